"""Who leaves the school is missed somewhere, and someone takes over there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ib_desk.application.bin import Bin
from ib_desk.application.colleagues import Colleagues, Standing
from ib_desk.application.records import Records
from ib_desk.application.undo import UndoStack
from ib_desk.domain.errors import NotFound
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.bin_term import BinTerm
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.school import Professional
from ib_desk.domain.records.support_file import SupportFile, TeamMember, TeamPlace
from tests.application.fakes import FakeVault, ticking_clock

TERM = BinTerm(days=30, longest_step=7, keep_sent_years=2)
NOOR, SEM, BO = (Pupil(call_name=name, surname="Bos") for name in ("Noor", "Sem", "Bo"))
OPEN, OTHER, CLOSED = (
    SupportFile(pupil_id=pupil.id, opened_on=date(2026, 9, 1)) for pupil in (NOOR, SEM, BO)
)
CLOSED = replace(CLOSED, closed_on=date(2026, 9, 10))
ANOUK, TIM, BARE = (Professional(name=name) for name in ("Anouk de Graaf", "Tim Postma", ""))
MANAGER = TeamMember(
    file_id=OPEN.id,
    professional_id=ANOUK.id,
    place=TeamPlace.CORE,
    case_manager=True,
    task="overzicht",
)
BESIDE = TeamMember(file_id=OTHER.id, professional_id=ANOUK.id, breakthrough=True, task="knopen")
BEFORE = TeamMember(file_id=CLOSED.id, professional_id=ANOUK.id)
TIM_THERE = TeamMember(file_id=OTHER.id, professional_id=TIM.id)
HERS, BY_FIRST, OTHERS, KEPT, ELSEWHERE, GONE = (
    Agreement(file_id=file.id, result=owner, owner=owner, state=state)
    for file, owner, state in (
        (OPEN, "anouk de graaf ", AgreementState.OPEN),
        (OPEN, "Anouk", AgreementState.OPEN),
        (OPEN, "Anouk en Tim", AgreementState.OPEN),
        (OPEN, "Anouk de Graaf", AgreementState.KEPT),
        (CLOSED, "Anouk de Graaf", AgreementState.OPEN),
        (OPEN, "", AgreementState.OPEN),
    )
)
EVERYTHING = (
    *(NOOR, SEM, BO, OPEN, OTHER, CLOSED, ANOUK, TIM, BARE),
    *(MANAGER, BESIDE, BEFORE, TIM_THERE),
    *(HERS, BY_FIRST, OTHERS, KEPT, ELSEWHERE, GONE),
)


class School:
    def __init__(self) -> None:
        self.vault, self.undo, clock = FakeVault(), UndoStack(), ticking_clock()
        self.records = Records(self.vault, self.undo, clock, TERM)
        self.colleagues = Colleagues(self.vault, self.records, clock)
        self.bin = Bin(self.vault, self.records, self.undo, clock, TERM)
        with self.vault() as work:
            for record in EVERYTHING:
                work.save(record)
            work.commit()


@pytest.fixture
def school() -> School:
    return School()


def owners(school: School) -> list[str]:
    return [agreement.owner for agreement in school.records.find(Agreement)]


def test_where_someone_stands(school):
    assert school.colleagues.standing(ANOUK) == Standing(
        teams=("Noor Bos", "Sem Bos"), manages=("Noor Bos",), agreements=2, closed=1
    )
    assert school.colleagues.standing(TIM) == Standing(teams=("Sem Bos",))
    assert not school.colleagues.standing(TIM).is_nothing
    assert school.colleagues.standing(BARE).is_nothing


def test_a_successor_takes_the_places_and_the_agreements_in_one_step(school):
    before = dict(school.vault.kept.records)
    school.colleagues.remove(ANOUK, TIM.id)

    members = {m.file_id: m for m in school.records.find(TeamMember)}
    assert members[OPEN.id] == replace(
        MANAGER, professional_id=TIM.id, since=date(2026, 9, 24), until=None
    )
    assert members[OTHER.id] == replace(TIM_THERE, breakthrough=True, task="knopen")
    assert CLOSED.id not in members, "in a closed file nobody takes over"
    assert owners(school)[:3] == ["Tim Postma", "Tim Postma", "Anouk en Tim"]
    assert owners(school)[3:] == ["Anouk de Graaf", "Anouk de Graaf", ""]
    assert ANOUK not in school.records.find(Professional)

    school.records.undo()
    assert school.vault.kept.records == before


def test_without_a_successor_the_places_go_along(school):
    school.colleagues.remove(ANOUK)
    assert school.records.find(TeamMember) == [TIM_THERE]
    assert owners(school)[0] == HERS.owner
    (item,) = school.bin.items()
    assert item.along == {TeamMember: 3}


def test_from_the_bin_all_of_it_comes_back(school):
    before = dict(school.vault.kept.records)
    school.colleagues.remove(ANOUK, TIM.id)
    school.undo.clear()
    school.bin.put_back(ANOUK.id)
    assert school.vault.kept.records == before


def test_who_is_gone_cannot_go_or_take_over(school):
    school.colleagues.remove(TIM)
    for person, heir in ((TIM, None), (ANOUK, TIM.id)):
        with pytest.raises(NotFound):
            school.colleagues.remove(person, heir)
    assert ANOUK in school.records.find(Professional)


def test_by_a_first_name_that_two_in_the_team_have_nobody_is_meant(school):
    other = Professional(name="Anouk Visser")
    school.records.add(other, TeamMember(file_id=OPEN.id, professional_id=other.id))
    assert school.colleagues.standing(ANOUK).agreements == 1
    assert school.colleagues.standing(other).agreements == 0
