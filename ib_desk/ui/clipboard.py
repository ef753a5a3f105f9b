"""What leaves by the clipboard: marked so that nobody keeps it, and gone after half a minute.

That holds for a passphrase, and for all that a user copies: it is about pupils. Marks are heard by
clipboard managers that follow KDE, and by the history and the cloud clipboard of Windows; macOS has
marks that Qt cannot set.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QMimeData, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QClipboard, QGuiApplication

KEPT_MS = 30_000
_MARK: Final = "x-kde-passwordManagerHint"
_MARKS: Final = {
    # What clipboard managers ask for before they keep a copy: KDE and those that follow it,
    # and the history and cloud clipboard of Windows.
    _MARK: b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': bytes(4),
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': bytes(4),
}


class SecretClipboard(QObject):
    """Only takes away what it put there itself, also when the program ends."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._text = ""
        self._timer = QTimer(self, singleShot=True, interval=KEPT_MS)
        self._timer.timeout.connect(self.clear)
        app = QGuiApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.clear)

    def copy(self, text: str) -> None:
        """Put `text` on the clipboard for half a minute."""
        mime = QMimeData()
        mime.setText(text)
        for kind, value in _MARKS.items():
            mime.setData(kind, value)
        self._text = text
        QGuiApplication.clipboard().setMimeData(mime)
        self._timer.start()

    def clear(self) -> None:
        """Take it away, unless something else was copied since."""
        text, self._text = self._text, ""
        clipboard = QGuiApplication.clipboard()
        if text and clipboard.text() == text:
            clipboard.clear()


class ClipboardGuard(QObject):
    """Marks whatever the program puts on the clipboard; as text, so that no other form is left."""

    copied = Signal()
    """The first time; whoever copies should know that it goes."""

    def __init__(self, app: QGuiApplication, owns: Callable[[], bool] | None = None) -> None:
        """`owns` says whether what lies there is ours; the system knows, where there is one."""
        super().__init__(app)
        clipboard = QGuiApplication.clipboard()
        self._owns = owns or clipboard.ownsClipboard
        self._secret = SecretClipboard(self)
        self._has_told = False
        # After the event: a clipboard that changes while it tells of a change confuses systems.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._mark)
        clipboard.dataChanged.connect(self._soon.start)
        app.aboutToQuit.connect(self._clear_selection)

    @Slot()
    def _mark(self) -> None:
        clipboard = QGuiApplication.clipboard()
        mime: QMimeData | None = clipboard.mimeData()  # None after it was cleared
        if mime is None or not self._owns() or mime.hasFormat(_MARK) or not mime.hasText():
            return
        self._secret.copy(mime.text())
        if not self._has_told:
            self._has_told = True
            self.copied.emit()

    @Slot()
    def _clear_selection(self) -> None:
        """What was only marked with the mouse, where systems paste that with a button of it."""
        clipboard = QGuiApplication.clipboard()
        if clipboard.ownsSelection():
            clipboard.clear(QClipboard.Mode.Selection)


class Clipboard(QObject):
    """A `ClipboardDevice`, for the exit; what it lays there is marked by `ClipboardGuard`."""

    _handed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._handed.connect(self._lay, Qt.ConnectionType.QueuedConnection)

    def put(self, text: str) -> None:
        """Lay it there, on the thread of the window."""
        self._handed.emit(text)

    @Slot(str)
    def _lay(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
