"""Which kinds of request there are for a sector, who files each and who decides: data.

They stand in `resources/requests/kinds.toml`. So does what others ask for
without a dossier of ours, with whose it is and where one goes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from ib_desk.domain.certainty import Certainty
from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.domain.records.school import Sector
from ib_desk.domain.records.swv import Applicant, Decider
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.records.swv_route import SwvRoute
from ib_desk.domain.request.request_flow import OF_CONCEPT, Flow, Section, flow_of


class ElsewhereKind(Enum):
    """What others ask for: the program makes none of it."""

    SPECIAL_RENEWAL = "special_renewal"
    EMB = "emb"
    GROUP_8_DATA = "group_8_data"
    AT_HOME_REPORT = "at_home_report"
    CLUSTER_1 = "cluster_1"
    CLUSTER_2 = "cluster_2"


@dataclass(frozen=True, slots=True, kw_only=True)
class KindSpec:
    """For one kind, the sectors whose pupils it is for, who files and who decides, as was read.

    `sections`: what its page shows, in order, where that is not what all kinds show.
    """

    kind: RequestKind
    sectors: tuple[Sector, ...]
    asked_by: Applicant
    decided_by: Decider
    source: str
    how_sure: Certainty
    seen_on: date
    sections: tuple[Section, ...] = ()

    def __post_init__(self) -> None:
        if not self.sectors:
            raise UnfitValue("sectors", DataProblem.EMPTY)
        if not self.source.strip():
            raise UnfitValue("source", DataProblem.EMPTY)
        if self.sections:
            _refuse_sections(self.sections)

    def at(self, swv: SwvProfile, route: SwvRoute | None) -> KindSpec:
        """As that SWV has it, which is known by where somebody read it there."""
        if route is None or (route.asked_by is None and route.decided_by is None):
            return self
        return replace(
            self,
            asked_by=route.asked_by or self.asked_by,
            decided_by=route.decided_by or self.decided_by,
            source=route.source.strip() or swv.name.strip() or self.source,
            how_sure=route.how_sure or Certainty.NOT_FOUND,
            seen_on=route.seen_on or self.seen_on,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ElsewhereSpec:
    """What others ask for: who, the way there in a sentence or two, and where that was read."""

    kind: ElsewhereKind
    sectors: tuple[Sector, ...]
    asked_by: Applicant
    decided_by: Decider
    title: str
    route: str
    source: str
    how_sure: Certainty
    seen_on: date

    def __post_init__(self) -> None:
        if not self.sectors:
            raise UnfitValue("sectors", DataProblem.EMPTY)
        for key in ("title", "route", "source"):
            if not getattr(self, key).strip():
                raise UnfitValue(key, DataProblem.EMPTY)


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestKinds:
    """Every kind once in a sector, as they are offered; `sections` is what all show, in order."""

    kind: tuple[KindSpec, ...]
    elsewhere: tuple[ElsewhereSpec, ...] = ()
    sections: tuple[Section, ...] = OF_CONCEPT

    def __post_init__(self) -> None:
        _refuse_sections(self.sections)
        _refuse_double("kind", self.kind)
        _refuse_double("elsewhere", self.elsewhere)
        if {spec.kind for spec in self.kind} != set(RequestKind):
            raise UnfitValue("kind", DataProblem.INCOMPLETE)

    def asked_by(self, sector: Sector | None) -> tuple[KindSpec, ...]:
        """The kinds to offer; all of them, each once, while nobody said which school this is."""
        known = {spec.kind: spec for spec in reversed(self.kind) if _is_for(spec, sector)}
        return tuple(spec for spec in self.kind if known.get(spec.kind) is spec)

    def asked_elsewhere(self, sector: Sector | None) -> tuple[ElsewhereSpec, ...]:
        """What others ask for, for pupils of this sector."""
        return tuple(spec for spec in self.elsewhere if _is_for(spec, sector))

    def rule_of(self, kind: RequestKind, sector: Sector | None) -> KindSpec:
        """Who files it and who decides, for a school of this sector; any, where it has none."""
        fitting = (spec for spec in self.asked_by(sector) if spec.kind is kind)
        return next(fitting, next(spec for spec in self.kind if spec.kind is kind))

    def rules_at(self, swv: SwvProfile, whole: WholeFile) -> tuple[KindSpec, ...]:
        """The kinds to offer, each as this SWV has it."""
        offered = self.asked_by(whole.school.sector)
        return tuple(spec.at(swv, whole.route_at(swv, spec.kind)) for spec in offered)

    def rule_for(self, request: SwvRequest, whole: WholeFile) -> KindSpec:
        """As its SWV has it; as the rule says where nobody wrote that down."""
        rule = self.rule_of(request.kind, whole.school.sector)
        return rule.at(whole.swv_of(request), whole.route_of(request))

    def ruled(self, request: SwvRequest, whole: WholeFile) -> SwvRequest:
        """The request with who files it and who decides, as the rule for its kind says."""
        rule = self.rule_for(request, whole)
        return replace(request, asked_by=rule.asked_by, decided_by=rule.decided_by)

    def flow_of(
        self, request: SwvRequest | None, sector: Sector | None, *, with_advices: bool = False
    ) -> Flow:
        """What the page of this request shows, at a school of this sector; see `flow_of` there."""
        own = () if request is None else self.rule_of(request.kind, sector).sections
        return flow_of(request, own or self.sections, with_advices=with_advices)


def _is_for(spec: KindSpec | ElsewhereSpec, sector: Sector | None) -> bool:
    return sector is None or sector in spec.sectors


def _refuse_double(key: str, specs: Sequence[KindSpec | ElsewhereSpec]) -> None:
    """Two rules for one kind in one sector would leave open which holds."""
    told: set[tuple[Enum, Sector]] = set()
    for index, spec in enumerate(specs):
        each = {(spec.kind, sector) for sector in spec.sectors}
        if each & told:
            raise UnfitValue(f"{key}.{index}.kind", DataProblem.DOUBLE)
        told |= each


def _refuse_sections(sections: tuple[Section, ...]) -> None:
    """Only what a concept can have, each once; a request without its form could not be written."""
    for index, section in enumerate(sections):
        if section not in OF_CONCEPT:
            raise UnfitValue(f"sections.{index}", DataProblem.UNKNOWN_VALUE)
        if section in sections[:index]:
            raise UnfitValue(f"sections.{index}", DataProblem.DOUBLE)
    if Section.FORM not in sections:
        raise UnfitValue("sections", DataProblem.INCOMPLETE)
