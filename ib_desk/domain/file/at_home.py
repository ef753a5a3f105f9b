"""No child at home without a weekly act: since when a pupil is at home, and what was done since.

An act is a contact in which somebody was reached, a meeting, or an agreement that was kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ib_desk.domain.file.last_contact import talks
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.absence import AtHome
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.contact import Contact, ContactPerson, Reached
from ib_desk.domain.records.latest import latest
from ib_desk.domain.records.meeting import Attendee, Meeting, MeetingKind, Presence
from ib_desk.domain.records.school import Role


def at_home(whole: WholeFile) -> AtHome | None:
    """The period that goes on, of a file as it is known; of more than one the last that began."""
    going_on = (one for one in whole.of(AtHome) if one.is_open)
    return latest(going_on, lambda one: one.since)


def certain_acts(whole: WholeFile) -> Iterator[date]:
    """Of what can only have happened: who was reached, and which agreements were kept."""
    reached: dict[object, list[Reached]] = {}
    for person in whole.of(ContactPerson):
        reached.setdefault(person.contact_id, []).append(person.reached)
    for contact in whole.of(Contact):
        if contact.on is not None and Reached.YES in reached.get(contact.id, [Reached.YES]):
            yield contact.on
    for agreement in whole.of(Agreement):
        if agreement.state is AgreementState.KEPT and agreement.kept_on is not None:
            yield agreement.kept_on


def acts(whole: WholeFile) -> Iterator[date]:
    """Every act, also a meeting that is still to come: it is one from its day on."""
    yield from certain_acts(whole)
    yield from meeting_days(whole)
    yield from (talk.on for talk in talks(whole))


def meeting_days(whole: WholeFile) -> Iterator[date]:
    """Of every meeting about the pupil."""
    return (one.held_on for one in whole.of(Meeting) if one.held_on is not None)


def officer_days(whole: WholeFile) -> Iterator[date]:
    """On which somebody spoke with the attendance officer, or met about absence."""
    officers = {one.id for one in whole.people.values() if one.role is Role.ATTENDANCE_OFFICER}
    contacts = {one.id: one.on for one in whole.of(Contact)}
    meetings = {one.id: one for one in whole.of(Meeting)}
    days = [
        contacts.get(one.contact_id)
        for one in whole.of(ContactPerson)
        if one.professional_id in officers and one.reached is Reached.YES
    ]
    days += [
        meetings[one.meeting_id].held_on
        for one in whole.of(Attendee)
        if one.professional_id in officers
        and one.presence is Presence.CAME
        and one.meeting_id in meetings
    ]
    days += [one.held_on for one in meetings.values() if one.kind is MeetingKind.ABOUT_ABSENCE]
    return (day for day in days if day is not None)
