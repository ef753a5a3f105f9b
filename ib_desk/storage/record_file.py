"""Records from a TOML file: a case that reads as a person would write it.

A table a kind of record (`[[contract_party]]`); `key` names a record within the file, and a field
that refers to another record holds the key of that one. Ids follow from the keys, so that the same
file always gives the same records. It is read as strictly as the data files of `resources/`: a slip
is named by file, line and key.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import is_dataclass
from importlib.resources.abc import Traversable
from typing import Any, Final, get_args, get_origin
from uuid import UUID, uuid5

from ib_desk.domain.data_problem import DataProblem
from ib_desk.domain.records.kinds import KIND_BY_NAME, references, references_inside
from ib_desk.domain.records.record import Record
from ib_desk.storage.resource_files import read_table, told
from ib_desk.storage.toml_values import Misfit, Path, hints_of, structure

_OURS: Final = UUID("00000000-0000-4000-8000-000000000000")


def read_records(file: Traversable) -> tuple[Record, ...]:
    """All records of the file, each kind behind those it refers to.

    Raises:
        InvalidData: no TOML, an unknown kind or field, a value that does not fit, a record without
            a key or with that of another, or a reference to a record that is not in the file.
    """
    return _read(file, {})[0]


def read_beside(shared: Traversable, files: Iterable[Traversable]) -> tuple[Record, ...]:
    """The records of `shared`, and of each file those that may name them.

    All other keys are of one file alone: each child may have its `dossier`.

    Raises:
        InvalidData: as for `read_records`, or a key that is one of `shared` as well.
    """
    records, ids = _read(shared, {})
    return (*records, *(record for file in files for record in _read(file, ids, file.name)[0]))


def _read(
    file: Traversable, beside: Mapping[str, UUID], within: str = ""
) -> tuple[tuple[Record, ...], dict[str, UUID]]:
    """With the ids by their keys; `within` keeps those of two files apart."""
    text, tables = read_table(file, file.name)
    try:
        found = tuple(_tables(tables))
        ids = _keys(found, beside, within)
        return tuple(_record(path, plain, ids) for path, plain in found), ids
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


def _keys(found: tuple[_Found, ...], beside: Mapping[str, UUID], within: str) -> dict[str, UUID]:
    ids = dict(beside)
    for path, plain in found:
        if not isinstance(plain, dict):
            raise Misfit(path, DataProblem.WRONG_TYPE)
        key = plain.get("key")
        if not isinstance(key, str):
            raise Misfit((*path, "key"), DataProblem.MISSING)
        if key in ids:
            raise Misfit((*path, "key"), DataProblem.DOUBLE)
        ids[key] = id_of(f"{within}/{key}" if within else key)
    return ids


def _record(path: Path, plain: Mapping[str, Any], ids: Mapping[str, UUID]) -> Record:
    kind = KIND_BY_NAME[str(path[0])]
    values = {name: value for name, value in plain.items() if name != "key"}
    for name in values.keys() & _pointers(kind):
        values[name] = _pointed(values[name], ids, (*path, name))
    for name, (inside, _kind) in references_inside(kind).items():
        values |= {name: _inner(values[name], inside, ids, (*path, name))} if name in values else {}
    for name, inside in _many_inside(kind):
        if name in values:
            values[name] = _inner_many(values[name], inside, ids, (*path, name))
    return structure({**values, "id": ids[plain["key"]]}, kind, path)


def _pointers(kind: type[Record]) -> set[str]:
    """Fields that hold the id of another record, also where that may be of any kind."""
    of_any = {name for name, hint in hints_of(kind).items() if hint in {UUID, UUID | None}}
    return (of_any | set(references(kind))) - {"id"}


def _inner(items: Any, name: str, ids: Mapping[str, UUID], path: Path) -> Any:
    """The entries of a list with the key of whose they are as an id; what is no list stays."""
    if not isinstance(items, list):
        return items
    return [
        {**item, name: _pointed(item[name], ids, (*path, place, name))}
        if isinstance(item, dict) and name in item
        else item
        for place, item in enumerate(items)
    ]


def _many_inside(kind: type[Record]) -> list[tuple[str, str]]:
    """(field with entries, field of an entry that holds ids of records of any kind)."""
    return [
        (name, inside)
        for name, hint in hints_of(kind).items()
        if get_origin(hint) is tuple and is_dataclass(get_args(hint)[0])
        for inside, many in hints_of(get_args(hint)[0]).items()
        if many == tuple[UUID, ...]
    ]


def _inner_many(items: Any, name: str, ids: Mapping[str, UUID], path: Path) -> Any:
    if not isinstance(items, list):
        return items
    return [
        {**item, name: [_pointed(key, ids, (*path, place, name)) for key in item[name]]}
        if isinstance(item, dict) and isinstance(item.get(name), list)
        else item
        for place, item in enumerate(items)
    ]


def _pointed(key: Any, ids: Mapping[str, UUID], path: Path) -> UUID:
    if key not in ids:
        raise Misfit(path, DataProblem.UNKNOWN_VALUE)
    return ids[key]
