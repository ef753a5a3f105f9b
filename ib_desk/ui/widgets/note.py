"""A message about the whole screen, which stays until its cause is gone."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout
from typing_extensions import override

from ib_desk.ui.listen import listen
from ib_desk.ui.say import say
from ib_desk.ui.style.theme import restyle, spaced
from ib_desk.ui.style.tokens import Ink
from ib_desk.ui.texts import as_sentences
from ib_desk.ui.widgets.beside import BesideOrUnder
from ib_desk.ui.widgets.buttons import quiet_button, second_button
from ib_desk.ui.widgets.labels import IconLabel, label

_ROOM_FOR_BOTH = 360
_ALWAYS_UNDER = float("inf")


class NoteKind(Enum):
    """Icon by meaning and ink; the ground follows from the ink."""

    LATE = ("late", "late")
    CANNOT = ("cannot", "late")
    WARN = ("attention", "warn")
    OK = ("done", "ok")
    INFO = ("information", "info")
    SUCCESS = ("success", "ok")

    @property
    def icon(self) -> str:
        """By meaning."""
        return self.value[0]

    @property
    def ink(self) -> Ink:
        """Colour of icon and edge."""
        inks: dict[str, Ink] = {"late": "late", "warn": "warn", "ok": "ok", "info": "info"}
        return inks[self.value[1]]


class Note(QFrame):
    """What happened, what is still safe, what to do: title, text and the ways on."""

    def __init__(self, kind: NoteKind, title: str, text: str = "", *, beside: bool = False) -> None:
        """`beside` puts the buttons at the right of the words, for a note of two lines."""
        super().__init__()
        self._kind = kind
        self._will_say = False
        self._icon = IconLabel(kind.icon, kind.ink)
        self._title = label(title, "strong", "text")
        self._text = label(text, "body", "text")
        words = QVBoxLayout()
        spaced(words, 0, 2)
        words.addWidget(self._title)
        words.addWidget(self._text)
        words.addStretch(1)
        room = _ROOM_FOR_BOTH if beside else _ALWAYS_UNDER
        self._said = BesideOrUnder(room, at_top=True)
        self._said.add_words(words)
        row = QHBoxLayout(self)
        spaced(row, (14, 10, 14, 12), 12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._said, 1)
        self.show_message(kind, title, text)

    def show_message(self, kind: NoteKind, title: str, text: str = "") -> None:
        """Other words in the same place; the buttons stay."""
        self._icon.show_icon(kind.icon, kind.ink)
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        is_new = (title, text) != (self.accessibleName(), self.accessibleDescription())
        self._kind = kind
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        restyle(self, ground=kind.ink)
        if is_new and self.isVisible():
            self._say_soon()

    @override
    def setVisible(self, visible: bool) -> None:
        """A note that comes up on a page that is read says itself; one that was there does not."""
        was_seen = self.isVisible()
        super().setVisible(visible)
        if self.isVisible() and not was_seen:
            self._say_soon()

    def _say_soon(self) -> None:
        """Once, and what it says by then: who shows it may give it its words after that."""
        if not self._will_say:
            self._will_say = True
            QTimer.singleShot(0, self, self._say)

    def _say(self) -> None:
        self._will_say = False
        if not self.isVisible():
            return
        said = as_sentences((self.accessibleName(), self.accessibleDescription()))
        say(said, self, at_once=self._kind in {NoteKind.LATE, NoteKind.CANNOT})

    def add_action(
        self, text: str, act: Callable[[], object], *, quiet: bool = False
    ) -> QPushButton:
        """A way on; `text` repeats the verb of the message."""
        button = quiet_button(text) if quiet else second_button(text)
        listen(self, button.clicked, act)
        self._said.add_action(button)
        return button
