"""Any value of any kind of record, made from the type hints alone.

Each strategy is made once: Hypothesis looks a new one through before it draws from it, which takes
longer than to draw.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from hypothesis import strategies as st

from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.records.kinds import references
from ib_desk.domain.records.record import Record
from tests.samples import sample_id

TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    st.sampled_from(
        ["Zoë Brontë-Šařišská", "👩‍👧 “ja”, zei ze…", "e\u0301", "\x00", " \n\t", "'--\\%"]
    ),
)
_SIMPLE = {
    str: TEXTS,
    int: st.integers(-(2**63), 2**63 - 1),
    bool: st.booleans(),
    Decimal: st.decimals(-(10**6), 10**6, places=3),
    date: st.dates(),
    datetime: st.datetimes(),
    UUID: st.uuids(),
}
_MADE: dict[type[Record], st.SearchStrategy[Record]] = {}


def records_of(kind: type[Record]) -> st.SearchStrategy[Record]:
    """References point to the samples of `tests.samples`, or nowhere where they may."""
    if kind not in _MADE:
        _MADE[kind] = _any_of(kind)
    return _MADE[kind]


def _any_of(kind: type[Record]) -> st.SearchStrategy[Record]:
    hints = get_type_hints(kind)
    values = {field.name: values_of(hints[field.name]) for field in fields(kind)}
    for name, (target, is_part) in references(kind).items():
        there = st.just(sample_id(target))
        values[name] = there if is_part else st.none() | there
    return st.builds(kind, **values)


def births() -> st.SearchStrategy[BirthDate]:
    """The day, the month or only the year of a birth."""
    days = st.dates(date(1990, 1, 1), date(2025, 1, 1))
    return st.one_of(
        days.map(BirthDate.on),
        days.map(lambda day: BirthDate(day.year, day.month)),
        days.map(lambda day: BirthDate(day.year)),
    )


@cache
def values_of(hint: Any) -> st.SearchStrategy[Any]:
    """Any value that the hint allows."""
    hint = getattr(hint, "__supertype__", hint)
    if get_origin(hint) in (Union, UnionType):
        return st.one_of([st.none() if a is NoneType else values_of(a) for a in get_args(hint)])
    if get_origin(hint) is tuple:
        return st.lists(values_of(get_args(hint)[0]), max_size=3).map(tuple)
    if hint is BirthDate:
        return births()
    if is_dataclass(hint) and isinstance(hint, type):
        hints = get_type_hints(hint)
        return st.builds(hint, **{f.name: values_of(hints[f.name]) for f in fields(hint)})
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(hint)
    simple: st.SearchStrategy[Any] = _SIMPLE[hint]
    return simple
