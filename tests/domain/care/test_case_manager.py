"""Two who keep the overview are asked about; one who left keeps none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from ib_desk.domain.care.case_manager import other_manager
from ib_desk.domain.records.school import Professional
from ib_desk.domain.records.support_file import TeamMember
from tests.domain.made_files import FILE, TODAY, made

ESTHER, KARIN = Professional(name="Esther"), Professional(name="Karin")


def member(person: Professional, *, is_it: bool = True, until: date | None = None) -> TeamMember:
    return TeamMember(file_id=FILE.id, professional_id=person.id, case_manager=is_it, until=until)


def other(mine: TeamMember, its: TeamMember) -> str:
    return other_manager(mine, made(ESTHER, KARIN, mine, its).team, TODAY)


def test_who_else_keeps_the_overview_is_called_by_name():
    mine, its = member(KARIN), member(ESTHER)
    assert other(mine, its) == "Esther"
    assert other(its, mine) == "Karin"


def test_nobody_else_where_one_of_the_two_does_not_or_left():
    mine, its = member(KARIN), member(ESTHER)
    gone = TODAY - timedelta(days=1)
    assert other(replace(mine, case_manager=False), its) == ""
    assert other(mine, replace(its, case_manager=False)) == ""
    assert other(mine, member(ESTHER, until=gone)) == ""
    assert other(member(KARIN, until=gone), its) == ""
