"""Closing as a moment: what is open, who says what, who stays, and what is kept until when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt

from ib_desk.application.support_files import ClosedWithoutDay
from ib_desk.domain.records.closing import Closing, ClosingReason, ClosingView, ViewOf
from ib_desk.domain.records.goal import Goal, GoalState
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.meeting import Attendee, Meeting, Presence
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.ui.closing.page import ClosingPage
from ib_desk.ui.forms.spec import Around
from ib_desk.ui.meeting.evaluation_rows import LOOKED_AT, GoalRow
from ib_desk.ui.session import Session
from ib_desk.ui.widgets.segments import Segments
from tests.ui.asked_ways import AskedWays, asked_of
from tests.ui.looking import nameless
from tests.ui.noor_session import TODAY, PageInWindow, noor_session


@pytest.fixture
def session(qtbot, tmp_path) -> Iterator[Session]:
    with noor_session(tmp_path) as made:
        yield made


@pytest.fixture
def window(qtbot, session) -> Any:
    return PageInWindow(qtbot, session, ClosingPage(session, AskedWays(session)))


def type_in(qtbot, window: Any, words: str) -> None:
    focus = window.page.window().focusWidget()
    qtbot.keyClicks(focus, words)
    qtbot.keyClick(focus, Qt.Key.Key_Tab)
    window.look()


def row_of(window: Any, whose: ViewOf) -> Any:
    rows = window.page._form._views._rows
    return next(row for place, row in rows.items() if place[1] is whose)


def test_goals_that_are_worked_on_are_asked_about_first(window, session):
    active = [one for one in window.stored(Goal) if one.is_active]
    assert f"Aan {len(active)} doelen wordt nog gewerkt" in window.page._open_ends._title.text()
    for goal in active:
        session.change(goal, replace(goal, state=GoalState.REACHED, ended_on=TODAY))
    window.look()
    assert "gewerkt" not in window.page._open_ends._title.text()


def test_one_key_says_what_becomes_of_a_goal_and_the_same_key_takes_it_back(window):
    first = window.page.findChildren(GoalRow)[0]
    goal_id = first._goal.id
    for state, ended in ((GoalState.ELSEWHERE, TODAY), (None, None)):
        first._state.chosen.emit(state)
        window.look()
        goal = next(one for one in window.stored(Goal) if one.id == goal_id)
        assert (goal.state, goal.ended_on) == (state or GoalState.ACTIVE, ended)
        assert window.page.findChildren(GoalRow)[0]._goal == goal


@pytest.mark.parametrize("states", [LOOKED_AT, (GoalState.REACHED,)])
@pytest.mark.parametrize("state", GoalState)
def test_a_goal_shows_how_it_stands_also_where_that_is_not_asked(
    states, state, qtbot, session, window
):
    goal = replace(window.stored(Goal)[0], state=state, ended_on=TODAY)
    around = Around(terms=session.desk.catalogue.terms, today=TODAY)
    row = GoalRow(session, goal, around, "visit", states)
    qtbot.addWidget(row)
    row.show_goal(goal, "", TODAY)
    is_nothing = state is GoalState.ACTIVE and state not in states
    assert row._state.value() == (None if is_nothing else state)
    assert len(row.findChildren(Segments)) == 1
    row.show_goal(replace(goal, state=GoalState.REACHED), "", TODAY)
    assert row._state.value() is GoalState.REACHED


def test_who_stays_and_what_is_agreed_for_after_it_stand_in_the_same_form(qtbot, window):
    for name, words in (("aftercare", "In oktober bellen."), ("contact_after", "Esther")):
        window.page._form.focus_field(name)
        type_in(qtbot, window, words)
    (closing,) = window.stored(Closing)
    assert (closing.aftercare, closing.contact_after) == ("In oktober bellen.", "Esther")
    assert closing.closed_on is None
    assert window.look().file.is_open
    assert nameless(window.page) == []


def test_each_party_says_how_it_looks_back_and_the_first_word_begins_the_closing(qtbot, window):
    for whose, words in ((ViewOf.PUPIL, "Het is fijn."), (ViewOf.TEACHER, "Dat zag ik ook.")):
        row_of(window, whose).focus()
        type_in(qtbot, window, words)
    (closing,) = window.stored(Closing)
    said = window.stored(ClosingView)
    assert [(one.closing_id, one.whose, one.words) for one in said] == [
        (closing.id, ViewOf.PUPIL, "Het is fijn."),
        (closing.id, ViewOf.TEACHER, "Dat zag ik ook."),
    ]
    assert nameless(window.page) == []


def test_what_was_said_and_is_taken_back_is_asked_anew(qtbot, window, session):
    row_of(window, ViewOf.SCHOOL).focus()
    type_in(qtbot, window, "Goed.")
    (view,) = window.stored(ClosingView)
    session.remove(view)
    window.look()
    row_of(window, ViewOf.SCHOOL).focus()
    type_in(qtbot, window, "Beter.")
    (again,) = window.stored(ClosingView)
    assert (again.words, again.id != view.id) == ("Beter.", True)


def test_at_a_meeting_who_was_there_is_asked_there_and_nowhere_else(qtbot, window, session):
    (file,), (pupil,) = window.stored(SupportFile), window.stored(Pupil)
    mother = window.stored(Guardian)[0]
    meeting = Meeting(file_id=file.id, held_on=TODAY, purpose="Afronden")
    came = [
        Attendee(meeting_id=meeting.id, presence=Presence.CAME, pupil_id=pupil.id),
        Attendee(meeting_id=meeting.id, presence=Presence.CAME, guardian_id=mother.id),
    ]
    closing = Closing(file_id=file.id, meeting_id=meeting.id)
    for one in (meeting, *came, closing):
        session.add(one)
    window.look()
    rows = window.page._form._views._rows
    row = next(row for row in rows.values() if row.record_id == came[1].id)
    row.focus()
    type_in(qtbot, window, "Ik zie een ander kind.")
    said = {one.id: one.view for one in window.stored(Attendee)}
    assert said[came[1].id] == "Ik zie een ander kind."
    assert window.stored(ClosingView) == []


def test_what_is_kept_is_told_in_years_and_after_leaving_in_days_never_as_law(window, session):
    words = window.page._kept_words.text()
    assert "Het leerlingdossier: 2 jaar na vertrek van school." in words
    assert words.count("laat nakijken") == len(words.splitlines())
    (file,) = window.stored(SupportFile)
    session.add(Closing(file_id=file.id, closed_on=TODAY, reason=ClosingReason.LEFT_SCHOOL))
    session.change(file, replace(file, closed_on=TODAY))
    window.look()
    assert "Het leerlingdossier: tot en met 21 november 2028." in window.page._kept_words.text()


def test_who_opens_it_again_finds_the_closing_below_and_writes_another(qtbot, window):
    window.page._form.focus_field("aftercare")
    type_in(qtbot, window, "In oktober bellen.")
    assert window.page._earlier.card.isHidden()
    window.page._close.click()
    window.look()
    window.page._reopen()
    window.look()
    (first,) = window.stored(Closing)
    assert first.aftercare == "In oktober bellen."
    assert first.reopened_on is not None
    assert window.look().file.is_open
    assert not window.page._earlier.card.isHidden()
    window.page._close.click()
    window.look()
    assert [one.reopened_on for one in window.stored(Closing)] == [first.reopened_on, None]


def test_the_day_can_be_put_right_and_the_file_goes_along(qtbot, window):
    window.page._close.click()
    window.look()
    window.page._form.focus_field("closed_on")
    focus = window.page.window().focusWidget()
    focus.selectAll()
    type_in(qtbot, window, "19 november 2026")
    (closing,), (file,) = window.stored(Closing), window.stored(SupportFile)
    assert (closing.closed_on, file.closed_on) == (TODAY.replace(day=19), TODAY.replace(day=19))


def test_the_day_of_a_closed_file_comes_back_when_it_is_cleared(qtbot, window, session):
    (file,) = window.stored(SupportFile)
    session.add(Closing(file_id=file.id, closed_on=TODAY))
    session.change(file, replace(file, closed_on=TODAY))
    window.look()
    window.page._form.focus_field("closed_on")
    focus = window.page.window().focusWidget()
    focus.selectAll()
    qtbot.keyClick(focus, Qt.Key.Key_Delete)
    with qtbot.waitSignal(session.refused) as refused:
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert isinstance(refused.args[0], ClosedWithoutDay)
    window.look()
    (closing,) = window.stored(Closing)
    assert window.page._form.closing == closing
    assert closing.closed_on == TODAY
    assert window.field("closed_on").isVisible()


def test_one_that_is_being_written_can_be_removed(qtbot, window):
    assert window.page._drop.isHidden()
    window.page._form.focus_field("aftercare")
    type_in(qtbot, window, "Bellen.")
    assert not window.page._drop.isHidden()
    window.page._drop.click()
    window.look()
    assert window.stored(Closing) == []
    assert window.page._drop.isHidden()
    assert window.page._form.closing.aftercare == ""


def test_a_jump_leads_to_the_question_and_to_what_somebody_said(qtbot, window):
    row_of(window, ViewOf.TEACHER).focus()
    type_in(qtbot, window, "Goed.")
    (closing,), (view,) = window.stored(Closing), window.stored(ClosingView)
    after = window.page._form._after
    window.page.go_to(Closing, closing.id, "outcome")
    assert after._fields["outcome"].editor.widget.hasFocus()
    window.page.go_to(ClosingView, view.id, "words")
    assert "Wat vindt de leraar ervan?" in window.page.window().focusWidget().accessibleName()


def test_the_letter_is_offered_once_something_was_written(qtbot, window):
    assert window.page._print.isHidden()
    assert window.page.report == "parents"
    window.page._form.focus_field("aftercare")
    type_in(qtbot, window, "Bellen.")
    with qtbot.waitSignal(asked_of(window.page)) as asked:
        window.page._print.click()
    assert asked.args == ["closing"]
    assert window.page.report == "closing"
