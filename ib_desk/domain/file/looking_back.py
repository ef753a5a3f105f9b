"""“Doen we wat we elkaar beloofden?”: the promises of a contract beside what came of them.

A look back at the contract is part of a meeting: there is one record of it (`ContractReview`), and
what shows it elsewhere shows that record.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto
from typing import Final

from ib_desk.domain.calling import called, called_first, names_in
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.contract import (
    Breach,
    Contract,
    ContractParty,
    ContractReview,
    PartyKind,
    ReviewState,
)
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.meeting import Meeting
from ib_desk.domain.records.school import TEACHES, Role

_FIRST_AFTER: Final = timedelta(weeks=2)
"""After the talk: a first promise that is not kept is noticed early (Robinson & Morrison 2000)."""


class Occasion(Enum):
    """Why it is time to look back together."""

    PLANNED = auto()
    TWO_WEEKS = auto()
    EVALUATED = auto()
    BEFORE_REQUEST = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What one party offered, and its agreements that were kept and that were not, since then."""

    party: ContractParty
    kept: tuple[Agreement, ...]
    broken: tuple[Agreement, ...]


def promises(whole: WholeFile, contract: Contract, day: date) -> tuple[Promise, ...]:
    """Of each party, what it promised and what it did since one last looked back before `day`."""
    since = looked_back_on(whole, contract, before=day) or contract.talked_on or date.min
    return tuple(_promise(whole, party, since, day) for party in whole.parties(contract))


def looked_back_on(whole: WholeFile, contract: Contract, before: date = date.max) -> date | None:
    """The last day before that on which one looked back at this version; `None` for never."""
    held = (
        review.held_on
        for review in whole.reviews(contract)
        if review.state is ReviewState.HELD and review.held_on is not None
    )
    return max((day for day in held if day < before), default=None)


def seen_together_on(whole: WholeFile) -> date | None:
    """The last day on which the contract was talked about, new or looking back."""
    contract = whole.contract
    if contract is None:
        return None
    days = (contract.talked_on, looked_back_on(whole, contract))
    return max((day for day in days if day is not None), default=None)


def occasion(whole: WholeFile, day: date) -> Occasion | None:
    """Why one should look back on `day`; `None` where there is no need, or no contract yet."""
    contract = whole.contract_on(day)
    if contract is None or contract.talked_on is None:
        return None
    if any(due <= day for due, _of in look_backs_of(whole, contract)):
        return Occasion.PLANNED
    last = looked_back_on(whole, contract)
    if last is None and contract.talked_on + _FIRST_AFTER <= day:
        return Occasion.TWO_WEEKS
    since = last or contract.talked_on
    evaluated = (one.evaluated_on for one in whole.of(Intervention))
    if any(on is not None and since < on <= day for on in evaluated):
        return Occasion.EVALUATED
    request = whole.request
    is_coming = request is not None and request.sent_on is None and request.packed_on is None
    begun = None if request is None else request.dated_on
    if is_coming and (begun is None or since < begun):
        return Occasion.BEFORE_REQUEST
    return None


def review_in(
    whole: WholeFile, contract: Contract, meeting: Meeting, day: date
) -> ContractReview | None:
    """The look back that this meeting is: its own, else the one that was planned until `day`."""
    reviews = whole.reviews(contract)
    own = [review for review in reviews if review.meeting_id == meeting.id]
    planned = [
        review
        for review in reviews
        if review.state is None and review.planned_on is not None and review.planned_on <= day
    ]
    return next(iter(own + planned), None)


def breach_in(whole: WholeFile, meeting: Meeting, party: ContractParty) -> Breach | None:
    """What came up in this meeting of a promise that was not kept."""
    return next(
        (
            one
            for one in whole.of(Breach)
            if one.meeting_id == meeting.id and one.party_id == party.id
        ),
        None,
    )


def repair_of(whole: WholeFile, breach: Breach) -> Agreement | None:
    """The agreement that makes it good, once it was made."""
    return next((one for one in whole.of(Agreement) if one.breach_id == breach.id), None)


def _promise(whole: WholeFile, party: ContractParty, since: date, day: date) -> Promise:
    names = _names_of(whole, party)
    known = {called(name) for name in names} | {called_first(name) for name in names}
    mine = [
        one
        for one in whole.of(Agreement)
        if one.result.strip()
        and any(name in known for name in names_in(one.owner))
        and since <= (one.ends_on or one.agreed_on or date.max)
    ]
    return Promise(
        party=party,
        kept=tuple(one for one in mine if one.state is AgreementState.KEPT),
        broken=tuple(
            one for one in mine if one.state is AgreementState.NOT_KEPT or one.is_late(day)
        ),
    )


def _names_of(whole: WholeFile, party: ContractParty) -> list[str]:
    """The names of those for whom a column speaks."""
    if party.kind is PartyKind.PUPIL:
        return [whole.pupil.short_name]
    if party.guardian_id is not None:
        return [whole.called(party.guardian_id)]
    roles = {PartyKind.TEACHERS: TEACHES, PartyKind.COORDINATOR: {Role.COORDINATOR}}
    if party.kind not in roles:
        return [party.name]
    team = [mate.person.name for mate in whole.team if mate.person.role in roles[party.kind]]
    if party.name in team:
        return [party.name]  # who took over from another has a column alone
    is_coordinator = party.kind is PartyKind.COORDINATOR
    return [*team, *([whole.school.coordinator] if is_coordinator else [])]


def look_backs(whole: WholeFile, today: date) -> list[tuple[date, Contract | ContractReview]]:
    """Days to look back that still have to come or were missed, with the record that holds them.

    Those of the version that holds on `today` and of the version that is being worked on. The
    date on the contract itself counts until a look back was planned or held on or after it.
    """
    versions = (whole.contract_on(today), whole.contract)
    every = {version.id: version for version in versions if version}.values()
    return [planned for contract in every for planned in look_backs_of(whole, contract)]


def look_backs_of(
    whole: WholeFile, contract: Contract
) -> list[tuple[date, Contract | ContractReview]]:
    """As `look_backs`, of one version."""
    reviews = whole.reviews(contract)
    found: list[tuple[date, Contract | ContractReview]] = [
        (review.planned_on, review)
        for review in reviews
        if review.state is None and review.planned_on
    ]
    due = contract.review_on
    if due and not any(_takes_over(review, due) for review in reviews):
        found.append((due, contract))
    return found


def _takes_over(review: ContractReview, due: date) -> bool:
    days = [day for day in (review.planned_on, review.held_on) if day is not None]
    return review.state is not ReviewState.MISSED and any(day >= due for day in days)
