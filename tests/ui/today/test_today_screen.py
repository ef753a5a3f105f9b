"""Vandaag: what a day asks, by keyboard: to the field, done, and undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from ib_desk.application.drafts import Spot
from ib_desk.application.vault_errors import StorageFailed
from ib_desk.domain.file.anchors import Anchor
from ib_desk.domain.records.absence import AtHome
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.contact import Contact
from ib_desk.domain.records.contract import Contract
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.domain.records.school import School, Weekday
from ib_desk.domain.records.signal import Signal
from ib_desk.domain.records.sitting import Sitting, TeamAgreement
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.ui.places import PUPILS, SITTINGS
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import Appearance, Theme
from ib_desk.ui.today.day_list import DayList
from ib_desk.ui.today.screen import MOST, TodayScreen
from ib_desk.ui.widgets.row_list import RowList
from ib_desk.ui.widgets.rows import Row, RowKind
from tests.ui.asked_ways import AskedWays, asked_of
from tests.ui.looking import button_in_sight, nameless, rich_labels
from tests.ui.sessions import session_in_memory

TODAY = date(2026, 9, 24)
NOOR = Pupil(call_name="Noor", prefix="van", surname="Dalen", year_group="6")
BILAL = Pupil(call_name="Bilal", surname="Aydın", year_group="3")
OF_NOOR = SupportFile(pupil_id=NOOR.id, opened_on=date(2026, 3, 4))
SCHOOL = School(working_days=(Weekday.MONDAY, Weekday.TUESDAY))


def agreed(days: int, words: str) -> Agreement:
    ends_on = TODAY + timedelta(days=days)
    return Agreement(file_id=OF_NOOR.id, result=words, owner="Ria", ends_on=ends_on)


OLD, NEWLY, SOON, LATER = agreed(-20, "oud"), agreed(-1, "net"), agreed(2, "bel"), agreed(30, "ver")
SENT = SwvRequest(file_id=OF_NOOR.id, kind=RequestKind.CONSULT, sent_on=date(2026, 9, 17))
SEEN = Signal(pupil_id=BILAL.id, seen_on=TODAY, fact="huilt")


SITTING = Sitting(held_on=date(2026, 9, 10))
OF_TEAM = TeamAgreement(
    sitting_id=SITTING.id, result="Mappen ordenen", owner="Tim", ends_on=TODAY + timedelta(days=1)
)


class Watched(TodayScreen):
    """With where it asked to go."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, AskedWays(session))
        self.asked: list[object] = []
        asked_of(self).connect(self.asked.append)


Show = Callable[..., Watched]


@pytest.fixture
def show(tmp_path: Path, qtbot: QtBot) -> Iterator[Show]:
    """A screen over a vault that holds these records."""
    with ExitStack() as open_sessions:

        def shown(*records: Record, size: tuple[int, int] = (1272, 636)) -> Watched:
            session = open_sessions.enter_context(session_in_memory(tmp_path, *records))
            screen = Watched(session)
            qtbot.addWidget(screen)
            screen.resize(*size)
            screen.show()
            screen.activateWindow()
            screen.enter()
            qtbot.waitUntil(lambda: screen._look is not None and not session.is_busy)
            return screen

        yield shown


@pytest.fixture
def screen(show: Show) -> Watched:
    return show(SCHOOL, NOOR, BILAL, OF_NOOR, OLD, NEWLY, SOON, LATER, SENT, SEEN)


def session_of(screen: Watched) -> Session:
    return screen._session


def told(rows: DayList) -> list[str]:
    """Headings with their count, rows with all their words."""
    return [
        f"# {row.title} {row.right}" if row.kind is RowKind.HEADING else row.name
        for row in rows.rows
    ]


def press(screen: Watched, key: Qt.Key, qtbot: QtBot) -> None:
    qtbot.keyClick(screen._list, key)
    qtbot.waitUntil(lambda: not session_of(screen).is_busy)
    QApplication.processEvents()


def test_each_group_says_whose_what_and_by_when(screen):
    assert told(screen._list) == [
        "# Te laat sinds je vorige dag, dinsdag 1",
        "Noor van Dalen · net. groep 6 · afspraak · Ria. 1 dag te laat",
        "# Te laat 1",
        "Noor van Dalen · oud. groep 6 · afspraak · Ria. 20 dagen te laat",
        "# Komende week 2",
        "Noor van Dalen · bel. groep 6 · afspraak · Ria. za 26 sep",
        "Bilal Aydın · huilt. groep 3 · signaal bekijken. do 1 okt",
        "# Komende zes weken 1",
        "Noor van Dalen · ver. groep 6 · afspraak · Ria. za 24 okt",
    ]
    assert told(screen._side_list) == [
        "Noor van Dalen. besluit van het samenwerkingsverband. sinds 17 sep"
    ]
    assert screen._heading._facts.text().replace("\N{NO-BREAK SPACE}", " ") == (
        "donderdag 24 september 2026 · K is klaar, V verzet"
    )


