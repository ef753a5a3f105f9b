"""What a school, an SWV or the law may change: read once, passed to whoever needs it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ib_desk.domain.derived_texts import DerivedWording
from ib_desk.domain.matched_care_rule import MatchedCareRule
from ib_desk.domain.offered_pieces import PieceTexts, PieceWords
from ib_desk.domain.offers import Offers
from ib_desk.domain.phrases import Phrases
from ib_desk.domain.request_points import RequestPoints
from ib_desk.domain.terms import Terms
from ib_desk.domain.trajectory import Trajectory
from ib_desk.domain.weighing_texts import DimensionTexts, SupportLevels
from ib_desk.domain.whole_file import WholeFile

_FALLBACK = "po"


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """The data files of `resources/`, or the user's own in their place, checked when read."""

    terms: Terms
    levels: SupportLevels
    dimensions: DimensionTexts
    care_rule: MatchedCareRule
    trajectories: Mapping[str, Trajectory]
    points: RequestPoints
    derived: DerivedWording
    phrases: Phrases
    pieces: PieceTexts

    def trajectory(self, name: str) -> Trajectory:
        """The trajectory of a file; that of a primary school when its own is no longer there."""
        return self.trajectories.get(name, self.trajectories[_FALLBACK])

    def offers(self, whole: WholeFile) -> Offers:
        """What each field of this file is offered now."""
        words = PieceWords(terms=self.terms, texts=self.pieces)
        return Offers(whole=whole, phrases=self.phrases, words=words)
