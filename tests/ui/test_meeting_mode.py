"""A meeting while it goes on, by keyboard: what is typed line by line is its minutes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget

from ib_desk.application.paper import Report
from ib_desk.application.ports import Draft
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.closing import Closing
from ib_desk.domain.records.decision import Decision
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.interpreter import Interpreter, Interpreting
from ib_desk.domain.records.meeting import Attendee, Meeting, MeetingKind, Presence
from ib_desk.ui.meeting.page import MeetingPage
from ib_desk.ui.places import MEETING, MEETINGS
from ib_desk.ui.preview.print_screen import PrintScreen
from ib_desk.ui.style.theme import current_theme
from tests.builders import FILE, MOTHER
from tests.ui.desk_window import WindowInUse
from tests.ui.looking import nameless
from tests.ui.opened_desk import NOW, OpenedDesk, opened_desk

MDO = Meeting(file_id=FILE, kind=MeetingKind.MDO, held_on=NOW.date(), purpose="Hoe verder?")
MOTHER_CAME = Attendee(meeting_id=MDO.id, guardian_id=MOTHER, presence=Presence.CAME)


@pytest.fixture
def desk(empty_vault, tmp_path) -> Iterator[OpenedDesk]:
    with opened_desk(empty_vault, tmp_path, pages=False) as made:
        yield made


def begun(used: WindowInUse, *records) -> Any:
    """In the meeting, with the cursor in the line."""
    used.session.add(MDO, MOTHER_CAME, *records)
    used.settle()
    used.window.navigator.go_to_file(used.file_id, MEETING, MDO.id)
    used.settle()
    assert isinstance(used.page, MeetingPage)
    return used.page


def line(used: WindowInUse, words: str) -> None:
    used.type(words)
    used.key(Qt.Key.Key_Return)


def made_there(desk: OpenedDesk, kind):
    return [one for one in desk.all_of(kind) if one.meeting_id == MDO.id]


def the_meeting(desk: OpenedDesk) -> Meeting:
    return next(one for one in desk.all_of(Meeting) if one.id == MDO.id)


def test_each_line_is_kept_at_enter_as_what_it_is(used, desk):
    page = begun(used)
    line(used, "Moeder vertelt over de ochtend.")
    line(used, "Noor zegt: het raam staat open.")
    used.type("We vragen een arrangement aan.")
    used.key(Qt.Key.Key_F4)
    used.key(Qt.Key.Key_Return)
    used.type("JGZ bellen over slaap.")
    used.key(Qt.Key.Key_F4)
    used.key(Qt.Key.Key_F4)
    used.key(Qt.Key.Key_Return)
    line(used, "Marieke Bakker")
    line(used, "over 2 weken")

    assert the_meeting(desk).discussed.splitlines() == [
        "Moeder vertelt over de ochtend.",
        "Noor zegt: het raam staat open.",
    ]
    assert [one.decided for one in made_there(desk, Decision)] == ["We vragen een arrangement aan."]
    (agreed,) = made_there(desk, Agreement)
    assert (agreed.result, agreed.owner) == ("JGZ bellen over slaap.", "Marieke Bakker")
    assert (agreed.agreed_on, agreed.ends_on) == (NOW.date(), date(2026, 10, 2))
    assert agreed.state is AgreementState.OPEN
    assert used.focus is page._entry.words
    assert nameless(page) == []


def test_an_action_of_who_was_not_there_is_proposed_and_said_to_be(used, desk):
    begun(used)
    used.type("Meekijken in de klas.")
    used.key(Qt.Key.Key_F4)
    used.key(Qt.Key.Key_F4)
    used.key(Qt.Key.Key_Return)
    line(used, "Karin Hoekstra")
    line(used, "")
    (agreed,) = made_there(desk, Agreement)
    assert (agreed.state, agreed.ends_on) == (AgreementState.PROPOSED, None)
    assert used.toast.startswith("Karin Hoekstra was er niet.")


def test_the_key_turns_the_line_before_into_another_kind_where_nothing_is_typed(used, desk):
    page = begun(used)
    line(used, "Eerst.")
    line(used, "We vragen een arrangement aan.")
    used.key(Qt.Key.Key_F4)
    assert page._entry.words.text() == "We vragen een arrangement aan."
    draft = used.session.draft_of(MDO.id, "line.words")
    assert draft is not None, "stored nowhere else until it is kept"
    assert draft.text == "We vragen een arrangement aan."
    used.key(Qt.Key.Key_Return)
    assert used.session.draft_of(MDO.id, "line.words") is None
    assert the_meeting(desk).discussed == "Eerst."
    (decided,) = made_there(desk, Decision)
    assert decided.decided == "We vragen een arrangement aan."

    used.key(Qt.Key.Key_F4)
    used.key(Qt.Key.Key_Return)
    line(used, "moeder")
    line(used, "")
    assert made_there(desk, Decision) == []
    assert [one.state for one in made_there(desk, Agreement)] == [AgreementState.OPEN]


def test_what_is_typed_and_not_entered_is_there_again_after_another_page(used, desk):
    page = begun(used)
    used.type("Een halve zin")
    used.window.navigator.go_to_page(MEETINGS)
    used.settle()
    assert desk.session.draft_of(MDO.id, "line.words").text == "Een halve zin"
    used.window.navigator.back()
    used.settle()
    assert page._entry.words.text() == "Een halve zin"
    assert the_meeting(desk).discussed == ""


def test_what_is_open_is_proposed_and_taken_or_left(used, desk):
    asked = Agreement(file_id=FILE, result="Oma bellen.", owner="Tim Postma")
    page = begun(used, asked)
    words = "Afspraak: Oma bellen. (Tim Postma)"
    box = page._open.agenda._points.boxes[words]
    box.click()
    used.settle()
    assert the_meeting(desk).agenda == words
    box.click()
    used.settle()
    assert the_meeting(desk).agenda == ""


def test_what_was_agreed_here_is_not_proposed_to_talk_about_here(used):
    page = begun(used, Agreement(file_id=FILE, result="Oma bellen.", owner="Tim Postma"))
    used.type("JGZ bellen.")
    used.key(Qt.Key.Key_F4)
    used.key(Qt.Key.Key_F4)
    used.key(Qt.Key.Key_Return)
    line(used, "Marieke Bakker")
    used.key(Qt.Key.Key_Return)
    assert [one.result for one in made_there(used.desk, Agreement)] == ["JGZ bellen."]
    assert "Afspraak: Oma bellen. (Tim Postma)" in page._open.agenda._points.boxes
    assert not [words for words in page._open.agenda._points.boxes if "JGZ" in words]


@pytest.mark.parametrize(("kind", "turns"), [(Meeting, 0), (Decision, 1), (Agreement, 2)])
def test_who_types_on_sees_where_each_line_went(sheet, used, kind, turns):
    page = begun(used)
    page._open._about.set_open(is_open=True)
    used.settle()
    page.area.verticalScrollBar().setValue(0)
    used.type("JGZ bellen.")
    for _turn in range(turns):
        used.key(Qt.Key.Key_F4)
    end = page._open.end_of(kind)
    assert end.visibleRegion().boundingRect().height() < end.height()
    used.key(Qt.Key.Key_Return)
    if kind is Agreement:
        line(used, "Marieke Bakker")
        used.key(Qt.Key.Key_Return)
    shown = [one.text() for one in page.findChildren(QLabel) if not one.visibleRegion().isEmpty()]
    assert "JGZ bellen." in shown or end.visibleRegion().boundingRect().height() == end.height()
    assert used.focus is page._entry.words


def test_a_name_is_offered_above_the_line_as_anywhere_else(sheet, used):
    begun(used)
    used.type("JGZ bellen.")
    used.key(Qt.Key.Key_F4)
    used.key(Qt.Key.Key_F4)
    used.key(Qt.Key.Key_Return)
    used.type("Mar")
    (offered,) = [one for one in used.window.findChildren(QListWidget) if one.isVisible()]
    panel = offered.parentWidget()
    ground = panel.grab().toImage().pixelColor(panel.width() // 2, panel.height() - 3)
    assert ground == current_theme().colour("raised")


def test_a_new_meeting_begins_with_one_button_and_asks_first_what_it_is(used, desk):
    used.open_page(MEETINGS)
    used.page.heading.findChildren(type(used.page.heading._actions[0]))[0].click()
    used.settle()
    new = desk.all_of(Meeting)[-1]
    assert (new.held_on, new.file_id) == (NOW.date(), FILE)
    assert used.crumbs[-1] == "In overleg"
    assert (used.focus.objectName(), used.focus.property("record_id")) == ("kind", str(new.id))


def test_the_minutes_stand_ready_when_it_ends(used, desk):
    begun(used)
    line(used, "Alles gaat goed.")
    used.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(used.screen, PrintScreen)
    assert used.screen._card.choices.meeting == MDO.id


def test_before_it_begins_a_sheet_can_be_made_for_who_comes(used, desk):
    page = begun(used)
    page._prepare.click()
    used.settle()
    assert used.screen._card.report is Report.PREPARATION
    assert used.screen._card.choices.meeting == MDO.id


def test_a_jump_leads_to_the_question_or_to_what_was_decided(used, desk):
    decided = Decision(meeting_id=MDO.id, decided="Extra hulp.")
    page = begun(used, decided)
    for kind, record, name in (
        (Meeting, MDO, "chair"),
        (Meeting, MDO, "agenda"),
        (Meeting, MDO, "discussed"),
        (Meeting, MDO, "sent_to"),
        (Decision, decided, "because"),
    ):
        page.go_to(kind, record.id, name)
        used.settle()
        assert used.focus.objectName() == name


def test_without_a_meeting_the_page_offers_to_begin_one(used, desk):
    for meeting in desk.all_of(Meeting):
        used.session.remove(meeting)
    used.settle()
    page = used.open_page(MEETING)
    assert page._none.isVisible()
    page._none.asked.emit()
    used.settle()
    assert not page._none.isVisible()
    assert len(desk.all_of(Meeting)) == 1


def test_another_meeting_takes_the_place_of_the_one_that_was_open(used, desk):
    page = begun(used)
    before = next(one for one in desk.all_of(Meeting) if one.id != MDO.id)
    page.go_to(Meeting, before.id, "")
    used.settle()
    assert page._open.meeting == before
    changed = replace(before, purpose="Iets anders.")
    used.session.change(before, changed)
    used.settle()
    assert page._open.meeting == changed


def test_what_was_written_before_stays_as_it_stands_there(used, desk):
    begun(used)
    written = "Eerst dit.\n\n  - en dat"
    used.session.change(the_meeting(desk), replace(the_meeting(desk), discussed=written))
    used.settle()
    line(used, "En nu dit.")
    assert the_meeting(desk).discussed == f"{written}\nEn nu dit."


def test_half_an_action_from_before_a_lock_shows_who_takes_care_of_it(used, desk):
    used.session.keep_draft(Draft(record_id=MDO.id, field="line.words", text="Bellen."))
    used.session.keep_draft(Draft(record_id=MDO.id, field="line.owner", text="Marieke"))
    page = begun(used)
    assert page._entry.owner.isVisible()
    for _field in (page._entry.words, page._entry.owner, page._entry.ends_on):
        used.key(Qt.Key.Key_Return)
    (agreed,) = made_there(desk, Agreement)
    assert (agreed.result, agreed.owner) == ("Bellen.", "Marieke")


def test_who_needs_an_interpreter_is_named_until_one_was_asked(used):
    (mother,) = (one for one in used.desk.all_of(Guardian) if one.id == MOTHER)
    used.desk.store((mother, replace(mother, interpreter=Interpreter.NEEDED, language="Turks")))
    hint = begun(used)._open.agenda._interpreter
    assert hint.text() == f"Regel een tolk: {mother.name} (Turks)."
    used.desk.store((MDO, replace(MDO, interpreter=Interpreting.ASKED)))
    used.settle()
    assert not hint.isVisible()


def test_a_meeting_that_was_held_can_close_the_file_and_asks_nothing_of_it_again(used):
    page = begun(used)
    page._open.closing.button.click()
    page._open.closing.button.click()
    used.settle()
    (closing,) = used.desk.all_of(Closing)
    assert closing.meeting_id == MDO.id
    closing_page: Any = used.page
    asked = [one.record_id for one in closing_page._form._views._rows.values()]
    assert MOTHER_CAME.id in asked
    closing_page._close.click()
    used.settle()
    (closing,) = used.desk.all_of(Closing)
    assert closing.closed_on == MDO.held_on
    used.window.navigator.go_to_file(used.file_id, MEETING, MDO.id)
    used.settle()
    assert not used.page._open.closing.isVisible()


def test_a_closing_that_was_begun_comes_to_belong_to_the_meeting(used):
    closing = Closing(file_id=FILE, aftercare="Bellen.")
    page = begun(used, closing)
    page._open.closing.button.click()
    used.settle()
    assert used.desk.all_of(Closing) == [replace(closing, meeting_id=MDO.id)]
    elsewhere = replace(MDO, id=Meeting(file_id=FILE).id)
    used.session.add(elsewhere)
    used.settle()
    used.window.navigator.go_to_file(used.file_id, MEETING, elsewhere.id)
    used.settle()
    assert not used.page._open.closing.isVisible()
