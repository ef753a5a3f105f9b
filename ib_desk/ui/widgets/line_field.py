"""A field for one line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from ib_desk.ui.overriding import override
from ib_desk.ui.style.theme import current_theme
from ib_desk.ui.widgets.pasting import SeenLine
from ib_desk.ui.widgets.typed_undo import is_for_the_window

_NOTHING_IS_CUT_OFF = 10_000_000
"""Signs: Qt cuts off what is longer, without a word."""


class LineField(QLineEdit):
    """Shows the beginning of its text, not the end, when it is filled by the program."""

    left = Signal()
    """The focus went elsewhere: the moment to check and to save."""

    def __init__(self, name: str, *, placeholder: str = "", voice: bool = False) -> None:
        """`name` for screen readers; `voice` gives the ground of the child's own words."""
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setProperty("voice", voice)
        self.setMaxLength(_NOTHING_IS_CUT_OFF)
        self._seen = SeenLine(self)
        self.setValidator(self._seen)

    def set_text(self, text: str) -> None:
        """Fills the field without reporting it as typing."""
        if text != self.text():
            blocked = self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
            self._seen.is_filling = True
            self.setText(text)
            self._seen.is_filling = False
            self.blockSignals(blocked)
        if not self.hasFocus():
            self.setCursorPosition(0)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(60), super().minimumSizeHint().height())

    @override
    def event(self, event: QEvent) -> bool:
        # All events come by here: of the others nothing more is asked.
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and is_for_the_window(event, self.isUndoAvailable(), self.isRedoAvailable())
        ):
            event.ignore()
            return False
        return super().event(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()
