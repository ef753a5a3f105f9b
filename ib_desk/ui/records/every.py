"""All forms by kind of record, for what speaks of any record: history, search, tests."""

from __future__ import annotations

from typing import Any

from ib_desk.domain.attachment import Attachment
from ib_desk.domain.record import Record
from ib_desk.domain.request import SwvRequest
from ib_desk.domain.weighing import Weighing
from ib_desk.ui.forms.spec import Field, Form, RecordSpec
from ib_desk.ui.records.agreement import agreement_spec
from ib_desk.ui.records.attachment import attachment_form
from ib_desk.ui.records.broad_view import broad_view_spec
from ib_desk.ui.records.contract import breach_spec, review_spec
from ib_desk.ui.records.guardian import guardian_spec
from ib_desk.ui.records.hypothesis import hypothesis_spec
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
        hypothesis_spec(),
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


def every_form() -> dict[type[Record], Form]:
    """The questions of every kind that has any."""
    forms: dict[type[Record], Form] = {spec.kind: spec.form for spec in every_spec()}
    forms[Attachment] = attachment_form()
    forms[SwvRequest] = request_form()
    parts = (moment_form(), wish_form(), deployment_form())
    forms[Weighing] = Form(
        first=moment_form().first, more=tuple(f for part in parts[1:] for f in part.fields)
    )
    return forms


def fields_of(kind: type[Record]) -> tuple[Field, ...]:
    """The fields that are asked of this kind; empty for a kind without a form."""
    form = every_form().get(kind)
    return () if form is None else form.fields
