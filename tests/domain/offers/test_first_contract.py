"""Who gets a column of their own at the start of a contract, and who can be added later."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

from ib_desk.domain.file.newcomers import newcomers
from ib_desk.domain.offers.first_contract import (
    first_contract,
    missing_parties,
    named_today,
)
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.contract import Contract, ContractParty, PartyKind
from ib_desk.domain.records.guardian import Custody, Guardian, Relation
from ib_desk.domain.records.school import Professional, ProfessionalId, Role, Sector
from ib_desk.domain.records.support_file import TeamMember, TeamPlace
from tests import builders
from tests.shipped import catalogue

TERMS = catalogue().terms


def test_the_first_contract_has_the_child_each_guardian_the_teachers_and_the_coordinator():
    file = builders.without(builders.noor(), Contract, ContractParty, Agreement)
    contract, parties = first_contract(file, TERMS)

    assert contract.version == 1
    assert [party.kind for party in parties] == [
        PartyKind.PUPIL,
        PartyKind.GUARDIAN,
        PartyKind.GUARDIAN,
        PartyKind.TEACHERS,
        PartyKind.COORDINATOR,
    ]
    assert [party.name for party in parties] == [
        "Noor",
        "Moeder · Marieke",
        "Vader · Joost",
        "Leraren · Anouk, Tim",
        "IB · Esther",
    ]
    assert {party.guardian_id for party in parties} >= {builders.MOTHER, builders.FATHER}


def test_in_a_secondary_school_they_are_called_as_they_are_there():
    secondary = replace(builders.school(), sector=Sector.VO)
    file = builders.without(builders.noor(secondary), Contract, ContractParty, Agreement)
    _contract, parties = first_contract(file, TERMS.of_sector(Sector.VO))
    assert [party.name for party in parties[3:]] == [
        "Docenten · Anouk, Tim",
        "Zorgcoördinator · Esther",
    ]


def test_a_guardian_without_gezag_takes_part_when_someone_says_so():
    mother, father = builders.guardians()
    bare = builders.without(builders.noor(), Contract, ContractParty)
    file = builders.noor(mother, replace(father, custody=Custody.NO))
    file = replace(file, parts={**bare.parts, Guardian: file.parts[Guardian]})
    contract, parties = first_contract(file, TERMS)
    assert [party.guardian_id for party in parties if party.guardian_id] == [builders.MOTHER]
    assert [party.position for party in parties] == list(range(len(parties)))
    assert file.at_the_table == (mother,)

    begun = builders.whole(*builders.records_of(file), contract, *parties)
    offered = next(p for p in missing_parties(begun, contract, TERMS) if p.guardian_id)
    assert offered.guardian_id == builders.FATHER
    asked = builders.whole(*builders.records_of(begun), offered)
    assert {guardian.id for guardian in asked.at_the_table} == {builders.MOTHER, builders.FATHER}


def test_who_is_not_known_to_lack_gezag_takes_part():
    guardian = Guardian(pupil_id=builders.NOOR, name="Zus Jansen")
    file = builders.whole(builders.school(), builders.pupil(), guardian)
    assert "Ouder · Zus" in [party.name for party in first_contract(file, TERMS)[1]]


def test_the_coordinator_of_the_school_speaks_when_none_is_in_the_team():
    file = builders.whole(replace(builders.school(), coordinator="Esther Mulder"))
    assert [party.name for party in first_contract(file, TERMS)[1]][-1] == "IB · Esther"
    formal = builders.whole(replace(builders.school(), coordinator="Mevr. de Vries"))
    assert [party.name for party in first_contract(formal, TERMS)[1]][-1] == "IB · Mevr. de Vries"


def test_a_bare_title_gets_the_names_that_became_known_since():
    begun = builders.whole(replace(builders.school(), coordinator=""))
    now = builders.noor()
    named = {}
    for party in first_contract(begun, TERMS)[1]:
        named[party.name] = (named_today(party, begun, TERMS), named_today(party, now, TERMS))
    assert named == {
        "Noor": ("Noor", "Noor"),
        "Leraren": ("", "Leraren · Anouk, Tim"),
        "IB": ("", "IB · Esther"),
    }
    coordinator = next(
        party for party in first_contract(now, TERMS)[1] if party.kind is PartyKind.COORDINATOR
    )
    own = replace(coordinator, name="Juf Esther")
    assert named_today(own, now, TERMS) == "Juf Esther"


def test_people_whose_name_was_not_filled_in_yet_have_a_column_too():
    nameless = [
        Professional(id=ProfessionalId(uuid4()), role=role)
        for role in (Role.TEACHER, Role.COORDINATOR, Role.SUPPORT_TEACHER)
    ]
    team = [TeamMember(file_id=builders.FILE, professional_id=one.id) for one in nameless]
    guardian = Guardian(pupil_id=builders.NOOR)
    file = builders.whole(*nameless, *team, guardian)
    contract, parties = first_contract(file, TERMS)

    assert all(party.name for party in parties)
    assert all(party.name for party in missing_parties(file, contract, TERMS))


def test_who_has_a_column_is_not_offered_again_and_a_helper_always_is():
    file = builders.without(builders.noor(), Contract, ContractParty)
    contract, parties = first_contract(file, TERMS)
    begun = builders.noor(contract, *parties)
    offered = missing_parties(begun, contract, TERMS)

    assert {party.kind for party in offered} == {PartyKind.HELPER}
    assert offered[-1].name == TERMS.label(PartyKind.HELPER)
    assert min(party.position for party in offered) >= len(parties)


def helper(file, name, place):
    person = Professional(id=ProfessionalId(uuid4()), name=name, role=Role.YOUTH_WORKER)
    member = TeamMember(file_id=builders.FILE, professional_id=person.id, place=place)
    records = [*builders.records_of(file), person, member]
    return builders.whole(*records)


def promise(owner, state=AgreementState.OPEN):
    return Agreement(file_id=builders.FILE, result="Bellen.", owner=owner, state=state)


def names(file):
    return [party.name for party in first_contract(file, TERMS)[1]]


def test_who_promised_something_takes_part_and_who_only_helps_on_call_does_not():
    bare = builders.without(builders.noor(), Contract, ContractParty, Agreement)
    on_call = helper(bare, "Karin de Boer", TeamPlace.ON_CALL)
    assert "Karin de Boer" not in names(on_call)
    asked = builders.whole(
        *builders.records_of(on_call),
        promise("Karin de Boer"),
        promise("Oma Bakker"),
        promise("Moeder en Anouk"),
        promise("Marieke"),
        promise("Wijkteam", AgreementState.KEPT),
    )
    assert names(asked)[5:] == ["Karin de Boer", "Oma Bakker"]


def test_who_comes_to_the_core_team_later_is_a_newcomer_until_there_is_a_column():
    begun = builders.without(builders.noor(), Agreement)
    contract = begun.contract
    assert contract is not None
    before = [one.name for one in newcomers(begun, contract)]
    joined = helper(begun, "Karin de Boer", TeamPlace.CORE)
    on_call = helper(begun, "Sam Smit", TeamPlace.ON_CALL)
    found = newcomers(joined, contract)
    assert [one.name for one in found] == [*before, "Karin de Boer"]
    assert [one.name for one in newcomers(on_call, contract)] == before
    there = builders.whole(*builders.records_of(joined), *found)
    assert newcomers(there, contract) == ()


def test_a_foster_parent_takes_part_without_gezag():
    (mother, father) = builders.guardians()
    carer = replace(father, custody=Custody.NO, relation=Relation.FOSTER_PARENT)
    file = builders.whole(mother, carer)
    assert file.at_the_table == (mother, carer)
    _contract, parties = first_contract(file, TERMS)
    assert carer.id in {party.guardian_id for party in parties}


def taught_by(*roles: Role) -> str:
    """What the column of those who teach is called in a secondary school."""
    people = [Professional(name=f"{role.value.title()} Bos", role=role) for role in roles]
    mates = [
        TeamMember(file_id=builders.FILE, professional_id=one.id, place=TeamPlace.CORE)
        for one in people
    ]
    school = replace(builders.school(), sector=Sector.VO)
    file = builders.whole(school, *people, *mates)
    _contract, parties = first_contract(file, TERMS.of_sector(Sector.VO))
    return next(party.name for party in parties if party.kind is PartyKind.TEACHERS)


def test_in_a_secondary_school_the_mentor_speaks_first_for_who_teach():
    assert taught_by(Role.MENTOR) == "Mentor · Mentor"
    assert taught_by(Role.TEACHER, Role.MENTOR) == "Mentor en docenten · Mentor, Teacher"
    assert taught_by(Role.TEACHER) == "Docenten · Teacher"
    assert taught_by() == "Docenten"


def test_a_column_that_nobody_was_named_in_is_named_after_the_mentor_who_is_known_now():
    mentor = Professional(name="Samir Aydın", role=Role.MENTOR)
    mate = TeamMember(file_id=builders.FILE, professional_id=mentor.id, place=TeamPlace.CORE)
    school = replace(builders.school(), sector=Sector.VO)
    file, terms = builders.whole(school, mentor, mate), TERMS.of_sector(Sector.VO)
    bare = ContractParty(
        contract_id=Contract(file_id=builders.FILE).id, kind=PartyKind.TEACHERS, name="Docenten"
    )
    assert named_today(bare, file, terms) == "Mentor · Samir"
    assert named_today(replace(bare, name="Team 2A"), file, terms) == "Team 2A"
