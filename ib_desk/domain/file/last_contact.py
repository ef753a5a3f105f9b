"""When school last spoke with the pupil and with each parent, as far as the records say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.contact import Contact, ContactPerson, Reached
from ib_desk.domain.records.contract import (
    Contract,
    ContractParty,
    ContractReview,
    PartyKind,
    PartyState,
    ReviewState,
)
from ib_desk.domain.records.meeting import Attendee, Meeting, Presence
from ib_desk.domain.records.request import Inspection, InspectionOutcome
from ib_desk.domain.records.statement import Statement

_SPOKEN = frozenset({PartyState.SPOKEN, PartyState.CONFIRMED})


@dataclass(frozen=True, slots=True)
class Talk:
    """`who` is a guardian or the pupil; `None` for parents of whom nobody wrote which."""

    on: date
    who: UUID | None


@dataclass(frozen=True, slots=True)
class Spoken:
    """The last days until a day: `parents` of any of them, `each` of pupil and guardians by id."""

    parents: date | None
    each: Mapping[UUID, date]


def last_spoken(known: WholeFile, today: date) -> Spoken:
    """Of a file as it is known on `today`; `None` and no entry where no record tells one.

    From a part in the contract, looking back together, a contact, a meeting, a view, and reading
    the request at school.
    """
    each: dict[UUID, date] = {}
    parents: date | None = None
    for talk in talks(known):
        if talk.on > today:
            continue
        if talk.who is not None:
            each[talk.who] = max(talk.on, each.get(talk.who, talk.on))
        if talk.who != known.pupil.id:
            parents = max(talk.on, parents or talk.on)
    return Spoken(parents=parents, each=each)


def contact_days(whole: WholeFile) -> Iterator[date]:
    """Every day on which pupil or parent speaks, also one that is still to come."""
    return (talk.on for talk in talks(whole))


def talks(whole: WholeFile) -> Iterator[Talk]:
    """Every time that the pupil or a parent speaks, also what is still to come."""
    yield from _of_contract(whole)
    yield from _contacts(whole)
    yield from _meetings(whole)
    for statement in whole.of(Statement):
        if not statement.of_professional:
            yield from _talk(statement.said_on, statement.guardian_id or whole.pupil.id)
    for inspection in whole.of(Inspection):
        if inspection.outcome is InspectionOutcome.GIVEN:
            yield from _talk(inspection.on, inspection.guardian_id or whole.pupil.id)


def _of_contract(whole: WholeFile) -> Iterator[Talk]:
    days = {contract.id: contract.talked_on for contract in whole.of(Contract)}
    for party in whole.of(ContractParty):
        if party.state in _SPOKEN:
            day = party.state_on or days.get(party.contract_id)
            if party.kind is PartyKind.GUARDIAN:
                yield from _talk(day, party.guardian_id)
            elif party.kind is PartyKind.PUPIL:
                yield from _talk(day, whole.pupil.id)
    for review in whole.of(ContractReview):
        if review.state is ReviewState.HELD:
            yield from _talk(review.held_on, None)


def _contacts(whole: WholeFile) -> Iterator[Talk]:
    """Those in which somebody was reached."""
    contacts = {contact.id: contact for contact in whole.of(Contact)}
    for person in whole.of(ContactPerson):
        contact, who = contacts.get(person.contact_id), person.guardian_id or person.pupil_id
        if contact is not None and who is not None and person.reached is Reached.YES:
            yield from _talk(contact.on, who)


def _meetings(whole: WholeFile) -> Iterator[Talk]:
    """Those to which a parent or the pupil came."""
    meetings = {meeting.id: meeting for meeting in whole.of(Meeting)}
    for one in whole.of(Attendee):
        meeting, who = meetings.get(one.meeting_id), one.guardian_id or one.pupil_id
        if meeting is not None and who is not None and one.presence is Presence.CAME:
            yield from _talk(meeting.held_on, who)


def _talk(day: date | None, who: UUID | None) -> Iterator[Talk]:
    if day is not None:
        yield Talk(on=day, who=who)
