"""Who may see an outcome, as somebody said it, is obeyed by every print, also by what is new."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from ib_desk.application.paper import PrintChoices, Report
from ib_desk.domain.file.statements import statement_on
from ib_desk.domain.records.assessment import Assessment, MaySee
from ib_desk.domain.records.statement import Statement
from tests.builders import FILE, noor, without
from tests.exchange.printing import printed, words_of

READER = {Report.PARENTS: MaySee.PARENTS, Report.TEACHERS: MaySee.TEACHERS}
EVERYTHING = PrintChoices(
    with_scores=True,
    with_safety=True,
    signature_lines=True,
    with_more_answers=True,
    with_home=True,
    with_health=True,
)
SOME = [some for count in range(len(MaySee) + 1) for some in combinations(MaySee, count)]


def marked(some: tuple[MaySee, ...]) -> str:
    """A word that stands for just these readers."""
    return f"zq{SOME.index(some)}onderzoekx"


@pytest.mark.parametrize("report", Report)
def test_an_outcome_is_on_paper_for_those_alone_of_whom_that_was_said(report: Report) -> None:
    bare = without(noor(), Assessment, Statement)
    found = [
        Assessment(file_id=FILE, instrument=marked(some), outcome=marked(some), may_see=some)
        for some in SOME
    ]
    said = [replace(statement_on(one, FILE), words=f"{one.instrument}verklaring") for one in found]
    whole = replace(bare, parts={**bare.parts, Assessment: tuple(found), Statement: tuple(said)})
    text = words_of(printed(report, whole, EVERYTHING).content)
    reader = READER.get(report, MaySee.BUREAU)
    # A paper of one sheet may hold fewer; a word of the statement holds that of the outcome.
    on_paper = {one.instrument for one in found if one.instrument in text}
    assert on_paper <= {one.instrument for one in found if reader in one.may_see}
    assert bool(on_paper) is (report in READER or report.is_of_request)
