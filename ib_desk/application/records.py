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
    Clock,
    HistoryLine,
    R,
    UnitOfWork,
    UnitOfWorkFactory,
)
from ib_desk.application.progress import Progress, Silent
from ib_desk.application.removal import look_up, removal, way_back
from ib_desk.application.storing import (
    drafts_in,
    empty_bin_of,
    file_above,
    file_of,
    forget_drafts,
    put_away,
    runs,
    store_run,
)
from ib_desk.application.undo import UndoStack
from ib_desk.domain.errors import NothingToUndo
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.bin_term import BinTerm
from ib_desk.domain.records.closed import Closed
from ib_desk.domain.records.record import Record

_PUTS_AWAY: Final = frozenset({Action.REMOVED, Action.CLOSED})
_BRINGS_BACK: Final = frozenset({Action.PUT_BACK, Action.OPENED})


class KeepsWhatWasSeen(Protocol):
    """Knows sign-offs: `application.sign_offs.Signing`."""

    def seen(self, work: UnitOfWork, edits: Sequence[Edit]) -> Sequence[Record]:
        """Records to keep along with `edits`, because somebody signs in them."""


class Follows(Protocol):
    """Knows what changes along: `application.sittings.OneSitting`, for one."""

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
        follows: Sequence[Follows] = (),
    ) -> None:
        """Knows what may not be done; see the class for what each thing does.

        Args:
            unit_of_work: over the vault.
            undo: what can be taken back.
            clock: for the history.
            bin_term: without it no file ever goes of which something was sent.
            signing: puts with a sign-off what its signer saw; without it none is kept.
            follows: each finds what changes along; without them each record changes alone.
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
        """Store new records as one step, with what goes along; the first one names it."""
        edits = [Edit(None, record) for record in records]
        also = [change for edit in edits for change in self.followed(edit)[1:]]
        return self.apply(Action.ADDED, [*edits, *also])

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
        return [edit, *(also for one in self._follows for also in one.along(edit))]

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
            return self.apply_in(work, Action.REMOVED, edits, record)

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
        change = _making_a_difference(action, edits, subject)
        if change.edits:
            with self._unit_of_work() as work:
                change = self._store_new(work, change, progress or Silent())
            self._undo.push(change, visit, gathers=gathers)
        return change

    def apply_in(
        self, work: UnitOfWork, action: Action, edits: Sequence[Edit], subject: Record
    ) -> Change:
        """As `apply`, in the transaction in which the edits were found: that ends here.

        What was read to find them is not read again to store them. One of them at least makes a
        difference.
        """
        change = self._store_new(work, _making_a_difference(action, edits, subject), Silent())
        self._undo.push(change)
        return change

    def close_or_open(
        self,
        action: Action,
        edits: Sequence[Edit],
        of: Record,
        why: Closed | None,
        work: UnitOfWork,
    ) -> Change:
        """As `apply_in`, for what goes out of sight or comes back, with the reason."""
        change = Change(action, tuple(edits), of, why)
        self._store(work, change, Silent(), puts_away=action in _PUTS_AWAY)
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
        with self._unit_of_work() as work:
            self._store(work, taken_back, progress or Silent(), puts_away=goes)
        self._undo.undone()
        return taken_back

    def redo(self, progress: Progress | None = None) -> Change:
        """Do again what was undone last; raises as `undo` does."""
        change = self._undo.to_redo
        if not isinstance(change, Change):
            raise NothingToUndo
        again = Change(Action.REDONE, change.edits, change.subject, change.closed)
        with self._unit_of_work() as work:
            goes = change.action in _PUTS_AWAY
            self._store(work, again, progress or Silent(), puts_away=goes)
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
            look_up(work, [edit.record for edit in change.edits])
            file_id = file_of(work, change.edits)
            for edits in _one_by_one(change.edits):
                steps = [step for edit in edits for step in way_back(work, edit)]
                self._refuse(steps)
                drafts = drafts_in(work, steps)
                for run in runs(steps):
                    store_run(work, run)
                done += steps
                first = edits[0]
                if steps and first.before is None:
                    subject = next(s.record for s in steps if s.record.id == first.record.id)
                    put_away(work, Change(Action.REMOVED, tuple(steps), subject), drafts, now)
            if not done:
                raise NothingToUndo
            forget_drafts(work, done)
            empty_bin_of(work, done)
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

    def _store_new(self, work: UnitOfWork, change: Change, progress: Progress) -> Change:
        # What comes back was signed before: nobody looked at the text of now.
        signing = None if change.action in _BRINGS_BACK else self._signing
        goes = change.action in _PUTS_AWAY
        return self._store(work, change, progress, signing, puts_away=goes)

    def _store(
        self,
        work: UnitOfWork,
        change: Change,
        progress: Progress,
        signing: KeepsWhatWasSeen | None = None,
        *,
        puts_away: bool,
    ) -> Change:
        """Gives the change as it was stored: with what signers saw, where `signing` is given."""
        self._refuse(change.edits)
        now = self._clock.now()
        file_id = file_of(work, change.edits)
        closed_in = None if change.closed is None else file_above(work, change.subject, {})
        drafts = drafts_in(work, change.edits)
        forget_drafts(work, change.edits)
        done = 0
        for run in runs(change.edits):
            progress.step(done, len(change.edits))
            store_run(work, run)
            done += len(run)
        if puts_away:
            put_away(work, change, drafts, now, closed_in)
        empty_bin_of(work, change.edits)
        if signing is not None:
            change = _with_seen(work, change, signing)
        _write_history(work, change, now, file_id)
        work.commit()
        return change

    def _refuse(self, edits: Sequence[Edit]) -> None:
        refuse_what_left(edits, self._clock.today(), self._bin_term)
        refuse_frozen(edits)


def _one_by_one(edits: Iterable[Edit]) -> Iterator[list[Edit]]:
    """The last first, since the way back of an edit depends on what those before it left.

    Not on others of its kind, to which it never points; but what was added takes with it what
    became part of it since.
    """
    for run in runs(reversed(tuple(edits))):
        if all(edit.before is not None for edit in run):
            yield run
        else:
            yield from ([edit] for edit in run)


def _making_a_difference(action: Action, edits: Sequence[Edit], subject: Record | None) -> Change:
    real = tuple(edit for edit in edits if edit.before != edit.after)
    return Change(action, real, subject or next(iter(real or edits)).record)


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
