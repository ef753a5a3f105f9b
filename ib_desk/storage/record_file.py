"""Records from a TOML file: an example case that reads as a person would write it.

A table a kind of record (`[[contract_party]]`); `key` names a record within the file, and a field
that refers to another record holds the key of that one. Ids follow from the keys, so that the same
file always gives the same records.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from importlib.resources.abc import Traversable
from typing import Any, Final
from uuid import UUID, uuid5

from ib_desk.domain.data_problem import DataProblem
from ib_desk.domain.errors import InvalidData
from ib_desk.domain.records.kind_names import KIND_BY_NAME
from ib_desk.domain.records.kinds import references
from ib_desk.domain.records.record import Record
from ib_desk.storage.json_values import from_plain

_OURS: Final = UUID("00000000-0000-4000-8000-000000000000")
_PARTY: Final = "party"
"""The one reference that stands inside a value and not in a field of its own."""


def read_records(file: Traversable) -> tuple[Record, ...]:
    """All records of the file, each kind behind those it refers to.

    Raises:
        InvalidData: an unknown kind or field, or a record without a key.
    """
    tables = tomllib.loads(file.read_text("utf-8"))
    for name in tables:
        if name not in KIND_BY_NAME:
            raise InvalidData(file.name, name, DataProblem.UNKNOWN_KEY.value)
    return tuple(
        _record(file.name, name, kind, plain)
        for name, kind in KIND_BY_NAME.items()
        for plain in tables.get(name, [])
    )


def id_of(key: str) -> UUID:
    """The id of the record with this key."""
    return uuid5(_OURS, key)


def _record(file: str, name: str, kind: type[Record], plain: Mapping[str, Any]) -> Record:
    fields = dict(plain)
    key = fields.pop("key", None)
    if not isinstance(key, str):
        raise InvalidData(file, f"{name}.key", DataProblem.MISSING.value)
    for field in fields:
        if field not in kind.__dataclass_fields__:
            raise InvalidData(file, f"{name}.{field}", DataProblem.UNKNOWN_KEY.value)
    for field in references(kind):
        if field in fields:
            fields[field] = str(id_of(fields[field]))
    values = {field: _plain(value) for field, value in fields.items()}
    made: Record = from_plain({**values, "id": str(id_of(key))}, kind)
    return made


def _plain(value: Any) -> Any:
    """Dates and inner keys as the JSON of our own records has them."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {
            name: str(id_of(item)) if name == _PARTY else _plain(item)
            for name, item in value.items()
        }
    return value