def test_where_there_is_little_room_all_stands_in_one_list(show):
    narrow = show(NOOR, OF_NOOR, SOON, SENT, size=(700, 600))
    assert told(narrow._list)[-2:] == [
        "# Je wacht op 1",
        "Noor van Dalen. besluit van het samenwerkingsverband. sinds 17 sep",
    ]
    assert narrow._side.isHidden()


def test_who_waits_for_others_alone_has_that_in_the_list(show):
    waiting = show(NOOR, OF_NOOR, SENT)
    assert told(waiting._list)[0] == "# Je wacht op 1"
    assert waiting._side.isHidden()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_of_a_group_seven_are_shown_and_a_row_opens_the_rest(show, qtbot, key):
    many = [agreed(n, f"nummer {n}") for n in range(1, 8)] + [agreed(7, "a"), agreed(7, "b")]
    screen = show(NOOR, OF_NOOR, *many)
    assert told(screen._list)[-1] == "Nog 2 tonen"
    assert len(told(screen._list)) == 1 + MOST + 1
    qtbot.keyClick(screen._list, Qt.Key.Key_End)
    press(screen, key, qtbot)
    assert len(told(screen._list)) == 1 + 9
    assert screen._list.current_key() is not None


def test_one_more_than_seven_is_not_put_behind_a_row(show):
    screen = show(NOOR, OF_NOOR, *(agreed(n, f"nummer {n}") for n in range(MOST + 1)))
    assert len(told(screen._list)) == 1 + MOST + 1
    assert "tonen" not in told(screen._list)[-1]


class TestGoingThere:
    def test_enter_leads_to_the_field_where_it_is_settled(self, screen, qtbot):
        press(screen, Qt.Key.Key_Return, qtbot)
        assert screen.asked == [
            Spot(place="plan", file_id=OF_NOOR.id, record_id=NEWLY.id, field="state")
        ]

    def test_a_signal_without_a_file_stands_with_its_pupil(self, screen, qtbot):
        for _ in range(3):
            qtbot.keyClick(screen._list, Qt.Key.Key_Down)
        press(screen, Qt.Key.Key_K, qtbot)
        assert screen.asked == [Spot(place=PUPILS, record_id=BILAL.id)]

    def test_what_is_still_to_be_made_is_made_on_its_page(self, show, qtbot):
        screen = show(NOOR, OF_NOOR, Contract(file_id=OF_NOOR.id, talked_on=TODAY))
        press(screen, Qt.Key.Key_Return, qtbot)
        assert screen.asked == [Spot(place="contract", file_id=OF_NOOR.id)]


class TestAtHome:
    STAY = AtHome(file_id=OF_NOOR.id, since=date(2026, 9, 14))

    def test_a_week_without_an_act_shows_and_says_what_to_do(self, show):
        rows = told(show(NOOR, OF_NOOR, self.STAY)._list)
        assert rows[:2] == [
            "# Te laat 1",
            "Noor van Dalen · Thuis: bel of spreek deze week. groep 6. 3 dagen te laat",
        ]
        assert "Noor van Dalen · Twee weken thuis: overleg plannen. groep 6. ma 28 sep" in rows

    def test_it_leads_to_where_a_contact_is_written(self, show, qtbot):
        screen = show(NOOR, OF_NOOR, self.STAY)
        press(screen, Qt.Key.Key_K, qtbot)
        assert screen.asked == [Spot(place="contacts", file_id=OF_NOOR.id)]

    def test_a_contact_of_this_week_answers_it(self, show):
        spoken = Contact(file_id=OF_NOOR.id, on=date(2026, 9, 23), line="moeder gebeld")
        rows = told(show(NOOR, OF_NOOR, self.STAY, spoken)._list)
        assert rows[:3] == [
            "# Komende week 2",
            "Noor van Dalen · Twee weken thuis: overleg plannen. groep 6. ma 28 sep",
            "Noor van Dalen · Thuis: bel of spreek deze week. groep 6. wo 30 sep",
        ]


