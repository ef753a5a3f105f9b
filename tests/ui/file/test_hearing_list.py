"""De stem van de leerling: written in a meeting or with the plan, corrected, taken away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QWidget

from ib_desk.domain.records.hearing import (
    Heard,
    Hearing,
    HearingInput,
    HearingSubject,
    HearingWay,
    Influence,
)
from ib_desk.domain.records.meeting import Meeting
from ib_desk.ui.file.list_page import ListPage
from ib_desk.ui.forms.spec import Around
from ib_desk.ui.meeting.page import MeetingPage
from ib_desk.ui.records.hearing import hearing_input_spec, hearing_spec
from ib_desk.ui.session import Session
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.state import State
from tests.builders import FILE, MEETING
from tests.shipped import catalogue
from tests.ui.asked_ways import AskedWays
from tests.ui.looking import nameless
from tests.ui.noor_session import TODAY, PageInWindow, noor_session, read

ADD = "Opschrijven wat de leerling vindt"
QUESTIONS = ("subject", "heard_on", "ways", "outcome", "outcome_note", "told_on", "told_by")


@pytest.fixture
def session(tmp_path) -> Iterator[Session]:
    with noor_session(tmp_path, without=(Hearing, HearingInput)) as made_session:
        yield made_session


@pytest.fixture
def plan(qtbot, session) -> PageInWindow[ListPage]:
    page = ListPage(session, AskedWays(session))
    page.become_step(next(one for one in catalogue().trajectory("po").step if one.id == "plan"))
    return PageInWindow(qtbot, session, page)


def choose(shown: PageInWindow[Any], name: str, words: str) -> None:
    field = shown.field(name)
    assert isinstance(field, Choice)
    field.setFocus()
    shown.qtbot.keyClicks(field, words)
    shown.look()


def date_in(shown: PageInWindow[Any], name: str, text: str) -> None:
    (line,) = shown.field(name).findChildren(QLineEdit)
    line.clear()
    shown.type(line, text)


def seen(shown: PageInWindow[Any]) -> list[str]:
    QApplication.processEvents()
    fields = {name: shown.page.findChildren(QWidget, name) for name in QUESTIONS}
    return [name for name, found in fields.items() if any(one.isVisible() for one in found)]


def test_what_the_pupil_said_and_what_became_of_it_is_written_with_the_plan(plan):
    plan.press(ADD)
    assert seen(plan) == ["subject", "heard_on", "ways", "outcome"]
    choose(plan, "subject", "het plan m")
    date_in(plan, "heard_on", "19-11-2026")
    for words in ("met een tekening", "met kaartjes"):
        next(one for one in plan.page.findChildren(QCheckBox) if one.text() == words).click()
    plan.look()
    choose(plan, "outcome", "d")
    assert seen(plan) == ["subject", "heard_on", "ways", "outcome", "told_on", "told_by"]
    plan.press("Nog iets dat de leerling zei")
    plan.type(plan.field("words"), "Niet tijdens gym weg.")
    plan.look()
    choose(plan, "influence", "o")
    plan.type(plan.field("because"), "We oefenen op dinsdag.")
    assert nameless(plan.page) == []

    (hearing,), (entry,) = plan.stored(Hearing), plan.stored(HearingInput)
    assert hearing == Hearing(
        id=hearing.id,
        file_id=FILE,
        subject=HearingSubject.PLAN_MADE,
        heard_on=date(2026, 11, 19),
        ways=(HearingWay.DRAWING, HearingWay.CARDS),
        outcome=Heard.TOOK_PART,
    )
    assert (entry.hearing_id, entry.words) == (hearing.id, "Niet tijdens gym weg.")
    assert (entry.influence, entry.because) == (Influence.TAKEN_OVER, "We oefenen op dinsdag.")


def test_who_did_not_want_to_is_asked_why_and_nothing_has_to_be_told_back(plan):
    plan.press(ADD)
    choose(plan, "outcome", "w")
    assert seen(plan) == ["subject", "heard_on", "ways", "outcome", "outcome_note"]
    plan.type(plan.field("outcome_note"), "Noor wilde buiten spelen.")
    (hearing,) = plan.stored(Hearing)
    assert (hearing.outcome, hearing.outcome_note) == (
        Heard.DID_NOT_WANT,
        "Noor wilde buiten spelen.",
    )
    plan.session.remove(hearing)
    assert plan.stored(Hearing) == []


def test_in_a_meeting_the_day_is_not_asked_and_it_stands_with_the_plan_too(qtbot, session):
    shown = PageInWindow(qtbot, session, MeetingPage(session, AskedWays(session)))
    meeting = next(one for one in shown.stored(Meeting) if one.id == MEETING)
    shown.page.go_to(Meeting, meeting.id, "purpose")
    shown.look()
    shown.press(ADD)
    assert seen(shown) == ["subject", "ways", "outcome"]
    choose(shown, "outcome", "d")
    (hearing,) = shown.stored(Hearing)
    assert (hearing.meeting_id, hearing.heard_on) == (meeting.id, None)
    whole = read(qtbot, session, lambda: session.desk.files.one(shown.file_id))
    assert hearing.day(whole) == meeting.held_on


def test_a_line_of_the_list_says_how_it_went_and_what_is_still_to_be_told():
    hearing = Hearing(file_id=FILE, heard_on=TODAY, ways=(HearingWay.TALK,))
    around = Around(today=TODAY, terms=catalogue().terms)
    begun = hearing_spec().summary(hearing, around)
    assert (begun.title, begun.state) == ("Stem van de leerling", State.NOT_STARTED)
    took_part = replace(hearing, outcome=Heard.TOOK_PART, subject=HearingSubject.PLAN_MADE)
    assert "nog terug te vertellen" in hearing_spec().summary(took_part, around).facts
    told = replace(took_part, told_on=TODAY)
    assert "terugverteld op" in hearing_spec().summary(told, around).facts
    dayless = replace(hearing, heard_on=None, outcome=Heard.NOT_ASKED)
    line = hearing_spec().summary(dayless, around)
    assert line.facts.startswith("nog geen dag")
    assert (line.state, line.state_word) == (State.ATTENTION, "is niet gevraagd")

    entry = HearingInput(hearing_id=hearing.id)
    bare = hearing_input_spec().summary(entry, around)
    assert (bare.title, bare.state_word) == ("Nog niet opgeschreven", "nog te bekijken")
    done = hearing_input_spec().summary(replace(entry, words="x", influence=Influence.NOT), around)
    assert (done.title, done.state_word) == ("x", "niet overgenomen")
