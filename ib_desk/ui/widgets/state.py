"""What state a thing is in: always a shape, a word and a colour together (design 4.2)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Literal

from ib_desk.ui.style.tokens import Ink
from ib_desk.ui.texts import tr

Tone = Literal["muted", "info", "ok", "warn", "late", "closed", "voice"]
"""The grounds that a chip can have."""


@dataclass(frozen=True, slots=True)
class Look:
    """Icon by meaning, ink of icon and word."""

    icon: str
    ink: Ink
    tone: Tone


class State(Enum):
    """The vocabulary of the program; screens map the states of their records onto it."""

    NOT_STARTED = Look("not_started", "muted", "muted")
    BUSY = Look("busy", "info", "info")
    DONE = Look("done", "ok", "ok")
    SEEN = Look("look_back", "muted", "muted")
    NOT_NEEDED = Look("not_needed", "muted", "muted")
    ATTENTION = Look("attention", "warn", "warn")
    LATE = Look("late", "late", "late")
    CANNOT = Look("cannot", "late", "late")
    WAITING = Look("waiting", "muted", "muted")
    CLOSED = Look("lock", "closed", "closed")
    VOICE = Look("voice", "voice", "voice")

    @property
    def look(self) -> Look:
        """Icon and colours."""
        return self.value

    @property
    def word(self) -> str:
        """The word when the screen has nothing more exact to say."""
        return {
            State.NOT_STARTED: tr("niet begonnen"),
            State.BUSY: tr("bezig"),
            State.DONE: tr("klaar"),
            State.SEEN: tr("samen bekeken"),
            State.NOT_NEEDED: tr("niet nodig"),
            State.ATTENTION: tr("aandacht"),
            State.LATE: tr("te laat"),
            State.CANNOT: tr("kan niet"),
            State.WAITING: tr("wacht op ander"),
            State.CLOSED: tr("gesloten"),
            State.VOICE: tr("eigen woorden"),
        }[self]
