"""Open agreements over all pupils, by colleague."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from ib_desk.application.lists_beside import AgreementLine
from ib_desk.application.owned_agreements import OwnedAgreements, OwnersLook
from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.deadlines.settling import settled
from ib_desk.domain.errors import NotFound
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.school import Professional
from ib_desk.domain.records.sitting import Sitting, TeamAgreement
from ib_desk.domain.records.support_file import TeamMember
from tests.application.test_overview import CELIK, School, file_of
from tests.domain.made_files import FILE, NOOR, TODAY

KARIN, TIM = Professional(name="Karin Visser"), Professional(name="Tim Smit")
OF_CELIK = file_of(CELIK)
IN_TEAM = TeamMember(file_id=FILE.id, professional_id=TIM.id)


def agreed(result: str, owner: str, days: int | None = None, **more) -> Agreement:
    ends = None if days is None else TODAY + timedelta(days=days)
    return Agreement(
        **{"file_id": FILE.id, "result": result, "owner": owner, "ends_on": ends, **more}
    )


class Desk(School):
    """A vault with what is asked of each colleague."""

    def __init__(self, *records: Record) -> None:
        super().__init__(NOOR, FILE, CELIK, OF_CELIK, KARIN, TIM, IN_TEAM, *records)
        self.owned = OwnedAgreements(self.work, self.overview, self.records, self.keeping.clock)

    def whole_look(self) -> OwnersLook:
        look = self.owned.look()
        return self.whole_look() if look.to_make else look

    def told(self) -> dict[str, list[str]]:
        return {
            group.name: [line.agreement.result for line in group.lines]
            for group in self.whole_look().groups
        }


def line_of(desk: Desk, told: Agreement | TeamAgreement) -> AgreementLine:
    lines = (line for group in desk.whole_look().groups for line in group.lines)
    return next(line for line in lines if line.key == told.id)


def test_each_colleague_has_what_is_still_to_be_kept_the_earliest_first():
    desk = Desk(
        agreed("bellen", "Karin Visser", 9),
        agreed("plan", "Karin Visser"),
        agreed("kaart", "Tim", 3),
        agreed("lezen", "juf Karin Visser", -2, file_id=OF_CELIK.id),
    )
    assert desk.told() == {"Karin Visser": ["lezen", "bellen", "plan"], "Tim Smit": ["kaart"]}


def test_what_is_of_two_is_with_both_and_of_no_colleague_comes_last():
    desk = Desk(agreed("samen", "Karin Visser en Tim", 1), agreed("thuis", "moeder", 1))
    assert desk.told() == {"Karin Visser": ["samen"], "Tim Smit": ["samen"], "": ["thuis"]}
    assert desk.whole_look().groups[-1].person_id is None


@pytest.mark.parametrize("state", [state for state in AgreementState if not state.is_running])
def test_what_is_over_is_asked_of_nobody(state):
    assert Desk(agreed("bellen", "Karin Visser", state=state)).told() == {}


def test_what_nobody_said_yes_to_is_told_as_that():
    desk = Desk(agreed("bellen", "Karin Visser", state=AgreementState.PROPOSED))
    (line,) = desk.whole_look().groups[0].lines
    assert line.agreement.is_proposed


def test_of_a_closed_file_nothing_is_asked():
    desk = Desk(agreed("bellen", "Karin Visser", 1))
    desk.records.change(FILE, replace(FILE, closed_on=TODAY))
    assert desk.told() == {}


def test_a_first_name_is_nobody_in_a_file_where_that_person_is_not_in_the_team():
    assert Desk(agreed("kaart", "Tim", file_id=OF_CELIK.id)).told() == {"": ["kaart"]}


class TestAboutNoPupil:
    SITTING = Sitting(held_on=TODAY)

    def agreed(self, owner: str, **said) -> TeamAgreement:
        return TeamAgreement(
            **{"sitting_id": self.SITTING.id, "result": "mappen", "owner": owner, **said}
        )

    def desk(self, *records: Record) -> Desk:
        return Desk(self.SITTING, *records)

    def test_it_stands_among_those_of_children(self):
        late = self.agreed("Karin Visser", ends_on=TODAY - timedelta(days=1))
        desk = self.desk(agreed("bellen", "Karin Visser", 9), late)
        assert desk.told() == {"Karin Visser": ["mappen", "bellen"]}
        line = line_of(desk, late)
        assert (line.pupil, line.file_id) == (None, None)

    def test_a_first_name_is_that_of_the_only_one_at_school_who_has_it(self):
        assert self.desk(self.agreed("Karin en Tim")).told() == {
            "Karin Visser": ["mappen"],
            "Tim Smit": ["mappen"],
        }
        other = Professional(name="Tim Bakker")
        assert self.desk(other, self.agreed("Tim")).told() == {"": ["mappen"]}

    @pytest.mark.parametrize("state", [state for state in AgreementState if not state.is_running])
    def test_what_is_over_is_asked_of_nobody(self, state):
        assert self.desk(self.agreed("Karin Visser", state=state)).told() == {}

    def test_with_one_step_it_was_kept_and_undo_brings_it_back(self):
        told = self.agreed("Karin Visser")
        desk = self.desk(told)
        desk.owned.settle(line_of(desk, told))
        assert desk.told() == {}
        assert desk.records.get(TeamAgreement, told.id).state is AgreementState.KEPT
        desk.records.undo()
        assert desk.told() == {"Karin Visser": ["mappen"]}

    def test_one_that_did_not_change_is_the_very_same(self):
        told, other = self.agreed("Karin Visser"), self.agreed("Tim", result="lokaal")
        desk = self.desk(told, other)
        before = line_of(desk, told)
        desk.records.change(other, replace(other, result="gang"))
        assert line_of(desk, told) is before
        assert line_of(desk, other).agreement.result == "gang"


def test_who_is_called_otherwise_has_them_under_that_name_at_once():
    desk = Desk(agreed("kaart", "Tim", 3))
    desk.records.change(TIM, replace(TIM, name="Tim de Smit"))
    assert list(desk.told()) == ["Tim de Smit"]


def test_with_one_step_it_was_kept_and_undo_brings_it_back():
    told = agreed("bellen", "Karin Visser", -1)
    desk = Desk(told)
    desk.owned.settle(line_of(desk, told))
    assert desk.told() == {}
    # As with K on Vandaag: without its day it would be no act for a child at home.
    assert desk.records.get(Agreement, told.id) == settled(told, TODAY)
    desk.records.undo()
    assert desk.told() == {"Karin Visser": ["bellen"]}


def test_what_is_gone_cannot_be_settled():
    told = agreed("bellen", "Karin Visser")
    desk = Desk(told)
    line = line_of(desk, told)
    desk.records.remove(told)
    with pytest.raises(NotFound):
        desk.owned.settle(line)


def test_a_line_that_did_not_change_is_the_very_same():
    desk = Desk(agreed("bellen", "Karin Visser", 1), agreed("lezen", "Tim", file_id=OF_CELIK.id))

    def lines() -> dict[str, AgreementLine]:
        looked = desk.whole_look().groups
        return {line.agreement.result: line for group in looked for line in group.lines}

    before = lines()
    desk.records.change(NOOR, replace(NOOR, call_name="Noortje", born_on=BirthDate(2017, 1, 1)))
    after = lines()
    assert after["lezen"] is before["lezen"]
    pupil = after["bellen"].pupil
    assert pupil is not None
    assert pupil.name == "Noortje van Dalen"
