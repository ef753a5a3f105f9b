"""When school and parents last spoke, as far as the records say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.contract import (
    Contract,
    ContractParty,
    ContractReview,
    PartyKind,
    PartyState,
    ReviewState,
)
from ib_desk.domain.records.meeting import Attendee, Meeting, Presence
from ib_desk.domain.records.request import Inspection, InspectionOutcome, Statement

_SPOKEN = frozenset({PartyState.SPOKEN, PartyState.CONFIRMED})


def last_contact(whole: WholeFile, today: date) -> date | None:
    """The last day until `today` on which a parent spoke; `None` when no record tells one.

    From a parent's part in the contract, looking back together, a meeting with a parent, a
    parent's view, and reading the request at school.
    """
    return max((day for day in contact_days(whole.known_on(today)) if day <= today), default=None)


def contact_days(whole: WholeFile) -> Iterator[date]:
    """Every day on which a parent speaks, also one that is still to come."""
    talks = {contract.id: contract.talked_on for contract in whole.of(Contract)}
    for party in whole.of(ContractParty):
        if party.kind is PartyKind.GUARDIAN and party.state in _SPOKEN:
            yield from _known(party.state_on or talks.get(party.contract_id))
    for review in whole.of(ContractReview):
        if review.state is ReviewState.HELD:
            yield from _known(review.held_on)
    yield from _meetings(whole)
    for statement in whole.of(Statement):
        if statement.guardian_id is not None:
            yield from _known(statement.said_on)
    for inspection in whole.of(Inspection):
        is_given = inspection.outcome is InspectionOutcome.GIVEN
        if is_given and inspection.guardian_id is not None:
            yield from _known(inspection.on)


def _meetings(whole: WholeFile) -> Iterator[date]:
    """Those to which a parent came."""
    came = (one for one in whole.of(Attendee) if one.presence is Presence.CAME)
    with_parents = {one.meeting_id for one in came if one.guardian_id is not None}
    for meeting in whole.of(Meeting):
        if meeting.id in with_parents:
            yield from _known(meeting.held_on)


def _known(day: date | None) -> Iterator[date]:
    if day is not None:
        yield day
