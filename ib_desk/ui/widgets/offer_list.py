"""What can be picked for a field, shown under it while it has the focus; typing stays possible."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QListWidget, QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.domain.offers.phrases import NUMBER
from ib_desk.domain.offers.picked_text import (
    NOTHING,
    USUAL_NUMBER,
    Joining,
    Offered,
    finished,
    fitting,
    left_over,
    unfinished,
    with_piece,
)
from ib_desk.ui.listen import listen
from ib_desk.ui.say import say
from ib_desk.ui.spoken import describe
from ib_desk.ui.style.theme import current_theme, spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.growing_text import GrowingText
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.line_field import LineField

_MOST_ROWS: Final = 5
_LEAST_WIDTH: Final = 240
_MOST_WIDTH: Final = 480
_LEAST_LETTERS: Final = 2
"""So many letters choose the first piece that fits, so that Enter puts it in."""
_ENOUGH: Final = 130
"""Height that is worth standing under the field for: a few pieces and the line on keys."""
_GAP: Final = 2
_QUESTION: Final = 52
"""Height of a question with its hint, above the field."""
_SHIFTS: Final = (QEvent.Type.LayoutRequest, QEvent.Type.Move, QEvent.Type.Resize)
"""What a page is told when its fields move: a form opens, a text grows, the page scrolls."""
_SHOWN_NUMBER: Final = "…"
_ARRIVALS: Final = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.MouseFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
"""The user went to the field; where the program puts the focus, the list waits to be asked."""
_STEPS: Final[Mapping[int, int]] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ELSEWHERE: Final = (Qt.Key.Key_Escape, Qt.Key.Key_Left, Qt.Key.Key_Home)
"""Keys of someone who does not want to pick."""


class OfferList(QObject):
    """Opens under an empty field that the user goes to and where two letters fit; else with Down.

    The field keeps the focus: Down and Up choose, Enter puts in, Esc closes, Tab leaves as always.
    Nothing on the page changes its place in it, because the list floats over it.
    """

    def __init__(self, field: LineField | GrowingText, offered: Callable[[], Offered]) -> None:
        """`offered` is asked each time the list opens: the file may say more by then."""
        super().__init__(field)
        self._field = field
        self._ask = offered
        self._offered = NOTHING
        self._panel: _Panel | None = None
        self._goes_on = False
        describe(field, keys=tr("Pijl omlaag geeft voorstellen."))
        self._arrival = QTimer(self, singleShot=True, interval=0)
        self._arrival.timeout.connect(self._arrive)
        field.installEventFilter(self)
        field.textChanged.connect(self._follow)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() in _ARRIVALS:
            self._arrival.start()
        elif kind in {QEvent.Type.FocusOut, QEvent.Type.Hide}:
            self._drop()
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(event)
        return super().eventFilter(watched, event)

    def close(self) -> None:
        """Take the list away; the text stays."""
        if self._panel is not None:
            self._panel.hide()

    def pick(self, piece: str) -> None:
        """Put a piece in, as Enter and a click do; after a name or a sentence offer the next."""
        number = piece.find(NUMBER)
        filled = piece.replace(NUMBER, USUAL_NUMBER)
        before = finished(self._text) if self._goes_on else self._text
        text = with_piece(before, filled, self._offered)
        self._write(text)
        if number >= 0:
            self._select(len(text) - len(filled) + number, len(USUAL_NUMBER))
        if number >= 0 or self._offered.joining is Joining.COMMA:
            self.close()
        else:
            self._open(every=True)

    # -- the field ---------------------------------------------------------------------
    @property
    def _text(self) -> str:
        field = self._field
        return field.text() if isinstance(field, LineField) else field.toPlainText()

    @property
    def _is_at_end(self) -> bool:
        field = self._field
        if isinstance(field, LineField):
            return field.cursorPosition() == len(field.text())
        return field.textCursor().atEnd()

    @property
    def _is_read_only(self) -> bool:
        return self._field.isReadOnly() or not self._field.isEnabled()

    def _write(self, text: str) -> None:
        """As if it were typed: it can be undone, and the field knows that it changed."""
        field = self._field
        field.selectAll()
        if isinstance(field, LineField):
            field.insert(text)
        else:
            field.insertPlainText(text)

    def _select(self, start: int, length: int) -> None:
        field = self._field
        if isinstance(field, LineField):
            field.setSelection(start, length)
            return
        cursor = field.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(start + length, cursor.MoveMode.KeepAnchor)
        field.setTextCursor(cursor)

    # -- the list ----------------------------------------------------------------------
    @property
    def _opened(self) -> _Panel | None:
        """The list while it is to be seen; made once a visit: at each letter takes too long."""
        return None if self._panel is None or self._panel.isHidden() else self._panel

    def _drop(self) -> None:
        self.close()
        if self._panel is not None:
            self._panel.deleteLater()
            self._panel = None

    def _arrive(self) -> None:
        if self._opened is None and self._field.hasFocus() and not self._text.strip():
            self._open(every=True)

    def _follow(self) -> None:
        """After each letter: what fits what is typed now."""
        if not self._field.hasFocus():
            return
        text = self._text
        begun = unfinished(text)
        if not text.strip():
            self._open(every=True)
        elif self._is_at_end and len(begun) >= _LEAST_LETTERS:
            self._open(every=False)
        else:
            self.close()

    def _open(self, *, every: bool) -> _Panel | None:
        """All pieces that are left, or only those that go on from what is being typed."""
        self._offered = NOTHING if self._is_read_only else self._ask()
        self._goes_on = not every
        pieces = (left_over if every else fitting)(self._offered, self._text)
        if not pieces:
            self.close()
            return None
        if self._panel is None:
            self._panel = _Panel(self._field)
            self._panel.clicked.connect(self.pick)
        self._panel.offer(pieces)
        self._panel.choose(-1 if every else 0)
        self._say_chosen(self._panel, tr("{piece}. Enter zet dit erin."))
        self._panel.make_room()
        self._panel.stand()
        return self._panel

    def _press(self, event: QKeyEvent) -> bool:
        """Whether the key was for the list."""
        key, panel = event.key(), self._opened
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if panel is None and key == Qt.Key.Key_Down and self._is_at_end:
            panel = self._open(every=True)
        if panel is None:
            return False
        if key in _STEPS:
            self._step(panel, _STEPS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and panel.chosen:
            self.pick(panel.chosen_piece)
        elif key in _ELSEWHERE:
            self.close()
            return key == Qt.Key.Key_Escape
        else:
            return False
        return True

    def _step(self, panel: _Panel, step: int) -> None:
        """Up from the first leaves the list for the text again."""
        panel.choose(panel.row + step)
        self._say_chosen(panel, "{piece}")

    def _say_chosen(self, panel: _Panel, words: str) -> None:
        """Nothing is chosen that is not said: Enter would put in what she never heard."""
        if panel.chosen != panel.said:
            panel.said = panel.chosen
            say(words.format(piece=panel.chosen) if panel.chosen else "", self._field)


class _Panel(QFrame):
    """Floats over the page and scrolls with it."""

    clicked = Signal(str)
    """The piece."""

    def __init__(self, field: QWidget) -> None:
        self._page = _page_of(field)
        super().__init__(self._page)
        self._field: QWidget | None = field
        self._pieces: tuple[str, ...] = ()
        self.said = ""
        """What was said to be chosen last."""
        self.setProperty("ground", "raised")
        if self._page.isWindow():
            current_theme().dress(self)  # a window wears no style sheet, only what stands in it
        self.list = QListWidget()
        self.list.setProperty("look", "offers")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        self.list.setAccessibleName(
            tr("Voorstellen bij {field}").format(field=field.accessibleName())
        )
        listen(self, self.list.itemClicked, lambda _item: self.clicked.emit(self.chosen_piece))
        self._foot = label(
            tr("↓ kiezen · Enter zet erin · Esc sluit"), "small", "muted", wrap=False
        )
        self._rows = QVBoxLayout(self)
        spaced(self._rows, 4, 4)
        self._rows.addWidget(self.list, 1)
        foot = QVBoxLayout()
        spaced(foot, (8, 0, 8, 4), 0)
        foot.addWidget(self._foot)
        self._rows.addLayout(foot)
        field.destroyed.connect(self._let_go)
        # Not of the field and all that it stands in: with a filter on each of those the program was
        # seen to crash while they were destroyed. Why is not known.
        self._page.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SHIFTS and self.isVisible():
            self.stand()
        return super().eventFilter(watched, event)

    def _let_go(self) -> None:
        self._field = None
        self.deleteLater()

    def offer(self, pieces: tuple[str, ...]) -> None:
        """Show these."""
        self._pieces = pieces
        self.list.clear()
        self.list.addItems([piece.replace(NUMBER, _SHOWN_NUMBER) for piece in pieces])

    @property
    def words(self) -> tuple[str, ...]:
        """As they read."""
        return tuple(self.list.item(row).text() for row in range(self.list.count()))

    @property
    def row(self) -> int:
        """The chosen one; -1 for none."""
        return self.list.currentRow()

    @property
    def chosen(self) -> str:
        """The chosen piece as it reads."""
        return self.words[self.row] if self.row >= 0 else ""

    @property
    def chosen_piece(self) -> str:
        """The chosen piece as it is."""
        return self._pieces[self.row]

    def choose(self, row: int) -> None:
        """Before the first is none; after the last is the last."""
        self.list.setCurrentRow(max(-1, min(row, self.list.count() - 1)))

    def make_room(self) -> None:
        """Scroll the page until the list fits under its field, as far as the question stays."""
        area, field = _area_of(self._page), self._field
        if area is None or field is None:
            return
        room = _seen_of(self._page)
        place = QRect(field.mapTo(self._page, QPoint(0, 0)), field.size())
        theme = current_theme()
        needed = self._wanted(place.width()).height() + theme.px(_GAP) + 1
        lacking = needed - (room.bottom() - place.bottom())
        spare = place.top() - room.top() - theme.px(_QUESTION)
        if lacking > 0 and spare > 0:
            bar = area.verticalScrollBar()
            bar.setValue(bar.value() + min(lacking, spare))

    def stand(self) -> None:
        """Under the field, or above it where there is no room; never outside what is seen."""
        field = self._field
        if field is None:
            return
        room = _seen_of(self._page)
        place = QRect(field.mapTo(self._page, QPoint(0, 0)), field.size())
        size = self._wanted(place.width())
        below, above = room.bottom() - place.bottom(), place.top() - room.top()
        gap = current_theme().px(_GAP)
        # Above it hides the question, so only where under it hardly anything would be seen.
        enough = min(size.height() + gap + 1, current_theme().px(_ENOUGH))
        is_under = below >= enough or below >= above
        height = min(size.height(), (below if is_under else above) - gap - 1)
        left = max(room.left(), min(place.left(), room.right() - size.width()))
        top = place.bottom() + gap if is_under else place.top() - gap - height
        self.setGeometry(left, top, min(size.width(), room.width()), height)
        self._rows.invalidate()
        self._rows.setGeometry(self.rect())
        self.raise_()
        self.show()

    def _wanted(self, width: int) -> QSize:
        """As wide as the field, or wider for a long piece; as high as the first few rows."""
        theme, around = current_theme(), self._rows.contentsMargins()
        self.list.ensurePolished()
        words = self.list.sizeHintForColumn(0) + self.list.verticalScrollBar().sizeHint().width()
        least = max(width, theme.px(_LEAST_WIDTH))
        wide = max(least, min(words + around.left() + around.right(), theme.px(_MOST_WIDTH)))
        # What wraps is measured at the width that it gets.
        self.list.resize(wide - around.left() - around.right(), theme.px(_MOST_WIDTH))
        self.list.doItemsLayout()
        last = self.list.item(min(self.list.count(), _MOST_ROWS) - 1)
        rows = self.list.visualItemRect(last).bottom() + 1 + 2 * self.list.frameWidth()
        foot = self._foot.sizeHint().height() + theme.gap(4)
        return QSize(wide, rows + foot + self._rows.spacing() + around.top() + around.bottom())


def _page_of(field: QWidget) -> QWidget:
    """The page that the field scrolls with, or its window."""
    here = field
    while not here.isWindow() and (parent := here.parentWidget()) is not None:
        area = parent.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is parent:
            break
        here = parent
    return here


def _area_of(page: QWidget) -> QAbstractScrollArea | None:
    """What the page scrolls in, if it does."""
    viewport: QWidget | None = page.parentWidget()
    area = None if viewport is None or page.isWindow() else viewport.parentWidget()
    return area if isinstance(area, QAbstractScrollArea) else None


def _seen_of(page: QWidget) -> QRect:
    """The part of the page that can be seen, in its own coordinates."""
    parent = page.parentWidget()
    if parent is None or page.isWindow():
        return page.rect()
    return QRect(page.mapFrom(parent, QPoint(0, 0)), parent.size())