class TestSettling:
    def test_k_says_that_it_was_kept_and_the_next_row_is_there(self, screen, qtbot):
        press(screen, Qt.Key.Key_K, qtbot)
        qtbot.waitUntil(lambda: not told(screen._list)[0].startswith("# Te laat sinds"))
        records = session_of(screen).desk.records
        found: list[Agreement] = []
        job = session_of(screen).read(lambda: records.find(Agreement, id=NEWLY.id))
        job.succeeded.connect(found.extend)
        qtbot.waitUntil(lambda: bool(found))
        assert found[0].state is AgreementState.KEPT
        assert screen._list.current_key().deadline.anchored.words == "oud"
        assert screen._list.hasFocus()

    def test_undo_brings_it_back(self, screen, qtbot):
        press(screen, Qt.Key.Key_K, qtbot)
        qtbot.waitUntil(lambda: len(told(screen._list)) == 7)
        session_of(screen).undo()
        qtbot.waitUntil(lambda: len(told(screen._list)) == 9)

    def test_other_letters_and_k_with_ctrl_do_nothing_here(self, screen, qtbot):
        with qtbot.assertNotEmitted(screen._list.done):
            qtbot.keyClick(screen._list, Qt.Key.Key_J)
            qtbot.keyClick(screen._list, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)

    def test_the_menu_offers_what_can_be_done(self, screen):
        def offered(words: str) -> list[str]:
            line = next(row.key for row in screen._list.rows if row.key and words in row.title)
            return [action.text() for action in screen.line_menu(line).actions()]

        assert offered("net") == ["Klaar", "Verzetten…", "Naar het veld", "Dossier openen"]
        assert offered("huilt") == ["Naar het veld"]

    def test_space_opens_the_menu_of_a_row_and_on_a_heading_nothing(self, screen, qtbot):
        with qtbot.waitSignal(screen._list.menu_asked) as asked:
            qtbot.keyClick(screen._list, Qt.Key.Key_Space)
        assert asked.args[0].deadline.anchored.anchor is Anchor.AGREEMENT
        menu = QApplication.activePopupWidget()
        assert menu is not None
        menu.close()
        screen._show_menu(screen._list.rows[0].key, QPoint())
        assert QApplication.activePopupWidget() is None
        assert screen.asked == []

    def test_a_row_that_opens_the_rest_cannot_be_done(self, screen):
        screen._settle("rest")
        assert not session_of(screen).is_busy
        assert screen.asked == []


class TestOfATeam:
    """An agreement about no pupil: settled here, jumped to, and in no file."""

    @pytest.fixture
    def screen(self, show: Show) -> Watched:
        return show(SITTING, OF_TEAM)

    def test_it_is_told_with_nobody_whom_it_is_about(self, screen):
        assert any("Zonder leerling · Mappen" in line for line in told(screen._list))

    def test_enter_goes_to_its_field_and_no_file_is_offered(self, screen, qtbot):
        (line,) = (row.key for row in screen._list.rows if row.key)
        assert [action.text() for action in screen.line_menu(line).actions()] == [
            "Klaar",
            "Naar het veld",
        ]
        press(screen, Qt.Key.Key_Return, qtbot)
        assert screen.asked == [Spot(place=SITTINGS, record_id=OF_TEAM.id, field="state")]

    def test_k_settles_it_and_ctrl_z_would_bring_it_back(self, screen, qtbot):
        press(screen, Qt.Key.Key_K, qtbot)
        qtbot.waitUntil(screen._none.isVisible)
        session_of(screen).undo()
        qtbot.waitUntil(lambda: any("Mappen" in line for line in told(screen._list)))

    def test_no_reason_could_be_kept_with_it_so_it_is_moved_in_its_own_field(self, screen, qtbot):
        press(screen, Qt.Key.Key_V, qtbot)
        assert screen._move.isHidden()


