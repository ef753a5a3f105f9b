"""Before a paper goes to others with what one guardian said, the card says so, on every print."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ib_desk.application.paper import PrintChoices, Report
from ib_desk.domain.file.statements import statement_on
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.output_kind import WITH_STATEMENTS
from ib_desk.domain.records.stated_on import can_be_stated_on
from ib_desk.domain.records.statement import Statement
from ib_desk.ui.preview.prints.choices_card import PrintChoicesCard
from tests.builders import FATHER, FILE, MOTHER, REQUEST_DAY, noor, records_of, without
from tests.exchange.printing import printed, words_of
from tests.shipped import catalogue

BARE = without(noor(), Statement)
OF_MOTHER = tuple(
    replace(statement_on(one, FILE), guardian_id=MOTHER, words="zqmoeder", said_on=REQUEST_DAY)
    for one in records_of(BARE)
    if can_be_stated_on(type(one))
)
SAID = replace(BARE, parts={**BARE.parts, Statement: OF_MOTHER})
TOLD = "Er staat een verklaring op van Marieke Bakker."
RULING = "Voor Joost van Dalen geldt een uitspraak"


def ruled(whole: WholeFile) -> WholeFile:
    """The same, where the father may not know it all."""
    guardians = tuple(
        replace(one, restriction="Geen informatie.") if one.id == FATHER else one
        for one in whole.guardians
    )
    return replace(whole, parts={**whole.parts, Guardian: guardians})


def warned(
    report: Report, whole: WholeFile, qtbot, chosen: Guardian | None = None
) -> tuple[str, PrintChoices]:
    card = PrintChoicesCard(report, catalogue().terms, catalogue().ages)
    qtbot.addWidget(card)
    card.show_file(whole, REQUEST_DAY)
    if chosen is not None:
        card.guardian.choice.choose(chosen.id)
        card.guardian.choice.chosen.emit(chosen.id)
    shown = card.guardian.custody
    return "" if shown.isHidden() else shown.text(), card.choices


@pytest.mark.parametrize("report", Report)
def test_it_is_told_of_each_print_on_which_it_stands_and_of_no_other(report, qtbot):
    words, choices = warned(report, SAID, qtbot)
    stands = "zqmoeder" in words_of(printed(report, SAID, choices).content)
    assert (TOLD in words) is stands
    assert stands is (report.output in WITH_STATEMENTS and report is not Report.PARENTS)
    assert TOLD not in warned(report, BARE, qtbot)[0]


@pytest.mark.parametrize("report", [Report.OPP, Report.MEETING, Report.CONTRACT, Report.REQUEST])
def test_a_ruling_for_the_other_counts_wherever_it_stands(report, qtbot):
    words, _choices = warned(report, ruled(SAID), qtbot)
    assert RULING in words
    assert RULING not in warned(report, ruled(BARE), qtbot)[0]


def test_who_alone_gets_it_knows_what_was_said(qtbot):
    mother, father = (
        next(one for one in SAID.guardians if one.id == wanted) for wanted in (MOTHER, FATHER)
    )
    assert TOLD not in warned(Report.OPP, SAID, qtbot, mother)[0]
    assert TOLD in warned(Report.OPP, SAID, qtbot, father)[0]


def test_the_overview_tells_what_a_parent_said_to_that_one_alone(qtbot):
    for chosen, stands in ((None, False), (FATHER, False), (MOTHER, True)):
        choices = PrintChoices(addressee=chosen)
        found = words_of(printed(Report.PARENTS, SAID, choices).content)
        assert ("zqmoeder" in found) is stands
