"""Trajectories are data: what they may say, and when a step is done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.file.trajectory import (
    DoneRule,
    PartyRule,
    Step,
    Trajectory,
    Watch,
    has_spoken,
    is_filled,
)
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.broad_view import BroadViewEntry, LifeDomain
from ib_desk.domain.records.closing import Closing, ClosingReason
from ib_desk.domain.records.contract import Breach, Contract, PartyKind, PartyState
from ib_desk.domain.records.guardian import Custody
from ib_desk.domain.records.intervention import Effect, Intervention
from ib_desk.domain.records.kind_names import kind_name
from ib_desk.domain.records.kinds import KIND_BY_NAME, KINDS
from ib_desk.domain.records.request import Inspection
from ib_desk.domain.records.school import School
from ib_desk.domain.records.signal import Signal, Triage
from ib_desk.domain.records.support_file import SupportFile
from tests.domain.made_files import CONTRACT, FATHER, FILE, MOTHER, made, party, po
from tests.shipped import catalogue

RULE = DoneRule(record="signal", filled=("fact",))
SPOKEN = DoneRule(parties=PartyRule.SPOKEN)


def step(**values: Any) -> Step:
    known: dict[str, Any] = {
        "id": "a",
        "title": "A",
        "question": "Wat?",
        "help": "Zo.",
        "done": RULE,
    }
    return Step(**(known | values))


def test_each_kind_has_a_name_of_its_own():
    assert kind_name(SupportFile) == "support_file"
    assert tuple(KIND_BY_NAME.values()) == KINDS


@pytest.mark.parametrize("name", ["po", "vo"])
def test_the_shipped_trajectories_have_the_steps_of_the_method(name):
    trajectory = catalogue().trajectories[name]
    assert [step.id for step in trajectory.step] == [
        "signal",
        "contract",
        "broad_view",
        "matched_care",
        "plan",
        "request",
        "closing",
    ]


@pytest.mark.parametrize(
    ("values", "key", "problem"),
    [
        ({}, "", DataProblem.EMPTY),
        (
            {"record": "signal", "filled": ("fact",), "parties": PartyRule.SPOKEN},
            "",
            DataProblem.CONTRADICTION,
        ),
        ({"all_of": (RULE,), "any_of": (RULE,)}, "", DataProblem.CONTRADICTION),
        ({"record": "signal"}, "filled", DataProblem.INCOMPLETE),
        ({"parties": PartyRule.SPOKEN, "filled": ("x",)}, "filled", DataProblem.INCOMPLETE),
        ({"parties": PartyRule.SPOKEN, "every": True}, "every", DataProblem.CONTRADICTION),
        ({"record": "sginal", "filled": ("fact",)}, "record", DataProblem.UNKNOWN_VALUE),
        (
            {"record": "signal", "filled": ("fact", "facts")},
            "filled.1",
            DataProblem.UNKNOWN_VALUE,
        ),
    ],
)
def test_a_rule_that_means_nothing_is_refused(values, key, problem):
    with pytest.raises(UnfitValue) as refused:
        DoneRule(**values)
    assert (refused.value.key, refused.value.problem) == (key, problem)


@pytest.mark.parametrize(
    ("values", "key", "problem"),
    [
        ({"id": " "}, "id", DataProblem.EMPTY),
        ({"title": ""}, "title", DataProblem.EMPTY),
        ({"question": ""}, "question", DataProblem.EMPTY),
        ({"help": "\n"}, "help", DataProblem.EMPTY),
        ({"records": ("signal", "brief")}, "records.1", DataProblem.UNKNOWN_VALUE),
        ({"proposed_from_level": 6}, "proposed_from_level", DataProblem.OUT_OF_RANGE),
        ({"proposed_from_level": 0}, "proposed_from_level", DataProblem.OUT_OF_RANGE),
    ],
)
def test_a_step_that_cannot_be_meant_is_refused(values, key, problem):
    with pytest.raises(UnfitValue) as refused:
        step(**values)
    assert (refused.value.key, refused.value.problem) == (key, problem)


@pytest.mark.parametrize(
    ("values", "key", "problem"),
    [
        ({"step": ()}, "step", DataProblem.EMPTY),
        ({"soon_days": -1}, "soon_days", DataProblem.OUT_OF_RANGE),
        ({"step": (step(), step(id="b"), step())}, "step.2.id", DataProblem.DOUBLE),
    ],
)
def test_a_trajectory_that_cannot_be_meant_is_refused(values, key, problem):
    with pytest.raises(UnfitValue) as refused:
        Trajectory(**({"title": "T", "soon_days": 14, "step": (step(),)} | values))
    assert (refused.value.key, refused.value.problem) == (key, problem)


def test_levels_and_days_at_their_bounds_are_taken():
    assert step(proposed_from_level=1).proposed_from_level == 1
    assert step(proposed_from_level=5).proposed_from_level == 5
    assert Trajectory(title="T", soon_days=0, step=(step(),)).soon == timedelta(0)


def test_all_watches_of_the_vocabulary_are_used():
    used = {watch for trajectory in (po(),) for step in trajectory.step for watch in step.watches}
    assert used == set(Watch)


def test_a_rule_of_one_record_wants_all_its_fields_in_the_same_record():
    rule = DoneRule(record="agreement", filled=("result", "owner"))
    halves = made(Agreement(file_id=FILE.id, result="stil"), Agreement(file_id=FILE.id, owner="T"))
    assert not rule.holds(halves)
    assert rule.is_begun(halves)
    assert rule.holds(made(Agreement(file_id=FILE.id, result="stil", owner="Tim")))
    assert not rule.is_begun(made(Agreement(file_id=FILE.id, capacity="2 uur")))


def test_all_of_and_any_of():
    signal, entry = (
        Signal(file_id=FILE.id, fact="buikpijn"),
        BroadViewEntry(file_id=FILE.id, domain=LifeDomain.TALENTS, strong="tekent"),
    )
    view = DoneRule(record="broad_view_entry", filled=("strong",))
    both, either = DoneRule(all_of=(RULE, view)), DoneRule(any_of=(RULE, view))
    assert [both.holds(made(*r)) for r in ((), (signal,), (signal, entry))] == [False, False, True]
    assert [either.holds(made(*r)) for r in ((), (entry,), (signal, entry))] == [False, True, True]
    assert [both.is_begun(made(*r)) for r in ((), (signal,))] == [False, True]


@pytest.mark.parametrize(
    ("record", "name", "filled"),
    [
        (Signal(file_id=FILE.id), "fact", False),
        (Signal(file_id=FILE.id, fact=" \n"), "fact", False),
        (Signal(file_id=FILE.id, fact="x"), "fact", True),
        (Signal(file_id=FILE.id), "triage", False),
        (Signal(file_id=FILE.id, triage=Triage.FILE), "triage", True),
        (Signal(file_id=FILE.id), "seen_on", False),
        (Signal(file_id=FILE.id, seen_on=date(2026, 3, 2)), "seen_on", True),
        (Intervention(file_id=FILE.id), "effect", False),
    ],
)
def test_filled_means_that_a_person_put_it_there(record, name, filled):
    assert is_filled(record, name) is filled


def test_an_effect_of_nought_is_filled_in():
    assert is_filled(Intervention(file_id=FILE.id, effect=Effect.NONE), "effect")


class TestEveryoneSpoke:
    def test_without_a_contract_nobody_did(self):
        assert not SPOKEN.holds(made())
        assert not SPOKEN.is_begun(made())

    def test_the_pupil_must_be_among_them(self):
        assert not SPOKEN.holds(made(CONTRACT, party(PartyKind.TEACHERS)))
        assert not SPOKEN.holds(made(CONTRACT))
        assert SPOKEN.holds(made(CONTRACT, party(PartyKind.PUPIL)))

    @pytest.mark.parametrize("custody", [Custody.NO, Custody.UNKNOWN])
    def test_a_parent_without_known_authority_need_not_take_part(self, custody):
        other = replace(FATHER, custody=custody)
        assert SPOKEN.holds(made(CONTRACT, other, party(PartyKind.PUPIL)))

    def test_each_parent_with_authority_must_be_among_them(self):
        pupil, mother = (
            party(PartyKind.PUPIL),
            party(PartyKind.GUARDIAN, PartyState.CONFIRMED, guardian_id=MOTHER.id),
        )
        assert not SPOKEN.holds(made(CONTRACT, MOTHER, FATHER, pupil, mother))
        absent = party(
            PartyKind.GUARDIAN,
            PartyState.NOT_POSSIBLE,
            guardian_id=FATHER.id,
            not_possible_because="reageert niet op drie uitnodigingen",
        )
        assert SPOKEN.holds(made(CONTRACT, MOTHER, FATHER, pupil, mother, absent))

    def test_a_parent_who_died_is_not_waited_for(self):
        late = replace(FATHER, deceased=True)
        assert SPOKEN.holds(made(CONTRACT, late, party(PartyKind.PUPIL)))

    @pytest.mark.parametrize(
        ("state", "reason", "spoken"),
        [
            (PartyState.OPEN, "", False),
            (PartyState.OPEN, "druk", False),
            (PartyState.SPOKEN, "", True),
            (PartyState.CONFIRMED, "", True),
            (PartyState.NOT_POSSIBLE, "", False),
            (PartyState.NOT_POSSIBLE, "  ", False),
            (PartyState.NOT_POSSIBLE, "ziek", True),
        ],
    )
    def test_not_possible_counts_with_a_reason(self, state, reason, spoken):
        teacher = party(PartyKind.TEACHERS, state, not_possible_because=reason)
        assert has_spoken(teacher) is spoken
        assert SPOKEN.holds(made(CONTRACT, party(PartyKind.PUPIL), teacher)) is spoken

    def test_a_new_version_starts_anew(self):
        newer = Contract(file_id=FILE.id, version=2)
        assert not SPOKEN.holds(made(CONTRACT, newer, party(PartyKind.PUPIL)))


def test_closing_is_begun_by_a_reason_and_done_by_a_day():
    closing = po().step[-1]
    reason = Closing(file_id=FILE.id, reason=ClosingReason.GOALS_REACHED)
    closed = replace(FILE, closed_on=date(2027, 7, 9))
    states = [(closing.is_begun(w), closing.done.holds(w)) for w in (made(), made(reason))]
    assert states == [(False, False), (True, False)]
    assert not closing.done.holds(made(file=closed))
    assert closing.done.holds(made(reason, file=closed))


def test_a_step_is_begun_by_any_record_of_its_own():
    weighing_step = po().step[3]
    assert not weighing_step.is_begun(made())
    assert po().step[4].is_begun(made(Intervention(file_id=FILE.id)))


def test_an_empty_file_has_begun_nothing():
    assert not any(step.is_begun(made()) for step in po().step)


@pytest.mark.parametrize(
    ("kind", "step_id"),
    [(Breach, "contract"), (Agreement, "plan"), (Inspection, "request"), (School, None)],
)
def test_the_step_in_which_a_kind_of_record_is_made(kind, step_id):
    found = po().step_of(kind)
    assert (found and found.id) == step_id


def test_no_kind_is_made_in_two_steps():
    made_in = [kind for step in po().step for kind in step.records]
    assert len(made_in) == len(set(made_in))
