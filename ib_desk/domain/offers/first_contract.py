"""Who should have a say in a contract, proposed from the people of the file."""

from __future__ import annotations

from dataclasses import replace

from ib_desk.domain.calling import given_name
from ib_desk.domain.file.newcomers import BETWEEN, helpers, takes_part
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.contract import Contract, ContractParty, PartyKind
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.school import Role, Sector
from ib_desk.domain.sentences import capital
from ib_desk.domain.words.terms import Terms


def first_contract(whole: WholeFile, terms: Terms) -> tuple[Contract, tuple[ContractParty, ...]]:
    """A first version with pupil, guardians, the teachers, the coordinator and the core helpers.

    And with whoever owns an open agreement: who promised something takes part. Who helps on call,
    and a parent who was found to have no gezag, is offered and takes part when someone says so.
    """
    contract = Contract(file_id=whole.file.id, version=_next_number(whole))
    apart = {g.id for g in whole.guardians if not g.takes_part}
    asked = [
        party
        for party in _everyone(whole, contract, terms)
        if party.guardian_id not in apart
        and (party.kind is not PartyKind.HELPER or takes_part(whole, party.name))
    ]
    return contract, tuple(replace(party, position=place) for place, party in enumerate(asked))


def missing_parties(whole: WholeFile, contract: Contract, terms: Terms) -> list[ContractParty]:
    """People of the file who have no column yet; always ends with a nameless helper."""
    present = whole.parties(contract)
    last = max((party.position for party in present), default=-1)
    names = {party.name for party in present}
    guardians = {party.guardian_id for party in present if party.guardian_id}
    found = [
        party
        for party in _everyone(whole, contract, terms, start=last + 1)
        if party.name not in names
        and (party.guardian_id is None or party.guardian_id not in guardians)
    ]
    position = last + 1 + len(found)
    other = ContractParty(
        contract_id=contract.id,
        kind=PartyKind.HELPER,
        name=terms.label(PartyKind.HELPER),
        position=position,
    )
    return [*found, other]


def named_today(party: ContractParty, whole: WholeFile, terms: Terms) -> str:
    """The party's name; where nobody was known when it began, those who are known now, or “”."""
    if party.kind not in {PartyKind.TEACHERS, PartyKind.COORDINATOR}:
        return party.name
    known = next(name for kind, name, _ in _columns(whole, terms) if kind is party.kind)
    title = known.partition(BETWEEN)[0]
    nobody = {title, _titled(terms.label(party.kind), [])}
    if party.name not in nobody:
        return party.name
    return known if known != title else ""


def _next_number(whole: WholeFile) -> int:
    return 1 + max((contract.version for contract in whole.of(Contract)), default=0)


def _everyone(
    whole: WholeFile, contract: Contract, terms: Terms, start: int = 0
) -> tuple[ContractParty, ...]:
    return tuple(
        ContractParty(
            contract_id=contract.id,
            kind=kind,
            guardian_id=None if guardian is None else guardian.id,
            name=name,
            position=start + place,
        )
        for place, (kind, name, guardian) in enumerate(_columns(whole, terms))
    )


def _columns(whole: WholeFile, terms: Terms) -> list[tuple[PartyKind, str, Guardian | None]]:
    people = [mate.person for mate in whole.team]
    mentors = [person.name for person in people if person.role is Role.MENTOR]
    teachers = [person.name for person in people if person.role is Role.TEACHER]
    names = [*mentors, *teachers]
    school = whole.school
    coordinators = [p.name for p in people if p.role is Role.COORDINATOR] or [school.coordinator]
    coordinated_by = _titled(_coordinator(whole, terms), [n for n in coordinators if n])
    others = helpers(whole)
    return [
        (PartyKind.PUPIL, whole.pupil.short_name, None),
        *(
            (PartyKind.GUARDIAN, _titled(_tie(g, terms), [g.name] if g.name else []), g)
            for g in whole.guardians
        ),
        (PartyKind.TEACHERS, _titled(_taught_by(mentors, teachers, terms), names), None),
        (PartyKind.COORDINATOR, coordinated_by, None),
        *((PartyKind.HELPER, name or terms.label(PartyKind.HELPER), None) for name in others),
    ]


def _taught_by(mentors: list[str], teachers: list[str], terms: Terms) -> str:
    """“Mentor”, “mentor en docenten”, or those who teach."""
    every = terms.label(PartyKind.TEACHERS)
    if not mentors:
        return every
    mentor = terms.label(Role.MENTOR)
    return f"{mentor} en {every}" if teachers else mentor


def _coordinator(whole: WholeFile, terms: Terms) -> str:
    """“IB” is what everybody says in PO."""
    return terms.title(PartyKind.COORDINATOR) if whole.school.sector is Sector.VO else "IB"


def _tie(guardian: Guardian, terms: Terms) -> str:
    return terms.label(guardian.relation or PartyKind.GUARDIAN)


def _titled(title: str, names: list[str]) -> str:
    given = ", ".join(given_name(name) for name in names if name.strip())
    said = capital(title)
    return f"{said}{BETWEEN}{given}" if given else said
