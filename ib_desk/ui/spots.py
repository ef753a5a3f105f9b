"""How a spot in the window is noted, and found again."""

from __future__ import annotations

from dataclasses import replace
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from ib_desk.application.drafts import Spot
from ib_desk.ui.tab_order import tab_stops

BESIDE: Final = UUID("5d0c4f1e-6a43-4f0e-9a58-1f4f2f6f7c11")
"""As the record of fields that stand over every screen and belong to no record yet."""

TAKEN_OVER_OF: Final = "taken_over_of"
"""As the field of a spot in `TAKE_OVER`: the pupil, who is the record of the spot."""
LOOSE_RECORD: Final = "loose_record"
"""As the field of a spot in `PUPILS`: what is in no file yet, which is the record of the spot."""
QUESTION: Final = "question"
"""As the field of a spot in `SEARCH`: where one types what to look for."""
BACKUPS: Final = "backups"
KEY_LIST: Final = "key_list"
NEW_PHRASE: Final = "new_phrase"
"""As the field of a spot in `SETTINGS`: a card there, which is no field of a record."""


def name_field(widget: QWidget, record_id: UUID, name: str) -> None:
    """Let the place of the user be found again when it is in this field of a record."""
    widget.setObjectName(name)
    widget.setProperty("record_id", str(record_id))


def spot_now(spot: Spot, root: QWidget) -> Spot:
    """`spot` with the field that has the focus, its cursor, and how far the page is scrolled."""
    area = _area(root)
    scroll = 0 if area is None else area.verticalScrollBar().value()
    # Of the window, not of the application: it may be another program that has the keyboard.
    focus: QWidget | None = root.window().focusWidget()
    if focus is None or not root.isAncestorOf(focus):
        return replace(spot, field="", record_id=None, cursor=0, scroll=scroll)
    name, owner = _named(focus, root)
    return replace(spot, field=name, record_id=owner, cursor=_cursor(focus), scroll=scroll)


def restore_field(root: QWidget, spot: Spot) -> None:
    """Scroll and focus as they were at `spot`, where its field is there."""
    area = _area(root)
    if not spot.field:
        if area is not None:
            area.verticalScrollBar().setValue(spot.scroll)
            _focus_in_view(area)
        return
    for widget in root.findChildren(QWidget, spot.field):
        if widget.isVisible() and _owner(widget) == spot.record_id:
            widget.setFocus()
            _set_cursor(QApplication.focusWidget(), spot.cursor)
            if area is not None:
                area.verticalScrollBar().setValue(spot.scroll)
                area.ensureWidgetVisible(widget)
            return


def _focus_in_view(area: QScrollArea) -> None:
    """Who was in no field goes on with what is seen, not with a field out of sight."""
    content: QWidget | None = area.widget()
    stops = [] if content is None else tab_stops(content)
    seen = (s for s in stops if s.visibleRegion().boundingRect().height() == s.height())
    focus: QWidget | None = area.window().focusWidget()
    if (first := next(seen, None)) is not None:
        first.setFocus()
    elif focus is not None:
        focus.clearFocus()


def _named(focus: QWidget, root: QWidget) -> tuple[str, UUID | None]:
    """The name of the bound field around the focus, and the record that it belongs to."""
    widget: QWidget | None = focus
    while widget is not None and widget is not root:
        if widget.property("record_id"):
            return widget.objectName(), UUID(widget.property("record_id"))
        widget = widget.parentWidget()
    return "", None


def _owner(widget: QWidget) -> UUID | None:
    known = widget.property("record_id")
    return UUID(known) if known else None


def _area(root: QWidget) -> QScrollArea | None:
    """The first that is seen; what is hidden, as other pages of a stack, is not gone through."""
    for child in root.children():
        if isinstance(child, QWidget) and child.isVisible():
            found = child if isinstance(child, QScrollArea) else _area(child)
            if found is not None:
                return found
    return None


def _cursor(focus: QWidget) -> int:
    if isinstance(focus, QPlainTextEdit):
        return focus.textCursor().position()
    return focus.cursorPosition() if isinstance(focus, QLineEdit) else 0


def _set_cursor(focus: QWidget | None, cursor: int) -> None:
    if isinstance(focus, QPlainTextEdit):
        place = focus.textCursor()
        place.setPosition(min(cursor, len(focus.toPlainText())))
        focus.setTextCursor(place)
    elif isinstance(focus, QLineEdit):
        focus.setCursorPosition(cursor)
