"""Which kinds of request are offered, by the sector of the school."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from ib_desk.domain.certainty import Certainty
from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.domain.records.school import School, Sector
from ib_desk.domain.records.support_file import SupportFileId
from ib_desk.domain.records.swv import Applicant, Decider
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.records.swv_route import SwvRoute
from ib_desk.domain.request.request_kinds import ElsewhereKind, RequestKinds
from tests.domain.made_files import made
from tests.shipped import catalogue

KINDS = catalogue().kinds


FILE = SupportFileId(uuid4())


def kinds_in(sector: Sector | None) -> set[RequestKind]:
    return {spec.kind for spec in KINDS.asked_by(sector)}


def test_a_secondary_school_is_offered_no_tlv_of_a_primary_school():
    in_vo = kinds_in(Sector.VO)
    assert not {RequestKind.TLV_SBO, RequestKind.TLV_SO} & in_vo
    assert {RequestKind.ARRANGEMENT, RequestKind.CONSULT} <= in_vo


def test_a_primary_school_and_one_of_which_nobody_said_so_are_offered_all():
    assert kinds_in(Sector.PO) == kinds_in(None) == set(RequestKind)


def test_of_an_unknown_sector_each_kind_is_offered_once():
    assert len(KINDS.asked_by(None)) == len(RequestKind)


@pytest.mark.parametrize(
    ("kind", "sector", "asked_by", "decided_by"),
    [
        # Who asks for what, as practice.md 1 read it.
        (RequestKind.ARRANGEMENT, Sector.PO, Applicant.OWN_SCHOOL, Decider.SWV),
        (RequestKind.TLV_SBO, Sector.PO, Applicant.OWN_SCHOOL, Decider.SWV),
        (RequestKind.TLV_SO, Sector.PO, Applicant.OWN_SCHOOL, Decider.SWV),
        (RequestKind.TLV_VSO, Sector.PO, Applicant.RECEIVING_SCHOOL, Decider.SWV_OF_HOME),
        (RequestKind.TLV_VSO, Sector.VO, Applicant.OWN_SCHOOL, Decider.SWV),
        (RequestKind.TLV_PRO, Sector.PO, Applicant.RECEIVING_SCHOOL, Decider.SWV_OF_RECEIVER),
        (RequestKind.TLV_PRO, Sector.VO, Applicant.RECEIVING_SCHOOL, Decider.SWV_OF_RECEIVER),
        (
            RequestKind.TLV_SBO_ELSEWHERE,
            Sector.PO,
            Applicant.RECEIVING_SCHOOL,
            Decider.SWV_OF_RECEIVER,
        ),
    ],
)
def test_who_files_it_and_who_decides(kind, sector, asked_by, decided_by):
    begun = SwvRequest(file_id=FILE, kind=kind)
    ruled = KINDS.ruled(begun, made(school=School(sector=sector)))
    assert (ruled.asked_by, ruled.decided_by) == (asked_by, decided_by)
    assert replace(ruled, asked_by=begun.asked_by, decided_by=begun.decided_by) == begun


class TestWhatAnSwvSaysItself:
    SWV = SwvProfile(name="SWV Gooi", sector=Sector.PO)
    ROUTE = SwvRoute(
        profile_id=SWV.id,
        kind=RequestKind.TLV_VSO,
        asked_by=Applicant.OWN_SCHOOL,
        source="route po-vso",
        how_sure=Certainty.READ,
        seen_on=date(2026, 11, 30),
    )
    SCHOOL = School(sector=Sector.PO, swv_id=SWV.id)
    ASKED = SwvRequest(file_id=FILE, kind=RequestKind.TLV_VSO)

    def test_goes_before_the_rule_and_what_it_leaves_open_is_as_the_rule_has_it(self):
        whole = made(self.SWV, self.ROUTE, school=self.SCHOOL)
        ruled = KINDS.ruled(self.ASKED, whole)
        assert (ruled.asked_by, ruled.decided_by) == (Applicant.OWN_SCHOOL, Decider.SWV_OF_HOME)
        rule = KINDS.rule_for(self.ASKED, whole)
        assert (rule.source, rule.how_sure) == ("route po-vso", Certainty.READ)
        assert rule.seen_on == self.ROUTE.seen_on
        offered = KINDS.rules_at(self.SWV, whole)
        assert rule in offered
        assert {spec.kind for spec in offered} == kinds_in(Sector.PO)

    def test_is_known_by_its_name_where_nobody_said_where_it_stands_and_to_be_checked(self):
        bare = SwvRoute(
            profile_id=self.SWV.id, kind=RequestKind.TLV_VSO, decided_by=Decider.OWN_BOARD
        )
        rule = KINDS.rule_for(self.ASKED, made(self.SWV, bare, school=self.SCHOOL))
        assert (rule.asked_by, rule.decided_by) == (
            Applicant.RECEIVING_SCHOOL,
            Decider.OWN_BOARD,
        )
        assert (rule.source, rule.how_sure) == ("SWV Gooi", Certainty.NOT_FOUND)

    def test_who_says_neither_leaves_the_rule_with_its_source(self):
        told = SwvRoute(
            profile_id=self.SWV.id, kind=RequestKind.TLV_VSO, own_words="TLV voortgezet"
        )
        whole = made(self.SWV, told, school=self.SCHOOL)
        assert KINDS.rule_for(self.ASKED, whole) == KINDS.rule_of(RequestKind.TLV_VSO, Sector.PO)


def test_a_kind_that_no_school_of_the_sector_has_keeps_the_rule_of_another():
    assert KINDS.rule_of(RequestKind.TLV_SBO, Sector.VO).sectors == (Sector.PO,)


def test_what_others_ask_for_is_told_and_never_made_here():
    po = {spec.kind for spec in KINDS.asked_elsewhere(Sector.PO)}
    assert po == set(ElsewhereKind)
    vo = {spec.kind for spec in KINDS.asked_elsewhere(Sector.VO)}
    assert po - vo == {ElsewhereKind.GROUP_8_DATA}


@pytest.mark.parametrize("key", ["title", "route", "source"])
def test_what_others_ask_for_says_how_and_where_that_was_read(key):
    empty: dict[str, Any] = {key: " "}
    with pytest.raises(UnfitValue) as caught:
        replace(KINDS.elsewhere[0], **empty)
    assert (caught.value.key, caught.value.problem) == (key, DataProblem.EMPTY)
    with pytest.raises(UnfitValue):
        replace(KINDS.elsewhere[0], sectors=())
    with pytest.raises(UnfitValue):
        replace(KINDS.kind[0], source="")
    with pytest.raises(UnfitValue) as caught:
        replace(KINDS, elsewhere=(*KINDS.elsewhere, KINDS.elsewhere[0]))
    assert caught.value.problem is DataProblem.DOUBLE


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
