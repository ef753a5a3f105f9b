"""The short cases are true on any day: what happened lies behind, and each group has something."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from enum import Enum
from functools import cache
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.application.sittings import SHARED
from ib_desk.domain.care.matched_care import deviates, propose
from ib_desk.domain.day_direction import Direction, directions
from ib_desk.domain.deadlines.day import Group, day_before, group_of
from ib_desk.domain.deadlines.deadlines import Deadline, DeadlineTerms
from ib_desk.domain.dutch_dates import MONTHS, school_year
from ib_desk.domain.file.anchoring import anchored_signals
from ib_desk.domain.file.anchors import Anchor
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.disclosure import ConsentUsed
from ib_desk.domain.records.erasure import Erasure
from ib_desk.domain.records.kinds import KINDS, wholes
from ib_desk.domain.records.meeting import Meeting
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.running_measure import MeasureKind, RunningMeasure
from ib_desk.domain.records.school import Professional, Region, School, SchoolHoliday, Sector
from ib_desk.domain.records.seen import SeenText
from ib_desk.domain.records.signal import Signal
from ib_desk.domain.records.sitting import Sitting
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.domain.records.swv_form import SwvForm, SwvFormBox
from ib_desk.domain.records.weighing import Weighing
from ib_desk.domain.records.work_note import WorkNote
from ib_desk.main.example import example_records, short_cases
from ib_desk.main.example_days import Moved
from ib_desk.main.resources import resources_root
from tests.shipped import catalogue

FIRST = date(2026, 11, 20)
A_YEAR = st.dates(FIRST, FIRST + timedelta(days=365))
MADE_BY_THE_PROGRAM = {Attachment, SwvForm, SwvFormBox, SeenText, ConsentUsed, Erasure}
"""Documents, forms and what signers saw come with the vault, and by which yes something left is
written as it leaves; nobody erased anything."""
MONTH = re.compile(rf"(?<!\d )\b(?:{'|'.join(MONTHS)})\b")
SEASON = re.compile(
    r"\b(?:kerst|lente|voorjaar|zomer|herfst|najaar|winter|vakantie)", re.IGNORECASE
)


def records_of(day: date) -> tuple[Record, ...]:
    """All that stands in the demo vault that is made on this day, but the pupils of the school."""
    return _as_moved(Moved.to(day))


@cache
def _as_moved(moved: Moved) -> tuple[Record, ...]:
    """Once for each week."""
    return tuple(map(moved.value, _as_written()))


@cache
def _as_written() -> tuple[Record, ...]:
    return (*example_records(resources_root()), *short_cases(resources_root()))


def files_in(records: Sequence[Record]) -> Iterator[WholeFile]:
    """Each file with all that is part of it."""
    parts: dict[UUID, dict[type[Record], list[Record]]] = {}
    belongs: dict[UUID, UUID] = {}
    people = {one.id: one for one in records if isinstance(one, Professional)}
    pupils = {one.id: one for one in records if isinstance(one, Pupil)}
    files = [one for one in records if isinstance(one, SupportFile)]
    for file in files:
        parts[file.id] = defaultdict(list)
        belongs[file.id] = belongs[file.pupil_id] = file.id
    for record in records:
        whole = next((belongs[i] for _kind, i in wholes(record) if i in belongs), None)
        if whole is not None:
            belongs[record.id] = whole
            parts[whole][type(record)].append(record)
    for file in files:
        yield WholeFile(
            school=School(),
            pupil=pupils[file.pupil_id],
            file=file,
            people=people,
            parts={kind: tuple(found) for kind, found in parts[file.id].items()},
        )


def vandaag(today: date) -> dict[Group | None, list[Deadline]]:
    """What the window shows on the day on which the example is made."""
    records = records_of(today)
    school = next(one for one in reversed(records) if isinstance(one, School))
    own = tuple(one for one in records if isinstance(one, SchoolHoliday))
    calendar = catalogue().holidays.calendar(school.region, own)
    terms = DeadlineTerms(rules=catalogue().deadlines, calendar=calendar)
    loose = [one for one in records if isinstance(one, Signal) and one.file_id is None]
    found = [one for whole in files_in(records) for one in terms.of_file(whole, today)]
    before = day_before(today, school.working_days, calendar)
    groups = defaultdict(list)
    for one in (*found, *terms.of(anchored_signals(loose), today)):
        groups[group_of(one, today, before)].append(one)
    return groups


@given(A_YEAR)
def test_each_group_of_vandaag_has_something_on_any_day(today):
    groups = vandaag(today)
    assert all(groups[group] for group in Group)


@given(A_YEAR)
def test_what_happened_lies_behind_on_any_day(today):
    moved = Moved.to(today)
    for record in (*records_of(today), *map(moved.value, _daan())):
        for name in _past_days()[type(record)]:
            day = getattr(record, name)
            assert day is None or day <= today, (record, name)


@cache
def _daan() -> tuple[Record, ...]:
    return example_records(resources_root(), Sector.VO)


def test_in_the_secondary_school_one_waits_and_a_decision_comes_when_the_day_passed():
    (daan,) = files_in(_daan())
    terms = DeadlineTerms(
        rules=catalogue().deadlines, calendar=catalogue().holidays.calendar(Region.NORTH, ())
    )
    for ahead, group in ((0, Group.WAITING), (8, Group.DECIDE)):
        today = FIRST + timedelta(days=ahead)
        (asked,) = (
            one for one in terms.of_file(daan, today) if one.anchored.anchor is Anchor.ASKED
        )
        assert group_of(asked, today, today) is group


@cache
def _past_days() -> dict[type[Record], list[str]]:
    ways = {kind: directions(kind).items() for kind in KINDS}
    return {kind: [n for n, way in each if way is Direction.PAST] for kind, each in ways.items()}


@given(A_YEAR)
def test_what_runs_runs_and_what_hangs_on_a_school_year_ends_with_one(today):
    measures = [one for one in records_of(today) if isinstance(one, RunningMeasure)]
    by_kind = defaultdict(list)
    for one in measures:
        assert one.starts_on is not None
        assert one.ends_on is not None
        assert one.starts_on <= one.ends_on
        by_kind[one.kind].append(one)
    assert all(one.runs_on(today) for one in by_kind[MeasureKind.OPP])
    (tlv,) = by_kind[MeasureKind.TLV]
    assert tlv.starts_on == date(school_year(today) + 1, 8, 1)


def test_what_was_planned_and_what_happened_lies_on_a_school_day():
    for record in records_of(FIRST):
        names = directions(type(record)).keys() - {"born_on", "enrolled_on"}
        for day in filter(None, (getattr(record, name) for name in names)):
            is_of_a_year = (day.month, day.day) in {(7, 31), (8, 1)}
            assert is_of_a_year or day.weekday() < 5, (record, day)


def test_each_kind_that_a_person_writes_is_in_the_example():
    kinds = {type(record) for record in records_of(FIRST)}
    assert set(KINDS) - kinds == MADE_BY_THE_PROGRAM


@pytest.mark.parametrize("sector", Sector)
def test_no_sentence_names_a_month_or_a_season_alone_for_it_would_not_move_along(sector):
    """Days in words move with the example; “voor de kerst” stays, and is untrue in May."""
    records = example_records(resources_root(), sector)
    records += short_cases(resources_root()) if sector is Sector.PO else ()
    for record in records:
        for words in _texts(record):
            assert not MONTH.search(words), words
            assert not SEASON.search(words), words


@pytest.mark.parametrize("sector", Sector)
def test_nothing_rests_on_what_was_not_tried_yet(sector):
    records = example_records(resources_root(), sector)
    records += short_cases(resources_root()) if sector is Sector.PO else ()
    said = [words for record in records for words in _texts(record)]
    assert not [words for words in said if re.search("nog niet geprobeerd|eerst proberen", words)]


def _texts(value: Any) -> Iterator[str]:
    """Every sentence of a record, also inside a list; no names of free days and no codes."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))


