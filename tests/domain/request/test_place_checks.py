"""The new school and the goal of a TLV: which, how far, and the only one where none was picked."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.records.goal import Goal, GoalState
from ib_desk.domain.records.request import PlaceStand, RequestKind, SwvRequest
from ib_desk.domain.records.swv import Applicant
from ib_desk.domain.request.place_checks import goal_meant
from ib_desk.domain.request.request_points import Check, PointState
from tests.domain.looked_through import found, only, saw
from tests.domain.made_files import FILE, REQUEST, made

MISSING, WEAK, OK = PointState.MISSING, PointState.WEAK, PointState.OK
TLV = replace(REQUEST, kind=RequestKind.TLV_SO)
GOAL = Goal(file_id=FILE.id, aim="Rustig van les naar les.")
OTHER = Goal(file_id=FILE.id, aim="Hele dagen naar school.")


class TestReceiving:
    def test_a_school_is_asked_for_with_how_far_it_is(self):
        empty = only(Check.RECEIVING, made(TLV))
        assert saw(empty) == (MISSING, [FactKind.EMPTY], SwvRequest, "receiving_school")
        dashed = only(Check.RECEIVING, made(replace(TLV, receiving_school="-")))
        assert dashed.state is MISSING
        named = replace(TLV, receiving_school="So De Duin")
        bare = only(Check.RECEIVING, made(named))
        assert saw(bare) == (WEAK, [FactKind.LACKS], SwvRequest, "place_stand")
        assert bare.facts[0].field == "place_stand"

    @pytest.mark.parametrize("stand", PlaceStand)
    def test_wished_for_is_an_answer_too(self, stand):
        said = replace(TLV, receiving_school="So De Duin", place_stand=stand)
        point = only(Check.RECEIVING, made(said))
        assert saw(point) == (OK, [FactKind.CHOSEN], SwvRequest, "place_stand")
        assert point.facts == (Fact(kind=FactKind.CHOSEN, choice=stand),)

    def test_of_a_dossier_the_name_is_asked_where_it_goes(self):
        dossier = replace(TLV, asked_by=Applicant.RECEIVING_SCHOOL)
        assert found(Check.RECEIVING, made(dossier)) == []
        named = replace(dossier, receiving_school="Vso De Haven")
        assert only(Check.RECEIVING, made(named)).state is WEAK


class TestMainGoal:
    def test_without_goals_one_is_made(self):
        point = only(Check.MAIN_GOAL, made(TLV))
        assert saw(point) == (MISSING, [FactKind.EMPTY], Goal, "aim")
        assert point.place.record_id is None

    def test_the_only_one_is_meant(self):
        nameless = Goal(file_id=FILE.id, aim=" - ")
        point = only(Check.MAIN_GOAL, made(TLV, nameless, GOAL))
        assert saw(point) == (OK, [], Goal, "aim")
        assert point.place.record_id == GOAL.id

    def test_of_several_one_is_picked(self):
        point = only(Check.MAIN_GOAL, made(TLV, GOAL, OTHER))
        assert saw(point) == (MISSING, [FactKind.EMPTY], SwvRequest, "main_goal_id")
        picked = replace(TLV, main_goal_id=OTHER.id)
        assert only(Check.MAIN_GOAL, made(picked, GOAL, OTHER)).place.record_id == OTHER.id
        assert goal_meant(made(picked, GOAL, OTHER), picked) == OTHER

    def test_one_that_is_over_is_no_goal_any_more(self):
        over = replace(OTHER, state=GoalState.REACHED)
        picked = replace(TLV, main_goal_id=over.id)
        point = only(Check.MAIN_GOAL, made(picked, GOAL, over))
        assert saw(point) == (WEAK, [FactKind.GOAL_OVER], SwvRequest, "main_goal_id")

    def test_one_that_is_gone_was_never_picked(self):
        gone = replace(TLV, main_goal_id=uuid4())
        assert goal_meant(made(gone, GOAL, OTHER), gone) is None
        assert goal_meant(made(gone, GOAL), gone) == GOAL
