"""What stands behind each ground on which something is not given: data, checked when read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.law.sources import SourceText
from ib_desk.domain.records.inspection_choice import InspectionGround


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionGrounds:
    """`grounds` tells for each where it comes from and how sure that is."""

    grounds: Mapping[InspectionGround, SourceText]

    def __post_init__(self) -> None:
        for ground in InspectionGround:
            if ground not in self.grounds:
                raise UnfitValue(f"grounds.{ground.value}", DataProblem.MISSING)
