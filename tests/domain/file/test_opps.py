"""Which version holds, what it says by itself, and by when something is asked of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

from ib_desk.domain.file.anchoring import anchored_in
from ib_desk.domain.file.anchors import Anchor, place_of_anchor
from ib_desk.domain.file.opp_texts import derived, guidance_from, written_out
from ib_desk.domain.file.opp_versions import opp_changes, version_before
from ib_desk.domain.file.opps import heard_since, newest_opp, opp_in_force, opp_meant
from ib_desk.domain.records.broad_view import BroadViewEntry, LifeDomain
from ib_desk.domain.records.evaluation import Evaluation
from ib_desk.domain.records.goal import Goal, GoalId, GoalState
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.meeting import Meeting
from ib_desk.domain.records.moment import Happening
from ib_desk.domain.records.need import Need, NeedOf
from ib_desk.domain.records.opp import (
    CountsFrom,
    Opp,
    OppAgreement,
    OppAgrees,
    OppConsultation,
    OppState,
    OppText,
    Outflow,
)
from ib_desk.domain.records.record import Record
from tests.domain.made_files import FILE, MOTHER, TODAY, made
from tests.shipped import terms_alone

FIRST = Opp(
    file_id=FILE.id,
    counts_because=CountsFrom.ENROLLED,
    counts_from=date(2026, 8, 20),
    outflow=(Outflow.VWO,),
    guidance="Elke dag samen lezen.",
    state=OppState.SET,
    set_on=date(2026, 9, 14),
)


def anchors(*records: Record) -> dict[Anchor, date]:
    return {one.anchor: one.on for one in anchored_in(made(*records))}


def dues(*records: Record) -> list[date]:
    """Until when one evaluates in a school year, by the rules that are shipped."""
    found = terms_alone().of_file(made(*records), TODAY)
    return [one.due for one in found if one.anchored.anchor is Anchor.OPP_YEAR]


class TestVersions:
    def test_a_next_version_begins_with_the_words_of_the_last_each_to_be_adapted(self):
        later = FIRST.next_version()
        assert (later.version, later.state, later.set_on) == (2, OppState.CONCEPT, None)
        assert later.guidance == FIRST.guidance
        assert later.id != FIRST.id
        assert set(later.to_adapt) == {OppText.OUTFLOW, OppText.GUIDANCE}
        assert later.counts_from is None, "no second six weeks"

    def test_who_works_on_a_field_has_adapted_it(self):
        assert FIRST.next_version().adapted("guidance").to_adapt == (OppText.OUTFLOW,)

    def test_that_nothing_deviates_is_taken_over_as_well(self):
        said = replace(FIRST, deviates=False).next_version()
        assert OppText.DEVIATES in said.to_adapt

    def test_the_newest_is_worked_on_and_the_last_that_was_set_holds(self):
        later = FIRST.next_version()
        whole = made(later, FIRST)
        assert newest_opp(whole) == later
        assert opp_in_force(whole) == FIRST
        assert (newest_opp(made()), opp_in_force(made(later))) == (None, None)
        both = (replace(later, state=OppState.SET), FIRST)
        for held in (both, both[::-1]):
            assert opp_in_force(made(*held)) == both[0], "also while the first was not ended yet"

    def test_a_print_is_of_the_version_that_was_asked_for_else_of_the_last(self):
        later = FIRST.next_version()
        whole = made(later, FIRST)
        assert opp_meant(whole, FIRST.id) == FIRST
        assert (opp_meant(whole, None), opp_meant(whole, uuid4())) == (later, later)
        assert opp_meant(made(), FIRST.id) is None

    def test_the_version_before_is_the_last_of_all_earlier_ones(self):
        second = replace(FIRST.next_version(), state=OppState.SET)
        third = second.next_version()
        assert version_before(made(FIRST, third, second), third) == second

    def test_hearings_count_from_the_version_before(self):
        later = FIRST.next_version()
        assert heard_since(made(later, FIRST), later) == FIRST.set_on
        assert heard_since(made(later, FIRST), FIRST) is None


class TestTexts:
    def test_a_text_of_ones_own_comes_before_what_the_file_says(self):
        concept = replace(FIRST, state=OppState.CONCEPT)
        view = BroadViewEntry(file_id=FILE.id, domain=LifeDomain.HOME, strong="Taal.")
        help_ = Intervention(
            file_id=FILE.id, title="Samen lezen.", by_whom="Karin", frequency="elke dag."
        )
        whole = made(concept, view, help_)
        assert written_out(concept, whole).guidance == FIRST.guidance
        assert written_out(concept, whole).helps == "Taal."
        empty = replace(concept, guidance=" ")
        assert written_out(empty, whole).guidance == "Samen lezen: Karin, elke dag"
        assert written_out(replace(empty, state=OppState.SET), whole).guidance == " "
        bare = made(concept, replace(help_, by_whom="", frequency=""))
        assert written_out(empty, bare).guidance == "Samen lezen"
        cross = made(concept, replace(help_, title="Vak X.", by_whom="juf X.", frequency=""))
        assert written_out(empty, cross).guidance == "Vak X: juf X"

    def test_what_helps_and_what_hinders_stand_apart(self):
        view = BroadViewEntry(
            file_id=FILE.id, domain=LifeDomain.HOME, strong="Taal.", vulnerable="Slaap."
        )
        whole = made(view)
        assert (derived(whole, "helps"), derived(whole, "hinders")) == ("Taal.", "Slaap.")

    def test_what_only_a_person_can_say(self):
        assert derived(made(), "outflow_because") == ""


class TestGuidance:
    def test_each_goal_with_what_is_done_for_it_then_what_has_no_goal(self):
        goal = Goal(
            file_id=FILE.id,
            aim="Noor is op school.",
            measure="aanwezigheid",
            unit="procent",
            baseline=Decimal(84),
            target=Decimal(92),
        )
        bare = Goal(file_id=FILE.id, aim="Noor leest.")
        over = replace(bare, id=GoalId(uuid4()), aim="Voorbij.", state=GoalState.REACHED)
        done = Intervention(file_id=FILE.id, title="Rustige start", goal_id=goal.id)
        loose = Intervention(file_id=FILE.id, title="Samen lezen")
        concept = Opp(file_id=FILE.id)
        whole = made(concept, loose, done, goal, bare, over)
        assert written_out(concept, whole).guidance.split("\n") == [
            "Noor is op school (aanwezigheid: 84 procent – 92 procent)",
            "Rustige start",
            "Noor leest",
            "Samen lezen",
        ]
        assert set(guidance_from(concept, whole)) == {goal, bare, done, loose}
        assert guidance_from(replace(concept, guidance="Zelf."), whole) == ()

    def test_what_the_pupil_needs_comes_first_as_lines_that_people_agree_to(self):
        need = Need(file_id=FILE.id, whose=NeedOf.PUPIL, sentence="instructie die kort is.")
        over = replace(need, id=uuid4(), met_on=TODAY)
        teachers = replace(need, id=uuid4(), whose=NeedOf.TEACHER)
        help_ = Intervention(file_id=FILE.id, title="Samen lezen")
        concept = Opp(file_id=FILE.id)
        whole = made(concept, help_, need, over, teachers)
        assert written_out(concept, whole).guidance == "Instructie die kort is\nSamen lezen"
        assert guidance_from(concept, whole) == (need, help_)


class TestChanges:
    def said(self, value: object) -> str:
        return "havo" if value == (Outflow.HAVO,) else "vwo" if value == (Outflow.VWO,) else ""

    def test_by_line_what_is_there_no_more_and_what_is_new(self):
        before = replace(FIRST, guidance="Lezen.\nRekenen.")
        later = replace(
            before.next_version(), guidance="Rekenen.\nSpelen.", outflow=(Outflow.HAVO,)
        )
        whole = made(before, later)
        assert version_before(whole, later) == before
        assert version_before(whole, before) is None
        outflow, guidance = opp_changes(whole, before, later, self.said)
        assert (outflow.part, guidance.part) == (OppText.OUTFLOW, OppText.GUIDANCE)
        assert (outflow.gone, outflow.new) == (("vwo",), ("havo",))
        assert (guidance.gone, guidance.new) == (("Lezen.",), ("Spelen.",))

    def test_of_a_concept_too_what_the_file_says_stands_in_the_place_of_what_is_empty(self):
        concept = replace(FIRST, state=OppState.CONCEPT, set_on=None, guidance="")
        later = replace(concept.next_version(), guidance="Spelen.")
        help_ = Intervention(file_id=FILE.id, title="Samen lezen")
        (guidance,) = opp_changes(made(concept, later, help_), concept, later, self.said)
        assert (guidance.gone, guidance.new) == (("Samen lezen",), ("Spelen.",))

    def test_what_was_taken_over_and_left_is_no_change(self):
        assert list(opp_changes(made(FIRST), FIRST, FIRST.next_version(), self.said)) == []


class TestTerms:
    def test_six_weeks_until_it_is_set(self):
        concept = replace(FIRST, state=OppState.CONCEPT, set_on=None)
        assert anchors(concept) == {Anchor.OPP: date(2026, 8, 20)}
        assert anchors(replace(concept, counts_from=None)) == {}
        assert Anchor.OPP not in anchors(FIRST)

    def test_the_day_of_the_evaluation_else_the_end_of_the_school_year(self):
        assert dues(FIRST) == [date(2027, 7, 31)]
        planned = replace(FIRST, evaluate_on=date(2027, 1, 18))
        assert anchors(planned) == {Anchor.OPP_EVALUATION: date(2027, 1, 18)}

    def test_an_evaluation_on_that_day_asks_it_already_and_one_since_settled_it(self):
        planned = replace(FIRST, evaluate_on=date(2027, 1, 18))
        held = Meeting(file_id=FILE.id, held_on=date(2026, 12, 1), discussed="Alles.")
        looked = Evaluation(meeting_id=held.id)
        assert anchors(planned, held, looked)[Anchor.OPP_EVALUATION] == date(2027, 1, 18)
        again = replace(looked, next_on=date(2027, 1, 18))
        assert Anchor.OPP_EVALUATION not in anchors(planned, held, again)
        since = replace(held, held_on=date(2027, 1, 18))
        assert Anchor.OPP_EVALUATION not in anchors(planned, since, looked)

    def test_who_evaluated_this_year_has_until_the_end_of_the_next(self):
        held = Meeting(file_id=FILE.id, held_on=date(2027, 6, 1), discussed="Alles.")
        looked = Evaluation(meeting_id=held.id)
        assert dues(FIRST, held, looked) == [date(2028, 7, 31)]
        same_day = replace(held, held_on=FIRST.set_on)
        assert dues(FIRST, same_day, looked) == [date(2028, 7, 31)]
        before = replace(held, held_on=date(2026, 9, 1))
        assert dues(FIRST, before, looked) == [date(2027, 7, 31)]

    def test_nothing_of_a_plan_that_lapsed_or_of_which_nobody_wrote_the_day(self):
        assert anchors(replace(FIRST, state=OppState.LAPSED)) == {}
        assert anchors(replace(FIRST, set_on=None)) == {}
        assert dues(replace(FIRST, set_on=date.max)) == []

    def test_each_leads_to_the_plan(self):
        for one in anchored_in(made(FIRST)):
            assert place_of_anchor(one).record_id == FIRST.id
        planned = replace(FIRST, evaluate_on=date(2027, 1, 18))
        assert [place_of_anchor(one).record_id for one in anchored_in(made(planned))] == [FIRST.id]
        concept = replace(FIRST, state=OppState.CONCEPT, set_on=None)
        assert [place_of_anchor(one).record_id for one in anchored_in(made(concept))] == [FIRST.id]


class TestMoments:
    def told(self, record: Record) -> list[tuple[Happening | None, Any]]:
        return [(one.happening, one.on) for one in record.moments(made(FIRST, MOTHER))]

    def test_the_day_of_setting_once_it_was_set(self):
        assert self.told(FIRST) == [(Happening.OPP_SET, FIRST.set_on)]
        assert self.told(replace(FIRST, state=OppState.CONCEPT)) == []

    def test_each_try_and_each_talk(self):
        one = OppConsultation(opp_id=FIRST.id, guardian_id=MOTHER.id, asked_on=TODAY)
        assert self.told(one) == [(Happening.OPP_ASKED, TODAY)]
        talked = replace(one, talked_on=TODAY + timedelta(days=2))
        assert [happening for happening, _on in self.told(talked)] == [
            Happening.OPP_ASKED,
            Happening.OPP_TALKED,
        ]
        assert (one.is_to_settle, talked.is_to_settle) == (True, False)

    def test_seen_apart_from_answered(self):
        one = OppAgreement(opp_id=FIRST.id, guardian_id=MOTHER.id, seen_on=TODAY)
        assert self.told(one) == [(Happening.OPP_SEEN, TODAY)]
        said = replace(one, seen_on=None, agrees=OppAgrees.NO, said_on=TODAY)
        assert self.told(said) == [(Happening.OPP_ANSWERED, TODAY)]
        assert (one.is_to_settle, said.is_to_settle) == (True, False)
