"""Pages under each other, with page numbers and zoom."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.ui.listen import listen
from ib_desk.ui.preview.page_pictures import PagePictures
from ib_desk.ui.preview.page_texts import PageTexts
from ib_desk.ui.say import say
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import PAPER, current_theme, spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import icon_button
from ib_desk.ui.widgets.headings import Heading
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.status import Status

_ZOOM_STEP = 1.25
_LEAST_ZOOM = 0.25
_MOST_ZOOM = 5.0
_GAP = 12
_POINTS = 72.0


class PageView(QWidget):
    """Paper stays white in the dark theme; what is on it was drawn in a child, and does nothing."""

    shown = Signal(int)
    """A document was shown, with this many pages; 0 when it cannot be read."""

    def __init__(self, session: Session, name: str, *, titled: bool = True) -> None:
        """`name` for screen readers, and above the pages when `titled`."""
        super().__init__()
        self._pages = _Sheets(session)
        self._pages.setAccessibleName(name)
        self._texts = PageTexts(self._pages, name)
        self._texts.asked.connect(self._pages.pictures.ask_texts)
        self._texts.turned.connect(self._show_count)
        self._pages.pictures.read.connect(self._texts.show_texts)
        self._title = Heading(name)
        if not titled:
            self._title.hide()  # shown before it has a place, it would be a window
        row = self._build_row()
        self._pages.moved.connect(self._show_count)
        self._pages.pictures.opened.connect(self._tell_shown)
        self._begins_at: int | None = None
        self._unseen = Status()
        self._unseen.hide()
        column = QVBoxLayout(self)
        spaced(column, 0, 8)
        column.addLayout(row)
        column.addWidget(self._unseen)
        column.addWidget(self._texts, 1)
        self._show_count()

    def _build_row(self) -> QHBoxLayout:
        self._count = label("", "body", "muted", wrap=False)
        self._previous = icon_button("previous", tr("Vorige bladzijde"))
        self._next = icon_button("deeper", tr("Volgende bladzijde"))
        self._smaller = icon_button("zoom_out", tr("Kleiner"))
        self._larger = icon_button("zoom_in", tr("Groter"))
        listen(self, self._previous.clicked, lambda: self._turn(-1))
        listen(self, self._next.clicked, lambda: self._turn(1))
        listen(self, self._smaller.clicked, lambda: self._pages.zoom(1 / _ZOOM_STEP))
        listen(self, self._larger.clicked, lambda: self._pages.zoom(_ZOOM_STEP))
        row = QHBoxLayout()
        spaced(row, 0, 4)
        row.addWidget(self._title)
        row.addStretch(1)
        for part in (
            self._texts.button,
            self._previous,
            self._count,
            self._next,
            self._smaller,
            self._larger,
        ):
            row.addWidget(part)
        return row

    def show_title(self, title: str) -> None:
        """What these pages are."""
        self._title.setText(title)
        self._pages.setAccessibleName(title)
        self._texts.name(title)

    def show_pdf(self, content: bytes, page: int | None = None) -> None:
        """Show other pages; the place on the pages stays where the new document has it.

        With a `page`, counted from 1, it is read from there, and has the focus.
        """
        self._begins_at = page
        self._unseen.hide()
        self._pages.pictures.show(content)

    def clear(self) -> None:
        """Forget the pages."""
        self._unseen.hide()
        self._pages.forget()
        self._texts.look_again()
        self._show_count()

    @property
    def pages(self) -> int:
        """How many there are."""
        return len(self._pages.pictures.sizes)

    def _tell_shown(self, count: int) -> None:
        self._unseen.setVisible(count == 0)
        self._unseen.tell(_unseen_words() if count == 0 else "")
        self._texts.look_again()
        if self._begins_at is not None:
            self._pages.go_to(self._begins_at - 1)
            self._texts.focus_shown()
            self._begins_at = None
        self._show_count()
        self.shown.emit(count)

    def _turn(self, step: int) -> None:
        self._pages.turn(step)
        say(self._count.text(), self._count)

    def _show_count(self) -> None:
        page, count = self._pages.current + 1, self.pages
        self._count.setText(
            tr("{page} van {count}").format(page=page, count=count) if count > 0 else ""
        )
        is_seen = not self._texts.is_text
        self._previous.setEnabled(is_seen and page > 1)
        self._next.setEnabled(is_seen and page < count)
        self._smaller.setEnabled(is_seen)
        self._larger.setEnabled(is_seen)


def _unseen_words() -> str:
    return tr(
        "Deze bladzijden zijn nu niet te tonen. Er is niets veranderd. Ga naar een andere plek "
        "en kom terug, of start IB Desk opnieuw."
    )


class _Sheets(QAbstractScrollArea):
    """Paints what is seen of the pages, and asks for pictures of those alone."""

    moved = Signal()
    """Another page may be the one that is read."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.pictures = PagePictures(session, self)
        self._zoom: float | None = None
        self._places: list[QRect] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pictures.opened.connect(self._lay_out)
        self.pictures.arrived.connect(self.viewport().update)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self._look)
        current_theme().changed.connect(self._lay_out)

    @property
    def current(self) -> int:
        """The page that is read: the first of which the middle is not above the view."""
        top = self.verticalScrollBar().value()
        read = (number for number, place in enumerate(self._places) if place.center().y() >= top)
        return next(read, max(len(self._places) - 1, 0))

    def forget(self) -> None:
        """No pages any more."""
        self.pictures.clear()
        self._lay_out()

    def turn(self, step: int) -> None:
        """To the page before or behind."""
        self.go_to(self.current + step)

    def go_to(self, page: int) -> None:
        """To this page, counted from 0; nowhere where there is none."""
        if 0 <= page < len(self._places):
            self.verticalScrollBar().setValue(self._places[page].top() - self._gap)

    def zoom(self, factor: float) -> None:
        """Larger or smaller, from how large the pages are now."""
        wide = max((width for width, _height in self.pictures.sizes), default=_POINTS)
        shown = self._zoom or self._fitting / wide
        least, most = (self.logicalDpiX() / _POINTS * limit for limit in (_LEAST_ZOOM, _MOST_ZOOM))
        self._zoom = min(max(shown * factor, least), most)
        self._lay_out()

    @property
    def _gap(self) -> int:
        return current_theme().px(_GAP)

    @property
    def _fitting(self) -> int:
        return max(self.viewport().width() - 2 * self._gap, 1)

    def _lay_out(self) -> None:
        """Each page in its place on one long sheet, from its own upper left corner."""
        page, within = self.current, self._part_of_current()
        sizes = self.pictures.sizes
        wide = max((width for width, _height in sizes), default=1.0)
        scale = self._zoom or self._fitting / wide
        across = max(self.viewport().width(), round(wide * scale) + 2 * self._gap)
        self._places, top = [], self._gap
        for width, height in sizes:
            place = QRect(0, top, max(round(width * scale), 1), max(round(height * scale), 1))
            place.moveLeft((across - place.width()) // 2)
            self._places.append(place)
            top = place.bottom() + 1 + self._gap
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        view = self.viewport().size()
        vertical.setRange(0, max(top - view.height(), 0) if sizes else 0)
        vertical.setPageStep(view.height())
        vertical.setSingleStep(current_theme().px(40))
        horizontal.setRange(0, max(across - view.width(), 0))
        horizontal.setPageStep(view.width())
        if page < len(self._places):
            place = self._places[page]
            vertical.setValue(place.top() + round(within * place.height()))
        self._look()

    def _part_of_current(self) -> float:
        """How far down the page that is read the view begins, as part of its height."""
        if not self._places:
            return 0.0
        place = self._places[self.current]
        return (self.verticalScrollBar().value() - place.top()) / place.height()

    def _look(self) -> None:
        ratio = self.devicePixelRatioF()
        for page in (seen := self._seen()):
            self.pictures.want(seen, round(self._places[page].width() * ratio))
            break
        self.viewport().update()
        self.moved.emit()

    def _seen(self) -> list[int]:
        view = self.viewport().rect().translated(self._offset())
        return [n for n, place in enumerate(self._places) if place.intersects(view)]

    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        theme = current_theme()
        painter.fillRect(event.rect(), theme.colour("sunken"))
        offset = self._offset()
        for page in self._seen():
            place = self._places[page].translated(-offset)
            painter.fillRect(place, PAPER)
            image = self.pictures.image(page)
            if image is not None:
                painter.drawImage(place, image)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._lay_out()
