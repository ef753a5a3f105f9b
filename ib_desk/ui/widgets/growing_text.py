"""A field for a few sentences that grows with them and never scrolls inside."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QPlainTextEdit
from typing_extensions import override

from ib_desk.ui.style.theme import current_theme
from ib_desk.ui.widgets.pasting import MOST_IN_A_TEXT, refuse_pasted, seen
from ib_desk.ui.widgets.typed_undo import is_for_the_window
from ib_desk.ui.widgets.wheel import leave_wheel_to_page

_PADDING = 16


class GrowingText(QPlainTextEdit):
    """Tab leaves the field; the wheel goes to the page; what is pasted becomes plain text."""

    left = Signal()
    """The focus went elsewhere: the moment to check and to save."""
    finished = Signal()
    """Ctrl+Enter: she is done with this field."""

    def __init__(
        self, name: str, *, lines: int = 2, placeholder: str = "", voice: bool = False
    ) -> None:
        """`name` for screen readers; `voice` gives the ground of the child's own words."""
        super().__init__()
        self._lines = lines
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setProperty("voice", voice)
        self.setTabChangesFocus(True)
        leave_wheel_to_page(self)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(4)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        current_theme().changed.connect(self._fit)
        self._fit()

    def text(self) -> str:
        """What was typed, without the white space around it."""
        return self.toPlainText().strip()

    def set_text(self, text: str) -> None:
        """Fills the field without reporting it as typing."""
        if text == self.toPlainText():
            return
        blocked = self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.setPlainText(text)
        self.blockSignals(blocked)
        self._fit()

    def _fit(self) -> None:
        rows = max(self._lines, int(self.document().documentLayout().documentSize().height()))
        around = 2 * self.document().documentMargin() + current_theme().px(_PADDING)
        height = round(rows * self.fontMetrics().lineSpacing() + around)
        if height != self.minimumHeight():
            self.setMinimumHeight(height)
            self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(200), self.minimumHeight())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(60), self.minimumHeight())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()  # its font may have changed while nobody saw it

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def event(self, event: QEvent) -> bool:
        # All events come by here: of the others nothing more is asked.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            typed = self.document()
            if is_for_the_window(event, typed.isUndoAvailable(), typed.isRedoAvailable()):
                event.ignore()
                return False
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.finished.emit()
            event.ignore()
            return
        super().keyPressEvent(event)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        # Before it comes in: to lay out a long text would hold up the window.
        text = seen(source.text())
        going = len(self.textCursor().selectedText())
        length = len(self.toPlainText()) - going + len(text)
        if length > MOST_IN_A_TEXT:
            refuse_pasted(self, length, MOST_IN_A_TEXT)
            return
        self.insertPlainText(text)
        self.ensureCursorVisible()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()
