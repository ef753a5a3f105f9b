"""Fields: what is typed is kept, what the program fills in is not reported as typing."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ib_desk.domain.day_direction import Direction
from ib_desk.domain.dutch_dates import read_date
from ib_desk.ui.style.theme import Appearance, Theme
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.date_field import DateField
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.growing_text import GrowingText
from ib_desk.ui.widgets.line_field import LineField
from ib_desk.ui.widgets.passphrase_field import PassphraseField
from ib_desk.ui.widgets.search_field import SearchField
from ib_desk.ui.widgets.trust import TrustChoice
from tests.ui.looking import nameless, spoken_name
from tests.ui.wheel import turn_wheel

FRIDAY = date(2026, 11, 20)
LONG = "Ze komt weer naar school. " * 30


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """A window with room, shown and active."""
    window = QWidget()
    QVBoxLayout(window)
    window.resize(500, 600)
    qtbot.addWidget(window)
    return window


def show_on(page: QWidget, *widgets: QWidget) -> None:
    layout = page.layout()
    assert layout is not None
    for widget in widgets:
        layout.addWidget(widget)
    page.show()
    page.activateWindow()
    QApplication.processEvents()


class TestGrowingText:
    def test_it_grows_with_what_is_typed_and_never_scrolls(self, page: QWidget) -> None:
        field = GrowingText("Wat zag je?")
        show_on(page, field)
        short = field.minimumHeight()
        field.set_text(LONG)
        QApplication.processEvents()
        assert field.minimumHeight() > 3 * short
        assert field.verticalScrollBar().maximum() == 0

    def test_it_shrinks_again(self, page: QWidget) -> None:
        field = GrowingText("Wat zag je?")
        show_on(page, field)
        short = field.minimumHeight()
        field.set_text(LONG)
        field.set_text("")
        assert field.minimumHeight() == short

    def test_it_grows_with_the_size_of_the_text(self, page: QWidget, theme: Theme) -> None:
        field = GrowingText("Wat zag je?")
        show_on(page, field)
        field.set_text("Eén zin.")
        before = field.minimumHeight()
        theme.use(Appearance(text_scale=2.0))
        QApplication.processEvents()
        assert field.minimumHeight() >= 1.8 * before
        assert field.verticalScrollBar().maximum() == 0

    def test_tab_leaves_it_and_that_is_said(self, page: QWidget, qtbot: QtBot) -> None:
        field, after = GrowingText("Wat zag je?"), QLineEdit()
        show_on(page, field, after)
        field.setFocus()
        with qtbot.waitSignal(field.left):
            qtbot.keyClick(field, Qt.Key.Key_Tab)
        assert after.hasFocus()
        assert field.text() == ""

    def test_the_wheel_goes_to_the_page(self, page: QWidget) -> None:
        field = GrowingText("Wat zag je?")
        show_on(page, field)
        field.setFocus()
        assert not turn_wheel(field.viewport())

    def test_filling_it_is_not_typing(self, page: QWidget, qtbot: QtBot) -> None:
        field = GrowingText("Wat zag je?")
        show_on(page, field)
        with qtbot.assertNotEmitted(field.textChanged):
            field.set_text("Uit het dossier.")
        with qtbot.waitSignal(field.textChanged):
            qtbot.keyClicks(field, "x")

    def test_ctrl_enter_says_that_she_is_done(self, page: QWidget, qtbot: QtBot) -> None:
        field = GrowingText("Wat zag je?")
        show_on(page, field)
        with qtbot.waitSignal(field.finished):
            qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert field.text() == ""

    def test_pasting_brings_no_markup(self, page: QWidget) -> None:
        field = GrowingText("Wat zag je?")
        show_on(page, field)
        field.set_text("<b>Noor</b>")
        assert field.text() == "<b>Noor</b>"


class TestLineField:
    def test_it_shows_the_beginning_of_what_is_filled_in(self, page: QWidget) -> None:
        field = LineField("Waar")
        show_on(page, field, QPushButton())
        page.setFocus()
        field.set_text("een heel lange regel " * 10)
        assert field.cursorPosition() == 0

    def test_filling_it_is_not_typing(self, page: QWidget, qtbot: QtBot) -> None:
        field = LineField("Waar")
        show_on(page, field)
        with qtbot.assertNotEmitted(field.textChanged):
            field.set_text("in de klas")

    def test_a_search_field_says_what_it_is_for(self, page: QWidget) -> None:
        field = SearchField("Zoek of doe iets")
        show_on(page, field)
        assert spoken_name(field) == field.placeholderText() == "Zoek of doe iets"


class TestDateField:
    @pytest.fixture
    def field(self, page: QWidget) -> DateField:
        field = DateField("Opnieuw wegen", lambda: FRIDAY)
        show_on(page, field, QLineEdit())
        return field

    def type_in(self, field: DateField, qtbot: QtBot, words: str) -> QLineEdit:
        line = field.findChild(QLineEdit)
        assert line is not None
        line.clear()
        qtbot.keyClicks(line, words)
        return line

    def test_a_day_on_the_wrong_side_of_today_is_taken_and_told(
        self, page: QWidget, qtbot: QtBot
    ) -> None:
        happened = DateField("Hersteld op", lambda: FRIDAY, Direction.PAST)
        planned = DateField("Klaar op", lambda: FRIDAY, Direction.COMING)
        show_on(page, happened, planned)
        self.type_in(happened, qtbot, "do").clearFocus()
        assert happened.day() == date(2026, 11, 19)
        assert happened._doubt.isHidden()
        with qtbot.waitSignal(happened.changed):
            line = self.type_in(happened, qtbot, "morgen")
            qtbot.keyClick(line, Qt.Key.Key_Return)
        assert happened.day() == date(2026, 11, 21)
        assert happened._doubt.text.startswith("Deze dag moet nog komen.")
        assert happened._doubt.text in line.accessibleDescription()

        line = self.type_in(planned, qtbot, "gisteren")
        qtbot.keyClick(line, Qt.Key.Key_Return)
        assert planned._doubt.text == "Deze dag is al geweest. Klopt de datum?"
        planned.set_date(date(2026, 9, 1))
        assert planned._doubt.isHidden(), "a plan of which the day went by is no mistake"

    @pytest.mark.parametrize("direction", [Direction.COMING, Direction.ANY])
    def test_a_year_that_is_far_ahead_is_taken_and_told(
        self, page: QWidget, qtbot: QtBot, direction: Direction
    ) -> None:
        planned = DateField("Wanneer?", lambda: FRIDAY, direction)
        show_on(page, planned)
        self.type_in(planned, qtbot, "1-5-2099").clearFocus()
        assert planned.day() == date(2099, 5, 1)
        assert planned._doubt.text == "Dit is over meer dan tien jaar. Klopt het jaar?"
        self.type_in(planned, qtbot, "31-12-2036").clearFocus()
        assert planned._doubt.isHidden()

    @pytest.mark.parametrize("direction", Direction)
    def test_its_example_is_a_day_on_the_side_that_it_asks_for(
        self, qtbot: QtBot, direction: Direction
    ) -> None:
        for today in (FRIDAY + timedelta(days=n) for n in range(14)):
            field = DateField("Wanneer?", partial(min, today, date.max), direction)
            qtbot.addWidget(field)
            line = field.findChild(QLineEdit)
            assert line is not None
            like, a_day, _or, weekday = line.placeholderText().split()
            assert like == "zoals"
            days = [read_date(words, today, direction) for words in (a_day, weekday)]
            assert None not in days
            assert all(direction.takes(day, today) for day in days if day is not None)
            assert {day.strftime("%w") for day in days if day is not None} == {"2"}

    def test_the_calendar_offers_no_coming_day_for_what_happened(self, page: QWidget) -> None:
        happened = DateField("Hersteld op", lambda: FRIDAY, Direction.PAST)
        show_on(page, happened)
        happened._open_calendar()
        assert happened._calendar is not None
        assert happened._calendar._calendar.maximumDate().toPython() == FRIDAY
        happened._calendar.hide()

    def test_it_understands_a_weekday_and_shows_the_long_date(
        self, field: DateField, qtbot: QtBot
    ) -> None:
        line = self.type_in(field, qtbot, "di")
        assert line.accessibleDescription() == "dinsdag 24 november 2026"
        with qtbot.waitSignal(field.changed) as heard:
            qtbot.keyClick(line, Qt.Key.Key_Return)
        assert heard.args == [date(2026, 11, 24)]
        assert line.text() == "24-11-2026"

    def test_what_is_not_understood_stays_and_is_explained(
        self, field: DateField, qtbot: QtBot
    ) -> None:
        line = self.type_in(field, qtbot, "binnenkort")
        assert line.property("wrong") is False, "no complaint while typing"
        with qtbot.assertNotEmitted(field.changed):
            qtbot.keyClick(line, Qt.Key.Key_Return)
        assert line.text() == "binnenkort"
        assert not field.is_valid
        assert "24-11-2026" in line.accessibleDescription()

    def test_a_day_that_does_not_exist_is_named(self, field: DateField, qtbot: QtBot) -> None:
        line = self.type_in(field, qtbot, "31-02-2027")
        qtbot.keyClick(line, Qt.Key.Key_Return)
        assert line.accessibleDescription() == ("31 februari bestaat niet. Kies een dag in 2027.")
        line = self.type_in(field, qtbot, "1-13-2027")
        qtbot.keyClick(line, Qt.Key.Key_Return)
        assert line.accessibleDescription() == "Maand 13 bestaat niet."

    def test_emptying_it_is_no_date(self, field: DateField, qtbot: QtBot) -> None:
        field.set_date(FRIDAY)
        line = self.type_in(field, qtbot, "")
        with qtbot.waitSignal(field.changed) as heard:
            qtbot.keyClick(line, Qt.Key.Key_Return)
        assert heard.args == [None]
        assert field.day() is None

    def test_the_same_date_again_is_no_change(self, field: DateField, qtbot: QtBot) -> None:
        field.set_date(FRIDAY)
        line = self.type_in(field, qtbot, "vandaag")
        with qtbot.assertNotEmitted(field.changed):
            qtbot.keyClick(line, Qt.Key.Key_Return)

    def test_both_parts_have_a_name(self, field: DateField) -> None:
        assert nameless(field) == []


class TestChoice:
    def test_only_what_the_user_picks_is_reported(self, page: QWidget, qtbot: QtBot) -> None:
        choice = Choice("Niveau", [(1, "Niveau 1"), (2, "Niveau 2")])
        show_on(page, choice)
        with qtbot.assertNotEmitted(choice.chosen):
            choice.choose(1)
        with qtbot.waitSignal(choice.chosen) as heard:
            qtbot.keyClick(choice, Qt.Key.Key_Down)
        assert heard.args == [2]

    def test_nothing_is_chosen_at_the_start(self) -> None:
        choice = Choice("Niveau", [(1, "Niveau 1")])
        assert choice.value() is None
        choice.choose(9)
        assert choice.value() is None

    def test_new_options_keep_what_was_chosen(self) -> None:
        choice = Choice("Niveau", [(1, "een"), (2, "twee")])
        choice.choose(2)
        choice.offer([(2, "twee"), (3, "drie")])
        assert choice.value() == 2
        choice.offer([(3, "drie")])
        assert choice.value() is None

    def test_the_wheel_goes_to_the_page_with_the_focus_and_without(self, page: QWidget) -> None:
        choice = Choice("Niveau", [(1, "een"), (2, "twee")])
        show_on(page, QPushButton(), choice)
        choice.choose(1)
        choice.clearFocus()
        assert not turn_wheel(choice)
        choice.setFocus()
        assert not turn_wheel(choice)
        assert choice.value() == 1

    @pytest.mark.parametrize(("typed", "trust"), [("7", 7), ("10", 10), ("1", 1), ("00", 0)])
    def test_trust_is_typed(self, page: QWidget, qtbot: QtBot, typed: str, trust: int) -> None:
        choice = TrustChoice("Vertrouwen van Noor")
        show_on(page, choice)
        assert choice.trust() is None
        qtbot.keyClicks(choice, typed)
        assert choice.trust() == trust


class TestField:
    def test_the_question_names_the_answer(self, page: QWidget) -> None:
        field = Field("Waarom niet lichter?", QLineEdit(), hint="in één zin")
        show_on(page, field)
        assert spoken_name(field.control) == "Waarom niet lichter?"
        assert field.control.accessibleDescription() == "in één zin"

    def test_another_question_names_the_answer_anew(self, page: QWidget) -> None:
        field = Field("Wanneer?", QLineEdit())
        show_on(page, field)
        field.show_question("Vanaf wanneer?")
        assert spoken_name(field.control) == field._question.text() == "Vanaf wanneer?"

    def test_a_complaint_is_spoken_and_leaves_the_text(self, page: QWidget) -> None:
        field = Field("Einddatum", QLineEdit("31-02"), hint="of een maand")
        show_on(page, field)
        field.show_problem("31 februari bestaat niet.")
        assert field.control.property("wrong") is True
        assert field.control.accessibleDescription().startswith("31 februari bestaat niet.")
        field.clear_problem()
        assert field.problem == ""
        assert field.control.property("wrong") is False
        assert field.control.accessibleDescription() == "of een maand"

    def test_a_red_edge_moves_nothing(self, page: QWidget) -> None:
        field = Field("Einddatum", LineField("Einddatum"))
        show_on(page, field)
        before = field.control.sizeHint()
        field.show_problem("Dit klopt niet.")
        assert field.control.sizeHint() == before

    def test_focus_on_the_field_is_focus_in_the_answer(self, page: QWidget) -> None:
        field = Field("Einddatum", LineField("Einddatum"))
        show_on(page, field)
        field.setFocus()
        assert field.control.hasFocus()


class TestPassphraseField:
    @pytest.fixture
    def field(self, page: QWidget) -> PassphraseField:
        field = PassphraseField("Wachtwoordzin")
        show_on(page, field)
        return field

    def line(self, field: PassphraseField) -> QLineEdit:
        found = field.findChild(QLineEdit)
        assert found is not None
        return found

    def test_it_is_hidden_until_asked(self, field: PassphraseField) -> None:
        line = self.line(field)
        assert line.echoMode() == QLineEdit.EchoMode.Password
        field.show_words(shown=True)
        assert line.echoMode() == QLineEdit.EchoMode.Normal
        assert nameless(field) == []

    def test_a_wrong_one_stays_and_is_selected(self, field: PassphraseField) -> None:
        field.set_text("wolk fietspad")
        field.show_problem("Deze wachtwoordzin past niet.")
        assert field.text() == "wolk fietspad"
        assert self.line(field).hasSelectedText()

    def test_typing_takes_the_complaint_away(self, field: PassphraseField, qtbot: QtBot) -> None:
        field.show_problem("Deze wachtwoordzin past niet.")
        qtbot.keyClicks(self.line(field), "w")
        assert field.problem == ""

    def test_caps_lock_shows_in_the_letters(self, field: PassphraseField, qtbot: QtBot) -> None:
        line = self.line(field)
        seen: list[bool] = []
        line.caps_lock_seen.connect(seen.append)  # type: ignore[attr-defined]
        qtbot.keyClick(line, "a")
        qtbot.keyClick(line, "A", Qt.KeyboardModifier.ShiftModifier)
        qtbot.keyClick(line, "A")
        qtbot.keyClick(line, "3")
        assert seen == [False, False, True]

    def test_enter_asks_to_open(self, field: PassphraseField, qtbot: QtBot) -> None:
        with qtbot.waitSignal(field.submitted):
            qtbot.keyClick(self.line(field), Qt.Key.Key_Return)


@pytest.mark.parametrize("kind", [LineField, GrowingText])
def test_ctrl_z_takes_back_typing_and_else_goes_to_the_window(qtbot: QtBot, kind):
    window = QWidget()
    field = kind("veld")
    QVBoxLayout(window).addWidget(field)
    pressed = []
    for keys in ("Ctrl+Z", "Ctrl+Y"):
        QShortcut(QKeySequence(keys), window).activated.connect(
            lambda keys=keys: pressed.append(keys)
        )
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field.setFocus()
    control = Qt.KeyboardModifier.ControlModifier

    qtbot.keyClicks(field, "rust")
    qtbot.keyClick(field, Qt.Key.Key_Z, control)
    assert (field.text(), pressed) == ("", [])
    qtbot.keyClick(field, Qt.Key.Key_Z, control)
    qtbot.keyClick(field, Qt.Key.Key_Y, control)
    assert (field.text(), pressed) == ("rust", ["Ctrl+Z"])
    qtbot.keyClick(field, Qt.Key.Key_Y, control)
    assert (field.text(), pressed) == ("rust", ["Ctrl+Z", "Ctrl+Y"])
