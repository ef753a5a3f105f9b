"""The twelve points of a plan: filled is not fit, and unknown is not none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.file.facts import FactKind
from ib_desk.domain.law.opp_rules import OppCheck
from ib_desk.domain.plan.opp_check import OppCase, OppPoint, opp_points
from ib_desk.domain.records.broad_view import BroadViewEntry, LifeDomain
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
from ib_desk.domain.request.request_points import PointState
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


def points(
    opp: Opp,
    *around: Record,
    guardians: tuple[Guardian, ...] = (MOTHER, FATHER),
    pupil: Pupil = NOOR,
    due: date | None = DUE,
    outdated: frozenset[UUID] = frozenset(),
) -> list[OppPoint]:
    whole = made(opp, *guardians, *around, pupil=pupil)
    case = OppCase(
        whole=whole,
        opp=opp,
        rights=rights_on(whole, TODAY),
        today=TODAY,
        due=due,
        outdated=outdated,
    )
    return list(opp_points(case, RULES))


def only(code: OppCheck, opp: Opp, *around: Record, **known: Any) -> OppPoint:
    found = [one for one in points(opp, *around, **known) if one.spec.code is code]
    assert len(found) == 1
    return found[0]


def told(point: OppPoint) -> tuple[PointState, list[FactKind]]:
    return point.state, [fact.kind for fact in point.finding.facts]


def test_a_plan_with_everything_is_in_order_twice_for_what_each_parent_does():
    found = points(OPP, *AROUND)
    assert {one.state for one in found} == {PointState.OK}
    assert len(found) == len(OppCheck) + 2


def test_a_plan_with_nothing_lacks_everything():
    found = points(Opp(file_id=FILE.id), due=None)
    assert {one.state for one in found} == {PointState.MISSING}


class TestDates:
    def test_it_is_counted_and_not_set(self):
        point = only(OppCheck.DATES, CONCEPT)
        assert told(point) == (PointState.WEAK, [FactKind.OPP_NOT_SET])
        assert point.finding.place.field == "set_on"

    def test_a_day_of_setting_that_was_only_typed_sets_nothing(self):
        assert told(only(OppCheck.DATES, replace(CONCEPT, set_on=TODAY)))[0] is PointState.WEAK

    def test_nobody_said_of_what_it_is_counted(self):
        point = only(OppCheck.DATES, replace(OPP, counts_because=None))
        assert told(point) == (PointState.WEAK, [FactKind.LACKS])

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

    def test_how_late_it_was_is_told(self):
        late = only(OppCheck.IN_TIME, OPP, due=TODAY - timedelta(days=4))
        assert late.finding.facts[0].number == 4

    def test_a_later_version_has_no_six_weeks_of_its_own(self):
        later = replace(OPP.next_version(), evaluate_on=TODAY)
        assert told(only(OppCheck.DATES, later)) == (PointState.WEAK, [FactKind.OPP_NOT_SET])
        assert told(only(OppCheck.IN_TIME, later, due=None)) == (
            PointState.OK,
            [FactKind.OPP_LATER],
        )
        held = replace(later, state=OppState.SET, set_on=TODAY)
        assert told(only(OppCheck.DATES, held)) == (PointState.OK, [FactKind.ON])
        counted = replace(later, counts_from=TODAY)
        assert told(only(OppCheck.DATES, counted)) == (PointState.WEAK, [FactKind.LACKS])

    def test_without_a_beginning_nobody_knows(self):
        point = only(OppCheck.IN_TIME, OPP, due=None)
        assert told(point) == (PointState.MISSING, [FactKind.OPP_TERM_UNKNOWN])


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
        short: dict[str, Any] = {name: "Gaat goed."}
        assert told(only(code, replace(OPP, **short))) == (PointState.WEAK, [FactKind.TOO_SHORT])
        three: dict[str, Any] = {name: "Gaat heel goed."}
        assert only(code, replace(OPP, **three)).state is PointState.OK

    @codes
    def test_what_was_taken_over_is_not_yet_of_this_version(self, code, name):
        copied = replace(CONCEPT, to_adapt=(OppText(name),))
        assert told(only(code, copied)) == (PointState.WEAK, [FactKind.TO_ADAPT])

    def test_what_the_file_says_counts_while_it_is_a_concept(self):
        view = BroadViewEntry(
            file_id=FILE.id, domain=LifeDomain.LANGUAGE, strong=WHOLE_TEXT, vulnerable=WHOLE_TEXT
        )
        help_ = Intervention(file_id=FILE.id, title="Samen oefenen.", by_whom="Karin")
        empty = replace(CONCEPT, helps="", hinders="", guidance="")
        for code in (OppCheck.HELPS, OppCheck.HINDERS, OppCheck.GUIDANCE):
            point = only(code, empty, view, help_)
            assert told(point) == (PointState.OK, [FactKind.FROM_FILE])
        done = replace(help_, effect=Effect.BETTER)
        assert only(OppCheck.GUIDANCE, empty, done).state is PointState.MISSING
        unnamed = replace(help_, title=" ")
        assert only(OppCheck.GUIDANCE, empty, unnamed).state is PointState.MISSING

    def test_what_is_needed_and_wanted_is_not_yet_who_does_what(self):
        need = Need(file_id=FILE.id, whose=NeedOf.PUPIL, sentence="instructie die kort is")
        goal = Goal(file_id=FILE.id, aim="Leest woorden van drie letters.")
        empty = replace(CONCEPT, guidance="")
        for said in ((need,), (goal,), (need, goal)):
            point = only(OppCheck.GUIDANCE, empty, *said)
            assert told(point) == (PointState.WEAK, [FactKind.NOBODY_DOES])
        help_ = Intervention(file_id=FILE.id, title="Samen oefenen.", by_whom="Karin")
        assert only(OppCheck.GUIDANCE, empty, need, help_).state is PointState.OK
        assert only(OppCheck.GUIDANCE, CONCEPT, need).state is PointState.OK, "its own words count"

    def test_a_plan_that_was_set_says_no_more_than_it_said(self):
        view = BroadViewEntry(file_id=FILE.id, domain=LifeDomain.HOME, strong=WHOLE_TEXT)
        assert only(OppCheck.HELPS, replace(OPP, helps=""), view).state is PointState.MISSING

    def test_an_outflow_that_was_taken_over(self):
        copied = replace(CONCEPT, to_adapt=(OppText.OUTFLOW,))
        assert told(only(OppCheck.OUTFLOW, copied)) == (PointState.WEAK, [FactKind.TO_ADAPT])


class TestDeviations:
    def test_none_has_to_be_said(self):
        assert told(only(OppCheck.DEVIATIONS, OPP)) == (PointState.OK, [FactKind.NO_DEVIATION])
        unknown = replace(OPP, deviates=None)
        assert only(OppCheck.DEVIATIONS, unknown).state is PointState.MISSING

    def test_what_is_different_has_to_be_described(self):
        different = replace(OPP, deviates=True)
        assert told(only(OppCheck.DEVIATIONS, different)) == (PointState.WEAK, [FactKind.LACKS])
        described = replace(different, deviations="Eigen leerlijn rekenen.")
        assert only(OppCheck.DEVIATIONS, described).state is PointState.OK


class TestPeople:
    def test_who_was_asked_and_did_not_come(self):
        tries = [
            OppConsultation(
                opp_id=OPP.id, guardian_id=MOTHER.id, asked_on=day, asked_by=AskedBy.MAIL
            )
            for day in (TODAY - timedelta(days=3), TODAY - timedelta(days=9), None)
        ]
        point = only(OppCheck.CONSULTED, OPP, *tries, guardians=(MOTHER,))
        (fact,) = point.finding.facts
        assert (point.state, fact.kind) == (PointState.WEAK, FactKind.ASKED_TIMES)
        assert (fact.number, fact.on) == (3, TODAY - timedelta(days=3))
        assert point.finding.place.record_id in {one.id for one in tries}

    def test_who_was_never_asked_begins_a_new_line(self):
        point = only(OppCheck.CONSULTED, OPP, guardians=(MOTHER,))
        place = point.finding.place
        assert (place.record, place.record_id, place.about) == (OppConsultation, None, MOTHER.id)
        assert "Marieke Bakker" in point.title(catalogue().terms)

    @pytest.mark.parametrize(
        ("answer", "facts"),
        [
            (agreed(MOTHER, agrees=OppAgrees.NO), [FactKind.OUTCOME]),
            (agreed(MOTHER, agrees=OppAgrees.NO_REPLY), [FactKind.OUTCOME]),
            (agreed(MOTHER, said_on=None), [FactKind.NO_DATE]),
        ],
    )
    def test_an_answer_that_is_no_agreement(self, answer, facts):
        point = only(OppCheck.AGREED, OPP, answer, guardians=(MOTHER,))
        assert told(point) == (PointState.WEAK, facts)

    def test_seen_is_not_agreed(self):
        seen = agreed(MOTHER, agrees=None, said_on=None, seen_on=TODAY)
        assert only(OppCheck.AGREED, OPP, seen, guardians=(MOTHER,)).state is PointState.MISSING

    def test_a_yes_to_an_earlier_text(self):
        answer = agreed(MOTHER)
        outdated = frozenset({answer.id})
        point = only(OppCheck.AGREED, OPP, answer, guardians=(MOTHER,), outdated=outdated)
        assert told(point) == (PointState.WEAK, [FactKind.EARLIER_TEXT])

    def test_the_last_answer_counts(self):
        before = agreed(MOTHER, agrees=OppAgrees.NO, said_on=TODAY - timedelta(days=2))
        asked_again = agreed(MOTHER, agrees=None, said_on=None)
        point = only(OppCheck.AGREED, OPP, before, agreed(MOTHER), asked_again, guardians=(MOTHER,))
        assert point.state is PointState.OK

    def test_whose_gezag_is_unknown_is_looked_up_first(self):
        unknown = replace(MOTHER, name="", custody=Custody.UNKNOWN)
        point = only(OppCheck.AGREED, OPP, guardians=(unknown,))
        assert told(point) == (PointState.WEAK, [FactKind.SAY_UNKNOWN, FactKind.EMPTY])
        assert (point.finding.place.record, point.finding.place.field) == (Guardian, "custody")
        assert "moeder" in point.title(catalogue().terms)
        nobody = replace(unknown, relation=None)
        assert "ouder" in only(OppCheck.AGREED, OPP, guardians=(nobody,)).title(catalogue().terms)

    def test_from_18_the_pupil_alone(self):
        grown = replace(NOOR, born_on=BirthDate(2008, 1, 1))
        point = only(OppCheck.AGREED, OPP, pupil=grown)
        assert point.finding.place.about == grown.id

    def test_whose_age_is_unknown_at_an_unknown_school(self):
        point = points(OPP, guardians=(), pupil=replace(NOOR, born_on=None))
        agreeing = [one for one in point if one.spec.code is OppCheck.AGREED]
        assert [one.finding.place.field for one in agreeing] == ["born_on"]

    def test_without_parents_they_have_to_be_found(self):
        point = only(OppCheck.CONSULTED, OPP, guardians=())
        assert point.finding.place.record is Guardian
        without_gezag = replace(MOTHER, custody=Custody.NO, relation=Relation.OTHER)
        assert (
            only(OppCheck.AGREED, OPP, guardians=(without_gezag,))
            .title(catalogue().terms)
            .startswith("Akkoord van ouders")
        )


class TestHeard:
    def test_a_hearing_that_was_begun_is_gone_on_with(self):
        begun = replace(HEARD, outcome=None, told_on=None)
        point = only(OppCheck.HEARD, OPP, begun)
        assert (point.state, point.finding.place.record_id) == (PointState.MISSING, begun.id)

    def test_not_wanted_but_offered_counts(self):
        offered = replace(
            HEARD, outcome=Heard.DID_NOT_WANT, ways=(HearingWay.DRAWING,), told_on=None
        )
        assert told(only(OppCheck.HEARD, OPP, offered)) == (PointState.OK, [FactKind.OUTCOME])

    @pytest.mark.parametrize(
        ("around", "fact"),
        [
            ((HEARD,), FactKind.NOTHING_SAID),
            ((HEARD, replace(SAID, influence=None)), FactKind.NO_INFLUENCE),
            ((replace(HEARD, told_on=None), SAID), FactKind.NOT_TOLD),
        ],
    )
    def test_what_lacks_of_input_influence_and_telling_back(self, around, fact):
        point = only(OppCheck.HEARD, OPP, *around)
        assert told(point) == (PointState.WEAK, [FactKind.ON, fact])

    def test_a_next_version_asks_the_pupil_again(self):
        later = replace(OPP.next_version(), counts_from=TODAY)
        long_ago = replace(OPP, set_on=TODAY - timedelta(days=1), state=OppState.SET)
        assert only(OppCheck.HEARD, later, long_ago, HEARD, SAID).state is PointState.MISSING


class TestEvaluation:
    @pytest.mark.parametrize(
        ("day", "state"),
        [
            (TODAY, PointState.OK),
            (TODAY - timedelta(days=1), PointState.WEAK),
            (date(2027, 7, 31), PointState.OK),
            (date(2027, 8, 1), PointState.WEAK),
        ],
    )
    def test_once_in_this_school_year(self, day, state):
        assert only(OppCheck.EVALUATION, replace(OPP, evaluate_on=day)).state is state
