"""What can be done now, in words: the keys of the window, and the buttons of the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from ib_desk.ui.keys import KEYS
from ib_desk.ui.places import place_called

_LOOKS: Final = ("main", "second")
_ELSEWHERE: Final = frozenset({"palette", "next_part", "previous_part", "seek", "main"})
"""Keys that do nothing for who has to choose from a list first."""
_ESCAPE: Final = "Esc"


@dataclass(frozen=True, slots=True)
class Doing:
    """One thing to do; `key` does it at once."""

    title: str
    act: Callable[[], object]
    key: str = ""


def doings(acts: Mapping[str, Callable[[], object]], screen: QWidget | None) -> list[Doing]:
    """All that can be done from here: what the screen offers first.

    `acts` are those of the window, by what a key says that it does, or by the key itself.
    """
    of_screen = [] if screen is None else [*_buttons_of(screen)]
    found = [*of_screen, *_by_key(acts, screen)]
    return list({doing.title: doing for doing in reversed(found)}.values())[::-1]


def _buttons_of(screen: QWidget) -> Iterator[Doing]:
    for button in screen.findChildren(QPushButton):
        can = button.isVisible() and button.isEnabled() and bool(button.text())
        if can and button.property("look") in _LOOKS:
            yield Doing(button.text().replace("&&", "&"), button.click)


def _by_key(acts: Mapping[str, Callable[[], object]], screen: QWidget | None) -> Iterator[Doing]:
    for key in KEYS:
        if key.act in _ELSEWHERE or key.shown == _ESCAPE or place_called(key.act) is not None:
            continue
        act = acts.get(key.act or key.sequence) or _heard_by(screen, key.sequence)
        if act is not None:
            yield Doing(key.words(), act, key.shown)


def _heard_by(screen: QWidget | None, sequence: str) -> Callable[[], object] | None:
    """What the screen itself does at this key, if it hears it."""
    if screen is None:
        return None
    wanted = QKeySequence(sequence)
    for shortcut in screen.findChildren(QShortcut):
        if shortcut.key() == wanted and shortcut.isEnabled():
            return shortcut.activated.emit
    for action in screen.findChildren(QAction):
        if wanted in action.shortcuts() and action.isEnabled():
            return action.trigger
    return None
