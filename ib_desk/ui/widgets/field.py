"""A question with its answer: label above, hint under the label, what is wrong under the answer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ib_desk.ui.spoken import describe
from ib_desk.ui.style.theme import restyle, spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.labels import IconLine, label


class Field(QWidget):
    """`control` gets its name and its description from here, for screen readers."""

    def __init__(
        self, question: str, control: QWidget, *, hint: str = "", for_request: bool = False
    ) -> None:
        """`for_request` adds the small grey remark that a request will need this."""
        super().__init__()
        self.control = control
        self._question = label(question, "strong", "text")
        self._question.setBuddy(control)
        self._remark = label(tr("nodig voor aanvraag"), "small", "muted", wrap=False)
        self._hint = label(hint, "small", "muted")
        self._wrong = IconLine("late", "late")
        rows = QVBoxLayout(self)
        spaced(rows, 0, 4)
        head = QHBoxLayout()
        spaced(head, 0, 8)
        head.addWidget(self._question, 1)
        head.addWidget(self._remark, 0, Qt.AlignmentFlag.AlignBottom)
        rows.addLayout(head)
        rows.addWidget(self._hint)
        self._remark.setVisible(for_request)
        self._hint.setVisible(bool(hint))
        rows.addWidget(control)
        rows.addWidget(self._wrong)
        if control.sizePolicy().verticalPolicy() != QSizePolicy.Policy.Expanding:
            # Beside a taller neighbour the field stays at the top.
            rows.addStretch(1)
        self.setFocusProxy(control)
        if not control.accessibleName():
            control.setAccessibleName(question)
        describe(control, hint=hint)

    def show_question(self, question: str) -> None:
        """Another label over the same control, which is called after it."""
        if self.control.accessibleName() == self._question.text():
            self.control.setAccessibleName(question)
        self._question.setText(question)

    @property
    def problem(self) -> str:
        """What is wrong, as shown; empty when nothing is."""
        return self._wrong.text

    def show_problem(self, text: str) -> None:
        """Red edge, icon and sentence; what was typed stays. Empty text takes it away."""
        self._wrong.show_text(text, at_once=True)
        describe(self.control, problem=text)
        restyle(self.control, wrong=bool(text))

    def clear_problem(self) -> None:
        """While she types, the complaint goes away."""
        if self.problem:
            self.show_problem("")
