"""Storing the edits of a change, with what is being typed in them and what was put away: each a
part of one transaction, which `Records` begins and ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from ib_desk.application.changes import Change, Edit
from ib_desk.application.ports import Binned, Draft, UnitOfWork
from ib_desk.application.removal import present
from ib_desk.domain.errors import Conflict
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.blank import says_something
from ib_desk.domain.records.kinds import WITHOUT_TRACE, wholes
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.support_file import SupportFile

_MOST_AT_ONCE = 200
"""Edits that are stored between two reports of progress: less than a tenth of a second."""


def drafts_in(work: UnitOfWork, edits: Iterable[Edit]) -> tuple[Draft, ...]:
    """What is being typed in the records that go."""
    gone = {edit.record.id for edit in edits if edit.after is None}
    return tuple(draft for draft in work.drafts() if draft.record_id in gone) if gone else ()


def put_away(
    work: UnitOfWork,
    change: Change,
    drafts: Iterable[Draft],
    now: datetime,
    closed_in: UUID | None = None,
) -> None:
    """Into the bin; what is closed, out of sight in its file."""
    if type(change.subject) in WITHOUT_TRACE:
        return
    removed = Change(Action.REMOVED, change.edits, change.subject)
    away = Binned(at=now, change=removed, drafts=tuple(drafts))
    if change.closed is not None:
        work.put_in_bin(replace(away, closed=change.closed, closed_in=closed_in))
    elif any(says_something(record) for record in away.gone):
        work.put_in_bin(away)


def empty_bin_of(work: UnitOfWork, edits: Iterable[Edit]) -> None:
    """What is there again is no longer in the bin; what was being typed in it comes along."""
    back = [edit.record.id for edit in edits if edit.before is None]
    for draft in work.take_from_bin(back) if back else ():
        work.put_draft(draft)


def runs(edits: Iterable[Edit]) -> Iterator[list[Edit]]:
    """The edits in their order, cut where they can no longer be stored in one go."""
    run: dict[UUID, Edit] = {}
    for edit in edits:
        if run and not _goes_along(edit, run):
            yield list(run.values())
            run = {}
        run[edit.record.id] = edit
    if run:
        yield list(run.values())


def _goes_along(edit: Edit, run: dict[UUID, Edit]) -> bool:
    first = next(iter(run.values()))
    is_alike = type(edit.record) is type(first.record)
    goes_the_same_way = (edit.after is None) is (first.after is None)
    return is_alike and goes_the_same_way and edit.record.id not in run and len(run) < _MOST_AT_ONCE


def store_run(work: UnitOfWork, run: Sequence[Edit]) -> None:
    """Store edits of one kind that either all remove or all do not, each of another record."""
    records = [edit.record for edit in run]
    _refuse_conflict(work, [edit.before for edit in run if edit.before is not None])
    if run[0].after is None:
        work.remove(*records)
    else:
        work.save(*records)


def _refuse_conflict(work: UnitOfWork, expected: Sequence[Record]) -> None:
    if not expected:
        return
    kind = type(expected[0])
    stored = work.get_each(kind, [record.id for record in expected])
    for before, now in zip(expected, stored, strict=True):
        if now != before:
            raise Conflict(kind.__name__, before.id)


def forget_drafts(work: UnitOfWork, edits: Iterable[Edit]) -> None:
    """What was being typed in a field that changed, or in a record that goes."""
    drafts = work.drafts()
    typed_in = {draft.record_id for draft in drafts}
    edits = [edit for edit in work.each(edits) if edit.record.id in typed_in] if typed_in else []
    changed = {(edit.record.id, name) for edit in edits for name in edit.fields}
    gone = {edit.record.id for edit in edits if edit.after is None}
    for draft in drafts:
        if draft.record_id in gone or (draft.record_id, draft.field) in changed:
            work.forget_draft(draft.record_id, draft.field)


def file_of(work: UnitOfWork, edits: Sequence[Edit]) -> UUID | None:
    """The file that a change belongs to; `None` when it touches none or more than one."""
    # What is part of something in the same change needs no way up: that tells it.
    known: dict[UUID, UUID | None] = dict.fromkeys(edit.record.id for edit in edits)
    files = {file_above(work, edit.record, known) for edit in work.each(edits)} - {None}
    return files.pop() if len(files) == 1 else None


def file_above(work: UnitOfWork, record: Record, known: dict[UUID, UUID | None]) -> UUID | None:
    """Go up from part to whole until a file is found; each whole is read once, and `known`."""
    if isinstance(record, SupportFile):
        return record.id
    kind, owner = next(iter(wholes(record)), (None, None))
    if kind is None or owner is None:
        return None
    if kind is SupportFile:
        return owner
    if owner not in known:
        whole = present(work, kind, owner)
        known[owner] = None if whole is None else file_above(work, whole, known)
    return known[owner]
