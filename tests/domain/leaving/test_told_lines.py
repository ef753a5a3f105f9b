"""Which lines of the register are told to whom: all but what another parent got alone."""

from __future__ import annotations

from datetime import date, datetime, time
from uuid import UUID

import pytest

from ib_desk.domain.leaving.told_lines import came_back, told_lines, went_out
from ib_desk.domain.records.disclosure import (
    Disclosure,
    DisclosureEvent,
    DisclosureState,
    Way,
)
from ib_desk.domain.records.output_kind import OutputKind
from tests.domain.made_files import FATHER, FILE, MOTHER, made

NOON = time(12)


def line(number: int, recipient: str, way: Way = Way.PRINTED) -> Disclosure:
    return Disclosure(
        file_id=FILE.id,
        kind=OutputKind.PLAN_PRINT,
        begun_at=datetime.combine(date(2026, 9, number), NOON),
        way=way,
        recipient=recipient,
        digest="",
    )


def became(of: Disclosure, state: DisclosureState) -> DisclosureEvent:
    return DisclosureEvent(
        disclosure_id=of.id, state=state, on=of.begun_at.date(), noted_at=of.begun_at
    )


def told(*lines: Disclosure, readers=(MOTHER,), with_others=False) -> list[UUID]:
    noted = [became(one, DisclosureState.MADE) for one in lines]
    whole = made(MOTHER, FATHER, *lines, *noted)
    return [one.disclosure.id for one in told_lines(whole, readers, with_others=with_others)]


BUREAU = line(1, "SWV PO Waterland-Fictief")
BOTH = line(2, f"{MOTHER.name}, {FATHER.name}")
HERS = line(3, MOTHER.name)
HIS = line(4, FATHER.name.upper())
NOBODYS = line(5, "")
WITH_OTHERS = line(6, f"{FATHER.name}, leraren")
EVERY = (BUREAU, BOTH, HERS, HIS, NOBODYS, WITH_OTHERS)


def test_the_newest_comes_first_and_what_another_parent_got_alone_is_left_out():
    assert told(*EVERY) == [one.id for one in reversed(EVERY) if one is not HIS]
    assert told(*EVERY, readers=(FATHER,)) == [one.id for one in reversed(EVERY) if one is not HERS]


def test_two_who_read_one_list_hear_of_no_line_that_one_of_them_got_alone():
    found = told(*EVERY, readers=(MOTHER, FATHER))
    assert found == [one.id for one in reversed(EVERY) if one not in (HERS, HIS)]


@pytest.mark.parametrize(
    ("readers", "with_others"), [((MOTHER,), True), ((MOTHER, FATHER), True), ((), False)]
)
def test_all_is_told_where_somebody_says_so_and_to_the_pupil(readers, with_others):
    assert told(*EVERY, readers=readers, with_others=with_others) == [
        one.id for one in reversed(EVERY)
    ]


def test_what_is_being_made_and_what_was_opened_here_left_nowhere():
    begun, opened = line(7, "leraren"), line(8, "", Way.OPENED)
    whole = made(begun, opened, became(opened, DisclosureState.MADE))
    assert told_lines(whole, (), with_others=True) == ()


def test_what_came_back_is_apart_and_of_what_is_unknown_it_may_stand_outside():
    states = (
        DisclosureState.SENT,
        DisclosureState.UNKNOWN,
        DisclosureState.NOT_SENT,
        DisclosureState.NOT_COMPLETED,
    )
    lines = [line(number, "leraren") for number in range(1, 5)]
    events = [became(one, state) for one, state in zip(lines, states, strict=True)]
    found = told_lines(made(*lines, *events), (), with_others=True)
    sent, unknown, not_sent, not_completed = (one.id for one in lines)
    assert [one.disclosure.id for one in went_out(found)] == [unknown, sent]
    assert [one.disclosure.id for one in came_back(found)] == [not_completed, not_sent]
