"""Lists: every row can be reached, opened and heard; headings cannot be chosen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ib_desk.ui.style.metrics import Density
from ib_desk.ui.style.theme import Appearance, Theme
from ib_desk.ui.widgets.row_list import RowList
from ib_desk.ui.widgets.row_painter import shortened, word_places
from ib_desk.ui.widgets.rows import Row, heading
from ib_desk.ui.widgets.step_list import StepList
from ib_desk.ui.widgets.table import Table

ROWS = (
    heading("Te laat", "1"),
    Row(
        key="jip",
        title="Jip",
        fact="groep 7",
        icon="late",
        ink="late",
        right="12 dagen te laat",
        spoken="Jip, groep 7. Evaluatie van het OPP. 12 dagen te laat.",
    ),
    heading("Deze week", "2"),
    Row(key="noor", title="Noor", fact="JGZ bellen", icon="attention", ink="warn", right="di"),
    Row(key="bilal", title="Bilal", icon="busy", ink="info"),
)


@pytest.fixture
def rows(qtbot: QtBot) -> RowList:
    made = RowList("Vandaag")
    made.show_rows(ROWS)
    made.resize(600, 240)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


def test_coming_in_lands_on_the_first_row_not_on_a_heading(rows: RowList) -> None:
    rows.setFocus()
    assert rows.current_key() == "jip"


def test_arrows_step_over_headings(rows: RowList, qtbot: QtBot) -> None:
    rows.go_to_first()
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    assert rows.current_key() == "noor"
    qtbot.keyClick(rows, Qt.Key.Key_Up)
    assert rows.current_key() == "jip"


def test_enter_and_a_click_open(rows: RowList, qtbot: QtBot) -> None:
    rows.go_to("noor")
    with qtbot.waitSignal(rows.opened) as heard:
        qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert heard.args == ["noor"]
    place = rows.visualRect(rows.model().index(1, 0)).center()
    with qtbot.waitSignal(rows.opened) as heard:
        qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert heard.args == ["jip"]


def test_a_click_on_a_heading_does_nothing(rows: RowList, qtbot: QtBot) -> None:
    place = rows.visualRect(rows.model().index(0, 0)).center()
    with qtbot.assertNotEmitted(rows.opened):
        qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_space_asks_for_the_small_menu_where_the_row_is(rows: RowList, qtbot: QtBot) -> None:
    rows.go_to("noor")
    with qtbot.waitSignal(rows.menu_asked) as heard:
        qtbot.keyClick(rows, Qt.Key.Key_Space)
    key, place = heard.args
    assert key == "noor"
    assert rows.indexAt(rows.viewport().mapFromGlobal(place)).row() == 3


def test_new_rows_keep_the_place(rows: RowList) -> None:
    rows.go_to("bilal")
    rows.show_rows((ROWS[4], ROWS[1]))
    assert rows.current_key() == "bilal"
    rows.show_rows(ROWS[:2])
    assert rows.current_key() is None


def test_a_row_says_what_it_means(rows: RowList) -> None:
    interface = QAccessible.queryAccessibleInterface(rows)
    names = [
        interface.child(place).text(QAccessible.Text.Name)
        for place in range(interface.childCount())
    ]
    assert "Jip, groep 7. Evaluatie van het OPP. 12 dagen te laat." in names
    assert "Noor. JGZ bellen. di" in names


def test_a_whole_list_is_as_high_as_its_rows(rows: RowList, qtbot: QtBot) -> None:
    whole = RowList("Vandaag", whole=True)
    whole.show_rows(ROWS)
    qtbot.addWidget(whole)
    whole.resize(600, whole.minimumSizeHint().height())
    whole.show()
    QApplication.processEvents()
    assert whole.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("density", list(Density))
def test_two_lines_fit_at_every_size(rows: RowList, theme: Theme, density: Density) -> None:
    for scale in (1.0, 1.25, 2.0):
        theme.use(Appearance(text_scale=scale, density=density))
        QApplication.processEvents()
        height = rows.sizeHintForRow(1)
        assert height >= theme.metrics().text_size("body") + theme.metrics().text_size("small")


def test_the_heading_of_the_group_stays_in_view(rows: RowList) -> None:
    rows.show_rows([heading("Te laat", "9"), *(Row(key=n, title=str(n)) for n in range(9))])
    QApplication.processEvents()
    rows.verticalScrollBar().setValue(rows.verticalScrollBar().maximum())
    QApplication.processEvents()
    top = rows.viewport().grab().copy(0, 0, 200, 20).toImage()
    colours = {top.pixelColor(x, y).name() for x in range(200) for y in range(20)}
    assert len(colours) > 2, "the words of the heading are drawn at the top"
    assert rows.indexAt(QPoint(5, 5)).row() > 0


def test_the_current_row_is_not_under_the_heading(rows: RowList, qtbot: QtBot) -> None:
    rows.show_rows([heading("Te laat", "9"), *(Row(key=n, title=str(n)) for n in range(9))])
    QApplication.processEvents()
    rows.go_to(8)
    for _ in range(5):
        qtbot.keyClick(rows, Qt.Key.Key_Up)
    QApplication.processEvents()
    assert rows.current_key() == 3
    assert rows.visualRect(rows.currentIndex()).top() >= rows.sizeHintForRow(0)
    for _ in range(5):
        qtbot.keyClick(rows, Qt.Key.Key_Up)
    assert rows.current_key() == 0
    assert rows.verticalScrollBar().value() == 0


def test_the_open_step_is_marked_without_opening_it(qtbot: QtBot) -> None:
    steps = StepList("Dossier")
    qtbot.addWidget(steps)
    steps.show_rows(ROWS)
    with qtbot.assertNotEmitted(steps.opened):
        steps.show_open("noor")
    assert steps.current_key() == "noor"


def test_the_open_step_stays_in_view_when_what_stands_above_the_list_grows(qtbot: QtBot) -> None:
    steps = StepList("Dossier")
    qtbot.addWidget(steps)
    steps.show_rows([Row(key=place, title=f"Stap {place}") for place in range(12)])
    steps.resize(240, 400)
    steps.show()
    steps.show_open(11)
    steps.resize(240, 200)
    seen = steps.visualRect(steps.currentIndex())
    assert steps.viewport().rect().contains(seen)


class TestTable:
    @pytest.fixture
    def table(self, qtbot: QtBot) -> Table:
        made = Table("Leerlingen")
        model = QStandardItemModel(0, 3, made)
        model.setHorizontalHeaderLabels(["Naam", "Groep", "Niveau"])
        for texts in (("Noor", "6", "4"), ("Bilal", "3", "2"), ("Jip", "7", "4")):
            model.appendRow([QStandardItem(text) for text in texts])
        made.setModel(model)
        made.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        qtbot.addWidget(made)
        made.show()
        return made

    def test_enter_opens_the_row(self, table: Table, qtbot: QtBot) -> None:
        table.selectRow(1)
        with qtbot.waitSignal(table.opened) as heard:
            qtbot.keyClick(table, Qt.Key.Key_Return)
        index = heard.args[0]
        assert isinstance(index, QModelIndex)
        assert index.siblingAtColumn(0).data() == "Jip"

    def test_a_letter_jumps_to_a_name_from_any_column(self, table: Table) -> None:
        table.setCurrentIndex(table.model().index(0, 2))
        table.keyboardSearch("N")
        assert table.currentIndex().data() == "Noor"

    def test_tab_leaves_the_table(self, table: Table) -> None:
        assert not table.tabKeyNavigation()

    def test_a_column_can_be_put_away_but_not_the_name(self, table: Table) -> None:
        menu = table.column_menu()
        assert [action.text() for action in menu.actions()] == ["Groep", "Niveau"]
        menu.actions()[0].trigger()
        assert table.isColumnHidden(1)
        menu.actions()[0].trigger()
        assert not table.isColumnHidden(1)

    def test_rows_grow_with_the_text(self, table: Table, theme: Theme) -> None:
        theme.use(Appearance(text_scale=2.0))
        assert table.rowHeight(0) == 2 * theme.metrics().sizes.table_row


def test_what_is_open_is_marked_again_after_looking_around_with_the_arrows(qtbot: QtBot) -> None:
    steps = StepList("Dossier")
    qtbot.addWidget(steps)
    steps.show_rows([Row(key=key, title=key) for key in ("Signaal", "Plan", "Mensen")])
    steps.show()
    steps.activateWindow()
    steps.show_open("Plan")
    steps.setFocus()
    qtbot.waitUntil(steps.hasFocus)
    qtbot.keyClick(steps, Qt.Key.Key_Down)
    assert steps.current_key() == "Mensen"
    steps.clearFocus()
    assert steps.current_key() == "Plan"


@pytest.mark.parametrize(("width", "is_below"), [(600, False), (320, True), (200, True)])
def test_words_at_the_right_make_room_for_a_title_that_they_would_cut_off(
    theme: Theme, width: int, *, is_below: bool
) -> None:
    row = Row(title="Senna van der Ploeg · Nog niet gesproken", fact="groep 1", right="12 nov")
    area = QRect(0, 0, width, 50)
    places = word_places(area, row)
    metrics = QFontMetrics(theme.font("strong"))
    beside = metrics.horizontalAdvance(row.title) <= width - places.right.width() - 20
    assert beside is not is_below
    assert places.title.width() == (width if is_below else places.fact.width())
    assert (places.right.top() == places.fact.top()) is is_below
    for words in (places.title, places.fact):
        assert not words.intersects(places.right) or (is_below and words is places.title)
        assert area.contains(words)


def test_a_line_that_is_too_long_loses_a_piece_rather_than_half_a_word(theme: Theme) -> None:
    metrics = QFontMetrics(theme.font("small"))
    line = "laatst samen bekeken 26 mrt · weer op ma 18 jan"
    whole = metrics.horizontalAdvance(line)
    assert shortened(line, metrics, whole) == line
    assert shortened(line, metrics, whole - 60) == "laatst samen bekeken 26 mrt …"
    piece = "laatst samen bekeken 26 mrt"
    assert shortened(line, metrics, metrics.horizontalAdvance(piece)) == piece
    long = "groep 7 · " + "een zin die maar niet ophoudt " * 9
    assert shortened(long, metrics, 400).startswith("groep 7 · een zin")
    assert shortened(long, metrics, 400).endswith("…")
