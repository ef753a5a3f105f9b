"""What a record says that can be so on a day: a day that is still to come has not happened yet.

A day on the wrong side of today is kept as it was typed and told beside its field. For everything
that counts, shows or prints facts it is not there, nor is what it is the day of: who “saw” a
request next Thursday has not seen it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final, TypeVar

from ib_desk.domain.day_direction import Direction, directions
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.closing import Closing
from ib_desk.domain.records.consent import ConsentAnswer
from ib_desk.domain.records.contract import (
    ContractParty,
    ContractReview,
    PartyState,
)
from ib_desk.domain.records.disclosure import DisclosureEvent
from ib_desk.domain.records.escalation import Escalation
from ib_desk.domain.records.goal import Goal, GoalMeasurement, GoalState
from ib_desk.domain.records.guardian import Custody, Guardian
from ib_desk.domain.records.hearing import Hearing
from ib_desk.domain.records.inspection_choice import InspectionChoice
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.kinds import KINDS
from ib_desk.domain.records.opp import Opp, OppAgreement, OppState
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import Inspection, InspectionOutcome, SwvRequest
from ib_desk.domain.records.seen import SeenText
from ib_desk.domain.records.sheet_signature import SheetSignature
from ib_desk.domain.records.signal import Signal, Triage
from ib_desk.domain.records.statement import Statement
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.domain.records.weighing import Weighing
from ib_desk.domain.records.work_note import WorkNote

R = TypeVar("R", bound=Record)

_IS_THE_DAY_OF: Final[Mapping[tuple[type[Record], str], Mapping[str, object]]] = {
    (Agreement, "kept_on"): {"state": AgreementState.OPEN},
    (ConsentAnswer, "said_on"): {"said": None},
    (ContractParty, "state_on"): {"state": PartyState.OPEN},
    (ContractReview, "held_on"): {"state": None},
    (Escalation, "answered_on"): {"answer": None},
    (Goal, "ended_on"): {"state": GoalState.ACTIVE},
    (GoalMeasurement, "measured_on"): {"value": None, "other_value": None},
    (Guardian, "custody_checked_on"): {"custody": Custody.UNKNOWN},
    (Hearing, "heard_on"): {"outcome": None},
    (InspectionChoice, "decided_on"): {"given": None},
    (Inspection, "on"): {"outcome": InspectionOutcome.OPEN},
    (Intervention, "evaluated_on"): {"effect": None, "carried_out": None, "way_on": None},
    (Opp, "set_on"): {"state": OppState.CONCEPT},
    (OppAgreement, "said_on"): {"agrees": None},
    (SheetSignature, "said_on"): {"says": None},
    (Signal, "triaged_on"): {"triage": Triage.OPEN},
    (SupportFile, "taken_over_on"): {"taken_over_level": None},
    (Statement, "said_on"): {"agrees": None},
    (Weighing, "weighed_on"): {"chosen_level": None},
}
"""A day → what it is the day of, and how that stands as long as the day did not come."""

_WRITTEN_BY_THE_PROGRAM: Final = frozenset(
    {
        (SupportFile, "opened_on"),
        (SupportFile, "closed_on"),
        (Closing, "reopened_on"),
        (SwvRequest, "packed_on"),
        (SwvRequest, "sent_on"),
        (SeenText, "on"),
        (DisclosureEvent, "on"),
        (WorkNote, "written_on"),
    }
)
"""What was done on them was done, also for a clock that was set back."""

_STAYS: Final = (Custody.NO,)
"""Gezag that was denied: unknown again, the person would be told more for as long."""


def known_on(record: R, today: date) -> R:
    """The record without the days that are still to come, and what they are the day of."""
    ahead = not_yet(record, today)
    if not ahead:
        return record
    emptied: dict[str, Any] = dict.fromkeys(ahead)
    for name in ahead:
        hanging = _IS_THE_DAY_OF.get((type(record), name), {})
        emptied |= {n: v for n, v in hanging.items() if getattr(record, n) not in _STAYS}
    return replace(record, **emptied)


def not_yet(record: Record, today: date) -> tuple[str, ...]:
    """Fields of what happened whose day is still to come."""
    ahead = [
        name
        for name in _HAPPENED[type(record)]
        if (day := getattr(record, name)) is not None and day > today
    ]
    return tuple(ahead)


def days_of_facts(record: Record) -> Iterator[date]:
    """Days on which it is said that something happened: on each, `known_on` becomes another."""
    for name in _HAPPENED[type(record)]:
        if (day := getattr(record, name)) is not None:
            yield day


_HAPPENED: Final[Mapping[type[Record], tuple[str, ...]]] = {
    kind: tuple(
        name
        for name, direction in directions(kind).items()
        if direction is Direction.PAST and (kind, name) not in _WRITTEN_BY_THE_PROGRAM
    )
    for kind in KINDS
}
"""Kind → the days on which a person says that something happened."""
