"""The data of a request says what its pages say: no word more, and no typed word less."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any
from uuid import uuid4

import fastjsonschema
import pytest

from ib_desk.application.paper import Mark, NothingToPrint, PrintChoices, Report
from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.records.guardian import GuardianId
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import Inspection, InspectionOutcome, RequestKind, SwvRequest
from ib_desk.domain.records.statement import A_VIEW, Statement
from ib_desk.domain.records.weighing import Weighing
from ib_desk.exchange.data.request_data import request_facts
from ib_desk.main.resources import resources_root
from tests.builders import (
    FILE,
    MOTHER,
    REQUEST,
    guardians,
    known_id,
    noor,
    noor_records,
    pupil,
    request,
    whole,
    without,
)
from tests.domain.made_files import with_more
from tests.exchange.printing import STAMP, printed, prints, saying, words_of

EVERY = PrintChoices(with_scores=True, with_safety=True)


@cache
def schema() -> Any:
    path = resources_root() / "requests" / "package.schema.json"
    return fastjsonschema.compile(json.loads(path.read_text("utf-8")))


def told(known=None, choices=None) -> dict[str, Any]:
    facts = request_facts(prints().order(known or noor(), STAMP, choices or PrintChoices()))
    found: dict[str, Any] = json.loads(json.dumps(facts))
    schema()(found)
    return found


@pytest.fixture(scope="module")
def marked() -> dict[str, tuple[type[Record], str]]:
    return {}


@pytest.fixture(scope="module")
def with_marks(marked):
    """Noor's file with a mark of its own in each field of free text."""

    def saying_marks(record: Record) -> Record:
        def mark(name: str) -> str:
            sign = f"zq{len(marked):04}x"
            marked[sign] = (type(record), name)
            return sign

        return saying(record, mark)

    return whole(*(saying_marks(record) for record in noor_records()))


def test_every_word_of_it_stands_on_the_pages_too(marked, with_marks):
    paper = words_of(printed(Report.REQUEST, with_marks, EVERY).content).casefold()
    data = json.dumps(told(with_marks, EVERY)).casefold()
    assert len([sign for sign in marked if sign in data]) > 60
    assert {marked[sign] for sign in marked if sign in data and sign not in paper} == set()


def test_and_every_typed_word_of_the_pages_in_it(marked, with_marks):
    paper = words_of(printed(Report.REQUEST, with_marks, EVERY).content).casefold()
    data = json.dumps(told(with_marks, EVERY)).casefold()
    left_out = {marked[sign] for sign in marked if sign in paper and sign not in data}
    assert left_out == set()


def test_a_score_of_safety_only_when_it_was_ticked():
    ticked = told(choices=PrintChoices(with_scores=True, with_safety=True))
    dimensions = [one["dimension"]["code"] for one in ticked["case"]["weighing"]["scores"]]
    assert "safety" in dimensions
    unticked = told(choices=PrintChoices(with_scores=True))
    assert "safety" not in json.dumps(unticked)
    assert "scores" not in told()["case"]["weighing"]


def test_a_secret_address_is_not_in_it():
    secret = told(noor(replace(pupil(), address_secret=True)))
    assert secret["pupil"]["address_secret"] is True
    assert "address" not in secret["pupil"]
    assert "Havenstraat" not in json.dumps(secret)


def test_who_may_not_be_found_has_no_telephone_in_it():
    mother = next(one for one in guardians() if one.id == MOTHER)
    found = told(noor(replace(mother, address_secret=True)))
    assert mother.phone not in json.dumps(found)
    assert mother.phone in json.dumps(told())


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (BirthDate(2017), "2017"),
        (BirthDate(2017, 5), "2017-05"),
        (BirthDate(2017, 5, 4), "2017-05-04"),
        (None, None),
    ],
)
def test_of_a_birth_date_as_much_as_anybody_knows(known, said):
    assert told(noor(replace(pupil(), born_on=known)))["pupil"].get("born") == said


def test_what_nobody_knows_is_left_out():
    bare = told(whole(pupil(), SwvRequest(file_id=request().file_id, kind=RequestKind.CONSULT)))
    assert set(bare) == {"format", "version", "made_on", "example", "request", "pupil"}
    assert bare["request"] == {
        "kind": {"code": "consult", "words": "consult of MDO"},
        "urgent": False,
        "temporary": False,
    }


def test_why_nothing_lighter_is_told_once():
    taken = told()
    assert "why_not_lighter" not in taken["case"]["weighing"]
    own = told(noor(replace(request(), why_basic_falls_short="Eigen woorden.")))
    assert own["request"]["why_basic_falls_short"] == "Eigen woorden."
    assert own["case"]["weighing"]["why_not_lighter"]


def test_an_example_says_so():
    assert told()["example"] is False
    assert told(choices=PrintChoices(mark=Mark.EXAMPLE))["example"] is True


def test_of_a_parent_who_said_nothing_that_too():
    silent = told(without(noor(), Statement))
    assert [one.get("silent") for one in silent["views"]] == [True, True]


def test_of_who_is_no_guardian_any_more_nothing_is_told_as_if_the_pupil_said_it():
    """As on the pages: nobody else gets those words."""
    gone = GuardianId(known_id("no guardian any more"))
    view = Statement(file_id=FILE, what=A_VIEW, about=REQUEST, guardian_id=gone, words="zqwegx")
    read = Inspection(
        request_id=REQUEST, guardian_id=gone, outcome=InspectionOutcome.GIVEN, reason="zqwegy"
    )
    found = json.dumps(told(with_more(noor(), view, read)))
    assert "zqweg" not in found


def test_the_pupils_words_on_the_request_stand_with_its_other_words_once():
    view = Statement(file_id=FILE, what=A_VIEW, about=REQUEST, words="Ik wil hier blijven.")
    twice = replace(view, id=uuid4())
    found = told(with_more(noor(), view, twice))
    assert "Ik wil hier blijven." in found["pupil"]["own_words"]
    assert json.dumps(found).count("Ik wil hier blijven.") == 1


def test_who_read_the_text_of_now_is_told_without_the_reading_of_an_earlier_one():
    now, before = (
        Inspection(request_id=REQUEST, guardian_id=MOTHER, outcome=one, on=date(2026, 9, day))
        for one, day in ((InspectionOutcome.GIVEN, 20), (InspectionOutcome.OFFERED, 2))
    )
    known = with_more(without(noor(), Inspection), now, before)
    order = prints().order(known, STAMP, EVERY)
    for earlier, days in ((set(), ["2026-09-20", "2026-09-02"]), ({before.id}, ["2026-09-20"])):
        facts: Any = request_facts(replace(order, earlier=frozenset(earlier)))
        assert [one["on"] for one in facts["inspections"]] == days


def test_a_weighing_in_which_no_level_was_chosen_is_not_told():
    open_one = told(without(noor(), Weighing))
    assert "weighing" not in open_one["case"]


def test_the_same_file_says_the_same():
    order = prints().order(noor(), STAMP, EVERY)
    assert request_facts(order) == request_facts(order)


def test_without_a_request_there_is_nothing():
    with pytest.raises(NothingToPrint):
        request_facts(prints().order(without(noor(), SwvRequest), STAMP, EVERY))
