"""Who helps on call is recognised by name, so that the hours can be asked of that person."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from ib_desk.domain.care.on_call import on_call_owner
from ib_desk.domain.file.whole_file import Teammate
from ib_desk.domain.records.school import Professional
from ib_desk.domain.records.support_file import SupportFileId, TeamMember, TeamPlace

TODAY = date(2026, 11, 20)
FILE = SupportFileId(UUID(int=1))


def mate(name: str, place: TeamPlace = TeamPlace.ON_CALL, until: date | None = None) -> Teammate:
    person = Professional(name=name)
    member = TeamMember(file_id=FILE, professional_id=person.id, place=place, until=until)
    return Teammate(member=member, person=person)


TEAM = [
    mate("Tim Postma", TeamPlace.CORE),
    mate("Karin Hoekstra"),
    mate("José Núñez"),
    mate("J. Bos"),
    mate("dr. Ahmed Yıldırım"),
]


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        ("Karin Hoekstra", "Karin Hoekstra"),
        ("karin", "Karin Hoekstra"),
        ("Tim Postma en Karin", "Karin Hoekstra"),
        ("Tim, samen met José Nuñez", "José Núñez"),
        ("Karin Hoekstra (bpo)", "Karin Hoekstra"),
        ("J. Bos", "J. Bos"),
        ("mevrouw J. Bos", "J. Bos"),
        ("juf Karin en meester Tim", "Karin Hoekstra"),
        ("Ahmed Yildirim", "dr. Ahmed Yıldırım"),
        ("Ahmed", "dr. Ahmed Yıldırım"),
        ("Tim Postma", ""),
        ("Karin Jansen", ""),
        ("de assistent", ""),
        ("", ""),
    ],
)
def test_a_helper_on_call_is_known_by_the_full_name_or_the_first(owner, name):
    assert on_call_owner(owner, TEAM, TODAY) == name


def test_a_first_name_that_two_have_names_nobody():
    two = [*TEAM, mate("Karin de Vries", TeamPlace.CORE)]
    assert on_call_owner("Karin", two, TODAY) == ""
    assert on_call_owner("Karin Hoekstra", two, TODAY) == "Karin Hoekstra"


def test_who_left_the_team_is_asked_nothing():
    yesterday = TODAY - timedelta(days=1)
    assert on_call_owner("Karin", [mate("Karin Hoekstra", until=yesterday)], TODAY) == ""
    assert on_call_owner("Karin", [mate("Karin Hoekstra", until=TODAY)], TODAY) == "Karin Hoekstra"


def test_a_member_without_a_name_is_nobody():
    assert on_call_owner("", [mate("")], TODAY) == ""
