"""How far a file is and what comes next, for the trajectory that is shipped."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.deadlines.next_step import next_step
from ib_desk.domain.file.facts import FactKind
from ib_desk.domain.file.step_states import StepState, StepStatus, step_states
from ib_desk.domain.file.watches import Alert
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.broad_view import BroadViewEntry, LifeDomain
from ib_desk.domain.records.contract import Breach, Contract, PartyKind
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.domain.records.signal import Signal, Triage
from ib_desk.domain.records.support_file import SkipKind, StepSkip
from ib_desk.domain.records.weighing import Weighing
from tests.domain.made_files import CONTRACT, FILE, TODAY, made, party, po, with_more
from tests.shipped import terms_alone

SIGNAL = Signal(file_id=FILE.id, fact="buikpijn", triage=Triage.FILE, seen_on=date(2026, 3, 2))
STRONG = BroadViewEntry(file_id=FILE.id, domain=LifeDomain.TALENTS, strong="tekent graag")
VULNERABLE = BroadViewEntry(file_id=FILE.id, domain=LifeDomain.LEARNING, vulnerable="rekenen")
WEIGHING = Weighing(file_id=FILE.id, weighed_on=date(2026, 6, 9), chosen_level=4)
INTERVENTION = Intervention(file_id=FILE.id, title="Rustige start", starts_on=date(2026, 3, 30))
AGREEMENT = Agreement(
    file_id=FILE.id, result="overgang", owner="Tim", ends_on=TODAY + timedelta(days=90)
)
SENT = SwvRequest(kind=RequestKind.ARRANGEMENT, file_id=FILE.id, sent_on=date(2026, 9, 17))
DONE: tuple[Record, ...] = (
    SIGNAL,
    CONTRACT,
    party(PartyKind.PUPIL),
    STRONG,
    VULNERABLE,
    WEIGHING,
    INTERVENTION,
    AGREEMENT,
)
LATER = replace(CONTRACT, review_on=TODAY + timedelta(days=200))
QUIET = tuple(LATER if one is CONTRACT else one for one in DONE)
"""As `DONE`, and the next look back at the contract is planned."""


def status(whole: WholeFile, step: str) -> StepStatus:
    return {s.step.id: s for s in step_states(whole, po(), TODAY)}[step]


def whats_next(whole: WholeFile) -> tuple[str, FactKind | None] | str | None:
    """The id of the rule of a term; of a step its id and the fact that is said with it."""
    found = next_step(whole, terms_alone().of_file(whole, TODAY), po(), TODAY)
    if found is None or found.deadline is not None:
        return None if found is None or found.deadline is None else found.deadline.rule.id
    assert found.step is not None
    return found.step.id, found.fact.kind if found.fact else None


def test_a_new_file_begins_at_the_signal():
    states = step_states(made(), po(), TODAY)
    assert {s.state for s in states} == {StepState.NOT_STARTED}
    assert not any(s.alert or s.fact or s.reason for s in states)
    assert all(s.is_open for s in states)
    assert whats_next(made()) == ("signal", None)


def test_all_that_was_done_is_done_and_says_one_fact():
    whole = made(*DONE, SENT)
    assert [
        (s.step.id, s.state, s.fact and s.fact.kind) for s in step_states(whole, po(), TODAY)
    ] == [
        ("signal", StepState.DONE, FactKind.SIGNAL_SEEN),
        ("contract", StepState.DONE, FactKind.SEEN_TOGETHER),
        ("broad_view", StepState.DONE, FactKind.DOMAINS_SEEN),
        ("matched_care", StepState.DONE, FactKind.LEVEL),
        ("plan", StepState.DONE, FactKind.AGREEMENTS_OPEN),
        ("request", StepState.DONE, FactKind.REQUEST_SENT),
        ("closing", StepState.NOT_STARTED, None),
    ]


def test_a_broad_view_has_a_strength_and_a_vulnerability():
    assert status(made(STRONG), "broad_view").state is StepState.BUSY
    assert status(made(VULNERABLE), "broad_view").state is StepState.BUSY
    assert status(made(STRONG, VULNERABLE), "broad_view").state is StepState.DONE


def test_a_request_is_done_when_none_is_still_a_concept():
    another = SwvRequest(kind=RequestKind.ARRANGEMENT, file_id=FILE.id, question="Meer uren?")
    assert status(made(SENT), "request").state is StepState.DONE
    assert status(made(SENT, another), "request").state is StepState.BUSY
    assert status(made(), "request").state is StepState.NOT_STARTED


def test_a_step_is_busy_from_its_first_record():
    contract = Contract(file_id=FILE.id)
    whole = made(contract)
    assert status(whole, "contract").state is StepState.BUSY
    assert status(whole, "contract").is_open
    assert not status(made(*DONE), "contract").is_open


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        (SkipKind.NOT_NEEDED, StepState.NOT_NEEDED),
        (SkipKind.NOT_POSSIBLE, StepState.NOT_POSSIBLE),
    ],
)
def test_a_step_that_is_passed_over_says_why_and_is_watched_no_more(kind, state):
    skip = StepSkip(file_id=FILE.id, step="signal", kind=kind, reason=" overgenomen ")
    found = status(made(skip, Signal(file_id=FILE.id, fact="x")), "signal")
    assert (found.state, found.reason, found.alert, found.fact) == (
        state,
        "overgenomen",
        None,
        None,
    )
    assert not found.is_open


def test_passing_over_without_a_reason_asks_for_one():
    skip = StepSkip(kind=SkipKind.NOT_NEEDED, file_id=FILE.id, step="broad_view", reason=" ")
    whole = made(SIGNAL, skip)
    found = status(whole, "broad_view")
    assert (found.state, found.alert) == (StepState.NOT_NEEDED, Alert.ATTENTION)
    assert found.fact is not None
    assert found.fact.record_id == skip.id
    assert whats_next(whole) == ("broad_view", FactKind.SKIP_WITHOUT_REASON)


def test_a_skip_of_another_step_says_nothing_here():
    skip = StepSkip(kind=SkipKind.NOT_NEEDED, file_id=FILE.id, step="request", reason="niveau 2")
    assert status(made(skip), "signal").state is StepState.NOT_STARTED


def test_the_most_urgent_fact_is_the_one_that_is_said():
    late = replace(CONTRACT, review_on=TODAY - timedelta(days=3))
    breach = Breach(contract_id=CONTRACT.id)
    found = status(made(late, breach, party(PartyKind.PUPIL)), "contract")
    assert (found.alert, found.due) == (Alert.LATE, late.review_on)
    assert found.fact is not None
    assert found.fact.kind is FactKind.LOOK_BACK
    soon = replace(CONTRACT, review_on=TODAY)
    found = status(made(soon, breach, party(PartyKind.PUPIL)), "contract")
    assert found.fact is not None
    assert found.fact.kind is FactKind.LOOK_BACK  # equally urgent: the order of the data


class TestNext:
    def test_the_first_open_step_when_nothing_presses(self):
        assert whats_next(made(SIGNAL, LATER, party(PartyKind.PUPIL))) == ("broad_view", None)

    def test_a_date_far_ahead_does_not_stand_before_an_open_step(self):
        planned = replace(CONTRACT, review_on=TODAY + timedelta(days=15))
        whole = made(SIGNAL, planned, party(PartyKind.PUPIL))
        assert whats_next(whole) == ("broad_view", None)

    def test_a_date_that_is_near_does(self):
        planned = replace(CONTRACT, review_on=TODAY + timedelta(days=5))
        whole = made(SIGNAL, planned, party(PartyKind.PUPIL))
        assert whats_next(whole) == "contract_look_back"

    def test_the_earliest_term_wins_from_whatever_step(self):
        whole = with_more(
            made(*QUIET),
            replace(WEIGHING, next_on=TODAY - timedelta(days=1)),
            replace(AGREEMENT, ends_on=TODAY - timedelta(days=2)),
        )
        assert whats_next(whole) == "agreement"
        found = next_step(whole, terms_alone().of_file(whole, TODAY), po(), TODAY)
        assert found is not None
        assert (found.due, found.alert) == (TODAY - timedelta(days=2), Alert.LATE)

    def test_what_asks_without_a_day_asks_today(self):
        breach = Breach(contract_id=CONTRACT.id)
        late = replace(AGREEMENT, ends_on=TODAY - timedelta(days=1))
        soon = replace(AGREEMENT, ends_on=TODAY + timedelta(days=1))
        assert whats_next(made(LATER, breach, late)) == "agreement"
        assert whats_next(made(LATER, breach, soon)) == ("contract", FactKind.BREACH)

    @pytest.mark.parametrize(
        ("level", "expected"),
        [(3, "agreement"), (4, "request"), (5, "request")],
    )
    def test_a_request_is_proposed_from_the_level_where_it_belongs(self, level, expected):
        weighing = replace(WEIGHING, chosen_level=level)
        found = whats_next(with_more(made(*QUIET), weighing))
        assert (found[0] if isinstance(found, tuple) else found) == expected

    def test_a_request_is_not_proposed_without_a_level(self):
        skipped = StepSkip(
            kind=SkipKind.NOT_NEEDED, file_id=FILE.id, step="matched_care", reason="al bekend"
        )
        without = [record for record in QUIET if record is not WEIGHING]
        assert whats_next(made(*without, skipped)) == "agreement"

    def test_closing_is_never_proposed_and_a_far_date_is_what_is_left(self):
        skipped = StepSkip(
            kind=SkipKind.NOT_NEEDED, file_id=FILE.id, step="plan", reason="loopt via zorg"
        )
        assert whats_next(made(*QUIET, skipped, SENT)) == "agreement"

    def test_whom_one_waits_for_comes_last_and_then_nothing(self):
        ended = [record for record in DONE if record not in {AGREEMENT, CONTRACT}]
        ended.append(replace(CONTRACT, talked_on=None))
        kept = StepSkip(
            kind=SkipKind.NOT_NEEDED, file_id=FILE.id, step="plan", reason="loopt via zorg"
        )
        assert whats_next(made(*ended, kept, SENT)) == "request_unreceived"
        skipped = StepSkip(
            kind=SkipKind.NOT_NEEDED, file_id=FILE.id, step="request", reason="niet meer"
        )
        assert whats_next(made(*ended, kept, skipped)) is None

    def test_a_busy_step_tells_its_fact(self):
        whole = made(
            *QUIET, SwvRequest(kind=RequestKind.ARRANGEMENT, file_id=FILE.id, dated_on=TODAY)
        )
        assert whats_next(whole) == ("request", FactKind.REQUEST_CONCEPT)


class TestClosedFile:
    def test_nothing_is_late_and_nothing_comes_next(self):
        closed = replace(FILE, closed_on=TODAY)
        late = replace(AGREEMENT, ends_on=TODAY - timedelta(days=9))
        skip = StepSkip(kind=SkipKind.NOT_NEEDED, file_id=FILE.id, step="request")
        whole = made(late, skip, file=closed)
        assert whats_next(whole) is None
        states = step_states(whole, po(), TODAY)
        assert all(s.alert is None and s.due is None for s in states)
        assert {s.fact.kind for s in states if s.fact} == {
            FactKind.AGREEMENTS_LEFT_OPEN,
            FactKind.CLOSED,
            FactKind.SKIP_WITHOUT_REASON,
        }


@given(st.sets(st.sampled_from(DONE)), st.sampled_from(DONE))
def test_adding_a_record_never_takes_a_step_back(some, more):
    order = [StepState.NOT_STARTED, StepState.BUSY, StepState.DONE]
    whole = made(*some)
    before = [order.index(s.state) for s in step_states(whole, po(), TODAY)]
    after = [order.index(s.state) for s in step_states(with_more(whole, more), po(), TODAY)]
    assert all(b <= a for b, a in zip(before, after, strict=True))


TAKEN_OVER = replace(FILE, taken_over_on=TODAY - timedelta(days=1), taken_over_level=4)


def taken_over(*records: Record) -> WholeFile:
    return replace(made(*records), file=TAKEN_OVER)


def test_of_a_file_that_was_taken_over_no_step_is_asked_that_was_done_before():
    whole = taken_over()
    states = {s.step.id: s.state for s in step_states(whole, po(), TODAY)}
    assert states.pop("closing") is StepState.NOT_STARTED
    assert set(states.values()) == {StepState.TAKEN_OVER}
    assert not any(s.alert for s in step_states(whole, po(), TODAY))
    assert whats_next(whole) is None


def test_what_is_begun_in_a_file_that_was_taken_over_goes_its_own_way():
    assert status(taken_over(AGREEMENT), "plan").state is StepState.BUSY
    assert status(taken_over(*DONE), "plan").state is StepState.DONE
    late = replace(AGREEMENT, ends_on=TODAY - timedelta(days=3))
    assert status(taken_over(late), "plan").alert is Alert.LATE


def test_the_level_of_a_file_that_was_taken_over_holds_until_it_is_weighed_here():
    assert taken_over().level == 4
    said = status(taken_over(), "matched_care").fact
    assert said is not None
    assert (said.kind, said.number, said.on) == (FactKind.LEVEL, 4, TAKEN_OVER.taken_over_on)
    assert taken_over(replace(WEIGHING, chosen_level=2)).level == 2


def test_a_file_that_is_taken_over_tomorrow_is_asked_as_any_other_today():
    ahead = replace(TAKEN_OVER, taken_over_on=TODAY + timedelta(days=1))
    whole = replace(made(), file=ahead)
    assert status(whole, "signal").state is StepState.NOT_STARTED
    assert whole.known_on(TODAY).level is None


def test_of_two_weighings_on_one_day_the_level_in_use_is_the_one_that_is_told():
    again = replace(Weighing(file_id=FILE.id), weighed_on=WEIGHING.weighed_on, chosen_level=2)
    whole = made(WEIGHING, again)
    said = status(whole, "matched_care").fact
    assert said is not None
    assert (said.number, whole.level) == (2, 2)
