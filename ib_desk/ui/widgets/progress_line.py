"""One quiet line for work that takes longer than a moment, with a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from ib_desk.ui.jobs import Job
from ib_desk.ui.say import say
from ib_desk.ui.style.theme import sized, spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import quiet_button
from ib_desk.ui.widgets.labels import label

_PATIENCE_MS = 300
"""Shorter work shows nothing: a line that flashes by disturbs more than it tells."""


class ProgressLine(QWidget):
    """Hidden until the work has lasted 0.3 seconds."""

    stop_asked = Signal()

    def __init__(self, *, can_stop: bool = True) -> None:
        super().__init__()
        self._words = label("", "small", "muted", wrap=False)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        sized(self._bar, width=120)
        self._stop = quiet_button(tr("Annuleren"))
        row = QHBoxLayout(self)
        spaced(row, 0, 8)
        row.addWidget(self._words)
        row.addWidget(self._bar)
        row.addWidget(self._stop)
        self._stop.setVisible(can_stop)
        row.addStretch(1)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._appear)
        self._quarters = 0
        self._stop.clicked.connect(self._ask_stop)
        self.hide()

    def follow(self, job: Job, words: str) -> None:
        """Show how far `job` is until it is over; stopping here stops it."""
        self.begin(words)
        job.progressed.connect(self.show_steps)
        job.finished.connect(self.end)
        self.stop_asked.connect(job.cancel)

    def begin(self, words: str) -> None:
        """`words` such as “Reservekopie maken…”."""
        self._stop.setEnabled(True)
        self._words.setText(words)
        self._quarters = 0
        self.show_part(None)
        self._patience.start()

    def show_part(self, part: float | None) -> None:
        """From 0 to 1; `None` as long as nobody knows (the bar then stays empty and still)."""
        percent = 0 if part is None else round(100 * min(max(part, 0), 1))
        self._bar.setValue(percent)
        self._bar.setAccessibleName(f"{self._words.text()} {percent}%")
        self.setAccessibleName(self._bar.accessibleName())
        if self.isVisible() and percent // 25 > self._quarters:
            say(self.accessibleName(), self)
        self._quarters = percent // 25

    @Slot(int, int)
    def show_steps(self, done: int, total: int) -> None:
        """As `show_part`, in what a job tells; of 0 steps nobody knows yet."""
        self.show_part(done / total if total else None)

    def _appear(self) -> None:
        self.show()
        say(self._words.text(), self)

    def end(self) -> None:
        """The work is done, stopped or failed."""
        self._patience.stop()
        self.hide()

    def _ask_stop(self) -> None:
        self._stop.setEnabled(False)
        self.stop_asked.emit()
