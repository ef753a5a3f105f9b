"""Which file of `resources/` holds what."""

from __future__ import annotations

from ib_desk.application.catalogue import Catalogue
from ib_desk.domain.care.evidence import EvidenceChoice
from ib_desk.domain.care.matched_care_rule import MatchedCareRule
from ib_desk.domain.care.places import PlaceChoices
from ib_desk.domain.care.weighing_texts import DimensionTexts, SupportLevels
from ib_desk.domain.deadlines.rules import DeadlineRules
from ib_desk.domain.deadlines.school_days import Holidays
from ib_desk.domain.file.trajectory import Trajectory
from ib_desk.domain.intake.list_columns import ListWords
from ib_desk.domain.law.ages import Ages
from ib_desk.domain.law.inspection_grounds import InspectionGrounds
from ib_desk.domain.law.opp_rules import OppRules
from ib_desk.domain.law.retention import Retention
from ib_desk.domain.law.sources import LegalSources
from ib_desk.domain.leaving.sign_offs import SignOffs
from ib_desk.domain.offers.document_names import DocumentNames
from ib_desk.domain.offers.goals import GoalBank
from ib_desk.domain.offers.needs import NeedBank
from ib_desk.domain.offers.phrases import Phrases
from ib_desk.domain.offers.pieces import PieceTexts
from ib_desk.domain.offers.quick_words import QuickWords
from ib_desk.domain.records.bin_term import BinTerm
from ib_desk.domain.records.counted_term import CountedTerm
from ib_desk.domain.request.derived_texts import DerivedWording
from ib_desk.domain.request.form_sources import FormSources
from ib_desk.domain.request.request_kinds import RequestKinds
from ib_desk.domain.request.request_points import RequestPoints
from ib_desk.domain.request.shipped_profile import ShippedProfile
from ib_desk.domain.words.neat_text import NeatWords
from ib_desk.domain.words.report_texts import (
    ClosingTexts,
    ConsentTexts,
    ContractTexts,
    DecisionTexts,
    EvaluationTexts,
    LetterTexts,
    ListTexts,
    MeetingTexts,
    MyPlanTexts,
    OppTexts,
    ParentsTexts,
    PlanTexts,
    PreparationTexts,
    RecoveryTexts,
    RegisterTexts,
    ReportTexts,
    RequestTexts,
    SharedTexts,
    TeachersTexts,
    VoiceTexts,
)
from ib_desk.domain.words.rewording import Rewording
from ib_desk.domain.words.terms import Terms
from ib_desk.storage.resource_files import ResourceFiles, read_toml


def read_catalogue(files: ResourceFiles) -> Catalogue:
    """All that a school, an SWV or the law may change, apart from the sentences on paper.

    Raises:
        InvalidData: a file is absent or says something impossible.
    """
    return Catalogue(
        terms=_terms(files),
        law=files.read("law/sources.toml", LegalSources),
        ages=files.read("law/ages.toml", Ages),
        inspection_grounds=files.read("law/inspection_grounds.toml", InspectionGrounds),
        retention=files.read("law/retention.toml", Retention),
        opp=files.read("law/opp.toml", OppRules),
        levels=files.read("matched_care/levels.toml", SupportLevels),
        dimensions=files.read("matched_care/dimensions.toml", DimensionTexts),
        care_rule=files.read("matched_care/rule.toml", MatchedCareRule),
        evidence=files.read("matched_care/evidence.toml", EvidenceChoice),
        places=files.read("matched_care/places.toml", PlaceChoices),
        trajectories=files.read_all("trajectories", Trajectory),
        kinds=files.read("requests/kinds.toml", RequestKinds),
        swvs=files.read_all("swv", ShippedProfile),
        points=files.read("requests/points.toml", RequestPoints),
        form_sources=files.read("requests/form_sources.toml", FormSources),
        sign_offs=files.read("sign_offs.toml", SignOffs),
        derived=files.read("requests/derived_texts.toml", DerivedWording),
        phrases=_phrases(files),
        pieces=files.read("offered_pieces.toml", PieceTexts),
        needs=files.read("needs.toml", NeedBank),
        goals=files.read("goals.toml", GoalBank),
        list_words=files.read("lists/headings.toml", ListWords),
        bin_term=files.read("bin.toml", BinTerm),
        neat_words=files.read("neat_text.toml", NeatWords),
        vo=files.read("words/vo.toml", Rewording),
        of_age=files.read("words/of_age.toml", Rewording),
        quick_words=files.read("quick_words.toml", QuickWords),
        document_names=files.read("document_names.toml", DocumentNames),
        work_note_term=files.read("work_notes.toml", CountedTerm),
        deadlines=files.read("deadlines/rules.toml", DeadlineRules),
        holidays=files.read("deadlines/holidays.toml", Holidays),
    )


def read_report_texts(files: ResourceFiles) -> ReportTexts:
    """The sentences on paper.

    Raises:
        InvalidData: as `read_catalogue`.
    """
    return ReportTexts(
        shared=files.read("reports/shared.toml", SharedTexts),
        contract=files.read("reports/contract.toml", ContractTexts),
        parents=files.read("reports/parents.toml", ParentsTexts),
        meeting=files.read("reports/meeting.toml", MeetingTexts),
        evaluation=files.read("reports/evaluation.toml", EvaluationTexts),
        decision=files.read("reports/decision.toml", DecisionTexts),
        voice=files.read("reports/voice.toml", VoiceTexts),
        plan=files.read("reports/plan.toml", PlanTexts),
        opp=files.read("reports/opp.toml", OppTexts),
        consent=files.read("reports/consent.toml", ConsentTexts),
        my_plan=files.read("reports/my_plan.toml", MyPlanTexts),
        closing=files.read("reports/closing.toml", ClosingTexts),
        register=files.read("reports/register.toml", RegisterTexts),
        preparation=files.read("reports/preparation.toml", PreparationTexts),
        request=files.read("reports/request.toml", RequestTexts),
        letter=files.read("reports/letter.toml", LetterTexts),
        teachers=files.read("reports/teachers.toml", TeachersTexts),
        list=files.read("reports/list.toml", ListTexts),
        recovery=files.read("reports/recovery.toml", RecoveryTexts),
    )


def _terms(files: ResourceFiles) -> Terms:
    """All Dutch words; a file of the user's own holds only those that are to be different.

    So a new version of the program brings its new words along also where there is such a file.
    """
    shipped = read_toml(files.shipped / "terms.toml", Terms)
    return files.read("terms.toml", Terms).over(shipped)


def _phrases(files: ResourceFiles) -> Phrases:
    """Phrases to pick; a file of the user's own holds only the lists that are to be different."""
    shipped = read_toml(files.shipped / "phrases.toml", Phrases)
    return files.read("phrases.toml", Phrases).over(shipped)
