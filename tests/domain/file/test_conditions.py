"""How the nine conditions stand is read from the series of what was said of each, and by whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.file.conditions import (
    Asking,
    answers_of_talk,
    last_seen,
    on_paper,
    said_at,
    series,
    since_the_talk,
    to_ask,
    worries,
)
from ib_desk.domain.file.timeline import timeline
from ib_desk.domain.records.condition import AskedAt, Condition, ConditionAnswer, ConditionState
from ib_desk.domain.records.contract import (
    Contract,
    ContractReview,
    PartyKind,
    ReviewState,
)
from ib_desk.domain.records.moment import Said
from ib_desk.domain.records.output_kind import OutputKind
from tests.domain.made_files import CONTRACT, FATHER, FILE, REQUEST, TODAY, made, party

GOOD, ATTENTION, STUCK, UNKNOWN = (
    ConditionState.GOOD,
    ConditionState.ATTENTION,
    ConditionState.STUCK,
    ConditionState.UNKNOWN,
)
DAD = party(PartyKind.GUARDIAN, guardian_id=FATHER.id, name="Vader")
REVIEW = ContractReview(contract_id=CONTRACT.id, state=ReviewState.HELD, held_on=date(2026, 3, 26))
LATER = replace(REVIEW, id=ContractReview(contract_id=CONTRACT.id).id, held_on=date(2026, 6, 9))
BEFORE_REQUEST = Asking(contract_id=CONTRACT.id, day=TODAY, request_id=REQUEST.id)


def asking(review: ContractReview) -> Asking:
    return Asking(contract_id=CONTRACT.id, day=review.held_on, review_id=review.id)


def talked(condition: Condition, state: ConditionState, note: str = "") -> ConditionAnswer:
    return ConditionAnswer(
        contract_id=CONTRACT.id,
        asked_at=AskedAt.TALK,
        condition=condition,
        state=state,
        note=note,
    )


def between(condition: Condition, state: ConditionState, day: date | None) -> ConditionAnswer:
    answer = talked(condition, state)
    return replace(answer, asked_at=AskedAt.IN_BETWEEN, asked_on=day)


LANGUAGE = (Condition.LANGUAGE, None)
CONTACT = (Condition.CONTACT, None)
BY_DAD = (Condition.CONTACT, DAD.id)


class TestTheDay:
    def test_it_is_that_of_the_talk_of_the_look_back_or_its_own(self):
        own = between(Condition.ROOM, GOOD, TODAY)
        asked = BEFORE_REQUEST.answer(LANGUAGE, GOOD)
        whole = made(CONTRACT, REVIEW)
        assert talked(Condition.ROOM, GOOD).day(whole) == CONTRACT.talked_on
        assert asking(REVIEW).answer(LANGUAGE, GOOD).day(whole) == REVIEW.held_on
        assert own.day(whole) == asked.day(whole) == TODAY
        assert (asked.asked_at, asked.request_id) == (AskedAt.REQUEST, REQUEST.id)

    def test_a_day_that_is_corrected_is_that_of_all_that_was_said_then(self):
        moved = replace(REVIEW, held_on=date(2026, 4, 2))
        answer = asking(REVIEW).answer(LANGUAGE, GOOD)
        assert answer.day(made(CONTRACT, moved)) == moved.held_on

    def test_what_was_said_in_nothing_that_is_there_has_no_day(self):
        assert asking(REVIEW).answer(LANGUAGE, GOOD).day(made(CONTRACT)) is None
        assert talked(Condition.ROOM, GOOD).day(made()) is None


class TestTheSeries:
    def test_what_was_said_last_counts_and_what_was_said_before_stays(self):
        first = talked(Condition.LANGUAGE, ATTENTION)
        good = asking(REVIEW).answer(LANGUAGE, GOOD)
        stuck = asking(LATER).answer(LANGUAGE, STUCK)
        dads = replace(talked(Condition.CONTACT, ATTENTION), party_id=DAD.id)
        whole = made(CONTRACT, LATER, REVIEW, DAD, stuck, dads, good, first)
        assert series(whole, CONTRACT.id) == {LANGUAGE: (first, good, stuck), BY_DAD: (dads,)}
        assert last_seen(whole, CONTRACT.id) == {LANGUAGE: stuck, BY_DAD: dads}
        assert last_seen(whole, CONTRACT.id, asking(LATER))[LANGUAGE] == good
        assert last_seen(whole, CONTRACT.id, asking(REVIEW))[LANGUAGE] == first
        assert set(answers_of_talk(whole, CONTRACT.id)) == {first, dads}
        assert since_the_talk(whole, CONTRACT.id) == (stuck, good)

    def test_what_has_no_day_yet_counts_for_nothing_but_in_the_talk_itself(self):
        undated = replace(CONTRACT, talked_on=None)
        said, ahead = talked(Condition.ROOM, GOOD), between(Condition.ROOM, STUCK, None)
        whole = made(undated, said, ahead)
        assert series(whole, CONTRACT.id) == {(Condition.ROOM, None): (said,)}
        assert since_the_talk(whole, CONTRACT.id) == (ahead,)

    def test_each_version_of_the_contract_has_its_own(self):
        second = Contract(file_id=FILE.id, version=2)
        whole = made(CONTRACT, second, talked(Condition.ROOM, STUCK))
        assert series(whole, second.id) == {}


class TestWhatIsAsked:
    def test_all_that_did_not_go_well_or_that_nobody_said_anything_of(self):
        said = [talked(one, GOOD) for one in Condition if one is not Condition.ROOM]
        said[3] = talked(Condition.CONTACT, STUCK)
        dads = replace(talked(Condition.CONTACT, ATTENTION), party_id=DAD.id)
        content = replace(talked(Condition.LANGUAGE, GOOD), party_id=DAD.id)
        whole = made(CONTRACT, REVIEW, DAD, *said, dads, content)
        assert to_ask(whole, asking(REVIEW)) == (CONTACT, BY_DAD, (Condition.ROOM, None))

    def test_what_was_answered_at_that_moment_is_still_asked_there(self):
        said = [talked(one, GOOD) for one in Condition if one is not Condition.LANGUAGE]
        first = talked(Condition.LANGUAGE, ATTENTION)
        answered = asking(REVIEW).answer(LANGUAGE, GOOD)
        whole = made(CONTRACT, REVIEW, *said, first, answered)
        assert to_ask(whole, asking(REVIEW)) == (LANGUAGE,)
        assert said_at(whole, asking(REVIEW)) == {LANGUAGE: answered}
        assert to_ask(whole, asking(LATER)) == to_ask(whole, BEFORE_REQUEST) == ()
        assert said_at(whole, BEFORE_REQUEST) == {}

    def test_what_is_said_on_a_later_day_stands_beside_what_was_said_then(self):
        """A request is worked on for weeks: what was said in March stays said in March."""
        march = replace(BEFORE_REQUEST, day=REVIEW.held_on).said(None, LANGUAGE, STUCK)
        now = BEFORE_REQUEST.said(march, LANGUAGE, GOOD)
        assert (march.asked_on, now.asked_on) == (REVIEW.held_on, TODAY)
        assert now.id != march.id
        whole = made(CONTRACT, march, now)
        assert series(whole, CONTRACT.id)[LANGUAGE] == (march, now)
        assert said_at(whole, BEFORE_REQUEST) == {LANGUAGE: now}

    def test_what_is_said_again_on_the_day_itself_or_in_one_look_back_is_mended(self):
        for moment in (BEFORE_REQUEST, asking(REVIEW)):
            first = moment.said(None, LANGUAGE, STUCK)
            assert moment.said(first, LANGUAGE, GOOD) == replace(first, state=GOOD)

    def test_nothing_where_nobody_looked_at_any(self):
        assert to_ask(made(CONTRACT), BEFORE_REQUEST) == ()

    @given(st.dictionaries(st.sampled_from(Condition), st.sampled_from(ConditionState)))
    def test_nothing_that_went_well_and_everything_else_once(self, states):
        whole = made(CONTRACT, *(talked(one, state) for one, state in states.items()))
        asked = [condition for condition, _party in to_ask(whole, BEFORE_REQUEST)]
        good = {one for one, state in states.items() if state is GOOD}
        assert len(asked) == len(set(asked))
        assert set(asked) == (set(Condition) - good if states else set())


class TestOnPaper:
    def test_what_asks_for_care_stands_there_with_the_last_words_said_of_it(self):
        first = talked(Condition.LANGUAGE, ATTENTION, "Afkortingen.")
        still = asking(REVIEW).answer(LANGUAGE, STUCK)
        whole = made(CONTRACT, REVIEW, talked(Condition.ROOM, GOOD), first, still)
        (worry,) = worries(whole, CONTRACT.id)
        assert (worry.answer, worry.day, worry.words) == (still, REVIEW.held_on, "Afkortingen.")

    def test_words_of_a_time_that_is_over_are_not_said_again(self):
        first = talked(Condition.LANGUAGE, ATTENTION, "Afkortingen.")
        good = asking(REVIEW).answer(LANGUAGE, GOOD)
        again = asking(LATER).answer(LANGUAGE, STUCK)
        (worry,) = worries(made(CONTRACT, REVIEW, LATER, first, good, again), CONTRACT.id)
        assert worry.words == ""
        assert worries(made(CONTRACT, REVIEW, LATER, first, good), CONTRACT.id) == ()

    def test_who_sees_it_otherwise_stands_there_until_that_party_sees_it_as_all_do(self):
        together = talked(Condition.CONTACT, GOOD)
        dads = replace(talked(Condition.CONTACT, ATTENTION), party_id=DAD.id)
        after = asking(REVIEW).answer(BY_DAD, GOOD)
        whole = made(CONTRACT, REVIEW, DAD, together, dads)
        assert [one.answer for one in worries(whole, CONTRACT.id)] == [dads]
        assert worries(made(CONTRACT, REVIEW, DAD, together, dads, after), CONTRACT.id) == ()
        told = replace(after, note="Nu op vrijdag.")
        (worry,) = worries(made(CONTRACT, REVIEW, DAD, together, dads, told), CONTRACT.id)
        assert worry.words == "Nu op vrijdag."

    def test_a_party_can_ask_to_keep_its_view_off_paper(self):
        dads = replace(talked(Condition.CONTACT, STUCK), party_id=DAD.id, off_paper=True)
        whole = made(CONTRACT, DAD, dads)
        assert worries(whole, CONTRACT.id)
        assert on_paper(whole, CONTRACT.id) == ()
        assert not dads.is_in(OutputKind.CONTRACT_PRINT)
        assert replace(dads, off_paper=False).is_in(OutputKind.CONTRACT_PRINT)


@pytest.mark.parametrize(("state", "is_told"), [(GOOD, False), (UNKNOWN, False), (STUCK, True)])
def test_of_the_talk_the_timeline_tells_what_asks_for_care(state, is_told):
    whole = made(CONTRACT, talked(Condition.ROOM, state, "Volle groep."))
    found = [one.moment for one in timeline(whole, TODAY) if one.kind is ConditionAnswer]
    assert [(one.about, one.choice, one.words, one.on) for one in found] == [
        (Condition.ROOM, state, "Volle groep.", CONTRACT.talked_on)
    ] * is_told


def test_the_timeline_tells_a_view_as_a_view_and_all_that_was_said_since():
    dads = replace(talked(Condition.CONTACT, GOOD), party_id=DAD.id)
    later = asking(REVIEW).answer(LANGUAGE, GOOD)
    found = [
        (one.moment.who, one.moment.said, one.on)
        for one in timeline(made(CONTRACT, REVIEW, DAD, dads, later), TODAY)
        if one.kind is ConditionAnswer
    ]
    assert found == [("", None, REVIEW.held_on), ("Vader", Said.VIEW, CONTRACT.talked_on)]
