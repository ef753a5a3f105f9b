"""A plan from concept to its end: what is refused, and what changes along."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from ib_desk.application.bin import Bin
from ib_desk.application.frozen import Frozen
from ib_desk.application.opps import Opps, OppUnderWay
from ib_desk.application.ports import Clock
from ib_desk.domain.errors import AgreementMissing, PupilNotHeard
from ib_desk.domain.records.hearing import Hearing, HearingInput
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.opp import (
    Opp,
    OppAgreement,
    OppAgrees,
    OppConsultation,
    OppState,
    OppText,
)
from ib_desk.domain.records.running_measure import MeasureKind, RunningMeasure
from ib_desk.domain.records.seen import SeenText, SignOff
from tests.application.leaving.door import TODAY, Door
from tests.builders import FATHER, FILE, MOTHER, noor
from tests.shipped import catalogue

GUIDANCE = "Elke dag samen lezen met Karin."


class Desk(Door):
    """Noor's file without a plan."""

    def __init__(self) -> None:
        super().__init__()
        for opp in self.all_of(Opp):
            self.records.change(opp, replace(opp, state=OppState.CONCEPT, set_on=None))
        for opp in self.all_of(Opp):
            self.records.remove(opp)
        for measure in self.all_of(RunningMeasure):
            self.records.remove(measure)
        self.clock = Clock(lambda: self.now)
        known = catalogue()
        self.opps = Opps(self.work, self.records, known, self.clock)

    @property
    def opp(self) -> Opp:
        return max(self.all_of(Opp), key=lambda one: one.version)

    def write(self, **values: Any) -> None:
        self.records.change(self.opp, replace(self.opp, **values))

    def say(self, guardian: Any, agrees: OppAgrees = OppAgrees.YES) -> OppAgreement:
        answer = OppAgreement(
            opp_id=self.opp.id, guardian_id=guardian, agrees=agrees, said_on=TODAY
        )
        self.records.add(answer)
        return answer

    def agreed(self) -> None:
        self.say(MOTHER)
        self.say(FATHER)


@pytest.fixture
def desk() -> Desk:
    made = Desk()
    made.opps.begin(FILE)
    made.write(guidance=GUIDANCE)
    return made


def test_one_concept_at_a_time(desk):
    with pytest.raises(OppUnderWay) as refused:
        desk.opps.begin(FILE)
    assert refused.value.opp_id == desk.opp.id


def test_heard_and_agreed_it_is_set_today_and_what_runs_says_from_when(desk):
    desk.agreed()
    desk.opps.set(desk.opp.id)
    assert (desk.opp.state, desk.opp.set_on) == (OppState.SET, TODAY)
    (measure,) = desk.all_of(RunningMeasure)
    assert (measure.kind, measure.starts_on, measure.ends_on) == (MeasureKind.OPP, TODAY, None)
    assert desk.opp.measure_id == measure.id
    desk.records.undo()
    assert (desk.opp.state, desk.all_of(RunningMeasure)) == (OppState.CONCEPT, [])


def test_it_is_set_on_the_day_that_was_filled_in_and_what_runs_already_stays(desk):
    running = RunningMeasure(file_id=FILE, kind=MeasureKind.OPP, starts_on=date(2026, 9, 1))
    desk.records.add(running)
    desk.agreed()
    desk.write(set_on=TODAY - timedelta(days=2))
    desk.opps.set(desk.opp.id)
    assert desk.opp.set_on == TODAY - timedelta(days=2)
    assert desk.all_of(RunningMeasure) == [running]
    assert desk.opp.measure_id == running.id


def test_what_the_file_said_becomes_its_own(desk):
    desk.write(guidance="")
    desk.agreed()
    desk.opps.set(desk.opp.id)
    assert desk.opp.helps
    assert "pauzekaartje" not in desk.opp.helps


def test_without_a_yes_of_each_it_stays_a_concept(desk):
    desk.say(MOTHER)
    desk.say(FATHER, OppAgrees.NO)
    with pytest.raises(AgreementMissing) as refused:
        desk.opps.set(desk.opp.id)
    assert refused.value.missing == (FATHER,)
    assert desk.opp.state is OppState.CONCEPT


def test_who_said_yes_to_another_text_is_asked_again(desk):
    desk.agreed()
    desk.write(guidance="Iets heel anders.")
    with pytest.raises(AgreementMissing):
        desk.opps.set(desk.opp.id)
    desk.write(guidance=GUIDANCE)
    desk.opps.set(desk.opp.id)
    assert desk.opp.is_set


