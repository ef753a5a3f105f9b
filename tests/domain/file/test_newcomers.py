"""Whose column stands ready in a contract before a word was said in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from ib_desk.domain.file.anchoring import anchored_in
from ib_desk.domain.file.anchors import Anchor
from ib_desk.domain.file.looking_back import promises
from ib_desk.domain.file.newcomers import newcomers, with_a_promise
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.contract import ContractParty, PartyKind, PartyState
from ib_desk.domain.records.school import Professional, Role
from ib_desk.domain.records.support_file import TeamMember, TeamPlace
from tests.domain.made_files import CONTRACT, FILE, made, party

TALKED = date(2026, 3, 12)
LATER = TALKED + timedelta(days=60)
PUPIL = party(PartyKind.PUPIL, name="Noor")
TEACHERS = party(PartyKind.TEACHERS, name="Leraren · Anouk, Tim")
KARIN = Professional(name="Karin Hoekstra", role=Role.YOUTH_WORKER)
SANNE = Professional(name="Sanne Vos", role=Role.TEACHER)


def member(person: Professional, place: TeamPlace | None, **values: Any) -> TeamMember:
    return TeamMember(file_id=FILE.id, professional_id=person.id, place=place, **values)


CORE = member(KARIN, TeamPlace.CORE, since=LATER)


def came(*records) -> list[tuple[PartyKind, str]]:
    whole = made(CONTRACT, PUPIL, TEACHERS, KARIN, SANNE, *records)
    return [(one.kind, one.name) for one in newcomers(whole, CONTRACT)]


def test_who_joins_the_core_team_and_who_takes_over_a_class():
    taught = member(SANNE, None, since=LATER)
    assert came(CORE, taught) == [
        (PartyKind.HELPER, "Karin Hoekstra"),
        (PartyKind.TEACHERS, "Sanne Vos"),
    ]


@pytest.mark.parametrize(
    "there",
    [
        member(KARIN, TeamPlace.ON_CALL, since=LATER),
        replace(CORE, until=LATER),
        member(SANNE, None, since=TALKED),
        member(SANNE, None),
        member(SANNE, None, since=LATER, until=LATER),
    ],
)
def test_not_who_helps_on_call_who_left_or_who_was_there_at_the_talk(there):
    assert came(there) == []


def test_a_teacher_whose_name_stands_in_the_column_of_the_teachers_spoke():
    anouk = Professional(name="Anouk de Graaf", role=Role.TEACHER)
    assert came(anouk, member(anouk, None, since=LATER)) == []


def test_nothing_is_stored_and_the_column_is_the_same_at_each_look():
    whole = made(CONTRACT, KARIN, CORE)
    (first,) = newcomers(whole, CONTRACT)
    (again,) = newcomers(whole, CONTRACT)
    assert first == again
    assert (first.state, first.said_anything) == (PartyState.OPEN, False)
    assert newcomers(made(CONTRACT, KARIN, CORE, first), CONTRACT) == ()


def test_the_start_talk_is_asked_for_from_the_day_of_joining_until_it_is_a_column():
    def asked(*records) -> list[tuple[Anchor, str, date]]:
        found = anchored_in(made(CONTRACT, KARIN, CORE, *records))
        kinds = {Anchor.NEWCOMER, Anchor.JOINED}
        return [(one.anchor, one.who, one.on) for one in found if one.anchor in kinds]

    assert asked() == [(Anchor.NEWCOMER, "Karin Hoekstra", LATER)]
    column = ContractParty(contract_id=CONTRACT.id, kind=PartyKind.HELPER, name=KARIN.name)
    assert asked(column) == [(Anchor.JOINED, "Karin Hoekstra", LATER)]
    assert asked(replace(column, state=PartyState.SPOKEN)) == []


def test_who_only_owns_an_open_agreement_is_asked_in_by_somebody():
    ria = Agreement(file_id=FILE.id, result="Slaap.", owner="Ria Smits")
    kept = replace(ria, owner="Bo", state=AgreementState.KEPT)
    karins = replace(ria, owner="Karin Hoekstra")
    whole = made(CONTRACT, KARIN, CORE, ria, kept, karins)
    assert [one.name for one in with_a_promise(whole, CONTRACT)] == ["Ria Smits"]
    assert [one.name for one in newcomers(whole, CONTRACT)] == ["Karin Hoekstra"]


def test_who_is_called_de_something_is_nobody_elses_successor():
    """“Mevr. de Vries” spoke, and “Mevr. de Boer” is not known by the same first name “de”."""
    spoke = replace(TEACHERS, name="Leraren · Mevr. de Vries")
    boer, vries = (
        Professional(name=name, role=Role.TEACHER) for name in ("Mevr. de Boer", "Mevr. de Vries")
    )
    there = [member(one, None, since=LATER) for one in (boer, vries)]
    whole = made(CONTRACT, PUPIL, spoke, boer, vries, *there)
    assert [one.name for one in newcomers(whole, CONTRACT)] == ["Mevr. de Boer"]


def test_who_took_over_keeps_the_own_promises_alone():
    tim = Professional(name="Tim Postma", role=Role.TEACHER)
    own = party(PartyKind.TEACHERS, name="Sanne Vos")
    sannes = Agreement(
        file_id=FILE.id,
        result="Rustig begin.",
        owner="Sanne Vos",
        state=AgreementState.KEPT,
        ends_on=LATER,
    )
    kept = (sannes, replace(sannes, id=uuid4(), owner="Tim Postma"))
    team = [member(one, None) for one in (SANNE, tim)]
    found = promises(made(CONTRACT, SANNE, tim, *team, own, *kept), CONTRACT, LATER)
    assert [one.owner for promise in found for one in promise.kept] == ["Sanne Vos"]
