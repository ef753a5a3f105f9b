"""No record says of itself what nobody said: the first value of a choice is that it is not known.

A new record is shown, counted and printed before a person filled in all of it. Whatever it starts
with would be taken for what somebody found out.
"""

from __future__ import annotations

from dataclasses import MISSING, fields
from enum import Enum
from typing import Any, Final, get_type_hints

import pytest

from ib_desk.domain.records.agreement import AgreementState
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.condition import ConditionAnswer, ConditionState
from ib_desk.domain.records.contact import Contact
from ib_desk.domain.records.contract import BreachKind, PartyState
from ib_desk.domain.records.goal import GoalState
from ib_desk.domain.records.guardian import Custody, Guardian
from ib_desk.domain.records.hypothesis import HypothesisOutcome
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.kinds import KINDS
from ib_desk.domain.records.opp import OppState
from ib_desk.domain.records.pupil import Gender, Pupil
from ib_desk.domain.records.request import InspectionOutcome, SwvRequest
from ib_desk.domain.records.signal import SafetyDoubt, Triage
from ib_desk.domain.records.statement import Statement
from ib_desk.domain.records.support_file import TeamMember
from ib_desk.domain.records.swv import DeliveryForm
from ib_desk.domain.records.swv_form import SwvForm, SwvFormBox
from ib_desk.domain.records.swv_route import SwvDay, SwvRoute

SAYS_NOTHING: Final[frozenset[Enum]] = frozenset(
    {
        AgreementState.OPEN,
        BreachKind.UNKNOWN,
        ConditionState.UNKNOWN,
        Custody.UNKNOWN,
        DeliveryForm.UNKNOWN,
        Gender.UNKNOWN,
        GoalState.ACTIVE,
        HypothesisOutcome.OPEN,
        InspectionOutcome.OPEN,
        OppState.CONCEPT,
        PartyState.OPEN,
        SafetyDoubt.NOT_ASKED,
        Triage.OPEN,
    }
)
"""Choices that mean: nobody said, found out or decided this yet."""

TICKED_BY_SOMEONE: Final = {
    (Attachment, "encrypted"): "found in the bytes, by the program",
    (ConditionAnswer, "off_paper"): "a request that a party makes",
    (Attachment, "goes_along"): "an intention; nothing leaves that nobody chose",
    (Contact, "more_needed"): "somebody saw it; without it nobody says that all is well",
    (Guardian, "address_secret"): "a request that somebody makes",
    (Guardian, "deceased"): "known to who types the guardian in",
    (Intervention, "to_adapt"): "noted by the program, when it is taken over",
    (Statement, "of_professional"): "chosen with the button that adds it",
    (Pupil, "address_secret"): "a request that somebody makes",
    (SwvDay, "is_yearly"): "a day without it is that day alone",
    (SwvRequest, "is_temporary"): "what is asked for",
    (SwvRequest, "is_urgent"): "what is asked for",
    (SwvForm, "is_flat"): "as the bureau asks; boxes that stay boxes claim nothing",
    (SwvFormBox, "has_lines"): "read from the form, by the program",
    (SwvFormBox, "takes_other"): "read from the form, by the program",
    (SwvRoute, "in_working_weeks"): "asked with the weeks, which count each week without it",
    (SwvRoute, "names_pupil"): "only a bureau that demands it gets a name on a file",
    (SwvRoute, "with_data"): "only a bureau that asks for it gets a file for its program",
    (TeamMember, "case_manager"): "somebody is made it",
    (TeamMember, "breakthrough"): "somebody is made it",
}
"""Facts that are ticked, why no tick claims nothing: all others have a third answer."""

FIELDS: Final = [(kind, field) for kind in KINDS for field in fields(kind)]
named = pytest.mark.parametrize(
    ("kind", "field"), FIELDS, ids=[f"{kind.__name__}.{field.name}" for kind, field in FIELDS]
)


@named
def test_a_choice_begins_with_nobody_knows_or_is_asked_before_the_record_is_there(kind, field):
    hint: Any = get_type_hints(kind)[field.name]
    if isinstance(hint, type) and issubclass(hint, Enum) and field.default is not MISSING:
        assert field.default in SAYS_NOTHING
        assert next(iter(hint)) is field.default, "and it is the first that a list shows"
    elif isinstance(field.default, Enum):
        raise AssertionError("an optional choice begins with nothing chosen")


@named
def test_a_tick_is_for_what_is_false_until_somebody_says_so(kind, field):
    if get_type_hints(kind)[field.name] is bool and field.default is not MISSING:
        assert field.default is False
        assert (kind, field.name) in TICKED_BY_SOMEONE
