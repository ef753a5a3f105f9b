"""The sheet before a meeting: the child first, then what it is about, with room for one's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ib_desk.application.paper import NothingToPrint, PrintChoices, Report
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.contract import Contract, ContractParty
from ib_desk.domain.records.interpreter import Interpreter, Interpreting
from ib_desk.domain.records.meeting import Attendee, Meeting, MeetingId, MeetingKind, Presence
from ib_desk.domain.records.weighing import Weighing
from tests.builders import (
    FILE,
    MEETING,
    MOTHER,
    contract,
    guardians,
    known_id,
    noor,
    pupil,
    without,
)
from tests.builders import whole as whole_of
from tests.exchange.printing import printed, smallest_type, standing_in_order, words_of

DAY = date(2026, 9, 17)
COMING = Meeting(
    id=MeetingId(known_id("evaluatie")),
    file_id=FILE,
    kind=MeetingKind.WITH_PARENTS,
    held_on=DAY + timedelta(days=7),
    starts_at="15.30",
    purpose="Kijken wat de hulp oplevert.",
    chair="Esther Mulder",
    decides="Ouders en school samen",
    agenda="Hoe gaat het?\nDoen we wat we elkaar beloofden?",
)
ASKED = Attendee(meeting_id=COMING.id, guardian_id=MOTHER, presence=Presence.ASKED)


def sheet(*instead, choices=None):
    return printed(Report.PREPARATION, noor(COMING, ASKED, *instead), choices, day=DAY)


def test_the_child_speaks_first_and_then_it_says_what_it_is_about():
    found = words_of(sheet().content)
    assert standing_in_order(
        found,
        "Voorbereiding van een gesprek",
        "Gesprek met ouders · donderdag 24 september 2026 · 15.30",
        "Noor zegt",
        contract().shared_perspective,
        "Kijken wat de hulp oplevert.",
        "Wie zijn erbij?",
        "Marieke Bakker (moeder)",
        "Doen we wat we elkaar beloofden?",
        "Dit spraken we eerder af",
        "Wat wilt u zelf vertellen of vragen?",
    )
    assert smallest_type(sheet().content) >= 11


def test_what_was_agreed_before_stands_on_it_while_it_runs():
    running = Agreement(
        id=known_id("running"), file_id=FILE, result="Meekijken.", owner="Karin Hoekstra"
    )
    proposed = replace(running, id=known_id("asked"), state=AgreementState.PROPOSED)
    over = replace(running, id=known_id("over"), result="Bellen.", state=AgreementState.KEPT)
    own = replace(running, id=known_id("own"), result="Nu pas.", meeting_id=COMING.id)
    found = words_of(sheet(running, proposed, over, own).content)
    assert found.count("Meekijken.") == len((running, proposed))
    assert "zei nog geen ja" in found
    assert "Bellen." not in found
    assert "Nu pas." not in found


def test_another_meeting_can_be_chosen():
    found = words_of(sheet(choices=PrintChoices(meeting=MEETING)).content)
    assert "Samen het plan voor dit schooljaar maken." in found


def test_what_nobody_filled_in_takes_no_room():
    bare = whole_of(Meeting(id=COMING.id, file_id=FILE))
    silent = without(bare, Contract, ContractParty, Weighing)
    silent = replace(silent, pupil=replace(silent.pupil, about_me=""))
    found = words_of(printed(Report.PREPARATION, silent, day=DAY).content)
    for heading in ("zegt", "Doel", "Wie zijn erbij?", "Agenda", "eerder af"):
        assert heading not in found


def test_without_a_meeting_there_is_nothing_to_prepare():
    with pytest.raises(NothingToPrint):
        printed(Report.PREPARATION, whole_of(), day=DAY)


def test_for_whom_an_interpreter_comes_and_in_which_language():
    mother = replace(guardians()[0], interpreter=Interpreter.NEEDED, language="Tigrinya")
    assert "Tolk" not in words_of(sheet().content)
    assert "Tolk Marieke Bakker (Tigrinya)." in words_of(sheet(mother).content)
    asked = replace(COMING, interpreter=Interpreting.ASKED)
    found = words_of(sheet(mother, asked).content)
    assert "Tolk Voor Marieke Bakker (Tigrinya): aangevraagd." in found
    silent = replace(mother, language="", name="")
    assert "Voor moeder: aangevraagd." in words_of(sheet(silent, asked).content)


def test_the_child_itself_may_need_one():
    child = replace(pupil(), interpreter=Interpreter.NEEDED, home_language="Tigrinya")
    comes = Attendee(meeting_id=COMING.id, pupil_id=child.id, presence=Presence.ASKED)
    assert "Tolk Noor (Tigrinya)." in words_of(sheet(child, comes).content)
