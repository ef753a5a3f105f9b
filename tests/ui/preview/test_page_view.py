"""Pages as pictures: those that are seen, at the size at which they are seen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from ib_desk.application.pages import NoPages, OpenPages, PagePicture
from ib_desk.domain.records.made_pages import Unfit
from ib_desk.ui.preview.page_view import PageView
from tests.ui.looking import nameless
from tests.ui.sessions import session_in_memory

SIZES = ((595.0, 842.0), (842.0, 595.0), (595.0, 842.0))


class Viewer:
    """Draws each page in one shade, and notes what was asked of it."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, int]] = []
        self.open = 0
        self.refusal: NoPages | None = None

    @contextmanager
    def look(self, pdf: bytes) -> Iterator[OpenPages]:
        if pdf == b"broken":
            raise NoPages(Unfit.TOO_HEAVY)
        self.open += 1
        try:
            yield _Open(self, SIZES[: int(pdf)])
        finally:
            self.open -= 1


class _Open:
    def __init__(self, viewer: Viewer, sizes: tuple[tuple[float, float], ...]) -> None:
        self._viewer = viewer
        self.sizes = sizes

    def picture(self, page: int, width: int) -> PagePicture:
        self._viewer.asked.append((page, width))
        if self._viewer.refusal is not None:
            raise self._viewer.refusal
        wide, high = self.sizes[page]
        height = round(width * high / wide)
        return PagePicture(width, height, bytes((page * 50, 0, 0)) * (width * height))

    def words(self, page: int) -> str:
        if self._viewer.refusal is not None:
            raise self._viewer.refusal
        return f"Woorden van {page + 1}" if page else ""


class Visit:
    def __init__(self, qtbot, session, viewer) -> None:
        self.qtbot, self.session, self.viewer = qtbot, session, viewer
        self.view = PageView(session, "Verslag")
        qtbot.addWidget(self.view)
        self.view.resize(700, 500)
        self.view.show()

    def show(self, pdf: bytes) -> None:
        self.view.show_pdf(pdf)
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.session.is_busy)

    def shade(self) -> int:
        """Red of the paper in the middle of the view."""
        viewport = self.view._pages.viewport()
        drawn: QImage = viewport.grab().toImage()
        return drawn.pixelColor(drawn.width() // 2, drawn.height() // 2).red()


@pytest.fixture
def visit(qtbot, theme, tmp_path) -> Iterator[Visit]:
    viewer = Viewer()
    with session_in_memory(tmp_path) as session:
        session.desk = replace(session.desk, viewer=viewer)
        yield Visit(qtbot, session, viewer)


def test_only_the_pages_that_are_seen_are_drawn(visit):
    visit.show(b"3")
    assert visit.view.pages == 3
    assert {page for page, _width in visit.viewer.asked} == {0}
    assert visit.shade() == 0
    assert visit.view._count.text() == "1 van 3"


def test_turning_shows_the_next_page_and_draws_it(visit):
    visit.show(b"3")
    visit.view._next.click()
    visit.settle()
    assert visit.view._count.text() == "2 van 3"
    assert visit.shade() == 50
    visit.view._previous.click()
    assert visit.view._count.text() == "1 van 3"
    visit.view._next.click()
    visit.view._next.click()
    assert not visit.view._next.isEnabled()


def test_larger_and_smaller_are_drawn_anew_at_their_own_size(visit):
    visit.show(b"1")
    fitting = visit.viewer.asked[-1][1]
    visit.view._larger.click()
    visit.settle()
    assert visit.viewer.asked[-1][1] == pytest.approx(fitting * 1.25, abs=2)
    assert visit.view._pages.horizontalScrollBar().maximum() > 0
    for _ in range(20):
        visit.view._smaller.click()
    visit.settle()
    assert 0 < visit.viewer.asked[-1][1] < fitting


def test_a_wider_view_has_wider_pages_and_keeps_the_place(visit):
    visit.show(b"3")
    visit.view._next.click()
    visit.settle()
    before = visit.viewer.asked[-1][1]
    visit.view.resize(1000, 500)
    visit.settle()
    assert visit.viewer.asked[-1][1] > before
    assert visit.view._count.text() == "2 van 3"


def test_another_document_takes_the_place_of_the_one_before_which_is_closed(visit):
    visit.show(b"3")
    visit.show(b"2")
    assert (visit.view.pages, visit.viewer.open) == (2, 1)
    visit.view.clear()
    visit.settle()
    assert (visit.view.pages, visit.viewer.open) == (0, 0)
    assert visit.view._count.text() == ""


def test_a_document_that_cannot_be_drawn_says_so(visit, qtbot):
    with qtbot.waitSignal(visit.view.shown) as shown:
        visit.view.show_pdf(b"broken")
    assert shown.args == [0]
    assert visit.view._unseen.isVisible()
    visit.show(b"1")
    assert visit.view._unseen.isHidden()


def test_a_child_that_dies_over_a_page_leaves_a_sentence(visit):
    visit.viewer.refusal = NoPages(Unfit.TOO_HEAVY)
    visit.show(b"1")
    visit.settle()
    assert visit.view._unseen.isVisible()
    assert visit.view.pages == 0


def test_many_pages_are_not_all_kept_in_memory(visit, monkeypatch):
    monkeypatch.setattr("ib_desk.ui.preview.page_pictures._KEPT", 1)
    visit.show(b"3")
    visit.view._next.click()
    visit.settle()
    pictures = visit.view._pages.pictures
    assert sum(pictures.image(page) is not None for page in range(3)) == 1


def test_it_is_named_and_is_read_with_the_keyboard(visit):
    visit.show(b"3")
    assert nameless(visit.view) == []
    visit.view._pages.setFocus()
    visit.qtbot.keyClick(visit.view._pages, Qt.Key.Key_PageDown)
    assert visit.view._pages.verticalScrollBar().value() > 0


def test_what_stands_on_the_pages_can_be_read_in_words(visit):
    visit.show(b"2")
    text = visit.view._texts.button
    text.click()
    visit.settle()
    assert visit.view._texts._text.toPlainText() == (
        "Bladzijde 1 van 2\nHier staan geen woorden die IB Desk kan lezen.\n\n"
        "Bladzijde 2 van 2\nWoorden van 2"
    )
    assert not visit.view._next.isEnabled()
    visit.show(b"3")
    assert "Woorden van 3" in visit.view._texts._text.toPlainText()
    visit.view.clear()
    assert visit.view._texts._text.toPlainText() == ""
    visit.show(b"2")
    text.click()
    assert (text.text(), visit.view._next.isEnabled()) == ("Als tekst", True)
    assert nameless(visit.view) == []


def test_words_that_cannot_be_read_say_so_as_pages_do(visit, qtbot):
    visit.show(b"2")
    visit.viewer.refusal = NoPages(Unfit.TOO_HEAVY)
    visit.view._texts.button.click()
    visit.settle()
    assert visit.view._unseen.isVisible()
