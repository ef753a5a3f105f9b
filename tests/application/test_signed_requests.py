"""A request that was printed to be signed: who signed which text, and which scan goes along."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from ib_desk.application.leaving.outside import ToFile
from ib_desk.application.leaving.sheets import asks_for_signatures
from ib_desk.application.paper import Report, documents_along, going_along
from ib_desk.application.ports import Clock
from ib_desk.application.sign_offs import SignOffTexts
from ib_desk.domain.file.scans import scans_of
from ib_desk.domain.leaving.request_signing import (
    SignedScan,
    SignerStanding,
    SignState,
    signed_scans,
    usual_holds,
    who_signed,
)
from ib_desk.domain.leaving.sign_offs import of_earlier_text
from ib_desk.domain.leaving.signed_sheets import sheets_of
from ib_desk.domain.leaving.signers import sign_places
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.made_pages import MadeFacts, PageFacts
from ib_desk.domain.records.request import Inspection, InspectionOutcome, SwvRequest
from ib_desk.domain.records.seen import SeenText, SignOff
from ib_desk.domain.records.sheet_signature import ScanHolds, SheetSaid, SheetSignature
from ib_desk.domain.records.swv import Signer
from tests.application.leaving.door import STICK, TODAY
from tests.application.test_signed_sheets import LISTS, YESTERDAY, Desk, of
from tests.builders import FATHER, FILE, MOTHER, REQUEST
from tests.shipped import catalogue

S = SignState
AGREES, DISAGREES, SEEN = SheetSaid.AGREES, SheetSaid.DISAGREES, SheetSaid.SEEN


class Signing(Desk):
    """Nobody read Noor's request yet, and the director did not agree."""

    def __init__(self) -> None:
        super().__init__()
        for one in self.all_of(Inspection):
            self.records.remove(one)
        self.change(director_agrees_on=None)

    @property
    def request(self) -> SwvRequest:
        return self.all_of(SwvRequest)[0]

    def change(self, **values: Any) -> None:
        self.records.change(self.request, replace(self.request, **values))

    def printed_to_sign(self, **choices: Any) -> tuple[SheetSignature, ...]:
        return self.printed(Report.REQUEST_TO_SIGN, **choices)

    def come_back(
        self,
        said: dict[SheetSignature, SheetSaid],
        scan: Attachment | None = None,
        holds: ScanHolds | None = None,
    ) -> None:
        self.signed.settle(scan, said, YESTERDAY, holds)

    def stands(self) -> dict[str, SignState]:
        return {one.place.name.split()[0]: one.state for one in self.standings}

    @property
    def standings(self) -> tuple[SignerStanding, ...]:
        whole = self.file.known_on(TODAY)
        rights = catalogue().rights(whole, TODAY)
        places = sign_places(whole, self.request, rights, TODAY, catalogue().terms.label)
        return who_signed(self.request, places, sheets_of(whole, LISTS))

    @property
    def scans(self) -> tuple[SignedScan, ...]:
        whole = self.file.known_on(TODAY)
        return signed_scans(whole, self.request, sheets_of(whole, LISTS))


@pytest.fixture
def desk() -> Signing:
    return Signing()


def director(asked: tuple[SheetSignature, ...]) -> SheetSignature:
    return next(one for one in asked if one.role is Signer.DIRECTOR)


class TestAsked:
    def test_each_who_signs_this_request_has_a_place_on_the_sheet(self, desk):
        asked = desk.printed_to_sign()
        assert [(one.name, one.role, one.about_id) for one in asked] == [
            ("Marieke Bakker", Signer.PARENTS, REQUEST),
            ("Joost van Dalen", Signer.PARENTS, REQUEST),
            ("Jolanda Bos", Signer.DIRECTOR, REQUEST),
        ]

    def test_a_sheet_for_one_parent_asks_that_parent_alone(self, desk):
        assert [one.guardian_id for one in desk.printed_to_sign(addressee=FATHER)] == [FATHER]

    def test_the_sheet_to_sign_needs_no_tick_and_the_one_to_read_asks_nobody(self, desk):
        assert asks_for_signatures(desk.print_order(Report.REQUEST_TO_SIGN))
        assert not asks_for_signatures(desk.print_order(Report.REQUEST))


