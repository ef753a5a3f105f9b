"""Periods of which a day at one side may be missing: there they go on."""

from __future__ import annotations

from datetime import date


def is_within(day: date, first: date | None, last: date | None) -> bool:
    """Whether a day is one of the period, which ends with `last`."""
    return (first is None or first <= day) and (last is None or day <= last)
