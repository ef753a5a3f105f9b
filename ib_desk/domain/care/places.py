"""Where support is given: asked apart from how much, own school first, and never worked out.

The choices of a sector are `resources/matched_care/places.toml`.
"""

from __future__ import annotations

from dataclasses import dataclass

from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.records.school import Sector
from ib_desk.domain.records.weighing import SupportPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceChoice:
    """One place, and the sectors that have it; without any, all have."""

    place: SupportPlace
    sectors: tuple[Sector, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceChoices:
    """In the order in which they are offered: the own school is looked at first."""

    places: tuple[PlaceChoice, ...]

    def __post_init__(self) -> None:
        named = [choice.place for choice in self.places]
        for index, place in enumerate(named):
            if place in named[:index]:
                raise UnfitValue(f"places.{index}.place", DataProblem.DOUBLE)
        if set(named) != set(SupportPlace):
            raise UnfitValue("places", DataProblem.INCOMPLETE)
        if self.places[0] != PlaceChoice(place=SupportPlace.OWN_SCHOOL):
            raise UnfitValue("places.0.place", DataProblem.CONTRADICTION)

    def of_sector(
        self, sector: Sector | None, chosen: SupportPlace | None
    ) -> tuple[SupportPlace, ...]:
        """What is offered there; what was chosen before can be read whatever the sector is."""
        return tuple(
            choice.place
            for choice in self.places
            if not choice.sectors or sector in choice.sectors or choice.place is chosen
        )