class TestStanding:
    def test_nobody_signs_what_was_not_printed(self, desk):
        assert set(desk.stands().values()) == {S.NOT_PRINTED}

    def test_who_was_asked_is_waited_for(self, desk):
        desk.printed_to_sign()
        assert set(desk.stands().values()) == {S.WAITED_FOR}

    def test_each_answer_says_its_own(self, desk):
        asked = desk.printed_to_sign()
        desk.come_back({of(MOTHER, asked): AGREES, of(FATHER, asked): DISAGREES})
        desk.come_back({director(asked): SheetSaid.NO_REPLY})
        assert desk.stands() == {
            "Marieke": S.SIGNED,
            "Joost": S.SIGNED_AGAINST,
            "Jolanda": S.NO_REPLY,
        }
        assert [one.is_signed for one in desk.standings] == [True, True, False]

    def test_another_text_was_signed_by_nobody_and_its_way_back_was(self, desk):
        asked = desk.printed_to_sign()
        desk.come_back({of(MOTHER, asked): AGREES})
        before = desk.request.summary
        desk.change(summary="Anders.")
        assert desk.stands() == {
            "Marieke": S.EARLIER_TEXT,
            "Joost": S.NOT_PRINTED,
            "Jolanda": S.NOT_PRINTED,
        }
        desk.change(summary=before)
        assert desk.stands()["Marieke"] is S.SIGNED

    def test_who_signs_the_new_text_signed(self, desk):
        desk.come_back({of(MOTHER, desk.printed_to_sign()): AGREES})
        desk.change(summary="Anders.")
        again = desk.printed_to_sign()
        assert desk.stands()["Marieke"] is S.EARLIER_TEXT
        desk.come_back({of(MOTHER, again): SEEN})
        assert desk.stands()["Marieke"] is S.SIGNED

    def test_whoever_is_director_by_now(self, desk):
        desk.come_back({director(desk.printed_to_sign()): AGREES})
        school = desk.file.school
        desk.records.change(school, replace(school, director="Iemand Anders"))
        assert desk.stands()["Iemand"] is S.SIGNED

    def test_what_changed_since_is_told_but_for_what_is_closed(self, desk):
        texts = SignOffTexts(desk.work, desk.records, LISTS, Clock(lambda: desk.now))
        asked = desk.printed_to_sign()
        desk.come_back({of(MOTHER, asked): AGREES})
        assert texts.since_signing(of(MOTHER, asked).id) == ()
        desk.change(summary="Anders.")
        (change,) = texts.since_signing(of(MOTHER, asked).id)
        assert (change.place.field, change.now) == ("summary", "Anders.")
        for seen in desk.all_of(SeenText):
            desk.records.remove(seen)
        assert texts.since_signing(of(MOTHER, asked).id) == ()


