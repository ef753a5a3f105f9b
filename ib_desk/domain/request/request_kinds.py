"""Which kinds of request a school of a sector makes, as data: `resources/requests/kinds.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.law.sources import Certainty
from ib_desk.domain.records.request import RequestKind
from ib_desk.domain.records.school import Sector


@dataclass(frozen=True, slots=True, kw_only=True)
class KindSpec:
    """For one kind, the sectors whose schools ask for it, and where that was read."""

    kind: RequestKind
    sectors: tuple[Sector, ...]
    source: str
    how_sure: Certainty
    seen_on: date

    def __post_init__(self) -> None:
        if not self.sectors:
            raise UnfitValue("sectors", DataProblem.EMPTY)


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestKinds:
    """Every kind once, in the order in which they are offered."""

    kind: tuple[KindSpec, ...]

    def __post_init__(self) -> None:
        named = [spec.kind for spec in self.kind]
        for index, kind in enumerate(named):
            if kind in named[:index]:
                raise UnfitValue(f"kind.{index}.kind", DataProblem.DOUBLE)
        if set(named) != set(RequestKind):
            raise UnfitValue("kind", DataProblem.INCOMPLETE)

    def asked_by(self, sector: Sector | None) -> tuple[RequestKind, ...]:
        """The kinds to offer; all of them while nobody said which school this is."""
        return tuple(spec.kind for spec in self.kind if sector is None or sector in spec.sectors)
