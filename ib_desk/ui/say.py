"""What a screen reader says aloud because something happened: the one way to do so."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

_Politeness = QAccessible.AnnouncementPoliteness


def say(words: str, by: QWidget, *, at_once: bool = False) -> None:
    """Say `words`, which are seen too; each message of the window goes through here.

    Args:
        words: as they are read on the screen; “” says nothing.
        by: what shows them.
        at_once: whether they cut short what is being said: what was refused, or is about to happen.
    """
    if words:
        _announce(by, words, _Politeness.Assertive if at_once else _Politeness.Polite)


def _announce(by: QWidget, words: str, politeness: QAccessible.AnnouncementPoliteness) -> None:
    event = QAccessibleAnnouncementEvent(by, words)
    event.setPoliteness(politeness)
    QAccessible.updateAccessibility(event)
