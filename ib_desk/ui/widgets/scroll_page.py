"""The usual screen: one thing that scrolls; a side and a foot around it do not."""

from __future__ import annotations

from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLayout,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from ib_desk.ui.overriding import override
from ib_desk.ui.screen import Screen
from ib_desk.ui.style.theme import current_theme, sized, spaced
from ib_desk.ui.style.tokens import Ink
from ib_desk.ui.tab_order import tab_stops
from ib_desk.ui.widgets.beside import BesideOrUnder
from ib_desk.ui.widgets.grids import first_in
from ib_desk.ui.widgets.labels import IconLabel
from ib_desk.ui.widgets.later import Later, Step
from ib_desk.ui.widgets.status import Status

_MARGINS = (24, 16, 20, 24)
_AROUND_FOCUS = 24
_ABOVE_FOCUS = 52
"""Room for the question and its hint."""
_LABEL = 30
"""Over a field, with the space between."""
_ROW = 60
"""Of a list: what of it has to be seen."""
_ALL_THE_ROOM = 1000
_LAYOUT_PASSES = 4
ASKED_WHOLE: Final = "asked_whole"
"""The property of a question that one answers with a button below its fields."""
_ROOM_FOR_BOTH = 640


class ScrollPage(Screen):
    """Content goes into `body`; what has the focus is always in view."""

    has_parts: ClassVar[bool] = True
    """Whether what stands on it changes its look one by one; a small page does at once, as one."""

    def __init__(self, name: str, *, most_width: int | None = None) -> None:
        """`name` for screen readers; `most_width` at 100 %, for a page of only text (720)."""
        super().__init__()
        self._area = QScrollArea()
        # Made here: to give us one of its own, Qt would have all its classes made at the door.
        viewport = QWidget()
        self._area.setViewport(viewport)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._content = QWidget()
        column = self._content if most_width is None else self._text_column(most_width)
        self._around_body = column
        self.body = QVBoxLayout(column)
        spaced(self.body, _MARGINS, 12)
        self._area.setWidget(self._content)
        if self.has_parts:
            current_theme().dress_each(self, self._area, viewport, self._content, column)
        self._rows = QVBoxLayout(self)
        spaced(self._rows, 0, 0)
        self._columns = QHBoxLayout()
        spaced(self._columns, 0, 0)
        self._columns.addWidget(self._area, 1)
        self._rows.addLayout(self._columns, 1)
        self._at_side: list[QWidget] = []
        self._foot: QWidget | None = None
        self.show_name(name)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._keep_in_view)
        current_theme().settled.connect(self._stay)
        self._held: tuple[QWidget, int] | None = None
        self.later = Later(self)
        """What is below all that is in view."""
        self._held_back: dict[QWidget, bool] = {}
        """Whether it is shown when its turn comes."""
        self._after_growth = QTimer(self, singleShot=True, interval=0)
        self._after_growth.timeout.connect(self._find_held)
        self._content.installEventFilter(self)
        self._follow = QTimer(self, singleShot=True, interval=0)
        self._follow.timeout.connect(self._follow_cursor)
        # Emitted for every text field, whenever its cursor stands elsewhere.
        QApplication.inputMethod().cursorRectangleChanged.connect(self._follow.start)

    def show_name(self, name: str) -> None:
        """For screen readers: another name than it was made with."""
        self.setAccessibleName(name)
        self._content.setAccessibleName(name)

    def add(self, content: QWidget | QLayout, stretch: int = 0) -> None:
        """Puts `content` under what is there already."""
        if isinstance(content, QWidget):
            self.body.addWidget(content, stretch)
        else:
            self.body.addLayout(content, stretch)
        self._dress(self._around_body)

    def hold_back(self, part: QWidget) -> Step:
        """Keeps `part` hidden until the step that this gives is taken.

        For what stands below all that is in view: to style it and lay it out takes a turn as well.
        """
        self._held_back[part] = True
        part.hide()
        return partial(self._show_held_back, part)

    def stand(self, part: QWidget, *, is_shown: bool) -> None:
        """Show or hide what may be held back: then this is done when its turn comes."""
        if part in self._held_back:
            self._held_back[part] = is_shown
        else:
            part.setVisible(is_shown)

    def _show_held_back(self, part: QWidget) -> None:
        if self._held_back.pop(part, False):
            part.show()

    def finish(self) -> None:
        """Keeps the content at the top; call it after the last part."""
        self.body.addStretch(1)

    def set_side(self, side: QWidget, share: int = 1) -> None:
        """Stays at the right of the scrolling content, `share` times as wide."""
        self._at_side.append(side)
        self._columns.addWidget(side, share)
        self._dress(self)

    def set_foot(self, foot: QWidget) -> None:
        """Stays under the scrolling content."""
        self._foot = foot
        self._rows.addWidget(foot)
        self._dress(self)

    def _dress(self, frame: QWidget) -> None:
        """Before what came is shown, which may be sooner than the page: else it is styled twice."""
        if self.has_parts:
            for child in frame.children():
                if isinstance(child, QWidget):
                    current_theme().dress(child)

    @override
    def complete(self) -> None:
        for later in self.findChildren(Later):
            later.finish()

    @override
    def parts(self) -> list[QWidget]:
        """For F6: what scrolls, what stands beside it, and the foot."""
        feet = [] if self._foot is None else [self._foot]
        return [part for part in (self._content, *self._at_side, *feet) if part.isVisible()]

    @property
    def area(self) -> QScrollArea:
        """For coming back to the same place."""
        return self._area

    def go_to_top(self) -> None:
        """As when it was made: nothing is scrolled, and no place is held."""
        self._held = None
        self._area.verticalScrollBar().setValue(0)

    def show_focus_soon(self, *, from_top: bool = False) -> None:
        """On arriving, once the layout is done; `from_top` the title too, where both fit."""
        QTimer.singleShot(0, self, lambda: self._show_focus(from_top=from_top))

    def _show_focus(self, *, from_top: bool) -> None:
        if from_top:
            self._area.verticalScrollBar().setValue(0)
        self._keep_in_view(None, self.focusWidget())
        if from_top:
            self._leave_nothing_half(self.focusWidget())
            self.hold_focus()  # of what comes in later turns some may stand above

    def _leave_nothing_half(self, focus: QWidget | None) -> None:
        """A title is seen whole or not at all: with large text it was half gone on arriving."""
        bar = self._area.verticalScrollBar()
        title = first_in(self.body)
        if title is None or focus is None or not 0 < bar.value() < title.geometry().bottom():
            return
        below = title.geometry().bottom() + self.body.spacing()
        top = focus.mapTo(self._content, focus.rect().topLeft()).y()
        wanted = min(below, top - current_theme().px(_LABEL))
        bar.setValue(wanted)
        starts_at = top + min(focus.height(), current_theme().px(_ROW))
        if bar.value() < wanted and starts_at <= self._area.viewport().height():
            bar.setValue(0)  # the page ends before the title is gone

    def _stay(self) -> None:
        """Another size of text moves everything; the work stays in view."""
        if self.isVisible():
            self.show_focus_soon()

    def hold_focus(self) -> None:
        """Before something above may grow: what she works in must not be pushed out of sight."""
        focus: QWidget | None = self.focusWidget()
        is_seen = focus is not None and not focus.visibleRegion().isEmpty()
        if is_seen and focus is not None and self._content.isAncestorOf(focus):
            self._held = (focus, self._area.verticalScrollBar().value())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self._held is not None:
            self._after_growth.start()
        return False

    def _find_held(self) -> None:
        """Unless she went elsewhere meanwhile, or scrolled."""
        if self._held is None:
            return
        focus, at = self._held
        bar = self._area.verticalScrollBar()
        if not isValid(focus) or not focus.hasFocus() or bar.value() != at:
            self._held = None
        elif self._is_cut_off(focus):
            self.show_place(focus)
            self._held = (focus, bar.value())

    def _is_cut_off(self, widget: QWidget) -> bool:
        """Whether less of it is seen than there is room for."""
        seen = widget.visibleRegion().boundingRect().height()
        return seen < min(widget.height(), self._area.viewport().height())

    def show_place_soon(self, widget: QWidget) -> None:
        """As `show_place`, for when Qt still has to show what was just added above `widget`."""
        QTimer.singleShot(0, self, lambda: self.show_place(widget))

    def show_place(self, widget: QWidget) -> None:
        """Scrolls until `widget` is in view; of what is too high, the line with the cursor.

        Where that leaves the focus out of sight, it comes along: else she types where she cannot
        see it.
        """
        self.bring_in_view(widget)
        focus: QWidget | None = self._content.focusWidget()
        if focus is not None and focus.visibleRegion().isEmpty():
            stops = (stop for stop in tab_stops(widget) if not stop.visibleRegion().isEmpty())
            next(stops, widget).setFocus(Qt.FocusReason.OtherFocusReason)

    def bring_in_view(self, widget: QWidget) -> None:
        """As `show_place`, and the focus stays where it is."""
        _settle_layouts()
        self._bring_in_view(widget, widget.rect())

    def covered_above(self, widget: QWidget) -> int:
        """How much of the top of the page lies under something where `widget` is concerned."""
        del widget
        return 0

    def _bring_in_view(self, widget: QWidget, part: QRect) -> None:
        around = current_theme().px(_AROUND_FOCUS)
        # Not that of the viewport: asking for it makes a class in Python of every kind of widget.
        view = self._area.maximumViewportSize().height()
        if part.height() + 2 * around > view:
            self._area.ensureWidgetVisible(widget, around, around)
            return
        # Not `ensureWidgetVisible`: of a text field it shows the cursor alone.
        top = widget.mapTo(self._content, part.topLeft()).y()
        above = max(current_theme().px(_ABOVE_FOCUS), self.covered_above(widget))
        bar = self._area.verticalScrollBar()
        bar.setValue(min(max(bar.value(), top + part.height() + around - view), top - above))

    def _keep_in_view(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or not self._content.isAncestorOf(new):
            return
        asked = _asked_around(new)
        if asked is not None and asked.height() < self._area.maximumViewportSize().height():
            self.bring_in_view(asked)
        self.show_place(new)

    def _follow_cursor(self) -> None:
        """A text that grows while one types may grow out of the window."""
        field: QWidget | None = self._content.focusWidget()
        if isinstance(field, QPlainTextEdit) and field.hasFocus():
            _settle_layouts()
            self._bring_in_view(field.viewport(), field.cursorRect())

    def _text_column(self, most_width: int) -> QWidget:
        """At the left: lines longer than 75 characters are hard to follow back."""
        column = QWidget()
        sized(column, most_width=most_width + _MARGINS[0] + _MARGINS[2])
        row = QHBoxLayout(self._content)
        spaced(row, 0, 0)
        row.addWidget(column, _ALL_THE_ROOM)
        row.addStretch(1)
        return column


def _asked_around(widget: QWidget) -> QWidget | None:
    """The question in which a widget stands: it is seen whole, with its answers, where it fits."""
    around = widget.parentWidget()
    while around is not None and not around.property(ASKED_WHOLE):
        around = around.parentWidget()
    return around


def _settle_layouts() -> None:
    """A height that is still to be worked out would lead to another place.

    A text that gets another width asks for another height, and a page in a page only then.
    """
    for _pass in range(_LAYOUT_PASSES):
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


class Foot(BesideOrUnder):
    """What is open at the left, the second and the main button at the right, or under it."""

    def __init__(self) -> None:
        super().__init__(_ROOM_FOR_BOTH, margins=(24, 9, 20, 9))
        self.setProperty("ground", "foot")
        self._icon = IconLabel("information", "muted")
        self._words = Status()
        said = QHBoxLayout()
        spaced(said, 0, 8)
        said.addWidget(self._icon)
        said.addWidget(self._words, 1)
        self._told = ""
        self.add_words(said)
        self.show_words("")

    def show_words(
        self,
        words: str,
        icon: str = "information",
        ink: Ink = "muted",
        *,
        is_passing: bool = False,
    ) -> None:
        """One sentence about what is still open; empty shows none.

        `is_passing`: it will be another one soon, so nobody is told aloud.
        """
        self._icon.show_icon(icon, ink)
        self._icon.setVisible(bool(words))
        # An empty line has a height too: above buttons that stand under it, nothing would be there.
        self._words.setVisible(bool(words))
        self.say_something(is_said=bool(words))
        if is_passing or words == self._told:
            self._words.setText(words)
        else:
            self._told = words
            self._words.setText("")  # what passed there was never told
            self._words.tell(words)
