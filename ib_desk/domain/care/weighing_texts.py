"""The words that a weighing is done with: levels, and for each dimension what each score means.

They are data (`levels.toml` and `dimensions.toml` in `resources/matched_care`), checked when read.
Titles of dimensions are terms (`ib_desk.domain.words.terms`), as for every enumeration.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.records.weighing import LEVELS, MAX_SCORE, Dimension, DimensionGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportLevel:
    """One level of the neutral scale; `name` follows “Niveau 4 ·”, `meaning` is one sentence."""

    level: int
    name: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportLevels:
    """The whole scale, lightest first; what an SWV calls these levels is in its own profile."""

    levels: tuple[SupportLevel, ...]

    def __post_init__(self) -> None:
        for index, level in enumerate(LEVELS):
            if index >= len(self.levels):
                raise UnfitValue("levels", DataProblem.INCOMPLETE)
            if self.levels[index].level != level:
                raise UnfitValue(f"levels.{index}.level", DataProblem.CONTRADICTION)
        if len(self.levels) > len(LEVELS):
            raise UnfitValue(f"levels.{len(LEVELS)}", DataProblem.OUT_OF_RANGE)

    def __getitem__(self, level: int) -> SupportLevel:
        """The level with this number, from 1."""
        return self.levels[level - LEVELS.start]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupText:
    """Heading over some dimensions, and how to read their scores."""

    title: str
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DimensionText:
    """How one dimension is asked; `anchors[score]` says in plain words what a score means.

    `sources` names where one usually knows it from; `find_out` says, after “weet niet”, what to
    find out and from whom.
    """

    question: str
    sources: str
    anchors: tuple[str, ...]
    find_out: str

    def __post_init__(self) -> None:
        if len(self.anchors) != MAX_SCORE + 1:
            raise UnfitValue("anchors", DataProblem.INCOMPLETE)
        for score, anchor in enumerate(self.anchors):
            if not anchor.strip():
                raise UnfitValue(f"anchors.{score}", DataProblem.EMPTY)


@dataclass(frozen=True, slots=True, kw_only=True)
class DimensionTexts:
    """The texts of all nine dimensions, with the headings of the two groups."""

    groups: Mapping[DimensionGroup, GroupText]
    dimensions: Mapping[Dimension, DimensionText]

    def __post_init__(self) -> None:
        for group in DimensionGroup:
            if group not in self.groups:
                raise UnfitValue(f"groups.{group.value}", DataProblem.MISSING)
        for dimension in Dimension:
            if dimension not in self.dimensions:
                raise UnfitValue(f"dimensions.{dimension.value}", DataProblem.MISSING)

    def __getitem__(self, dimension: Dimension) -> DimensionText:
        """How this dimension is asked."""
        return self.dimensions[dimension]
