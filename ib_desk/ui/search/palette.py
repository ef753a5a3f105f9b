"""Ctrl+K: one line over the window, by which one gets to any pupil, place, act and find."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from ib_desk.application.drafts import Spot
from ib_desk.application.overview import Lists, PupilLine
from ib_desk.application.search import Found
from ib_desk.domain.search.asked import read_question
from ib_desk.ui.doing import Doing
from ib_desk.ui.escape import LeftByEscape
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.places import PUPILS
from ib_desk.ui.say import say
from ib_desk.ui.search.asking import Asking
from ib_desk.ui.search.offers import Offer, Offered, Ways, offers, rows_of
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import current_theme, spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.row_list import RowList
from ib_desk.ui.widgets.search_field import SearchField

_WIDTH = 640
_EDGE = 24
_TOP = 56
_SAID_AFTER_MS = 700
_PART_OF_HEIGHT = 0.72


class Palette(LeftByEscape, QFrame):
    """Lies over the window while it is used; whatever takes the focus elsewhere closes it."""

    def __init__(
        self,
        window: QWidget,
        session: Session,
        navigator: Navigator,
        doings: Callable[[], Sequence[Doing]],
    ) -> None:
        """`doings`: what can be done at the moment that it opens."""
        super().__init__(window)
        self._over = window
        self._session = session
        self._navigator = navigator
        self._what_can_be_done = doings
        self._doings: Sequence[Doing] = ()
        self._pages: Sequence[tuple[str, str]] = ()
        self._lists = Lists()
        self._found: Found | None = None
        self._offers: list[Offer] = []
        self._before: QWidget | None = None
        self._terms = session.desk.catalogue.terms
        self._ways = Ways(
            recent=lambda recent: navigator.go(recent.spot),
            pupil=self._go_to_pupil,
            place=navigator.go_to,
            page=navigator.go_to_page,
            hit=navigator.go_to_hit,
            all_of=navigator.search_for,
        )
        self.setProperty("ground", "raised")
        self._field = _PaletteField(tr("Zoek een leerling, een plaats of iets om te doen"))
        self._list = _PaletteList(tr("Keuzes"))
        self._asking = Asking(self, session, self.isVisible)
        self._say_soon = QTimer(self, singleShot=True, interval=_SAID_AFTER_MS)
        self._build()
        self.hide()

    def open_over(self) -> None:
        """Empty, with the focus in it; a second time it begins anew."""
        if not self.isVisible():
            self._before = self._over.window().focusWidget()
            self._navigator.leave_field()
            self._doings = self._what_can_be_done()
            self._pages = self._navigator.pages
            job = self._session.read(self._session.desk.overview.look)
            job.succeeded.connect(self._take_lists)
        self._field.set_text("")
        self._found = None
        self._fill()
        self.show()
        self.raise_()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        spaced(column, 10, 8)
        column.addWidget(self._field)
        column.addWidget(self._list, 1)
        self._field.textChanged.connect(self._ask)
        self._field.down.connect(self._go_down)
        self._field.chosen.connect(self._open_current)
        self._list.up.connect(self._go_up)
        self._list.typed.connect(self._type_on)
        self._list.opened.connect(self._open)
        self._asking.answered.connect(self._take_found)
        self._say_soon.timeout.connect(self._say)
        self._over.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._leave)

    # -- what is offered ---------------------------------------------------------------
    @Slot(object)
    def _take_lists(self, lists: Lists) -> None:
        self._lists = lists
        if self.isVisible():
            self._fill()

    @Slot()
    def _ask(self) -> None:
        today = self._session.desk.clock.today()
        self._asking.ask(read_question(self._field.text(), self._terms, today))
        self._fill()
        self._say_soon.start()

    @Slot(object)
    def _take_found(self, found: Found) -> None:
        self._found = found
        if self.isVisible():
            self._fill()

    def _fill(self) -> None:
        current = self._list.current_key() if self._list.hasFocus() else None
        groups = offers(
            Offered(
                query=self._field.text(),
                lists=self._lists,
                recents=self._navigator.recents,
                doings=self._doings,
                pages=self._pages,
                found=self._found,
            ),
            self._ways,
            self._terms,
        )
        self._offers = [offer for _title, those in groups for offer in those]
        self._list.show_rows(rows_of(groups))
        if current is None:
            self._list.go_to_first()
            self._list.scrollToTop()
        self._place()

    def _say(self) -> None:
        if self.isVisible() and self._field.text().strip():
            count = len(self._offers)
            first = self._offers[0].row.name
            words = tr("1 keuze: {first}") if count == 1 else tr("{count} keuzes. Eerste: {first}")
            say(words.format(count=count, first=first), self._list)

    # -- choosing ----------------------------------------------------------------------
    @Slot()
    def _go_down(self) -> None:
        """To the second row at once: the first is chosen already."""
        self._list.setFocus()
        self._list.go_on()

    @Slot()
    def _go_up(self) -> None:
        self._field.setFocus()

    @Slot(str)
    def _type_on(self, letters: str) -> None:
        self._field.setFocus()
        self._field.insert(letters)

    @Slot()
    def _open_current(self) -> None:
        self._open(self._list.current_key())

    @Slot(object)
    def _open(self, key: object) -> None:
        if isinstance(key, int):
            offer = self._offers[key]
            self.give_up()
            offer.go()

    def _go_to_pupil(self, line: PupilLine) -> None:
        if line.file_id is not None:
            self._navigator.go_to_file(line.file_id)
        else:
            self._navigator.go(Spot(place=PUPILS, record_id=line.pupil.id))

    # -- closing -----------------------------------------------------------------------
    def give_up(self) -> None:
        """Away, with the focus where it was."""
        if self.isHidden():
            return
        self.hide()
        self._asking.call_off()
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(QWidget, QWidget)
    def _leave(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self.isVisible() and new is not None and not self.isAncestorOf(new):
            self._before = None
            self.give_up()

    @override
    def escape(self) -> bool:
        self.give_up()
        return True

    @override
    def focusNextPrevChild(self, next_one: bool) -> bool:
        """Tab stays within: from the field to the list and back."""
        (self._field if self._list.hasFocus() else self._list).setFocus()
        return True

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._over and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        theme, window = current_theme(), self._over
        edge = theme.px(_EDGE)
        width = min(theme.px(_WIDTH), window.width() - 2 * edge)
        top = min(theme.px(_TOP), edge)
        around = self._field.sizeHint().height() + theme.px(2 * 10 + 8) + 2
        wanted = around + self._list.sizeHint().height()
        most = int(window.height() * _PART_OF_HEIGHT)
        self.setGeometry((window.width() - width) // 2, top, width, min(wanted, most))


class _PaletteField(SearchField):
    """↓ goes to the list, Enter chooses what is marked in it."""

    down = Signal()
    chosen = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Tab}:
            self.down.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.chosen.emit()
        else:
            super().keyPressEvent(event)


class _PaletteList(RowList):
    """Above its first row is the field, and what is typed goes there."""

    up = Signal()
    typed = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__(name, as_cards=False)

    def go_on(self) -> None:
        """One row further, where there is one."""
        index = self.moveCursor(self.CursorAction.MoveDown, Qt.KeyboardModifier.NoModifier)
        if index.isValid():
            self.setCurrentIndex(index)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        first = next((row.key for row in self.rows if row.key is not None), None)
        if event.key() == Qt.Key.Key_Up and self.current_key() == first:
            self.up.emit()
        elif event.text().isprintable() and event.text().strip():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)