def test_each_chosen_level_is_one_that_the_rule_finds_fitting():
    rule = catalogue().care_rule
    weighings = [one for one in records_of(FIRST) if isinstance(one, Weighing)]
    assert len(weighings) == 7
    for weighing in weighings:
        proposal = propose(weighing, rule)
        assert not deviates(weighing, proposal), weighing


def test_no_file_names_a_child_of_another():
    records = _as_written()
    names = {one.call_name for one in records if isinstance(one, Pupil)}
    for whole in files_in(records):
        others = re.compile(rf"\b(?:{'|'.join(names - {whole.pupil.call_name})})\b")
        for part in (one for parts in whole.parts.values() for one in parts):
            for words in _texts(part):
                assert not others.search(words), words


def test_luuk_has_nothing_but_what_its_writer_alone_sees():
    records = short_cases(resources_root())
    luuk = next(one for one in records if isinstance(one, Pupil) and one.call_name == "Luuk")
    his = [one for one in records if getattr(one, "pupil_id", None) == luuk.id]
    assert [type(one) for one in his] == [WorkNote]
    assert not any(whole.pupil.id == luuk.id for whole in files_in(records))


def test_the_team_meeting_is_about_four_children_and_says_the_same_of_all():
    records = short_cases(resources_root())
    for sitting in (one for one in records if isinstance(one, Sitting)):
        seats = [
            one for one in records if isinstance(one, Meeting) and one.sitting_id == sitting.id
        ]
        assert len({one.file_id for one in seats}) == len(seats) == 4
        assert {(one.held_on, one.purpose) for one in seats} == {(sitting.held_on, sitting.purpose)}
        assert len({tuple(getattr(one, name) for name in SHARED) for one in seats}) == 1
