"""What a screen reader is told of a widget that Qt itself does not know: its role, open, chosen.

Qt makes out of a widget's class what it says of it: of a button that unfolds it knows no more than
that it is a button, of a heading that it is words. What is particular stands here, and a widget
says it with `speak_as`. That holds on every platform, and is read in tests as from outside.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Final, Protocol, runtime_checkable

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QLabel, QWidget
from shiboken6 import isValid

from ib_desk.ui.overriding import override
from ib_desk.ui.texts import as_sentences, tr

_PRESS: Final = "Press"
_ROOM: Final = 500
_SAID: Final = "spoken_parts"
_ORDER: Final = ("problem", "refused", "doubt", "unlikely", "value", "hint", "keys")


@runtime_checkable
class Unfolds(Protocol):
    """Shows something under itself, or hides it again."""

    @property
    def is_open(self) -> bool:
        """Whether that is shown."""


@runtime_checkable
class Chosen(Protocol):
    """One of a few, of which one is chosen."""

    @property
    def is_chosen(self) -> bool:
        """Whether it is this one."""


def speak_as(widget: QWidget, role: QAccessible.Role) -> None:
    """Tell `role` of `widget`, and what it says as `Unfolds` or `Chosen`; once, in its `__init__`.

    Bound methods of the widget that are connected to signals are `Slot`s: any other would give its
    class another description in the middle of its life, and Qt would forget what is said here.
    """
    spoken = _Spoken(widget, role)
    QAccessible.registerAccessibleInterface(spoken)
    _keep(spoken)


def describe(widget: QWidget, **parts: str) -> None:
    """Set parts of what is said after the name of `widget`; the other parts stay.

    Args:
        widget: a field; where another in it gets the focus, that says them too.
        parts: `problem`, `doubt`, `value`, `hint`, `keys`, said in this order; “” takes one away.
            `refused` and `unlikely` are problem and doubt of who knows more than the field itself,
            so that neither takes away what the other has to say.
    """
    known: Mapping[str, str] = widget.property(_SAID) or {}
    said = {**known, **parts}
    widget.setProperty(_SAID, said)
    words = as_sentences(said.get(part, "") for part in _ORDER)
    place: QWidget | None = widget
    while place is not None:
        place.setAccessibleDescription(words)
        place = place.focusProxy()


class _Spoken(QAccessibleWidget):
    """Asked by Qt for a widget of ours, when a screen reader asks."""

    def __init__(self, widget: QWidget, role: QAccessible.Role) -> None:
        super().__init__(widget, role)

    @override
    def state(self) -> QAccessible.State:
        state = super().state()
        widget = self.widget()
        if isinstance(widget, Unfolds):
            state.expandable = 1
            state.expanded, state.collapsed = int(widget.is_open), int(not widget.is_open)
        if isinstance(widget, Chosen):
            state.selectable, state.selected = 1, int(widget.is_chosen)
        if isinstance(widget, QAbstractButton):
            state.pressed = int(widget.isDown())
        return state

    @override
    def text(self, t: QAccessible.Text) -> str:
        widget = self.widget()
        said = super().text(t)
        if t == QAccessible.Text.Name and not said:
            if isinstance(widget, QAbstractButton):
                return widget.text().replace("&&", "&")
            return widget.text() if isinstance(widget, QLabel) else ""
        # Elsewhere than on Linux Qt hands no state on of a button that unfolds.
        if (
            sys.platform != "linux"
            and t == QAccessible.Text.Description
            and isinstance(widget, Unfolds)
        ):
            return as_sentences((open_words(is_open=widget.is_open), said))
        return said

    @override
    def actionNames(self) -> list[str]:
        names = super().actionNames()
        widget = self.widget()
        if isinstance(widget, QAbstractButton) and widget.isEnabled():
            return [_PRESS, *names]
        return names

    @override
    def doAction(self, actionName: str) -> None:
        widget = self.widget()
        if actionName == _PRESS and isinstance(widget, QAbstractButton):
            widget.animateClick()
        else:
            super().doAction(actionName)


def open_words(*, is_open: bool) -> str:
    """Of something that unfolds."""
    return tr("Uitgeklapt") if is_open else tr("Ingeklapt")


_kept: Final[list[_Spoken]] = []


def _keep(spoken: _Spoken) -> None:
    """Until Qt deletes it with its widget: else Python would do so too, when nobody holds it.

    Not by the widget: where both go at once, Python may delete the interface first, and Qt again.
    """
    _kept.append(spoken)
    if len(_kept) % _ROOM == 0:
        _kept[:] = [one for one in _kept if isValid(one)]
