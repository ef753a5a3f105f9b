"""What is closed is in nothing that comes out: a mark in every kind, and all outputs read.

Built as the test of what is printed (`test_outgoing_words.py`): each closed record holds a mark in
each of its texts, all of them are closed at once, and then everything that can be made of the vault
is made and read. The same is made before, so that a mark that nothing prints proves nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime

import pytest

from ib_desk.application.day import DayLook
from ib_desk.application.desk import Desk
from ib_desk.application.leaving.calendar import calendar_entries
from ib_desk.application.paper import NothingToPrint, PrintChoices, Report
from ib_desk.application.ports import Clock
from ib_desk.application.progress import Silent
from ib_desk.domain.errors import NotFound
from ib_desk.domain.file.timeline import timeline
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.law.looking_along import talk_sheet
from ib_desk.domain.offers.of_fields import OFFERED
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.broad_view import BroadViewEntry
from ib_desk.domain.records.closed import Closed, ClosedBecause, can_be_closed
from ib_desk.domain.records.contact import Contact
from ib_desk.domain.records.inspection_choice import Given, InspectionChoice
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.kinds import KINDS
from ib_desk.domain.records.meeting import Meeting
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.school_request import SchoolRequest, SchoolRequestKind
from ib_desk.domain.records.signal import Signal
from ib_desk.domain.records.weighing import Weighing
from ib_desk.domain.search.asked import read_question
from ib_desk.exchange.icalendar import calendar_file
from tests.application.fakes import FakeVault
from tests.builders import FILE, REQUEST_DAY, closing_of_noor, noor_records, standing, with_contents
from tests.exchange.printing import printed, saying, words_of
from tests.samples import sample
from tests.shipped import catalogue, rights_on
from tests.ui.sessions import desk_over

NOW = datetime(REQUEST_DAY.year, REQUEST_DAY.month, REQUEST_DAY.day, 10)  # noqa: DTZ001 - as the desk's own clock
MARK = "zqgeslotenx"
CLOSABLE = tuple(kind for kind in KINDS if can_be_closed(kind))
EVERYTHING = PrintChoices(
    with_scores=True, with_safety=True, signature_lines=True, with_more_answers=True
)
SAFEGUARDING = Closed(because=ClosedBecause.SAFEGUARDING)


def marked(record: Record) -> Record:
    return saying(record, lambda _name: MARK) if can_be_closed(type(record)) else record


@pytest.fixture
def desk() -> Desk:
    """Noor's file, with a mark in every text of every record that can be closed."""
    desk = desk_over(FakeVault(), Clock(lambda: NOW))
    desk.records.add(
        *with_contents(desk, standing(map(marked, (*noor_records(), *closing_of_noor()))))
    )
    desk.undo.clear()
    return desk


def close_all(desk: Desk) -> set[type[Record]]:
    """All that can be closed; gives of which kinds there was any."""
    closed = set()
    for kind in CLOSABLE:
        for record in desk.records.find(kind):
            desk.closed_items.close(record, SAFEGUARDING)
            closed.add(kind)
    return closed


def prints_of(whole: WholeFile) -> Iterator[tuple[str, str]]:
    for report in Report:
        with suppress(NothingToPrint):  # the meeting that it prepares is closed
            yield report.name, words_of(printed(report, whole, EVERYTHING).content)


def told_of(desk: Desk) -> dict[str, str]:
    """Every output beside paper, as text."""
    whole = desk.files.one(FILE)
    people = [whole.pupil.id, *(one.id for one in whole.guardians)]
    rights = rights_on(whole, REQUEST_DAY)
    look: DayLook = desk.day.look()
    asked = read_question(f"{MARK} afgesloten", catalogue().terms, REQUEST_DAY)
    told: dict[str, object] = {
        "a file as rules and pages see it": whole,
        "the timeline": timeline(whole, REQUEST_DAY),
        "in conversation": [talk_sheet(whole, rights, [who], REQUEST_DAY) for who in people],
        "in conversation with all": talk_sheet(whole, rights, people, REQUEST_DAY),
        "lists": desk.overview.look(),
        "lists beside": desk.overview.beside(),
        "the list of each colleague": desk.owned.look(),
        "Vandaag": look,
        "the calendar": calendar_file(calendar_entries(look), NOW),
        "terms of the file": desk.day.of_file(FILE),
        "search": desk.search.find(asked, Silent()).hits,
        "history": desk.records.history(FILE),
        "bin": desk.bin.items(),
        "what is offered to pick": [
            desk.catalogue.offers(whole)(sample(kind), name)
            for kind, names in OFFERED.items()
            for name in names
        ],
        "a snapshot for documents": desk.documents.snapshot(FILE, with_contents=False),
        "drafts": desk.drafts.all(),
    }
    return {name: repr(one) for name, one in told.items()}


def test_the_marks_are_there_before_it_is_closed(desk: Desk):
    told = told_of(desk)
    paper = dict(prints_of(desk.files.one(FILE)))
    silent = {name for name, text in told.items() if MARK not in text}
    assert silent <= {"the calendar", "drafts", "bin", "Vandaag", "terms of the file", "lists"}
    # The request and the form for consent hold nothing that can be closed.
    assert sum(MARK in text for text in paper.values()) >= len(Report) - 2


def test_no_output_holds_a_word_of_what_is_closed(desk: Desk):
    there = close_all(desk)
    assert {Agreement, BroadViewEntry, Contact, Intervention, Meeting, Signal, Weighing} <= there

    assert [name for name, text in told_of(desk).items() if MARK in text] == []
    found = prints_of(desk.files.one(FILE))
    assert [name for name, text in found if MARK in text] == []


def test_of_a_closed_contact_no_neat_text_can_be_made(desk: Desk):
    contact = desk.records.find(Contact)[0]
    assert MARK in repr(desk.neat_notes.look(contact.id))
    desk.closed_items.close(contact, SAFEGUARDING)
    with pytest.raises(NotFound):
        desk.neat_notes.look(contact.id)


def test_what_was_decided_at_an_inspection_is_in_no_output_either(desk: Desk):
    asked = SchoolRequest(
        file_id=FILE, kind=SchoolRequestKind.INSPECTION, received_on=REQUEST_DAY, asked_by="Vader"
    )
    contact = desk.records.find(Contact)[0]
    desk.records.add(asked)
    desk.records.add(
        InspectionChoice(
            school_request_id=asked.id,
            about=contact.id,
            what="contact",
            given=Given.NOT,
            words=MARK,
            decided_on=REQUEST_DAY,
        )
    )
    close_all(desk)
    told = told_of(desk)
    held = {name for name, text in told.items() if MARK in text}
    assert held == {"a file as rules and pages see it", "a snapshot for documents"}
    found = prints_of(desk.files.one(FILE))
    assert [name for name, text in found if MARK in text] == []
