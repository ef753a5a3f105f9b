"""What “klaar” and “verzetten” mean for each record that a term hangs on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from ib_desk.domain.file.anchors import MOVED_BY_WORD, Anchor
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.contract import ContractReview, ReviewState
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.sitting import TeamAgreement

_ONE_ANSWER: Final = frozenset({Anchor.AGREEMENT, Anchor.TEAM_AGREEMENT, Anchor.LOOK_BACK})


_OWN_DAY: Final[Mapping[Anchor, str]] = {
    Anchor.CONTRACT_LOOK_BACK: "review_on",
    Anchor.LOOK_BACK: "planned_on",
    Anchor.AGREEMENT: "ends_on",
    Anchor.WEIGHING: "next_on",
    Anchor.GOAL: "ends_on",
    Anchor.INTERVENTION: "ends_on",
    Anchor.MEETING: "held_on",
    Anchor.DECISION: "review_on",
    Anchor.EVALUATION: "next_on",
    Anchor.ASKED: "until",
    Anchor.OPP_EVALUATION: "evaluate_on",
}
"""Anchor → the field that holds the very day: who moves the term gives it another one."""


def can_be_moved(anchor: Anchor) -> bool:
    """Neither a term of law, nor what waits for a decision: that is answered."""
    return anchor in _OWN_DAY or anchor in MOVED_BY_WORD


def moved(record: Record, anchor: Anchor, to: date) -> Record:
    """The record with its day moved; itself, where only the term was counted from it."""
    name = _OWN_DAY.get(anchor)
    changed: dict[str, Any] = {} if name is None else {name: to}
    return replace(record, **changed)


def can_be_settled(anchor: Anchor) -> bool:
    """Whether it is done with one key; all else asks for words or for a choice."""
    return anchor in _ONE_ANSWER


def settled(record: Record, today: date) -> Record:
    """The record as it is when it was done today; itself, where that asks for more than a key."""
    if isinstance(record, Agreement):
        return replace(record, state=AgreementState.KEPT, kept_on=today)
    if isinstance(record, TeamAgreement):
        return replace(record, state=AgreementState.KEPT)
    if isinstance(record, ContractReview):
        return replace(record, state=ReviewState.HELD, held_on=today)
    return record
