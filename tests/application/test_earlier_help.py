"""Over the whole vault: what helped for a like goal, and nobody's name."""

from __future__ import annotations

from ib_desk.application.earlier_help import EarlierHelp
from ib_desk.domain.records.broad_view import LifeDomain
from ib_desk.domain.records.goal import Goal
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.intervention import Effect, Intervention
from ib_desk.domain.records.school import Professional
from tests.application.test_overview import CELIK, School, file_of
from tests.domain.made_files import FILE, NOOR

OF_CELIK = file_of(CELIK)
GOAL = Goal(file_id=FILE.id, aim="Er zijn", domain=LifeDomain.PRESENCE)
OTHER = Goal(file_id=OF_CELIK.id, aim="Komen", domain=LifeDomain.PRESENCE)
PEOPLE = (Professional(name="Karin Visser"), Guardian(pupil_id=NOOR.id), Professional())


def done(title: str) -> Intervention:
    return Intervention(file_id=OF_CELIK.id, goal_id=OTHER.id, title=title, effect=Effect.BETTER)


def test_what_was_done_for_another_pupil_is_told_without_a_name():
    titles = ("Rustige start", "Wandelen met Noor", "Praten met Karin", "Mevrouw Visser belt")
    school = School(
        NOOR, FILE, CELIK, OF_CELIK, *PEOPLE, GOAL, OTHER, *(done(title) for title in titles)
    )
    found = EarlierHelp(school.work).like(GOAL)
    assert [one.help.title for one in found] == ["Rustige start"]
    assert found[0].effects == (Effect.BETTER,)
