"""What follows from another value of a field, so that a form stores both as one edit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, Final

from ib_desk.domain.records.inspection_choice import InspectionChoice
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.opp import TAKEN_OVER, Opp
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.signal import Signal

_SAYS_HOW: Final = frozenset({"title", "by_whom", "frequency", "duration", "place", "grouping"})
"""Of an intervention: who changes one of these made it fit this child."""


def with_value(record: Record, name: str, value: Any, today: date) -> Record:
    """The record with `value` in the field `name`.

    A signal that is decided on, or what is given at an inspection, gets the day of it: she decides
    now. Other days are not guessed: what was checked or read, was so on a day that only she knows.
    """
    if isinstance(record, Signal) and name == "triage":
        return record.decided(value, today)
    if isinstance(record, InspectionChoice) and name == "given":
        return record.decided(value, today)
    changed: dict[str, Any] = {name: value}
    after = replace(record, **changed)
    if isinstance(after, Intervention) and name in _SAYS_HOW:
        return replace(after, to_adapt=False)
    if isinstance(after, Opp) and name in TAKEN_OVER:
        return after.adapted(name)
    return after
