"""The school and the professionals around its pupils."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from typing import Final, NewType
from uuid import UUID, uuid4

from ib_desk.domain.day_direction import AnyDay
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.swv import SwvProfileId

ProfessionalId = NewType("ProfessionalId", UUID)

_BRIN: Final = re.compile(r"[0-9]{2}[A-Z]{2}(?:[ -]?[0-9]{2})?")


def is_brin(text: str) -> bool:
    """Two digits and two letters, with or without the two digits of the site: “12AB00”."""
    return bool(_BRIN.fullmatch(text.strip().upper()))


class Sector(Enum):
    """Decides which law holds: WPO for PO, WVO 2020 for VO."""

    PO = "po"
    VO = "vo"


class Region(Enum):
    """Of the school holidays; unknown until someone chose."""

    NORTH = "north"
    MIDDLE = "middle"
    SOUTH = "south"


class Weekday(Enum):
    """In the order of the week, as `date.weekday` counts."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


@dataclass(frozen=True, slots=True, kw_only=True)
class School(Record):
    """The school whose files these are; a vault holds at most one.

    `working_days` are those of who uses the program; none means that she did not say. `swv_id` is
    the SWV that the school belongs to; a request may go to another.
    """

    name: str = ""
    brin: str = ""
    sector: Sector | None = None
    school_year: str = ""
    address: str = ""
    postcode: str = ""
    town: str = ""
    phone: str = ""
    email: str = ""
    board: str = ""
    director: str = ""
    coordinator: str = ""
    swv_id: SwvProfileId | None = None
    region: Region | None = None
    working_days: tuple[Weekday, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolHoliday(Record):
    """Days on which this very school is closed, in place of those of its region with that name."""

    name: str = ""
    starts_on: AnyDay | None = None
    ends_on: AnyDay | None = None

    @property
    def is_whole(self) -> bool:
        """Whether both days are known, in their order."""
        first, last = self.starts_on, self.ends_on
        return first is not None and last is not None and first <= last


class Role(Enum):
    """What a professional is to the pupils; teachers are listed apart from helpers."""

    TEACHER = "teacher"
    COORDINATOR = "coordinator"
    DIRECTOR = "director"
    SUPPORT_TEACHER = "support_teacher"
    ASSISTANT = "assistant"
    YOUTH_WORKER = "youth_worker"
    SOCIAL_WORKER = "social_worker"
    YOUTH_NURSE = "youth_nurse"
    EDUCATIONALIST = "educationalist"
    PSYCHOLOGIST = "psychologist"
    SPEECH_THERAPIST = "speech_therapist"
    ATTENDANCE_OFFICER = "attendance_officer"
    MENTOR = "mentor"
    OTHER = "other"


TEACHES = frozenset({Role.TEACHER, Role.MENTOR})
"""Who teach the pupil, and speak together in a contract."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Professional(Record):
    """A teacher or helper, typed once and then chosen in every file; `groups` names classes."""

    id: ProfessionalId = field(default_factory=lambda: ProfessionalId(uuid4()))
    name: str = ""
    role: Role | None = None
    organisation: str = ""
    groups: str = ""
    phone: str = ""
    email: str = ""
    available: str = ""
    note: str = ""
