"""Whether a record says anything: an empty form that is taken away again is no loss."""

from __future__ import annotations

from dataclasses import MISSING, Field, fields
from enum import Enum
from typing import Final
from uuid import UUID

from ib_desk.domain.records.record import Record

_ARRANGED: Final = frozenset({"position", "version"})
"""What the program itself numbers."""


def says_something(record: Record) -> bool:
    """Whether a person filled anything in, or the program found it.

    What it is part of, its place in an order and what it started with say nothing. What holds
    nothing but ids says that two belong together.
    """
    if all(isinstance(getattr(record, field.name), UUID) for field in fields(record)):
        return True
    return any(_says_something(getattr(record, field.name), field) for field in fields(record))


def _says_something(value: object, field: Field[object]) -> bool:
    is_required = field.default is MISSING
    if isinstance(value, UUID) or field.name in _ARRANGED or (is_required and _is_choice(value)):
        return False
    if isinstance(value, str) and not value.strip():
        return False
    return is_required or value != field.default


def _is_choice(value: object) -> bool:
    """Of what sort the record is: that was asked before it was there."""
    return isinstance(value, Enum)
