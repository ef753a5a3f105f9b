"""A card in the middle of the window: the shape of all screens before unlock."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from ib_desk.ui.setup.doorstep import Doorstep
from ib_desk.ui.style.theme import sized, spaced
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.flow import FlowLayout
from ib_desk.ui.widgets.headings import Heading
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.scroll_page import ScrollPage

if TYPE_CHECKING:
    from ib_desk.ui.jobs import Job, JobRunner
    from ib_desk.ui.messages import Message
    from ib_desk.ui.setup.entrance import Entrance
    from ib_desk.ui.widgets.note import Note

CARD_WIDTH = 470


class SetupPage(ScrollPage):
    """Title, words, and whatever the page adds; what goes wrong stands in a note on top."""

    has_parts = False

    wanted = Signal()
    """A vault is about to be taken: nothing else may be at it."""
    spared = Signal()
    """It was not taken after all."""

    def __init__(self, doorstep: Doorstep, name: str) -> None:
        super().__init__(name)
        self.doorstep = doorstep
        self.card = Card()
        sized(self.card, least_width=CARD_WIDTH, most_width=CARD_WIDTH)
        self._step = label("", "small", "muted")
        self._step.setVisible(False)
        self._title = Heading(name, "h1")
        self._top = QVBoxLayout()
        spaced(self._top, 0, 12)
        for part in (self._step, self._title):
            self.card.add(part)
        self.card.add(self._top)
        self.add(_centred(self.card), 1)

    @property
    def database(self) -> JobRunner:
        """All work goes there."""
        return self.doorstep.database

    @property
    def entrance(self) -> Entrance:
        """On the database thread only, as long as the doorstep is not open."""
        return self.doorstep.entrance

    @cached_property
    def _trouble(self) -> Note:
        from ib_desk.ui.widgets.note import Note, NoteKind  # noqa: PLC0415 - seldom seen

        trouble = Note(NoteKind.LATE, "")
        trouble.setVisible(False)
        self._top.addWidget(trouble)
        return trouble

    def show_title(self, title: str, step: str = "") -> None:
        """Another title; `step` such as “1 van 4”."""
        self._title.setText(title)
        self._step.setText(step)
        self._step.setVisible(bool(step))

    def show_trouble(self, error: Exception) -> None:
        """Say what went wrong, in the words of `ui.messages`."""
        from ib_desk.ui.messages import act_message  # noqa: PLC0415 - it knows all that is late

        self.show_message(act_message(error))

    def show_message(self, message: Message) -> None:
        """What went wrong, in words of the page's own choice."""
        from ib_desk.ui.widgets.note import NoteKind  # noqa: PLC0415 - as above

        self._trouble.show_message(NoteKind.LATE, message.title, message.text)
        self._trouble.setVisible(True)
        self.show_place(self._trouble)

    def show_news(self, title: str, text: str) -> None:
        """What went well, in the same place."""
        from ib_desk.ui.widgets.note import NoteKind  # noqa: PLC0415 - as above

        self._trouble.show_message(NoteKind.OK, title, text)
        self._trouble.setVisible(True)

    def clear_trouble(self) -> None:
        """The user tries again."""
        if "_trouble" in vars(self):
            self._trouble.setVisible(False)

    def words(self, text: str) -> QLabel:
        """A paragraph in the card."""
        made = label(text, "body", "text")
        self.card.add(made)
        return made

    def row(self, *parts: QWidget) -> None:
        """Buttons beside each other."""
        holder = QWidget()
        line = FlowLayout(holder, gap=8)
        for part in parts:
            line.addWidget(part)
        self.card.add(holder)

    def heard(self, job: Job) -> Job:
        """Failures of a job become the note."""
        job.failed.connect(self.show_trouble)
        return job


def _centred(card: QWidget) -> QLayout:
    row = QHBoxLayout()
    spaced(row, 0, 0)
    row.addStretch(1)
    row.addWidget(card)
    row.addStretch(1)
    name = label("IB Desk", "strong", "muted", wrap=False)
    column = QVBoxLayout()
    spaced(column, 0, 12)
    # A little above the middle, where the eye looks first.
    column.addStretch(2)
    column.addWidget(name, 0, Qt.AlignmentFlag.AlignHCenter)
    column.addLayout(row)
    column.addStretch(3)
    return column
