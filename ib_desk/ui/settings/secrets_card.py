"""Veiligheid: the passphrase, the recovery sheet, a second person, and quick unlock."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ib_desk.application.route import Route
from ib_desk.application.ways_in import KeySlot
from ib_desk.ui.session import Session
from ib_desk.ui.settings.phrase_boxes import OwnPhraseBox, SecondPersonBox
from ib_desk.ui.settings.quick_box import QuickBox
from ib_desk.ui.settings.secret_box import Wish
from ib_desk.ui.settings.sheet_box import SheetBox
from ib_desk.ui.settings.ways_in_list import WaysInList
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.fold import Fold
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.note import Note, NoteKind
from ib_desk.ui.widgets.progress_line import ProgressLine


class SecretsCard(Card):
    """Each way in is a line; changing one unfolds what it asks. One change at a time."""

    refused = Signal(object)
    """A note that says what went wrong, or asks: it has to be in view."""

    def __init__(self, session: Session) -> None:
        super().__init__(tr("Veiligheid"), "key")
        self.session = session
        self._wish: Wish | None = None
        self._focus: QWidget | None = None
        self._note = Note(NoteKind.LATE, "")
        self._note.setVisible(False)
        self.add(self._note)
        self.add(label(tr("Hiermee gaat deze kluis open:"), "small", "muted"))
        self._slots = WaysInList()
        self._slots.removal_asked.connect(self._ask_removal)
        self.add(self._slots)
        self._removing: KeySlot | None = None
        self._sure = Note(NoteKind.WARN, "")
        self._sure.add_action(tr("Verwijderen"), self._remove)
        self._sure.add_action(tr("Laten staan"), self._sure.hide, quiet=True)
        self._sure.hide()
        self.add(self._sure)
        self.own_phrase = OwnPhraseBox(session)
        self.second_person = SecondPersonBox(session)
        self.sheet = SheetBox(session)
        self.quick = QuickBox(session)
        self._boxes = (self.own_phrase, self.second_person, self.sheet, self.quick)
        titles = (
            tr("Wachtwoordzin wijzigen"),
            tr("Tweede persoon toevoegen"),
            tr("Nieuw herstelblad maken"),
            tr("Snel openen met een pincode"),
        )
        self._folds = [Fold(title, box) for title, box in zip(titles, self._boxes, strict=True)]
        for fold, box in zip(self._folds, self._boxes, strict=True):
            box.wished.connect(self._do)
            self.add(fold)
        self._progress = ProgressLine(can_stop=False)
        self.add(self._progress)

    def enter(self) -> None:
        """Read which ways in there are; a secret that was typed and left is forgotten."""
        for box in self._boxes:
            box.leave()
        self._read()

    def ask_new_phrase(self) -> None:
        """Unfold the change of the passphrase, and go there."""
        self._folds[0].set_open(is_open=True)
        self.own_phrase.setFocus()

    def _read(self) -> None:
        job = self.session.read(self.session.desk.vault.ways_in.slots)
        job.succeeded.connect(self._show_slots)

    @Slot(object)
    def _show_slots(self, slots: Sequence[KeySlot]) -> None:
        self._slots.show_slots(slots)
        self.own_phrase.show_slots(slots)
        self.sheet.show_slots(slots)

    # -- taking a way in away ------------------------------------------------------------
    @Slot(object)
    def _ask_removal(self, slot: KeySlot) -> None:
        """Nothing brings a passphrase back: so this is asked, unlike what can be undone."""
        self._removing = slot
        if slot.route is not Route.PASSPHRASE:
            self._remove()
            return
        self._sure.show_message(
            NoteKind.WARN,
            tr("De wachtwoordzin van {name} verwijderen?").format(name=slot.holder)
            if slot.holder
            else tr("Je eigen wachtwoordzin verwijderen?"),
            tr(
                "Die zin opent de kluis dan niet meer. Dit kan niet terug. De kluis krijgt meteen "
                "een nieuwe sleutel; dat kan even duren."
            ),
        )
        self._sure.show()
        self.refused.emit(self._sure)

    @Slot()
    def _remove(self) -> None:
        self._sure.hide()
        slot, self._removing = self._removing, None
        if slot is not None:
            self._do(self._removal(slot))

    def _removal(self, slot: KeySlot) -> Wish:
        ways_in = self.session.desk.vault.ways_in
        acts: dict[Route, tuple[Callable[[], object], str]] = {
            Route.PASSPHRASE: (
                lambda: ways_in.remove_passphrase(slot.slot_id),
                tr("Wachtwoordzin verwijderd"),
            ),
            Route.RECOVERY_CODE: (
                ways_in.drop_sheet_on_trial,
                tr("Het nieuwe blad opent de kluis niet meer"),
            ),
            Route.QUICK: (ways_in.disable_quick_unlock, tr("Snel openen staat uit")),
        }
        act, done = acts[slot.route]
        return Wish(act=act, busy=tr("Verwijderen…"), done=done)

    # -- carrying out a wish -------------------------------------------------------------
    @Slot(object)
    def _do(self, wish: Wish) -> None:
        """Nothing else can be asked for until it is done or refused."""
        if self._wish is not None:
            return
        self._wish = wish
        self._note.setVisible(False)
        vault = self.session.desk.vault
        job = self.session.read(lambda: (wish.act(), vault.rotation_due))
        self._show_busy(is_busy=True)
        self._progress.follow(job, wish.busy)
        job.succeeded.connect(self._tell)
        job.failed.connect(self._refuse)
        job.finished.connect(self._end)

    @Slot(object)
    def _tell(self, answer: tuple[Any, bool]) -> None:
        made, is_rotation_due = answer
        wish = self._wish
        if wish is None:
            return
        for field in wish.typed:
            field.clear()
        if wish.heard is not None:
            wish.heard(made)
        self.session.say(wish.done)
        self._read()
        if is_rotation_due:
            self.session.rotation_asked.emit()

    @Slot(Exception)
    def _refuse(self, error: Exception) -> None:
        if self._wish is not None:
            message = self._wish.refusal(error)
            self._note.show_message(NoteKind.LATE, message.title, message.text)
            self._note.setVisible(True)
            self.refused.emit(self._note)

    @Slot()
    def _end(self) -> None:
        self._wish = None
        self._show_busy(is_busy=False)

    def _show_busy(self, *, is_busy: bool) -> None:
        """A button that is switched off passes the focus on: it comes back."""
        focus: QWidget | None = self.window().focusWidget()
        if is_busy and focus is not None and self.isAncestorOf(focus):
            self._focus = focus
        for part in (self._slots, *self._folds):
            part.setEnabled(not is_busy)
        if not is_busy:
            if self._focus is not None and isValid(self._focus) and self._focus.isVisible():
                self._focus.setFocus()
            self._focus = None
