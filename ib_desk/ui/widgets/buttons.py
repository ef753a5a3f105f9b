"""The kinds of button: one main per screen, second, quiet (a link), small, and icon alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ib_desk.ui.style.theme import current_theme, icon_sized, spaced
from ib_desk.ui.style.tokens import Ink
from ib_desk.ui.widgets.act_button import ActButton


def main_button(text: str, icon: str | None = None) -> ActButton:
    """The one thing to do on this screen; `text` is a verb."""
    return _button(text, "main", icon, "on_accent")


def second_button(text: str, icon: str | None = None) -> ActButton:
    """Something else that can be done here."""
    return _button(text, "second", icon, "text")


def quiet_button(text: str, icon: str | None = None) -> ActButton:
    """Looks like a link: leads away, explains, or undoes."""
    button = _button(text, "quiet", icon, "accent_text")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button


def small_button(text: str) -> ActButton:
    """As a quiet one, for a word or two in the head of a column."""
    button = _button(text, "small", None, "accent_text")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button


def icon_button(meaning: str, name: str, shortcut: str = "") -> ActButton:
    """An icon without a word; `name` is its tooltip and what a screen reader says."""
    button = _button("", "icon", meaning, "muted")
    button.setAccessibleName(name)
    button.setToolTip(f"{name} ({shortcut})" if shortcut else name)
    button.setAccessibleDescription(shortcut)
    return button


def set_icon(button: QPushButton, meaning: str, ink: Ink) -> None:
    """Another icon on a button that exists."""
    button.setIcon(current_theme().icon(meaning, ink))
    # Text would stick to its icon: the icon is painted at the left of a wider area.
    icon_sized(button, 24 if button.text() else 20, 20)


def button_row(*buttons: QWidget) -> QHBoxLayout:
    """Side by side at the left."""
    row = QHBoxLayout()
    spaced(row, 0, 8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row


def _button(text: str, look: str, icon: str | None, ink: Ink) -> ActButton:
    # Two ampersands are one: a name is no mnemonic.
    button = ActButton(text.replace("&", "&&"))
    button.setProperty("look", look)
    # Outside a dialog Enter presses a button only when it is `autoDefault`.
    button.setAutoDefault(True)
    if icon is not None:
        set_icon(button, icon, ink)
    return button
