"""Her own way of looking at Leerlingen, by keyboard alone: columns, their order, and filters."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ib_desk.application.filters import Filter
from ib_desk.application.list_views import FileColumn
from ib_desk.domain.records.running_measure import MeasureKind
from ib_desk.ui.caseload.screen import CaseloadScreen
from ib_desk.ui.caseload.view_card import ColumnRows, ViewCard
from ib_desk.ui.widgets.choice import Choice
from tests.ui.caseload.conftest import shown_screen
from tests.ui.caseload.test_caseload_screen import columns, names, pick, table_of
from tests.ui.looking import nameless, rich_labels

ALT = Qt.KeyboardModifier.AltModifier


def titles(screen: CaseloadScreen) -> list[str]:
    """The heads of the columns, from left to right."""
    model = table_of(screen).model()
    return [str(model.headerData(one, Qt.Orientation.Horizontal)) for one in columns(screen)]


def until_read(screen: CaseloadScreen, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: screen.list_page._known_views is not None)


def opened(screen: CaseloadScreen, qtbot: QtBot) -> ViewCard:
    """The card, asked for with the keyboard."""
    button = next(b for b in screen.findChildren(QPushButton) if b.text() == "Filters en kolommen")
    qtbot.waitUntil(button.isEnabled)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    card = screen.list_page.views
    qtbot.waitUntil(card.isVisible)
    return card


def rows_of(card: ViewCard) -> ColumnRows:
    return card._rows


def turn(card: ViewCard, column: FileColumn, qtbot: QtBot) -> None:
    rows_of(card).setFocus()
    rows_of(card).go_to(column)
    qtbot.keyClick(rows_of(card), Qt.Key.Key_Space)


def press(card: ViewCard, words: str, qtbot: QtBot) -> None:
    button = next(b for b in card.findChildren(QPushButton) if b.text() == words)
    assert button.isVisible()
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)


def kept_names(screen: CaseloadScreen) -> list[str]:
    choice = next(c for c in screen.findChildren(Choice) if c.accessibleName() == "Mijn filters")
    return [choice.itemText(place) for place in range(1, choice.count())]


class TestColumns:
    def test_one_is_shown_and_another_hidden_and_that_stays(self, screen, session, qtbot):
        card = opened(screen, qtbot)
        turn(card, FileColumn.MEASURE, qtbot)
        qtbot.waitUntil(lambda: titles(screen)[-1] == "Regeling")
        turn(card, FileColumn.GROUP, qtbot)
        qtbot.waitUntil(lambda: "Groep" not in titles(screen))
        again = shown_screen(session, qtbot)
        qtbot.waitUntil(lambda: titles(again) == titles(screen))

    def test_one_moves_towards_the_name_and_never_before_it(self, screen, qtbot):
        card = opened(screen, qtbot)
        rows_of(card).setFocus()
        rows_of(card).go_to(FileColumn.NEXT)
        for _time in range(4):
            qtbot.keyClick(rows_of(card), Qt.Key.Key_Up, ALT)
            qtbot.waitUntil(lambda: rows_of(card).current_key() is FileColumn.NEXT)
        qtbot.waitUntil(lambda: titles(screen)[:2] == ["Naam", "Volgende"])
        press(card, "Later", qtbot)
        qtbot.waitUntil(lambda: titles(screen)[:3] == ["Naam", "Groep", "Volgende"])
        press(card, "Eerder", qtbot)
        qtbot.waitUntil(lambda: titles(screen)[:2] == ["Naam", "Volgende"])

    def test_what_is_not_in_the_list_does_not_move(self, screen, qtbot):
        card = opened(screen, qtbot)
        rows_of(card).go_to(FileColumn.TERM)
        with qtbot.assertNotEmitted(card.columns_chosen):
            qtbot.keyClick(rows_of(card), Qt.Key.Key_Down, ALT)

    def test_a_head_that_is_dragged_stays_there_behind_the_name(self, screen, session, qtbot):
        until_read(screen, qtbot)
        table_of(screen).horizontalHeader().moveSection(3, 0)
        qtbot.waitUntil(lambda: titles(screen)[:2] == ["Naam", "Volgende"])
        again = shown_screen(session, qtbot)
        qtbot.waitUntil(lambda: titles(again)[:2] == ["Naam", "Volgende"])

    def test_one_that_is_hidden_from_the_head_stays_hidden(self, screen, session, qtbot):
        until_read(screen, qtbot)
        menu = table_of(screen).column_menu()
        next(one for one in menu.actions() if one.text() == "Groep").trigger()
        again = shown_screen(session, qtbot)
        qtbot.waitUntil(lambda: titles(again)[1] == "Niveau")

    def test_a_line_is_read_aloud_in_the_order_that_she_chose(self, screen, qtbot):
        card = opened(screen, qtbot)
        for column in (FileColumn.PARENTS, FileColumn.PUPIL, FileColumn.LEVEL):
            turn(card, column, qtbot)
        qtbot.waitUntil(lambda: titles(screen) == ["Naam", "Groep", "Volgende"])
        first = table_of(screen).model().index(0, 0)
        said = str(first.data(Qt.ItemDataRole.AccessibleTextRole))
        assert said == (
            "Noor van Dalen. groep 6. Volgende: 12 dagen te laat · JGZ bellen over slaap"
        )


class TestFilters:
    def keep(self, screen: CaseloadScreen, name: str, qtbot: QtBot) -> ViewCard:
        card = opened(screen, qtbot)
        qtbot.waitUntil(lambda: QApplication.focusWidget() is card._name)
        card._name.selectAll()
        qtbot.keyClicks(card._name, name)
        qtbot.keyClick(card._name, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: name in kept_names(screen))
        return card

    def test_of_a_group_that_is_no_longer_there_it_shows_nobody_and_not_everybody(self, screen):
        page = screen.list_page
        page._bar.use(Filter(group="groep 5"))
        page._filter()
        assert page.asked.group == "groep 5"
        assert page.shown_files == ()
        page._bar.show_groups(["groep 6"])
        assert page.asked.group == "groep 5"
        page._bar.clear()
        assert page.asked.group is None

    def test_one_is_kept_and_used_again_after_a_lock(self, screen, session, qtbot):
        pick(screen, "Niveau", 4)
        self.keep(screen, "zwaar", qtbot)
        again = shown_screen(session, qtbot)
        qtbot.waitUntil(lambda: kept_names(again) == ["zwaar"])
        qtbot.waitUntil(lambda: len(names(again)) == 2)
        pick(again, "Mijn filters", "zwaar")
        assert names(again) == ["Noor van Dalen"]

    def test_what_asks_for_attention_and_a_measure_that_runs_can_be_kept_too(self, screen, qtbot):
        pick(screen, "Wat vraagt aandacht?", value=True)
        assert names(screen) == ["Noor van Dalen"]
        self.keep(screen, "nu", qtbot)
        pick(screen, "Regeling", MeasureKind.TLV)
        assert screen.list_page.shown_files == ()
        pick(screen, "Mijn filters", "nu")
        assert names(screen) == ["Noor van Dalen"]

    def test_what_she_asks_beside_it_is_no_filter_of_hers(self, screen, qtbot):
        pick(screen, "Niveau", 4)
        self.keep(screen, "zwaar", qtbot)
        pick(screen, "Niveau", None)
        assert len(names(screen)) == 2
        assert screen.list_page.views._used == ""
        pick(screen, "Mijn filters", "zwaar")
        assert names(screen) == ["Noor van Dalen"]

    def test_one_is_called_otherwise_and_thrown_away(self, screen, qtbot):
        pick(screen, "Niveau", 4)
        card = self.keep(screen, "zwaar", qtbot)
        card._name.selectAll()
        qtbot.keyClicks(card._name, "niveau vier")
        press(card, "Andere naam geven", qtbot)
        qtbot.waitUntil(lambda: kept_names(screen) == ["niveau vier"])
        press(card, "Filter verwijderen", qtbot)
        qtbot.waitUntil(lambda: kept_names(screen) == [])
        assert names(screen) == ["Noor van Dalen"]

    def test_a_name_that_another_has_is_refused_and_nothing_is_lost(self, screen, qtbot):
        self.keep(screen, "acht", qtbot)
        card = self.keep(screen, "zes", qtbot)
        card._name.selectAll()
        qtbot.keyClicks(card._name, "acht")
        press(card, "Andere naam geven", qtbot)
        said = "Er is al een filter met deze naam."
        qtbot.waitUntil(lambda: said in card._name.accessibleDescription())
        assert kept_names(screen) == ["acht", "zes"]

    def test_without_a_name_nothing_is_kept(self, screen, qtbot):
        card = opened(screen, qtbot)
        qtbot.keyClick(card._name, Qt.Key.Key_Return)
        assert "Geef het filter een naam." in card._name.accessibleDescription()
        assert kept_names(screen) == []


def test_esc_goes_back_to_the_list(screen, qtbot):
    card = opened(screen, qtbot)
    qtbot.keyClick(card._name, Qt.Key.Key_Escape)
    assert not card.isVisible()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is table_of(screen))


@pytest.mark.usefixtures("sheet")
def test_everything_on_it_has_a_name(screen, qtbot):
    opened(screen, qtbot)
    assert nameless(screen) == []
    assert rich_labels(screen) == []
