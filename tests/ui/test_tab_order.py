"""Tab follows what one reads, also through what was made or unfolded later."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

import ib_desk.ui
from ib_desk.domain.records.contract import ContractParty
from ib_desk.ui.records.contract_questions import FIRST
from ib_desk.ui.tab_order import ReadingOrder, neighbour, put_in_order, tab_stops
from tests.ui.desk_window import CONTROL, SHIFT
from tests.ui.outside import heard_aloud


@pytest.fixture
def root(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def named(name: str) -> QPushButton:
    return QPushButton(name)


def words(stops: list[QWidget]) -> list[str]:
    return [stop.text() for stop in stops if isinstance(stop, QPushButton)]


def test_what_is_made_last_and_stands_first_comes_first(root):
    column = QVBoxLayout(root)
    for name in "bc":
        column.addWidget(named(name))
    column.insertWidget(0, named("a"))
    root.show()

    assert words(tab_stops(root)) == ["a", "b", "c"]


def test_a_grid_is_read_by_rows_and_a_scrolling_part_in_its_place(root):
    column = QVBoxLayout(root)
    grid = QGridLayout()
    for name, row, place in (("d", 1, 1), ("b", 0, 1), ("c", 1, 0), ("a", 0, 0)):
        grid.addWidget(named(name), row, place)
    inner = QWidget()
    QHBoxLayout(inner).addWidget(named("e"))
    area = QScrollArea()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    column.addLayout(grid)
    column.addWidget(area)
    column.addWidget(named("f"))
    root.show()

    assert words(tab_stops(root)) == list("abcdef")


def test_for_the_ear_things_follow_each_other_as_they_are_read_and_what_floats_stays_on_top(root):
    column = QVBoxLayout(root)
    floating = QWidget(root)
    grid = QGridLayout()
    for name, row, place in (("d", 1, 1), ("b", 0, 1), ("c", 1, 0), ("a", 0, 0)):
        grid.addWidget(named(name), row, place)
    column.addLayout(grid)
    column.insertWidget(0, named("first"))
    root.show()

    put_in_order(root)

    children = [child for child in root.children() if isinstance(child, QWidget)]
    assert words(children) == ["first", *"abcd"]
    assert children[-1] is floating


def test_only_where_one_listens_a_window_is_put_in_order(root, qtbot, painted):
    column = QVBoxLayout(root)
    ReadingOrder(root)
    root.show()
    for name in "ba":
        column.insertWidget(0, named(name))

    def order() -> list[str]:
        return words([child for child in root.children() if isinstance(child, QWidget)])

    root.update()
    QApplication.processEvents()
    assert order() == ["b", "a"]
    with heard_aloud():
        root.update()
        qtbot.waitUntil(lambda: order() == ["a", "b"])


def test_what_is_hidden_off_or_only_clicked_is_passed_over(root):
    column = QVBoxLayout(root)
    parts = [named(name) for name in "abcd"]
    for part in parts:
        column.addWidget(part)
    parts[1].hide()
    parts[2].setEnabled(False)
    parts[3].setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    root.show()

    assert words(tab_stops(root)) == ["a"]
    assert neighbour(root, parts[3], step=1) is parts[0]
    assert neighbour(root, parts[3], step=-1) is parts[0]


def test_after_the_last_comes_the_first_and_nowhere_leads_nowhere(root, qtbot):
    column = QVBoxLayout(root)
    first, last = QLineEdit(), QLineEdit()
    column.addWidget(first)
    column.addWidget(last)
    root.show()
    elsewhere = QLineEdit()
    qtbot.addWidget(elsewhere)

    assert neighbour(root, last, step=1) is first
    assert neighbour(root, first, step=-1) is last
    assert neighbour(root, elsewhere, step=1) is None


def test_tab_leads_through_a_form_that_unfolds_and_on_to_what_stands_under_it(used):
    page = used.open_page("people")
    guardians = page._lists[0][0]
    entries = list(guardians._entries.values())
    entries[0].head.click()
    used.settle()
    form = entries[0].form
    seen = []
    while form.isAncestorOf(used.focus):
        seen.append(used.focus)
        used.key(Qt.Key.Key_Tab)

    assert len(seen) > 4
    assert used.focus is entries[1].head
    used.key(Qt.Key.Key_Backtab)
    assert used.focus is seen[-1]


def test_in_the_contract_tab_goes_down_one_person_and_then_to_the_next(used):
    page = used.open_page("contract")
    parties = {party.id: party.name for party in used.desk.all_of(ContractParty)}
    way = []
    for _ in range(2 * (len(FIRST) + 8)):
        owner = used.focus.property("record_id")
        if owner:
            way.append(next(name for key, name in parties.items() if str(key) == owner))
        used.key(Qt.Key.Key_Tab)

    assert list(dict.fromkeys(way))[:2] == [
        page._written.grid._columns[i].head.name for i in (0, 1)
    ]
    assert way == sorted(way, key=list(dict.fromkeys(way)).index)


def test_what_is_hidden_hands_the_focus_to_what_comes_after_it(used):
    page = used.open_page("people")
    guardians = page._lists[0][0]
    first, second = guardians._entries.values()
    first.head.setFocus()
    first._remove.click()
    used.settle()
    assert used.focus is second.head

    second._remove.click()
    used.settle()
    assert used.focus is guardians.add_button


def test_closing_a_file_is_told_can_be_undone_and_keeps_the_focus_on_the_page(used):
    page = used.open_page("closing")
    page._close.setFocus()
    used.key(Qt.Key.Key_Return)
    assert used.toast == "Dossier afgesloten"
    assert "dossier afgesloten" in used.screen._facts.text()
    assert page.isAncestorOf(used.focus)

    used.key(Qt.Key.Key_Z, CONTROL)
    assert "dossier afgesloten" not in used.screen._facts.text()


def test_ctrl_enter_presses_the_main_button_of_the_card_with_the_focus(used):
    used.open_caseload()
    used.key(Qt.Key.Key_S, CONTROL | SHIFT)
    used.key(Qt.Key.Key_Return, CONTROL)

    assert used.window.writing.panel._whom._question.problem


def test_undo_shows_the_former_text_in_the_field_that_has_the_focus_and_leaves_it_there(used):
    used.open_page("people")
    field = used.focus
    before = field.text()
    used.type("tje")
    used.key(Qt.Key.Key_Tab)
    used.key(Qt.Key.Key_Backtab)
    assert used.focus is field
    assert field.text() != before

    used.key(Qt.Key.Key_Z, CONTROL)
    assert field.text() == before
    assert used.focus is field


@pytest.mark.usefixtures("sheet")
def test_the_first_field_of_a_form_that_opens_is_seen_whole(used):
    page = used.open_page("people")
    page._faces.add_button.setFocus()
    used.settle()
    page._faces.add_record()
    used.settle()
    used.qtbot.waitUntil(
        lambda: used.focus.visibleRegion().boundingRect().height() == used.focus.height()
    )


def test_no_layout_is_asked_for_items_that_stay_when_qt_deletes_them():
    """Python would take what comes at that place in memory for the item."""
    rooms = (Path(ib_desk.ui.__file__).parent, Path(__file__).parent)
    asking = [
        path.name
        for room in rooms
        for path in room.rglob("*.py")
        if f".{QLayout.itemAt.__name__}(" in path.read_text("utf-8")
    ]
    assert asking == []
