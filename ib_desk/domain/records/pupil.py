"""The pupil."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import NewType
from uuid import UUID, uuid4

from ib_desk.domain.birth_date import Age, BirthDate
from ib_desk.domain.day_direction import AnyDay, PastDay
from ib_desk.domain.records.interpreter import Interpreter
from ib_desk.domain.records.output_kind import A_REQUEST, OutputKind
from ib_desk.domain.records.record import Record, leaves

PupilId = NewType("PupilId", UUID)


class Gender(Enum):
    """The four values that a school's pupil system knows (EDEXML 2.1, geslacht)."""

    UNKNOWN = "unknown"
    BOY = "boy"
    GIRL = "girl"
    UNSPECIFIED = "unspecified"


@leaves(*A_REQUEST, words=("home_language", "about_me", "address", "postcode", "town", "country"))
@leaves(OutputKind.PARENTS_PRINT, words=("about_me", "address", "postcode", "town", "country"))
@leaves(OutputKind.TEACHERS_PRINT, words=("about_me",))
@leaves(OutputKind.PREPARATION_PRINT, words=("about_me", "home_language"))
@leaves(OutputKind.PLAN_PRINT, words=("about_me",))
@leaves(OutputKind.MY_PLAN_PRINT, words=("about_me",))
@leaves(OutputKind.MEETING_PRINT, words=("home_language",))
@dataclass(frozen=True, slots=True, kw_only=True)
class Pupil(Record):
    """Holds no BSN, PGN, nationality or birthplace: there is no field for them.

    `in_netherlands_since` and `dutch_school_since` are of who came from elsewhere: a bureau weighs
    what a child knows against how long it was taught here.
    """

    id: PupilId = field(default_factory=lambda: PupilId(uuid4()))
    call_name: str = ""
    first_names: str = ""
    initials: str = ""
    prefix: str = ""
    surname: str = ""
    born_on: BirthDate | None = None
    gender: Gender = Gender.UNKNOWN
    group_name: str = ""
    year_group: str = ""
    location: str = ""
    enrolled_on: AnyDay | None = None
    left_on: AnyDay | None = None
    address: str = ""
    postcode: str = ""
    town: str = ""
    country: str = ""
    address_secret: bool = False
    home_language: str = ""
    interpreter: Interpreter | None = None
    in_netherlands_since: PastDay | None = None
    dutch_school_since: PastDay | None = None
    about_me: str = ""
    pupil_number: str = ""
    edexml_key: str = ""
    eckid: str = ""

    @property
    def name(self) -> str:
        """Call name and surname as people say it: “Noor van Dalen”."""
        return " ".join(part for part in (self._given_name, self.prefix, self.surname) if part)

    @property
    def short_name(self) -> str:
        """What the child is called in a sentence."""
        return self.call_name or self.first_names or self.name

    @property
    def sort_name(self) -> str:
        """Surname first, prefix last, as a Dutch list is ordered: “Dalen, Noor van”."""
        rest = " ".join(part for part in (self._given_name, self.prefix) if part)
        return ", ".join(part for part in (self.surname, rest) if part)

    @property
    def _given_name(self) -> str:
        return self.call_name or self.first_names or self.initials

    def age_on(self, day: date) -> Age | None:
        """Whole years on `day`; `None` when nothing of the birth date is known."""
        return None if self.born_on is None else self.born_on.age_on(day)

    @property
    def group_label(self) -> str:
        """“groep 6”, or the name of the group where the year group says nothing to people."""
        if self.year_group.isdecimal():
            return f"groep {int(self.year_group)}"
        return self.group_name
