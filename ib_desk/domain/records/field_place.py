"""Where in the program something stands: the way by which a point or a find jumps to its field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from ib_desk.domain.records.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldPlace:
    """`record_id` is `None` where the record is still to be made.

    `about` then says for whom: the guardian of a statement that nobody wrote yet. In which step a
    kind of record is made, the trajectory knows (`Trajectory.step_of`).
    """

    record: type[Record]
    record_id: UUID | None = None
    field: str = ""
    about: UUID | None = None


_PAGE: Final = "page "


def page_field(number: int) -> str:
    """What stands for a field where something is on a page of a document, counted from 1."""
    return f"{_PAGE}{number}"


def page_in(field: str) -> int | None:
    """The page that `page_field` named; `None` for a field."""
    number = field.removeprefix(_PAGE)
    return int(number) if number != field and number.isdecimal() else None


def place_of(record: Record, field: str) -> FieldPlace:
    """The field of a record that exists."""
    return FieldPlace(record=type(record), record_id=record.id, field=field)


def place_for_new(kind: type[Record], field: str, about: UUID | None = None) -> FieldPlace:
    """The field of a record that is still to be made."""
    return FieldPlace(record=kind, field=field, about=about)
