from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.records.contract import (
    ANSWERS,
    Contract,
    ContractParty,
    PartyKind,
    PartyState,
    in_force,
    newest,
    next_version,
    to_confirm,
)
from ib_desk.domain.records.support_file import SupportFile
from tests.samples import sample

FILE_ID = sample(SupportFile).id
MARCH, SEPTEMBER = date(2026, 3, 12), date(2026, 9, 17)
A_DAY = timedelta(days=1)


def version(number: int, talked_on: date | None) -> Contract:
    return Contract(file_id=FILE_ID, version=number, talked_on=talked_on)


def test_a_version_holds_from_its_own_day_until_that_of_the_next():
    first, second = version(1, MARCH), version(2, SEPTEMBER)

    assert in_force([second, first], MARCH - A_DAY) is None
    assert in_force([second, first], MARCH) == first
    assert in_force([second, first], SEPTEMBER - A_DAY) == first
    assert in_force([second, first], SEPTEMBER) == second


def test_a_version_that_was_not_talked_about_never_held():
    assert in_force([version(1, None)], SEPTEMBER) is None


def test_of_two_versions_on_one_day_the_higher_holds():
    first, second = version(1, MARCH), version(2, MARCH)

    assert in_force([second, first], MARCH) == in_force([first, second], MARCH) == second


@given(days=st.lists(st.none() | st.dates()), day=st.dates())
def test_what_holds_was_talked_about_before_and_nothing_since(days, day):
    versions = [version(number, talked_on) for number, talked_on in enumerate(days, start=1)]
    held = in_force(versions, day)

    talked = [d for d in days if d is not None and d <= day]
    assert (None if held is None else held.talked_on) == max(talked, default=None)


def test_the_newest_version_is_the_one_with_the_highest_number():
    first, second = version(1, SEPTEMBER), version(2, None)

    assert newest([second, first]) == second
    assert newest([]) is None


def test_a_next_version_keeps_the_words_and_starts_states_and_dates_anew():
    party = replace(
        sample(ContractParty), state=PartyState.CONFIRMED, state_on=MARCH, hopes="elke dag"
    )
    contract = replace(sample(Contract), version=2, talked_on=MARCH)

    fresh, (copied,) = next_version(contract, [party])

    assert fresh == replace(contract, id=fresh.id, version=3, talked_on=None, review_on=None)
    assert copied == replace(
        party, id=copied.id, contract_id=fresh.id, state=PartyState.OPEN, state_on=None
    )
    assert not {fresh.id, copied.id} & {contract.id, party.id}


def test_a_next_version_gives_every_party_an_id_of_its_own():
    parties = [ContractParty(contract_id=sample(Contract).id, kind=kind) for kind in PartyKind]

    _fresh, copies = next_version(sample(Contract), parties)

    assert [copy.kind for copy in copies] == list(PartyKind)
    assert len({copy.id for copy in copies}) == len(PartyKind)


@pytest.mark.parametrize("state", PartyState)
def test_a_party_has_a_day_with_its_state_unless_it_did_not_speak_yet(state):
    party = replace(sample(ContractParty), state=PartyState.SPOKEN, state_on=MARCH)

    after = party.in_state(state, SEPTEMBER)

    day = None if state is PartyState.OPEN else SEPTEMBER
    assert after == replace(party, state=state, state_on=day)


@pytest.mark.parametrize("answer", ANSWERS)
def test_who_says_something_for_the_first_time_has_spoken(answer):
    silent = ContractParty(contract_id=sample(Contract).id, kind=PartyKind.PUPIL)
    said = silent.saying(answer, "rust", MARCH)

    changed: dict[str, Any] = {answer: "rust"}
    assert said == replace(silent, state=PartyState.SPOKEN, state_on=MARCH, **changed)
    assert said.said_anything
    assert not silent.said_anything


@pytest.mark.parametrize(
    ("state", "known", "words"),
    [
        (PartyState.OPEN, "", ""),
        (PartyState.OPEN, "elke dag", "rust"),
        (PartyState.NOT_POSSIBLE, "", "rust"),
        (PartyState.CONFIRMED, "", "rust"),
    ],
)
def test_else_the_state_of_a_party_is_what_was_chosen(state, known, words):
    party = ContractParty(
        contract_id=sample(Contract).id, kind=PartyKind.PUPIL, state=state, hopes=known
    )

    assert party.saying("offers", words, MARCH) == replace(party, offers=words)


def test_adults_who_spoke_can_confirm_together_what_stands_there():
    spoke = replace(sample(ContractParty), kind=PartyKind.GUARDIAN, state=PartyState.SPOKEN)
    others = (
        replace(spoke, kind=PartyKind.PUPIL),
        replace(spoke, state=PartyState.OPEN),
        replace(spoke, state=PartyState.CONFIRMED),
        replace(spoke, state=PartyState.NOT_POSSIBLE),
    )
    assert to_confirm((spoke, *others)) == (spoke,)
