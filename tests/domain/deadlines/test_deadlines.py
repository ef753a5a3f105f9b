"""Each term of a file: its rule, its day, and how near that is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.deadlines.deadlines import Deadline, DeadlineTerms, Nearness
from ib_desk.domain.deadlines.school_days import Unit
from ib_desk.domain.file.anchors import Anchor, Anchored
from ib_desk.domain.records.contract import ContractReview
from ib_desk.domain.records.disclosure import Disclosure, DisclosureEvent, DisclosureState, Way
from ib_desk.domain.records.meeting import Meeting
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.domain.records.school import Region
from ib_desk.domain.records.signal import Signal
from tests.builders import noor
from tests.domain.made_files import CONTRACT, FILE, TODAY, made
from tests.samples import sample_id
from tests.shipped import catalogue

DAYS = st.dates(date(2025, 8, 1), date(2027, 6, 30))
CALENDAR = catalogue().holidays.calendar(Region.NORTH, ())
TERMS = DeadlineTerms(rules=catalogue().deadlines, calendar=CALENDAR)
ANCHORS = st.builds(Anchored, on=DAYS, since=st.none() | DAYS, until=st.none() | DAYS)


def due_of(rule_id: str, *records: Record, today: date = TODAY) -> date:
    (found,) = [one for one in TERMS.of_file(made(*records), today) if one.rule.id == rule_id]
    return found.due


def test_noor_has_what_her_file_says_the_earliest_first():
    found = TERMS.of_file(noor(), date(2026, 11, 20))
    assert [one.due for one in found] == sorted(one.due for one in found)
    assert [one.rule.id for one in found][:2] == ["agreement", "agreement"]
    assert found[0].anchored.words == "We weten hoe Noor slaapt en wat kan helpen."


@given(DAYS)
def test_first_look_back_is_two_weeks_after_the_contract_by_the_method(talked_on):
    assert due_of(
        "first_look_back", replace(CONTRACT, talked_on=talked_on), today=talked_on
    ) == talked_on + timedelta(days=14)


@given(DAYS)
def test_a_planned_look_back_is_on_its_day_as_was_agreed(planned_on):
    review = ContractReview(contract_id=CONTRACT.id, planned_on=planned_on)
    assert due_of("look_back", CONTRACT, review) == planned_on


@given(DAYS)
def test_a_signal_is_looked_at_within_a_school_week_by_own_practice(seen_on):
    due = due_of("signal", Signal(file_id=FILE.id, seen_on=seen_on), today=seen_on)
    assert due == CALENDAR.after(seen_on, 1, Unit.SCHOOL_WEEKS)


@given(DAYS)
def test_minutes_are_written_within_five_school_days_by_own_practice(held_on):
    meeting = Meeting(file_id=FILE.id, held_on=held_on)
    due = due_of("minutes", meeting, today=held_on + timedelta(days=1))
    assert due == CALENDAR.after(held_on, 5, Unit.SCHOOL_DAYS)


@given(DAYS)
def test_the_swv_decides_within_eight_weeks_by_awb_4_13(sent_on):
    request = SwvRequest(file_id=FILE.id, kind=RequestKind.ARRANGEMENT, sent_on=sent_on)
    due = due_of("request", request, today=sent_on)
    assert due >= sent_on + timedelta(weeks=8)
    assert CALENDAR.is_working_day(due)
    assert all(
        not CALENDAR.is_working_day(sent_on + timedelta(weeks=8, days=n))
        for n in range((due - sent_on).days - 56)
    )


def test_the_swv_decides_within_eight_weeks_of_receipt_not_of_sending_by_awb_4_13():
    request = SwvRequest(file_id=FILE.id, kind=RequestKind.ARRANGEMENT, sent_on=date(2026, 9, 17))
    sent = Disclosure(
        file_id=FILE.id,
        request_id=request.id,
        kind=OutputKind.REQUEST_PACKAGE,
        begun_at=datetime(2026, 9, 17, 12),  # noqa: DTZ001 - as the clock of the desk
        way=Way.SAVED,
        digest="",
    )
    received = DisclosureEvent(
        disclosure_id=sent.id,
        state=DisclosureState.RECEIVED,
        on=date(2026, 9, 21),
        noted_at=sent.begun_at,
    )
    assert due_of("request", request, today=TODAY) == date(2026, 11, 12)
    assert due_of("request", request, sent, received) == date(2026, 11, 16)


@given(st.lists(ANCHORS, max_size=8), DAYS)
def test_no_anchor_no_term_and_each_has_its_own(anchors, today):
    found = TERMS.of(anchors, today)
    standing = [one for one in anchors if one.stands_on(today)]
    assert {one.anchored.record_id for one in found} == {one.record_id for one in standing}
    assert all(one.rule.anchor is one.anchored.anchor for one in found)
    assert all(one.due >= one.anchored.on for one in found)


@given(ANCHORS, DAYS)
def test_what_a_list_kept_gives_the_same_terms_on_any_later_day(anchored, today):
    standing = replace(anchored, since=None, until=None)
    assert TERMS.of([standing], today) == TERMS.of([standing], today + timedelta(days=300))


def test_a_term_is_late_from_the_day_after_its_own():
    (rule,) = catalogue().deadlines.of(Anchor.AGREEMENT)
    anchored = Anchored(anchor=Anchor.AGREEMENT, record_id=sample_id(Signal), on=TODAY)
    deadline = Deadline(rule=rule, anchored=anchored, due=TODAY)
    near = [deadline.nearness(TODAY + timedelta(days=n)) for n in (-8, -7, 0, 1)]
    assert near == [Nearness.FAR, Nearness.SOON, Nearness.SOON, Nearness.LATE]
