"""An evaluation as a part of a meeting: what works first, one key for each, and how it ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ib_desk.application.paper import Report
from ib_desk.domain.records.contract import ContractReview
from ib_desk.domain.records.evaluation import Evaluation, Wellbeing
from ib_desk.domain.records.goal import Goal, GoalState
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.intervention import Effect, Intervention, WayOn
from ib_desk.domain.records.meeting import Attendee, Meeting, MeetingKind, Presence
from ib_desk.domain.records.running_measure import MeasureKind, RunningMeasure
from ib_desk.domain.records.weighing import Weighing
from ib_desk.ui.meeting.page import MeetingPage
from ib_desk.ui.places import MATCHED_CARE
from ib_desk.ui.preview.prints.choices_card import PrintChoicesCard
from ib_desk.ui.session import Session
from tests.builders import FILE, MOTHER, NOOR, evaluation, noor
from tests.shipped import catalogue
from tests.ui.asked_ways import AskedWays, asked_of
from tests.ui.looking import nameless
from tests.ui.noor_session import TODAY, PageInWindow, noor_session

TALK = Meeting(file_id=FILE, kind=MeetingKind.WITH_PARENTS, held_on=TODAY)
HELP = Intervention(file_id=FILE, title="Pictokaart bij gym", by_whom="Karin", starts_on=TODAY)
CAME = Attendee(
    meeting_id=TALK.id, guardian_id=MOTHER, name="Marieke Bakker", presence=Presence.CAME
)
PUPIL = Attendee(meeting_id=TALK.id, pupil_id=NOOR, name="Noor", presence=Presence.ASKED)
WORKS = "De ochtend gaat beter."


@pytest.fixture
def session(qtbot, tmp_path) -> Iterator[Session]:
    with noor_session(tmp_path, TALK, HELP, CAME, PUPIL, without=(Evaluation, Weighing)) as made:
        yield made


def shown(qtbot, session) -> Any:
    window: Any = PageInWindow(qtbot, session, MeetingPage(session, AskedWays(session)))
    window.page.go_to(Meeting, TALK.id, "")
    window.look()
    card(window)._fold.set_open(is_open=True)
    QApplication.processEvents()
    return window


def card(window) -> Any:
    return window.page._open.evaluation


def type_into(window, name: str, words: str) -> None:
    """In the field, and on to the next."""
    form = next(one for one in card(window)._forms if one.asks(name))
    form.focus_field(name)
    window.qtbot.keyClicks(window.page.window().focusWidget(), words)
    window.qtbot.keyClick(window.page.window().focusWidget(), Qt.Key.Key_Tab)
    window.look()


def test_it_is_one_line_until_it_is_opened(qtbot, session):
    window: Any = PageInWindow(qtbot, session, MeetingPage(session, AskedWays(session)))
    window.page.go_to(Meeting, TALK.id, "")
    window.look()
    assert card(window).isVisible()
    assert not card(window)._fold.is_open
    assert window.stored(Evaluation) == []


def test_what_works_comes_first_and_begins_it(qtbot, session):
    window = shown(qtbot, session)
    first = card(window)._forms[0]
    assert [field.name for field in first._form.first] == ["what_works", "not_yet"]
    type_into(window, "what_works", WORKS)
    (evaluation,) = window.stored(Evaluation)
    assert (evaluation.meeting_id, evaluation.what_works) == (TALK.id, WORKS)
    assert nameless(window.page) == []


def test_one_key_says_what_the_help_brought_and_the_plan_holds_it(qtbot, session):
    window = shown(qtbot, session)
    row = card(window)._help[HELP.id]
    assert row._effect.value() is None
    row._effect.setFocus()
    for _key in range(4):
        qtbot.keyClick(window.page.window().focusWidget(), Qt.Key.Key_Right)
    window.look()
    stored = next(one for one in window.stored(Intervention) if one.id == HELP.id)
    assert (stored.effect, stored.evaluated_on) == (Effect.BETTER, TODAY)

    qtbot.keyClick(window.page.window().focusWidget(), Qt.Key.Key_Delete)
    window.look()
    stored = next(one for one in window.stored(Intervention) if one.id == HELP.id)
    assert (stored.effect, stored.evaluated_on) == (None, None)


def test_one_key_says_how_one_goes_on_and_the_day_goes_when_nothing_is_said_any_more(
    qtbot, session
):
    window = shown(qtbot, session)
    row = card(window)._help[HELP.id]
    row._way_on.setFocus()
    for _key in range(4):
        qtbot.keyClick(window.page.window().focusWidget(), Qt.Key.Key_Right)
    window.look()
    stored = next(one for one in window.stored(Intervention) if one.id == HELP.id)
    assert (stored.way_on, stored.effect, stored.evaluated_on) == (WayOn.LIGHTER, None, TODAY)
    qtbot.keyClick(window.page.window().focusWidget(), Qt.Key.Key_Delete)
    window.look()
    stored = next(one for one in window.stored(Intervention) if one.id == HELP.id)
    assert (stored.way_on, stored.evaluated_on) == (None, None)


def test_one_key_says_how_a_goal_stands_and_the_goal_holds_it(qtbot, session):
    window = shown(qtbot, session)
    goal = next(one for one in window.stored(Goal) if one.is_active and one.baseline is not None)
    row = card(window)._goals[goal.id]
    assert "begin" in row._values.text()
    row._state.setFocus()
    qtbot.keyClick(window.page.window().focusWidget(), Qt.Key.Key_Right)
    window.look()
    stored = next(one for one in window.stored(Goal) if one.id == goal.id)
    assert (stored.state, stored.ended_on) == (GoalState.REACHED, TODAY)
    qtbot.keyClick(window.page.window().focusWidget(), Qt.Key.Key_Delete)
    window.look()
    stored = next(one for one in window.stored(Goal) if one.id == goal.id)
    assert (stored.state, stored.ended_on) == (GoalState.ACTIVE, None)


def test_hours_of_an_arrangement_are_counted_here_and_stand_with_the_arrangement(qtbot, tmp_path):
    granted = RunningMeasure(file_id=FILE, kind=MeasureKind.ARRANGEMENT, hours=40, starts_on=TODAY)
    with noor_session(
        tmp_path, TALK, HELP, CAME, granted, without=(Evaluation, RunningMeasure)
    ) as session:
        window = shown(qtbot, session)
        row = card(window)._hours[granted.id]
        assert "40 uur" in row._title.text()
        for name, words in (("hours_used", "22"), ("used_until", "vandaag")):
            row._form.focus_field(name)
            qtbot.keyClicks(window.page.window().focusWidget(), words)
            qtbot.keyClick(window.page.window().focusWidget(), Qt.Key.Key_Tab)
            window.look()
        (stored,) = window.stored(RunningMeasure)
        assert (stored.hours_used, stored.used_until) == (22, TODAY)
        assert window.stored(Evaluation) == [], "it is said of the arrangement"
        session.remove(stored)
        window.look()
        assert not card(window)._hours_group.isVisible()


def test_the_pupil_chooses_a_face_by_key_and_it_can_be_taken_back(qtbot, session):
    window = shown(qtbot, session)
    card(window)._wellbeing.setFocus()
    for _key in range(4):
        qtbot.keyClick(window.page.window().focusWidget(), Qt.Key.Key_Right)
    window.look()
    assert window.stored(Evaluation)[0].wellbeing is Wellbeing.GOOD
    assert "fijn" in card(window)._fold._line.text()


def test_what_each_says_stands_with_who_was_there_and_who_could_not_come(qtbot, session):
    window = shown(qtbot, session)
    window.page.go_to(Attendee, PUPIL.id, "view")
    assert "was er niet" in window.page.window().focusWidget().accessibleName()
    qtbot.keyClick(window.page.window().focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClicks(window.page.window().focusWidget(), "Gaat goed.")
    qtbot.keyClick(window.page.window().focusWidget(), Qt.Key.Key_Tab)
    window.look()
    stored = next(one for one in window.stored(Attendee) if one.id == CAME.id)
    assert stored.view == "Gaat goed."


def test_who_was_ticked_afterwards_is_asked_too_and_another_word_is_shown(qtbot, session):
    window = shown(qtbot, session)
    father = next(one for one in window.stored(Guardian) if one.id != MOTHER)
    came = Attendee(
        meeting_id=TALK.id, guardian_id=father.id, name=father.name, presence=Presence.CAME
    )
    session.add(came)
    window.look()
    assert came.id in card(window)._views


def test_it_ends_in_a_weighing_or_says_why_not(qtbot, session):
    window = shown(qtbot, session)
    assert not card(window)._weigh.isVisible()
    type_into(window, "what_works", WORKS)
    assert "nog niet gewogen" in card(window)._fold._line.text()
    with qtbot.waitSignal(asked_of(window.page)) as asked:
        card(window)._weigh.click()
    assert asked.args[0][:2] == (MATCHED_CARE, Weighing)

    session.add(Weighing(file_id=FILE, weighed_on=TODAY, chosen_level=3))
    window.look()
    assert "niveau 3" in card(window)._weighed.text()
    assert not card(window)._weigh.isVisible()
    assert "nog niet gewogen" not in card(window)._fold._line.text()


def test_it_is_printed_from_where_it_stands(qtbot, session):
    window = shown(qtbot, session)
    assert not card(window)._print.isVisible()
    form = card(window)._forms[0]
    form.focus_field("what_works")
    qtbot.keyClicks(window.page.window().focusWidget(), WORKS)
    type_into(window, "not_yet", "Gym.")
    with qtbot.waitSignal(asked_of(window.page)) as asked:
        card(window)._print.click()
    assert asked.args[0] == ("evaluation", TALK.id)


def test_the_print_offers_only_meetings_that_looked_back(qtbot):
    card = PrintChoicesCard(Report.MEETING, catalogue().terms, catalogue().ages)
    qtbot.addWidget(card)
    card.show_file(noor(), TODAY)
    assert card.meeting.choice.count() > 1
    card._report.choose(Report.EVALUATION)
    card._report.chosen.emit(Report.EVALUATION)
    assert card.meeting.choice.count() == 1
    assert card.choices.meeting == evaluation().meeting_id
    assert "Marieke Bakker" in card.recipient


def test_a_reason_why_not_is_an_end_too(qtbot, session):
    window = shown(qtbot, session)
    type_into(window, "not_weighed_because", "Pas twee weken bezig.")
    assert "nog niet gewogen" not in card(window)._fold._line.text()


def test_it_is_removed_and_comes_back_and_the_next_word_begins_another(qtbot, session):
    window = shown(qtbot, session)
    type_into(window, "what_works", WORKS)
    card(window)._remove.click()
    window.look()
    assert window.stored(Evaluation) == []
    assert not card(window)._remove.isVisible()
    session.undo()
    window.look()
    assert [one.what_works for one in window.stored(Evaluation)] == [WORKS]
    card(window)._remove.click()
    window.look()
    type_into(window, "not_yet", "Gym.")
    assert [one.not_yet for one in window.stored(Evaluation)] == ["Gym."]


def test_a_jump_opens_it_at_the_field(qtbot, session):
    evaluation = Evaluation(meeting_id=TALK.id, what_works=WORKS)
    session.add(evaluation)
    window = shown(qtbot, session)
    for name in ("next_on", "wellbeing", "id", "not_weighed_because"):
        card(window)._fold.set_open(is_open=False)
        window.page.go_to(Evaluation, evaluation.id, name)
        QApplication.processEvents()
        assert card(window)._fold.is_open
        focused = window.page.window().focusWidget()
        assert focused is not None
        assert card(window).isAncestorOf(focused), name


def test_absence_and_trust_are_read_and_not_asked_again(qtbot, session):
    window = shown(qtbot, session)
    facts = card(window)._facts.text()
    assert "Verzuim:" in facts
    assert "Marieke 6 → 7;" in facts
    session.remove(window.stored(ContractReview)[-1])
    window.look()
    assert "Marieke 6;" in card(window)._facts.text()


def test_it_is_not_asked_where_one_meets_about_absence(qtbot, session):
    window = shown(qtbot, session)
    window.page._open.binding.store("kind", MeetingKind.ABOUT_ABSENCE)
    window.look()
    assert not card(window).isVisible()
