"""Pages that are looked at and then leave: the ways out under them, above them what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ib_desk.application.leaving.outside import Destination, ToPrinter
from ib_desk.application.paper import Printed
from ib_desk.domain.errors import Conflict
from ib_desk.ui.escape import LeftByEscape
from ib_desk.ui.leaving.letting_out import LettingOut, Order
from ib_desk.ui.leaving.question import ReasonQuestion
from ib_desk.ui.listen import listen
from ib_desk.ui.messages import message_for
from ib_desk.ui.places import title_of_prints
from ib_desk.ui.preview.page_view import PageView
from ib_desk.ui.preview.pages_beside import PagesBeside
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import quiet_button
from ib_desk.ui.widgets.note import Note, NoteKind
from ib_desk.ui.widgets.progress_line import ProgressLine
from ib_desk.ui.widgets.scroll_page import Foot


class LeavingPages(LeftByEscape, PagesBeside):
    """Whoever derives from it says what leaves, hears `reason_asked` of its exit, and can be left.

    It adds `_note` where it belongs, and places the pages and the foot.
    """

    stale = Signal()
    """Something changed since: what leaves has to be made anew."""

    def __init__(self, session: Session, note: Note, said: str) -> None:
        """`said` is told of what is outside and noted; its `{done}` is how it left."""
        super().__init__(title_of_prints())
        self.session = session
        self._note = note
        self._said = said
        self._printed: Printed | None = None
        self._is_paper = False
        self._is_to_note = False
        """It is outside, and the register does not say so yet."""
        self._ways: tuple[QPushButton, ...] = ()
        self._exit = LettingOut(session, self)
        self._again = note.add_action(tr("Opnieuw noteren"), self._exit.note_again)
        note.hide()
        self._view = PageView(session, tr("Zo komt het op papier"))

    # -- building ----------------------------------------------------------------------
    def place_foot(self, ways: Sequence[QPushButton], warning: str, hint: str = "") -> None:
        """The ways out, the main one last; `hint` says where the reason comes, if not as usual."""
        self._ways = tuple(ways)
        self._bottom = Foot()
        back = quiet_button(tr("Terug"), "back")
        listen(self, back.clicked, self.escape)
        self._progress = ProgressLine()
        for action in (self._progress, back, *ways):
            self._bottom.add_action(action)
        self._bottom.show_words(warning)
        self._reason = ReasonQuestion(
            tr("Waarom mag dit zo naar buiten?"), tr("Toch naar buiten"), "outside", hint=hint
        )
        self._reason.hide()
        foot = QWidget()
        column = QVBoxLayout(foot)
        spaced(column, 0, 0)
        column.addWidget(self._bottom)
        column.addWidget(self._reason)
        self.set_foot(foot)
        self._allow()
        self._listen_to_exit()

    def _listen_to_exit(self) -> None:
        door = self._exit
        door.begun.connect(self._begin)
        door.rested.connect(self._rest)
        door.progressed.connect(self._progress.show_steps)
        door.left.connect(self._tell_left)
        door.failed.connect(self._tell_not_left)
        door.not_noted.connect(self._tell_not_noted)
        self._reason.given.connect(self._give_reason)
        self._reason.left.connect(self._call_off)
        self._progress.stop_asked.connect(door.cancel)

    def _allow(self) -> None:
        """What is not made yet cannot leave."""
        self._allow_ways(are_allowed=self._printed is not None)

    def _allow_ways(self, *, are_allowed: bool) -> None:
        for button in self._ways:
            button.setEnabled(are_allowed)

    @property
    def _can_leave(self) -> bool:
        """Also for a key, which asks no button: nothing leaves twice at a time."""
        return self._ways[-1].isEnabled()

    # -- letting it out ----------------------------------------------------------------
    def _begin_exit(self, order: Order, to: Destination) -> None:
        self._is_paper = isinstance(to, ToPrinter)
        self._exit.begin(order, to)

    def _begin(self) -> None:
        self._note.hide()
        self._allow_ways(are_allowed=False)
        self._progress.begin(tr("Afdrukken…") if self._is_paper else tr("Opslaan…"))

    def _rest(self) -> None:
        self._progress.end()
        self._allow()

    def _ask_for_reason(self) -> None:
        self._ask_in_foot(is_asking=True)
        self._reason.ask(tr("Er is iets om te bekijken."))

    def _ask_in_foot(self, *, is_asking: bool) -> None:
        self._bottom.setVisible(not is_asking)
        self._reason.setVisible(is_asking)

    def _give_reason(self, reason: str) -> None:
        self._ask_in_foot(is_asking=False)
        self._ways[-1].setFocus()
        self._exit.give_reason(reason)

    def _call_off(self) -> None:
        self._ask_in_foot(is_asking=False)
        self._note.hide()
        self._ways[-1].setFocus()
        self._exit.cancel()

    def _tell_left(self) -> None:
        self._is_to_note = False
        self._note.hide()
        done = tr("Aan de printer aangeboden.") if self._is_paper else tr("Opgeslagen.")
        self.session.say(self._said_where().format(done=done))

    def _said_where(self) -> str:
        """In which register it stands."""
        return self._said

    @Slot(Exception)
    def _tell_not_left(self, error: Exception) -> None:
        message = message_for(error)
        self._tell(message.title, message.text)
        if isinstance(error, Conflict):
            self.stale.emit()

    def _tell_not_noted(self) -> None:
        self._is_to_note = True
        self._tell(
            tr("Het is naar buiten, maar nog niet genoteerd."),
            tr("Noteer het opnieuw. Dan weet je later nog wie dit kreeg."),
        )

    def _tell(self, title: str, text: str) -> None:
        self._note.show_message(NoteKind.WARN, title, text)
        self._again.setVisible(self._is_to_note)
        self._note.show()
        self.show_place_soon(self._note)
