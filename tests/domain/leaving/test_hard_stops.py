"""A request that names the pupil leaves only after everyone entitled could read it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.errors import ForbiddenInOutput, HardStop, InspectionMissing
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.leaving.hard_stops import (
    CLOSED_KINDS,
    NEVER_FIELDS,
    hard_stops,
    is_forbidden,
    is_settled,
    not_inspected,
)
from ib_desk.domain.records.field_place import FieldPlace, place_of
from ib_desk.domain.records.guardian import Custody, Guardian
from ib_desk.domain.records.kinds import KINDS
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import Inspection, InspectionOutcome, RequestKind, SwvRequest
from ib_desk.domain.records.school import School, Sector
from tests.domain.made_files import FATHER, MOTHER, NOOR, REQUEST, TODAY, made
from tests.shipped import rights_on


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkNote(Record):
    """A kind that comes later."""

    text: str = ""


def read_by(guardian: Guardian | None, **values: Any) -> Inspection:
    known: dict[str, Any] = {"outcome": InspectionOutcome.GIVEN, "on": TODAY}
    guardian_id = guardian.id if guardian else None
    return Inspection(request_id=REQUEST.id, guardian_id=guardian_id, **(known | values))


def unread(whole: WholeFile):
    return not_inspected(whole, REQUEST, rights_on(whole, TODAY), TODAY)


def stops(whole: WholeFile, *leaving: FieldPlace) -> tuple[HardStop, ...]:
    return hard_stops(whole, REQUEST, rights_on(whole, TODAY), TODAY, leaving)


@pytest.mark.parametrize(
    ("values", "settled"),
    [
        ({}, True),
        ({"outcome": InspectionOutcome.OFFERED}, True),
        ({"outcome": InspectionOutcome.OPEN}, False),
        ({"on": None}, False),
        ({"on": TODAY + timedelta(days=1)}, False),
        ({"on": None, "outcome": InspectionOutcome.OFFERED, "reason": "x"}, False),
        ({"on": None, "outcome": InspectionOutcome.NOT_POSSIBLE}, False),
        ({"on": TODAY, "outcome": InspectionOutcome.NOT_POSSIBLE, "reason": " "}, False),
        ({"on": None, "outcome": InspectionOutcome.NOT_POSSIBLE, "reason": "weg"}, True),
    ],
)
def test_reading_needs_a_day_and_not_possible_a_reason(values, settled):
    assert is_settled(read_by(MOTHER, **values), TODAY) is settled


class TestWhoMustRead:
    def test_each_parent_with_gezag(self):
        assert unread(made(MOTHER, FATHER)) == (MOTHER.id, FATHER.id)
        assert unread(made(MOTHER, FATHER, read_by(FATHER))) == (MOTHER.id,)
        assert unread(made(MOTHER, FATHER, read_by(FATHER), read_by(MOTHER))) is None

    def test_a_parent_without_gezag_does_not(self):
        assert unread(made(MOTHER, replace(FATHER, custody=Custody.NO), read_by(MOTHER))) is None

    def test_unknown_gezag_is_no_way_around(self):
        unsure = replace(FATHER, custody=Custody.UNKNOWN)
        assert unread(made(MOTHER, unsure, read_by(MOTHER))) == (FATHER.id,)

    def test_from_sixteen_the_pupil(self):
        sixteen = replace(NOOR, born_on=BirthDate(2010, 9, 17))
        assert unread(made(MOTHER, pupil=sixteen)) == (sixteen.id,)
        assert unread(made(MOTHER, read_by(None), pupil=sixteen)) is None

    def test_one_settled_record_of_several_is_enough(self):
        not_yet = read_by(MOTHER, on=None)
        assert unread(made(MOTHER, not_yet, read_by(MOTHER), not_yet)) is None

    def test_reading_another_request_does_not_count(self):
        other = replace(
            read_by(MOTHER),
            request_id=SwvRequest(kind=RequestKind.ARRANGEMENT, file_id=REQUEST.file_id).id,
        )
        assert unread(made(MOTHER, other)) == (MOTHER.id,)

    @pytest.mark.parametrize(
        ("sector", "born_on", "is_enough"),
        [
            (Sector.PO, BirthDate(2019, 3, 2), False),
            (Sector.PO, None, False),
            (Sector.VO, BirthDate(2010, 9, 18), False),
            (Sector.VO, None, False),
            (Sector.VO, BirthDate(2010, 9, 17), True),
            (Sector.VO, BirthDate(2008, 9, 17), True),
        ],
    )
    @pytest.mark.parametrize(
        "others",
        [(), (replace(MOTHER, custody=Custody.NO),), (replace(MOTHER, deceased=True),)],
        ids=["nobody", "without gezag", "deceased"],
    )
    def test_only_from_sixteen_does_the_pupil_read_in_place_of_the_parents(
        self, sector, born_on, is_enough, others
    ):
        pupil, school = replace(NOOR, born_on=born_on), School(sector=sector)
        whole = made(*others, read_by(None), pupil=pupil, school=school)
        assert unread(whole) == (None if is_enough else ())

    def test_a_reason_does_not_stand_in_for_finding_out_who_has_gezag(self):
        reason = {"on": None, "outcome": InspectionOutcome.NOT_POSSIBLE, "reason": "onbekend"}
        assert unread(made(read_by(None, **reason))) == ()
        unsure = replace(MOTHER, custody=Custody.UNKNOWN)
        assert unread(made(unsure, read_by(None, **reason))) == (MOTHER.id,)
        assert unread(made(unsure, read_by(unsure, **reason))) is None


def test_all_stops_are_told_at_once_as_errors_with_facts():
    secret = made(MOTHER, pupil=replace(NOOR, address_secret=True))
    found = stops(secret, place_of(NOOR, "address"), place_of(NOOR, "postcode"))
    assert [type(stop) for stop in found] == [InspectionMissing, ForbiddenInOutput]
    inspection, forbidden = found
    assert isinstance(inspection, InspectionMissing)
    assert inspection.missing == (MOTHER.id,)
    assert isinstance(forbidden, ForbiddenInOutput)
    assert forbidden.places == ("pupil.address", "pupil.postcode")


def test_nobody_known_is_a_stop_too():
    (stop,) = stops(made())
    assert isinstance(stop, InspectionMissing)
    assert stop.missing == ()


def test_nothing_stops_a_request_that_was_read():
    assert stops(made(MOTHER, read_by(MOTHER)), place_of(NOOR, "address")) == ()


@pytest.mark.parametrize("field", ["address", "postcode", "town"])
def test_a_secret_address_may_be_in_no_output(field):
    secret = made(pupil=replace(NOOR, address_secret=True))
    assert is_forbidden(place_of(NOOR, field), secret)
    assert not is_forbidden(place_of(NOOR, field), made())
    assert not is_forbidden(place_of(NOOR, "surname"), secret)


def test_the_address_of_a_guardian_is_secret_by_itself():
    hidden = replace(FATHER, address_secret=True)
    whole = made(MOTHER, hidden, pupil=replace(NOOR, address_secret=True))
    assert is_forbidden(place_of(hidden, "address"), whole)
    assert not is_forbidden(place_of(MOTHER, "address"), whole)
    assert not is_forbidden(place_of(whole.school, "address"), whole)


@pytest.mark.parametrize("field", sorted(NEVER_FIELDS))
def test_some_fields_are_refused_should_they_ever_exist(field):
    assert is_forbidden(FieldPlace(record=Pupil, record_id=uuid4(), field=field), made())
    assert not any(field in kind.__dataclass_fields__ for kind in KINDS)


def test_closed_kinds_are_refused_whatever_the_field():
    assert is_forbidden(FieldPlace(record=WorkNote, field="text"), made())
    assert "work_note" in CLOSED_KINDS
