"""A user who has a keyboard and nothing else: each key goes to the window, as the system gives it.

Which keys there are she knows from the list in the settings and from what stands on the screen; a
key that is told nowhere she does not press. After each key she looks where she is: a focus that
went, or that cannot be seen, is a fault of the product.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from ib_desk.ui.keys import KEYS
from ib_desk.ui.widgets.row_list import RowList
from tests.ui.desk_window import WindowInUse
from tests.ui.looking import spoken_name

EVERYWHERE: Final = frozenset(
    {"Tab", "Shift+Tab", "Enter", "Space", "Esc", "Up", "Down", "Left", "Right"}
)
"""What keys do in any program."""
ONCE_ROUND: Final = 150
_SECOND: Final = frozenset({"Ctrl+Shift+Z", "Ctrl+Shift+/", "Ctrl+?"})
"""Other ways to press what is told already, for other keyboards."""
_FIRST_LETTER: Final = "Alt met de eerste letter"


def type_at(window: QWidget, text: str) -> None:
    """Letters to the window, wherever in it they go."""
    for letter in text:
        QTest.keyClick(window.window().windowHandle(), letter)  # type: ignore[call-overload]


class Keyboard:
    """In one window; nothing else of the window is touched."""

    def __init__(self, used: WindowInUse) -> None:
        self._used = used

    @property
    def focus(self) -> QWidget:
        """Where the next letter goes."""
        focus: QWidget | None = QApplication.focusWidget()
        assert focus is not None, "the focus is nowhere"
        return focus

    @property
    def called(self) -> str:
        """What a screen reader calls that; of a list the row that is current."""
        focus = self.focus
        if isinstance(focus, RowList):
            key = focus.current_key()
            return next((row.spoken or row.title for row in focus.rows if row.key == key), "")
        return spoken_name(focus)

    def press(self, *keys: str) -> None:
        """One after the other; what they begin is done before the next."""
        for key in keys:
            assert is_told(key, self._used.window), key
            QTest.keyClick(self._used.window.window().windowHandle(), *_combination(key))
            self._look(f"after {key}")

    def type(self, text: str) -> None:
        """Letters, signs and spaces."""
        type_at(self._used.window, text)
        self._look(f"after “{text}”")

    def tab_to(self, words: str, key: str = "Tab") -> None:
        """By Tab, at most once round."""
        met: list[str] = []
        while words not in self.called:
            met.append(self.called)
            assert len(met) < ONCE_ROUND, f"{key} does not lead to {words}: {met}"
            self.press(key)

    def tab_back_to(self, words: str) -> None:
        """The other way round."""
        self.tab_to(words, "Shift+Tab")

    def down_to(self, words: str) -> None:
        """In a list, by the arrow."""
        for _row in range(ONCE_ROUND):
            if words in self.called:
                return
            before = self.called
            self.press("Down")
            assert self.called != before, f"no row says {words}"

    def _look(self, when: str) -> None:
        self._used.settle()
        focus: QWidget | None = QApplication.focusWidget()
        assert focus is not None, f"the focus is nowhere {when}"
        assert focus.isVisible(), f"the focus is out of sight {when}"
        assert focus is not self._used.window.window(), f"the focus is on no control {when}"


def is_told(key: str, window: QWidget) -> bool:
    """Whether it is known anywhere, in the list, or stands on the screen in words."""
    if key in EVERYWHERE or key in _in_the_list():
        return True
    said = " ".join(_said_in(window))
    letter = key.removeprefix("Alt+")
    buttons = window.findChildren(QAbstractButton)
    firsts = {one.text()[:1] for one in buttons if one.isVisible()}
    return key in said or (key.startswith("Alt+") and letter in firsts and _FIRST_LETTER in said)


def keys_untold_in(window: QWidget) -> set[str]:
    """Keys that do something now, and are told nowhere."""
    actions = [
        action
        for widget in (window, *window.findChildren(QWidget))
        if widget.isVisible()
        for action in widget.actions()
        if action.isEnabled()
    ]
    sequences = {one.toString() for action in actions for one in action.shortcuts()}
    for shortcut in window.findChildren(QShortcut):
        owner = shortcut.parent()
        if shortcut.isEnabled() and isinstance(owner, QWidget) and owner.isVisible():
            sequences.add(shortcut.key().toString())
    keys = {one.replace("Return", "Enter") for one in sequences} - _SECOND
    return {key for key in keys if key and not is_told(key, window)}


_OF_QT: Final = {
    "Enter": "Return",
    "Esc": "Escape",
    "PgDown": "PageDown",
    "PgUp": "PageUp",
    "/": "Slash",
}
_HELD: Final = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
}


def _combination(keys: str) -> tuple[Qt.Key, Qt.KeyboardModifier]:
    *held, key = keys.split("+")
    modifiers = Qt.KeyboardModifier.NoModifier
    for name in held:
        modifiers |= _HELD[name]
    return Qt.Key[f"Key_{_OF_QT.get(key, key)}"], modifiers


def _in_the_list() -> frozenset[str]:
    return frozenset(key.sequence.replace("Return", "Enter") for key in KEYS)


def _said_in(window: QWidget) -> Iterator[str]:
    for widget in window.findChildren(QWidget):
        if widget.isVisible():
            yield widget.toolTip()
            yield widget.accessibleDescription()
            if isinstance(widget, QLabel | QAbstractButton):
                yield widget.text()
