"""OPP: the plan for extra support, version by version; who was consulted on it, and who agrees.

From when it runs and until when (what ROD asks) is said by its `RunningMeasure` alone. A text that
is empty says what the file says (`ib_desk.domain.file.opp_texts`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from typing import Final, NewType
from uuid import UUID, uuid4

from ib_desk.domain.day_direction import AnyDay, ComingDay, PastDay
from ib_desk.domain.records.guardian import GuardianId
from ib_desk.domain.records.moment import Happening, Moment
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.record import Among, Record, leaves
from ib_desk.domain.records.running_measure import RunningMeasureId
from ib_desk.domain.records.support_file import SupportFileId

OppId = NewType("OppId", UUID)


class OppState(Enum):
    """What was done with it; that somebody does not agree follows from who said so."""

    CONCEPT = "concept"
    SET = "set"
    LAPSED = "lapsed"


class CountsFrom(Enum):
    """What began the six weeks."""

    ENROLLED = "enrolled"
    PLACED = "placed"
    DECIDED = "decided"


class Outflow(Enum):
    """Where school expects the pupil to go; which of them a sector uses is data."""

    SPECIAL_SECONDARY = "special_secondary"
    PRACTICAL = "practical"
    VMBO_BASIC = "vmbo_basic"
    VMBO_CADRE = "vmbo_cadre"
    VMBO_MIXED = "vmbo_mixed"
    VMBO_THEORETICAL = "vmbo_theoretical"
    HAVO = "havo"
    VWO = "vwo"
    DAY_CARE = "day_care"
    WORK = "work"
    MBO_1 = "mbo_1"
    MBO_2 = "mbo_2"
    MBO_3 = "mbo_3"
    MBO_4 = "mbo_4"
    HBO = "hbo"
    UNIVERSITY = "university"


class OppText(Enum):
    """A part of the plan that a next version takes over; the value is the name of its field."""

    OUTFLOW = "outflow"
    OUTFLOW_BECAUSE = "outflow_because"
    GUIDANCE = "guidance"
    DEVIATES = "deviates"
    DEVIATIONS = "deviations"
    HELPS = "helps"
    HINDERS = "hinders"


TAKEN_OVER: Final = frozenset(part.value for part in OppText)
"""Fields that a next version begins with."""


@leaves(
    OutputKind.OPP_PRINT,
    words=("outflow_because", "guidance", "deviations", "helps", "hinders"),
)
@leaves(OutputKind.OPP_GUIDANCE_PRINT, words=("guidance", "deviations"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Opp(Record):
    """One version. `deviates` is `None` until somebody said so: unknown is not “no”.

    `to_adapt` are the parts that were taken over from the version before and that nobody touched.
    """

    id: OppId = field(default_factory=lambda: OppId(uuid4()))
    file_id: SupportFileId
    measure_id: RunningMeasureId | None = None
    version: int = 1
    counts_because: CountsFrom | None = None
    counts_from: AnyDay | None = None
    outflow: tuple[Outflow, ...] = ()
    outflow_because: str = ""
    guidance: str = ""
    deviates: bool | None = None
    deviations: str = ""
    helps: str = ""
    hinders: str = ""
    evaluate_on: ComingDay | None = None
    to_adapt: tuple[OppText, ...] = ()
    state: OppState = OppState.CONCEPT
    set_on: PastDay | None = None

    @property
    def is_set(self) -> bool:
        """It holds, or it held: then its text stays as it was."""
        return self.state is not OppState.CONCEPT

    @property
    def is_to_settle(self) -> bool:
        """It is a concept."""
        return not self.is_set

    def moments(self, among: Among) -> Iterator[Moment]:
        """The day on which it was set."""
        del among
        if self.is_set and self.set_on is not None:
            yield Moment(
                happening=Happening.OPP_SET,
                on=self.set_on,
                words=self.outflow_because,
                number=self.version,
            )

    def next_version(self) -> Opp:
        """A concept that begins with the words of this one, each to be looked at again."""
        known = [part for part in OppText if getattr(self, part.value) not in ("", (), None)]
        return replace(
            self,
            id=OppId(uuid4()),
            version=self.version + 1,
            counts_because=None,
            counts_from=None,
            evaluate_on=None,
            to_adapt=tuple(known),
            state=OppState.CONCEPT,
            set_on=None,
        )

    def adapted(self, name: str) -> Opp:
        """Somebody looked at this field again."""
        return replace(self, to_adapt=tuple(one for one in self.to_adapt if one.value != name))


class AskedBy(Enum):
    """In which way somebody was asked to talk about the plan."""

    SPOKEN = "spoken"
    PHONE = "phone"
    MAIL = "mail"
    MESSAGE = "message"
    LETTER = "letter"
    HOME_VISIT = "home_visit"


@dataclass(frozen=True, slots=True, kw_only=True)
class OppConsultation(Record):
    """One try to talk about the plan with a guardian, or with the pupil where none is named."""

    opp_id: OppId
    guardian_id: GuardianId | None = None
    asked_on: PastDay | None = None
    asked_by: AskedBy | None = None
    talked_on: PastDay | None = None

    @property
    def is_to_settle(self) -> bool:
        """They did not talk yet."""
        return self.talked_on is None

    def moments(self, among: Among) -> Iterator[Moment]:
        """Asked, and talked."""
        who = among.called(self.guardian_id)
        for happening, day in _filled(
            (Happening.OPP_ASKED, self.asked_on), (Happening.OPP_TALKED, self.talked_on)
        ):
            yield Moment(happening=happening, on=day, who=who, choice=self.asked_by)


class OppAgrees(Enum):
    """What somebody says of the handelingsdeel; no answer is neither yes nor no."""

    YES = "yes"
    NO = "no"
    NO_REPLY = "no_reply"


@dataclass(frozen=True, slots=True, kw_only=True)
class OppAgreement(Record):
    """Of a guardian, or of the pupil where none is named: to have seen it is not to agree."""

    opp_id: OppId
    guardian_id: GuardianId | None = None
    agrees: OppAgrees | None = None
    said_on: PastDay | None = None
    seen_on: PastDay | None = None

    @property
    def is_to_settle(self) -> bool:
        """Nobody knows yet what this person says."""
        return self.agrees is None

    def moments(self, among: Among) -> Iterator[Moment]:
        """Seen, and answered."""
        who = among.called(self.guardian_id)
        if self.seen_on is not None:
            yield Moment(happening=Happening.OPP_SEEN, on=self.seen_on, who=who)
        if self.said_on is not None:
            yield Moment(
                happening=Happening.OPP_ANSWERED, on=self.said_on, who=who, choice=self.agrees
            )


def _filled(*pairs: tuple[Happening, date | None]) -> Iterator[tuple[Happening, date]]:
    return ((happening, day) for happening, day in pairs if day is not None)
