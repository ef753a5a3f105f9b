"""What stands on paper was looked through: no print holds a word that its list does not name."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import fields

import pytest

from ib_desk.application.paper import PrintChoices, Report
from ib_desk.domain.leaving.outgoing_texts import OUTGOING_FIELDS
from ib_desk.domain.records.contract import ContractParty
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.school import Professional, School
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.records.swv_route import SwvRoute
from tests.builders import MOTHER, closing_of_noor, left_of_noor, noor_records, whole
from tests.exchange.printing import printed, saying, words_of

NAMES: dict[type[Record], set[str]] = {
    Pupil: {"call_name", "first_names", "initials", "prefix", "surname", "group_name"},
    Guardian: {"name"},
    ContractParty: {"name"},
    School: {field.name for field in fields(School)},
    SwvProfile: {"name", "number", "levels"},
    SwvRoute: {"own_words"},
    SwvRequest: {"reference"},
    Professional: {"name", "organisation", "phone", "email", "available"},
}
"""Who people are, how to reach a colleague, by which number a request is known: no running text."""


@pytest.mark.parametrize("report", Report)
def test_only_fields_that_may_leave_are_on_it(report):
    """Each field of free text holds a mark of its own; what is found must be on the list."""
    marks: dict[str, tuple[type[Record], str]] = {}

    def marked(record: Record) -> Record:
        def mark(name: str) -> str:
            mark = f"zq{len(marks):04}x"
            marks[mark] = (type(record), name)
            return mark

        return saying(record, mark)

    known = whole(
        *(marked(record) for record in (*noor_records(), *closing_of_noor(), *left_of_noor()))
    )
    every = PrintChoices(
        with_scores=True,
        with_safety=True,
        signature_lines=True,
        with_more_answers=True,
        with_home=True,
        with_health=True,
        with_others=True,
        # Of a ruling that says anything no letter goes by itself: she chose for whom it is.
        addressee=MOTHER if report is Report.CLOSING else None,
    )
    found = words_of(printed(report, known, every).content)
    leaving = defaultdict(set)
    for mark, (kind, name) in marks.items():
        if mark in found:
            leaving[kind].add(name)
    assert leaving
    for kind, names in leaving.items():
        allowed = NAMES.get(kind, set()) | set(OUTGOING_FIELDS[report.output].get(kind, ()))
        assert names <= allowed, kind
