"""Which widgets wear the style sheet, and when they put another one on.

Not the application: Qt gives a new sheet of the application to each widget once for each widget
around it, seen or not, and stood still for a second. Here it is worn by parts of a window. What is
in view changes in one go; the rest of what is shown follows, a part in each turn of the event loop,
and then what nobody sees, or as soon as somebody sees it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence

from PySide6.QtCore import (
    QChildEvent,
    QCoreApplication,
    QEvent,
    QMetaObject,
    QObject,
    QSize,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QLayout, QWidget
from shiboken6 import isValid

from ib_desk.ui.overriding import override
from ib_desk.ui.style.metrics import Metrics

MARGINS = "design_margins"
GAPS = "design_gaps"
WIDTHS = "design_widths"
HEIGHT = "design_height"
ICON = "design_icon"
_LOOK = "look_worn"
"""Of a part: the number of the look that it wears. Not kept here: Qt has parts without Python."""
_FRAME = "frame_of_parts"
_NO_LIMIT = 16777215
_OF_QT = QWidget.resizeEvent
_POLISH, _SHOW = QEvent.Type.Polish, QEvent.Type.Show
_POLISH_ASKED = QEvent.Type.PolishRequest
_CHILD_POLISHED = QEvent.Type.ChildPolished


class Wardrobe(QObject):
    """Holds the look of the moment; each part remembers by itself which it wears."""

    changed = Signal()
    """Some wear another look now: whoever measures or places by hand does so anew."""
    settled = Signal()
    """All that is shown wears it, so nothing moves any more."""

    def __init__(self, metrics: Metrics, parent: QObject) -> None:
        super().__init__(parent)
        self.sheet = ""
        self._metrics = metrics
        self._look = 0
        self._waiting: deque[QWidget | None] = deque()
        """None stands after all that is shown."""
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._go_on)
        self._late = False

    def dress(self, part: QWidget) -> None:
        """`part`, with all that will ever be in it; it puts the sheet on when it is first shown."""
        if not (self.is_part(part) or self.is_frame(part)):
            part.setProperty(_LOOK, self._look)
            part.installEventFilter(self)

    def dress_each(self, frame: QWidget) -> None:
        """Each child of `frame` as a part, also those that come later; a child that is a frame not.

        For what is large, and has no look of its own.
        """
        frame.setProperty(_FRAME, True)  # noqa: FBT003 - Qt's own signature
        frame.installEventFilter(self)

    @staticmethod
    def is_part(widget: QObject) -> bool:
        """Whether it wears the sheet itself."""
        return widget.property(_LOOK) is not None

    @staticmethod
    def is_frame(widget: QObject) -> bool:
        """Whether its children are parts."""
        return widget.property(_FRAME) is not None

    @property
    def is_done(self) -> bool:
        """Whether all wear the look of the moment, seen or not."""
        return not self._waiting

    def change(self, sheet: str, metrics: Metrics, windows: Iterable[QWidget]) -> None:
        """Another look for all windows."""
        self._look += 1
        self.sheet, self._metrics = sheet, metrics
        shown: list[QWidget] = []
        hidden: list[QWidget] = []
        for window in windows:
            self._show_look(window, shown, hidden)
        self.changed.emit()
        self._waiting = deque([*shown, None, *hidden])
        if not shown:
            self._go_on()
        self._turn.start()

    def _show_look(self, widget: QWidget, shown: list[QWidget], hidden: list[QWidget]) -> None:
        if self.is_part(widget):
            if _is_in_view(widget):
                self._put_on(widget)
            else:
                (shown if widget.isVisible() else hidden).append(widget)
            return
        _fit(widget, self._metrics)
        for child in widget.children():
            if isinstance(child, QWidget):
                self._show_look(child, shown, hidden)

    # -- when it comes into view -----------------------------------------------------------
    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Polish comes before the first show, and to who stands around before who stands in it.
        kind = event.type()  # once: of each part all events come by here
        if kind == _POLISH and isinstance(watched, QWidget):
            if self.is_part(watched):
                self._put_on(watched)
            else:
                self._dress_children(watched)
        elif kind == _POLISH_ASKED and isinstance(watched, QWidget):
            # What is hidden is polished when it is shown: many a note never is.
            return watched.isHidden() and self.is_part(watched)
        elif kind == _SHOW and isinstance(watched, QWidget):
            self._come_into_view(watched)
        elif kind == _CHILD_POLISHED and isinstance(event, QChildEvent):
            self._dress_late(watched, event.child())
        return False

    def _dress_children(self, frame: QWidget) -> None:
        """With those of a frame in it, which may be polished already: a page that scrolls is."""
        for child in frame.children():
            if isinstance(child, QWidget):
                self.dress(child)
                if self.is_frame(child):
                    self._dress_children(child)

    def _dress_late(self, frame: QObject, child: QObject) -> None:
        if not self.is_frame(frame) or not isinstance(child, QWidget):
            return
        if not (self.is_part(child) or self.is_frame(child)):  # else it heard by itself
            self.dress(child)
            self._put_on(child)

    def _come_into_view(self, part: QWidget) -> None:
        if not self._waiting:
            return
        if self._is_behind(part):
            if _is_in_view(part):
                self._put_on(part)
            else:
                self._waiting.appendleft(part)  # she may go there next
        if not self._late:
            self._late = True
            # Once for all that is shown with it, and before it is drawn.
            QMetaObject.invokeMethod(self, "_tell_late", Qt.ConnectionType.QueuedConnection)

    @Slot()
    def _tell_late(self) -> None:
        self._late = False
        self.changed.emit()

    @Slot()
    def _go_on(self) -> None:
        """One part a turn, so that nobody who types waits for more."""
        while self._waiting:
            part = self._waiting.popleft()
            if part is None:
                self.changed.emit()
                self.settled.emit()
                self._turn.start()
                return
            if isValid(part) and self._is_behind(part):
                self._put_on(part)
                self._turn.start()
                return
        self.changed.emit()

    def _is_behind(self, part: QWidget) -> bool:
        return self.is_part(part) and part.property(_LOOK) != self._look

    def _put_on(self, part: QWidget) -> None:
        is_other = self._is_behind(part)
        part.setProperty(_LOOK, self._look)
        if part.styleSheet() != self.sheet:
            part.setStyleSheet(self.sheet)
        frame = part.parentWidget()
        if frame is not None and self.is_frame(frame):
            # What scrolls asks its bars for their width only then.
            QCoreApplication.postEvent(frame, QEvent(QEvent.Type.LayoutRequest))
        if is_other:
            for layout in part.findChildren(QLayout):
                fit_layout(layout, self._metrics)
            for widget in (part, *part.findChildren(QWidget)):
                fit_widget(widget, self._metrics)
                _arrange(widget)


def _is_in_view(widget: QWidget) -> bool:
    return widget.isVisible() and not widget.visibleRegion().isEmpty()


def _fit(widget: QWidget, metrics: Metrics) -> None:
    """It alone, and what lays it out."""
    layout = widget.layout()
    if layout is not None:
        for one in (layout, *layout.findChildren(QLayout)):
            fit_layout(one, metrics)
    fit_widget(widget, metrics)
    _arrange(widget)


def _arrange(widget: QWidget) -> None:
    """Who stands otherwise in little room looks again: as many pixels may be less room now."""
    if type(widget).resizeEvent is not _OF_QT:
        QCoreApplication.sendEvent(widget, QResizeEvent(widget.size(), widget.size()))


def fit_layout(layout: QLayout, metrics: Metrics) -> None:
    """Margins and gaps, where they are of the design."""
    margins = layout.property(MARGINS)
    if margins is not None:
        space(layout, margins, layout.property(GAPS), metrics)


def space(
    layout: QLayout, margins: Sequence[float], gaps: Sequence[float], metrics: Metrics
) -> None:
    """Margins (left, top, right, bottom) and gaps of the design, in pixels of the moment.

    A grid can have another gap between its rows than between what stands beside each other.
    """
    left, top, right, bottom = map(metrics.gap, margins)
    layout.setContentsMargins(left, top, right, bottom)
    beside, under = map(metrics.gap, gaps)
    if isinstance(layout, QGridLayout):
        layout.setHorizontalSpacing(beside)
        layout.setVerticalSpacing(under)
    else:
        layout.setSpacing(beside)


def fit_widget(widget: QWidget, metrics: Metrics) -> None:
    """Sizes, where they are of the design."""
    widths = widget.property(WIDTHS)
    if widths is not None:
        least, most = widths
        widget.setMinimumWidth(metrics.px(least))
        widget.setMaximumWidth(metrics.px(most) if most else _NO_LIMIT)
    height = widget.property(HEIGHT)
    if height is not None:
        widget.setFixedHeight(metrics.px(height))
    icon = widget.property(ICON)
    if icon is not None and isinstance(widget, QAbstractButton):
        widget.setIconSize(QSize(metrics.px(icon[0]), metrics.px(icon[1])))
