"""What every screen of an open vault shares: the desk, the workers, and the news of changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Signal, Slot

from ib_desk.application.changes import Change
from ib_desk.application.desk import Desk
from ib_desk.application.drafts import Spot
from ib_desk.application.ports import Draft
from ib_desk.application.progress import Progress
from ib_desk.domain.errors import NothingToUndo
from ib_desk.domain.record import Record
from ib_desk.ui.jobs import Job, JobRunner
from ib_desk.ui.preferences import Preferences

T = TypeVar("T")


@dataclass(slots=True)
class _Unfinished:
    """Texts that were being typed when the vault closed, until their field is left."""

    drafts: dict[tuple[UUID, str], Draft] = field(default_factory=dict)


class Session(QObject):
    """Lives from unlock to lock. Screens read through it, write through it, and listen to it."""

    changed = Signal(object)
    """A `Change` was stored; screens that show what it touches look again."""
    refused = Signal(Exception)
    """A write failed; the window says why. What was typed is still on the screen."""
    saving = Signal()
    saved = Signal()
    typing = Signal()

    def __init__(
        self,
        desk: Desk,
        database: JobRunner,
        documents: JobRunner,
        preferences: Preferences,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.preferences = preferences
        self._database = database
        self._documents = documents
        self._unfinished = _Unfinished()
        self._writes = 0
        self._spot: Spot | None = None

    @property
    def is_writing(self) -> bool:
        """Whether an edit is on its way: what was read before it is out of date."""
        return self._writes > 0

    @property
    def is_busy(self) -> bool:
        """Whether anything is read, written or made at this moment."""
        return self._database.is_busy or self._documents.is_busy

    def read(self, query: Callable[[], T]) -> Job:
        """Ask the database something; connect to the job's `succeeded` (and `failed`)."""
        return self._database.start(lambda _progress: query())

    def read_long(self, query: Callable[[Progress], T]) -> Job:
        """As `read`, for what takes longer than 0.3 s and can be cancelled."""
        return self._database.start(query)

    def make(self, work: Callable[[Progress], T]) -> Job:
        """Make a document from values that were read before, beside the database."""
        return self._documents.start(work)

    def write(self, use_case: Callable[[], Change]) -> Job:
        """Change something; every screen hears of it, a failure goes to `refused`."""
        return self._writing(lambda _progress: use_case())

    def write_long(self, use_case: Callable[[Progress], Change]) -> Job:
        """As `write`, with progress."""
        return self._writing(use_case)

    def add(self, *records: Record) -> Job:
        """Store new records as one step."""
        return self.write(lambda: self.desk.records.add(*records))

    def change(self, before: Record, after: Record, visit: str | None = None) -> Job:
        """Store `after` in place of `before`."""
        return self.write(lambda: self.desk.records.change(before, after, visit))

    def remove(self, record: Record) -> Job:
        """Remove a record with all that is part of it; undo brings it back."""
        return self.write(lambda: self.desk.records.remove(record))

    def undo(self) -> Job:
        """Take back the last step, if there is one."""
        return self.write(self.desk.records.undo)

    def redo(self) -> Job:
        """Do again what was undone last, if there is such a step."""
        return self.write(self.desk.records.redo)

    def keep_draft(self, draft: Draft) -> None:
        """Keep what is being typed, within two seconds of the last key."""
        self._unfinished.drafts[draft.record_id, draft.field] = draft
        job = self._database.start(
            lambda _progress: self.desk.drafts.keep(
                draft.record_id, draft.field, draft.text, draft.cursor
            )
        )
        job.failed.connect(self.refused)

    def load_drafts(self, drafts: list[Draft]) -> None:
        """Take in the texts that were unfinished at the last lock."""
        self._unfinished.drafts = {(draft.record_id, draft.field): draft for draft in drafts}

    def draft_of(self, record_id: UUID, name: str) -> Draft | None:
        """The unfinished text of a field, if there is one."""
        return self._unfinished.drafts.get((record_id, name))

    def forget_draft(self, record_id: UUID, name: str) -> None:
        """The field was left: its text is stored or given up."""
        if self._unfinished.drafts.pop((record_id, name), None) is not None:
            job = self._database.start(lambda _progress: self.desk.drafts.forget(record_id, name))
            job.failed.connect(self.refused)

    def keep_spot(self, spot: Spot) -> None:
        """Keep where the user is, when that changed."""
        if spot != self._spot:
            self._spot = spot
            job = self._database.start(lambda _progress: self.desk.drafts.remember(spot))
            job.failed.connect(self.refused)

    def _writing(self, work: Callable[[Progress], Change]) -> Job:
        self._writes += 1
        self.saving.emit()
        job = self._database.start(work)
        job.succeeded.connect(self._tell)
        job.failed.connect(self._refuse)
        job.finished.connect(self._settle)
        return job

    @Slot(object)
    def _tell(self, change: Change) -> None:
        for edit in change.edits:
            for name in edit.fields:
                self._unfinished.drafts.pop((edit.record.id, name), None)
        self.changed.emit(change)

    @Slot(Exception)
    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, NothingToUndo):
            self.refused.emit(error)

    @Slot()
    def _settle(self) -> None:
        self._writes -= 1
        if self._writes == 0:
            self.saved.emit()


def new_visit() -> str:
    """A name for one stay in one field, so that its edits become one step of undo."""
    return uuid4().hex
