"""The team's decision on the case: when a weighing asks for one, and which is the last."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ib_desk.domain.file.case_decisions import (
    case_decisions,
    changes_level,
    changes_of,
    changes_place,
    decided_after,
    decided_on,
    decision_after,
    meeting_of_decision,
    options,
)
from ib_desk.domain.file.timeline import timeline
from ib_desk.domain.records.decision import Changes, Decision, DecisionOption
from ib_desk.domain.records.meeting import Meeting
from ib_desk.domain.records.moment import Happening
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.weighing import SupportPlace, Weighing
from tests.domain.made_files import FILE, TODAY, made

MARCH, JUNE, LATER = date(2026, 3, 24), date(2026, 6, 9), date(2026, 6, 22)
MDO = Meeting(file_id=FILE.id, held_on=LATER)
UNDATED = Meeting(file_id=FILE.id)
ON_CASE = Decision(meeting_id=MDO.id, decided="Arrangement vragen.", changes=(Changes.LEVEL,))
OTHER = Decision(meeting_id=MDO.id, decided="Esther belt.")
WRITTEN = Decision(meeting_id=UNDATED.id, changes=(Changes.PLACE,))


def weighed(day: date | None, level: int | None) -> Weighing:
    return Weighing(file_id=FILE.id, weighed_on=day, chosen_level=level)


def test_only_what_changes_level_or_place_is_on_the_case_the_oldest_first():
    whole = made(MDO, UNDATED, WRITTEN, OTHER, ON_CASE)
    assert case_decisions(whole) == (ON_CASE, WRITTEN)
    assert decided_on(whole, ON_CASE) == LATER
    assert decided_on(whole, WRITTEN) is None
    assert decided_on(made(ON_CASE), ON_CASE) is None
    assert meeting_of_decision(whole, OTHER) == MDO


def test_what_was_looked_at_stands_in_its_order_and_nothing_of_what_has_no_words():
    one = DecisionOption(decision_id=ON_CASE.id, what="Doorgaan zoals nu")
    two = DecisionOption(decision_id=ON_CASE.id, what="Arrangement", is_chosen=True)
    empty = DecisionOption(decision_id=ON_CASE.id, what=" ")
    assert options(made(ON_CASE, one, empty, two), ON_CASE) == (one, two)


@pytest.mark.parametrize(
    ("before", "now", "is_other"),
    [(3, 4, True), (4, 3, True), (3, 3, False), (None, 3, False), (3, None, False)],
)
def test_another_level_than_before_asks_for_a_decision(before, now, is_other):
    weighing = weighed(JUNE, now)
    assert changes_level(made(weighed(MARCH, before), weighing), weighing) is is_other


def test_the_level_that_was_taken_over_is_one_before_too():
    weighing = weighed(JUNE, 3)
    taken_over = replace(FILE, taken_over_level=4)
    assert changes_level(made(weighing, file=taken_over), weighing)
    assert not changes_level(made(weighing), weighing)
    assert not changes_level(made(weighed(None, 4)), weighed(None, 4))


@pytest.mark.parametrize(
    ("before", "now", "is_other"),
    [
        (None, SupportPlace.OWN_SCHOOL, False),
        (None, SupportPlace.SPECIAL, True),
        (SupportPlace.SPECIAL, SupportPlace.OWN_SCHOOL, True),
        (SupportPlace.SPECIAL, SupportPlace.SPECIAL, False),
        (SupportPlace.SPECIAL, None, False),
    ],
)
def test_another_place_than_before_asks_for_a_decision_at_the_same_level(before, now, is_other):
    first = replace(weighed(MARCH, 4), support_place=before)
    again = replace(weighed(JUNE, 4), support_place=now)
    whole = made(first, again)
    assert changes_place(whole, again) is is_other
    assert changes_of(whole, again) == ((Changes.PLACE,) if is_other else ())
    assert not changes_place(whole, replace(again, weighed_on=None))


def test_a_child_is_at_its_own_school_to_begin_with():
    first = replace(weighed(MARCH, 4), support_place=SupportPlace.OTHER_SCHOOL)
    assert changes_of(made(first), first) == (Changes.PLACE,)
    assert decision_after(made(first), first)[1].changes == (Changes.PLACE,)


def test_the_first_decision_on_the_day_or_after_it_answers():
    whole = made(MDO, UNDATED, ON_CASE, WRITTEN, OTHER)
    assert decided_after(whole, weighed(JUNE, 4)) == ON_CASE
    assert decided_after(whole, weighed(LATER, 4)) == ON_CASE
    assert decided_after(whole, weighed(TODAY, 4)) is None
    assert decided_after(whole, weighed(None, 4)) is None


def test_a_new_one_comes_in_the_meeting_of_that_day_or_in_one_that_is_new():
    meeting, decision = decision_after(made(MDO), weighed(LATER, 4))
    assert (meeting, decision.meeting_id) == (MDO, MDO.id)
    assert decision.changes == (Changes.LEVEL,)
    meeting, decision = decision_after(made(MDO), weighed(JUNE, 4))
    assert (meeting.held_on, meeting.file_id, decision.meeting_id) == (JUNE, FILE.id, meeting.id)


def test_the_timeline_tells_it_and_of_others_tells_the_meeting():
    told = [one for one in timeline(made(MDO, ON_CASE, OTHER), TODAY) if one.kind is Decision]
    assert [(one.on, one.moment.happening) for one in told] == [(LATER, Happening.CASE_DECIDED)]


def test_a_request_tells_of_the_case_alone():
    assert ON_CASE.is_in(OutputKind.REQUEST_PRINT)
    assert not OTHER.is_in(OutputKind.REQUEST_PRINT)
    assert OTHER.is_in(OutputKind.MEETING_PRINT)
