"""Done with one key, where one answer says all."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from uuid import uuid4

import pytest

from ib_desk.domain.deadlines.settling import can_be_moved, can_be_settled, moved, settled
from ib_desk.domain.file.anchors import MOVED_BY_WORD, Anchor, Anchored, kind_of
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.contract import ContractReview, ReviewState
from ib_desk.domain.records.meeting import SittingId
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.signal import Signal
from ib_desk.domain.records.sitting import TeamAgreement
from tests.domain.made_files import CONTRACT, FILE
from tests.samples import sample

TODAY = date(2026, 11, 20)


def test_an_agreement_was_kept():
    done = settled(Agreement(file_id=FILE.id), TODAY)
    assert isinstance(done, Agreement)
    assert (done.state, done.kept_on) == (AgreementState.KEPT, TODAY)


def test_an_agreement_of_the_team_was_kept():
    done = settled(TeamAgreement(sitting_id=SittingId(uuid4())), TODAY)
    assert isinstance(done, TeamAgreement)
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
        Anchor.TEAM_AGREEMENT,
        Anchor.LOOK_BACK,
    }


@pytest.mark.parametrize("anchor", Anchor)
def test_a_term_with_a_day_of_its_own_gets_another_one(anchor):
    record = _sample_of(anchor)
    after = moved(record, anchor, TODAY)
    if can_be_moved(anchor) and anchor not in MOVED_BY_WORD:
        (changed,) = (
            f.name for f in fields(record) if getattr(after, f.name) != getattr(record, f.name)
        )
        assert getattr(after, changed) == TODAY
    else:
        assert after == record


def test_a_term_of_law_a_child_at_home_and_what_waits_for_a_decision_are_not_moved():
    stay = {anchor for anchor in Anchor if not can_be_moved(anchor)}
    assert stay == {
        Anchor.REQUEST,
        Anchor.OBJECTION,
        Anchor.OBJECTION_DECISION,
        Anchor.TEAM_AGREEMENT,  # its day is a field of its own, and no file keeps a reason
        Anchor.TEAM_PROPOSED,
        Anchor.DATA_REQUEST,
        Anchor.REGISTRATION,
        Anchor.UNDECIDED,
        Anchor.BROKEN,
        Anchor.SAFETY,
        Anchor.MEASURE,
        Anchor.TLV_ENDS,
        Anchor.ARRANGEMENT_ENDS,
        Anchor.CHILD_MEASURE,
        Anchor.AT_HOME,
        Anchor.AT_HOME_TALK,
        Anchor.AT_HOME_OFFICER,
        Anchor.AT_HOME_OFFER,
        Anchor.ABSENCE_LIMIT,
        Anchor.TEACHING_ENDS,
        Anchor.OPP,
        Anchor.OPP_YEAR,
        Anchor.INTERPRETER,  # the meeting itself is moved
        Anchor.CONSENT,
    }


def _sample_of(anchor: Anchor) -> Record:
    return sample(kind_of(Anchored(anchor=anchor, record_id=FILE.id, on=TODAY)))
