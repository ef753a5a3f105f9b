"""Turns what `tomllib` read into values of the domain, strictly: nothing is guessed or converted.

cattrs, which keeps our own records, is meant for data that one wrote oneself: it turns `3` into
`"3"` and a text into a list of letters, and names no place that a person could mend.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from ib_desk.domain.data_problem import DataProblem, UnfitValue

T = TypeVar("T")
Path = tuple[str | int, ...]


class Misfit(Exception):
    """The first thing in the table that does not fit; `path` leads to it."""

    def __init__(self, path: Path, problem: DataProblem) -> None:
        super().__init__(path, problem)
        self.path = path
        self.problem = problem


def structure(table: Mapping[str, Any], shape: type[T], path: Path = ()) -> T:
    """The read `table` as a value of type `shape`; `path` leads to it in its file.

    Raises:
        Misfit: something is missing, of another type, unknown, or refused by the value itself.
    """
    return cast("T", _value(table, shape, path))


def hints_of(kind: type) -> dict[str, Any]:
    """Field name → type."""
    return _worked_out(kind)


@cache
def _worked_out(kind: type) -> dict[str, Any]:
    """Once: a case has hundreds of records of the same few kinds."""
    return get_type_hints(kind)


def _value(plain: Any, hint: Any, path: Path) -> Any:
    if get_origin(hint) in (Union, UnionType):
        # TOML has no null: an optional value that is there is a value.
        (hint,) = (part for part in get_args(hint) if part is not NoneType)
    origin = get_origin(hint)
    if origin is tuple:
        return _list(plain, get_args(hint)[0], path)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _table(plain, get_args(hint), path)
    if is_dataclass(hint):
        return _record(plain, cast("type", hint), path)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _member(plain, hint, path)
    return _plain(plain, hint, path)


def _plain(plain: Any, hint: type, path: Path) -> Any:
    hint = getattr(hint, "__supertype__", hint)  # an id is a UUID
    if hint is Decimal and type(plain) in {int, float}:
        return Decimal(str(plain))
    if type(plain) is not hint:  # a bool is an int and a datetime a date in Python, but not here
        raise Misfit(path, DataProblem.WRONG_TYPE)
    return plain


def _list(plain: Any, item: Any, path: Path) -> tuple[Any, ...]:
    items = _plain(plain, list, path)
    return tuple(_value(value, item, (*path, index)) for index, value in enumerate(items))


def _table(plain: Any, hints: tuple[Any, Any], path: Path) -> dict[Any, Any]:
    key_hint, value_hint = hints
    found = {}
    for key, value in _plain(plain, dict, path).items():
        inner = (*path, key)
        found[_value(key, key_hint, inner)] = _value(value, value_hint, inner)
    return found


def _member(plain: Any, hint: type[Enum], path: Path) -> Enum:
    # The key of a table is always text, also where the enumeration counts.
    by_text = {str(member.value): member for member in hint}
    if type(plain) not in (str, int) or str(plain) not in by_text:
        raise Misfit(path, DataProblem.UNKNOWN_VALUE)
    return by_text[str(plain)]


def _record(plain: Any, kind: type, path: Path) -> Any:
    table = _plain(plain, dict, path)
    hints = hints_of(kind)
    known = {field.name: field for field in fields(kind) if field.init}
    for key in table:
        if key not in known:
            raise Misfit((*path, key), DataProblem.UNKNOWN_KEY)
    values = {}
    for name, field in known.items():
        if name in table:
            values[name] = _value(table[name], hints[name], (*path, name))
        elif field.default is MISSING and field.default_factory is MISSING:
            raise Misfit((*path, name), DataProblem.MISSING)
    try:
        return kind(**values)
    except UnfitValue as unfit:
        deeper = [int(part) if part.isdigit() else part for part in unfit.key.split(".") if part]
        raise Misfit((*path, *deeper), unfit.problem) from unfit