class TestAlong:
    def readings(self, desk):
        return [(one.guardian_id, one.outcome, one.on) for one in desk.all_of(Inspection)]

    def test_who_signs_read_it_and_the_director_agrees(self, desk):
        asked = desk.printed_to_sign()
        desk.come_back({of(MOTHER, asked): AGREES, director(asked): AGREES})
        assert self.readings(desk) == [(MOTHER, InspectionOutcome.GIVEN, YESTERDAY)]
        assert desk.request.director_agrees_on == YESTERDAY
        assert of_earlier_text(desk.file.known_on(TODAY), desk.request, LISTS).isdisjoint(
            {REQUEST, *(one.id for one in desk.all_of(Inspection))}
        )

    def test_for_the_text_of_the_sheet_and_not_for_that_of_the_day(self, desk):
        asked = desk.printed_to_sign()
        desk.change(summary="Anders.", question="Iets anders.")
        desk.come_back({of(MOTHER, asked): AGREES, director(asked): AGREES})
        read = desk.all_of(Inspection)[0]
        assert of_earlier_text(desk.file.known_on(TODAY), desk.request, LISTS) >= {REQUEST, read.id}

    def test_one_that_stood_open_is_filled(self, desk):
        desk.records.add(Inspection(request_id=REQUEST, guardian_id=MOTHER))
        desk.come_back({of(MOTHER, desk.printed_to_sign()): SEEN})
        assert self.readings(desk) == [(MOTHER, InspectionOutcome.GIVEN, YESTERDAY)]

    def test_an_earlier_reading_stays_beside_the_new_one(self, desk):
        first = YESTERDAY - timedelta(days=3)
        given = Inspection(
            request_id=REQUEST, guardian_id=MOTHER, outcome=InspectionOutcome.GIVEN, on=first
        )
        desk.records.add(given)
        desk.come_back({of(MOTHER, desk.printed_to_sign()): SEEN})
        assert {on for _who, _outcome, on in self.readings(desk)} == {first, YESTERDAY}

    def test_a_mended_signature_mends_what_followed(self, desk):
        asked = desk.printed_to_sign()
        desk.come_back({of(MOTHER, asked): AGREES, director(asked): AGREES})
        signed = {one.id: one for one in desk.all_of(SheetSignature)}
        mother, boss = signed[of(MOTHER, asked).id], signed[director(asked).id]
        for one in (mother, boss):
            desk.records.change(one, replace(one, said_on=TODAY))
        assert self.readings(desk) == [(MOTHER, InspectionOutcome.GIVEN, TODAY)]
        assert desk.request.director_agrees_on == TODAY
        for one in (mother, boss):
            known = replace(one, said_on=TODAY)
            desk.records.change(known, replace(known, says=None, said_on=None))
        assert self.readings(desk) == [(MOTHER, InspectionOutcome.OPEN, None)]
        assert desk.request.director_agrees_on is None

    def test_a_director_who_says_no_and_one_who_said_yes_later(self, desk):
        asked = desk.printed_to_sign()
        desk.come_back({director(asked): DISAGREES})
        assert desk.request.director_agrees_on is None
        desk.change(director_agrees_on=TODAY)
        signed = next(one for one in desk.all_of(SheetSignature) if one.id == director(asked).id)
        desk.records.change(signed, replace(signed, says=AGREES))
        assert desk.request.director_agrees_on == TODAY

    def test_what_was_undone_by_hand_stays_so(self, desk):
        asked = desk.printed_to_sign()
        desk.come_back({of(MOTHER, asked): AGREES})
        desk.records.remove(desk.all_of(Inspection)[0])
        signed = next(one for one in desk.all_of(SheetSignature) if one.says is AGREES)
        desk.records.change(signed, replace(signed, said_on=TODAY))
        assert desk.all_of(Inspection) == []
        none = next(one for one in desk.all_of(SheetSignature) if one.guardian_id == FATHER)
        desk.records.change(none, replace(none, says=SheetSaid.NO_REPLY))
        assert desk.all_of(Inspection) == []

    def test_of_what_left_nothing_changes(self, desk):
        asked = desk.printed_to_sign()
        desk.change(packed_on=TODAY)
        desk.come_back({of(MOTHER, asked): AGREES, director(asked): AGREES})
        assert desk.all_of(Inspection) == []
        assert desk.request.director_agrees_on is None

    def test_nor_of_what_is_gone(self, desk):
        asked = desk.printed_to_sign()
        desk.records.remove(desk.request)
        desk.come_back({of(MOTHER, asked): AGREES})
        assert desk.all_of(Inspection) == []

    def test_who_was_not_asked_answers_nothing_in_the_file(self, desk):
        asked = desk.printed_to_sign()[0]
        desk.records.add(replace(asked, id=uuid4(), guardian_id=None, role=None, name="Opa"))
        opa = next(one for one in desk.all_of(SheetSignature) if one.name == "Opa")
        desk.come_back({opa: AGREES})
        assert desk.all_of(Inspection) == []

    def test_the_directors_own_text_is_kept_with_the_sheet(self, desk):
        boss = director(desk.printed_to_sign())
        kept = {one.sign_off for one in desk.all_of(SeenText) if one.signed_in == boss.id}
        assert kept == {SignOff.INSPECTION, SignOff.DIRECTOR}


