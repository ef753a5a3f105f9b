"""Pictures and words of pages, made elsewhere: the window opens nothing of a stranger."""

from __future__ import annotations

from collections import OrderedDict
from contextlib import ExitStack
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from ib_desk.application.pages import NoPages, OpenPages, PagePicture, PageViewer
from ib_desk.ui.listen import listen
from ib_desk.ui.session import Session

Sizes = tuple[tuple[float, float], ...]
"""Width and height of each page, in points."""

_KEPT = 12
"""Pictures in memory; a screen shows two or three."""


class _Open:
    """A document that is looked at; only the thread of the pictures touches it."""

    def __init__(self, viewer: PageViewer, pdf: bytes) -> None:
        self._viewer = viewer
        self._pdf = pdf
        self._stack = ExitStack()
        self._pages: OpenPages | None = None

    def open(self) -> Sizes:
        self._pages = self._stack.enter_context(self._viewer.look(self._pdf))
        self._pdf = b""
        return self._pages.sizes

    def picture(self, page: int, width: int) -> PagePicture | None:
        return None if self._pages is None else self._pages.picture(page, width)

    def texts(self) -> tuple[str, ...]:
        pages = self._pages
        return () if pages is None else tuple(map(pages.words, range(len(pages.sizes))))

    def close(self) -> None:
        self._pages = None
        self._pdf = b""
        self._stack.close()


@dataclass(frozen=True, slots=True)
class _Wanted:
    page: int
    width: int


@dataclass(frozen=True, slots=True)
class _Drawn:
    wanted: _Wanted
    image: QImage = field(repr=False)


class PagePictures(QObject):
    """The pages of one document at a time; asks for one picture after the other."""

    opened = Signal(int)
    """How many pages there are; 0 when it cannot be opened."""
    arrived = Signal(int)
    """A picture of this page is there."""
    read = Signal(object)
    """The words of each page, as `ask_texts` wanted them."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._now: _Open | None = None
        self._sizes: Sizes = ()
        self._drawn: OrderedDict[int, _Drawn] = OrderedDict()
        self._wanted: list[_Wanted] = []
        self._is_drawing = False

    @property
    def sizes(self) -> Sizes:
        """Of each page; empty as long as the document is not open."""
        return self._sizes

    def show(self, pdf: bytes) -> None:
        """Open another document; nothing of the one before stays in memory."""
        self.clear()
        now = self._now = _Open(self._session.desk.viewer, pdf)
        job = self._session.draw(now.open)
        listen(self, job.succeeded, lambda sizes: self._take_sizes(now, sizes))
        listen(self, job.failed, lambda error: self._give_up(now, error))

    def clear(self) -> None:
        """Forget the document."""
        if self._now is not None:
            self._session.draw(self._now.close)
        self._now = None
        self._sizes = ()
        self._drawn.clear()
        self._wanted.clear()

    def ask_texts(self) -> None:
        """Have the words of all pages read; they are not kept."""
        now = self._now
        if now is not None:
            job = self._session.draw(now.texts)
            listen(self, job.succeeded, lambda texts: self._take_texts(now, texts))
            listen(self, job.failed, lambda error: self._give_up(now, error))

    def image(self, page: int) -> QImage | None:
        """What is there of a page, perhaps of another width than it has now."""
        drawn = self._drawn.get(page)
        if drawn is None:
            return None
        self._drawn.move_to_end(page)
        return drawn.image

    def want(self, pages: list[int], width: int) -> None:
        """These pages are seen now, so many pixels wide; what was wanted before no longer is."""
        self._wanted = [
            wanted
            for wanted in (_Wanted(page, width) for page in pages)
            if page_differs(self._drawn.get(wanted.page), wanted)
        ]
        self._draw_next()

    def _draw_next(self) -> None:
        now = self._now
        if self._is_drawing or not self._wanted or now is None:
            return
        wanted = self._wanted.pop(0)
        self._is_drawing = True
        job = self._session.draw(lambda: now.picture(wanted.page, wanted.width))
        listen(self, job.succeeded, lambda picture: self._take_picture(now, wanted, picture))
        listen(self, job.failed, lambda error: self._give_up(now, error))
        listen(self, job.finished, self._go_on)

    def _go_on(self) -> None:
        self._is_drawing = False
        self._draw_next()

    def _take_sizes(self, opened: _Open, sizes: Sizes) -> None:
        if opened is self._now:
            self._sizes = sizes
            self.opened.emit(len(sizes))

    def _take_texts(self, opened: _Open, texts: tuple[str, ...]) -> None:
        if opened is self._now:
            self.read.emit(texts)

    def _take_picture(self, opened: _Open, wanted: _Wanted, picture: PagePicture | None) -> None:
        if opened is not self._now or picture is None:
            return
        image = QImage(
            picture.pixels,
            picture.width,
            picture.height,
            3 * picture.width,
            QImage.Format.Format_RGB888,
        ).copy()
        self._drawn[wanted.page] = _Drawn(wanted, image)
        self._drawn.move_to_end(wanted.page)
        while len(self._drawn) > _KEPT:
            self._drawn.popitem(last=False)
        self.arrived.emit(wanted.page)

    def _give_up(self, opened: _Open, error: Exception) -> None:
        if not isinstance(error, NoPages):
            raise error
        if opened is self._now:
            self.clear()
            self.opened.emit(0)


def page_differs(drawn: _Drawn | None, wanted: _Wanted) -> bool:
    """Whether a picture of this page and width has to be made."""
    return drawn is None or drawn.wanted != wanted
