"""What left stays as it was: a request with a package, and what the registers say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from ib_desk.application.changes import Edit
from ib_desk.domain.errors import DeskError
from ib_desk.domain.file.register import register_lines
from ib_desk.domain.records.bin_term import BinTerm
from ib_desk.domain.records.disclosure import (
    ConsentUsed,
    Disclosure,
    DisclosureEvent,
    DisclosureState,
)
from ib_desk.domain.records.erasure import Erasure
from ib_desk.domain.records.opp import Opp
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.support_file import SupportFile

_OF_A_SET_PLAN: Final = frozenset({"state", "set_on", "measure_id", "evaluate_on"})


class Frozen(DeskError):
    """This record is evidence of what left, and is neither changed nor removed."""

    def __init__(self, kind: str, record_id: UUID) -> None:
        super().__init__(kind, record_id)
        self.kind = kind
        self.record_id = record_id


class SomethingLeft(DeskError):
    """Something was sent from this file: it is closed and kept; `may_go_on` once it was closed."""

    def __init__(self, file_id: UUID, may_go_on: date | None) -> None:
        super().__init__(file_id, may_go_on)
        self.file_id = file_id
        self.may_go_on = may_go_on


def refuse_what_left(edits: Iterable[Edit], today: date, term: BinTerm | None) -> None:
    """Refuse to let a file go of which something was sent, until it was closed long enough.

    Raises:
        SomethingLeft: for the first such file.
    """
    gone = [edit.before for edit in edits if edit.after is None and edit.before is not None]
    for file in gone:
        if isinstance(file, SupportFile):
            stays = something_left(file, gone, today, term)
            if stays is not None:
                raise stays


def something_left(
    file: SupportFile, parts: Iterable[Record], today: date, term: BinTerm | None
) -> SomethingLeft | None:
    """Why this file may not go yet, if something of it was sent."""
    if not _anything_left(file, tuple(parts)):
        return None
    closed = file.closed_on
    may_go_on = None if closed is None or term is None else term.may_go_on(closed)
    is_over = may_go_on is not None and today >= may_go_on
    return None if is_over else SomethingLeft(file.id, may_go_on)


def _anything_left(file: SupportFile, parts: Sequence[Record]) -> bool:
    """Also what nobody knows the end of; what was never finished did not leave."""
    sent = (part for part in parts if isinstance(part, SwvRequest) and part.sent_on is not None)
    lines = register_lines(
        (part for part in parts if isinstance(part, Disclosure)),
        [part for part in parts if isinstance(part, DisclosureEvent)],
    )
    return any(request.file_id == file.id for request in sent) or any(
        line.disclosure.file_id == file.id and line.state is not DisclosureState.NOT_COMPLETED
        for line in lines
    )


def is_frozen(record: Record | None) -> bool:
    """Whether the record, as it is kept now, may not become another."""
    if isinstance(record, SwvRequest):
        return record.is_closed
    if isinstance(record, Opp):
        return record.is_set
    return isinstance(record, Disclosure | DisclosureEvent | ConsentUsed | Erasure)


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
    """A register line stays when its request, a concept that was only printed, is removed.

    A plan that was set keeps its text, and not the day on which it is looked back on; it may become
    a concept again.
    """
    if isinstance(edit.after, Opp):
        return not edit.after.is_set or edit.fields <= _OF_A_SET_PLAN
    return isinstance(edit.after, Disclosure) and edit.fields <= {"request_id"}
