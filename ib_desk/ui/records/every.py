"""All forms by kind of record, for what speaks of any record: history, search, tests."""

from __future__ import annotations

from typing import Any

from ib_desk.domain.attachment import Attachment
from ib_desk.domain.record import Record
from ib_desk.domain.request import SwvRequest
from ib_desk.domain.weighing import Weighing
from ib_desk.ui.forms.spec import Field, RecordSpec
from ib_desk.ui.records.agreement import agreement_spec
from ib_desk.ui.records.attachment import attachment_form
from ib_desk.ui.records.broad_view import broad_view_spec
from ib_desk.ui.records.contract import breach_spec, review_spec
from ib_desk.ui.records.guardian import guardian_spec
from ib_desk.ui.records.intervention import intervention_spec
from ib_desk.ui.records.pupil import pupil_spec
from ib_desk.ui.records.request import inspection_spec, request_form, statement_spec
from ib_desk.ui.records.school import professional_spec, school_spec
from ib_desk.ui.records.signal import signal_spec
from ib_desk.ui.records.team_member import team_member_spec
from ib_desk.ui.records.weighing import deployment_form, moment_form, wish_form


def every_spec() -> tuple[RecordSpec[Any], ...]:
    """The kinds that are shown in lists."""
    return (
        signal_spec(),
        agreement_spec(),
        intervention_spec(),
        broad_view_spec(),
        guardian_spec(),
        pupil_spec(),
        school_spec(),
        professional_spec(),
        team_member_spec(),
        review_spec(),
        breach_spec(),
        statement_spec(),
        inspection_spec(),
    )


def spec_of(kind: type[Record]) -> tuple[Field, ...]:
    """The fields that are asked of this kind; empty for a kind without a form."""
    forms = {spec.kind: spec.form.fields for spec in every_spec()}
    forms[Attachment] = attachment_form().fields
    forms[SwvRequest] = request_form().fields
    forms[Weighing] = (*moment_form().fields, *wish_form().fields, *deployment_form().fields)
    return forms.get(kind, ())
