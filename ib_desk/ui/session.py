"""What every screen of an open vault shares: the desk, the workers, and the news of changes."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TypeVar
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ib_desk.application.backups import BackupFile
from ib_desk.application.changes import Change, SettingChange, Step
from ib_desk.application.desk import Desk
from ib_desk.application.drafts import Spot
from ib_desk.application.leaving.left_folders import LeftFolder
from ib_desk.application.leaving.orders import Order
from ib_desk.application.leaving.outside import Destination, TakenAway
from ib_desk.application.ports import Draft
from ib_desk.application.progress import Progress
from ib_desk.application.vault_errors import DiskFull, StorageFailed, VaultReplaced
from ib_desk.domain.errors import NothingToUndo
from ib_desk.domain.records.disclosure import DisclosureId
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import SwvRequestId
from ib_desk.ui.jobs import Job, JobRunner
from ib_desk.ui.listen import listen
from ib_desk.ui.preferences import Preferences
from ib_desk.ui.press import answering, current_press, first_press
from ib_desk.ui.turns import Turns
from ib_desk.ui.unfinished import Unfinished

T = TypeVar("T")
S = TypeVar("S", bound=Step)

RETRY_MS = 10_000
"""How often a write that found the disk full is tried again."""
_PASSING = (DiskFull, StorageFailed, VaultReplaced)
"""What may be over in a moment: room is made, a drive is plugged in again."""


class Session(QObject):
    """Lives from unlock to lock. Screens read through it, write through it, and listen to it."""

    changed = Signal(object)
    """A `Change` was stored; screens that show what it touches look again."""
    setting_changed = Signal(object)
    """A `SettingChange` was stored: no record is another."""
    refused = Signal(Exception)
    """A write failed; the window says why. What was typed is still on the screen."""
    saving = Signal()
    saved = Signal()
    """Nothing waits to be stored any more."""
    folder_gone = Signal(object)
    """The id of the line of a folder that is no longer outside."""
    said = Signal(str)
    """A word for a moment, where nothing changed."""
    troubled = Signal(Exception)
    """Something could not be read; nothing that was typed waits for it."""
    typing = Signal()
    unfinished = Signal()
    """A field was left with what is no value yet: it is a draft, or refused."""
    rotation_asked = Signal()
    """A way in was taken from someone: the key of the vault is to be rotated."""
    _caught_up = Signal(object)
    _kept = Signal(object)
    """A `Change` that the document thread asked for."""

    def __init__(
        self,
        desk: Desk,
        database: JobRunner,
        documents: JobRunner,
        pictures: JobRunner,
        preferences: Preferences,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.preferences = preferences
        self._database = database
        self._documents = documents
        self._pictures = pictures
        self._unfinished = Unfinished()
        self._writes = 0
        self._waiting: deque[Callable[[], Change]] = deque()
        """Edits that the disk refused, in order; only the database thread touches it."""
        self._caught_up.connect(self._end_wait)
        self._kept.connect(self.changed)
        self._turns = Turns(database, self._catch_up, self._kept.emit)
        self._retry = QTimer(self, interval=RETRY_MS)
        self._retry.timeout.connect(self.try_again)
        self._spot: Spot | None = None

    @property
    def is_writing(self) -> bool:
        """Whether an edit is on its way: what was read before it is out of date."""
        return self._writes > 0

    @property
    def is_busy(self) -> bool:
        """Whether anything is read, written or made at this moment."""
        runners = (self._database, self._documents, self._pictures)
        return any(runner.is_busy for runner in runners)

    def say(self, words: str) -> None:
        """Tell the user for a moment at the foot of the window."""
        self.said.emit(words)

    def read(self, query: Callable[[], T]) -> Job:
        """Ask the database something; connect to the job's `succeeded` (and `failed`)."""
        return self._database.start(lambda _progress: query())

    def read_long(self, query: Callable[[Progress], T]) -> Job:
        """As `read`, for what takes longer than 0.3 s and can be cancelled."""
        return self._database.start(query)

    def make(self, work: Callable[[Progress], T], *, is_asked: bool = False) -> Job:
        """Make a document from values that were read before, beside the database.

        Args:
            work: what makes it.
            is_asked: the user waits for this, also where it follows on something else; what a
                screen makes for itself holds no button that led there.
        """
        with answering(current_press() if is_asked else first_press()):
            return self._documents.start(work)

    def draw(self, work: Callable[[], T]) -> Job:
        """Draw what is on the screen, beside what is made at that moment."""
        with answering(None):
            return self._pictures.start(lambda _progress: work())

    def let_out(self, order: Order, to: Destination) -> Job:
        """Let something leave the vault; the job gives a `LetOut`."""
        return self._documents.start(
            lambda progress: self.desk.exit.let_out(order, to, self._turns, progress)
        )

    def settle_exit(self) -> Job:
        """Look what became of what was cut off on its way out; the job gives a `Settled`."""
        return self._documents.start(lambda _progress: self.desk.exit.settle(self._turns))

    def write(self, use_case: Callable[[], Change]) -> Job:
        """Change something; every screen hears of it, a failure goes to `refused`."""
        return self._begin(
            lambda progress: self._do_in_order(lambda _progress: use_case(), progress),
            self._refuse,
            is_kept=True,
        )

    def write_quietly(self, use_case: Callable[[], Step]) -> Job:
        """As `write`; who asked says itself why it was refused."""
        return self._begin(
            lambda progress: self._do_in_order(lambda _progress: use_case(), progress),
            self._settle_refused,
            is_kept=True,
        )

    def write_long(self, use_case: Callable[[Progress], Step]) -> Job:
        """As `write`, with progress; a lock comes before it."""
        return self._begin(
            lambda progress: self._do_in_order(use_case, progress), self._refuse, is_kept=False
        )

    def add(self, *records: Record) -> Job:
        """Store new records as one step."""
        return self._keeping(lambda: self.desk.records.add(*records))

    def change(self, before: Record, after: Record, visit: str | None = None) -> Job:
        """Store `after` in place of `before`."""
        return self._keeping(lambda: self.desk.records.change(before, after, visit))

    def keep_by(self, use_case: Callable[[], Change]) -> Job:
        """As `change`, by a use case that knows what else follows from it."""
        return self._keeping(use_case)

    def gather(self, before: Record | None, after: Record | None, visit: str) -> Job:
        """Store one of several ticks that are taken back together."""
        return self._keeping(lambda: self.desk.records.gather(before, after, visit))

    def remove(self, record: Record) -> Job:
        """Remove a record with all that is part of it; undo brings it back."""
        return self._keeping(lambda: self.desk.records.remove(record))

    def undo(self) -> Job:
        """Take back the last step, if there is one."""
        return self.write_long(self.desk.taking_back.undo)

    def redo(self) -> Job:
        """Do again what was undone last, if there is such a step."""
        return self.write_long(self.desk.taking_back.redo)

    @property
    def not_kept(self) -> tuple[str, ...]:
        """What the fields are called of which nothing is kept: what stands there was refused."""
        return tuple(self._unfinished.refused.values())

    @property
    def kept_as_draft(self) -> tuple[str, ...]:
        """What the fields are called that hold a draft: not in their record, and not lost."""
        return tuple(self._unfinished.labels.get(place, "") for place in self._unfinished.drafts)

    def refuse(self, record_id: UUID, name: str, label: str) -> None:
        """What stands in a field is not kept in any way; the field says why."""
        self.forget_draft(record_id, name)
        self._unfinished.refused[record_id, name] = label
        self.unfinished.emit()

    def forget_refused(self, record_id: UUID, name: str) -> None:
        """The field is gone, and what it refused with it."""
        if self._unfinished.refused.pop((record_id, name), None) is not None:
            self._say_saved()

    def keep_draft(self, draft: Draft, label: str = "") -> None:
        """Keep what is being typed, within two seconds of the last key."""
        self._unfinished.drafts[draft.record_id, draft.field] = draft
        self._unfinished.labels[draft.record_id, draft.field] = label
        self._keep_if_kept(
            lambda: self.desk.drafts.keep(draft.record_id, draft.field, draft.text, draft.cursor)
        )

    def load_drafts(self, drafts: list[Draft]) -> None:
        """Take in the texts that were unfinished at the last lock."""
        self._unfinished.drafts = {(draft.record_id, draft.field): draft for draft in drafts}
        self.unfinished.emit()

    def read_drafts(self) -> None:
        """Take in what came back out of the bin half-typed."""
        job = self.read(self.desk.drafts.all)
        job.succeeded.connect(self.load_drafts)

    def draft_of(self, record_id: UUID, name: str) -> Draft | None:
        """The unfinished text of a field, if there is one."""
        return self._unfinished.drafts.get((record_id, name))

    def has_draft_of(self, record_id: UUID) -> bool:
        """Whether anything of a record is unfinished."""
        return any(owner == record_id for owner, _name in self._unfinished.drafts)

    def forget_draft(self, record_id: UUID, name: str) -> None:
        """The field was left: its text is stored or given up."""
        if self._unfinished.forget(record_id, name):
            self._keep_if_kept(lambda: self.desk.drafts.forget(record_id, name))
        if not self.is_writing:
            self.saved.emit()

    def forget_words(self, request_id: SwvRequestId) -> None:
        """The words of its package were passed on."""
        self._keep_if_kept(lambda: self.desk.passing_on.passed_on(request_id))

    def take_folder_away(self, folder: LeftFolder) -> Job:
        """What stands outside is done with; the job gives a `TakenAway`."""
        job = self._documents.start(lambda _progress: self._take_away(folder))
        listen(self, job.succeeded, lambda taken: self._tell_taken(folder.line.id, taken))
        return job

    def forget_folder(self, line_id: DisclosureId) -> None:
        """She took it away herself: nobody asks again."""
        self._keep_if_kept(lambda: self.desk.left_folders.forget(line_id))
        self.folder_gone.emit(line_id)

    def _tell_taken(self, line_id: DisclosureId, taken: TakenAway) -> None:
        if taken.is_gone:
            self.folder_gone.emit(line_id)

    def _take_away(self, folder: LeftFolder) -> TakenAway:
        taken = self.desk.left_folders.take_away(folder)
        if taken.is_gone and not self._is_read_only:
            self._turns.ask(lambda: self.desk.left_folders.forget(folder.line.id))
        return taken

    @Slot()
    def try_again(self) -> None:
        """Store what the disk refused, if it refused anything."""
        if self._retry.isActive():
            job = self._keep(self._catch_up)
            job.failed.connect(self._note_still_full)

    def keep_spot(self, spot: Spot) -> None:
        """Keep where the user is, when that changed."""
        if spot != self._spot:
            self._spot = spot
            self._keep_if_kept(lambda: self.desk.drafts.remember(spot, self.desk.clock.today()))

    def keep_mark(self) -> None:
        """Let the vault write down how far it has come."""
        if not self._is_read_only:
            job = self._keep(self.desk.vault.keep_mark)
            job.failed.connect(self._note_still_full)

    def rescue(self) -> Job:
        """After `VaultReplaced`: a backup of what is open, with what waited to be stored."""
        vault = self.desk.vault

        def save(progress: Progress) -> BackupFile:
            vault.go_on_alone()
            self._catch_up()
            return vault.backups.rescue(progress)

        return self._database.start(save, is_kept=True)

    @property
    def _is_read_only(self) -> bool:
        """Then what is typed is on the screen and nowhere else, which is said all the time."""
        return self.desk.vault.is_read_only

    def _keep_if_kept(self, work: Callable[[], object]) -> None:
        """Drafts and whereabouts, which are no matter where nothing is kept."""
        if not self._is_read_only:
            job = self._keep(work)
            job.failed.connect(self.refused)

    def _keep(self, work: Callable[[], object]) -> Job:
        """What must not get lost, also when the vault is about to close."""
        return self._database.start(lambda _progress: work(), is_kept=True)

    def _keeping(self, edit: Callable[[], Change]) -> Job:
        """What a user typed is not given up when the disk refuses it."""
        return self._begin(
            lambda progress: self._do_or_wait(edit, progress), self._wait_or_refuse, is_kept=True
        )

    def _begin(
        self,
        work: Callable[[Progress], Step],
        refuse: Callable[[Exception], None],
        *,
        is_kept: bool,
    ) -> Job:
        self._writes += 1
        self.saving.emit()
        job = self._database.start(work, is_kept=is_kept)
        job.succeeded.connect(self._tell)
        listen(self, job.failed, refuse)
        job.cancelled.connect(self._settle)
        return job

    # -- on the database thread ----------------------------------------------------------
    def _do_in_order(self, work: Callable[[Progress], S], progress: Progress) -> S:
        """What the disk refused goes first: a later edit starts from the state it leaves."""
        self._catch_up()
        return work(progress)

    def _do_or_wait(self, edit: Callable[[], Change], progress: Progress) -> Change:
        """As `_do_in_order`.

        Raises:
            DiskFull, StorageFailed: `edit` waits with the others.
        """
        try:
            return self._do_in_order(lambda _progress: edit(), progress)
        except _PASSING:
            self._waiting.append(edit)
            raise

    def _catch_up(self) -> None:
        while self._waiting:
            try:
                outcome: Change | Exception = self._waiting[0]()
            except _PASSING:
                raise
            except Exception as error:  # noqa: BLE001 - told on the thread of the window
                outcome = error
            self._waiting.popleft()
            self._caught_up.emit(outcome)

    # -- back on the thread of the window ------------------------------------------------
    @Slot(object)
    def _end_wait(self, outcome: Change | Exception) -> None:
        if isinstance(outcome, Change):
            self._tell(outcome)
        else:
            self._refuse(outcome)

    @Slot(Exception)
    def _note_still_full(self, error: Exception) -> None:
        if not isinstance(error, _PASSING):
            self.refused.emit(error)

    @Slot(object)
    def _tell(self, change: Step) -> None:
        self._writes -= 1
        if isinstance(change, SettingChange):
            self.setting_changed.emit(change)
        else:
            self._tell_records(change)
        self._say_saved()

    def _tell_records(self, change: Change) -> None:
        for edit in change.edits:
            for name in edit.fields:
                self._unfinished.forget(edit.record.id, name)
            if edit.after is None:
                self._unfinished.forget_record(edit.record.id)
        self.changed.emit(change)

    @Slot(Exception)
    def _wait_or_refuse(self, error: Exception) -> None:
        if isinstance(error, _PASSING):
            # The edit is still on its way: nobody reads what stands in the database, so that
            # what was typed stays on the screen until there is room.
            self._retry.start()
            self.refused.emit(error)
        else:
            self._refuse(error)

    @Slot(Exception)
    def _refuse(self, error: Exception) -> None:
        self._writes -= 1
        if not isinstance(error, NothingToUndo):
            self.refused.emit(error)
        self._say_saved()

    @Slot(Exception)
    def _settle_refused(self, _error: Exception) -> None:
        self._settle()

    @Slot()
    def _settle(self) -> None:
        self._writes -= 1
        self._say_saved()

    def _say_saved(self) -> None:
        if self._writes == 0:
            self._retry.stop()
            self.saved.emit()


def new_visit() -> str:
    """A name for one stay in one field, so that its edits become one step of undo."""
    return uuid4().hex
