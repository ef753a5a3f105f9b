"""Questions that a test asks of a widget as a user would: can it be named, does it fit?"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QLineEdit,
    QPushButton,
    QStyle,
    QStyleOptionFrame,
    QWidget,
)

from ib_desk.ui.widgets.row_list import RowList
from tests.shipped import LOOKS_LIKE_A_CODE

_CLEAR_OF_TAILS = 2
"""Pixels: a label is as high as its letters, without what a line keeps free above the next."""
_BESIDE_TEXT = 2
"""What Qt keeps free at both ends of a line, in pixels."""


def nameless(root: QWidget) -> list[str]:
    """The kinds of controls under `root` that a screen reader could not name."""
    return [
        type(widget).__name__
        for widget in (root, *root.findChildren(QWidget))
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not widget.objectName().startswith("qt_")
        and not spoken_name(widget)
    ]


def spoken_name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip()


def button_in_sight(root: QWidget, words: str) -> QPushButton:
    """The first under `root` that is seen and says this."""
    buttons = root.findChildren(QPushButton)
    return next(one for one in buttons if one.text() == words and one.isVisible())


def rich_labels(root: QWidget) -> list[str]:
    """Texts of labels under `root` that would take `<b>` for an order."""
    return [
        shown.text()
        for shown in root.findChildren(QLabel)
        if shown.textFormat() != Qt.TextFormat.PlainText
        and not shown.objectName().startswith("qt_")
    ]


def codes_shown(root: QWidget) -> list[str]:
    """What is read under `root` that looks like a code of the program: it has a word for each."""
    labels = [shown.text() for shown in root.findChildren(QLabel)]
    buttons = [button.text() for button in root.findChildren(QAbstractButton)]
    spoken = [spoken_name(widget) for widget in root.findChildren(QWidget)]
    rows = [row.name for rows in root.findChildren(RowList) for row in rows.rows]
    facts = [row.fact for rows in root.findChildren(RowList) for row in rows.rows]
    said = (*labels, *buttons, *spoken, *rows, *facts)
    return [text for text in said if LOOKS_LIKE_A_CODE.search(text)]


def touching_lines(root: QWidget) -> list[tuple[str, str]]:
    """Words under each other, of which the tails of the one stand in the other."""
    found = []
    beside: dict[QWidget | None, list[QLabel]] = {}
    for one in root.findChildren(QLabel):
        if one.isVisible() and one.text().strip():
            beside.setdefault(one.parentWidget(), []).append(one)
    for labels in beside.values():
        labels.sort(key=lambda one: one.y())
        for at, above in enumerate(labels):
            under = [one for one in labels[at + 1 :] if _share_width(above, one)]
            if under and under[0].y() - above.y() - above.height() < _CLEAR_OF_TAILS:
                found.append((above.text(), under[0].text()))
    return found


def _share_width(one: QWidget, other: QWidget) -> bool:
    return one.x() < other.x() + other.width() and other.x() < one.x() + one.width()


def cut_examples(root: QWidget) -> list[str]:
    """Examples in the fields under `root` of which the end cannot be seen."""
    return [
        line.placeholderText()
        for line in root.findChildren(QLineEdit)
        if line.isVisible()
        and line.fontMetrics().horizontalAdvance(line.placeholderText()) > _room_in(line)
    ]


def _room_in(line: QLineEdit) -> int:
    option = QStyleOptionFrame()
    line.initStyleOption(option)
    inside = line.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, line)
    return inside.width() - 2 * _BESIDE_TEXT
