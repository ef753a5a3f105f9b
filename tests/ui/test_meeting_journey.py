"""A meeting from who was asked to what was agreed: its parts are made and removed in its form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPushButton, QWidget

from ib_desk.application.paper import Report
from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.decision import Decision
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.interpreter import Interpreter, Interpreting
from ib_desk.domain.records.meeting import Attendee, Meeting, MeetingKind, Presence
from ib_desk.domain.records.pupil import Pupil
from ib_desk.ui.file.list_page import ListPage
from ib_desk.ui.places import MEETINGS
from ib_desk.ui.preview.prints.choices_card import PrintChoicesCard
from ib_desk.ui.session import Session
from ib_desk.ui.tab_order import tab_stops
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.headings import Heading
from tests.builders import FATHER, FILE, MEETING, MOTHER, NOOR, noor
from tests.shipped import catalogue
from tests.ui.asked_ways import AskedWays, asked_of
from tests.ui.looking import nameless
from tests.ui.noor_session import TODAY, PageInWindow, noor_session, read

HELD = Meeting(
    file_id=FILE,
    kind=MeetingKind.WITH_PARENTS,
    held_on=date(2026, 11, 19),
    purpose="Hoe gaat het?",
)


@pytest.fixture
def session(qtbot, tmp_path) -> Iterator[Session]:
    with noor_session(tmp_path, HELD, without=(Meeting, Attendee, Decision)) as made:
        yield made


@pytest.fixture
def shown(qtbot, session) -> PageInWindow[ListPage]:
    return PageInWindow(qtbot, session, ListPage(session, AskedWays(session), MEETINGS))


def ticks(shown, words: str) -> list[QCheckBox]:
    """Who was there, and who was asked."""
    return [one for one in shown.page.findChildren(QCheckBox) if one.text() == words]


def add_part(shown, words: str) -> None:
    next(one for one in shown.page.findChildren(QPushButton) if one.text() == words).click()


def opened(shown, name: str = "purpose") -> None:
    shown.page.go_to(Meeting, HELD.id, name)


def test_who_was_there_and_who_was_asked_is_ticked(shown):
    opened(shown)
    for words, place in (("Noor", 0), ("Marieke Bakker", 0), ("Joost van Dalen", 1)):
        ticks(shown, words)[place].click()
    shown.look()

    pupil, mother, father = shown.stored(Attendee)
    assert (pupil.pupil_id, pupil.presence) == (NOOR, Presence.CAME)
    assert (mother.guardian_id, mother.presence) == (MOTHER, Presence.CAME)
    assert (father.guardian_id, father.presence) == (FATHER, Presence.ASKED)
    assert nameless(shown.page) == []

    ticks(shown, "Joost van Dalen")[0].click()
    ticks(shown, "Noor")[0].click()
    shown.look()
    assert [(one.id, one.presence) for one in shown.stored(Attendee)] == [
        (mother.id, Presence.CAME),
        (father.id, Presence.CAME),
    ]
    assert not ticks(shown, "Joost van Dalen")[1].isChecked()


def all_came(shown) -> Any:
    """The key for all of them, as far as it is there."""
    words = ("Iedereen die gevraagd was, was erbij", "Beide ouders waren erbij")
    found = [one for one in shown.page.findChildren(QPushButton) if one.text() in words]
    return next((one for one in found if one.isVisibleTo(shown.page)), None)


def test_both_parents_are_there_by_one_key_and_taken_back_in_one_go(shown, session):
    opened(shown)
    assert shown.stored(Attendee) == []  # nobody by itself
    all_came(shown).setFocus()
    shown.qtbot.keyClick(all_came(shown), Qt.Key.Key_Space)
    shown.look()
    there = [(one.guardian_id, one.name, one.presence) for one in shown.stored(Attendee)]
    assert there == [
        (MOTHER, "Marieke Bakker", Presence.CAME),
        (FATHER, "Joost van Dalen", Presence.CAME),
    ]
    assert all_came(shown) is None
    assert QApplication.focusWidget() is ticks(shown, "Marieke Bakker")[0]
    session.undo()
    assert shown.stored(Attendee) == []


def test_who_was_asked_was_there_by_one_key_and_one_who_was_not_is_ticked_off(shown, session):
    opened(shown)
    for words in ("Noor", "Joost van Dalen"):
        ticks(shown, words)[1].click()
    ticks(shown, "Marieke Bakker")[0].click()
    shown.look()
    assert all_came(shown).text() == "Iedereen die gevraagd was, was erbij"
    all_came(shown).setFocus()
    shown.qtbot.keyClick(all_came(shown), Qt.Key.Key_Space)
    shown.look()
    assert {one.presence for one in shown.stored(Attendee)} == {Presence.CAME}
    assert all_came(shown) is None
    ticks(shown, "Joost van Dalen")[0].click()
    shown.look()
    assert len(shown.stored(Attendee)) == 2
    session.undo()
    session.undo()
    shown.look()
    asked = [one for one in shown.stored(Attendee) if one.presence is Presence.ASKED]
    assert len(asked) == 2


def test_of_a_meeting_to_come_nobody_is_said_to_have_been_there(shown, session):
    opened(shown)
    session.change(HELD, replace(HELD, held_on=date(2026, 12, 18)))
    shown.look()
    assert all_came(shown) is None


def test_who_was_there_is_asked_before_what_was_said_and_taken_back_in_one_go(shown, session):
    opened(shown)
    for words in ("Noor", "Marieke Bakker"):
        ticks(shown, words)[0].click()
    shown.look()
    order = tab_stops(shown.page)
    assert order.index(ticks(shown, "Noor")[0]) < order.index(shown.field("discussed"))

    session.undo()
    assert shown.stored(Attendee) == []


def test_a_part_of_a_form_is_a_heading_for_who_hears_the_screen(shown):
    opened(shown)
    headings = [one.text() for one in shown.page.findChildren(Heading)]
    assert {"Aanwezigen", "Besluiten", "Afspraken"} <= set(headings)


def test_why_a_pupil_of_twelve_was_not_invited_is_asked_at_an_mdo_alone(shown, session):
    opened(shown)
    pupil = session.desk.records.find
    noor_now = read(shown.qtbot, session, lambda: pupil(Pupil))[0]
    session.change(noor_now, replace(noor_now, born_on=BirthDate(2013, 5, 14)))
    shown.look()
    assert not shown.page.findChildren(QWidget, "not_invited_because")[0].isVisible()

    session.change(HELD, replace(HELD, kind=MeetingKind.MDO))
    shown.look()
    shown.type(shown.field("not_invited_because"), "Noor had een toets.")
    assert shown.stored(Meeting)[0].not_invited_because == "Noor had een toets."


def test_an_interpreter_is_asked_about_where_somebody_needs_one(shown, session):
    opened(shown)
    assert not shown.page.findChildren(QWidget, "interpreter")[0].isVisible()
    mother = shown.stored(Guardian)[0]
    session.change(mother, replace(mother, interpreter=Interpreter.NEEDED, language="Turks"))
    shown.look()
    choice = shown.page.findChildren(QWidget, "interpreter")[0]
    assert choice.isVisible()
    assert isinstance(choice, Choice)
    choice.choose(Interpreting.BY_PHONE)
    choice.chosen.emit(Interpreting.BY_PHONE)
    shown.look()
    assert shown.stored(Meeting)[0].interpreter is Interpreting.BY_PHONE


def test_somebody_whom_the_file_does_not_have_is_named_and_can_be_ticked_off(shown):
    opened(shown)
    line = next(w for w in shown.page.findChildren(QLineEdit, "attendee.name"))
    line.setFocus()
    shown.qtbot.keyClicks(line, "Opa Bakker")
    shown.qtbot.keyClick(line, Qt.Key.Key_Return)
    shown.look()
    assert [one.name for one in shown.stored(Attendee)] == ["Opa Bakker"]
    assert line.text() == ""

    ticks(shown, "Opa Bakker")[0].click()
    shown.look()
    assert shown.stored(Attendee) == []


def test_a_new_meeting_is_kept_at_the_first_tick(shown):
    shown.page.add_new()
    QApplication.processEvents()
    ticks(shown, "Marieke Bakker")[0].click()
    shown.look()

    _held, new = shown.stored(Meeting)
    assert [one.meeting_id for one in shown.stored(Attendee)] == [new.id]


def test_what_was_decided_and_agreed_comes_to_belong_to_the_meeting(shown):
    opened(shown)
    for words in ("Extra instructie.", "Terug in maart."):
        add_part(shown, "Besluit toevoegen")
        shown.type(shown.field("decided"), words)
        shown.look()
    add_part(shown, "Afspraak van dit overleg toevoegen")
    shown.type(shown.field("result"), "Moeder belt de huisarts.")
    shown.look()

    decisions = shown.stored(Decision)
    assert [(one.decided, one.meeting_id) for one in decisions] == [
        ("Extra instructie.", HELD.id),
        ("Terug in maart.", HELD.id),
    ]
    agreement = shown.stored(Agreement)[-1]
    assert (agreement.meeting_id, agreement.file_id) == (HELD.id, FILE)
    assert agreement.agreed_on == HELD.held_on


def test_ctrl_n_in_a_part_adds_one_more_of_that_part(shown):
    opened(shown)
    add_part(shown, "Besluit toevoegen")
    shown.type(shown.field("decided"), "Extra instructie.")
    shown.look()
    shown.field("decided").setFocus()
    shown.page.add_new()
    shown.type(shown.field("decided"), "Terug in maart.")

    assert len(shown.stored(Decision)) == 2
    assert len(shown.stored(Meeting)) == 1


def test_a_part_goes_alone_and_comes_back_and_goes_with_its_meeting(shown, session):
    decided = Decision(meeting_id=HELD.id, decided="Extra instructie.")
    agreed = Agreement(file_id=FILE, meeting_id=HELD.id, result="Bellen.")
    session.add(decided, agreed, Attendee(meeting_id=HELD.id, name="Opa", presence=Presence.CAME))
    shown.look()

    session.remove(decided)
    assert shown.stored(Decision) == []
    session.undo()
    assert shown.stored(Decision) == [decided]

    session.remove(HELD)
    assert [shown.stored(kind) for kind in (Meeting, Decision, Attendee)] == [[], [], []]
    assert shown.stored(Agreement)[-1] == replace(agreed, meeting_id=None)
    session.undo()
    assert shown.stored(Agreement)[-1] == agreed
    assert shown.stored(Decision) == [decided]


def test_a_jump_leads_into_the_part(shown, session):
    decided = Decision(meeting_id=HELD.id, decided="Extra instructie.")
    session.add(decided)
    shown.look()
    shown.page.go_to(Decision, decided.id, "because")
    QApplication.processEvents()

    focus = shown.page.focusWidget()
    assert (focus.objectName(), focus.property("record_id")) == ("because", str(decided.id))


def test_minutes_are_a_whole_number_or_stay_as_they_were_typed(shown):
    opened(shown)
    lasts = shown.field("lasts")
    assert isinstance(lasts, QLineEdit)
    shown.type(lasts, "drie kwartier")
    assert shown.stored(Meeting) == [HELD]
    assert lasts.text() == "drie kwartier"
    assert "Typ een heel getal, zoals 45." in lasts.accessibleDescription()

    lasts.clear()
    shown.type(lasts, "45")
    assert [one.lasts for one in shown.stored(Meeting)] == [45]
    assert "heel getal" not in lasts.accessibleDescription()


def test_its_minutes_are_asked_for_where_it_is_open_and_by_the_key_of_prints(shown):
    opened(shown)
    with shown.qtbot.waitSignal(asked_of(shown.page)) as asked:
        add_part(shown, "Verslag afdrukken")
    assert asked.args == [("meeting", HELD.id)]
    assert shown.page.report == "meeting"


def test_of_a_meeting_that_was_only_begun_its_own_minutes_are_asked_for(shown):
    shown.page.add_new()
    with shown.qtbot.waitSignal(asked_of(shown.page)) as asked:
        add_part(shown, "Verslag afdrukken")
    ids = {one.id for one in shown.stored(Meeting)} - {HELD.id}
    assert asked.args == [("meeting", *ids)], "what is not stored would be the one before"


def test_the_minutes_that_were_asked_for_are_those_that_are_made(qtbot):
    whole = noor()
    mdo = next(one for one in whole.of(Meeting) if one.kind is MeetingKind.MDO)
    card = PrintChoicesCard(Report.MEETING, catalogue().terms, catalogue().ages, mdo.id)
    qtbot.addWidget(card)
    card.show_file(whole, TODAY)
    assert card.choices.meeting == mdo.id

    card.meeting.choice.choose(MEETING)
    card.meeting.choice.chosen.emit(MEETING)
    card.show_file(whole, TODAY)
    assert card.choices.meeting == MEETING
    assert not card.choices.with_scores
    assert card.recipient == (
        "Marieke Bakker, Joost van Dalen, Esther Mulder, Anouk de Graaf, Tim Postma"
    )
    assert "alleen de eigen afspraken" in card.meeting.for_whom


def test_who_sees_it_differently_can_be_kept_off_the_paper(qtbot):
    card = PrintChoicesCard(Report.CONTRACT, catalogue().terms, catalogue().ages)
    qtbot.addWidget(card)
    card.show_file(noor(), TODAY)
    card.show()
    assert card.box_of("with_other_views").isVisible()
    assert card.choices.with_other_views
    card.box_of("with_other_views").click()
    assert not card.choices.with_other_views
