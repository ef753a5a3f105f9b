"""All forms by kind of record, for what speaks of any record: history, search, tests."""

from __future__ import annotations

from typing import Any

from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.contract import ConditionView, Contract, ContractParty
from ib_desk.domain.records.disclosure import Disclosure, DisclosureEvent
from ib_desk.domain.records.erasure import Erasure
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.seen import SeenText
from ib_desk.domain.records.support_file import StepSkip, SupportFile
from ib_desk.domain.records.weighing import Weighing
from ib_desk.ui.forms.spec import Form, RecordSpec
from ib_desk.ui.records.agreement import agreement_spec
from ib_desk.ui.records.attachment import attachment_form
from ib_desk.ui.records.broad_view import broad_view_spec
from ib_desk.ui.records.contract import breach_spec, contract_form, review_spec
from ib_desk.ui.records.contract_questions import FIRST, MORE, TRUST
from ib_desk.ui.records.guardian import guardian_spec
from ib_desk.ui.records.hypothesis import hypothesis_spec
from ib_desk.ui.records.intervention import intervention_spec
from ib_desk.ui.records.pupil import pupil_spec
from ib_desk.ui.records.request import inspection_spec, request_form, statement_spec
from ib_desk.ui.records.school import professional_spec, school_spec
from ib_desk.ui.records.signal import signal_spec
from ib_desk.ui.records.step_skip import step_skip_form
from ib_desk.ui.records.support_file import closing_form
from ib_desk.ui.records.team_member import team_member_spec
from ib_desk.ui.records.weighing import (
    choice_words,
    deployment_form,
    moment_form,
    wish_form,
)
from ib_desk.ui.texts import tr


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
    forms[Contract] = contract_form()
    forms[StepSkip] = step_skip_form()
    forms[SupportFile] = closing_form()
    parts = (moment_form(), wish_form(), deployment_form())
    forms[Weighing] = Form(
        first=moment_form().first, more=tuple(f for part in parts[1:] for f in part.fields)
    )
    return forms


def words_of(kind: type[Record]) -> dict[str, str]:
    """Field → the question that a screen asks for it, in reading order.

    What no screen asks is not in it: ids, and what the program itself knows.
    """
    form = every_form().get(kind)
    asked = {} if form is None else {field.name: field.label for field in form.fields}
    return {**asked, **_asked_otherwise().get(kind, {})}


def _asked_otherwise() -> dict[type[Record], dict[str, str]]:
    """Fields with a control of their own, outside the forms."""
    return {
        Contract: {"conditions": tr("De negen voorwaarden")},
        ConditionView: {
            "party_id": tr("Wie ziet het anders?"),
            "condition": tr("Welke voorwaarde?"),
            "state": tr("Hoe gaat het volgens die gesprekspartner?"),
            "note": tr("Toelichting"),
        },
        ContractParty: {
            "name": tr("Naam"),
            "state": tr("Hoe ver?"),
            "state_on": tr("Gesproken op"),
            "not_possible_because": tr("Waarom niet?"),
            **{question.name: question.words for question in (*FIRST, *MORE, TRUST)},
        },
        SupportFile: {"opened_on": tr("Geopend op"), "closed_on": tr("Gesloten op")},
        SwvRequest: {"packed_on": tr("Pakket gemaakt op"), "sent_on": tr("Verstuurd op")},
        SeenText: {"reason": tr("Waarom blijft het gelden?")},
        Weighing: {"scores": tr("Scores"), **choice_words()},
        Erasure: {"reason": tr("Waarom is het gewist?")},
        Disclosure: {
            "kind": tr("Wat ging naar buiten?"),
            "recipient": tr("Voor wie?"),
            "way": tr("Hoe?"),
            "ground": tr("Waarom?"),
            "gaps_reason": tr("Waarom mocht dit zo?"),
        },
        DisclosureEvent: {
            "state": tr("Hoe ver?"),
            "on": tr("Op welke dag?"),
            "note": tr("Opmerking"),
        },
    }
