"""Secrets on the clipboard: marked as such, and gone after half a minute."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication

KEPT_MS = 30_000
_MARKS = {
    # What clipboard managers ask for before they keep a copy: KDE and those that follow it,
    # and the history and cloud clipboard of Windows.
    "x-kde-passwordManagerHint": b"secret",
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
