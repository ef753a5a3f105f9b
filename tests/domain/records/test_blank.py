"""An empty form says nothing; one word, one choice, one day does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.blank import says_something
from ib_desk.domain.records.broad_view import BroadViewEntry, LifeDomain
from ib_desk.domain.records.contract import Contract, ContractParty, PartyKind
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.kinds import KINDS
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.signal import Signal, Urgency
from ib_desk.domain.records.support_file import SupportFile
from tests.samples import sample

FILE_ID = sample(Agreement).file_id


@pytest.mark.parametrize(
    "record",
    [
        Pupil(),
        Guardian(pupil_id=sample(Guardian).pupil_id),
        Agreement(file_id=FILE_ID, result="  "),
        BroadViewEntry(file_id=FILE_ID, domain=LifeDomain.TALENTS),
        ContractParty(
            contract_id=sample(ContractParty).contract_id, kind=PartyKind.HELPER, position=3
        ),
        Contract(file_id=FILE_ID, version=2),
    ],
    ids=lambda record: type(record).__name__,
)
def test_an_empty_form(record):
    assert not says_something(record)


@pytest.mark.parametrize(
    "said",
    [
        {"result": "Bellen"},
        {"ends_on": date(2026, 9, 24)},
        {"state": AgreementState.KEPT},
    ],
)
def test_one_answer_is_enough(said):
    assert says_something(replace(Agreement(file_id=FILE_ID), **said))


def test_a_tick_and_a_choice_are_answers_and_a_file_is_one_by_itself():
    assert says_something(Pupil(address_secret=True))
    assert says_something(Signal(file_id=FILE_ID, urgency=Urgency.LOW))
    assert says_something(SupportFile(pupil_id=Pupil().id, opened_on=date(2026, 9, 24)))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_what_is_filled_says_something(kind):
    assert says_something(sample(kind))
