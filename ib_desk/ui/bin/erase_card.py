"""Definitief wissen: what that means, why it is done, and one button that does it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot

from ib_desk.ui.listen import listen
from ib_desk.ui.messages import act_message
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import button_row, main_button, second_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.line_field import LineField
from ib_desk.ui.widgets.note import Note, NoteKind
from ib_desk.ui.widgets.scroll_page import ASKED_WHOLE


class EraseCard(Card):
    """Nothing is erased without a reason; Esc and “Annuleren” lead back."""

    erase_asked = Signal(str)
    """Why."""
    left = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Definitief wissen"), "remove")
        self.setProperty(ASKED_WHOLE, True)  # noqa: FBT003 - Qt's
        self._warning = Note(NoteKind.WARN, tr("Dit kan niet terug."))
        self._reason = LineField(tr("Waarom wis je dit?"))
        self._field = Field(
            tr("Waarom wis je dit?"),
            self._reason,
            hint=tr("De reden en de datum blijven bewaard. Schrijf geen naam."),
        )
        self._reason.textEdited.connect(self._field.clear_problem)
        self._reason.returnPressed.connect(self._ask)
        self._erase = main_button(tr("Definitief wissen"), "remove")
        self._erase.clicked.connect(self._ask)
        away = second_button(tr("Annuleren"))
        listen(self, away.clicked, self.left.emit)
        self.add(self._warning)
        self.add(self._field)
        self.add(button_row(self._erase, away))
        self.hide()

    def ask(self, what: str) -> None:
        """About this one; the reason starts empty."""
        self._warning.show_message(
            NoteKind.WARN,
            tr("Je wist definitief: {what}.").format(what=what.rstrip(".")),
            tr(
                "Dit kan niet terug. Ook de geschiedenis en bewaarde kopieën ervan gaan weg. "
                "In reservekopieën staat het nog hoogstens 35 dagen."
            ),
        )
        self._reason.set_text("")
        self._field.clear_problem()
        self.show()
        self._reason.setFocus()

    def begin(self) -> None:
        """It is being done: a second click would do nothing."""
        self._erase.setEnabled(False)

    @Slot()
    def end(self) -> None:
        """Done, or refused."""
        self._erase.setEnabled(True)

    @Slot(Exception)
    def show_refusal(self, error: Exception) -> None:
        """Beside the field, with what was typed."""
        message = act_message(error)
        self._field.show_problem(" ".join(part for part in (message.title, message.text) if part))
        self._reason.setFocus()

    @Slot()
    def _ask(self) -> None:
        if self._erase.isEnabled():
            self.erase_asked.emit(self._reason.text())
