"""Besluit nodig: answered on Vandaag itself, with one record that stays in the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ib_desk.application.drafts import Spot
from ib_desk.domain.records.escalation import Escalation, EscalationAnswer, Trigger
from ib_desk.domain.records.meeting import Meeting, MeetingKind
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.school import Professional
from ib_desk.domain.records.support_file import SupportFile, TeamMember
from ib_desk.domain.records.weighing import Dimension, DimensionScore, Weighing
from ib_desk.ui.today.screen import TodayScreen
from tests.ui.asked_ways import AskedWays, asked_of
from tests.ui.looking import button_in_sight, codes_shown, nameless
from tests.ui.sessions import session_in_memory
from tests.ui.today.test_today_screen import told

NOOR = Pupil(call_name="Noor", surname="Dalen", year_group="6")
FILE = SupportFile(pupil_id=NOOR.id, opened_on=date(2026, 3, 4))
BOS = Professional(name="J. Bos")
PUSHES = TeamMember(file_id=FILE.id, professional_id=BOS.id, breakthrough=True)
MDO = Meeting(file_id=FILE.id, kind=MeetingKind.MDO, held_on=date(2026, 6, 22), discussed="veel")
UNSAFE = Weighing(
    file_id=FILE.id,
    weighed_on=date(2026, 9, 21),
    scores=(DimensionScore(dimension=Dimension.SAFETY, score=3),),
)


class Visit:
    """What a user does on Vandaag."""

    def __init__(self, session: Any, qtbot: QtBot) -> None:
        self.session = session
        self.qtbot = qtbot
        self.screen = TodayScreen(session, AskedWays(session))
        self.asked: list[object] = []
        asked_of(self.screen).connect(self.asked.append)
        qtbot.addWidget(self.screen)
        self.screen.resize(1272, 690)
        self.screen.show()
        self.screen.activateWindow()
        self.screen.enter()
        qtbot.waitUntil(lambda: bool(self.screen._list.rows))
        self.settle()

    @property
    def card(self) -> Any:
        return self.screen._answer

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.session.is_busy)
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: not self.session.is_busy)

    def answer(self, choice: EscalationAnswer) -> None:
        """Enter on the first row, and choose."""
        self.qtbot.keyClick(self.screen._list, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: self.card.is_open)
        editor = self.card._form._fields["answer"].editor
        editor.show(choice)
        editor.settled.emit()
        self.settle()

    def fill(self, name: str, value: object) -> None:
        editor = self.card._form._fields[name].editor
        editor.show(value)
        editor.settled.emit()
        self.settle()

    def press(self, words: str) -> None:
        button = button_in_sight(self.card, words)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    @property
    def kept(self) -> Escalation:
        found: list[Escalation] = []
        job = self.session.read(lambda: self.session.desk.records.find(Escalation))
        job.succeeded.connect(found.extend)
        self.qtbot.waitUntil(lambda: bool(found))
        return found[0]


@pytest.fixture
def visit(tmp_path: Path, qtbot: QtBot) -> Iterator[Visit]:
    with session_in_memory(tmp_path, NOOR, BOS, FILE, PUSHES, MDO, UNSAFE) as session:
        yield Visit(session, qtbot)


def test_what_waits_for_a_decision_says_since_when(visit):
    assert told(visit.screen._list)[:3] == [
        "# Besluit nodig 2",
        "Noor Dalen · Nog geen besluit na het MDO. groep 6. sinds 29 jun",
        "Noor Dalen · Veiligheid vraagt een besluit. groep 6. sinds 21 sep",
    ]


def test_the_card_says_what_it_is_about_though_the_row_is_out_of_sight(tmp_path, qtbot):
    talked = replace(MDO, purpose="Welke hulp past na de zomer?")
    with session_in_memory(tmp_path, NOOR, BOS, FILE, PUSHES, talked, UNSAFE) as session:
        visit = Visit(session, qtbot)
        visit.answer(EscalationAnswer.WAIT)
        assert visit.card._about.text() == "Welke hulp past na de zomer?"
        visit.card.leave()
        visit.screen._list.go_to(visit.screen._list.rows[2].key)
        visit.answer(EscalationAnswer.WAIT)
        assert visit.card._about.isHidden()


def test_we_decide_and_the_row_goes(visit):
    visit.answer(EscalationAnswer.DECIDE)
    assert len(told(visit.screen._list)) == 3, "a choice alone is no decision"
    visit.fill("what", "Er komt een tweede volwassene bij.")
    assert told(visit.screen._list)[0] == "# Besluit nodig 1"
    kept = visit.kept
    assert (kept.trigger, kept.about, kept.answer) == (
        Trigger.UNDECIDED,
        MDO.id,
        EscalationAnswer.DECIDE,
    )
    assert kept.answered_on == date(2026, 9, 24)


def test_who_can_push_through_is_offered_and_then_waited_for(visit):
    visit.answer(EscalationAnswer.ASK)
    assert visit.kept.asked_of == "J. Bos"
    visit.fill("what", "Uren voor de overgangen")
    visit.fill("until", date(2026, 10, 8))
    visit.press("Klaar")
    assert not visit.card.is_open
    assert told(visit.screen._side_list) == ["Noor Dalen. gevraagd besluit. do 8 okt"]


def test_who_waits_says_until_when_and_why(visit):
    visit.answer(EscalationAnswer.WAIT)
    visit.fill("because", "De uitslag komt eerst.")
    visit.fill("until", date(2026, 10, 1))
    assert (visit.kept.until, visit.kept.because) == (date(2026, 10, 1), "De uitslag komt eerst.")
    assert told(visit.screen._list)[-1].endswith("do 1 okt")


def test_esc_answers_later_and_the_list_has_the_keyboard(visit):
    visit.qtbot.keyClick(visit.screen._list, Qt.Key.Key_K)
    visit.qtbot.waitUntil(lambda: visit.card.is_open)
    visit.qtbot.keyClick(visit.card, Qt.Key.Key_Escape)
    assert (visit.card.is_open, visit.card.isHidden()) == (False, True)
    assert visit.screen._list.hasFocus()
    assert not visit.card.escape()


def test_first_the_file(visit):
    visit.qtbot.keyClick(visit.screen._list, Qt.Key.Key_Return)
    visit.qtbot.waitUntil(lambda: visit.card.is_open)
    visit.press("Eerst het dossier bekijken")
    assert visit.asked == [
        Spot(place="meetings", file_id=FILE.id, record_id=MDO.id, field="discussed")
    ]


def test_another_row_is_asked_in_the_same_card(visit):
    visit.qtbot.keyClick(visit.screen._list, Qt.Key.Key_Return)
    visit.qtbot.waitUntil(lambda: visit.card.is_open)
    visit.screen._list.go_to(visit.screen._list.rows[2].key)
    visit.qtbot.keyClick(visit.screen._list, Qt.Key.Key_Return)
    visit.settle()
    assert visit.card.accessibleName() == "Noor Dalen · veiligheid vraagt een besluit"


def test_of_two_rows_asked_at_once_the_answer_is_that_of_the_last(visit):
    first, second = (row.key for row in visit.screen._list.rows[1:3])
    visit.card.ask(first)
    visit.card.ask(second)
    visit.settle()
    visit.fill("answer", EscalationAnswer.DECIDE)
    assert visit.card.accessibleName() == "Noor Dalen · veiligheid vraagt een besluit"
    assert visit.kept.about == UNSAFE.id


def test_the_menu_says_what_can_be_done(visit):
    menu = visit.screen.line_menu(visit.screen._list.rows[1].key)
    assert [action.text() for action in menu.actions()] == [
        "Besluiten, vragen of wachten…",
        "Naar het veld",
        "Dossier openen",
    ]


def test_every_control_has_a_name_and_no_code_is_shown(visit):
    visit.answer(EscalationAnswer.ASK)
    assert nameless(visit.screen) == []
    assert codes_shown(visit.screen) == []
