"""What was sent stays as it was: a sent request and the register of what left the vault."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from ib_desk.application.changes import Edit
from ib_desk.domain.errors import DeskError
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import Disclosure, SwvRequest
from ib_desk.domain.records.support_file import SupportFile


class Frozen(DeskError):
    """This record is evidence of what was sent, and is neither changed nor removed."""

    def __init__(self, kind: str, record_id: UUID) -> None:
        super().__init__(kind, record_id)
        self.kind = kind
        self.record_id = record_id


def is_frozen(record: Record | None) -> bool:
    """Whether the record, as it is kept now, may not become another."""
    if isinstance(record, SwvRequest):
        return record.sent_on is not None
    return isinstance(record, Disclosure)


def refuse_frozen(edits: Iterable[Edit]) -> None:
    """Refuse a change to what is frozen; it only goes when its whole file goes.

    Raises:
        Frozen: for the first such edit.
    """
    known = tuple(edits)
    if any(isinstance(edit.before, SupportFile) and edit.after is None for edit in known):
        return
    for edit in known:
        if edit.before is not None and is_frozen(edit.before) and not _lets_go(edit):
            raise Frozen(type(edit.before).__name__, edit.before.id)


def _lets_go(edit: Edit) -> bool:
    """A register line stays when its request, a concept that was only printed, is removed."""
    return isinstance(edit.after, Disclosure) and edit.fields <= {"request_id"}
