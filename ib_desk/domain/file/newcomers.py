"""Who came to a contract after it was made: a column that nobody spoke in yet, never stored as one.

A contract is between people: who joins or takes over does not take over what another promised. The
column is worked out from the team and from agreements, and becomes a record with its first word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final
from uuid import uuid5

from ib_desk.domain.calling import called, called_first, names_in
from ib_desk.domain.file.whole_file import Teammate, WholeFile
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.contract import Contract, ContractParty, ContractPartyId, PartyKind
from ib_desk.domain.records.school import TEACHES, Role
from ib_desk.domain.records.support_file import TeamPlace

BETWEEN: Final = " · "
"""Between what a column is called and the names in it."""
_SPEAK_TOGETHER: Final = {
    **dict.fromkeys(TEACHES, PartyKind.TEACHERS),
    Role.COORDINATOR: PartyKind.COORDINATOR,
}


def newcomers(whole: WholeFile, contract: Contract) -> tuple[ContractParty, ...]:
    """Who has no column in this version and joined the core team, or came in another's place.

    Of the same person always with the same id, so that what hangs on it stays with the column.
    """
    return _columns(whole, contract, (*_core_helpers(whole), *_successors(whole, contract)))


def with_a_promise(whole: WholeFile, contract: Contract) -> tuple[ContractParty, ...]:
    """Whoever else owns an open agreement and has no column: asked in when somebody says so."""
    core = {name for _kind, name in _core_helpers(whole)}
    owners = ((PartyKind.HELPER, one) for one in helpers(whole) if takes_part(whole, one))
    return _columns(whole, contract, (pair for pair in owners if pair[1] not in core))


def joined_on(whole: WholeFile, party: ContractParty) -> date | None:
    """Since when this person is in the team, as far as that was filled in."""
    name = called(party.name)
    since = (mate.member.since for mate in whole.team if called(mate.person.name) == name)
    return next(since, None)


def helpers(whole: WholeFile) -> list[str]:
    """Who helps, by name, the team first; also who only promised something."""
    people = [mate.person for mate in whole.team]
    coordinators = [p.name for p in people if p.role is Role.COORDINATOR]
    teachers = [p.name for p in people if p.role in TEACHES]
    others = [p.name for p in people if p.role not in _SPEAK_TOGETHER]
    guardians = [guardian.name for guardian in whole.guardians]
    school = [] if coordinators else [whole.school.coordinator]
    here = [whole.pupil.short_name, *guardians, *teachers, *coordinators, *school, *others]
    return [*others, *_owners(whole, here)]


def takes_part(whole: WholeFile, name: str) -> bool:
    """Whether a helper is in the core team, or promised something."""
    core = {one for _kind, one in _core_helpers(whole)}
    return name in core or called(name) in _promised(whole)


def _columns(
    whole: WholeFile, contract: Contract, people: Iterable[tuple[PartyKind, str]]
) -> tuple[ContractParty, ...]:
    there = {called(party.name) for party in whole.parties(contract)}
    last = max((party.position for party in whole.parties(contract)), default=-1)
    missing = {called(name): (kind, name) for kind, name in people if called(name) not in there}
    return tuple(
        ContractParty(
            id=ContractPartyId(uuid5(contract.id, key)),
            contract_id=contract.id,
            kind=kind,
            name=name,
            position=last + place,
        )
        for place, (key, (kind, name)) in enumerate(missing.items(), start=1)
    )


def _core_helpers(whole: WholeFile) -> list[tuple[PartyKind, str]]:
    """Of those who are there now."""
    core = (mate for mate in whole.team if mate.member.place is TeamPlace.CORE)
    return [
        (PartyKind.HELPER, mate.person.name)
        for mate in core
        if mate.member.until is None
        and mate.person.name.strip()
        and mate.person.role not in _SPEAK_TOGETHER
    ]


def _successors(whole: WholeFile, contract: Contract) -> Iterator[tuple[PartyKind, str]]:
    """A teacher or coordinator who came after the talk: nobody spoke for that person."""
    for mate in whole.team:
        kind = None if mate.person.role is None else _SPEAK_TOGETHER.get(mate.person.role)
        if kind is not None and _took_over(mate, contract):
            columns = (party for party in whole.parties(contract) if party.kind is kind)
            names = (name for party in columns for name in _spoken_for(party))
            if called_first(mate.person.name) not in names:
                yield kind, mate.person.name


def _spoken_for(party: ContractParty) -> list[str]:
    """Of “Leraren · Anouk, Tim” the first names."""
    return [called_first(name) for name in party.name.partition(BETWEEN)[2].split(",")]


def _took_over(mate: Teammate, contract: Contract) -> bool:
    """Whether a teacher or the coordinator came after the talk."""
    since, talked_on = mate.member.since, contract.talked_on
    is_later = since is not None and talked_on is not None and since > talked_on
    return is_later and mate.member.until is None and bool(mate.person.name.strip())


def _promised(whole: WholeFile) -> dict[str, str]:
    """Who owns an open agreement, as one compares names → as it was written."""
    running = (one for one in whole.of(Agreement) if one.is_running and one.result.strip())
    alone = (one.owner.strip() for one in running if len(names_in(one.owner)) == 1)
    return {names_in(owner)[0]: owner for owner in alone}


def _owners(whole: WholeFile, known: Iterable[str]) -> list[str]:
    """Who promised something and is nobody of those who are known, by full or by first name."""
    known = list(known)
    names = {called(name) for name in known} | {called_first(name) for name in known}
    return [owner for name, owner in _promised(whole).items() if name not in names]
