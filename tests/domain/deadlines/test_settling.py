"""Done with one key, where one answer says all."""

from __future__ import annotations

from datetime import date

from ib_desk.domain.deadlines.settling import can_be_settled, settled
from ib_desk.domain.file.anchors import Anchor
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.contract import ContractReview, ReviewState
from ib_desk.domain.records.signal import Signal
from tests.domain.made_files import CONTRACT, FILE

TODAY = date(2026, 11, 20)


def test_an_agreement_was_kept():
    done = settled(Agreement(file_id=FILE.id), TODAY)
    assert isinstance(done, Agreement)
    assert done.state is AgreementState.KEPT


def test_a_look_back_was_held_today():
    done = settled(ContractReview(contract_id=CONTRACT.id), TODAY)
    assert isinstance(done, ContractReview)
    assert (done.state, done.held_on) == (ReviewState.HELD, TODAY)


def test_what_asks_for_a_choice_stays_as_it_is():
    signal = Signal(file_id=FILE.id)
    assert settled(signal, TODAY) is signal
    assert {anchor for anchor in Anchor if can_be_settled(anchor)} == {
        Anchor.AGREEMENT,
        Anchor.LOOK_BACK,
    }