class TestPuttingOff:
    def test_v_asks_for_a_day_and_a_reason_and_only_then_moves_it(self, screen, qtbot):
        card = screen._move
        press(screen, Qt.Key.Key_V, qtbot)
        assert card.isVisible()
        card._move()
        assert "Kies een dag." in problem_of(card._day_field)
        card._day.set_date(TODAY + timedelta(days=3))
        card._move()
        assert "Zonder reden" in problem_of(card._why_field)
        qtbot.keyClicks(card._why, "Ria was ziek")
        qtbot.keyClick(card._why, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "Te laat sinds" not in told(screen._list)[0])
        assert card.isHidden()
        assert any("net" in line and "zo 27 sep" in line for line in told(screen._list))

    def test_that_it_moved_is_said_when_it_did(self, screen, qtbot, monkeypatch):
        def refuse(*_told: object) -> None:
            raise StorageFailed

        session, said = session_of(screen), []
        session.said.connect(said.append)
        monkeypatch.setattr(type(session.desk.day), "move", refuse)
        press(screen, Qt.Key.Key_V, qtbot)
        screen._move._day.set_date(TODAY + timedelta(days=3))
        qtbot.keyClicks(screen._move._why, "Ria was ziek")
        with qtbot.waitSignal(session.refused):
            screen._move._move()
        assert said == []
        assert screen._move.isVisible()
        assert screen._move._why.text() == "Ria was ziek"

    def test_it_is_called_as_its_row_is(self, screen, qtbot):
        press(screen, Qt.Key.Key_V, qtbot)
        assert screen._move._title.text() == screen._list.rows[1].title

    def test_esc_leaves_it_where_it_was(self, screen, qtbot):
        press(screen, Qt.Key.Key_V, qtbot)
        qtbot.keyClick(screen._move, Qt.Key.Key_Escape)
        assert screen._move.isHidden()
        assert screen._list.hasFocus()
        assert not screen._move.escape()
        screen._move._move()
        assert len(told(screen._list)) == 9

    def test_a_signal_without_a_file_asks_to_be_looked_at(self, screen):
        line = next(r.key for r in screen._list.rows if r.key and "huilt" in r.title)
        screen._put_off(line)
        assert screen._move.isHidden()

    def test_what_waits_at_the_bureau_is_not_hers_to_move(self, screen):
        screen._put_off(screen._side_list.rows[0].key)
        assert screen._move.isHidden()


def problem_of(field: Any) -> str:
    return " ".join(label.text() for label in field.findChildren(QLabel) if label.isVisible())


class TestCalendar:
    def test_what_comes_is_written_without_names(self, screen, qtbot, tmp_path):
        said: list[str] = []
        session_of(screen).said.connect(said.append)
        screen.write_calendar(tmp_path / "termijnen.ics")
        qtbot.waitUntil(lambda: bool(said))
        assert said == ["4 termijnen in je agenda gezet. Er staan geen namen in."]
        assert "Noor" not in (tmp_path / "termijnen.ics").read_text(encoding="utf-8")

    def test_one_is_said_as_one(self, screen, qtbot):
        said: list[str] = []
        session_of(screen).said.connect(said.append)
        screen._say_written(1)
        assert said == ["1 termijn in je agenda gezet. Er staan geen namen in."]

    def test_where_it_cannot_be_written_that_is_said(self, screen, qtbot, tmp_path):
        with qtbot.waitSignal(session_of(screen).troubled):
            screen.write_calendar(tmp_path / "weg" / "termijnen.ics")

    def test_the_button_asks_where(self, screen, qtbot):
        button = button_in_sight(screen, "Agenda opslaan…")
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        dialog = screen.findChild(QFileDialog)
        assert dialog is not None
        assert dialog.windowTitle() == "Agenda opslaan, zonder namen"
        dialog.reject()

    def test_while_lines_are_still_made_it_is_not_asked(self, screen, qtbot):
        said: list[str] = []
        session_of(screen).said.connect(said.append)
        screen._show(replace(screen._look, to_make=3))
        qtbot.mouseClick(button_in_sight(screen, "Agenda opslaan…"), Qt.MouseButton.LeftButton)
        assert screen.findChild(QFileDialog) is None
        assert said == ["De lijst wordt bijgewerkt: nog 3"]


class TestNothing:
    def test_a_calm_day_says_so_and_leads_on(self, show, qtbot):
        calm = show(NOOR, OF_NOOR, agreed(100, "ver"))
        words = calm._none.accessibleName()
        assert (words, calm._none.isVisible()) == ("Niets te laat. Fijne dag.", True)
        assert "nog 1 na deze zes weken" in calm._heading._facts.text()
        button = button_in_sight(calm, "Naar Leerlingen")
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert calm.asked == [Spot(place=PUPILS)]

    def test_what_comes_takes_its_place(self, show, qtbot):
        calm = show(NOOR, OF_NOOR)
        session_of(calm).add(SOON)
        qtbot.waitUntil(calm._list.isVisible)
        session_of(calm).change(SOON, replace(SOON, state=AgreementState.KEPT))
        qtbot.waitUntil(calm._none.isVisible)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_control_has_a_name(screen, theme: Theme, scale):
    theme.use(Appearance(text_scale=scale))
    QApplication.processEvents()
    assert nameless(screen) == []
    assert rich_labels(screen) == []


@pytest.mark.parametrize("count", [1, 5])
def test_what_she_waits_for_is_as_high_as_its_rows(qtbot, count):
    rows = [Row(key=place, title="Figen", fact="ja van wie het zou doen") for place in range(count)]
    shown = DayList("Je wacht op", whole=True), RowList("Je wacht op", whole=True)
    for made in shown:
        qtbot.addWidget(made)
        made.show_rows(rows)
    assert shown[0].minimumSizeHint() == shown[1].minimumSizeHint()
