"""What the window knows of every kind of record, for what speaks of any: history, search, tests."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from ib_desk.domain.records.record import Record
from ib_desk.ui.forms.spec import KindSpec, RecordSpec
from ib_desk.ui.records.absence import (
    absence_total_spec,
    adapted_teaching_spec,
    at_home_spec,
)
from ib_desk.ui.records.agreement import agreement_spec
from ib_desk.ui.records.assessment import assessment_spec
from ib_desk.ui.records.attachment import attachment_spec
from ib_desk.ui.records.broad_view import broad_view_spec
from ib_desk.ui.records.career import career_spec
from ib_desk.ui.records.closing import closing_spec
from ib_desk.ui.records.condition import condition_spec
from ib_desk.ui.records.consent import consent_spec
from ib_desk.ui.records.contact import contact_spec
from ib_desk.ui.records.contract import breach_spec, contract_kinds, review_spec
from ib_desk.ui.records.decision import decision_spec
from ib_desk.ui.records.escalation import escalation_spec
from ib_desk.ui.records.evaluation import evaluation_kind
from ib_desk.ui.records.goal import goal_spec
from ib_desk.ui.records.guardian import guardian_spec
from ib_desk.ui.records.hearing import hearing_spec
from ib_desk.ui.records.help_question import help_question_spec
from ib_desk.ui.records.hypothesis import hypothesis_spec
from ib_desk.ui.records.inspection_choice import inspection_choice_kind
from ib_desk.ui.records.intervention import intervention_spec
from ib_desk.ui.records.meeting import meeting_spec
from ib_desk.ui.records.need import need_spec
from ib_desk.ui.records.opp import opp_agreement_spec, opp_consultation_spec, opp_kind
from ib_desk.ui.records.pupil import pupil_spec
from ib_desk.ui.records.register import register_kinds
from ib_desk.ui.records.request import inspection_spec, request_kind
from ib_desk.ui.records.request_life import (
    bureau_reply_spec,
    expert_advice_spec,
    swv_decision_spec,
)
from ib_desk.ui.records.running_measure import running_measure_spec
from ib_desk.ui.records.school import professional_spec, school_holiday_spec, school_spec
from ib_desk.ui.records.school_request import (
    moved_deadline_spec,
    school_request_spec,
)
from ib_desk.ui.records.sheet_signature import sheet_signature_spec
from ib_desk.ui.records.signal import signal_spec
from ib_desk.ui.records.sitting import sitting_spec
from ib_desk.ui.records.statement import statement_spec
from ib_desk.ui.records.step_skip import step_skip_kind
from ib_desk.ui.records.support_file import support_file_kind
from ib_desk.ui.records.swv_form import swv_form_spec
from ib_desk.ui.records.swv_profile import swv_profile_spec
from ib_desk.ui.records.swv_route import swv_route_spec
from ib_desk.ui.records.team_member import team_member_spec
from ib_desk.ui.records.weighing import weighing_kind
from ib_desk.ui.records.work_note import work_note_spec
from ib_desk.ui.texts import tr


def every_kind() -> Mapping[type[Record], KindSpec[Any]]:
    """Made once for a way of saying things: each line of a timeline or a history asks for one."""
    return _every_kind(tr("leraren"))


@cache
def _every_kind(_who_teaches: str) -> Mapping[type[Record], KindSpec[Any]]:
    specs: tuple[KindSpec[Any], ...] = (
        signal_spec(),
        agreement_spec(),
        escalation_spec(),
        school_request_spec(),
        inspection_choice_kind(),
        moved_deadline_spec(),
        bureau_reply_spec(),
        expert_advice_spec(),
        swv_decision_spec(),
        goal_spec(),
        intervention_spec(),
        help_question_spec(),
        broad_view_spec(),
        need_spec(),
        assessment_spec(),
        hypothesis_spec(),
        contact_spec(),
        work_note_spec(),
        meeting_spec(),
        decision_spec(),
        hearing_spec(),
        evaluation_kind(),
        closing_spec(),
        sitting_spec(),
        running_measure_spec(),
        opp_kind(),
        opp_consultation_spec(),
        opp_agreement_spec(),
        at_home_spec(),
        adapted_teaching_spec(),
        absence_total_spec(),
        guardian_spec(),
        career_spec(),
        consent_spec(),
        pupil_spec(),
        school_spec(),
        school_holiday_spec(),
        swv_profile_spec(),
        swv_route_spec(),
        swv_form_spec(),
        professional_spec(),
        team_member_spec(),
        review_spec(),
        condition_spec(),
        breach_spec(),
        statement_spec(),
        inspection_spec(),
        support_file_kind(),
        step_skip_kind(),
        *contract_kinds(),
        weighing_kind(),
        attachment_spec(),
        sheet_signature_spec(),
        request_kind(),
        *register_kinds(),
    )
    parts = (part for spec in specs if isinstance(spec, RecordSpec) for part in spec.kinds_inside)
    return {spec.kind: spec for spec in (*parts, *specs)}


def every_spec() -> tuple[RecordSpec[Any], ...]:
    """The kinds that are shown in lists."""
    return tuple(spec for spec in every_kind().values() if isinstance(spec, RecordSpec))


def words_of(kind: type[Record]) -> Mapping[str, str]:
    """Field → the question that a screen asks for it, in reading order."""
    return every_kind()[kind].words


def icon_of(kind: type[Record]) -> str:
    """Its meaning in the table of icons; of a part without one, that of what it is part of."""
    wholes = (one for one in every_spec() if any(part.kind is kind for part in one.kinds_inside))
    return every_kind()[kind].icon or next((icon_of(whole.kind) for whole in wholes), "")
