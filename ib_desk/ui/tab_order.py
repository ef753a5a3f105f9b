"""Tab goes through the window in reading order, whenever its parts were made; so do ears.

Qt keeps the order in which widgets were made: a form that unfolds later would come last. Tab asks
here each time. A screen reader asks Qt, which follows the order of the children: where one listens,
`ReadingOrder` puts them right after each change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QGridLayout, QLayout, QScrollArea, QStackedWidget, QWidget

from ib_desk.ui.overriding import override

_SOON_MS = 50


def tab_stops(root: QWidget) -> list[QWidget]:
    """All that Tab stops at inside `root` and is shown, `root` too."""
    return [widget for widget in _in_order(root) if _takes_tab(widget)]


def put_in_order(root: QWidget) -> None:
    """Let the children of all that is shown in `root` follow each other as they are read.

    That is also how they lie over each other: nothing changes that is seen, since what stands in a
    layout covers nothing, and what floats over it stays on top.
    """
    parts = _parts(root)
    wanted = [part for part in parts if part.parentWidget() is root]
    known = {child: place for place, child in enumerate(root.children())}
    places = [known[part] for part in wanted]
    if places != sorted(places):
        for part in wanted:
            part.raise_()
    for part in parts:
        if part.isVisible() and not isinstance(part, _one_stop()):
            put_in_order(part)


def neighbour(root: QWidget, focus: QWidget, *, step: int) -> QWidget | None:
    """Where Tab (1) or Shift+Tab (-1) leads from `focus`; after the last comes the first.

    `focus` may just have been hidden: Qt asks the same then, to know where the focus goes.
    """
    # A card that was shown has the focus too, for a moment, and Tab does not stop there.
    every = list(_in_order(root, focus))
    here: QWidget | None = focus
    while here is not None and here not in every:
        here = here.parentWidget()
    if here is None:
        return None
    start = every.index(here)
    ways = (every[(start + step * away) % len(every)] for away in range(1, len(every)))
    return next((widget for widget in ways if _takes_tab(widget)), None)


def _in_order(widget: QWidget, focus: QWidget | None = None) -> Iterator[QWidget]:
    """What can have the focus, hidden or not, and what has it."""
    can = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None
    if can or widget is focus:
        yield widget
    if not isinstance(widget, _one_stop()):
        for part in _parts(widget):
            yield from _in_order(part, focus)


@cache
def _one_stop() -> tuple[type[QWidget], ...]:
    """What is inside these is their own business; the first window has next to none of them."""
    from PySide6.QtWidgets import (  # noqa: PLC0415 - Tab is pressed after the first picture
        QAbstractItemView,
        QAbstractSpinBox,
        QComboBox,
        QLineEdit,
        QPlainTextEdit,
    )

    return QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit


def _parts(widget: QWidget) -> Sequence[QWidget]:
    # Columns of which each is one person are not read row by row, and say so. To ask a runtime
    # protocol instead would take most of the time of Tab.
    own_way: Callable[[], Sequence[QWidget]] | None = getattr(widget, "reading_order", None)
    if own_way is not None:
        return own_way()
    if isinstance(widget, QStackedWidget):
        shown: QWidget | None = widget.currentWidget()
        return () if shown is None else (shown,)
    if isinstance(widget, QScrollArea):
        inside: QWidget | None = widget.widget()
        return () if inside is None else (inside,)
    layout = widget.layout()
    others = [part for part in widget.children() if isinstance(part, QWidget)]
    laid_out = [] if layout is None else list(_laid_out(layout, others))
    return [*laid_out, *(part for part in others if not part.isWindow())]


def _laid_out(layout: QLayout, widgets: list[QWidget]) -> Iterator[QWidget]:
    """Those of `widgets` that stand in it, which are taken out of them.

    They are asked one by one, and not their items (`ui.widgets.grids`).
    """
    layouts = (inner for inner in layout.children() if isinstance(inner, QLayout))
    parts: list[QWidget | QLayout] = [*widgets, *layouts]
    placed = [(layout.indexOf(part), part) for part in parts]
    there = [(place, part) for place, part in placed if place >= 0]
    widgets[:] = [part for place, part in placed if place < 0 and isinstance(part, QWidget)]
    for _place, part in sorted(there, key=lambda one: _reading_place(layout, one[0])):
        if isinstance(part, QWidget):
            yield part
        else:
            yield from _laid_out(part, widgets)


def _reading_place(layout: QLayout, place: int) -> tuple[int, ...]:
    if not isinstance(layout, QGridLayout):
        return (place,)
    position = cast("tuple[int, int, int, int]", layout.getItemPosition(place))
    return position[:2]


def _takes_tab(widget: QWidget) -> bool:
    stops = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return stops and widget.isEnabled() and widget.isVisible()


class TabsAsRead(QWidget):
    """What fills a window: Tab goes through it in reading order."""

    @override
    def focusNextPrevChild(self, next_one: bool) -> bool:
        focus: QWidget | None = self.focusWidget()
        stop = None if focus is None else neighbour(self, focus, step=1 if next_one else -1)
        if stop is None:
            return super().focusNextPrevChild(next_one)
        reason = Qt.FocusReason
        stop.setFocus(reason.TabFocusReason if next_one else reason.BacktabFocusReason)
        return True


class ReadingOrder(QObject):
    """Keeps a window in reading order for a screen reader; without one it does nothing.

    Of a window of the system only: Qt tells no part of it that it was painted.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._settle)
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Nothing is put between other things that is not painted then.
        is_painted = event.type() == QEvent.Type.UpdateRequest
        if is_painted and QAccessible.isActive() and not self._soon.isActive():
            self._soon.start()
        return False

    @Slot()
    def _settle(self) -> None:
        put_in_order(self._window)
