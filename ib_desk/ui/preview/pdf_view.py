"""Pages of a PDF that exists in memory only, with page numbers and zoom."""

from __future__ import annotations

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QEvent,
    QIODevice,
    QMargins,
    QObject,
    QPointF,
    QTimer,
    Signal,
)
from PySide6.QtGui import QPalette
from PySide6.QtPdf import QPdfDocument, QPdfPageRenderer
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.ui.listen import listen
from ib_desk.ui.preview.page_texts import PageTexts
from ib_desk.ui.style.theme import current_theme, spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import icon_button
from ib_desk.ui.widgets.headings import Heading
from ib_desk.ui.widgets.labels import label

_ZOOM_STEP = 1.25
_LEAST_ZOOM = 0.25
_MOST_ZOOM = 5.0
_SETTLED_MS = 150


class PdfView(QWidget):
    """Paper stays white in the dark theme; links and scripts in the document do nothing."""

    shown = Signal(int)
    """A document was shown, with this many pages; 0 when it cannot be read."""

    def __init__(self, name: str, *, titled: bool = True) -> None:
        """`name` for screen readers, and above the pages when `titled`."""
        super().__init__()
        self._buffer = QBuffer(self)
        self._document = QPdfDocument(self)
        self._view = QPdfView(self)
        self._view.setDocument(self._document)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._view.setAccessibleName(name)
        self._texts = PageTexts(self._view, name)
        self._texts.asked.connect(self._read)
        self._texts.turned.connect(self._show_count)
        self._title = Heading(name)
        self._title.setVisible(titled)
        self._count = label("", "body", "muted", wrap=False)
        self._previous = icon_button("previous", tr("Vorige bladzijde"))
        self._next = icon_button("deeper", tr("Volgende bladzijde"))
        self._smaller = icon_button("zoom_out", tr("Kleiner"))
        self._larger = icon_button("zoom_in", tr("Groter"))
        listen(self, self._previous.clicked, lambda: self._turn(-1))
        listen(self, self._next.clicked, lambda: self._turn(1))
        listen(self, self._smaller.clicked, lambda: self._zoom(1 / _ZOOM_STEP))
        listen(self, self._larger.clicked, lambda: self._zoom(_ZOOM_STEP))
        listen(
            self, self._view.pageNavigator().currentPageChanged, lambda _page: self._show_count()
        )
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
        column = QVBoxLayout(self)
        spaced(column, 0, 8)
        column.addLayout(row)
        column.addWidget(self._texts, 1)
        current_theme().changed.connect(self._use_colours)
        self._use_colours()
        self._view.installEventFilter(self)
        self._watch_drawings()

    def _watch_drawings(self) -> None:
        """A drawing under way when the width changes arrives late; Qt keeps it and squeezes it."""
        self._is_stale = False
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settled.timeout.connect(self._draw_anew)
        self._view.viewport().installEventFilter(self)
        renderer = self._view.findChild(QPdfPageRenderer)
        if renderer is not None:
            renderer.pageRendered.connect(self._note_drawing)

    def show_pdf(self, content: bytes) -> None:
        """Show other pages; the place on the page stays where the new document has it."""
        page = self._view.pageNavigator().currentPage()
        self._let_go()
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        if 0 < page < self.pages:
            self._view.pageNavigator().jump(page, QPointF(0, 0))
        self._texts.look_again()
        self._show_count()
        self.shown.emit(self.pages)

    def clear(self) -> None:
        """Forget the pages."""
        self._let_go()
        self._texts.look_again()
        self._show_count()

    def _read(self) -> None:
        """The pages are our own, of a few sheets: their words are there at once."""
        document = self._document
        self._texts.show_texts([document.getAllText(page).text() for page in range(self.pages)])

    def _let_go(self) -> None:
        """A preview is made anew at each change: nothing of the one before may stay in memory."""
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray())

    @property
    def pages(self) -> int:
        """How many there are."""
        return self._document.pageCount()

    def _use_colours(self) -> None:
        """Qt paints around the pages in the darkest colour of the palette."""
        palette, wanted = self._view.palette(), current_theme().colour("sunken")
        if palette.color(QPalette.ColorRole.Dark) != wanted:
            palette.setColor(QPalette.ColorRole.Dark, wanted)
            self._view.setPalette(palette)
            self._view.viewport().update()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A style sheet puts an older palette back whenever it is applied again.
        if event.type() == QEvent.Type.PaletteChange and watched is self._view:
            self._use_colours()
        if event.type() == QEvent.Type.Resize and watched is self._view.viewport():
            self._is_stale = True
        return False

    def _note_drawing(self) -> None:
        """It may be one for the width of before: look again once no more of them arrive."""
        if self._is_stale:
            self._settled.start()

    def _draw_anew(self) -> None:
        """Qt forgets its drawings when the margins change, and has no call for it."""
        self._is_stale = False
        margins = self._view.documentMargins()
        self._view.setDocumentMargins(margins + QMargins(1, 0, 0, 0))
        self._view.setDocumentMargins(margins)

    def _show_count(self) -> None:
        page = self._view.pageNavigator().currentPage() + 1
        count = self.pages
        self._count.setText(
            tr("{page} van {count}").format(page=page, count=count) if count > 0 else ""
        )
        is_seen = not self._texts.is_text
        self._previous.setEnabled(is_seen and page > 1)
        self._next.setEnabled(is_seen and page < count)
        self._smaller.setEnabled(is_seen)
        self._larger.setEnabled(is_seen)

    def _turn(self, step: int) -> None:
        page = self._view.pageNavigator().currentPage() + step
        if 0 <= page < self.pages:
            self._view.pageNavigator().jump(page, QPointF(0, 0))

    def _zoom(self, factor: float) -> None:
        if self._view.zoomMode() is not QPdfView.ZoomMode.Custom:
            # Continue from the width that is shown now.
            width = self._document.pagePointSize(0).width() or 1
            shown = self._view.viewport().width() * 72 / (width * self.logicalDpiX())
            self._view.setZoomMode(QPdfView.ZoomMode.Custom)
            self._view.setZoomFactor(shown)
        zoom = self._view.zoomFactor() * factor
        self._view.setZoomFactor(min(max(zoom, _LEAST_ZOOM), _MOST_ZOOM))
