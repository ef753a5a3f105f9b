"""The system's print dialog, under a document name that says nothing about a pupil."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from ib_desk.ui.listen import listen
from ib_desk.ui.widgets.blank import open_dialog

_POINTS_PER_INCH = 72
_MOST_DPI = 300
"""Enough for text; a printer of 1200 dpi would ask 500 MB a page."""


def print_pdf(parent: QWidget, content: bytes, name: str) -> QPrintDialog:
    """Ask for a printer and print all pages of `content`; `name` is seen by anyone in the queue."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(name)
    listen(parent, dialog.accepted, lambda: paint_pages(printer, content))
    dialog.finished.connect(dialog.deleteLater)
    open_dialog(dialog)
    return dialog


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
