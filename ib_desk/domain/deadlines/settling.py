"""What “klaar” means for each record that a term hangs on: one answer, where there is only one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from ib_desk.domain.file.anchors import Anchor
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.contract import ContractReview, ReviewState
from ib_desk.domain.records.record import Record

_ONE_ANSWER: Final = frozenset({Anchor.AGREEMENT, Anchor.LOOK_BACK})


def can_be_settled(anchor: Anchor) -> bool:
    """Whether it is done with one key; all else asks for words or for a choice."""
    return anchor in _ONE_ANSWER


def settled(record: Record, today: date) -> Record:
    """The record as it is when it was done today; itself, where that asks for more than a key."""
    if isinstance(record, Agreement):
        return replace(record, state=AgreementState.KEPT)
    if isinstance(record, ContractReview):
        return replace(record, state=ReviewState.HELD, held_on=today)
    return record
