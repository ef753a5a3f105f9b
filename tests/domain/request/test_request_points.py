"""The points of a request are data: what the file may say, and how a point is worded."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.records.attachment import DocumentKind
from ib_desk.domain.records.field_place import FieldPlace, place_for_new, place_of
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.domain.request.request_points import (
    ABOUT_PEOPLE,
    FILLABLE,
    NEEDS_LIMIT,
    Check,
    DemandWords,
    Point,
    PointState,
    RequestPoints,
    missing,
    ok,
    weak,
    weak_if,
)
from tests.domain.looked_through import POINTS, TERMS, spec
from tests.domain.made_files import NOOR, REQUEST

PLACE = place_of(REQUEST, "question")
FACT = Fact(kind=FactKind.NO_DATE)

WORDS = DemandWords(why="w.", verb="V", no_source="n")


@pytest.mark.parametrize("check", [check for check in Check if check is not Check.DEMAND])
def test_every_check_of_the_vocabulary_is_used(check):
    assert check in {point.check for point in POINTS.point}


@pytest.mark.parametrize("kind", RequestKind)
def test_each_kind_of_request_has_its_points(kind):
    codes = {point.code for point in POINTS.point if not point.kinds or kind in point.kinds}
    assert {"question", "pupil_voice", "views", "inspections", "summary"} <= codes
    assert ("asked" in codes) is not ("asked_with_number" in codes)
    assert ("opp" in codes) is (kind is not RequestKind.CONSULT)


@pytest.mark.parametrize("point", POINTS.point, ids=lambda point: point.code)
def test_sentences_are_short_and_say_it_once(point):
    assert len(point.why.split()) <= 14
    assert point.why.endswith(".")
    assert not point.title.endswith(".")
    assert point.source[:1].islower()
    assert point.verb[:1].isupper()


@pytest.mark.parametrize(
    ("check", "values", "key", "problem"),
    [
        (Check.PERIOD, {"code": " "}, "code", DataProblem.EMPTY),
        (Check.PERIOD, {"title": ""}, "title", DataProblem.EMPTY),
        (Check.PERIOD, {"why": ""}, "why", DataProblem.EMPTY),
        (Check.PERIOD, {"source": ""}, "source", DataProblem.EMPTY),
        (Check.PERIOD, {"verb": ""}, "verb", DataProblem.EMPTY),
        (Check.PERIOD, {"title": "Van {name}"}, "title", DataProblem.UNKNOWN_VALUE),
        (Check.VIEWS, {"title": "Van {naam}"}, "title", DataProblem.UNKNOWN_VALUE),
        (Check.VIEWS, {"title": "Van {}"}, "title", DataProblem.UNKNOWN_VALUE),
        (Check.VIEWS, {"title": "Van {name}"}, "nobody", DataProblem.INCOMPLETE),
        (Check.VIEWS, {"nobody": "Ouders"}, "nobody", DataProblem.INCOMPLETE),
        (Check.QUESTION, {}, "limit", DataProblem.OUT_OF_RANGE),
        (Check.QUESTION, {"limit": -1}, "limit", DataProblem.OUT_OF_RANGE),
        (Check.PERIOD, {"limit": 1}, "limit", DataProblem.OUT_OF_RANGE),
        (
            Check.RECENT,
            {"limit": 12, "document": DocumentKind.OPP},
            "document",
            DataProblem.CONTRADICTION,
        ),
        (Check.PERIOD, {"record": "pupil"}, "record", DataProblem.CONTRADICTION),
        (Check.PERIOD, {"fields": ("born_on",)}, "record", DataProblem.CONTRADICTION),
        (Check.FILLED, {"fields": ("asked",)}, "record", DataProblem.UNKNOWN_VALUE),
        (
            Check.FILLED,
            {"record": "guardian", "fields": ("name",)},
            "record",
            DataProblem.UNKNOWN_VALUE,
        ),
        (Check.FILLED, {"record": "pupil"}, "fields", DataProblem.EMPTY),
        (Check.PERIOD, {"least": 3}, "least", DataProblem.OUT_OF_RANGE),
        (Check.QUESTION, {"limit": 500, "least": -1}, "least", DataProblem.OUT_OF_RANGE),
        (
            Check.FILLED,
            {"record": "pupil", "fields": ("surname", "bsn")},
            "fields.1",
            DataProblem.UNKNOWN_VALUE,
        ),
    ],
)
def test_a_point_that_no_check_can_do_is_refused(check, values, key, problem):
    with pytest.raises(UnfitValue) as refused:
        spec(check, **values)
    assert (refused.value.key, refused.value.problem) == (key, problem)


def test_a_limit_of_one_is_a_limit():
    assert spec(Check.RECENT, limit=1).limit == 1


def test_an_empty_list_and_a_code_that_stands_twice_are_refused():
    with pytest.raises(UnfitValue) as refused:
        RequestPoints(point=(), demand=WORDS)
    assert (refused.value.key, refused.value.problem) == ("point", DataProblem.EMPTY)
    first, second = spec(Check.PERIOD, code="a"), spec(Check.SWV, code="b")
    with pytest.raises(UnfitValue) as refused:
        RequestPoints(point=(first, second, first), demand=WORDS)
    assert (refused.value.key, refused.value.problem) == ("point.2.code", DataProblem.DOUBLE)
    assert RequestPoints(point=(first, second), demand=WORDS).point == (first, second)


def test_what_one_swv_asks_never_stands_in_the_list_for_all():
    with pytest.raises(UnfitValue) as refused:
        RequestPoints(point=(spec(Check.DEMAND),), demand=WORDS)
    assert (refused.value.key, refused.value.problem) == (
        "point.0.check",
        DataProblem.UNKNOWN_VALUE,
    )


@pytest.mark.parametrize("key", ["why", "verb", "no_source"])
def test_the_words_for_what_one_swv_asks_are_all_there(key):
    empty: dict[str, Any] = {key: " "}
    with pytest.raises(UnfitValue) as refused:
        replace(WORDS, **empty)
    assert (refused.value.key, refused.value.problem) == (key, DataProblem.EMPTY)


def test_what_a_check_counts_to_is_known_also_to_what_leaves_beside_a_request():
    points = POINTS
    assert points.limit_of(Check.CONSENTS) == 12
    without = tuple(one for one in points.point if one.check is not Check.CONSENTS)
    assert RequestPoints(point=without, demand=WORDS).limit_of(Check.CONSENTS) is None


def test_the_title_names_the_person_or_says_that_there_is_nobody_yet():
    views = spec(Check.VIEWS, title="Zienswijze van {name}", nobody="Zienswijzen")
    assert views.title_for("Joost") == "Zienswijze van Joost"
    assert views.title_for("") == "Zienswijzen"
    assert spec(Check.PERIOD, title="Periode").title_for("") == "Periode"
    named = Point(spec=views, finding=missing(PLACE, name="Joost"))
    assert named.title(TERMS) == "Zienswijze van Joost"


@pytest.mark.parametrize(
    ("state", "improve", "verb"),
    [
        (PointState.MISSING, "Inkorten", "Invullen"),
        (PointState.WEAK, "Inkorten", "Inkorten"),
        (PointState.WEAK, "", "Invullen"),
        (PointState.TOO_OLD, "Vernieuwen", "Vernieuwen"),
        (PointState.TOO_YOUNG, "Bekijken", "Bekijken"),
        (PointState.OK, "Inkorten", "Invullen"),
    ],
)
def test_the_verb_fits_what_is_to_be_done(state, improve, verb):
    finding = replace(ok(PLACE), state=state)
    point = Point(spec=spec(Check.PERIOD, verb="Invullen", improve=improve), finding=finding)
    assert point.verb == verb


def test_what_is_too_old_is_made_anew_where_that_is_another_word():
    asked = spec(Check.PERIOD, verb="Wegen", improve="Aanvullen", renew="Opnieuw wegen")
    verbs = [
        Point(spec=asked, finding=replace(ok(PLACE), state=state)).verb
        for state in (PointState.MISSING, PointState.WEAK, PointState.TOO_OLD, PointState.OK)
    ]
    assert verbs == ["Wegen", "Aanvullen", "Opnieuw wegen", "Wegen"]


def test_a_point_says_what_its_finding_says():
    point = Point(spec=spec(Check.PERIOD, code="periode"), finding=weak(PLACE, FACT))
    assert (point.code, point.state, point.facts, point.place) == (
        "periode",
        PointState.WEAK,
        (FACT,),
        PLACE,
    )


def test_what_is_missing_is_empty_unless_it_says_why():
    assert missing(PLACE).facts == (Fact(kind=FactKind.EMPTY),)
    assert missing(PLACE, FACT, name="x") == replace(missing(PLACE), facts=(FACT,), name="x")


def test_any_problem_makes_a_point_weak():
    assert weak_if([], PLACE) == ok(PLACE)
    assert weak_if([FACT], PLACE) == weak(PLACE, FACT)
    assert ok(PLACE, FACT, name="x").name == weak(PLACE, name="x").name == "x"
    assert ok(PLACE).name == weak(PLACE).name == missing(PLACE).name == ""


def test_places_lead_to_a_field_of_a_record_that_is_there_or_still_to_be_made():
    assert place_of(REQUEST, "asked") == FieldPlace(
        record=SwvRequest, record_id=REQUEST.id, field="asked"
    )
    assert place_for_new(SwvRequest, "asked", NOOR.id) == FieldPlace(
        record=SwvRequest, field="asked", about=NOOR.id
    )


def test_the_vocabulary_hangs_together():
    assert {Check.CONSENTS} == NEEDS_LIMIT & ABOUT_PEOPLE
    assert set(FILLABLE) == {"swv_request", "pupil", "school"}
