"""What each point of a request looks at: missing, weak or in order, and where to go."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.records.attachment import Attachment, ContentId, DocumentKind, MediaType
from ib_desk.domain.records.broad_view import BroadViewEntry, LifeDomain
from ib_desk.domain.records.career import CareerYear
from ib_desk.domain.records.contract import Contract
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.intervention import Effect, Intervention
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.domain.records.running_measure import FundingCategory
from ib_desk.domain.records.school import School
from ib_desk.domain.records.swv import Applicant, Decider, DeliveryForm
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.records.weighing import Weighing
from ib_desk.domain.request.request_points import Check, Point, PointState
from tests.domain.looked_through import found, only
from tests.domain.made_files import CONTRACT, FILE, NOOR, REQUEST, made

MISSING, WEAK, OK = PointState.MISSING, PointState.WEAK, PointState.OK
EMPTY = (Fact(kind=FactKind.EMPTY),)


def saw(point: Point) -> tuple[Any, ...]:
    """(state, kinds of its facts, record, field)."""
    kinds = [fact.kind for fact in point.facts]
    return point.state, kinds, point.place.record, point.place.field


def of_request(check: Check, limit: int = 0, **values: Any) -> Point:
    return only(check, made(replace(REQUEST, **values)), limit=limit)


class TestFilled:
    @pytest.mark.parametrize(
        ("values", "expected"),
        [
            ({"first_names": "", "surname": " "}, (MISSING, [FactKind.EMPTY], "first_names")),
            ({"surname": ""}, (WEAK, [FactKind.LACKS], "surname")),
            ({}, (OK, [], "first_names")),
        ],
    )
    def test_none_some_all(self, values, expected):
        whole = made(REQUEST, pupil=replace(NOOR, **values))
        point = only(Check.FILLED, whole, record="pupil", fields=("first_names", "surname"))
        assert saw(point) == (expected[0], expected[1], Pupil, expected[2])
        assert point.place.record_id == NOOR.id

    def test_what_lacks_is_named(self):
        whole = made(REQUEST, school=School(name="De Zandbank"))
        point = only(Check.FILLED, whole, record="school", fields=("name", "brin", "board"))
        assert [fact.field for fact in point.facts] == ["brin", "board"]
        assert point.place.record is School

    def test_a_day_is_told(self):
        agreed = made(replace(REQUEST, director_agrees_on=date(2026, 9, 16)))
        point = only(
            Check.FILLED, agreed, record="swv_request", fields=("director_agrees_on", "kind")
        )
        assert point.state is OK  # the kind is asked before there is a request
        point = only(Check.FILLED, agreed, record="swv_request", fields=("director_agrees_on",))
        assert point.facts == (Fact(kind=FactKind.ON, on=date(2026, 9, 16)),)

    def test_what_the_form_doubts_is_not_in_order_here(self):
        whole = made(REQUEST, pupil=replace(NOOR, year_group="9"))
        point = only(Check.FILLED, whole, record="pupil", fields=("surname", "year_group"))
        assert (point.state, point.place.field) == (WEAK, "year_group")
        assert point.facts == (Fact(kind=FactKind.MALFORMED, field="year_group"),)


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
        point = of_request(Check.QUESTION, 39, question=text)
        assert (point.state, point.facts) == (state, facts)
        assert point.place.field == "question"

    def test_all_that_is_the_matter_is_told(self):
        point = of_request(Check.QUESTION, 3, question="Wie? Wat?")
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


class TestStrength:
    def test_one_strong_thing_at_least(self):
        weak_only = BroadViewEntry(
            file_id=FILE.id, domain=LifeDomain.LEARNING, vulnerable="rekenen", strong=" "
        )
        strong = BroadViewEntry(file_id=FILE.id, domain=LifeDomain.TALENTS, strong="tekent")
        point = only(Check.STRENGTH, made(REQUEST))
        assert saw(point) == (MISSING, [FactKind.EMPTY], BroadViewEntry, "strong")
        assert point.place.record_id is None
        point = only(Check.STRENGTH, made(REQUEST, weak_only))
        assert saw(point) == (MISSING, [FactKind.EMPTY], BroadViewEntry, "strong")
        assert point.place.record_id == weak_only.id
        point = only(Check.STRENGTH, made(REQUEST, weak_only, strong, strong))
        assert (point.state, point.place.record_id) == (OK, strong.id)
        assert point.place.field == "strong"
        assert point.facts == (Fact(kind=FactKind.COUNT, number=2),)


class TestEffect:
    @pytest.mark.parametrize(
        ("values", "expected"),
        [
            ({}, (WEAK, [FactKind.EFFECT_UNKNOWN], Intervention, "effect")),
            (
                {"effect": Effect.NONE},
                (WEAK, [FactKind.NO_DATE], Intervention, "evaluated_on"),
            ),
            (
                {"effect": Effect.NONE, "evaluated_on": date(2026, 6, 9)},
                (OK, [FactKind.COUNT], Intervention, "effect"),
            ),
            (
                {"evaluated_on": date(2026, 6, 9)},
                (WEAK, [FactKind.EFFECT_UNKNOWN], Intervention, "effect"),
            ),
        ],
    )
    def test_an_effect_with_its_day(self, values, expected):
        ended = date(2026, 6, 5)
        first = Intervention(file_id=FILE.id, title="Plek", ends_on=ended, **values)
        point = only(Check.EFFECT, made(REQUEST, first))
        assert saw(point) == expected
        assert point.place.record_id == first.id
        if point.state is WEAK:
            assert point.facts[0].name == "Plek"
        if point.facts[0].kind is FactKind.EFFECT_UNKNOWN:
            assert point.facts[0].on == ended

    def test_one_that_is_complete_is_enough(self):
        bare = Intervention(file_id=FILE.id)
        undated = Intervention(file_id=FILE.id, effect=Effect.BETTER)
        whole = Intervention(file_id=FILE.id, effect=Effect.BETTER, evaluated_on=date(2026, 6, 9))
        point = only(Check.EFFECT, made(REQUEST, bare, undated, whole))
        assert (point.state, point.place.record_id) == (OK, whole.id)
        assert point.facts == (Fact(kind=FactKind.COUNT, number=1),)
        assert only(Check.EFFECT, made(REQUEST, bare, undated)).place.record_id == undated.id

    def test_without_any_the_first_is_made(self):
        point = only(Check.EFFECT, made(REQUEST))
        assert saw(point) == (MISSING, [FactKind.EMPTY], Intervention, "title")
        assert point.place.record_id is None


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


START, END = date(2026, 10, 19), date(2027, 7, 31)


@pytest.mark.parametrize(
    ("start", "end", "state", "field", "fact"),
    [
        (None, None, MISSING, "starts_on", Fact(kind=FactKind.EMPTY)),
        (START, None, WEAK, "ends_on", Fact(kind=FactKind.LACKS, field="ends_on")),
        (None, END, WEAK, "starts_on", Fact(kind=FactKind.LACKS, field="starts_on")),
        (START, END, OK, "starts_on", Fact(kind=FactKind.PERIOD, on=START, until=END)),
        (START, START, OK, "starts_on", Fact(kind=FactKind.PERIOD, on=START, until=START)),
        (END, START, WEAK, "ends_on", Fact(kind=FactKind.TURNED_ROUND, on=END, until=START)),
    ],
)
def test_a_period_has_a_begin_before_its_end(start, end, state, field, fact):
    point = of_request(Check.PERIOD, starts_on=start, ends_on=end)
    assert (point.state, point.place.field, point.facts) == (state, field, (fact,))


def test_a_period_that_is_over_is_filled_and_not_fit():
    point = of_request(Check.PERIOD, starts_on=date(2020, 8, 1), ends_on=date(2021, 7, 31))
    assert (point.state, point.place.field) == (WEAK, "ends_on")
    assert point.facts == (Fact(kind=FactKind.PERIOD_OVER, until=date(2021, 7, 31)),)


@pytest.mark.parametrize("kind", [RequestKind.TLV_SBO, RequestKind.TLV_SO])
def test_a_tlv_that_ends_in_the_middle_of_a_school_year_is_filled_and_not_fit(kind):
    start, january, july = date(2026, 10, 19), date(2027, 1, 31), date(2027, 7, 31)
    point = of_request(Check.PERIOD, kind=kind, starts_on=start, ends_on=january)
    assert point.state is WEAK
    assert point.facts == (Fact(kind=FactKind.NO_SCHOOL_YEAR, until=january),)
    assert of_request(Check.PERIOD, kind=kind, starts_on=start, ends_on=july).state is OK


class TestWeighing:
    WHOLE = Weighing(
        file_id=FILE.id,
        weighed_on=date(2026, 6, 9),
        chosen_level=4,
        why_not_lighter="bleef onder doel",
        why_not_heavier="leren gaat mee",
    )

    def look(self, *weighings: Weighing) -> Point:
        return only(Check.WEIGHING, made(REQUEST, *weighings), limit=12)

    def test_a_level_with_both_reasons(self):
        point = self.look(self.WHOLE)
        assert (point.state, point.place.field) == (OK, "chosen_level")
        assert point.facts == (Fact(kind=FactKind.LEVEL, number=4, on=date(2026, 6, 9)),)

    @pytest.mark.parametrize(
        ("values", "field", "fact"),
        [
            (
                {"why_not_lighter": " "},
                "why_not_lighter",
                Fact(kind=FactKind.LACKS, field="why_not_lighter"),
            ),
            (
                {"why_not_heavier": ""},
                "why_not_heavier",
                Fact(kind=FactKind.LACKS, field="why_not_heavier"),
            ),
            ({"weighed_on": None}, "weighed_on", Fact(kind=FactKind.NO_DATE)),
        ],
    )
    def test_what_lacks_makes_it_weak(self, values, field, fact):
        point = self.look(replace(self.WHOLE, **values))
        assert (point.state, point.place.field, point.facts) == (WEAK, field, (fact,))
        assert point.place.record_id == self.WHOLE.id

    def test_beyond_an_end_of_the_scale_there_is_nothing_to_say(self):
        lightest = replace(self.WHOLE, chosen_level=1, why_not_lighter="")
        heaviest = replace(self.WHOLE, chosen_level=5, why_not_heavier="")
        assert self.look(lightest).state is self.look(heaviest).state is OK

    @pytest.mark.parametrize(("day", "state"), [(date(2025, 9, 17), OK), (date(2025, 9, 16), WEAK)])
    def test_a_year_is_the_longest(self, day, state):
        point = self.look(replace(self.WHOLE, weighed_on=day))
        assert point.state is state
        if state is WEAK:
            assert point.facts == (Fact(kind=FactKind.TOO_OLD, on=day, of=12),)
            assert saw(point) == (WEAK, [FactKind.TOO_OLD], Weighing, "weighed_on")
            assert point.place.record_id is None

    def test_without_a_level_there_is_none(self):
        point = self.look()
        assert saw(point) == (MISSING, [FactKind.EMPTY], Weighing, "chosen_level")
        assert point.place.record_id is None
        busy = replace(self.WHOLE, chosen_level=None)
        point = self.look(busy)
        assert (point.state, point.place.record_id, point.place.field) == (
            MISSING,
            busy.id,
            "chosen_level",
        )

    def test_one_that_is_being_worked_on_takes_nothing_away(self):
        assert self.look(self.WHOLE, Weighing(file_id=FILE.id)).state is OK


class TestAddress:
    @pytest.mark.parametrize(
        ("values", "state", "field", "facts"),
        [
            ({}, OK, "address", ()),
            ({"address": ""}, MISSING, "address", EMPTY),
            ({"address": "", "postcode": "", "town": ""}, MISSING, "address", EMPTY),
            ({"postcode": " "}, WEAK, "postcode", (Fact(kind=FactKind.LACKS, field="postcode"),)),
            (
                {"postcode": "", "town": ""},
                WEAK,
                "postcode",
                (
                    Fact(kind=FactKind.LACKS, field="postcode"),
                    Fact(kind=FactKind.LACKS, field="town"),
                ),
            ),
            (
                {"address": "", "address_secret": True},
                OK,
                "address_secret",
                (Fact(kind=FactKind.SECRET),),
            ),
        ],
    )
    def test_an_address_unless_it_is_secret(self, values, state, field, facts):
        point = only(Check.ADDRESS, made(REQUEST, pupil=replace(NOOR, **values)))
        assert (point.state, point.place.field, point.facts) == (state, field, facts)


class TestCareer:
    YEAR = CareerYear(pupil_id=NOOR.id, began_in=2025, group="5")

    def test_the_years_before_this_one_are_asked_for(self):
        point = only(Check.CAREER, made(REQUEST))
        assert (point.state, point.place.record) == (PointState.MISSING, CareerYear)

    def test_one_year_is_enough_and_the_last_is_shown(self):
        earlier = replace(self.YEAR, id=uuid4(), began_in=2024)
        point = only(Check.CAREER, made(REQUEST, self.YEAR, earlier))
        assert (point.state, point.place.record_id) == (PointState.OK, self.YEAR.id)


class TestSchool:
    WHOLE = School(
        name="De Zandbank", brin="99ZZ", director="J. Bos", coordinator="Esther", phone="0299"
    )

    def look(self, **values: Any) -> Point:
        return only(Check.SCHOOL, made(REQUEST, school=replace(self.WHOLE, **values)))

    def test_all_there(self):
        assert saw(self.look()) == (OK, [], School, "name")
        assert self.look(phone="", email="ib@x.example").state is OK

    @pytest.mark.parametrize("name", ["name", "brin", "director", "coordinator"])
    def test_each_part_is_asked(self, name):
        point = self.look(**{name: " "})
        assert (point.state, point.place.field) == (WEAK, name)
        assert point.facts == (Fact(kind=FactKind.LACKS, field=name),)

    def test_a_way_to_reach_is_asked(self):
        assert self.look(phone="").facts == (Fact(kind=FactKind.LACKS, field="email"),)

    def test_nothing_at_all(self):
        point = only(Check.SCHOOL, made(REQUEST))
        assert (point.state, point.place.field, point.facts) == (MISSING, "name", EMPTY)

    def test_one_part_of_five_is_a_begin(self):
        point = only(Check.SCHOOL, made(REQUEST, school=School(director="J. Bos")))
        assert (point.state, len(point.facts)) == (WEAK, 4)

    @pytest.mark.parametrize("brin", ["99ZZ", "99zz", " 99ZZ00 ", "99ZZ 00", "99ZZ-00"])
    def test_a_brin_with_or_without_its_site(self, brin):
        assert self.look(brin=brin).state is OK

    @pytest.mark.parametrize("brin", ["9ZZ", "ZZ99", "99ZZ0", "99ZZ000", "99ZZ  00"])
    def test_a_brin_of_another_form_is_doubted(self, brin):
        point = self.look(brin=brin)
        assert (point.state, point.place.field) == (WEAK, "brin")
        assert point.facts == (Fact(kind=FactKind.MALFORMED, field="brin"),)


@pytest.mark.parametrize(
    ("values", "state", "field", "facts"),
    [
        ({}, MISSING, "name", EMPTY),
        ({"counter": DeliveryForm.MAIL}, MISSING, "name", EMPTY),
        ({"name": "SWV"}, WEAK, "counter", (Fact(kind=FactKind.LACKS, field="counter"),)),
        ({"name": "SWV", "counter": DeliveryForm.PORTAL}, OK, "name", ()),
        (
            {"name": "SWV", "counter": DeliveryForm.PORTAL, "number": "PO12"},
            WEAK,
            "number",
            (Fact(kind=FactKind.MALFORMED, field="number"),),
        ),
    ],
)
def test_the_swv_and_how_its_desk_takes_a_request_in(values, state, field, facts):
    point = only(Check.SWV, made(REQUEST, SwvProfile(**values)))
    assert (point.state, point.place.field, point.facts) == (state, field, facts)


def test_without_an_swv_one_is_asked_for_and_of_several_which():
    none = only(Check.SWV, made(REQUEST))
    assert (none.state, none.place.record, none.place.field) == (MISSING, SwvProfile, "name")
    several = made(REQUEST, SwvProfile(name="Een"), SwvProfile(name="Twee"))
    point = only(Check.SWV, several)
    assert (point.state, point.place.record, point.place.field) == (MISSING, School, "swv_id")


def test_an_institution_takes_in_no_request_of_ours_so_who_decides_is_asked_anew():
    request = replace(REQUEST, decided_by=Decider.INSTITUTION)
    point = only(Check.SWV, made(request, SwvProfile(name="SWV")))
    assert (point.state, point.place.record, point.place.field) == (
        MISSING,
        SwvRequest,
        "decided_by",
    )


def document(day: date | None = date(2026, 6, 22), **values: Any) -> Attachment:
    known: dict[str, Any] = {
        "kind": DocumentKind.OPP,
        "goes_along": True,
        "title": "OPP",
        "dated_on": day,
    }
    return Attachment(
        file_id=FILE.id,
        content_id=ContentId(uuid4()),
        media_type=MediaType.PDF,
        size=1,
        digest="",
        **(known | values),
    )


class TestAttached:
    def look(self, *documents: Attachment) -> Point:
        whole = made(REQUEST, *documents)
        return only(Check.ATTACHED, whole, limit=12, document=DocumentKind.OPP)

    def test_it_must_be_there_and_go_along(self):
        point = self.look(document(kind=DocumentKind.LETTER))
        assert saw(point) == (MISSING, [FactKind.EMPTY], Attachment, "title")
        assert point.place.record_id is None
        left = document(goes_along=False)
        point = self.look(left)
        assert saw(point) == (MISSING, [FactKind.EMPTY], Attachment, "goes_along")
        assert point.place.record_id == left.id

    def test_one_recent_document_of_its_kind_is_enough(self):
        old = document(date(2024, 1, 1))
        point = self.look(old, document(None), document())
        assert (point.state, point.facts) == (OK, (Fact(kind=FactKind.COUNT, number=3),))
        assert (point.place.record_id, point.place.field) == (old.id, "title")

    def test_one_without_a_day_is_asked_for_its_day(self):
        undated = document(None)
        point = self.look(undated)
        assert (point.state, point.place.record_id) == (WEAK, undated.id)
        assert point.place.field == "dated_on"
        assert point.facts == (Fact(kind=FactKind.NO_DATE, name="OPP", record_id=undated.id),)

    def test_when_all_are_old_or_undated_it_is_weak(self):
        old = document(date(2025, 9, 16))
        point = self.look(old, document(None))
        assert (point.state, point.place) == (
            WEAK,
            FieldPlace(record=Attachment, field="title"),
        )
        assert point.facts == (
            Fact(
                kind=FactKind.TOO_OLD,
                on=date(2025, 9, 16),
                of=12,
                name="OPP",
                record_id=old.id,
            ),
        )

    def test_a_year_to_the_day_is_recent(self):
        assert self.look(document(date(2025, 9, 17))).state is OK

    def test_any_kind_will_do_when_none_is_asked(self):
        letter = made(REQUEST, document(kind=DocumentKind.LETTER))
        assert only(Check.ATTACHED, letter, limit=12).state is OK
        assert only(Check.ATTACHED, made(REQUEST), limit=12).state is MISSING


class TestRecent:
    def look(self, *documents: Attachment) -> list[Point]:
        return found(Check.RECENT, made(REQUEST, *documents), limit=12)

    def test_without_attachments_there_is_nothing_to_ask(self):
        assert self.look() == []
        assert self.look(document(date(2020, 1, 1), goes_along=False)) == []

    def test_all_dated_within_a_year(self):
        first = document()
        (point,) = self.look(first, document(kind=DocumentKind.LETTER))
        assert (point.state, point.facts) == (OK, (Fact(kind=FactKind.COUNT, number=2),))
        assert (point.place.record_id, point.place.field) == (first.id, "dated_on")

    def test_each_old_or_undated_document_is_named(self):
        undated, old = document(None, title="Brief"), document(date(2025, 5, 3))
        (point,) = self.look(document(), undated, old)
        assert point.facts == (
            Fact(kind=FactKind.NO_DATE, name="Brief", record_id=undated.id),
            Fact(kind=FactKind.TOO_OLD, on=date(2025, 5, 3), of=12, name="OPP", record_id=old.id),
        )
        assert (point.state, point.place.record_id, point.place.field) == (
            WEAK,
            undated.id,
            "dated_on",
        )


class TestWhereItGoes:
    DOSSIER = replace(REQUEST, kind=RequestKind.TLV_VSO, asked_by=Applicant.RECEIVING_SCHOOL)

    def test_a_dossier_asks_for_the_school_that_files_it_and_for_no_swv(self):
        point = only(Check.SWV, made(self.DOSSIER))
        assert (point.state, point.place.field) == (MISSING, "receiving_school")
        named = replace(self.DOSSIER, receiving_school="Vso De Haven, Waterdam")
        assert only(Check.SWV, made(named)).state is OK

    def test_where_the_own_board_decides_it_asks_for_the_board(self):
        own = replace(REQUEST, decided_by=Decider.OWN_BOARD)
        point = only(Check.SWV, made(own))
        assert (point.state, point.place.record, point.place.field) == (MISSING, School, "board")
        assert only(Check.SWV, made(own, school=School(board="Kust en Klas"))).state is OK

    @pytest.mark.parametrize("decider", [Decider.SWV_OF_HOME, Decider.SWV_OF_RECEIVER])
    def test_where_another_swv_decides_that_of_the_school_is_not_taken_for_granted(self, decider):
        ours = SwvProfile(name="SWV", counter=DeliveryForm.PORTAL)
        school = School(swv_id=ours.id)
        request = replace(REQUEST, decided_by=decider)
        point = only(Check.SWV, made(request, ours, school=school))
        assert (point.state, point.place.record, point.place.field) == (WEAK, SwvRequest, "swv_id")
        said = replace(request, swv_id=ours.id)
        assert only(Check.SWV, made(said, ours, school=school)).state is OK
        assert only(Check.SWV, made(request)).place.record is SwvProfile

    def test_a_category_is_asked_for_with_why(self):
        asked = replace(REQUEST, kind=RequestKind.TLV_SO)
        assert only(Check.CATEGORY, made(asked)).state is MISSING
        bare = replace(asked, category=FundingCategory.HIGH)
        assert only(Check.CATEGORY, made(bare)).place.field == "category_because"
        told = replace(bare, category_because="Twee volwassenen, de hele dag.")
        assert only(Check.CATEGORY, made(told)).state is OK

    def test_of_a_dossier_the_other_school_may_still_say_which(self):
        assert only(Check.CATEGORY, made(self.DOSSIER)).state is WEAK
