"""Which kinds of request a school of a sector makes, as data: `resources/requests/kinds.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.law.sources import Certainty
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.domain.records.school import Sector
from ib_desk.domain.request.request_flow import OF_CONCEPT, Flow, Section, flow_of


@dataclass(frozen=True, slots=True, kw_only=True)
class KindSpec:
    """For one kind, the sectors whose schools ask for it, and where that was read.

    `sections`: what its page shows, in order, where that is not what all kinds show.
    """

    kind: RequestKind
    sectors: tuple[Sector, ...]
    source: str
    how_sure: Certainty
    seen_on: date
    sections: tuple[Section, ...] = ()

    def __post_init__(self) -> None:
        if not self.sectors:
            raise UnfitValue("sectors", DataProblem.EMPTY)
        if self.sections:
            _refuse_sections(self.sections)


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestKinds:
    """Every kind once, as they are offered; `sections` is what all kinds show, in order."""

    kind: tuple[KindSpec, ...]
    sections: tuple[Section, ...] = OF_CONCEPT

    def __post_init__(self) -> None:
        _refuse_sections(self.sections)
        named = [spec.kind for spec in self.kind]
        for index, kind in enumerate(named):
            if kind in named[:index]:
                raise UnfitValue(f"kind.{index}.kind", DataProblem.DOUBLE)
        if set(named) != set(RequestKind):
            raise UnfitValue("kind", DataProblem.INCOMPLETE)

    def asked_by(self, sector: Sector | None) -> tuple[RequestKind, ...]:
        """The kinds to offer; all of them while nobody said which school this is."""
        return tuple(spec.kind for spec in self.kind if sector is None or sector in spec.sectors)

    def flow_of(self, request: SwvRequest | None) -> Flow:
        """What the page of this request shows."""
        own = (spec.sections for spec in self.kind if request and spec.kind is request.kind)
        return flow_of(request, next(own, ()) or self.sections)


def _refuse_sections(sections: tuple[Section, ...]) -> None:
    """Only what a concept can have, each once; a request without its form could not be written."""
    for index, section in enumerate(sections):
        if section not in OF_CONCEPT:
            raise UnfitValue(f"sections.{index}", DataProblem.UNKNOWN_VALUE)
        if section in sections[:index]:
            raise UnfitValue(f"sections.{index}", DataProblem.DOUBLE)
    if Section.FORM not in sections:
        raise UnfitValue("sections", DataProblem.INCOMPLETE)
