"""The printer: the one place in the window from which something leaves by itself, as paper.

Whoever prints hands a `ToPrinter` to the exit of the vault (`application.leaving`); it asks this
module for each page. The document has a name in the queue that says nothing about a pupil.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from ib_desk.application.leaving.outside import NoPrinter, PrinterFailed, ToPrinter
from ib_desk.application.progress import Progress
from ib_desk.ui.listen import listen
from ib_desk.ui.widgets.blank import open_dialog

_MAKES_FILES = re.compile(r"pdf|xps|onenote|document writer|postscript to file", re.IGNORECASE)
_POINTS_PER_INCH = 72
_MOST_DPI = 300
"""Enough for text; a printer of 1200 dpi would ask 500 MB a page."""


def ask_for_printer(
    parent: QWidget,
    title: str,
    take: Callable[[ToPrinter], object],
    no_paper: Callable[[], object] | None = None,
) -> QPrintDialog:
    """The system's dialog, without its own way to a file: that is asked and noted elsewhere.

    `no_paper` is for what may only be on paper: where the user finds a printer that makes a file
    all the same, nothing is printed and `no_paper` is called.

    Raises:
        NoPrinter: there is none; the dialog would only offer a PDF somewhere in a folder.
    """
    if not QPrinterInfo.availablePrinterNames():
        raise NoPrinter
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, on=False)
    dialog.setWindowTitle(title)

    def go() -> None:
        if no_paper is not None and makes_a_file(printer):
            no_paper()
        else:
            take(ToPrinter(ChosenPrinter(printer)))

    listen(parent, dialog.accepted, go)
    dialog.finished.connect(dialog.deleteLater)
    open_dialog(dialog)
    return dialog


def makes_a_file(printer: QPrinter) -> bool:
    """Whether what is printed would end as a file on this laptop, as far as one can tell."""
    if printer.outputFileName() or printer.outputFormat() == QPrinter.OutputFormat.PdfFormat:
        return True
    return bool(_MAKES_FILES.search(printer.printerName()))


class ChosenPrinter:
    """A `PrinterDevice`; used on the document thread, so that the window goes on."""

    def __init__(self, printer: QPrinter) -> None:
        self._printer = printer

    def print(self, content: bytes, name: str, progress: Progress) -> None:
        """Paint each chosen page over the whole sheet.

        Raises:
            PrinterFailed: the printer takes no pages.
            Cancelled: not all pages were offered.
        """
        buffer = QBuffer()
        buffer.setData(QByteArray(content))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document = QPdfDocument()
        document.load(buffer)
        printer = self._printer
        printer.setDocName(name)
        printer.setFullPage(True)
        printer.setResolution(min(printer.resolution(), _MOST_DPI))
        count = document.pageCount()
        pages = range((printer.fromPage() or 1) - 1, min(printer.toPage() or count, count))
        painter = QPainter()
        try:
            for done, page in enumerate(pages):
                progress.step(done, len(pages))
                self._turn(document, page)
                self._take_sheet(painter)
                self._paint(painter, document, page)
        except BaseException:
            printer.abort()
            raise
        finally:
            painter.end()

    def _take_sheet(self, painter: QPainter) -> None:
        printer = self._printer
        if not (printer.newPage() if painter.isActive() else painter.begin(printer)):
            raise PrinterFailed

    def _turn(self, document: QPdfDocument, page: int) -> None:
        size = document.pagePointSize(page)
        wide = size.width() > size.height()
        self._printer.setPageOrientation(
            QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
        )

    def _paint(self, painter: QPainter, document: QPdfDocument, page: int) -> None:
        printer, size = self._printer, document.pagePointSize(page)
        sheet = printer.pageLayout().fullRectPixels(printer.resolution())
        dots = printer.resolution() / _POINTS_PER_INCH
        wanted = QSize(round(size.width() * dots), round(size.height() * dots))
        image = document.render(page, wanted)
        fitted = image.size().scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(QRect(sheet.topLeft(), fitted), image)
