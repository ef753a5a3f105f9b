"""What became of her work, told in three places: the bar, a toast, and a note that stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Signal, Slot

from ib_desk.application.changes import Change, SettingChange
from ib_desk.application.vault_errors import DiskFull, StorageFailed, VaultReplaced
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.blank import says_something
from ib_desk.domain.records.kinds import WITHOUT_TRACE
from ib_desk.domain.records.school import School
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.ui.bar import Bar
from ib_desk.ui.change_words import change_words, closes, step_words
from ib_desk.ui.jobs import Job
from ib_desk.ui.listen import listen
from ib_desk.ui.messages import message_for
from ib_desk.ui.places import SETTINGS, title_of
from ib_desk.ui.session import Session
from ib_desk.ui.texts import listed, tr
from ib_desk.ui.widgets.note import Note, NoteKind
from ib_desk.ui.widgets.pasting import NotPasted
from ib_desk.ui.widgets.save_state import Saving
from ib_desk.ui.widgets.toast import Toast, Way

_TOLD_WITH_UNDO = {
    Action.REMOVED,
    Action.MERGED,
    Action.IMPORTED,
    Action.TAKEN_OVER,
    Action.PUT_BACK,
    Action.CLOSED,
    Action.OPENED,
    Action.RENEWED,
}
_TOLD = {Action.UNDONE, Action.REDONE}


def _waiting() -> Mapping[type[Exception], str]:
    return {
        DiskFull: tr("schijf vol"),
        StorageFailed: tr("schijf werkt niet goed"),
        VaultReplaced: tr("kluis vervangen"),
    }


class News(QObject):
    """Hears the session; “Alles bewaard” is said only when it is true."""

    undo_asked = Signal()

    def __init__(self, session: Session, bar: Bar, trouble: Note, toast: Toast) -> None:
        super().__init__(bar)
        self._session = session
        self._desk = session.desk
        self._bar = bar
        self._trouble = trouble
        self._toast = toast
        self._cannot_save = False
        trouble.add_action(tr("Begrepen"), trouble.hide)
        trouble.hide()
        toast.undo_asked.connect(self.undo_asked)
        session.changed.connect(self._tell)
        session.setting_changed.connect(self._tell_setting)
        session.refused.connect(self.show_trouble)
        session.troubled.connect(self.show_trouble)
        session.said.connect(self.say)
        session.saving.connect(self._say_busy)
        session.typing.connect(self._say_busy)
        session.unfinished.connect(self._say_unfinished)
        session.saved.connect(self._say_saved)
        self._say_saved()

    @Slot(str)
    def say(self, words: str) -> None:
        """What happened, for a moment."""
        self._toast.tell(words, can_undo=False)

    def hear(self, event: QEvent) -> None:
        """What a field sends to its window."""
        if isinstance(event, NotPasted):
            self.say(event.words)

    def tell_kept(self, words: str, ways: Sequence[Way]) -> None:
        """Something new was kept where she does not see it: `ways` lead there."""
        self._toast.tell(words, ways=ways)

    def follow(self, job: Job, words: str) -> Job:
        """Show how far a change is that may take long; the user can call it off."""
        self._bar.progress.follow(job, words)
        job.cancelled.connect(self._say_stopped)
        return job

    @Slot(Exception)
    def show_trouble(self, error: Exception) -> None:
        """Say what went wrong, until the user has read it."""
        message = message_for(error)
        self._trouble.show_message(NoteKind.LATE, message.title, message.text)
        self._trouble.show()
        # Only what a user typed waits for room; anything else was simply not done.
        reason = next((words for kind, words in _waiting().items() if isinstance(error, kind)), "")
        if reason and self._session.is_writing:
            self._cannot_save = True
            self._bar.save_state.show_state(Saving.FAILED, reason)

    @Slot()
    def _say_stopped(self) -> None:
        self.say(tr("Gestopt. Er is niets veranderd."))

    @Slot()
    def _say_busy(self) -> None:
        if not self._cannot_save:
            self._bar.save_state.show_state(Saving.TYPING)

    @Slot()
    def _say_unfinished(self) -> None:
        if not self._cannot_save:
            self._say_what_is_kept()

    @Slot()
    def _say_saved(self) -> None:
        if self._cannot_save:
            self._cannot_save = False
            self._trouble.hide()
        self._say_what_is_kept()
        self._bar.show_undo(self._desk.undo, self._desk.catalogue.terms)

    def _say_what_is_kept(self) -> None:
        """All of it; or the one field of which the text is in no record, by name."""
        refused, drafts = self._session.not_kept, self._session.kept_as_draft
        if refused:
            self._bar.save_state.show_state(Saving.REFUSED, refused[-1])
        elif drafts:
            self._bar.save_state.show_state(Saving.CONCEPT, drafts[-1])
        else:
            self._bar.save_state.show_state(Saving.SAVED)

    @Slot(object)
    def _tell(self, change: Change) -> None:
        swv, requests = change.subject, self._desk.requests
        if change.action is Action.REMOVED and isinstance(swv, SwvProfile):
            # Those that named it stay as they are, and so are in no edit of it.
            naming = self._session.read(lambda: requests.naming(swv.id))
            listen(self, naming.succeeded, partial(self._tell_of, change))
        else:
            self._tell_of(change, 0)

    def _tell_of(self, change: Change, naming: int) -> None:
        words = change_words(change, self._desk.catalogue.terms)
        if change.action in _TOLD_WITH_UNDO or closes(change):
            self._toast.tell(_with_place(words, change, naming))
        elif change.action in _TOLD:
            self._toast.tell(words, can_undo=False)
        elif _gives_school_its_swv(change):
            self._toast.tell(tr("{what}. Het is nu dat van je school.").format(what=words))
        else:
            # Its button would take back this step, and not the one that it names.
            self._toast.drop_undo()

    @Slot(object)
    def _tell_setting(self, change: SettingChange) -> None:
        words = step_words(change, self._desk.catalogue.terms)
        if change.action in _TOLD_WITH_UNDO:
            self._toast.tell(words)
        elif change.action in _TOLD:
            self._toast.tell(words, can_undo=False)
        else:
            self._toast.drop_undo()


def _gives_school_its_swv(change: Change) -> bool:
    """Whether the school got it with the adding, and nobody chose it at the school itself."""
    is_new = change.action is Action.ADDED and isinstance(change.subject, SwvProfile)
    return is_new and any(isinstance(edit.after, School) for edit in change.edits)


def _to_choose_anew(change: Change, naming: int) -> list[str]:
    """Where an SWV was named that goes: of the school, and in so many concepts."""
    if change.action is not Action.REMOVED or not isinstance(change.subject, SwvProfile):
        return []
    is_home = any(isinstance(edit.before, School) for edit in change.edits)
    said = [title_of(SETTINGS)] if is_home else []
    if naming:
        noun = tr("aanvraag") if naming == 1 else tr("aanvragen")
        said.append(f"{naming} {noun}")
    return said


def _with_place(words: str, change: Change, naming: int) -> str:
    """What was removed and said anything can still be found."""
    gone = [edit.before for edit in change.edits if edit.after is None and edit.before is not None]
    in_bin = type(change.subject) not in WITHOUT_TRACE and any(map(says_something, gone))
    anew = _to_choose_anew(change, naming)
    if anew:
        return tr("{what}. Kies opnieuw bij {where}.").format(what=words, where=listed(anew))
    if change.action is Action.REMOVED and in_bin:
        return tr("{what}. Het staat in de Prullenbak.").format(what=words)
    if change.action is Action.CLOSED:
        return tr("{what}. Het staat bij Gesloten stukken.").format(what=words)
    return words
