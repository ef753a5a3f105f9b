"""Add, change, remove, undo: the same for every kind of record, so it stands here once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final, Protocol
from uuid import UUID

from ib_desk.application.changes import Change, Edit
from ib_desk.application.closed_history import history_in_sight
from ib_desk.application.frozen import refuse_frozen, refuse_what_left
from ib_desk.application.ports import (
    Binned,
    Clock,
    Draft,
    HistoryLine,
    R,
    UnitOfWork,
    UnitOfWorkFactory,
)
from ib_desk.application.progress import Progress, Silent
from ib_desk.application.removal import removal, way_back
from ib_desk.application.undo import UndoStack
from ib_desk.domain.errors import Conflict, NotFound, NothingToUndo
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.bin_term import BinTerm
from ib_desk.domain.records.blank import says_something
from ib_desk.domain.records.closed import Closed
from ib_desk.domain.records.kinds import WITHOUT_TRACE, wholes
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.support_file import SupportFile

_PUTS_AWAY: Final = frozenset({Action.REMOVED, Action.CLOSED})
_BRINGS_BACK: Final = frozenset({Action.PUT_BACK, Action.OPENED})

_MOST_AT_ONCE = 200
"""Edits that are stored between two reports of progress: less than a tenth of a second."""


class KeepsWhatWasSeen(Protocol):
    """Knows sign-offs: `application.sign_offs.Signing`."""

    def seen(self, work: UnitOfWork, edits: Sequence[Edit]) -> Sequence[Record]:
        """Records to keep along with `edits`, because somebody signs in them."""


class Follows(Protocol):
    """Knows what changes along: `application.sittings.OneSitting`."""

    def along(self, edit: Edit) -> Sequence[Edit]:
        """Edits of other records that say the same as the one that changes."""


class Records:
    """Each method is one transaction and returns the `Change` that screens and undo live by."""

    def __init__(
        self,
        unit_of_work: UnitOfWorkFactory,
        undo: UndoStack,
        clock: Clock,
        bin_term: BinTerm | None = None,
        signing: KeepsWhatWasSeen | None = None,
        follows: Follows | None = None,
    ) -> None:
        """Knows what may not be done; see the class for what each thing does.

        Args:
            unit_of_work: over the vault.
            undo: what can be taken back.
            clock: for the history.
            bin_term: without it no file ever goes of which something was sent.
            signing: puts with a sign-off what its signer saw; without it none is kept.
            follows: finds what changes along; without it each record changes alone.
        """
        self._unit_of_work = unit_of_work
        self._undo = undo
        self._clock = clock
        self._bin_term = bin_term
        self._signing = signing
        self._follows = follows

    def get(self, kind: type[R], record_id: UUID) -> R:
        """Return the record; raises `NotFound`."""
        with self._unit_of_work() as work:
            return work.get(kind, record_id)

    def find(self, kind: type[R], **equal: Any) -> list[R]:
        """Return the records whose fields equal these values, oldest first."""
        with self._unit_of_work() as work:
            return work.find(kind, **equal)

    def add(self, *records: Record) -> Change:
        """Store new records as one step; the first one names it."""
        return self.apply(Action.ADDED, [Edit(None, record) for record in records])

    def change(self, before: R, after: R, visit: str | None = None) -> Change:
        """Put `after` in place of `before`; its draft goes in the same transaction.

        What says the same in other records changes along, in the same step.

        Args:
            before: the record as the screen last knew it.
            after: the same record with other field values.
            visit: one stay in one field; its edits become one step of undo.

        Raises:
            Conflict: the stored record is not `before`.
            NotFound: it has been removed.
        """
        edits = self.followed(Edit(before, after))
        return self.apply(Action.CHANGED, edits, visit, gathers=len(edits) > 1)

    def followed(self, edit: Edit) -> list[Edit]:
        """The edit, and those that go along with it."""
        return [edit, *(self._follows.along(edit) if self._follows else ())]

    def gather(self, before: Record | None, after: Record | None, visit: str) -> Change:
        """As `change`, also from or to nothing; all of one visit becomes one step of undo.

        For boxes to tick, where each is a record: who takes them back takes back the ticking.
        """
        if before is None:
            action = Action.ADDED
        else:
            action = Action.REMOVED if after is None else Action.CHANGED
        return self.apply(action, [Edit(before, after)], visit, gathers=True)

    def remove(self, record: Record) -> Change:
        """Move the record to the bin with all that is part of it; what mentions it lets go of it.

        Raises:
            SomethingLeft: something was sent from a file that would go.
            NotFound: it is gone already.
        """
        with self._unit_of_work() as work:
            edits = removal(work, work.get(type(record), record.id))
        return self.apply(Action.REMOVED, edits, subject=record)

    def apply(
        self,
        action: Action,
        edits: Sequence[Edit],
        visit: str | None = None,
        subject: Record | None = None,
        progress: Progress | None = None,
        *,
        gathers: bool = False,
    ) -> Change:
        """Do all edits or none, write the history, and remember the step for undo.

        What makes no difference leaves no trace.

        Args:
            action: the verb that names the step.
            edits: in the order in which they can be stored; never empty.
            visit: see `change`.
            subject: what the user acted on; the first record when not given.
            progress: told in edits, where there are many; calling it off leaves nothing.
            gathers: see `gather`.
        """
        real = tuple(edit for edit in edits if edit.before != edit.after)
        change = Change(action, real, subject or next(iter(real or edits)).record)
        if real:
            goes = action in _PUTS_AWAY
            # What comes back was signed before: nobody looked at the text of now.
            signing = None if action in _BRINGS_BACK else self._signing
            change = self._store(change, progress or Silent(), signing, puts_away=goes)
            self._undo.push(change, visit, gathers=gathers)
        return change

    def close_or_open(
        self, action: Action, edits: Sequence[Edit], of: Record, why: Closed | None
    ) -> Change:
        """As `apply`, for what goes out of sight or comes back: the reason goes along in undo."""
        change = Change(action, tuple(edits), of, why)
        self._store(change, Silent(), puts_away=action in _PUTS_AWAY)
        self._undo.push(change)
        return change

    def undo(self, progress: Progress | None = None) -> Change:
        """Take back the last step, if it is one of records; progress is told as by `apply`.

        Raises:
            NothingToUndo: there is none.
            Conflict: something else changed the same record since.
            Cancelled: `progress` asked to stop; the step can still be taken back.
        """
        change = self._undo.to_undo
        if not isinstance(change, Change):
            raise NothingToUndo
        taken_back = Change(Action.UNDONE, change.inverse_edits, change.subject, change.closed)
        # What came back out of the bin, or in sight, goes back to where it was.
        goes = change.action in _BRINGS_BACK
        self._store(taken_back, progress or Silent(), puts_away=goes)
        self._undo.undone()
        return taken_back

    def redo(self, progress: Progress | None = None) -> Change:
        """Do again what was undone last; raises as `undo` does."""
        change = self._undo.to_redo
        if not isinstance(change, Change):
            raise NothingToUndo
        again = Change(Action.REDONE, change.edits, change.subject, change.closed)
        self._store(again, progress or Silent(), puts_away=change.action in _PUTS_AWAY)
        self._undo.redone()
        return again

    def put_back(self, change: Change) -> Change:
        """Let the records of an old change be again as they were before it, whatever came after.

        What it added goes with all that became part of it since.

        Raises:
            NothingToUndo: they are so already.
            NotFound: what a record is part of has been removed.
        """
        done: list[Edit] = []
        now = self._clock.now()
        with self._unit_of_work() as work:
            file_id = _file_of(work, change.edits)
            for edit in reversed(change.edits):
                # One by one, since the way back of an edit depends on what those before it left.
                steps = way_back(work, edit)
                self._refuse(steps)
                drafts = _drafts_in(work, steps)
                for step in steps:
                    _store_run(work, [step])
                done += steps
                if steps and edit.before is None:
                    subject = next(s.record for s in steps if s.record.id == edit.record.id)
                    _put_away(work, Change(Action.REMOVED, tuple(steps), subject), drafts, now)
            if not done:
                raise NothingToUndo
            _forget_drafts(work, done)
            _empty_bin_of(work, done)
            put_back = Change(Action.PUT_BACK, tuple(done), change.subject)
            _write_history(work, put_back, now, file_id)
            work.commit()
        self._undo.push(put_back)
        return put_back

    def has_history(self) -> bool:
        """Whether anything was ever done in this vault."""
        with self._unit_of_work() as work:
            return bool(work.history(limit=1))

    def history(self, file_id: UUID | None = None) -> list[HistoryLine]:
        """Newest first; of one file or of the whole vault, without what is closed."""
        with self._unit_of_work() as work:
            return history_in_sight(work, file_id)

    def written(self, file_id: UUID) -> dict[UUID, date]:
        """On which day each record of a file was written down first: another day than it is about.

        What was there before its file was, or was taken over, may be missing.
        """
        with self._unit_of_work() as work:
            return work.written(file_id)

    def _store(
        self,
        change: Change,
        progress: Progress,
        signing: KeepsWhatWasSeen | None = None,
        *,
        puts_away: bool,
    ) -> Change:
        """Gives the change as it was stored: with what signers saw, where `signing` is given."""
        self._refuse(change.edits)
        now = self._clock.now()
        with self._unit_of_work() as work:
            file_id = _file_of(work, change.edits)
            closed_in = None if change.closed is None else _file_id(work, change.subject, {})
            drafts = _drafts_in(work, change.edits)
            _forget_drafts(work, change.edits)
            done = 0
            for run in _runs(change.edits):
                progress.step(done, len(change.edits))
                _store_run(work, run)
                done += len(run)
            if puts_away:
                _put_away(work, change, drafts, now, closed_in)
            _empty_bin_of(work, change.edits)
            if signing is not None:
                change = _with_seen(work, change, signing)
            _write_history(work, change, now, file_id)
            work.commit()
        return change

    def _refuse(self, edits: Sequence[Edit]) -> None:
        refuse_what_left(edits, self._clock.today(), self._bin_term)
        refuse_frozen(edits)


def _write_history(work: UnitOfWork, change: Change, now: datetime, file_id: UUID | None) -> None:
    traced = change.traced
    if traced is not None:
        told = replace(traced, action=change.told_as)
        work.write_history(HistoryLine(at=now, change=told, file_id=file_id))


def _with_seen(work: UnitOfWork, change: Change, signing: KeepsWhatWasSeen) -> Change:
    seen = signing.seen(work, change.edits)
    if seen:
        work.save(*seen)
    return Change(
        change.action, (*change.edits, *(Edit(None, text) for text in seen)), change.subject
    )


def _drafts_in(work: UnitOfWork, edits: Iterable[Edit]) -> tuple[Draft, ...]:
    """What is being typed in the records that go."""
    gone = {edit.record.id for edit in edits if edit.after is None}
    return tuple(draft for draft in work.drafts() if draft.record_id in gone) if gone else ()


def _put_away(
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


def _empty_bin_of(work: UnitOfWork, edits: Iterable[Edit]) -> None:
    """What is there again is no longer in the bin; what was being typed in it comes along."""
    back = [edit.record.id for edit in edits if edit.before is None]
    for binned in work.take_from_bin(back) if back else ():
        for draft in binned.drafts:
            work.put_draft(draft)


def _runs(edits: Iterable[Edit]) -> Iterator[list[Edit]]:
    """The edits in their order, cut where they can no longer be stored in one go."""
    run: dict[UUID, Edit] = {}
    for edit in edits:
        if run and not _goes_along(edit, run):
            yield list(run.values())
            run = {}
        run[edit.record.id] = edit
    yield list(run.values())


def _goes_along(edit: Edit, run: dict[UUID, Edit]) -> bool:
    first = next(iter(run.values()))
    is_alike = type(edit.record) is type(first.record)
    goes_the_same_way = (edit.after is None) is (first.after is None)
    return is_alike and goes_the_same_way and edit.record.id not in run and len(run) < _MOST_AT_ONCE


def _store_run(work: UnitOfWork, run: Sequence[Edit]) -> None:
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


def _forget_drafts(work: UnitOfWork, edits: Iterable[Edit]) -> None:
    """What was being typed in a field that changed, or in a record that goes."""
    drafts = work.drafts()
    typed_in = {draft.record_id for draft in drafts}
    edits = [edit for edit in work.each(edits) if edit.record.id in typed_in] if typed_in else []
    changed = {(edit.record.id, name) for edit in edits for name in edit.fields}
    gone = {edit.record.id for edit in edits if edit.after is None}
    for draft in drafts:
        if draft.record_id in gone or (draft.record_id, draft.field) in changed:
            work.forget_draft(draft.record_id, draft.field)


def _file_of(work: UnitOfWork, edits: Iterable[Edit]) -> UUID | None:
    """The file that a change belongs to; `None` when it touches none or more than one."""
    known: dict[UUID, UUID | None] = {}
    files = {_file_id(work, edit.record, known) for edit in work.each(edits)} - {None}
    return files.pop() if len(files) == 1 else None


def _file_id(work: UnitOfWork, record: Record, known: dict[UUID, UUID | None]) -> UUID | None:
    """Go up from part to whole until a file is found; each whole is read once, and `known`."""
    if isinstance(record, SupportFile):
        return record.id
    kind, owner = next(iter(wholes(record)), (None, None))
    if kind is None or owner is None:
        return None
    if kind is SupportFile:
        return owner
    if owner not in known:
        try:
            known[owner] = _file_id(work, work.get(kind, owner), known)
        except NotFound:
            known[owner] = None  # whole and part come in one change: the whole tells
    return known[owner]
