"""Leerlingen as it is used: finding, opening, adding, correcting, removing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ib_desk.application.drafts import Spot
from ib_desk.application.overview import Lists
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.ui.caseload.filter_bar import Showing
from ib_desk.ui.caseload.pupil_page import PupilPage
from ib_desk.ui.caseload.screen import CaseloadScreen
from ib_desk.ui.places import OVERVIEW, PUPILS
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import Appearance, Theme
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.headings import PageHeading
from ib_desk.ui.widgets.line_table import LineTable
from tests.ui.asked_ways import asked_of
from tests.ui.caseload.conftest import JIP, NOOR, OF_JIP, OF_NOOR, SARA, shown_screen
from tests.ui.looking import nameless, rich_labels
from tests.ui.reading import lines_in
from tests.ui.sessions import session_in_memory

# A window that opens over another asks what the offscreen platform cannot do.


def table_of(screen: CaseloadScreen) -> LineTable:
    return next(table for table in screen.findChildren(LineTable) if table.isVisible())


def cells(screen: CaseloadScreen) -> list[list[str]]:
    model, shown = table_of(screen).model(), columns(screen)
    return [
        [str(model.index(row, column).data()) for column in shown]
        for row in range(model.rowCount())
    ]


def columns(screen: CaseloadScreen) -> list[int]:
    """Which are shown, from left to right."""
    header = table_of(screen).horizontalHeader()
    places = [header.logicalIndex(place) for place in range(header.count())]
    return [place for place in places if not header.isSectionHidden(place)]


def names(screen: CaseloadScreen) -> list[str]:
    return [row[0] for row in cells(screen)]


def button(screen: CaseloadScreen, words: str) -> QPushButton:
    buttons = screen.findChildren(QPushButton)
    return next(b for b in buttons if b.text().startswith(words) and b.isVisible())


def is_offered(screen: CaseloadScreen, words: str) -> bool:
    return any(
        b.text().startswith(words) and b.isVisible() for b in screen.findChildren(QPushButton)
    )


def press(screen: CaseloadScreen, words: str, qtbot: QtBot) -> None:
    qtbot.mouseClick(button(screen, words), Qt.MouseButton.LeftButton)


def current_name(screen: CaseloadScreen) -> str:
    """Who has the ring."""
    table = table_of(screen)
    place = table.currentIndex().row()
    return str(lines_in(table)[place].pupil.name) if place >= 0 else ""


def focused() -> Any:
    return QApplication.focusWidget()


def heading(screen: CaseloadScreen) -> str:
    shown = next(h for h in screen.findChildren(PageHeading) if h.isVisible())
    return " ".join(part.text() for part in shown.findChildren(QLabel))


def pick(screen: CaseloadScreen, name: str, value: object) -> None:
    """As a user does: choose from one of the filters."""
    choice = next(c for c in screen.findChildren(Choice) if c.accessibleName() == name)
    choice.choose(value)
    choice.chosen.emit(value)


def found(session: Session, kind, qtbot: QtBot):
    with qtbot.waitSignal(session.read(lambda: session.desk.records.find(kind)).succeeded) as said:
        pass
    return said.args[0]


def show_all_pupils(screen: CaseloadScreen, qtbot: QtBot) -> None:
    press(screen, "Alle leerlingen", qtbot)


def open_menu(screen: CaseloadScreen, name: str) -> dict[str, QAction]:
    """What the menu of a line offers, by its words."""
    table = table_of(screen)
    line = next(line for line in lines_in(table) if line.pupil.name == name)
    menu = screen.list_page.line_menu(line)
    return {action.text(): action for action in menu.actions() if action.text()}


class TestTheFiles:
    def test_the_caseload_says_who_is_asked_for_first(self, screen):
        assert cells(screen) == [
            [
                "Noor van Dalen",
                "groep 6",
                "4 · intensieve extra hulp",
                "12 dagen te laat · JGZ bellen over slaap",
                "",
                "",
            ],
            ["Bilal Aydın", "groep 3", "", "Signaal", "", ""],
        ]

    def test_enter_opens_the_file(self, screen, qtbot):
        with qtbot.waitSignal(asked_of(screen)) as asked:
            qtbot.keyClick(table_of(screen), Qt.Key.Key_Return)
        assert asked.args == [Spot(place=OVERVIEW, file_id=OF_NOOR.id)]

    def test_the_list_has_the_focus_when_it_is_shown(self, screen, qtbot):
        qtbot.waitUntil(lambda: focused() is table_of(screen))

    def test_a_letter_jumps_to_the_name(self, screen, qtbot):
        qtbot.keyClicks(table_of(screen), "bil")
        assert current_name(screen) == "Bilal Aydın"

    def test_a_click_on_a_heading_sorts_by_value_and_not_by_words(self, screen):
        table_of(screen).sortByColumn(0, Qt.SortOrder.AscendingOrder)
        assert names(screen) == ["Bilal Aydın", "Noor van Dalen"]
        table_of(screen).sortByColumn(1, Qt.SortOrder.DescendingOrder)
        assert names(screen) == ["Noor van Dalen", "Bilal Aydın"]

    def test_searching_needs_no_accents_and_enter_goes_to_what_was_found(self, screen, qtbot):
        screen.seek()
        qtbot.keyClicks(focused(), "aydin")
        qtbot.waitUntil(lambda: names(screen) == ["Bilal Aydın"])
        qtbot.keyClick(focused(), Qt.Key.Key_Return)
        assert focused() is table_of(screen)

    def test_what_fits_no_filter_is_said_with_a_way_back(self, screen, qtbot):
        pick(screen, "Niveau", 1)
        press(screen, "Alle filters uit", qtbot)
        assert len(names(screen)) == 2

    def test_files_are_filtered_by_group_level_and_running(self, screen):
        pick(screen, "Groep", "groep 3")
        assert names(screen) == ["Bilal Aydın"]
        pick(screen, "Groep", None)
        pick(screen, "Niveau", 4)
        assert names(screen) == ["Noor van Dalen"]
        pick(screen, "Niveau", 0)
        assert names(screen) == ["Bilal Aydın"]
        pick(screen, "Niveau", None)
        running = next(c for c in screen.findChildren(Choice) if c.accessibleName() == "Welke?")
        running.setCurrentIndex(1)
        running.chosen.emit(running.value())
        assert names(screen) == ["Jip Verhoeven"]

    def test_the_heading_counts_what_is_shown(self, screen):
        assert "2 dossiers" in heading(screen)
        pick(screen, "Groep", "groep 3")
        assert "1 van 2 dossiers" in heading(screen)

    def test_a_change_elsewhere_is_shown_and_the_line_stays(self, screen, session, qtbot):
        qtbot.keyClicks(table_of(screen), "bil")
        with qtbot.waitSignal(session.changed):
            session.change(NOOR, replace(NOOR, call_name="Noortje"))
        qtbot.waitUntil(lambda: "Noortje van Dalen" in names(screen))
        assert current_name(screen) == "Bilal Aydın"

    def test_what_changes_while_it_is_away_is_read_when_it_comes_back(self, screen, session, qtbot):
        screen.hide()
        with qtbot.waitSignal(session.changed):
            session.change(NOOR, replace(NOOR, call_name="Noortje"))
        screen.show()
        screen.enter()
        qtbot.waitUntil(lambda: "Noortje van Dalen" in names(screen))


def test_lines_that_are_missing_come_a_few_at_a_time(tmp_path, qtbot):
    """As after a new version of the program, or when a school was taken in."""
    pupils = [Pupil(call_name=f"Kind {number}") for number in range(20)]
    files = [SupportFile(pupil_id=pupil.id, opened_on=date(2026, 9, 1)) for pupil in pupils]
    with session_in_memory(tmp_path, *pupils, *files) as session:
        screen = shown_screen(session, qtbot)
        qtbot.waitUntil(lambda: heading(screen).startswith("Leerlingen 20 dossiers"))
        assert len(names(screen)) == len(files)


def test_while_lines_are_missing_the_list_says_so_and_not_that_nothing_is_there(screen):
    screen.list_page.show_lists(Lists(to_make=1480))
    assert heading(screen) == "Leerlingen De lijst wordt bijgewerkt: nog 1480"
    assert names(screen) == []


def test_at_a_narrow_window_group_and_heads_of_columns_are_read_whole(screen, qtbot):
    screen.resize(1024 - 94, 636)
    table = table_of(screen)
    qtbot.waitUntil(lambda: table.viewport().width() < 930)
    model, letters = table.model(), table.fontMetrics()
    around = 20
    for row in range(model.rowCount()):
        words = str(model.index(row, 1).data())
        assert letters.horizontalAdvance(words) + around <= table.columnWidth(1), words
    for column in columns(screen):
        title = str(model.headerData(column, Qt.Orientation.Horizontal))
        assert letters.horizontalAdvance(title) + around <= table.columnWidth(column), title


class TestAllPupils:
    def test_everyone_at_school_is_there_with_or_without_a_file(self, screen, qtbot):
        show_all_pupils(screen, qtbot)
        assert cells(screen) == [
            ["Bilal Aydın", "groep 3", "open dossier", "op school"],
            ["Noor van Dalen", "groep 6", "open dossier", "op school"],
            ["Sara Öztürk", "groep 4", "geen dossier", "op school"],
            ["Jip Verhoeven", "groep 7", "afgesloten dossier", "op school"],
        ]

    def test_who_left_is_apart_and_marked(self, screen, qtbot):
        show_all_pupils(screen, qtbot)
        running = next(c for c in screen.findChildren(Choice) if c.accessibleName() == "Welke?")
        running.setCurrentIndex(1)
        running.chosen.emit(running.value())
        assert cells(screen) == [["Finn Jansen", "groep 8", "geen dossier", "vertrokken"]]

    def test_enter_on_a_pupil_without_a_file_shows_her_and_begins_one_when_asked(
        self, screen, session, qtbot
    ):
        show_all_pupils(screen, qtbot)
        table_of(screen).go_to(SARA.id)
        qtbot.keyClick(table_of(screen), Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: is_offered(screen, "Dossier beginnen"))
        assert not [f for f in found(session, SupportFile, qtbot) if f.pupil_id == SARA.id]

        with qtbot.waitSignal(asked_of(screen)) as asked:
            press(screen, "Dossier beginnen", qtbot)
        begun = [f for f in found(session, SupportFile, qtbot) if f.pupil_id == SARA.id]
        assert [f.id for f in begun] == [asked.args[0].file_id]
        assert begun[0].trajectory == "po"

    def test_a_closed_file_is_opened_and_a_new_one_is_begun_from_the_menu(self, screen, qtbot):
        show_all_pupils(screen, qtbot)
        table_of(screen).go_to(JIP.id)
        with qtbot.waitSignal(asked_of(screen)) as asked:
            qtbot.keyClick(table_of(screen), Qt.Key.Key_Return)
        assert asked.args == [Spot(place=OVERVIEW, file_id=OF_JIP.id)]
        with qtbot.waitSignal(asked_of(screen)) as asked:
            open_menu(screen, "Jip Verhoeven")["Nieuw dossier beginnen"].trigger()
        assert asked.args[0].file_id != OF_JIP.id

    def test_the_menu_offers_what_can_be_done(self, screen, qtbot):
        show_all_pupils(screen, qtbot)
        assert list(open_menu(screen, "Sara Öztürk")) == [
            "Dossier beginnen",
            "Dossier overnemen",
            "Snel opschrijven",
            "Gegevens van de leerling",
            "Leerling verwijderen",
        ]
        assert list(open_menu(screen, "Noor van Dalen")) == [
            "Dossier openen",
            "Snel opschrijven",
            "Gegevens van de leerling",
        ]

    def test_space_asks_for_the_menu(self, screen, qtbot):
        with qtbot.waitSignal(table_of(screen).menu_asked):
            qtbot.keyClick(table_of(screen), Qt.Key.Key_Space)
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()


class TestPupilsByHand:
    def test_a_pupil_is_added_and_shown_in_the_list(self, screen, session, qtbot):
        press(screen, "Leerling toevoegen", qtbot)
        qtbot.keyClicks(focused(), "Daan")
        press(screen, "Naar de lijst", qtbot)
        qtbot.waitUntil(lambda: "Daan" in names(screen))
        assert current_name(screen) == "Daan"
        assert "Daan" in [pupil.call_name for pupil in found(session, Pupil, qtbot)]

    def test_an_empty_form_leaves_nobody_behind(self, screen, session, qtbot):
        press(screen, "Leerling toevoegen", qtbot)
        qtbot.keyClick(screen.findChildren(PupilPage)[0], Qt.Key.Key_Escape)
        assert len(found(session, Pupil, qtbot)) == 5

    def test_who_is_added_gets_a_file_at_once(self, screen, session, qtbot):
        qtbot.keyClick(screen, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: is_offered(screen, "Naar de lijst"))
        qtbot.keyClicks(focused(), "Daan")
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
        with qtbot.waitSignal(asked_of(screen)):
            press(screen, "Dossier beginnen", qtbot)
        daan = next(p for p in found(session, Pupil, qtbot) if p.call_name == "Daan")
        assert daan.id in {file.pupil_id for file in found(session, SupportFile, qtbot)}

    def test_facts_are_corrected(self, screen, qtbot):
        show_all_pupils(screen, qtbot)
        open_menu(screen, "Sara Öztürk")["Gegevens van de leerling"].trigger()
        qtbot.waitUntil(lambda: is_offered(screen, "Leerling verwijderen"))
        focused().selectAll()
        qtbot.keyClicks(focused(), "Sarah")
        press(screen, "Naar de lijst", qtbot)
        qtbot.waitUntil(lambda: "Sarah Öztürk" in names(screen))

    def test_a_pupil_with_a_file_is_opened_and_not_removed_here(self, screen, qtbot):
        open_menu(screen, "Noor van Dalen")["Gegevens van de leerling"].trigger()
        qtbot.waitUntil(lambda: is_offered(screen, "Dossier openen"))
        assert not is_offered(screen, "Leerling verwijderen")
        with qtbot.waitSignal(asked_of(screen)) as asked:
            press(screen, "Dossier openen", qtbot)
        assert asked.args == [Spot(place=OVERVIEW, file_id=OF_NOOR.id)]

    def test_a_pupil_is_removed_and_undo_brings_the_child_back(self, screen, session, qtbot):
        show_all_pupils(screen, qtbot)
        open_menu(screen, "Sara Öztürk")["Gegevens van de leerling"].trigger()
        qtbot.waitUntil(lambda: is_offered(screen, "Leerling verwijderen"))
        press(screen, "Leerling verwijderen", qtbot)
        qtbot.waitUntil(lambda: len(names(screen)) == 3)
        session.undo()
        qtbot.waitUntil(lambda: "Sara Öztürk" in names(screen))

    def test_the_menu_removes_too(self, screen, qtbot):
        show_all_pupils(screen, qtbot)
        open_menu(screen, "Sara Öztürk")["Leerling verwijderen"].trigger()
        qtbot.waitUntil(lambda: "Sara Öztürk" not in names(screen))

    def test_a_pupil_who_is_removed_elsewhere_leaves_the_form(self, screen, session, qtbot):
        screen.go_to_spot(Spot(place=PUPILS, record_id=SARA.id, field="surname"))
        qtbot.waitUntil(lambda: is_offered(screen, "Leerling verwijderen"))
        assert focused().objectName() == "surname"
        session.remove(SARA)
        qtbot.waitUntil(lambda: not is_offered(screen, "Naar de lijst"))

    def test_who_leaves_while_the_facts_are_read_again_is_not_called_back(
        self, screen, session, qtbot
    ):
        screen.go_to_spot(Spot(place=PUPILS, record_id=SARA.id, field="surname"))
        qtbot.waitUntil(lambda: is_offered(screen, "Leerling verwijderen"))
        screen._show(Lists(files=(), pupils=()))  # as after any edit: the facts are asked again
        press(screen, "Naar de lijst", qtbot)
        qtbot.waitUntil(lambda: not session.is_busy)
        QApplication.processEvents()
        assert not is_offered(screen, "Naar de lijst")

    def test_an_empty_form_stays_while_the_pupil_before_it_is_read_again(
        self, screen, session, qtbot
    ):
        screen.go_to_spot(Spot(place=PUPILS, record_id=SARA.id, field="surname"))
        qtbot.waitUntil(lambda: is_offered(screen, "Leerling verwijderen"))
        screen._show(Lists(files=(), pupils=()))
        press(screen, "Naar de lijst", qtbot)
        screen._add_pupil()
        qtbot.waitUntil(lambda: not session.is_busy)
        QApplication.processEvents()
        assert "Leerling toevoegen" in heading(screen)
        assert focused().text() == ""


class TestElsewhere:
    def test_who_has_no_file_is_found_among_all_pupils(self, screen, qtbot):
        screen.seek()
        qtbot.keyClicks(focused(), "sara")
        qtbot.waitUntil(lambda: is_offered(screen, "Naar alle leerlingen"))
        press(screen, "Naar alle leerlingen", qtbot)
        assert names(screen) == ["Sara Öztürk"]


class TestNothingYet:
    def test_an_empty_vault_shows_the_two_ways_in(self, empty_session, qtbot):
        screen = shown_screen(empty_session, qtbot)
        qtbot.waitUntil(lambda: is_offered(screen, "Leerlingen inlezen"))
        assert not is_offered(screen, "Snel opschrijven")
        with qtbot.waitSignal(asked_of(screen)):
            press(screen, "Leerlingen inlezen", qtbot)
        press(screen, "Zelf een leerling toevoegen", qtbot)
        qtbot.keyClicks(focused(), "Daan")
        press(screen, "Naar de lijst", qtbot)
        qtbot.waitUntil(lambda: is_offered(screen, "Snel opschrijven"))
        assert names(screen) == ["Daan"]

    def test_without_files_it_leads_to_the_pupils(self, empty_session, qtbot):
        screen = shown_screen(empty_session, qtbot)
        empty_session.add(SARA)
        qtbot.waitUntil(lambda: is_offered(screen, "Leerling kiezen"))
        press(screen, "Leerling kiezen", qtbot)
        assert names(screen) == ["Sara Öztürk"]


class TestLooks:
    def test_everything_has_a_name_and_all_words_are_plain(self, screen, qtbot):
        press(screen, "Snel opschrijven", qtbot)
        assert nameless(screen) == []
        assert rich_labels(screen) == []

    def test_with_large_text_it_fits_and_rows_tell_the_same_on_two_lines(
        self, screen, qtbot, theme: Theme
    ):
        theme.use(Appearance(text_scale=2.0))
        least = screen.minimumSizeHint()
        assert least.width() <= 1366 - 110
        assert least.height() <= 690 - 108
        qtbot.waitUntil(lambda: table_of(screen).isColumnHidden(1))
        second = table_of(screen).model().index(0, 0).data(Qt.ItemDataRole.UserRole + 1)
        assert second == "groep 6 · niveau 4"
        theme.use(Appearance())
        qtbot.waitUntil(lambda: not table_of(screen).isColumnHidden(1))

    @pytest.mark.parametrize("showing", Showing)
    def test_f6_knows_its_parts(self, screen, showing):
        screen.list_page.show_list(showing)
        bar, lists = screen.parts()
        lists.setFocus()
        assert lists.isAncestorOf(focused())
        bar.setFocus()
        assert bar.isAncestorOf(focused())
