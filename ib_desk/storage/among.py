"""Many values for one statement: as one list, so that the statement reads the same for any number.

A place for each would make another statement of each number of them. To prepare one anew takes
longer than to answer it, and so does to hand over a hundred values one by one.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Dialect,
    TableValuedAlias,
    Text,
    TypeDecorator,
    bindparam,
    func,
    select,
)
from typing_extensions import override


class _AsList(TypeDecorator[Any]):
    """Ids and numbers as SQLite holds them, in a list of JSON."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: Collection[UUID | int] | None, dialect: Dialect) -> Any:
        del dialect
        return json.dumps([one.hex if isinstance(one, UUID) else one for one in value or ()])


def among(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """All rows of which this column holds one of the values that are passed by `name`."""
    return column.in_(select(listed(name).c.value))


def listed(name: str) -> TableValuedAlias:
    """What is passed by `name`, as rows with a `value` each."""
    return func.json_each(bindparam(name, type_=_AsList())).table_valued("value")
