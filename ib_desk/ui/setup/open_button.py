"""The button that opens a vault: it says that it works, and how long she has to wait."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import main_button


class OpenButton(QObject):
    """After a wrong secret it counts down what the header asks, and cannot be pressed till then."""

    waited = Signal()
    """It can be pressed again."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.button = main_button(tr("Openen"))
        self._seconds = 0
        # A coarse timer may be early, and what is too early is refused once more.
        self._second = QTimer(self, interval=1_000, timerType=Qt.TimerType.PreciseTimer)
        self._second.timeout.connect(self._count_down)

    def begin(self) -> None:
        """It is tried."""
        self.button.setEnabled(False)
        self.button.setText(tr("Openen…"))

    def rest(self) -> None:
        """It was tried; a wait that came of it goes on."""
        if self._seconds == 0:
            self._show()

    def hold_for(self, seconds: int) -> None:
        """It cannot be pressed for so long; 0 to hold it no more."""
        self._seconds = seconds
        self._show()
        if seconds:
            self._second.start()

    @Slot()
    def _count_down(self) -> None:
        self._seconds = max(0, self._seconds - 1)
        self._show()

    def _show(self) -> None:
        left = self._seconds
        self.button.setEnabled(left == 0)
        if left:
            words = tr("Nog 1 seconde") if left == 1 else tr("Nog {seconds} seconden")
            self.button.setText(words.format(seconds=left))
            return
        self.button.setText(tr("Openen"))
        if self._second.isActive():
            self._second.stop()
            self.waited.emit()
