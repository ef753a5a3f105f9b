"""A decision on the case in the window: asked where it changes something, offered by a weighing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from ib_desk.domain.records.decision import Changes, Decision, DecisionOption
from ib_desk.domain.records.meeting import Meeting, MeetingKind
from ib_desk.domain.records.weighing import Weighing
from ib_desk.ui.meeting.meetings_page import MeetingsPage
from ib_desk.ui.places import MEETINGS
from ib_desk.ui.session import Session
from ib_desk.ui.weighing.page import WeighingPage
from tests.builders import FILE, weighings
from tests.ui.asked_ways import AskedWays, asked_of
from tests.ui.looking import nameless
from tests.ui.noor_session import TODAY, PageInWindow, noor_session

TALK = Meeting(file_id=FILE, kind=MeetingKind.MDO, held_on=TODAY)
DECISION = Decision(meeting_id=TALK.id, decided="Karin komt ook op dinsdag.")
ON_CASE = replace(DECISION, changes=(Changes.PLACE,))
OPTION = DecisionOption(decision_id=DECISION.id, what="Doorgaan zoals nu")


@pytest.fixture
def session(qtbot, tmp_path) -> Iterator[Session]:
    with noor_session(tmp_path, TALK, DECISION) as made:
        yield made


def meetings(qtbot, session) -> Any:
    return PageInWindow(qtbot, session, MeetingsPage(session, AskedWays(session)))


def weighing_page(qtbot, session) -> Any:
    return PageInWindow(qtbot, session, WeighingPage(session, AskedWays(session)))


def asked(window) -> list[str]:
    """The questions that are in sight."""
    QApplication.processEvents()
    labels = window.page.findChildren(QLabel)
    return [one.text() for one in labels if one.isVisible() and one.text().endswith("?")]


LOOKED_AT = "Welke mogelijkheden bekeken jullie?"


def test_what_was_looked_at_is_asked_only_where_the_case_changes(qtbot, session):
    window = meetings(qtbot, session)
    window.page.go_to(Decision, DECISION.id, "changes")
    assert "Wat verandert er met dit besluit?" in asked(window)
    assert not {"Zo snel mogelijk?", LOOKED_AT, "Wie besloot dit?"} & set(asked(window))
    session.change(DECISION, ON_CASE)
    window.look()
    assert {"Zo snel mogelijk?", LOOKED_AT, "Wie besloot dit?"} <= set(asked(window))
    assert "Waarom niet?" not in asked(window)
    session.change(ON_CASE, replace(ON_CASE, as_near=False))
    window.look()
    assert "Waarom niet?" in asked(window)
    assert nameless(window.page) == []


def test_what_was_written_stays_in_sight_where_the_case_changes_no_more(qtbot, session):
    session.add(OPTION)
    window = meetings(qtbot, session)
    window.page.go_to(Decision, DECISION.id, "decided")
    assert LOOKED_AT in asked(window)


def test_a_find_in_what_was_looked_at_leads_there(qtbot, session):
    session.change(DECISION, ON_CASE)
    session.add(OPTION)
    window = meetings(qtbot, session)
    window.page.go_to(DecisionOption, OPTION.id, "because")
    assert "Waarom wel of niet?" in asked(window)


def test_a_weighing_that_changes_nothing_offers_no_decision(qtbot, session):
    session.add(Weighing(file_id=FILE, weighed_on=TODAY, chosen_level=4))
    session.remove(DECISION)
    window = weighing_page(qtbot, session)
    assert not window.page._team_decision.isVisible()


def test_a_weighing_that_changes_the_level_leads_to_the_decision(qtbot, session):
    session.add(Weighing(file_id=FILE, weighed_on=TODAY, chosen_level=3))
    window = weighing_page(qtbot, session)
    card = window.page._team_decision
    assert card.isVisible()
    with qtbot.waitSignal(asked_of(window.page)) as went:
        card._button.click()
        window.look()
    made = next(one for one in window.stored(Decision) if one.id == went.args[0][2])
    assert (went.args[0][0], made.meeting_id) == (MEETINGS, TALK.id)
    assert made.changes == (Changes.LEVEL,)
    assert "nog niet beschreven" in card._words.text()
    with qtbot.waitSignal(asked_of(window.page)) as again:
        card._button.click()
    assert again.args[0][2] == made.id


def test_without_a_meeting_on_that_day_one_is_made(qtbot, session):
    day = TODAY.replace(day=2)
    session.add(Weighing(file_id=FILE, weighed_on=day, chosen_level=3))
    session.remove(TALK)
    window = weighing_page(qtbot, session)
    with qtbot.waitSignal(asked_of(window.page)):
        window.page._team_decision._button.click()
        window.look()
    assert [one.held_on for one in window.stored(Meeting) if one.held_on == day] == [day]


def test_the_decision_of_an_earlier_weighing_stands_beside_it(qtbot, session):
    window = weighing_page(qtbot, session)
    window.page.go_to(Weighing, weighings()[-1].id, "")
    window.look()
    assert "22 juni 2026" in window.page._team_decision._words.text()
