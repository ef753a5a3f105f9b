"""The twelve points of a plan: filled is not fit, and unknown is not none."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.law.opp_people import talked_with
from ib_desk.domain.law.opp_rules import OppCheck
from ib_desk.domain.plan.opp_check import OppCase, OppPoint, opp_points
from ib_desk.domain.records.broad_view import BroadViewEntry, LifeDomain
from ib_desk.domain.records.contract import PartyKind
from ib_desk.domain.records.field_place import FieldPlace, place_for_new, place_of
from ib_desk.domain.records.goal import Goal
from ib_desk.domain.records.guardian import Custody, Guardian, Relation
from ib_desk.domain.records.hearing import (
    Heard,
    Hearing,
    HearingInput,
    HearingSubject,
    HearingWay,
    Influence,
)
from ib_desk.domain.records.intervention import Effect, Intervention
from ib_desk.domain.records.need import Need, NeedOf
from ib_desk.domain.records.opp import (
    AskedBy,
    CountsFrom,
    Opp,
    OppAgreement,
    OppAgrees,
    OppConsultation,
    OppState,
    OppText,
    Outflow,
)
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.request.request_points import Finding, PointState, missing, ok, weak
from tests.domain.made_files import FATHER, FILE, MOTHER, NOOR, TODAY, made
from tests.shipped import catalogue, rights_on

RULES = catalogue().opp
WHOLE_TEXT = "Taal is sterk en rekenen gaat mee."
OPP = Opp(
    file_id=FILE.id,
    counts_because=CountsFrom.DECIDED,
    counts_from=TODAY - timedelta(days=10),
    outflow=(Outflow.HAVO,),
    outflow_because=WHOLE_TEXT,
    guidance=WHOLE_TEXT,
    deviates=False,
    helps=WHOLE_TEXT,
    hinders=WHOLE_TEXT,
    evaluate_on=TODAY + timedelta(days=90),
    state=OppState.SET,
    set_on=TODAY,
)
CONCEPT = replace(OPP, state=OppState.CONCEPT, set_on=None)
DUE = TODAY + timedelta(days=30)
HEARD = Hearing(
    file_id=FILE.id,
    subject=HearingSubject.PLAN_MADE,
    heard_on=TODAY - timedelta(days=5),
    outcome=Heard.TOOK_PART,
    told_on=TODAY,
)
SAID = HearingInput(hearing_id=HEARD.id, words="Rust.", influence=Influence.TAKEN_OVER)


def talked(guardian: Guardian) -> OppConsultation:
    return OppConsultation(opp_id=OPP.id, guardian_id=guardian.id, talked_on=TODAY)


def agreed(guardian: Guardian, **values: Any) -> OppAgreement:
    known: dict[str, Any] = {"agrees": OppAgrees.YES, "said_on": TODAY}
    return OppAgreement(opp_id=OPP.id, guardian_id=guardian.id, **(known | values))


AROUND = (HEARD, SAID, talked(MOTHER), talked(FATHER), agreed(MOTHER), agreed(FATHER))


def case_of(
    opp: Opp,
    *around: Record,
    guardians: tuple[Guardian, ...] = (MOTHER, FATHER),
    pupil: Pupil = NOOR,
    due: date | None = DUE,
    outdated: frozenset[UUID] = frozenset(),
) -> OppCase:
    whole = made(opp, *guardians, *around, pupil=pupil)
    rights = rights_on(whole, TODAY)
    return OppCase(whole=whole, opp=opp, rights=rights, today=TODAY, due=due, outdated=outdated)


def points(opp: Opp, *around: Record, **known: Any) -> list[OppPoint]:
    found = list(opp_points(case_of(opp, *around, **known), RULES))
    for one in found:
        place = one.finding.place
        assert place.field in {field.name for field in fields(place.record)}
    return found


def only(code: OppCheck, opp: Opp, *around: Record, **known: Any) -> OppPoint:
    found = [one for one in points(opp, *around, **known) if one.spec.code is code]
    assert len(found) == 1
    return found[0]


def of(code: OppCheck, opp: Opp, *around: Record, **known: Any) -> Finding:
    """How the one point with this code stands, why, and where it is settled."""
    return only(code, opp, *around, **known).finding


def told(point: OppPoint) -> tuple[PointState, list[FactKind]]:
    return point.state, [fact.kind for fact in point.finding.facts]


def on(day: date | None) -> Fact:
    return Fact(kind=FactKind.ON, on=day)


def test_a_plan_with_everything_is_in_order_twice_for_what_each_parent_does():
    found = points(OPP, *AROUND)
    assert {one.state for one in found} == {PointState.OK}
    assert len(found) == len(OppCheck) + 2


def test_a_plan_with_nothing_lacks_everything_and_each_point_leads_to_its_own_field():
    empty = Opp(file_id=FILE.id)
    found = points(empty, due=None, guardians=(MOTHER,))
    assert {one.state for one in found} == {PointState.MISSING}
    own = {
        OppCheck.DATES: "counts_from",
        OppCheck.IN_TIME: "counts_from",
        OppCheck.OUTFLOW: "outflow",
        OppCheck.BECAUSE: "outflow_because",
        OppCheck.HELPS: "helps",
        OppCheck.HINDERS: "hinders",
        OppCheck.GUIDANCE: "guidance",
        OppCheck.DEVIATIONS: "deviates",
        OppCheck.EVALUATION: "evaluate_on",
    }
    led = {one.spec.code: one.finding.place for one in found}
    assert led == {code: place_of(empty, field) for code, field in own.items()} | {
        OppCheck.CONSULTED: place_for_new(OppConsultation, "talked_on", MOTHER.id),
        OppCheck.AGREED: place_for_new(OppAgreement, "agrees", MOTHER.id),
        OppCheck.HEARD: place_for_new(Hearing, "subject"),
    }


class TestCarers:
    CARER = Guardian(
        pupil_id=NOOR.id, name="Anneke", relation=Relation.FOSTER_PARENT, custody=Custody.NO
    )

    def talks(self, *around: Record) -> list[OppPoint]:
        found = points(CONCEPT, *around, guardians=(MOTHER, self.CARER))
        return [one for one in found if one.spec.code is OppCheck.CONSULTED]

    def test_who_cares_without_gezag_is_talked_with_and_nothing_hangs_on_it(self):
        _mother, carer = self.talks()
        assert told(carer) == (PointState.WEAK, [FactKind.CARER])
        assert carer.finding.place.about == self.CARER.id
        assert told(self.talks(talked(self.CARER))[1]) == (PointState.OK, [FactKind.TALKED])
        asked = OppConsultation(opp_id=OPP.id, guardian_id=self.CARER.id, asked_on=TODAY)
        assert told(self.talks(asked)[1]) == (PointState.WEAK, [FactKind.ASKED_TIMES])

    def test_what_a_carer_answered_all_the_same_counts_for_nothing(self):
        said = agreed(self.CARER)
        outdated = frozenset({said.id})
        case = case_of(CONCEPT, said, guardians=(MOTHER, self.CARER), outdated=outdated)
        mother, carer = talked_with(case.whole, CONCEPT, case.rights, outdated)
        assert (mother.is_carer, carer.is_carer) == (False, True)
        assert (carer.answer, carer.is_open, carer.is_earlier) == (None, False, False)

    def test_no_yes_is_asked_of_a_carer(self):
        found = points(CONCEPT, guardians=(MOTHER, self.CARER))
        agreed_by = [one for one in found if one.spec.code is OppCheck.AGREED]
        assert [one.finding.name for one in agreed_by] == [MOTHER.name]


class TestDates:
    def test_what_is_in_order_says_from_when_until_when(self):
        said = Fact(kind=FactKind.PERIOD, on=OPP.counts_from, until=TODAY)
        assert of(OppCheck.DATES, OPP) == ok(place_of(OPP, "counts_from"), said)

    def test_it_is_counted_and_not_set(self):
        not_set = Fact(kind=FactKind.OPP_NOT_SET, on=CONCEPT.counts_from)
        assert of(OppCheck.DATES, CONCEPT) == weak(place_of(CONCEPT, "set_on"), not_set)

    def test_a_day_of_setting_that_was_only_typed_sets_nothing(self):
        typed = replace(CONCEPT, set_on=TODAY - timedelta(days=9))
        assert of(OppCheck.DATES, typed).state is PointState.WEAK
        late = of(OppCheck.IN_TIME, typed, due=TODAY - timedelta(days=9))
        assert late.state is PointState.WEAK

    def test_nobody_said_of_what_it_is_counted(self):
        lacking = Fact(kind=FactKind.LACKS, field="counts_because")
        opp = replace(OPP, counts_because=None)
        assert of(OppCheck.DATES, opp) == weak(place_of(opp, "counts_because"), lacking)

    @pytest.mark.parametrize(
        ("opp", "due", "state"),
        [
            (CONCEPT, TODAY, PointState.OK),
            (CONCEPT, TODAY - timedelta(days=1), PointState.WEAK),
            (OPP, TODAY, PointState.OK),
            (OPP, TODAY - timedelta(days=4), PointState.WEAK),
            (replace(OPP, set_on=TODAY - timedelta(days=9)), TODAY - timedelta(9), PointState.OK),
        ],
    )
    def test_six_weeks_by_the_day_on_which_it_was_set_else_by_today(self, opp, due, state):
        assert only(OppCheck.IN_TIME, opp, due=due).state is state

    def test_until_when_there_is_and_how_late_it_was_is_told(self):
        place, due = place_of(OPP, "counts_from"), TODAY - timedelta(days=4)
        assert of(OppCheck.IN_TIME, OPP) == ok(place, Fact(kind=FactKind.OPP_DUE, on=DUE))
        late = Fact(kind=FactKind.OPP_LATE, number=4, on=due)
        assert of(OppCheck.IN_TIME, OPP, due=due) == weak(place, late)

    def test_a_later_version_has_no_six_weeks_of_its_own(self):
        later = replace(OPP.next_version(), evaluate_on=TODAY)
        not_set = Fact(kind=FactKind.OPP_NOT_SET)
        assert of(OppCheck.DATES, later) == weak(place_of(later, "set_on"), not_set)
        of_before = ok(place_of(later, "counts_from"), Fact(kind=FactKind.OPP_LATER))
        assert of(OppCheck.IN_TIME, later, due=None) == of_before
        held = replace(later, state=OppState.SET, set_on=TODAY)
        assert of(OppCheck.DATES, held) == ok(place_of(held, "set_on"), on(TODAY))
        counted = replace(later, counts_from=TODAY)
        assert told(only(OppCheck.DATES, counted)) == (PointState.WEAK, [FactKind.LACKS])

    def test_without_a_beginning_nobody_knows(self):
        unknown = Fact(kind=FactKind.OPP_TERM_UNKNOWN)
        place = place_of(OPP, "counts_from")
        assert of(OppCheck.IN_TIME, OPP, due=None) == missing(place, unknown)


class TestTexts:
    codes = pytest.mark.parametrize(
        ("code", "name"),
        [
            (OppCheck.BECAUSE, "outflow_because"),
            (OppCheck.GUIDANCE, "guidance"),
            (OppCheck.HELPS, "helps"),
            (OppCheck.HINDERS, "hinders"),
        ],
    )

    @codes
    def test_a_word_or_two_is_filled_and_not_fit(self, code, name):
        place = place_of(OPP, name)
        short: dict[str, Any] = {name: "Gaat goed."}
        too_short = Fact(kind=FactKind.TOO_SHORT, number=2)
        assert of(code, replace(OPP, **short)) == weak(place, too_short)
        three: dict[str, Any] = {name: "Gaat heel goed."}
        assert of(code, replace(OPP, **three)) == ok(place)

    @codes
    def test_what_was_taken_over_is_not_yet_of_this_version(self, code, name):
        copied = replace(CONCEPT, to_adapt=(OppText(name),))
        assert of(code, copied) == weak(place_of(copied, name), Fact(kind=FactKind.TO_ADAPT))

    def test_what_the_file_says_counts_while_it_is_a_concept(self):
        view = BroadViewEntry(
            file_id=FILE.id, domain=LifeDomain.LANGUAGE, strong=WHOLE_TEXT, vulnerable=WHOLE_TEXT
        )
        help_ = Intervention(file_id=FILE.id, title="Samen oefenen.", by_whom="Karin")
        empty = replace(CONCEPT, helps="", hinders="", guidance="")
        for code, name in (
            (OppCheck.HELPS, "helps"),
            (OppCheck.HINDERS, "hinders"),
            (OppCheck.GUIDANCE, "guidance"),
        ):
            from_file = ok(place_of(empty, name), Fact(kind=FactKind.FROM_FILE))
            assert of(code, empty, view, help_) == from_file
        done = replace(help_, effect=Effect.BETTER)
        assert only(OppCheck.GUIDANCE, empty, done).state is PointState.MISSING
        unnamed = replace(help_, title=" ")
        assert only(OppCheck.GUIDANCE, empty, unnamed).state is PointState.MISSING

    def test_what_is_needed_and_wanted_is_not_yet_who_does_what(self):
        need = Need(file_id=FILE.id, whose=NeedOf.PUPIL, sentence="instructie die kort is")
        goal = Goal(file_id=FILE.id, aim="Leest woorden van drie letters.")
        empty = replace(CONCEPT, guidance="")
        for said in ((need,), (goal,), (need, goal)):
            nobody_does = Fact(kind=FactKind.NOBODY_DOES)
            assert of(OppCheck.GUIDANCE, empty, *said) == weak(
                place_of(empty, "guidance"), nobody_does
            )
        help_ = Intervention(file_id=FILE.id, title="Samen oefenen.", by_whom="Karin")
        assert only(OppCheck.GUIDANCE, empty, need, help_).state is PointState.OK
        assert only(OppCheck.GUIDANCE, CONCEPT, need).state is PointState.OK, "its own words count"

    def test_a_plan_that_was_set_says_no_more_than_it_said(self):
        view = BroadViewEntry(file_id=FILE.id, domain=LifeDomain.HOME, strong=WHOLE_TEXT)
        assert only(OppCheck.HELPS, replace(OPP, helps=""), view).state is PointState.MISSING

    def test_an_outflow_that_was_taken_over(self):
        place = place_of(CONCEPT, "outflow")
        assert of(OppCheck.OUTFLOW, CONCEPT) == ok(place)
        copied = replace(CONCEPT, to_adapt=(OppText.OUTFLOW,))
        assert of(OppCheck.OUTFLOW, copied) == weak(place, Fact(kind=FactKind.TO_ADAPT))


class TestDeviations:
    def test_none_has_to_be_said(self):
        place = place_of(OPP, "deviates")
        none = Fact(kind=FactKind.NO_DEVIATION)
        assert of(OppCheck.DEVIATIONS, OPP) == ok(place, none)
        assert of(OppCheck.DEVIATIONS, replace(OPP, deviates=None)) == missing(place)

    def test_what_is_different_has_to_be_described(self):
        different = replace(OPP, deviates=True)
        place = place_of(OPP, "deviations")
        lacking = Fact(kind=FactKind.LACKS, field="deviations")
        assert of(OppCheck.DEVIATIONS, different) == weak(place, lacking)
        described = replace(different, deviations="Eigen leerlijn rekenen.")
        assert of(OppCheck.DEVIATIONS, described) == ok(place)

    @pytest.mark.parametrize(
        ("deviates", "deviations", "name"),
        [(False, "", "deviates"), (True, "Eigen leerlijn.", "deviations")],
    )
    def test_that_it_is_as_it_was_was_taken_over_too(self, deviates, deviations, name):
        copied = replace(
            CONCEPT, deviates=deviates, deviations=deviations, to_adapt=(OppText(name),)
        )
        to_adapt = weak(place_of(copied, name), Fact(kind=FactKind.TO_ADAPT))
        assert of(OppCheck.DEVIATIONS, copied) == to_adapt


class TestPeople:
    def test_the_last_talk_with_each_is_told(self):
        before = replace(talked(MOTHER), talked_on=TODAY - timedelta(days=8))
        point = of(OppCheck.CONSULTED, OPP, talked(MOTHER), before, guardians=(MOTHER,))
        assert point.state is PointState.OK
        assert point.facts == (Fact(kind=FactKind.TALKED, on=TODAY),)

    def test_who_was_asked_and_did_not_come(self):
        tries = [
            OppConsultation(
                opp_id=OPP.id, guardian_id=MOTHER.id, asked_on=day, asked_by=AskedBy.MAIL
            )
            for day in (TODAY - timedelta(days=3), TODAY - timedelta(days=9), None)
        ]
        point = of(OppCheck.CONSULTED, OPP, *tries, guardians=(MOTHER,))
        asked = Fact(kind=FactKind.ASKED_TIMES, number=3, on=TODAY - timedelta(days=3))
        assert (point.state, point.facts) == (PointState.WEAK, (asked,))
        assert point.place in {place_of(one, "talked_on") for one in tries}

    def test_how_often_is_told_also_where_nobody_wrote_when(self):
        undated = OppConsultation(opp_id=OPP.id, guardian_id=MOTHER.id, asked_by=AskedBy.MAIL)
        point = of(OppCheck.CONSULTED, OPP, undated, guardians=(MOTHER,))
        assert point.facts == (Fact(kind=FactKind.ASKED_TIMES, number=1),)

    def test_who_was_never_asked_begins_a_new_line(self):
        point = only(OppCheck.CONSULTED, OPP, guardians=(MOTHER,))
        place = place_for_new(OppConsultation, "talked_on", MOTHER.id)
        assert point.finding == missing(place, name="Marieke Bakker")
        assert "Marieke Bakker" in point.title(catalogue().terms)

    def test_a_yes_says_of_which_day_and_leads_to_the_answer(self):
        answer = agreed(MOTHER)
        said = Fact(kind=FactKind.OUTCOME, choice=OppAgrees.YES, on=TODAY)
        point = of(OppCheck.AGREED, OPP, answer, guardians=(MOTHER,))
        assert point == ok(place_of(answer, "agrees"), said, name="Marieke Bakker")

    def test_a_yes_of_which_nobody_wrote_the_day(self):
        answer = agreed(MOTHER, said_on=None)
        point = of(OppCheck.AGREED, OPP, answer, guardians=(MOTHER,))
        assert point == weak(
            place_of(answer, "said_on"), Fact(kind=FactKind.NO_DATE), name="Marieke Bakker"
        )

    @pytest.mark.parametrize("agrees", [OppAgrees.NO, OppAgrees.NO_REPLY])
    def test_an_answer_that_is_no_agreement_is_told_with_its_day(self, agrees):
        point = of(OppCheck.AGREED, OPP, agreed(MOTHER, agrees=agrees), guardians=(MOTHER,))
        said = Fact(kind=FactKind.OUTCOME, choice=agrees, on=TODAY)
        assert (point.state, point.facts) == (PointState.WEAK, (said,))

    def test_seen_is_not_agreed(self):
        seen = agreed(MOTHER, agrees=None, said_on=None, seen_on=TODAY)
        point = of(OppCheck.AGREED, OPP, seen, guardians=(MOTHER,))
        assert point == missing(place_of(seen, "agrees"), name="Marieke Bakker")

    def test_a_yes_to_an_earlier_text(self):
        answer = agreed(MOTHER)
        outdated = frozenset({answer.id})
        point = of(OppCheck.AGREED, OPP, answer, guardians=(MOTHER,), outdated=outdated)
        earlier = Fact(kind=FactKind.EARLIER_TEXT, on=TODAY)
        assert (point.state, point.facts) == (PointState.WEAK, (earlier,))

    def test_the_last_answer_counts(self):
        before = agreed(MOTHER, agrees=OppAgrees.NO, said_on=TODAY - timedelta(days=2))
        asked_again = agreed(MOTHER, agrees=None, said_on=None)
        point = only(OppCheck.AGREED, OPP, before, agreed(MOTHER), asked_again, guardians=(MOTHER,))
        assert point.state is PointState.OK

    def test_of_one_day_what_was_written_down_last_counts(self):
        back = agreed(MOTHER, agrees=OppAgrees.NO)
        assert only(
            OppCheck.AGREED, OPP, agreed(MOTHER), back, guardians=(MOTHER,)
        ).finding.facts == (Fact(kind=FactKind.OUTCOME, choice=OppAgrees.NO, on=TODAY),)

    def test_whose_gezag_is_unknown_is_looked_up_first(self):
        unknown = replace(MOTHER, name="", custody=Custody.UNKNOWN)
        point = only(OppCheck.AGREED, OPP, guardians=(unknown,))
        facts = (Fact(kind=FactKind.SAY_UNKNOWN), Fact(kind=FactKind.EMPTY))
        looked_up = weak(place_of(unknown, "custody"), *facts, name=Relation.MOTHER)
        assert point.finding == looked_up
        assert "moeder" in point.title(catalogue().terms)
        nobody = replace(unknown, relation=None)
        assert "ouder" in only(OppCheck.AGREED, OPP, guardians=(nobody,)).title(catalogue().terms)

    def test_whose_gezag_is_unknown_and_who_said_yes_is_in_order(self):
        unknown = replace(MOTHER, custody=Custody.UNKNOWN)
        assert of(OppCheck.AGREED, OPP, agreed(unknown), guardians=(unknown,)).state is (
            PointState.OK
        )

    @pytest.mark.parametrize(
        ("named", "called"),
        [
            (MOTHER, "Marieke Bakker"),
            (replace(MOTHER, name=""), Relation.MOTHER.name),
            (replace(MOTHER, name="", relation=None), PartyKind.GUARDIAN.name),
        ],
    )
    def test_who_has_no_name_yet_is_called_by_what_that_person_is_to_the_pupil(self, named, called):
        case = case_of(OPP, guardians=(named,))
        (one,) = case.partners
        assert case.called(one, lambda member: member.name) == called

    def test_a_pupil_of_16_is_asked_to_sign_too_and_nothing_waits_for_it(self):
        half_grown = replace(NOOR, born_on=BirthDate(2010, 1, 1))
        found = points(OPP, agreed(MOTHER), guardians=(MOTHER,), pupil=half_grown)
        own = [one for one in found if one.spec.code is OppCheck.AGREED][-1]
        assert told(own) == (PointState.WEAK, [FactKind.SIGNS_TOO])
        assert own.finding.place.about == half_grown.id
        consulted = [one for one in found if one.spec.code is OppCheck.CONSULTED]
        assert len(consulted) == 1, "who is heard is no other partner of the talk"
        said = OppAgreement(opp_id=OPP.id, agrees=OppAgrees.YES, said_on=TODAY)
        found = points(OPP, agreed(MOTHER), said, guardians=(MOTHER,), pupil=half_grown)
        assert [one.state for one in found if one.spec.code is OppCheck.AGREED] == [
            PointState.OK,
            PointState.OK,
        ]

    def test_from_18_the_pupil_alone(self):
        grown = replace(NOOR, born_on=BirthDate(2008, 1, 1))
        place = place_for_new(OppAgreement, "agrees", grown.id)
        assert of(OppCheck.AGREED, OPP, pupil=grown).place == place

    def test_whose_age_is_unknown_at_an_unknown_school(self):
        unborn = replace(NOOR, born_on=None)
        point = points(OPP, guardians=(), pupil=unborn)
        agreeing = [one.finding.place for one in point if one.spec.code is OppCheck.AGREED]
        assert agreeing == [place_of(unborn, "born_on")]

    @pytest.mark.parametrize("code", [OppCheck.CONSULTED, OppCheck.AGREED])
    def test_without_parents_they_have_to_be_found(self, code):
        assert of(code, OPP, guardians=()) == missing(place_for_new(Guardian, "name"))

    def test_without_parents_the_point_speaks_of_nobody_in_particular(self):
        without_gezag = replace(MOTHER, custody=Custody.NO, relation=Relation.OTHER)
        assert (
            only(OppCheck.AGREED, OPP, guardians=(without_gezag,))
            .title(catalogue().terms)
            .startswith("Akkoord van ouders")
        )


class TestHeard:
    def led(self, opp: Opp, *around: Record) -> FieldPlace:
        return of(OppCheck.HEARD, opp, *around).place

    def test_a_hearing_that_was_begun_is_gone_on_with(self):
        begun = replace(HEARD, outcome=None, told_on=None)
        point = of(OppCheck.HEARD, OPP, begun)
        assert point == missing(place_of(begun, "outcome"))

    def test_one_on_something_else_or_that_was_settled_is_not_gone_on_with(self):
        new = place_for_new(Hearing, "subject")
        begun = replace(HEARD, outcome=None, told_on=None)
        other = replace(begun, subject=HearingSubject.SCHOOL_OFFER)
        assert self.led(OPP, other) == new
        assert self.led(OPP, replace(begun, subject=None)) == new
        assert self.led(OPP, replace(HEARD, outcome=Heard.NOT_ASKED)) == new

    def test_one_of_the_version_before_is_not_gone_on_with(self):
        later = replace(OPP.next_version(), counts_from=TODAY)
        begun = replace(HEARD, outcome=None, told_on=None, heard_on=TODAY - timedelta(days=1))
        assert self.led(later, OPP, begun) == place_for_new(Hearing, "subject")
        undated = replace(begun, heard_on=None)
        same_day = replace(begun, heard_on=TODAY)
        for one in (undated, same_day):
            assert self.led(later, OPP, one) == place_of(begun, "outcome")

    def test_one_on_something_else_hides_none_that_was_begun_on_the_plan(self):
        other = Hearing(file_id=FILE.id, subject=HearingSubject.OTHER)
        begun = Hearing(file_id=FILE.id, subject=HearingSubject.PLAN_CHANGED)
        assert self.led(OPP, other, begun) == place_of(begun, "outcome")

    @pytest.mark.parametrize(
        ("hearing", "lacking"),
        [
            (replace(HEARD, outcome=Heard.DID_NOT_WANT), "ways"),
            (replace(HEARD, outcome=Heard.COULD_NOT, heard_on=None), "ways"),
            (replace(HEARD, heard_on=None), "heard_on"),
        ],
    )
    def test_one_that_lacks_how_it_was_offered_or_when_is_completed(self, hearing, lacking):
        fact = Fact(kind=FactKind.LACKS, field=lacking)
        assert of(OppCheck.HEARD, OPP, hearing) == weak(place_of(hearing, lacking), fact)

    @pytest.mark.parametrize("outcome", [Heard.DID_NOT_WANT, Heard.COULD_NOT])
    def test_not_wanted_or_not_possible_but_offered_counts(self, outcome):
        offered = replace(HEARD, outcome=outcome, ways=(HearingWay.DRAWING,), told_on=None)
        said = Fact(kind=FactKind.OUTCOME, choice=outcome, on=HEARD.heard_on)
        assert of(OppCheck.HEARD, OPP, offered) == ok(place_of(offered, "outcome"), said)

    def test_who_said_something_and_heard_what_came_of_it_was_heard(self):
        heard = ok(place_of(HEARD, "outcome"), on(HEARD.heard_on))
        assert of(OppCheck.HEARD, OPP, HEARD, SAID) == heard

    @pytest.mark.parametrize(
        ("around", "place", "fact"),
        [
            ((HEARD,), place_of(HEARD, "outcome"), FactKind.NOTHING_SAID),
            (
                (HEARD, replace(SAID, influence=None)),
                place_of(SAID, "influence"),
                FactKind.NO_INFLUENCE,
            ),
            ((replace(HEARD, told_on=None), SAID), place_of(HEARD, "told_on"), FactKind.NOT_TOLD),
        ],
    )
    def test_what_lacks_of_input_influence_and_telling_back(self, around, place, fact):
        lacking = weak(place, on(HEARD.heard_on), Fact(kind=fact))
        assert of(OppCheck.HEARD, OPP, *around) == lacking

    def test_a_next_version_asks_the_pupil_again(self):
        later = replace(OPP.next_version(), counts_from=TODAY)
        long_ago = replace(OPP, set_on=TODAY - timedelta(days=1), state=OppState.SET)
        assert only(OppCheck.HEARD, later, long_ago, HEARD, SAID).state is PointState.MISSING


class TestEvaluation:
    @pytest.mark.parametrize(
        ("day", "state", "fact"),
        [
            (TODAY, PointState.OK, FactKind.ON),
            (TODAY - timedelta(days=1), PointState.WEAK, FactKind.PASSED),
            (date(2027, 7, 31), PointState.OK, FactKind.ON),
            (date(2027, 8, 1), PointState.WEAK, FactKind.NEXT_SCHOOL_YEAR),
        ],
    )
    def test_once_in_this_school_year(self, day, state, fact):
        planned = replace(OPP, evaluate_on=day)
        place = place_of(planned, "evaluate_on")
        said = Finding(state=state, facts=(Fact(kind=fact, on=day),), place=place)
        assert of(OppCheck.EVALUATION, planned) == said