def test_what_was_seen_is_kept_with_the_answer_and_goes_with_the_plan(desk):
    answer = desk.say(MOTHER)
    (seen,) = [one for one in desk.all_of(SeenText) if one.opp_id is not None]
    assert (seen.sign_off, seen.signed_in, seen.request_id) == (SignOff.OPP, answer.id, None)
    desk.say(FATHER, OppAgrees.NO_REPLY)
    assert len([one for one in desk.all_of(SeenText) if one.opp_id is not None]) == 1
    desk.records.remove(desk.opp)
    assert not [one for one in desk.all_of(SeenText) if one.sign_off is SignOff.OPP]


def test_an_answer_of_a_day_that_is_past_is_to_the_text_of_that_day(desk):
    desk.now -= timedelta(days=1)
    before = desk.clock.today()
    desk.write(guidance="Zoals het gisteren was.")
    desk.now += timedelta(days=1)
    desk.write(guidance=GUIDANCE)
    late = OppAgreement(
        opp_id=desk.opp.id, guardian_id=MOTHER, agrees=OppAgrees.YES, said_on=before
    )
    desk.records.add(late)
    desk.say(FATHER)
    with pytest.raises(AgreementMissing) as refused:
        desk.opps.set(desk.opp.id)
    assert refused.value.missing == (MOTHER,)
    desk.texts.sign_anew(late)
    desk.opps.set(desk.opp.id)


def test_what_was_erased_is_in_no_copy_of_what_somebody_agreed_to(desk):
    """The plan says the words of what is done: the copy keeps these by themselves."""
    desk.write(guidance="")
    done = Intervention(file_id=FILE, title="Samen zqlezenqz met Karin.")
    desk.records.add(done)
    desk.say(MOTHER)
    assert "zqlezenqz" in kept(desk)
    desk.records.remove(done)
    term = catalogue().bin_term
    Bin(desk.work, desk.records, desk.undo, desk.clock, term).erase(done.id, "dubbel")
    assert "zqlezenqz" not in kept(desk)


def kept(desk: Desk) -> str:
    """All bytes beside the records."""
    return "".join(one.decode(errors="replace") for one in desk.vault.kept.contents.values())


def test_nobody_heard_the_pupil(desk):
    for kind in (HearingInput, Hearing):
        for one in desk.all_of(kind):
            desk.records.remove(one)
    desk.agreed()
    with pytest.raises(PupilNotHeard):
        desk.opps.set(desk.opp.id)


class TestAfterwards:
    @pytest.fixture
    def held(self, desk: Desk) -> Desk:
        desk.agreed()
        desk.opps.set(desk.opp.id)
        return desk

    def test_its_text_stays_but_not_the_day_of_looking_back(self, held):
        with pytest.raises(Frozen):
            held.write(guidance="Anders.")
        with pytest.raises(Frozen):
            held.records.remove(held.opp)
        held.write(evaluate_on=TODAY)
        assert held.opp.evaluate_on == TODAY

    def test_a_next_version_makes_it_lapse_once_that_is_set(self, held):
        first = held.opp
        held.opps.begin(FILE)
        assert held.opp.version == 2
        assert OppText.GUIDANCE in held.opp.to_adapt
        assert held.records.get(Opp, first.id).state is OppState.SET
        with pytest.raises(PupilNotHeard):
            held.opps.set(held.opp.id)
        hearing = next(iter(noor().of(Hearing)))
        held.records.change(
            held.records.get(Hearing, hearing.id),
            replace(hearing, meeting_id=None, heard_on=TODAY),
        )
        held.agreed()
        held.opps.set(held.opp.id)
        assert held.records.get(Opp, first.id).state is OppState.LAPSED
        assert len(held.all_of(RunningMeasure)) == 1

    def test_set_by_mistake_it_becomes_a_concept_again(self, held):
        held.opps.back_to_concept(held.opp)
        assert (held.opp.state, held.opp.set_on) == (OppState.CONCEPT, None)
        held.write(guidance="Anders.")

    def test_it_ends_and_so_does_what_runs(self, held):
        held.opps.end(held.opp)
        (measure,) = held.all_of(RunningMeasure)
        assert (held.opp.state, measure.ends_on) == (OppState.LAPSED, TODAY)

    def test_what_ended_before_ended_then(self, held):
        (measure,) = held.all_of(RunningMeasure)
        ended = replace(measure, ends_on=measure.starts_on)
        held.records.change(measure, ended)
        held.opps.end(held.opp)
        assert held.all_of(RunningMeasure) == [ended]

    def test_without_anything_that_runs_it_ends_all_the_same(self, held):
        held.records.remove(held.all_of(RunningMeasure)[0])
        held.opps.end(held.opp)
        assert held.opp.state is OppState.LAPSED

    def test_a_try_to_talk_can_still_be_added(self, held):
        again = OppConsultation(opp_id=held.opp.id, guardian_id=MOTHER, asked_on=TODAY)
        held.records.add(again)
        assert again in held.all_of(OppConsultation)
