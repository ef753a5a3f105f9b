"""What an SWV says of how long it takes is what its route that counts says."""

from __future__ import annotations

from ib_desk.application.records import Records
from ib_desk.application.undo import UndoStack
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import RequestKind
from ib_desk.domain.records.school import School
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.records.swv_route import SwvRoute
from tests.application.fakes import FakeVault, ticking_clock
from tests.shipped import school_terms

HOME = SwvProfile(name="Thuis")
KIND = RequestKind.ARRANGEMENT
SIX_WEEKS = SwvRoute(profile_id=HOME.id, kind=KIND, term_weeks=6)
NOT_SAID = SwvRoute(profile_id=HOME.id, kind=KIND)


def _said(*known: Record) -> int | None:
    vault = FakeVault()
    Records(vault, UndoStack(), ticking_clock()).add(HOME, School(swv_id=HOME.id), *known)
    with vault() as work:
        _school, terms = school_terms().read(work)
    promise = terms.promised.promises.get((HOME.id, KIND))
    return None if promise is None else promise.length


def test_it_takes_as_long_as_is_said_last():
    assert _said(NOT_SAID, SIX_WEEKS) == 6


def test_what_was_said_before_holds_no_more():
    assert _said(SIX_WEEKS, NOT_SAID) is None