class TestScans:
    def come(self, desk, *who, holds=None, **values):
        """Printed, and back as a document that was taken in since."""
        asked = desk.printed_to_sign()
        said = {of(one, asked): AGREES for one in who}
        known = desk.all_of(Attachment)[0]
        scan = replace(known, id=uuid4(), **{"goes_along": False, **values})
        desk.records.add(scan)
        desk.come_back(said, scan, holds)
        return next(one for one in desk.all_of(Attachment) if one.id == scan.id)

    def test_one_scan_settles_several_and_goes_in_the_place_of_pages(self, desk):
        scan = self.come(desk, MOTHER, FATHER, holds=ScanHolds.ALL_PAGES, goes_along=True)
        assert not scan.goes_along
        (found,) = desk.scans
        assert (found.document, found.holds) == (scan, ScanHolds.ALL_PAGES)
        assert {one.guardian_id for one in found.by} == {MOTHER, FATHER}
        assert documents_along(desk.file)[0] == scan

    def test_one_that_is_ticked_to_go_along_stands_in_the_place_of_pages_alone(self, desk):
        scan = self.come(desk, MOTHER)
        desk.records.change(scan, replace(scan, goes_along=True))
        assert [one.document.id for one in desk.scans] == [scan.id]
        assert scan.id not in {one.id for one in going_along(desk.file, desk.request)}
        leaving = [one.id for one in desk.requests.check(REQUEST).leaving]
        assert leaving.count(scan.id) == 1
        desk.change(asked="Iets anders.")
        assert scan.id not in {one.id for one in desk.requests.check(REQUEST).leaving}

    def test_of_another_text_it_stays_home(self, desk):
        scan = self.come(desk, MOTHER)
        desk.change(asked="Iets anders.")
        assert desk.scans == ()
        assert scans_of(desk.file, desk.request) == (scan,)

    def test_without_a_scan_nothing_takes_the_place_of_a_page(self, desk):
        asked = desk.printed_to_sign()
        desk.come_back({of(MOTHER, asked): AGREES})
        assert desk.stands()["Marieke"] is S.SIGNED
        assert desk.scans == ()

    def test_what_is_on_it_follows_from_its_pages_where_nobody_said(self, desk):
        scan = desk.all_of(Attachment)[0]
        made = scan.made
        assert isinstance(made, MadeFacts)
        assert usual_holds(replace(scan, made=None)) is ScanHolds.SIGNED_PAGE
        page = PageFacts()
        one = replace(scan, made=replace(made, pages=(page,)))
        assert usual_holds(one) is ScanHolds.SIGNED_PAGE
        two = replace(scan, made=replace(made, pages=(page, page)))
        assert usual_holds(two) is ScanHolds.ALL_PAGES
        self.come(desk, MOTHER)
        assert desk.scans[0].holds is usual_holds(desk.scans[0].document)

    def test_all_pages_come_before_a_page_alone(self, desk):
        first = self.come(desk, MOTHER, holds=ScanHolds.SIGNED_PAGE)
        second = self.come(desk, FATHER, holds=ScanHolds.ALL_PAGES)
        assert [one.document.id for one in desk.scans] == [second.id, first.id]

    def test_its_words_are_looked_through_before_it_leaves(self, desk):
        scan = self.come(desk, MOTHER)
        check = desk.requests.check(REQUEST)
        assert scan.id in {one.id for one in check.not_searched}
        desk.change(asked="Iets anders.")
        assert scan.id not in {one.id for one in desk.requests.check(REQUEST).not_searched}

    def test_without_a_request_only_what_goes_along_can_leave(self, desk):
        desk.records.remove(desk.request)
        along = [one for one in desk.all_of(Attachment) if one.goes_along]
        assert [*documents_along(desk.file)] == along


def test_the_print_and_the_package_are_of_the_request(desk):
    desk.let_out(desk.print_order(Report.REQUEST_TO_SIGN), ToFile(STICK))
    assert desk.line().disclosure.request_id == REQUEST
    assert desk.line().disclosure.file_id == FILE
