"""Records from a TOML file: a case that reads as a person would write it.

A table a kind of record (`[[contract_party]]`); `key` names a record within the file, and a field
that refers to another record holds the key of that one. Ids follow from the keys, so that the same
file always gives the same records. It is read as strictly as the data files of `resources/`: a slip
is named by file, line and key.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources.abc import Traversable
from typing import Any, Final
from uuid import UUID, uuid5

from ib_desk.domain.data_problem import DataProblem
from ib_desk.domain.records.kind_names import KIND_BY_NAME
from ib_desk.domain.records.kinds import references, references_inside
from ib_desk.domain.records.record import Record
from ib_desk.storage.resource_files import read_table, told
from ib_desk.storage.toml_values import Misfit, Path, structure

_OURS: Final = UUID("00000000-0000-4000-8000-000000000000")


def read_records(file: Traversable) -> tuple[Record, ...]:
    """All records of the file, each kind behind those it refers to.

    Raises:
        InvalidData: no TOML, an unknown kind or field, a value that does not fit, a record without
            a key or with that of another, or a reference to a record that is not in the file.
    """
    text, tables = read_table(file, file.name)
    try:
        found = tuple(_tables(tables))
        keys = _keys(found)
        return tuple(_record(path, plain, keys) for path, plain in found)
    except Misfit as misfit:
        raise told(misfit, file.name, text) from misfit


def id_of(key: str) -> UUID:
    """The id of the record with this key."""
    return uuid5(_OURS, key)


_Found = tuple[Path, Mapping[str, Any]]


def _tables(tables: Mapping[str, Any]) -> list[_Found]:
    for name in tables:
        if name not in KIND_BY_NAME:
            raise Misfit((name,), DataProblem.UNKNOWN_KEY)
        if not isinstance(tables[name], list):
            raise Misfit((name,), DataProblem.WRONG_TYPE)
    return [
        ((name, place), plain)
        for name in KIND_BY_NAME
        for place, plain in enumerate(tables.get(name, []))
    ]


def _keys(found: tuple[_Found, ...]) -> frozenset[str]:
    keys: set[str] = set()
    for path, plain in found:
        if not isinstance(plain, dict):
            raise Misfit(path, DataProblem.WRONG_TYPE)
        key = plain.get("key")
        if not isinstance(key, str):
            raise Misfit((*path, "key"), DataProblem.MISSING)
        if key in keys:
            raise Misfit((*path, "key"), DataProblem.DOUBLE)
        keys.add(key)
    return frozenset(keys)


def _record(path: Path, plain: Mapping[str, Any], keys: frozenset[str]) -> Record:
    kind = KIND_BY_NAME[str(path[0])]
    values = {name: value for name, value in plain.items() if name != "key"}
    for name in references(kind):
        if name in values:
            values[name] = _pointed(values[name], keys, (*path, name))
    for name, (inside, _kind) in references_inside(kind).items():
        values |= (
            {name: _inner(values[name], inside, keys, (*path, name))} if name in values else {}
        )
    return structure({**values, "id": id_of(plain["key"])}, kind, path)


def _inner(items: Any, name: str, keys: frozenset[str], path: Path) -> Any:
    """The entries of a list with the key of whose they are as an id; what is no list stays."""
    if not isinstance(items, list):
        return items
    return [
        {**item, name: _pointed(item[name], keys, (*path, place, name))}
        if isinstance(item, dict) and name in item
        else item
        for place, item in enumerate(items)
    ]


def _pointed(key: Any, keys: frozenset[str], path: Path) -> UUID:
    if key not in keys:
        raise Misfit(path, DataProblem.UNKNOWN_VALUE)
    return id_of(key)
