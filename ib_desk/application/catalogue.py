"""What a school, an SWV or the law may change: read once, passed to whoever needs it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from ib_desk.domain.care.evidence import EvidenceChoice
from ib_desk.domain.care.matched_care_rule import MatchedCareRule
from ib_desk.domain.care.places import PlaceChoices
from ib_desk.domain.care.weighing_texts import DimensionTexts, SupportLevels
from ib_desk.domain.deadlines.deadlines import DeadlineTerms
from ib_desk.domain.deadlines.rules import DeadlineRules
from ib_desk.domain.deadlines.school_days import Holidays
from ib_desk.domain.file.opp_anchors import anchored_opp
from ib_desk.domain.file.request_anchors import objections
from ib_desk.domain.file.request_life import decision_on
from ib_desk.domain.file.trajectory import Trajectory
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.intake.list_columns import ListWords
from ib_desk.domain.law.ages import Ages
from ib_desk.domain.law.inspection_grounds import InspectionGrounds
from ib_desk.domain.law.opp_rules import OppRules
from ib_desk.domain.law.retention import Retention
from ib_desk.domain.law.rights import Rights, rights_in
from ib_desk.domain.law.sources import LegalSources
from ib_desk.domain.leaving.sign_offs import SignOffs
from ib_desk.domain.offers.document_names import DocumentNames
from ib_desk.domain.offers.goals import GoalBank
from ib_desk.domain.offers.needs import NeedBank
from ib_desk.domain.offers.of_fields import Offers
from ib_desk.domain.offers.phrases import Phrases
from ib_desk.domain.offers.pieces import PieceTexts, PieceWords
from ib_desk.domain.offers.quick_words import QuickWords
from ib_desk.domain.records.bin_term import BinTerm
from ib_desk.domain.records.counted_term import CountedTerm
from ib_desk.domain.records.opp import Opp
from ib_desk.domain.records.school import School, Sector
from ib_desk.domain.request.derived_texts import DerivedWording
from ib_desk.domain.request.form_sources import FormSources
from ib_desk.domain.request.request_kinds import RequestKinds
from ib_desk.domain.request.request_points import RequestPoints
from ib_desk.domain.request.shipped_profile import ShippedProfile
from ib_desk.domain.words.neat_text import NeatWords
from ib_desk.domain.words.rewording import AS_IT_IS, Rewording
from ib_desk.domain.words.terms import Terms

_FALLBACK = "po"


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """The data files of `resources/`, or the user's own in their place, checked when read."""

    terms: Terms
    law: LegalSources
    ages: Ages
    inspection_grounds: InspectionGrounds
    retention: Retention
    opp: OppRules
    levels: SupportLevels
    dimensions: DimensionTexts
    care_rule: MatchedCareRule
    evidence: EvidenceChoice
    places: PlaceChoices
    trajectories: Mapping[str, Trajectory]
    kinds: RequestKinds
    swvs: Mapping[str, ShippedProfile]
    points: RequestPoints
    form_sources: FormSources
    sign_offs: SignOffs
    derived: DerivedWording
    phrases: Phrases
    pieces: PieceTexts
    needs: NeedBank
    goals: GoalBank
    list_words: ListWords
    bin_term: BinTerm
    work_note_term: CountedTerm
    deadlines: DeadlineRules
    holidays: Holidays
    quick_words: QuickWords
    document_names: DocumentNames
    neat_words: NeatWords
    vo: Rewording
    of_age: Rewording

    def rewording(self, sector: Sector | None) -> Rewording:
        """Which fixed sentences are others in a school of this sector."""
        return self.vo if sector is Sector.VO else AS_IT_IS

    def of_sector(self, sector: Sector | None) -> Catalogue:
        """As a school of this sector says it: its own words in all that people read."""
        words = self.rewording(sector)
        if words is AS_IT_IS:
            return self
        return replace(
            self,
            terms=self.terms.of_sector(sector),
            levels=words.of(self.levels),
            dimensions=words.of(self.dimensions),
            phrases=words.of(self.phrases),
            needs=words.of(self.needs),
            goals=words.of(self.goals),
        )

    def trajectory(self, name: str) -> Trajectory:
        """The trajectory of a file; that of a primary school when its own is no longer there."""
        return self.trajectories.get(name, self.trajectories[_FALLBACK])

    def rights(self, whole: WholeFile, today: date) -> Rights:
        """Who may and must what around this pupil today."""
        return rights_in(whole, today, self.ages)

    def opp_due(self, school: School, opp: Opp, today: date) -> date | None:
        """By when this version has to be set; `None` where nobody said when the weeks began."""
        if opp.counts_from is None:
            return None
        calendar = self.holidays.calendar(school.region, ())
        terms = DeadlineTerms(rules=self.deadlines, calendar=calendar)
        due = terms.of((anchored_opp(opp, opp.counts_from),), today)
        return next((one.due for one in due), None)

    def objection_until(self, whole: WholeFile, today: date) -> date | None:
        """The last day to object to what was decided on the request of this file, or `None`."""
        decision = None if whole.request is None else decision_on(whole.request, whole)
        calendar = self.holidays.calendar(whole.school.region, ())
        terms = DeadlineTerms(rules=self.deadlines, calendar=calendar).of(objections(whole), today)
        return next(
            (
                one.due
                for one in terms
                if decision is not None and one.anchored.record_id == decision.id
            ),
            None,
        )

    def offers(self, whole: WholeFile) -> Offers:
        """What each field of this file is offered now."""
        terms = self.terms.of_sector(whole.school.sector)
        words = PieceWords(terms=terms, texts=self.pieces, needs=self.needs, goals=self.goals)
        return Offers(whole=whole, phrases=self.phrases, words=words)
