"""The adults who answer for a pupil."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from typing import NewType
from uuid import UUID, uuid4

from ib_desk.domain.day_direction import AnyDay, PastDay
from ib_desk.domain.records.interpreter import Interpreter
from ib_desk.domain.records.output_kind import A_REQUEST, OutputKind
from ib_desk.domain.records.pupil import PupilId
from ib_desk.domain.records.record import Record, leaves

GuardianId = NewType("GuardianId", UUID)


class Relation(Enum):
    """What a guardian is to the pupil; `INSTITUTION` has the voogdij, `YOUTH_PROTECTOR` has not."""

    MOTHER = "mother"
    FATHER = "father"
    STEPPARENT = "stepparent"
    FOSTER_PARENT = "foster_parent"
    LEGAL_GUARDIAN = "legal_guardian"
    INSTITUTION = "institution"
    YOUTH_PROTECTOR = "youth_protector"
    OTHER = "other"


class Custody(Enum):
    """Parental authority (gezag); never assumed from the relation."""

    UNKNOWN = "unknown"
    YES = "yes"
    NO = "no"


class Informed(Enum):
    """How information comes to this home, as was agreed; the law gives the right itself."""

    ITSELF = "itself"
    ON_REQUEST = "on_request"
    THROUGH_OTHER = "through_other"


WITH_MEASURE = frozenset({Relation.INSTITUTION, Relation.YOUTH_PROTECTOR})
"""Who is there by a measure of a court, which ends."""


@leaves(*A_REQUEST, words=("organisation", "custody_source", "phone", "email", "language"))
@leaves(OutputKind.PARENTS_PRINT, words=("organisation", "address", "postal_address", "country"))
@leaves(OutputKind.PREPARATION_PRINT, OutputKind.MEETING_PRINT, words=("language",))
@dataclass(frozen=True, slots=True, kw_only=True)
class Guardian(Record):
    """A parent or other carer, with or without parental authority.

    `organisation` is where a voogdijwerker or youth protector works, `measure_until` is when the
    voogdij or the supervision ends. `restriction` is what a ruling of `ruling_on` says that this
    person may not know or do, up to and including `restricted_until`. `address` is of a home of its
    own, `country` of a home abroad, `postal_address` of letters that go elsewhere.
    """

    id: GuardianId = field(default_factory=lambda: GuardianId(uuid4()))
    pupil_id: PupilId
    name: str = ""
    relation: Relation | None = None
    organisation: str = ""
    measure_until: AnyDay | None = None
    custody: Custody = Custody.UNKNOWN
    custody_source: str = ""
    custody_checked_on: PastDay | None = None
    phone: str = ""
    email: str = ""
    contact_preference: str = ""
    language: str = ""
    interpreter: Interpreter | None = None
    informed: Informed | None = None
    lives_with_pupil: bool | None = None
    address: str = ""
    country: str = ""
    postal_address: str = ""
    address_secret: bool = False
    deceased: bool = False
    restriction: str = ""
    ruling_on: PastDay | None = None
    restricted_until: AnyDay | None = None
    note: str = ""

    @property
    def takes_part(self) -> bool:
        """Has gezag, or may have it, or cares for the child each day without it."""
        return self.custody is not Custody.NO or self.relation is Relation.FOSTER_PARENT

    @property
    def hides_home(self) -> bool:
        """Whether the pupil's address is as secret: who has no other lives there too."""
        lives_there = bool(self.lives_with_pupil) and not self.address.strip()
        return self.address_secret and lives_there

    def is_restricted_on(self, day: date) -> bool:
        """Whether a ruling holds on `day`; one whose day nobody wrote down holds all the same."""
        is_over = self.restricted_until is not None and self.restricted_until < day
        return bool(self.restriction.strip()) and not is_over

    def ended_on(self, day: date) -> bool:
        """Whether the measure by which this person is there was over before `day`."""
        is_over = self.measure_until is not None and self.measure_until < day
        return self.relation in WITH_MEASURE and is_over

    def as_on(self, day: date) -> Guardian:
        """With the gezag of that day: a voogdij that ended gives none, and who has it is asked."""
        if self.custody is Custody.YES and self.ended_on(day):
            return replace(self, custody=Custody.UNKNOWN)
        return self

    def is_in(self, output: OutputKind) -> bool:
        """Who died is asked nothing any more."""
        del output
        return not self.deceased
