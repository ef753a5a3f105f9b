"""Pages as they are drawn on the screen."""

from __future__ import annotations

from PySide6.QtCore import QBuffer
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from ib_desk.application.paper import Report
from ib_desk.ui.preview.pdf_view import PdfView
from tests.exchange.printing import noors


def drawn(view: PdfView) -> QImage:
    return view._view.viewport().grab().toImage()


def test_a_page_is_drawn_anew_for_its_last_width(qtbot: QtBot) -> None:
    """A drawing for another width that comes late must not stay: it would be stretched."""
    shown, fresh = PdfView("Proef"), PdfView("Proef")
    for view, width in ((shown, 640), (fresh, 560)):
        qtbot.addWidget(view)
        view.resize(width, 700)
        view.show()
        view.show_pdf(noors(Report.REQUEST).content)
    shown._view.viewport().repaint()  # asks for a drawing, which is under way from now on
    shown.resize(560, 700)
    qtbot.waitUntil(lambda: not shown._is_stale)
    qtbot.waitUntil(lambda: drawn(shown) == drawn(fresh))


def test_only_the_pages_that_are_shown_are_in_memory(qtbot: QtBot) -> None:
    view = PdfView("Proef")
    qtbot.addWidget(view)
    for report in (Report.CONTRACT, Report.PARENTS, Report.REQUEST):
        view.show_pdf(noors(report).content)
    (held,) = view.findChildren(QBuffer)
    assert held.size() == len(noors(Report.REQUEST).content)
    assert view.pages == noors(Report.REQUEST).pages
    view.clear()
    assert (view.pages, held.size()) == (0, 0)


def test_a_print_can_be_read_in_words(qtbot: QtBot) -> None:
    view = PdfView("Zo komt het op papier")
    qtbot.addWidget(view)
    view.show()
    view.show_pdf(noors(Report.CONTRACT).content)
    view._texts.button.click()
    text = view._texts._text
    assert "Noor" in text.toPlainText()
    assert text.toPlainText().startswith(f"Bladzijde 1 van {view.pages}")
    assert text.accessibleName() == "Zo komt het op papier, als tekst"
    view.show_pdf(noors(Report.REQUEST).content)
    assert "aanvraag" in text.toPlainText().lower()
