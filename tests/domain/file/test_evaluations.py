"""Looking back at the help: in which meeting, at what, and whether one weighed again after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from ib_desk.domain.file.anchoring import anchored_in
from ib_desk.domain.file.anchors import Anchor
from ib_desk.domain.file.evaluations import (
    brought_in,
    can_be_evaluated,
    counted_at,
    ends_in_weighing,
    evaluated_on,
    evaluation_in,
    evaluations,
    goals_of,
    last_evaluation,
    looked_back_at,
    weighed_after,
)
from ib_desk.domain.file.timeline import timeline
from ib_desk.domain.file.trust import trust_until
from ib_desk.domain.records.contract import ContractReview, PartyKind, PartyTrust
from ib_desk.domain.records.evaluation import Evaluation, Wellbeing
from ib_desk.domain.records.goal import Goal, GoalState
from ib_desk.domain.records.intervention import Effect, Intervention, WayOn
from ib_desk.domain.records.meeting import Meeting, MeetingKind
from ib_desk.domain.records.running_measure import MeasureKind, RunningMeasure
from ib_desk.domain.records.weighing import Weighing
from tests.domain.made_files import CONTRACT, FILE, TODAY, made, party

SPRING, SUMMER = date(2026, 3, 24), date(2026, 6, 9)
MEETING = Meeting(file_id=FILE.id, kind=MeetingKind.WITH_PARENTS, held_on=SUMMER)
UNDATED = Meeting(file_id=FILE.id)
EVALUATION = Evaluation(meeting_id=MEETING.id, what_works="De ochtend gaat beter.")
WRITTEN = Evaluation(meeting_id=UNDATED.id)
HELP = Intervention(file_id=FILE.id, title="Rustige start", starts_on=SPRING)


def weighing(day: date | None, level: int | None = 3) -> Weighing:
    return Weighing(file_id=FILE.id, weighed_on=day, chosen_level=level)


class TestInWhichMeeting:
    def test_where_there_is_help_to_look_back_at(self):
        assert not can_be_evaluated(made(MEETING), MEETING)
        assert can_be_evaluated(made(MEETING, HELP), MEETING)
        assert can_be_evaluated(made(MEETING, weighing(SPRING)), MEETING)

    def test_not_where_one_meets_about_absence_unless_it_was_done_all_the_same(self):
        absence = replace(MEETING, kind=MeetingKind.ABOUT_ABSENCE)
        assert not can_be_evaluated(made(absence, HELP), absence)
        assert can_be_evaluated(made(absence, EVALUATION), absence)

    def test_it_is_held_on_the_day_of_its_meeting(self):
        whole = made(MEETING, UNDATED, EVALUATION, WRITTEN)
        assert evaluation_in(whole, MEETING) == EVALUATION
        assert evaluated_on(whole, EVALUATION) == SUMMER
        assert evaluated_on(whole, WRITTEN) is None
        assert evaluated_on(made(EVALUATION), EVALUATION) is None

    def test_the_last_that_has_a_day_counts_while_another_is_written(self):
        whole = made(UNDATED, WRITTEN, MEETING, EVALUATION)
        assert evaluations(whole) == (EVALUATION, WRITTEN)
        assert last_evaluation(whole) == EVALUATION
        assert last_evaluation(made(UNDATED, WRITTEN)) is None


class TestAtWhat:
    def test_what_had_begun_and_was_not_looked_back_at_before(self):
        undated = replace(HELP, id=EVALUATION.id, title="Maatje", starts_on=None)
        assert looked_back_at(made(HELP, undated), SUMMER) == (HELP, undated)
        assert looked_back_at(made(HELP), SPRING - timedelta(days=1)) == ()

    def test_what_was_said_of_it_then_stays_there_and_is_asked_no_more_later(self):
        said = replace(HELP, effect=Effect.BETTER, evaluated_on=SUMMER)
        assert looked_back_at(made(said), SUMMER) == (said,)
        assert looked_back_at(made(said), SUMMER + timedelta(days=1)) == ()

    @pytest.mark.parametrize("odd", [replace(HELP, title=" "), replace(HELP, effect=Effect.BETTER)])
    def test_not_what_says_nothing_or_was_answered_on_no_day(self, odd):
        assert looked_back_at(made(odd), SUMMER) == ()


class TestGoals:
    GOAL = Goal(file_id=FILE.id, aim="Op school zijn", starts_on=SPRING)

    def test_those_that_are_worked_on_and_those_that_ended_that_day(self):
        ended = replace(self.GOAL, state=GoalState.REACHED, ended_on=SUMMER)
        undated = replace(self.GOAL, starts_on=None)
        for goal in (self.GOAL, ended, undated):
            assert goals_of(made(goal), SUMMER) == (goal,)
        assert goals_of(made(ended), SUMMER + timedelta(days=1)) == ()
        assert goals_of(made(self.GOAL), SPRING - timedelta(days=1)) == ()

    def test_not_what_has_no_words_or_ended_on_no_day(self):
        mute = replace(self.GOAL, aim=" ")
        lost = replace(self.GOAL, state=GoalState.STOPPED)
        assert goals_of(made(mute, lost), SUMMER) == ()

    def test_a_goal_alone_can_be_looked_back_at(self):
        assert can_be_evaluated(made(MEETING, self.GOAL), MEETING)

    def test_what_was_said_in_the_meeting_of_that_day(self):
        said = replace(HELP, way_on=WayOn.GO_ON, evaluated_on=SUMMER)
        assert brought_in(made(said, MEETING), MEETING) == (said,)
        assert brought_in(made(HELP, MEETING), MEETING) == ()
        assert brought_in(made(said, UNDATED), UNDATED) == ()


class TestTheEnd:
    @pytest.mark.parametrize(
        ("weighed", "is_after"),
        [
            (weighing(SUMMER), True),
            (weighing(SUMMER + timedelta(days=20)), True),
            (weighing(SPRING), False),
            (weighing(SUMMER, level=None), False),
            (weighing(None), False),
        ],
    )
    def test_a_weighing_with_a_level_on_that_day_or_after_it(self, weighed, is_after):
        whole = made(MEETING, EVALUATION, weighed)
        assert (weighed_after(whole, EVALUATION) is not None) is is_after
        assert ends_in_weighing(whole, EVALUATION) is is_after

    def test_or_a_reason_why_not(self):
        said = replace(EVALUATION, not_weighed_because="Pas twee weken bezig.")
        assert ends_in_weighing(made(MEETING, said), said)
        assert not ends_in_weighing(made(MEETING, EVALUATION), EVALUATION)

    def test_of_one_without_a_day_nobody_can_say(self):
        assert weighed_after(made(UNDATED, WRITTEN, weighing(SUMMER)), WRITTEN) is None


class TestTerms:
    @staticmethod
    def found(*records) -> dict[Anchor, date]:
        mine = {Anchor.EVALUATION, Anchor.EVALUATED}
        return {one.anchor: one.on for one in anchored_in(made(*records)) if one.anchor in mine}

    def test_the_next_one_until_it_was_held(self):
        planned = replace(EVALUATION, next_on=TODAY, not_weighed_because="Te vroeg.")
        assert self.found(MEETING, planned) == {Anchor.EVALUATION: TODAY}
        later = Meeting(file_id=FILE.id, held_on=TODAY)
        held = Evaluation(meeting_id=later.id, not_weighed_because="Te vroeg.")
        assert self.found(MEETING, planned, later, held) == {}

    def test_what_it_came_to_until_one_weighed_again_or_said_why_not(self):
        assert self.found(MEETING, EVALUATION) == {Anchor.EVALUATED: SUMMER}
        assert self.found(MEETING, EVALUATION, weighing(SUMMER)) == {}
        assert self.found(UNDATED, WRITTEN) == {}


class TestTimeline:
    def test_it_tells_what_works_on_the_day_of_its_meeting(self):
        said = replace(EVALUATION, wellbeing=Wellbeing.GOOD)
        (told,) = [one for one in timeline(made(MEETING, said), TODAY) if one.kind is Evaluation]
        assert (told.moment.on, told.moment.words) == (SUMMER, said.what_works)
        assert told.moment.choice is Wellbeing.GOOD


class TestTrust:
    def test_one_series_from_the_talk_and_each_look_back_until_that_day(self):
        mother = party(PartyKind.GUARDIAN, trust=6)
        silent = party(PartyKind.TEACHERS)
        reviews = [
            ContractReview(
                contract_id=CONTRACT.id,
                held_on=day,
                trust=(PartyTrust(party=mother.id, score=score),),
            )
            for day, score in ((TODAY, 8), (SUMMER, 7))
        ]
        whole = made(CONTRACT, mother, silent, *reviews)
        (series,) = trust_until(whole, TODAY)
        assert series.party == mother
        assert [score for _day, score in series.given] == [6, 7, 8]
        assert [len(one.given) for one in trust_until(whole, SUMMER)] == [2]
        assert trust_until(made(), TODAY) == ()


class TestHoursUsed:
    GRANTED = RunningMeasure(
        file_id=FILE.id, kind=MeasureKind.ARRANGEMENT, hours=40, starts_on=SPRING, ends_on=SUMMER
    )

    def asks(self, day: date = SUMMER, **values: Any) -> bool:
        measure = replace(self.GRANTED, **values)
        return counted_at(made(measure), day) == (measure,)

    def test_of_what_runs_and_of_what_begins_or_ends_that_day(self):
        assert self.asks(SPRING)
        assert self.asks(SUMMER)
        assert self.asks(starts_on=None, ends_on=None)
        assert not self.asks(SPRING - timedelta(days=1))

    def test_only_where_hours_were_granted(self):
        assert not self.asks(hours=None)
        assert self.asks(hours=0)

    def test_of_what_ended_until_it_was_counted_to_its_end(self):
        later = SUMMER + timedelta(days=1)
        assert self.asks(later)
        assert self.asks(later, used_until=SUMMER - timedelta(days=1))
        assert not self.asks(later, used_until=SUMMER)
        assert self.asks(SUMMER, used_until=SUMMER), "what was said at that table is seen there"
