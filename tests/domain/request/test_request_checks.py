"""What each point of a request looks at: missing, weak or in order, and where to go."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.records.broad_view import BroadViewEntry, LifeDomain
from ib_desk.domain.records.career import CareerYear
from ib_desk.domain.records.intervention import CarriedOut, Effect, Intervention
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.domain.records.running_measure import FundingCategory
from ib_desk.domain.records.school import School
from ib_desk.domain.records.swv import Applicant, Decider, DeliveryForm
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.records.weighing import Weighing
from ib_desk.domain.request.request_points import Check, Point, PointState
from tests.domain.looked_through import only, saw
from tests.domain.made_files import FILE, NOOR, REQUEST, made

MISSING, WEAK, OK = PointState.MISSING, PointState.WEAK, PointState.OK
TOO_OLD = PointState.TOO_OLD
EMPTY = (Fact(kind=FactKind.EMPTY),)


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
        whole = Intervention(
            file_id=FILE.id, title="Plek", effect=Effect.BETTER, evaluated_on=date(2026, 6, 9)
        )
        point = only(Check.EFFECT, made(REQUEST, bare, undated, whole))
        assert (point.state, point.place.record_id) == (OK, whole.id)
        assert point.facts == (Fact(kind=FactKind.COUNT, number=1),)
        assert only(Check.EFFECT, made(REQUEST, bare, undated)).place.record_id == undated.id

    def test_what_nobody_named_or_did_as_meant_shows_no_effect(self):
        looked: dict[str, Any] = {"effect": Effect.NONE, "evaluated_on": date(2026, 6, 9)}
        nameless = Intervention(file_id=FILE.id, title="-", **looked)
        point = only(Check.EFFECT, made(REQUEST, nameless))
        assert saw(point) == (WEAK, [FactKind.LACKS], Intervention, "title")
        assert point.facts[0].field == "title"
        left = Intervention(file_id=FILE.id, title="Plek", carried_out=CarriedOut.NO, **looked)
        point = only(Check.EFFECT, made(REQUEST, left, nameless))
        assert saw(point) == (WEAK, [FactKind.NOT_CARRIED_OUT], Intervention, "carried_out")
        assert (point.place.record_id, point.facts[0].name) == (left.id, "Plek")
        partly = replace(left, carried_out=CarriedOut.PARTLY)
        assert only(Check.EFFECT, made(REQUEST, partly)).state is OK

    def test_without_any_the_first_is_made(self):
        point = only(Check.EFFECT, made(REQUEST))
        assert saw(point) == (MISSING, [FactKind.EMPTY], Intervention, "title")
        assert point.place.record_id is None


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

    @pytest.mark.parametrize(
        ("day", "state"), [(date(2025, 9, 17), OK), (date(2025, 9, 16), TOO_OLD)]
    )
    def test_a_year_is_the_longest(self, day, state):
        point = self.look(replace(self.WHOLE, weighed_on=day))
        assert point.state is state
        if state is TOO_OLD:
            assert point.facts == (Fact(kind=FactKind.TOO_OLD, on=day, of=12),)
            assert saw(point) == (TOO_OLD, [FactKind.TOO_OLD], Weighing, "weighed_on")
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
        assert saw(point) == (MISSING, [FactKind.EMPTY], CareerYear, "began_in")
        assert (point.place.record_id, point.place.about) == (None, NOOR.id)

    def test_one_year_is_enough_and_the_last_is_shown(self):
        earlier = replace(self.YEAR, id=uuid4(), began_in=2024)
        point = only(Check.CAREER, made(REQUEST, self.YEAR, earlier))
        assert (point.state, point.place.record_id) == (PointState.OK, self.YEAR.id)
        assert point.place.field == "group"

    @pytest.mark.parametrize(
        ("values", "field", "kind"),
        [
            ({"began_in": None}, "began_in", FactKind.LACKS),
            ({"group": " - "}, "group", FactKind.LACKS),
            ({"began_in": 1925}, "began_in", FactKind.MALFORMED),
        ],
    )
    def test_a_year_without_its_number_or_group_tells_nothing(self, values, field, kind):
        year = replace(self.YEAR, **values)
        point = only(Check.CAREER, made(REQUEST, year))
        assert (point.state, point.facts) == (WEAK, (Fact(kind=kind, field=field),))
        asked = field if kind is FactKind.LACKS else "group"
        assert (point.place.record_id, point.place.field) == (year.id, asked)


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

    def test_where_the_one_that_was_chosen_is_gone_it_is_to_be_chosen_anew(self):
        ours = SwvProfile(name="SWV", counter=DeliveryForm.PORTAL)
        school, gone = School(swv_id=ours.id), SwvProfile()
        point = only(Check.SWV, made(replace(REQUEST, swv_id=gone.id), ours, school=school))
        assert (point.state, point.facts) == (MISSING, (Fact(kind=FactKind.SWV_GONE),))
        assert (point.place.record, point.place.field) == (SwvRequest, "swv_id")
        alone = only(Check.SWV, made(replace(REQUEST, swv_id=gone.id)))
        assert (alone.place.record, alone.place.field) == (SwvProfile, "name")

    def test_a_category_is_asked_for_with_why(self):
        asked = replace(REQUEST, kind=RequestKind.TLV_SO)
        empty = only(Check.CATEGORY, made(asked))
        assert saw(empty) == (MISSING, [FactKind.EMPTY], SwvRequest, "category")
        assert empty.place.record_id == asked.id
        bare = replace(asked, category=FundingCategory.HIGH)
        point = only(Check.CATEGORY, made(bare))
        assert saw(point) == (WEAK, [FactKind.LACKS], SwvRequest, "category_because")
        assert (point.facts[0].field, point.place.record_id) == ("category_because", asked.id)
        told = replace(bare, category_because="Twee volwassenen, de hele dag.")
        point = only(Check.CATEGORY, made(told), least=3)
        assert saw(point) == (OK, [], SwvRequest, "category")
        assert point.place.record_id == asked.id

    def test_one_word_is_no_reason_for_a_category(self):
        short = replace(
            REQUEST,
            kind=RequestKind.TLV_SO,
            category=FundingCategory.HIGH,
            category_because="hoog nodig",
        )
        point = only(Check.CATEGORY, made(short), least=3)
        assert saw(point) == (WEAK, [FactKind.TOO_SHORT], SwvRequest, "category_because")
        assert (point.facts[0].number, point.place.record_id) == (2, short.id)
        assert only(Check.CATEGORY, made(short), least=2).state is OK

    def test_of_a_dossier_the_other_school_may_still_say_which(self):
        point = only(Check.CATEGORY, made(self.DOSSIER))
        assert saw(point) == (WEAK, [FactKind.LACKS], SwvRequest, "category")
        assert (point.facts[0].field, point.place.record_id) == ("category", self.DOSSIER.id)
