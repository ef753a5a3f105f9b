"""A field for a passphrase: hidden, can be shown, and warns about Caps Lock."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ib_desk.ui.overriding import override
from ib_desk.ui.spoken import describe
from ib_desk.ui.style.theme import restyle, spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import icon_button, set_icon
from ib_desk.ui.widgets.labels import IconLine


class PassphraseField(QWidget):
    """What is typed stays after a wrong attempt, selected, so that it can be mended."""

    submitted = Signal()
    """Enter was pressed."""
    edited = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._line = _HiddenLine()
        self._line.setAccessibleName(name)
        self._name = name
        self._eye = icon_button("show", tr("{what} tonen").format(what=name))
        self._caps = IconLine("caps_lock", "warn")
        self._wrong = IconLine("late", "late", "")
        rows = QVBoxLayout(self)
        spaced(rows, 0, 4)
        row = QHBoxLayout()
        spaced(row, 0, 4)
        row.addWidget(self._line, 1)
        row.addWidget(self._eye)
        rows.addLayout(row)
        rows.addWidget(self._caps)
        rows.addWidget(self._wrong)
        self.setFocusProxy(self._line)
        self.setAccessibleName(name)
        self._line.returnPressed.connect(self.submitted)
        self._line.textEdited.connect(self._typing)
        self._line.caps_lock_seen.connect(self._warn_of_caps)
        self._eye.clicked.connect(self._turn)

    def text(self) -> str:
        """Exactly what was typed."""
        return self._line.text()

    def set_text(self, text: str) -> None:
        """Puts a generated passphrase there, without reporting it as typing."""
        self._line.setText(text)

    def clear(self) -> None:
        """Forgets what was typed, also for undo in the field."""
        self._line.clear()
        self.show_problem("")
        self.edited.emit("")

    def show_words(self, *, shown: bool) -> None:
        """Readable or dots; a generated passphrase is shown readable."""
        modes = QLineEdit.EchoMode
        self._line.setEchoMode(modes.Normal if shown else modes.Password)
        words = tr("{what} verbergen") if shown else tr("{what} tonen")
        name = words.format(what=self._name)
        self._eye.setAccessibleName(name)
        self._eye.setToolTip(name)
        set_icon(self._eye, "blank" if shown else "show", "muted")

    def show_problem(self, text: str) -> None:
        """Sentence under the field; empty takes it away. What was typed is selected."""
        self._wrong.show_text(text, at_once=True)
        describe(self, problem=text)
        restyle(self._line, wrong=bool(text))
        if text:
            self._line.selectAll()

    @property
    def problem(self) -> str:
        """The sentence under the field."""
        return self._wrong.text

    def _warn_of_caps(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._caps.show_text(tr("Caps Lock staat aan.") if on else "", at_once=True)

    def _typing(self, text: str) -> None:
        if self.problem:
            self.show_problem("")
        self.edited.emit(text)

    def _turn(self) -> None:
        self.show_words(shown=self._line.echoMode() == QLineEdit.EchoMode.Password)


class _HiddenLine(QLineEdit):
    """Qt cannot ask for the state of Caps Lock; it shows in the letters that arrive."""

    caps_lock_seen = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if len(typed) == 1 and typed.upper() != typed.lower():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock_seen.emit(typed.isupper() != shift)
        elif event.key() == Qt.Key.Key_CapsLock:
            # It is being switched; what it became shows with the next letter.
            self.caps_lock_seen.emit(False)  # noqa: FBT003 - a signal has no keywords
        super().keyPressEvent(event)
