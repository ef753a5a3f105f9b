"""A question in the place of the foot, so that there is one main button at a time."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.ui.escape import LeftByEscape
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import main_button, quiet_button
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.flow import FlowLayout
from ib_desk.ui.widgets.growing_text import GrowingText
from ib_desk.ui.widgets.labels import label


class Question(LeftByEscape, QFrame):
    """Title, text and answers."""

    left = Signal()

    def __init__(self, title: str, text: str, control: QWidget | None = None) -> None:
        super().__init__()
        self.setProperty("ground", "foot")
        self._title = label(title, "strong", "text")
        column = QVBoxLayout(self)
        spaced(column, (24, 12, 20, 12), 8)
        column.addWidget(self._title)
        if text:
            column.addWidget(label(text, "body", "muted"))
        if control is not None:
            column.addWidget(control)
        self._answers = FlowLayout(gap=8)
        self._cancel = quiet_button(tr("Annuleren"))
        self._cancel.clicked.connect(self.left)
        column.addLayout(self._answers)
        self.setAccessibleName(title)

    def add_answer(self, button: QPushButton) -> QPushButton:
        """From left to right; the way out comes last."""
        self._answers.removeWidget(self._cancel)
        self._answers.addWidget(button)
        self._answers.addWidget(self._cancel)
        self.setTabOrder(button, self._cancel)
        return button

    def show_title(self, title: str) -> None:
        """What the question is about."""
        self._title.setText(title)
        self.setAccessibleName(title)

    @override
    def escape(self) -> bool:
        self.left.emit()
        return True


class ReasonQuestion(Question):
    """One typed reason for all that is open or was found."""

    given = Signal(str)

    def __init__(self, asked: str, verb: str, icon: str, hint: str = "") -> None:
        """`asked` is the question, `verb` the words on the button that goes on.

        `hint` says where the answer comes, where that is not the register.
        """
        self._text = GrowingText(asked, lines=2)
        self._field = Field(
            asked, self._text, hint=hint or tr("Je antwoord komt bij ‘Wat naar buiten ging’.")
        )
        super().__init__("", "", self._field)
        self._text.textChanged.connect(self._field.clear_problem)
        self._text.finished.connect(self._give)
        self.add_answer(main_button(verb, icon)).clicked.connect(self._give)

    def ask(self, what: str) -> None:
        """`what` is open or was found, as a sentence."""
        self.show_title(what)
        self._text.setFocus()

    @property
    def reason(self) -> str:
        """What is typed by now."""
        return self._text.text()

    def set_reason(self, reason: str) -> None:
        """What was answered before."""
        self._text.set_text(reason)

    def forget(self) -> None:
        """As it was made: nothing is asked, nothing was answered."""
        self.show_title("")
        self._text.clear()
        self._field.clear_problem()

    def _give(self) -> None:
        reason = self._text.text()
        if reason:
            self.given.emit(reason)
            return
        self._field.show_problem(tr("Schrijf kort waarom. Eén zin is genoeg."))
        self._text.setFocus()
