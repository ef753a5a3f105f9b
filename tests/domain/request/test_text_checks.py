"""The texts of a request: missing, too short to say anything, too long, or in order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.records.contract import Contract
from ib_desk.domain.records.intervention import Effect, Intervention
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.weighing import Weighing
from ib_desk.domain.request.request_points import Check, PointState
from tests.domain.looked_through import of_request, only, saw
from tests.domain.made_files import CONTRACT, FILE, REQUEST, made

MISSING, WEAK, OK = PointState.MISSING, PointState.WEAK, PointState.OK
EMPTY = (Fact(kind=FactKind.EMPTY),)


class TestQuestion:
    @pytest.mark.parametrize(
        ("text", "state", "facts"),
        [
            ("", MISSING, EMPTY),
            ("  ", MISSING, EMPTY),
            ("Wij vragen hulp bij rust", OK, ()),
            ("Kunnen jullie ons helpen hierbij?", OK, ()),
            ("Wij vragen hulp nu", WEAK, (Fact(kind=FactKind.TOO_SHORT, number=4),)),
            (
                "Wie kan helpen? En kan dat snel?",
                WEAK,
                (Fact(kind=FactKind.MORE_QUESTIONS, number=2),),
            ),
            (" een twee drie vier vijf zes zeven acht! ", OK, ()),
            (
                "een twee drie vier vijf zes zeven acht!!",
                WEAK,
                (Fact(kind=FactKind.LENGTH, number=40, of=39),),
            ),
        ],
    )
    def test_one_question_not_too_short_and_not_too_long(self, text, state, facts):
        point = of_request(Check.QUESTION, 39, 5, question=text)
        assert (point.state, point.facts) == (state, facts)
        assert point.place.field == "question"

    def test_all_that_is_the_matter_is_told(self):
        point = of_request(Check.QUESTION, 3, 5, question="Wie? Wat?")
        assert [fact.kind for fact in point.facts] == [
            FactKind.MORE_QUESTIONS,
            FactKind.TOO_SHORT,
            FactKind.LENGTH,
        ]


@pytest.mark.parametrize(
    ("text", "state", "facts"),
    [
        (" ", MISSING, EMPTY),
        (" tien teken ", OK, (Fact(kind=FactKind.LENGTH, number=10, of=10),)),
        ("elf tekens!", WEAK, (Fact(kind=FactKind.LENGTH, number=11, of=10),)),
    ],
)
def test_a_summary_fits_the_desk(text, state, facts):
    point = of_request(Check.SUMMARY, 10, summary=text)
    assert (point.state, point.facts, point.place.field) == (state, facts, "summary")


class TestSharedPerspective:
    def test_it_is_made_in_the_contract(self):
        point = only(Check.SHARED_PERSPECTIVE, made(REQUEST))
        assert saw(point) == (MISSING, [FactKind.EMPTY], Contract, "shared_perspective")
        assert point.place.record_id is None
        point = only(Check.SHARED_PERSPECTIVE, made(REQUEST, CONTRACT))
        assert (point.state, point.place.record_id) == (MISSING, CONTRACT.id)

    def test_any_version_that_has_one_is_enough(self):
        said = replace(CONTRACT, shared_perspective="elke dag")
        newer = Contract(file_id=FILE.id, version=2)
        point = only(Check.SHARED_PERSPECTIVE, made(REQUEST, said, newer))
        assert saw(point) == (OK, [], Contract, "shared_perspective")
        blank = replace(CONTRACT, shared_perspective="  ")
        assert only(Check.SHARED_PERSPECTIVE, made(REQUEST, blank)).state is MISSING


def test_what_was_done_is_typed_or_comes_from_the_interventions():
    typed = of_request(Check.DONE, done_and_effect=" van 78 naar 84 ")
    assert saw(typed) == (OK, [FactKind.LENGTH], SwvRequest, "done_and_effect")
    assert typed.facts == (Fact(kind=FactKind.LENGTH, number=14),)
    evaluated = Intervention(file_id=FILE.id, title="Maatje", effect=Effect.BETTER)
    derived = only(Check.DONE, made(REQUEST, evaluated))
    assert saw(derived) == (OK, [FactKind.FROM_INTERVENTIONS], SwvRequest, "done_and_effect")
    assert derived.facts[0].number == 1
    empty = only(Check.DONE, made(REQUEST, replace(evaluated, effect=None)))
    assert saw(empty) == (MISSING, [FactKind.EMPTY], SwvRequest, "done_and_effect")


def test_why_basic_support_falls_short_is_typed_or_comes_from_the_weighing():
    typed = of_request(Check.FALLS_SHORT, why_basic_falls_short=" Te druk. ")
    assert saw(typed) == (OK, [FactKind.LENGTH], SwvRequest, "why_basic_falls_short")
    assert typed.facts[0].number == 8
    weighing = Weighing(
        file_id=FILE.id, weighed_on=date(2026, 6, 9), chosen_level=4, why_not_lighter="bleef onder"
    )
    derived = only(Check.FALLS_SHORT, made(REQUEST, weighing))
    assert saw(derived) == (OK, [FactKind.FROM_WEIGHING], SwvRequest, "why_basic_falls_short")
    assert derived.facts[0].on == date(2026, 6, 9)
    silent = only(Check.FALLS_SHORT, made(REQUEST, replace(weighing, why_not_lighter="")))
    assert silent.state is MISSING
    empty = only(Check.FALLS_SHORT, made(REQUEST, replace(weighing, chosen_level=None)))
    assert saw(empty) == (MISSING, [FactKind.EMPTY], SwvRequest, "why_basic_falls_short")


@pytest.mark.parametrize(
    ("text", "state", "kinds"),
    [
        (" ", MISSING, [FactKind.EMPTY]),
        ("begeleiding", WEAK, [FactKind.NO_NUMBER]),
        ("40 uur begeleiding", OK, []),
    ],
)
def test_what_is_asked_has_a_number(text, state, kinds):
    assert saw(of_request(Check.ASKED, asked=text)) == (state, kinds, SwvRequest, "asked")


class TestNotTriedFirst:
    """Help is matched and not stepped: what was not tried is no gap where there is a reason."""

    BECAUSE = "De nood is te groot."

    @pytest.mark.parametrize("check", [Check.DONE, Check.EFFECT])
    def test_with_a_reason_it_is_a_full_answer(self, check):
        point = of_request(check, 0, 3, not_tried_because=self.BECAUSE)
        assert saw(point) == (OK, [FactKind.NOT_TRIED], SwvRequest, "not_tried_because")

    @pytest.mark.parametrize("check", [Check.DONE, Check.EFFECT])
    def test_a_reason_is_asked_and_one_word_is_none(self, check):
        point = of_request(check, 0, 3, not_tried_because="nood")
        assert saw(point) == (WEAK, [FactKind.TOO_SHORT], SwvRequest, "not_tried_because")
        assert of_request(check, 0, 3, not_tried_because=" ").state is MISSING

    def test_what_was_done_is_told_before_it(self):
        typed = of_request(
            Check.DONE,
            0,
            3,
            not_tried_because=self.BECAUSE,
            done_and_effect="Een maatje, elke dag.",
        )
        assert typed.place.field == "done_and_effect"
        begun = Intervention(file_id=FILE.id, title="Maatje")
        request = replace(REQUEST, not_tried_because=self.BECAUSE)
        looked = only(Check.EFFECT, made(request, begun), least=3)
        assert looked.place.field == "not_tried_because", "nobody has to look back first"
