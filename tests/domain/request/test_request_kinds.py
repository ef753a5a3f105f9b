"""Which kinds of request are offered, by the sector of the school."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.records.request import RequestKind
from ib_desk.domain.records.school import Sector
from ib_desk.domain.request.request_kinds import RequestKinds
from tests.shipped import catalogue

KINDS = catalogue().kinds


def test_a_secondary_school_is_offered_no_tlv_of_a_primary_school():
    in_vo = KINDS.asked_by(Sector.VO)
    assert not {RequestKind.TLV_SBO, RequestKind.TLV_SO} & set(in_vo)
    assert {RequestKind.ARRANGEMENT, RequestKind.CONSULT} <= set(in_vo)


def test_a_primary_school_and_one_of_which_nobody_said_so_are_offered_all():
    assert set(KINDS.asked_by(Sector.PO)) == set(KINDS.asked_by(None)) == set(RequestKind)


def test_each_kind_stands_there_once_and_is_asked_by_somebody():
    with pytest.raises(UnfitValue) as caught:
        RequestKinds(kind=KINDS.kind[:-1])
    assert (caught.value.key, caught.value.problem) == ("kind", DataProblem.INCOMPLETE)
    with pytest.raises(UnfitValue) as caught:
        RequestKinds(kind=(*KINDS.kind, KINDS.kind[0]))
    assert caught.value.problem is DataProblem.DOUBLE
    with pytest.raises(UnfitValue) as caught:
        replace(KINDS.kind[0], sectors=())
    assert caught.value.key == "sectors"
