"""What a child says of a list, as JSON; read as if a stranger had written it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ib_desk.domain.intake.table import Table, TableFault
from ib_desk.reader.answers import as_json, from_json
from ib_desk.reader.frames import BadFrame
from ib_desk.reader.table_limits import (
    MOST_COLUMNS,
    MOST_IN_A_CELL,
    MOST_ROWS,
    MOST_SHEETS,
    Untabled,
)
from ib_desk.reader.tables import Sheet

_MOST_IN_A_NAME = 200


def sheets_as_bytes(sheets: Sequence[Sheet]) -> bytes:
    """For the parent to read."""
    return as_json([[sheet.name, sheet.rows] for sheet in sheets])


def tables_from(payload: bytes) -> tuple[Table, ...]:
    """What stands on each sheet; raises `BadFrame` for what no child of ours says."""
    told = from_json(payload, list)
    if not 0 < len(told) <= MOST_SHEETS:
        raise BadFrame
    try:
        return tuple(Table(name=_name(name), rows=_rows(rows)) for name, rows in told)
    except (TypeError, ValueError):
        raise BadFrame from None


def fault_as_bytes(refusal: Untabled) -> bytes:
    """For the parent to read."""
    return as_json([refusal.reason.value, ""])


def fault_from(payload: bytes) -> TableFault:
    """Why there are no rows; raises `BadFrame` as `tables_from`."""
    try:
        reason, _nothing = from_json(payload, list)
        return TableFault(reason)
    except (TypeError, ValueError):
        raise BadFrame from None


def _name(told: Any) -> str:
    if type(told) is not str or len(told) > _MOST_IN_A_NAME:
        raise ValueError
    return "".join(sign for sign in told if sign.isprintable())


def _rows(told: Any) -> tuple[tuple[str, ...], ...]:
    if type(told) is not list or len(told) > MOST_ROWS:
        raise ValueError
    return tuple(_row(row) for row in told)


def _row(told: Any) -> tuple[str, ...]:
    if type(told) is not list or len(told) > MOST_COLUMNS:
        raise ValueError
    if not all(type(c) is str and len(c) <= MOST_IN_A_CELL and c.isprintable() for c in told):
        raise ValueError
    return tuple(told)
