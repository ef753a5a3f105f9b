"""The system's print dialog, under a document name that says nothing about a pupil."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from ib_desk.ui.listen import listen
from ib_desk.ui.widgets.blank import open_dialog

_MAKES_FILES = re.compile(r"pdf|xps|onenote|document writer|postscript to file", re.IGNORECASE)
_POINTS_PER_INCH = 72
_MOST_DPI = 300
"""Enough for text; a printer of 1200 dpi would ask 500 MB a page."""


def print_pdf(
    parent: QWidget, content: bytes, name: str, no_paper: Callable[[], object] | None = None
) -> QPrintDialog:
    """Ask for a printer and print all pages of `content`; `name` is seen by anyone in the queue.

    `no_paper` is for what may only be on paper: no file is offered, and where the user finds a
    printer that makes one all the same, nothing is printed and `no_paper` is called.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(name)
    if no_paper is not None:
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, on=False)

    def go() -> None:
        if no_paper is not None and makes_a_file(printer):
            no_paper()
        else:
            paint_pages(printer, content)

    listen(parent, dialog.accepted, go)
    dialog.finished.connect(dialog.deleteLater)
    open_dialog(dialog)
    return dialog


def has_printer() -> bool:
    """Whether the system knows any."""
    return bool(QPrinterInfo.availablePrinterNames())


def makes_a_file(printer: QPrinter) -> bool:
    """Whether what is printed would end as a file on this laptop, as far as one can tell."""
    if printer.outputFileName() or printer.outputFormat() == QPrinter.OutputFormat.PdfFormat:
        return True
    return bool(_MAKES_FILES.search(printer.printerName()))


def paint_pages(printer: QPrinter, content: bytes) -> int:
    """Paint each page over the whole sheet; returns how many were painted."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    printer.setFullPage(True)
    printer.setResolution(min(printer.resolution(), _MOST_DPI))
    first, last = printer.fromPage() or 1, printer.toPage() or document.pageCount()
    painter = QPainter()
    painted = 0
    for page in range(first - 1, min(last, document.pageCount())):
        size = document.pagePointSize(page)
        wide = size.width() > size.height()
        printer.setPageOrientation(
            QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
        )
        if painted == 0:
            painter.begin(printer)
        else:
            printer.newPage()
        sheet = printer.pageLayout().fullRectPixels(printer.resolution())
        dots = printer.resolution() / _POINTS_PER_INCH
        image = document.render(
            page, QSize(round(size.width() * dots), round(size.height() * dots))
        )
        fitted = image.size().scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(QRect(sheet.topLeft(), fitted), image)
        painted += 1
    if painted:
        painter.end()
    return painted
