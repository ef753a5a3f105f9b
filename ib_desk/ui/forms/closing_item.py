"""Stuk sluiten: the button under a form, and the one question that it asks: why."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.domain.records.closed import Closed, ClosedBecause
from ib_desk.domain.records.record import Record
from ib_desk.domain.sentences import capital
from ib_desk.ui.escape import LeftByEscape
from ib_desk.ui.listen import listen
from ib_desk.ui.messages import act_message
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import button_row, quiet_button, second_button
from ib_desk.ui.widgets.card import Panel
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.line_field import LineField
from ib_desk.ui.widgets.scroll_page import ASKED_WHOLE


class ClosingItem(LeftByEscape, QWidget):
    """The question is made when the button is first pressed; Esc and “Annuleren” lead back."""

    asked = Signal()
    """The question came up, and is to be seen."""

    def __init__(
        self, session: Session, settled: Callable[[], Record], *, button: bool = True
    ) -> None:
        """`settled` stores what is being typed and gives the record that is to be closed.

        Without `button` something else calls `ask`.
        """
        super().__init__()
        self._session = session
        self._settled = settled
        self._question: _Question | None = None
        self._stays = ""
        self._button = quiet_button(tr("Stuk sluiten…"), "lock")
        listen(self, self._button.clicked, self.ask)
        self._has_button = button
        self._column = QVBoxLayout(self)
        spaced(self._column, 0, 8)
        self._column.addLayout(button_row(self._button))
        if not button:
            self._button.hide()
            self.hide()

    def show_what(self, words: str, stays: str = "") -> None:
        """Of what it is the button, for who hears it: more than one may stand on a page.

        `stays` is said with the question: what is told elsewhere too, and stays in sight there.
        """
        self._stays = stays
        self._button.setAccessibleName(tr("Stuk sluiten: {what}").format(what=words))

    def ask(self) -> None:
        """Why it is closed; nothing is chosen beforehand."""
        if self._question is None:
            self._question = _Question(self._session)
            self._question.given.connect(self._close)
            self._question.left.connect(self._go_back)
            self._column.addWidget(self._question)
        self._button.hide()
        self.show()
        self._question.begin(self._stays)
        self.asked.emit()

    def _close(self, closed: Closed) -> None:
        question = self._question
        if question is None:
            return
        record, items = self._settled(), self._session.desk.closed_items
        job = self._session.write_quietly(lambda: items.close(record, closed))
        job.failed.connect(question.show_refusal)

    def leave(self) -> None:
        """Not asked any more."""
        if self._question is not None:
            self._question.hide()
        self._button.setVisible(self._has_button)
        self.setVisible(self._has_button)

    def _go_back(self) -> None:
        self.leave()
        if self._has_button:
            self._button.setFocus()

    @override
    def escape(self) -> bool:
        if self._question is None or self._question.isHidden():
            return False
        self._go_back()
        return True


class _Question(Panel):
    given = Signal(object)
    """`Closed`: the reason."""
    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__("closed")
        self.setProperty(ASKED_WHOLE, True)  # noqa: FBT003 - Qt's
        terms = session.desk.catalogue.terms
        self.body.addWidget(
            label(
                tr(
                    "Een gesloten stuk staat in geen lijst, geen afdruk en geen zoekresultaat, en "
                    "telt nergens mee: ook niet in een stap of een termijn. Je vindt het terug bij "
                    "Gesloten stukken. Vraagt iemand om inzage, dan beslis je er ook over."
                ),
                "small",
                "text",
            )
        )
        self._stays = label("", "small", "text")
        self.body.addWidget(self._stays)
        options: list[tuple[object, str]] = [(None, tr("niet gekozen"))]
        options += [(one, capital(terms.label(one))) for one in ClosedBecause]
        self._because = Choice(tr("Waarom sluit je dit stuk?"), options)
        self._because.choose(None)
        self._because_field = Field(tr("Waarom sluit je dit stuk?"), self._because)
        self._why = LineField(tr("In één regel"))
        self._why_field = Field(
            tr("In één regel"), self._why, hint=tr("Bijvoorbeeld op wiens verzoek, en wanneer.")
        )
        self._because.chosen.connect(self._because_field.clear_problem)
        self._why.textEdited.connect(self._why_field.clear_problem)
        self._why.returnPressed.connect(self._give)
        close = second_button(tr("Sluit dit stuk"), "lock")
        listen(self, close.clicked, self._give)
        away = quiet_button(tr("Annuleren"))
        listen(self, away.clicked, self.left.emit)
        for part in (self._because_field, self._why_field):
            self.body.addWidget(part)
        self.body.addLayout(button_row(close, away))

    def begin(self, stays: str) -> None:
        """Nothing is chosen yet."""
        self._stays.setText(stays)
        self._stays.setVisible(bool(stays))
        self._because.choose(None)
        self._why.set_text("")
        for field in (self._because_field, self._why_field):
            field.clear_problem()
        self.show()
        self._because.setFocus()

    def show_refusal(self, error: Exception) -> None:
        """Beside the line, with what was typed."""
        message = act_message(error)
        self._why_field.show_problem(" ".join(filter(None, (message.title, message.text))))
        self._why.setFocus()

    def _give(self) -> None:
        because = self._because.value()
        if isinstance(because, ClosedBecause):
            self.given.emit(Closed(because=because, why=self._why.text().strip()))
        else:
            self._because_field.show_problem(tr("Kies een reden."))
            self._because.setFocus()
