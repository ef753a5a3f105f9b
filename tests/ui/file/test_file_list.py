"""What the list beside a file says of each page can be read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics

from ib_desk.domain.records.absence import AbsenceTotal, AtHome
from ib_desk.domain.records.record import Record
from ib_desk.ui.file_screen import LIST_WIDTH, FileScreen
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.places import ABSENCE
from ib_desk.ui.style.theme import current_theme
from ib_desk.ui.widgets.row_painter import RowPainter, beside_icon, shortened
from ib_desk.ui.widgets.rows import RowKind
from ib_desk.ui.widgets.step_list import StepList
from tests.builders import FILE
from tests.ui.noor_session import TODAY, noor_session


@contextmanager
def file_shown(
    qtbot, tmp_path, *more: Record, without: tuple[type[Record], ...] = ()
) -> Iterator[FileScreen]:
    """Noor's file as the window shows it."""
    with noor_session(tmp_path, *more, without=without) as session:
        ways = Navigator(session)
        qtbot.addWidget(ways.screens)
        ways.screens.resize(1272, 636)
        ways.screens.show()
        ways.go_to_file(FILE)
        screen = ways.file
        assert isinstance(screen, FileScreen)
        qtbot.waitUntil(lambda: not session.is_busy and screen.is_read)
        yield screen


@pytest.fixture
def shown(qtbot, tmp_path) -> Iterator[FileScreen]:
    with file_shown(qtbot, tmp_path) as screen:
        yield screen


def test_what_has_a_day_that_is_still_to_come_is_no_fact_yet(qtbot, tmp_path):
    ahead = AtHome(file_id=FILE, since=TODAY + timedelta(days=1))
    with file_shown(qtbot, tmp_path, ahead, without=(AtHome, AbsenceTotal)) as screen:
        (beside,) = screen.findChildren(StepList)
        (fact,) = [row.fact for row in beside.rows if row.key == ABSENCE]
        assert fact == "nog geen stand"


def test_no_title_is_cut_off_and_no_fact_within_a_word(shown):
    (steps,) = shown.findChildren(StepList)
    painter = steps.itemDelegate()
    assert isinstance(painter, RowPainter)
    # Also while it is so long that it scrolls.
    room = painter.inside(QRect(0, 0, current_theme().px(LIST_WIDTH - 16 - 10), 40))
    title = QFontMetrics(current_theme().font("strong"))
    fact = QFontMetrics(current_theme().font("small"))
    rows = [row for row in steps.rows if row.kind is RowKind.ROW]
    assert len(rows) > 12
    for row in rows:
        width = beside_icon(room, row).width()
        assert title.horizontalAdvance(row.title) <= width, row.title
        said = shortened(row.fact, fact, width)
        assert said == row.fact or said.endswith(" …"), row.fact
