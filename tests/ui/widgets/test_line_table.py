"""Lines with columns: sorted by value, kept in place, on two lines where it is narrow."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QObject, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ib_desk.ui.style.theme import Appearance, Theme
from ib_desk.ui.widgets.cells import Cell, Column
from ib_desk.ui.widgets.line_table import LineTable
from ib_desk.ui.widgets.lines import SECOND_LINE, LinesModel
from tests.ui.reading import lines_in


@dataclass(frozen=True)
class Child:
    name: str
    days: int


COLUMNS: tuple[Column[Child], ...] = (
    Column(title="Naam", cell=lambda c: Cell(text=c.name, order=c.name), stays=True),
    Column(
        title="Dagen",
        cell=lambda c: Cell(text=f"{c.days} dagen", order=c.days, aside=f"al {c.days} dagen"),
    ),
    Column(
        title="Wat",
        cell=lambda _c: Cell(text="terugkijken op wat is afgesproken", order=0, icon="late"),
        stays=True,
    ),
)
CHILDREN_BY_NAME = attrgetter("name")
CHILDREN = [Child("Noor", 12), Child("Bilal", 9), Child("Jip", 101)]


@pytest.fixture
def table(qtbot: QtBot) -> LineTable:
    made = LineTable("Kinderen", COLUMNS, lambda child: child.name)
    qtbot.addWidget(made)
    made.show_lines(CHILDREN)
    made.resize(900, 300)
    made.show()
    return made


def names(table: LineTable) -> list[str]:
    return [child.name for child in lines_in(table)]


def test_the_model_is_sound(qapp, qtmodeltester: ModelTester):
    owner = QObject()
    model = LinesModel(COLUMNS, lambda child: child.name, owner)
    model.show_lines(CHILDREN)
    qtmodeltester.check(model)
    model.sort(1, Qt.SortOrder.DescendingOrder)
    qtmodeltester.check(model)
    owner.deleteLater()


LISTS = st.lists(
    st.builds(Child, st.sampled_from("abcdefgh"), st.integers(0, 9)),
    unique_by=lambda child: child.name,
    max_size=8,
)


@given(st.lists(LISTS, min_size=1, max_size=6), st.sampled_from([0, 1]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_each_line_is_where_its_index_says_whatever_came_went_or_moved(qapp, shown, column):
    owner = QObject()
    model = LinesModel(COLUMNS, lambda child: child.name, owner)
    model.sort(column)
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, owner
    )
    for children in shown:
        held = {
            child.name: QPersistentModelIndex(model.index(row, 0))
            for row, child in enumerate(model.lines)
        }
        model.show_lines(children)
        orders = [COLUMNS[column].cell(child).order for child in model.lines]
        assert sorted(model.lines, key=CHILDREN_BY_NAME) == sorted(children, key=CHILDREN_BY_NAME)
        assert orders == sorted(orders)
        for name, index in held.items():
            assert not index.isValid() or model.lines[index.row()].name == name
    del tester
    owner.deleteLater()


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ([Child("Noor", 12), Child("Bilal", 9), Child("Jip", 100)], ["dataChanged"]),
        ([Child("Noor", 12), Child("Bilal", 9)], ["rowsRemoved"]),
        ([*CHILDREN, Child("Sem", 10)], ["rowsInserted"]),
        ([Child("Noor", 12), Child("Bilal", 200), Child("Jip", 101)], ["rowsMoved", "dataChanged"]),
        ([Child("Noor", 12), Child("Bilal", 9), Child("Jip", 1)], ["rowsMoved", "dataChanged"]),
        (CHILDREN, []),
        ([Child("Sem", 1), Child("Jip", 5)], ["modelReset"]),
    ],
)
def test_a_view_hears_of_what_became_another_and_of_nothing_else(qapp, after, told):
    owner = QObject()
    model = LinesModel(COLUMNS, lambda child: child.name, owner)
    model.sort(1)
    model.show_lines(CHILDREN)
    heard = []
    for name in ("modelReset", "rowsInserted", "rowsRemoved", "rowsMoved", "dataChanged"):
        getattr(model, name).connect(lambda *_about, name=name: heard.append(name))
    model.show_lines(after)
    assert heard == told
    owner.deleteLater()


def test_a_line_that_did_not_change_is_not_asked_for_its_place_again(qapp):
    owner, asked = QObject(), []

    def cell(child: Child) -> Cell:
        asked.append(child)
        return Cell(text=child.name, order=child.days)

    model = LinesModel([Column(title="Naam", cell=cell)], lambda child: child.name, owner)
    model.sort(0)
    model.show_lines(CHILDREN)
    asked.clear()
    sooner = Child("Jip", 1)
    model.show_lines([*CHILDREN[:2], sooner])
    assert asked == [sooner]
    owner.deleteLater()


def test_numbers_are_sorted_as_numbers(table):
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert names(table) == ["Bilal", "Noor", "Jip"]
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert names(table) == ["Jip", "Noor", "Bilal"]


def test_the_current_line_goes_along_when_the_order_changes(table):
    assert table.go_to("Noor")
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert table.current_key() == "Noor"


def test_lines_that_are_read_again_keep_their_order_and_the_current_one(table):
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    table.go_to("Noor")
    table.show_lines([Child("Noor", 200), Child("Jip", 1)])
    assert names(table) == ["Jip", "Noor"]
    assert table.current_key() == "Noor"


def test_where_a_line_went_away_the_next_one_is_current(table):
    table.go_to("Jip")
    table.show_lines([Child("Noor", 12), Child("Bilal", 9)])
    assert table.current_key() == "Noor"
    table.show_lines([])
    assert table.current_key() is None
    assert not table.go_to("Noor")


def test_a_line_speaks_as_one_sentence(table):
    spoken = table.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Bilal. Dagen: 9 dagen. Wat: terugkijken op wat is afgesproken"


def test_with_the_focus_a_row_is_chosen_also_when_the_lines_come_later(table):
    table.setFocus()
    assert table.selectionModel().isRowSelected(0)
    table.show_lines([])
    table.show_lines(CHILDREN)
    assert table.selectionModel().isRowSelected(0)


def test_enter_tells_the_line_and_the_menu_its_place(table, qtbot):
    table.setFocus()
    with qtbot.waitSignal(table.line_opened) as heard:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert heard.args == [Child("Bilal", 9)]
    with qtbot.waitSignal(table.menu_asked) as asked:
        qtbot.keyClick(table, Qt.Key.Key_Space)
    assert asked.args[0] == Child("Bilal", 9)
    with qtbot.waitSignal(table.menu_asked):
        table.customContextMenuRequested.emit(table.visualRect(table.model().index(1, 0)).center())
    with qtbot.assertNotEmitted(table.menu_asked):
        table.customContextMenuRequested.emit(QPoint(10, 280))


def test_narrow_it_tells_the_same_on_two_lines_and_comes_back_as_it_was(table):
    table.resize(500, 300)
    assert table.isColumnHidden(1)
    assert table.model().index(0, 0).data(SECOND_LINE) == "al 9 dagen"
    high = table.rowHeight(0)
    table.grab()
    table.resize(900, 300)
    assert not table.isColumnHidden(1)
    assert not table.model().index(0, 0).data(SECOND_LINE)
    assert table.rowHeight(0) < high


def test_a_column_that_the_user_hid_stays_hidden_after_a_narrow_spell(table):
    table.choose_column(1, is_shown=False)
    table.resize(500, 300)
    table.resize(900, 300)
    assert table.isColumnHidden(1)


def test_larger_text_makes_it_narrow_too(table, theme: Theme):
    theme.use(Appearance(text_scale=2.0))
    assert table.isColumnHidden(1)


def test_what_is_cut_off_is_told_under_the_mouse(table):
    table.resize(900, 300)
    last = table.visualRect(table.model().index(0, 2)).center()
    _ask_tip(table, last)
    assert table.viewport().toolTip() == ""
    table.setColumnWidth(2, 80)
    table.horizontalHeader().setStretchLastSection(False)
    table.setColumnWidth(2, 80)
    _ask_tip(table, table.visualRect(table.model().index(0, 2)).center())
    assert table.viewport().toolTip() == "terugkijken op wat is afgesproken"
    _ask_tip(table, QPoint(10, 290))
    assert table.viewport().toolTip() == ""


def _ask_tip(table: LineTable, place: QPoint) -> None:
    table.viewportEvent(
        QHelpEvent(QHelpEvent.Type.ToolTip, place, table.viewport().mapToGlobal(place))
    )
