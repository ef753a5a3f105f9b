"""The points of a complete and clear request as data, and what looking at one gives.

Which points there are, for which kinds of request, and their words are in
`resources/requests/points.toml`; what a point looks at comes from a closed vocabulary (`Check`).
Who asks for a point stands beside it in that file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Final
from uuid import UUID

from ib_desk.domain.certainty import Certainty
from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.law.rights import Rights
from ib_desk.domain.leaving.signed_sheets import SheetStanding
from ib_desk.domain.records.attachment import DocumentKind
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.domain.records.school import School
from ib_desk.domain.words.terms import Terms


class Check(Enum):
    """What a point looks at; behind each the parameters that it needs beside `code` and words."""

    FILLED = "filled"  # record, fields, least: words
    QUESTION = "question"  # limit: characters, least: words
    PUPIL_VOICE = "pupil_voice"
    SHARED_PERSPECTIVE = "shared_perspective"  # least: words
    STRENGTH = "strength"
    NEEDS = "needs"  # least: words
    GOALS = "goals"
    EFFECT = "effect"  # least: words
    DONE = "done"  # least: words
    FALLS_SHORT = "falls_short"  # least: words
    ASKED = "asked"  # least: words
    PERIOD = "period"
    SUMMARY = "summary"  # limit: characters, least: words
    WEIGHING = "weighing"  # limit: months
    VIEWS = "views"
    INSPECTIONS = "inspections"
    DIRECTOR = "director"
    CUSTODY = "custody"
    CONSENTS = "consents"  # limit: months
    ADDRESS = "address"
    SCHOOL = "school"
    SWV = "swv"
    ATTACHED = "attached"  # document or none for any, limit: months
    RECENT = "recent"  # limit: months
    OPP = "opp"
    ABSENCE = "absence"  # limit: months
    CAREER = "career"
    CATEGORY = "category"  # least: words
    REPORTS = "reports"
    RECEIVING = "receiving"
    MAIN_GOAL = "main_goal"
    TALK = "talk"
    EXPERTS = "experts"
    SIGNATURES = "signatures"
    DEMAND = "demand"  # what one SWV asks: in its profile, and never in the list for all


NEEDS_LIMIT: Final = frozenset(
    {
        Check.QUESTION,
        Check.SUMMARY,
        Check.WEIGHING,
        Check.CONSENTS,
        Check.ATTACHED,
        Check.RECENT,
        Check.ABSENCE,
    }
)
TAKES_LEAST: Final = frozenset(
    {
        Check.FILLED,
        Check.QUESTION,
        Check.SUMMARY,
        Check.SHARED_PERSPECTIVE,
        Check.DONE,
        Check.FALLS_SHORT,
        Check.ASKED,
        Check.CATEGORY,
        Check.EFFECT,
        Check.NEEDS,
    }
)
"""Checks of a text of ours, which can be too short; what people say is never judged so."""
ABOUT_PEOPLE: Final = frozenset(
    {
        Check.PUPIL_VOICE,
        Check.VIEWS,
        Check.INSPECTIONS,
        Check.CUSTODY,
        Check.CONSENTS,
        Check.SIGNATURES,
    }
)
"""Checks that give a point for each person; only their titles may hold `{name}`."""

FILLABLE: Final[dict[str, type[Record]]] = {
    "swv_request": SwvRequest,
    "pupil": Pupil,
    "school": School,
}
"""Kinds of which there is exactly one around a request, so that `filled` can ask for its fields."""

_PLACE: Final = re.compile(r"\{(\w*)\}")


class PointState(Enum):
    """Missing asks for something, weak for something better; too old and too young for a later day.

    What a bureau returns a request for first.
    """

    MISSING = auto()
    TOO_OLD = auto()
    TOO_YOUNG = auto()
    WEAK = auto()
    OK = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class PointSpec:
    """One point of the list.

    `improve`: the verb when it is there but not fit; without it `verb` serves.
    `renew`: the verb when it is too old, where that is another one than `improve`.
    `least`: a text of fewer words is too short to say anything.
    `how_sure` and `seen_on` are of the source: what was not read is told so, and never stops.
    `nobody`: the title when there is no person yet whom the point could be about.
    `kinds`: the kinds of request that need it; none named means all.
    """

    code: str
    check: Check
    title: str
    why: str
    source: str
    how_sure: Certainty
    seen_on: date
    verb: str
    improve: str = ""
    renew: str = ""
    nobody: str = ""
    kinds: tuple[RequestKind, ...] = ()
    record: str = ""
    fields: tuple[str, ...] = ()
    limit: int = 0
    least: int = 0
    document: DocumentKind | None = None

    def __post_init__(self) -> None:
        """Refuse what the check cannot do; raises `UnfitValue` for the first key at fault."""
        for name in ("code", "title", "why", "source", "verb"):
            if not getattr(self, name).strip():
                raise UnfitValue(name, DataProblem.EMPTY)
        allowed = {"name"} if self.check in ABOUT_PEOPLE else set()
        if not set(_PLACE.findall(self.title)) <= allowed:
            raise UnfitValue("title", DataProblem.UNKNOWN_VALUE)
        if (self.limit > 0) is not (self.check in NEEDS_LIMIT):
            raise UnfitValue("limit", DataProblem.OUT_OF_RANGE)
        if self.least < 0 or (self.least and self.check not in TAKES_LEAST):
            raise UnfitValue("least", DataProblem.OUT_OF_RANGE)
        if bool(self.nobody) is not ("{name}" in self.title):
            raise UnfitValue("nobody", DataProblem.INCOMPLETE)
        if self.document is not None and self.check is not Check.ATTACHED:
            raise UnfitValue("document", DataProblem.CONTRADICTION)
        self._refuse_fields()

    def _refuse_fields(self) -> None:
        if self.check is not Check.FILLED:
            if self.record or self.fields:
                raise UnfitValue("record", DataProblem.CONTRADICTION)
            return
        if self.record not in FILLABLE:
            raise UnfitValue("record", DataProblem.UNKNOWN_VALUE)
        if not self.fields:
            raise UnfitValue("fields", DataProblem.EMPTY)
        for index, name in enumerate(self.fields):
            if name not in FILLABLE[self.record].__dataclass_fields__:
                raise UnfitValue(f"fields.{index}", DataProblem.UNKNOWN_VALUE)

    def title_for(self, name: str) -> str:
        """The title with the name of the person whom it is about, or for when there is none."""
        return self.title.replace("{name}", name) if name else self.nobody or self.title


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandWords:
    """What stands with each demand of one SWV; `no_source` where nobody said where it stands."""

    why: str
    verb: str
    no_source: str

    def __post_init__(self) -> None:
        for key in ("why", "verb", "no_source"):
            if not getattr(self, key).strip():
                raise UnfitValue(key, DataProblem.EMPTY)


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestPoints:
    """All points in the order in which they are shown, and the words for what one SWV asks."""

    point: tuple[PointSpec, ...]
    demand: DemandWords

    def __post_init__(self) -> None:
        """Refuse an empty list and two points of one code; raises `UnfitValue`."""
        if not self.point:
            raise UnfitValue("point", DataProblem.EMPTY)
        codes = [spec.code for spec in self.point]
        for index, code in enumerate(codes):
            if code in codes[:index]:
                raise UnfitValue(f"point.{index}.code", DataProblem.DOUBLE)
            if self.point[index].check is Check.DEMAND:
                raise UnfitValue(f"point.{index}.check", DataProblem.UNKNOWN_VALUE)

    def limit_of(self, check: Check) -> int | None:
        """What the points of this check count to, in months; `None` where there is no such point.

        What leaves beside a request is judged by the same.
        """
        return next((one.limit for one in self.point if one.check == check), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What every check looks at; `request` is one of `whole`.

    `outdated`: ids of what was signed for an earlier text (`leaving.sign_offs`); it counts as not
    signed. The director's is known by the id of the request. `sheets`: all that went out to be
    signed and is waited for, or came back (`leaving.signed_sheets`).
    """

    whole: WholeFile
    request: SwvRequest
    rights: Rights
    today: date
    outdated: frozenset[UUID] = frozenset()
    sheets: tuple[SheetStanding, ...] = ()

    def only(self, kind_name: str) -> Record:
        """The one record of a kind of `FILLABLE`."""
        around = (self.request, self.whole.pupil, self.whole.school)
        return next(record for record in around if type(record) is FILLABLE[kind_name])


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a check says. `name` is the person whom it is about, where it is about one.

    Where nobody typed a name, it is what that person is to the pupil.
    """

    state: PointState
    facts: tuple[Fact, ...] = ()
    place: FieldPlace
    name: str | Enum = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point of the list for one request: what it is, how it is, why, and where to go."""

    spec: PointSpec
    finding: Finding

    @property
    def code(self) -> str:
        """The code of the point; points per person share it."""
        return self.spec.code

    def title(self, terms: Terms) -> str:
        """What is asked, with the person's name where it is about one."""
        return self.spec.title_for(self.name(terms))

    def name(self, terms: Terms) -> str:
        """The person whom it is about; “” where it is about nobody."""
        name = self.finding.name
        return terms.label(name) if isinstance(name, Enum) else name

    @property
    def is_hint(self) -> bool:
        """Nobody read it in a form or a law: it is told, and asks for no reason on leaving."""
        return self.spec.how_sure is not Certainty.READ

    @property
    def verb(self) -> str:
        """What the button says that jumps to the place."""
        if self.finding.state is PointState.TOO_OLD and self.spec.renew:
            return self.spec.renew
        is_unfit = self.finding.state not in {PointState.MISSING, PointState.OK}
        return self.spec.improve if is_unfit and self.spec.improve else self.spec.verb

    @property
    def state(self) -> PointState:
        """Whether it is in order."""
        return self.finding.state

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What is there, or what is the matter with it."""
        return self.finding.facts

    @property
    def place(self) -> FieldPlace:
        """The field where it is solved."""
        return self.finding.place


def missing(place: FieldPlace, *facts: Fact, name: str | Enum = "") -> Finding:
    """Not there, or not so that it counts; without `facts` it is simply empty."""
    why = facts or (Fact(kind=FactKind.EMPTY),)
    return Finding(state=PointState.MISSING, facts=why, place=place, name=name)


def weak(place: FieldPlace, *facts: Fact, name: str | Enum = "") -> Finding:
    """There, but a reader will ask for more; `facts` say what."""
    return Finding(state=PointState.WEAK, facts=facts, place=place, name=name)


def too_old(place: FieldPlace, *facts: Fact) -> Finding:
    """There, and from too long ago; a newer one is asked for."""
    return Finding(state=PointState.TOO_OLD, facts=facts, place=place)


def too_young(place: FieldPlace, *facts: Fact) -> Finding:
    """There, and not long enough yet."""
    return Finding(state=PointState.TOO_YOUNG, facts=facts, place=place)


def ok(place: FieldPlace, *facts: Fact, name: str | Enum = "") -> Finding:
    """In order; `facts` say what is there."""
    return Finding(state=PointState.OK, facts=facts, place=place, name=name)


def weak_if(problems: Iterable[Fact], place: FieldPlace) -> Finding:
    """Weak when there is any problem."""
    found = tuple(problems)
    return weak(place, *found) if found else ok(place)
