"""What comes up in a card from which something leaves: why it may, and what came of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from ib_desk.application.leaving.clearance import ReasonNeeded
from ib_desk.application.leaving.outside import Destination
from ib_desk.ui.leaving.letting_out import LettingOut, Order
from ib_desk.ui.leaving.question import ReasonQuestion
from ib_desk.ui.session import Session
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.note import Note, NoteKind


class LeavingNotes(QObject):
    """Whoever has one lays `told` and `reason` where they belong, and says what `left` and `failed`
    mean there; one of the two stands at a time.
    """

    came_up = Signal(object)
    """Which of them: it is to be seen."""
    begun = Signal()
    progressed = Signal(int, int)
    rested = Signal()
    left = Signal()
    failed = Signal(Exception)

    def __init__(
        self,
        session: Session,
        card: QWidget,
        reason: ReasonQuestion,
        needed_words: Callable[[ReasonNeeded], str],
        not_noted: str = "",
    ) -> None:
        """`needed_words`: what a reason is asked for; `not_noted`: what is outside, and in no
        register yet, where that is no file.
        """
        super().__init__(card)
        self.told = Note(NoteKind.WARN, "", "")
        self.reason = reason
        self._not_noted = not_noted or tr("Het is naar buiten, maar nog niet genoteerd.")
        self._needed_words = needed_words
        self._back_to: QWidget | None = None
        self._exit = door = LettingOut(session, self)
        self._again = self.told.add_action(tr("Opnieuw noteren"), door.note_again)
        door.begun.connect(self.begun)
        door.progressed.connect(self.progressed)
        door.rested.connect(self.rested)
        door.left.connect(self.left)
        door.failed.connect(self.failed)
        door.reason_asked.connect(self._ask_reason)
        door.not_noted.connect(self._tell_not_noted)
        reason.given.connect(self._give_reason)
        reason.left.connect(self._call_off)
        self.hide()

    def begin(self, order: Order, to: Destination, back_to: QWidget) -> None:
        """Let this out; `back_to` has the focus again once a reason was given, or not."""
        self._back_to = back_to
        self.hide()
        self._exit.begin(order, to)

    def tell(self, kind: NoteKind, title: str, text: str = "") -> None:
        """What came of it."""
        self._tell(kind, title, text, can_note=False)

    @Slot()
    def cancel(self) -> None:
        """Stop; what is outside already is still noted."""
        self._exit.cancel()

    def hide(self) -> None:
        """Neither is about what is shown now."""
        self.told.hide()
        self.reason.hide()

    def clear(self) -> None:
        """Nothing of what was said or asked is kept; what is on its way goes on."""
        self.hide()
        self.reason.forget()
        self.told.show_message(NoteKind.WARN, "")

    def forget(self) -> None:
        """As `clear`, and what is on its way is stopped: nothing is told of it any more."""
        self._exit.forget()
        self.clear()

    @Slot(object)
    def _ask_reason(self, needed: ReasonNeeded) -> None:
        self.told.hide()
        self.reason.show()
        self.reason.ask(self._needed_words(needed))
        self.came_up.emit(self.reason)

    @Slot(str)
    def _give_reason(self, reason: str) -> None:
        self._leave_question()
        self._exit.give_reason(reason)

    @Slot()
    def _call_off(self) -> None:
        self._leave_question()
        self._exit.cancel()

    def _leave_question(self) -> None:
        self.reason.hide()
        if self._back_to is not None:
            self._back_to.setFocus()

    @Slot()
    def _tell_not_noted(self) -> None:
        again = tr("Noteer het opnieuw. Dan weet je later nog waar dit bleef.")
        self._tell(NoteKind.WARN, self._not_noted, again, can_note=True)

    def _tell(self, kind: NoteKind, title: str, text: str, *, can_note: bool) -> None:
        self.told.show_message(kind, title, text)
        self._again.setVisible(can_note)
        self.reason.hide()
        self.told.show()
        self.came_up.emit(self.told)
