"""The talk with parents: when, who was there, and the report that goes along."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.records.attachment import Attachment, ContentId, DocumentKind, MediaType
from ib_desk.domain.records.meeting import Attendee, Meeting, MeetingKind, Presence
from ib_desk.domain.records.record import Record
from ib_desk.domain.request.request_points import Check, Point, PointState
from tests.domain.looked_through import found, only, saw
from tests.domain.made_files import FATHER, FILE, MOTHER, NOOR, REQUEST, TODAY, made

MISSING, WEAK, OK = PointState.MISSING, PointState.WEAK, PointState.OK
MAY = date(2026, 5, 12)
TALK = Meeting(file_id=FILE.id, kind=MeetingKind.WITH_PARENTS, held_on=MAY)
CAME = Attendee(meeting_id=TALK.id, guardian_id=MOTHER.id, presence=Presence.CAME)


def report(day: date | None = MAY, kind: DocumentKind = DocumentKind.MINUTES) -> Attachment:
    return Attachment(
        file_id=FILE.id,
        content_id=ContentId(uuid4()),
        media_type=MediaType.PDF,
        size=1,
        digest="",
        kind=kind,
        goes_along=True,
        dated_on=day,
    )


def look(*records: Record) -> Point:
    return only(Check.TALK, made(REQUEST, MOTHER, FATHER, *records))


def test_a_talk_with_its_report_is_in_order():
    point = look(TALK, CAME, report())
    assert saw(point) == (OK, [FactKind.SAID], Meeting, "held_on")
    assert point.facts == (Fact(kind=FactKind.SAID, on=MAY, name="Marieke Bakker"),)
    both = replace(CAME, id=uuid4(), guardian_id=FATHER.id)
    assert look(TALK, CAME, both, report()).facts[0].name == "Marieke Bakker, Joost van Dalen"


def test_without_a_meeting_one_is_made():
    point = look()
    assert saw(point) == (MISSING, [FactKind.EMPTY], Meeting, "held_on")
    assert point.place.record_id is None


def test_what_is_planned_or_has_no_day_was_not_held():
    assert look(replace(TALK, held_on=TODAY + timedelta(days=1)), CAME).state is MISSING
    assert look(replace(TALK, held_on=None), CAME).state is MISSING
    assert look(replace(TALK, held_on=TODAY), CAME).state is WEAK


def test_any_meeting_at_which_a_parent_was_is_a_talk_with_parents():
    assert look(replace(TALK, kind=MeetingKind.MDO), CAME, report()).state is OK
    assert look(replace(TALK, kind=MeetingKind.MDO)).state is MISSING
    colleague = replace(CAME, guardian_id=None, name="Esther")
    assert look(replace(TALK, kind=MeetingKind.MDO), colleague).state is MISSING


def test_who_was_there_has_to_be_said():
    point = look(TALK, report())
    assert saw(point) == (WEAK, [FactKind.ON, FactKind.NOBODY_CAME], Meeting, "held_on")
    assert (point.place.record_id, point.facts[0].on) == (TALK.id, MAY)


def test_parents_who_were_asked_and_did_not_come_are_told_and_never_in_the_way():
    asked = replace(CAME, presence=Presence.ASKED)
    point = look(replace(TALK, kind=MeetingKind.MDO), asked, report())
    assert (point.state, point.facts[1].kind) == (WEAK, FactKind.NOBODY_CAME)


def test_its_report_goes_along():
    for without in ((), (report(MAY - timedelta(days=1)),), (report(None),)):
        point = look(TALK, CAME, *without)
        assert saw(point) == (WEAK, [FactKind.TALKED, FactKind.NO_REPORT], Attachment, "title")
        assert (point.place.record_id, point.facts[0].on) == (None, MAY)
    assert look(TALK, CAME, report(kind=DocumentKind.LETTER)).state is WEAK
    assert look(TALK, CAME, replace(report(), goes_along=False)).state is WEAK


def test_of_several_talks_the_last_that_is_in_the_report_is_told():
    later = Meeting(file_id=FILE.id, kind=MeetingKind.WITH_PARENTS, held_on=MAY + timedelta(days=9))
    father = Attendee(meeting_id=later.id, guardian_id=FATHER.id, presence=Presence.CAME)
    assert look(later, father, TALK, CAME, report()).place.record_id == TALK.id
    newer = look(later, father, TALK, CAME, report(), report(MAY + timedelta(days=9)))
    assert newer.place.record_id == later.id
    assert look(later, father, TALK, CAME).facts[0].on == later.held_on


def test_of_a_pupil_of_age_no_talk_with_parents_is_asked():
    grown = replace(NOOR, born_on=BirthDate(2008, 1, 1))
    assert found(Check.TALK, made(REQUEST, MOTHER, pupil=grown)) == []
