"""One filled record of every kind, each referring to the others, made from the type hints alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID, uuid5

from ib_desk.application.ports import R
from ib_desk.domain.records.kinds import KINDS, references
from ib_desk.domain.records.record import Record

_NAMESPACE = UUID("6f1e0c3a-4c8e-4a53-9a5e-0d8c3f1b7a11")


def sample(kind: type[R]) -> R:
    """The same record at each call; its references point to the samples of other kinds."""
    filled: R = _filled(kind, kind.__name__)
    return filled


def samples(kinds: Iterable[type[Record]] = KINDS) -> list[Record]:
    """A sample of each kind, in an order in which they can be stored."""
    return [sample(kind) for kind in kinds]


def variants(kind: type[Record]) -> list[Record]:
    """Records that hold between them every member of each choice, and one with nothing filled in.

    The first is the sample.
    """
    count = max((len(found) for found in choices_in(kind)), default=1)
    filled = [_filled(kind, kind.__name__, number) for number in range(count)]
    return [*filled, _bare(kind)]


def choices_in(hint: Any) -> Iterator[type[Enum]]:
    """The enumerations in a kind of record or a type hint, however deep."""
    if isinstance(hint, type) and issubclass(hint, Enum):
        yield hint
    inner = get_type_hints(hint).values() if is_dataclass(hint) else get_args(hint)
    for part in inner:
        yield from choices_in(part)


def sample_id(kind: type[Record]) -> UUID:
    return uuid5(_NAMESPACE, kind.__name__)


def _bare(kind: type[Record]) -> Record:
    """Only what a record cannot be without."""
    filled = _filled(kind, f"{kind.__name__} with nothing")
    needed = {f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING}
    return kind(**{name: getattr(filled, name) for name in {"id", *needed}})


def _filled(kind: type, path: str, number: int = 0) -> Any:
    """The `number`-th variant, the sample first; a choice counts down from its last member."""
    path = f"{path} {number}" if number else path
    targets = references(kind) if issubclass(kind, Record) else {}
    hints = get_type_hints(kind)
    values = {}
    for field in fields(kind):
        if field.name == "id":
            values["id"] = uuid5(_NAMESPACE, path)
        elif field.name in targets:
            values[field.name] = sample_id(targets[field.name][0])
        else:
            values[field.name] = _value(hints[field.name], f"{path}.{field.name}", number)
    return kind(**values)


def _value(hint: Any, path: str, number: int = 0) -> Any:
    if get_origin(hint) in (Union, UnionType):
        hint = next(a for a in get_args(hint) if a is not NoneType)
    hint = getattr(hint, "__supertype__", hint)
    if get_origin(hint) is tuple:
        return (_value(get_args(hint)[0], path, number),)
    if is_dataclass(hint) and isinstance(hint, type):
        return _filled(hint, path, number)
    if isinstance(hint, type) and issubclass(hint, Enum):
        members = list(hint)
        return members[-1 - number % len(members)]
    return {
        str: f"{path}: café 😀",
        int: 3,
        bool: True,
        Decimal: Decimal("6.5"),
        date: date(2026, 9, 24),
        datetime: datetime.fromisoformat("2026-09-24 16:30:05"),
        UUID: uuid5(_NAMESPACE, path),
    }[hint]
