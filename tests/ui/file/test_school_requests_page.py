"""At an inspection her own notes are looked at too; at anything else they are nobody's business."""

from __future__ import annotations

from datetime import date

import pytest

from ib_desk.domain.records.inspection_choice import Given, InspectionChoice
from ib_desk.domain.records.kind_names import kind_name
from ib_desk.domain.records.moved_deadline import MovedDeadline
from ib_desk.domain.records.school_request import SchoolRequest, SchoolRequestKind
from ib_desk.domain.records.work_note import WorkNote
from ib_desk.ui.file.school_requests_page import SchoolRequestsPage
from ib_desk.ui.forms.spec import Around
from ib_desk.ui.places import CLOSED_ITEMS
from ib_desk.ui.records.school_request import moved_deadline_spec
from tests.builders import FILE
from tests.shipped import catalogue
from tests.ui.asked_ways import AskedWays, asked_of
from tests.ui.looking import button_in_sight
from tests.ui.noor_session import PageInWindow, noor_session

ASKED = SchoolRequest(
    file_id=FILE, kind=SchoolRequestKind.INSPECTION, received_on=date(2026, 11, 18)
)


def shown(qtbot, tmp_path, *records, notes: int = 1):
    made = [
        WorkNote(file_id=FILE, written_on=date(2026, 11, 18), text="Kortaf.") for _ in range(notes)
    ]
    return noor_session(tmp_path, *records, *made, without=(SchoolRequest, WorkNote))


@pytest.mark.parametrize(
    ("records", "notes", "words"),
    [
        ((ASKED,), 1, "Er staat nog 1 werkaantekening."),
        ((ASKED,), 2, "Er staan nog 2 werkaantekeningen."),
        ((ASKED,), 0, "Kijk ook bij Gesloten stukken."),
        ((), 1, ""),
        ((SchoolRequest(file_id=FILE, kind=SchoolRequestKind.CORRECTION),), 1, ""),
        (
            (
                SchoolRequest(
                    file_id=FILE,
                    kind=SchoolRequestKind.INSPECTION,
                    answered_on=date(2026, 11, 20),
                ),
            ),
            1,
            "",
        ),
    ],
)
def test_they_are_named_while_an_inspection_waits(qtbot, tmp_path, records, notes, words):
    with shown(qtbot, tmp_path, *records, notes=notes) as session:
        page = PageInWindow(qtbot, session, SchoolRequestsPage(session, AskedWays(session))).page
        said = "" if page._notes.isHidden() else page._notes.accessibleName()
        assert said == words
        page.forget_file()
        assert page._notes.isHidden()


@pytest.mark.parametrize("given", [Given.WHOLE, None])
def test_once_each_is_decided_on_nothing_is_asked_of_them(qtbot, tmp_path, given):
    note = WorkNote(file_id=FILE, written_on=date(2026, 11, 18), text="Kortaf.")
    choice = InspectionChoice(
        school_request_id=ASKED.id, about=note.id, what=kind_name(WorkNote), given=given
    )
    with shown(qtbot, tmp_path, ASKED, note, choice, notes=0) as session:
        page = PageInWindow(qtbot, session, SchoolRequestsPage(session, AskedWays(session))).page
        said = page._notes.accessibleDescription()
        assert ("Over elke werkaantekening heb je beslist." in said) is (given is Given.WHOLE)
        assert ("Bepaal van elk" in said) is (given is None)


def test_it_leads_to_them(qtbot, tmp_path):
    with shown(qtbot, tmp_path, ASKED) as session:
        page = PageInWindow(qtbot, session, SchoolRequestsPage(session, AskedWays(session))).page
        with qtbot.waitSignal(asked_of(page)) as asked:
            button_in_sight(page._notes, "Naar Gesloten stukken").click()
        assert CLOSED_ITEMS in str(asked.args)


def test_a_term_that_was_moved_says_what_it_was_and_of_which_year():
    moved = MovedDeadline(
        file_id=FILE,
        what="opnieuw wegen",
        was=date(2026, 3, 2),
        to=date(2026, 11, 5),
        because="Figen was ziek.",
    )
    around = Around(today=date(2026, 11, 20), terms=catalogue().terms)
    told = moved_deadline_spec().summary(moved, around)
    assert (told.title, told.facts) == (
        "Opnieuw wegen",
        "2 mrt 2026 werd do 5 nov · Figen was ziek.",
    )
