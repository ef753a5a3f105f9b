"""Samenwerkingsverbanden are typed once, on a page of their own; the school chooses its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ib_desk.domain.certainty import Certainty
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.domain.records.school import School, Sector
from ib_desk.domain.records.swv import Applicant, Decider, DeliveryForm, Signer
from ib_desk.domain.records.swv_demand import DemandOf, RequestText, SwvDemand
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.records.swv_route import SwvDay, SwvDayKind, SwvRoute
from ib_desk.ui.forms.spec import Around
from ib_desk.ui.places import REQUEST, SETTINGS, SWVS
from ib_desk.ui.records.swv_route import swv_day_spec, swv_route_spec
from ib_desk.ui.widgets.choice import Choice
from tests.builders import REQUEST as REQUEST_ID
from tests.builders import noor_records, swv
from tests.shipped import catalogue
from tests.ui.desk_window import WindowInUse
from tests.ui.looking import nameless
from tests.ui.opened_desk import OpenedDesk, opened_desk


@pytest.fixture
def desk(empty_vault, tmp_path):
    with opened_desk(empty_vault, tmp_path, noor_records(), pages=False) as made:
        yield made


def swv_of(desk: OpenedDesk) -> SwvProfile:
    return next(one for one in desk.all_of(SwvProfile) if one.id == swv().id)


@pytest.fixture
def used(qtbot, desk: OpenedDesk) -> WindowInUse:
    return WindowInUse(qtbot, desk)


def test_one_is_typed_here_and_then_chosen_by_the_school(used: WindowInUse, desk: OpenedDesk):
    used.open_place(SETTINGS)
    used.press("Samenwerkingsverbanden")
    assert used.window.navigator.here.place == SWVS
    used.press("Samenwerkingsverband toevoegen")
    used.settle()
    used.type("SWV PO Duin en Polder")
    used.key(Qt.Key.Key_Tab)
    used.settle()
    (_known, other) = desk.all_of(SwvProfile)
    assert other.name == "SWV PO Duin en Polder"
    used.press("Naar Instellingen")
    used.settle()
    choice = used.screen._form._fields["swv_id"].editor
    choice._choice.choose(other.id)
    choice.settled.emit()
    used.settle()
    assert desk.all_of(School)[0].swv_id == other.id


def test_a_point_leads_into_its_field(used: WindowInUse):
    place = FieldPlace(record=SwvProfile, record_id=swv().id, field="number")
    used.window.navigator.go_to_found(place, None)
    used.settle()
    assert (used.focus.objectName(), used.focus.property("record_id")) == ("number", str(swv().id))
    assert nameless(used.screen) == []


def test_what_is_still_to_be_made_begins_at_its_button(used: WindowInUse, desk: OpenedDesk):
    desk.session.remove(swv())
    used.window.navigator.go_to_file(used.file_id, REQUEST)
    used.settle()
    used.window.navigator.go_to_field(FieldPlace(record=SwvProfile, record_id=None, field="name"))
    used.settle()
    assert used.focus.text() == "Samenwerkingsverband toevoegen"


def test_a_request_is_asked_where_it_goes_only_if_there_is_a_choice(
    used: WindowInUse, desk: OpenedDesk
):
    used.window.navigator.go_to_file(used.file_id, REQUEST)
    used.settle()
    desk.session.add(SwvProfile(name="SWV van de andere school", counter=DeliveryForm.PORTAL))
    used.settle()
    place = FieldPlace(record=SwvRequest, record_id=REQUEST_ID, field="swv_id")
    used.window.navigator.go_to_field(place)
    used.settle()
    assert used.focus.objectName() == "swv_id"


def test_where_another_swv_decides_it_is_asked_which_that_is(used: WindowInUse, desk: OpenedDesk):
    (concept,) = desk.all_of(SwvRequest)
    desk.session.change(concept, replace(concept, decided_by=Decider.SWV_OF_RECEIVER))
    used.window.navigator.go_to_file(used.file_id, REQUEST)
    used.settle()
    place = FieldPlace(record=SwvRequest, record_id=REQUEST_ID, field="swv_id")
    used.window.navigator.go_to_field(place)
    used.settle()
    assert used.focus.objectName() == "swv_id"


def test_when_one_goes_it_is_told_who_has_to_choose_anew_and_undo_brings_all_back(
    used: WindowInUse, desk: OpenedDesk
):
    other = SwvProfile(name="SWV van de andere school", counter=DeliveryForm.PORTAL)
    (concept,) = desk.all_of(SwvRequest)
    named = replace(concept, swv_id=other.id)
    desk.session.add(other)
    desk.session.change(concept, named)
    desk.session.remove(other)
    used.settle()
    assert used.toast == "Samenwerkingsverband verwijderd. Kies opnieuw bij 1 aanvraag."
    assert desk.all_of(SwvRequest) == [named]
    desk.session.undo()
    used.settle()
    assert desk.all_of(SwvRequest) == [named]
    (home,) = (one for one in desk.all_of(SwvProfile) if one.id == swv().id)
    desk.session.remove(home)
    used.settle()
    assert used.toast == "Samenwerkingsverband verwijderd. Kies opnieuw bij Instellingen."


def test_a_request_says_in_its_place_that_the_one_that_was_chosen_is_gone_until_another_is(
    used: WindowInUse, desk: OpenedDesk
):
    other, third = SwvProfile(name="SWV Elders"), SwvProfile(name="SWV Verder")
    (concept,) = desk.all_of(SwvRequest)
    desk.session.add(other)
    desk.session.add(third)
    desk.session.change(concept, replace(concept, swv_id=other.id))
    used.window.navigator.go_to_file(used.file_id, REQUEST)
    used.settle()
    desk.session.remove(other)
    used.settle()
    gone = "Het samenwerkingsverband dat je koos, is verwijderd. Kies opnieuw."
    assert gone in said_on(used)
    place = FieldPlace(record=SwvRequest, record_id=REQUEST_ID, field="swv_id")
    used.window.navigator.go_to_field(place)
    used.settle()
    choice = used.focus
    assert isinstance(choice, Choice)
    assert (choice.currentIndex(), choice.placeholderText()) == (-1, "kies opnieuw")
    # Who goes on without choosing has chosen nothing: not that of the school either.
    used.key(Qt.Key.Key_Tab)
    used.settle()
    assert desk.all_of(SwvRequest)[0].swv_id == other.id
    choice.setCurrentIndex(choice.findText("dat van onze school"))
    choice.activated.emit(choice.currentIndex())
    used.settle()
    assert desk.all_of(SwvRequest)[0].swv_id is None
    assert gone not in said_on(used)


def said_on(used: WindowInUse) -> str:
    return " ".join(one.text() for one in used.window.findChildren(QLabel) if one.isVisible())


def test_the_first_is_said_to_be_that_of_the_school_and_undo_takes_it_back(
    used: WindowInUse, desk: OpenedDesk
):
    for one in desk.all_of(SwvProfile):
        desk.session.remove(one)
    used.open_place(SWVS)
    used.press("Samenwerkingsverband toevoegen")
    used.settle()
    used.type("SWV PO Duin en Polder")
    used.key(Qt.Key.Key_Tab)
    used.settle()
    (first,) = desk.all_of(SwvProfile)
    assert used.toast == "Samenwerkingsverband toegevoegd. Het is nu dat van je school."
    assert desk.all_of(School)[0].swv_id == first.id
    desk.session.undo()
    used.settle()
    assert (desk.all_of(SwvProfile), desk.all_of(School)[0].swv_id) == ([], None)


def test_one_begins_as_a_copy_with_all_that_it_asks(used: WindowInUse, desk: OpenedDesk):
    screen = used.open_place(SWVS)
    used.settle()
    used.press("Overnemen")
    assert screen._begin._asked.problem == "Kies eerst een voorbeeld."
    island = desk.session.desk.catalogue.swvs["eilandrijk"]
    screen._begin._which.choose(island)
    screen._begin._which.chosen.emit(island)
    assert screen._begin._about.text() == island.about
    used.press("Overnemen")
    used.settle()
    taken = next(one for one in desk.all_of(SwvProfile) if one.name == island.profile.name)
    assert used.focus.property("record_id") == str(taken.id)
    demands = [one for one in desk.all_of(SwvDemand) if one.profile_id == taken.id]
    assert [one.title for one in demands] == [one.title for one in island.demand]
    place = FieldPlace(record=SwvDemand, record_id=demands[0].id, field="length")
    used.window.navigator.go_to_found(place, None)
    used.settle()
    assert (used.focus.objectName(), used.focus.property("record_id")) == (
        "length",
        str(demands[0].id),
    )
    assert nameless(screen) == []


def test_a_generic_one_asks_at_once_how_the_bureau_takes_it_in(used: WindowInUse, desk: OpenedDesk):
    screen = used.open_place(SWVS)
    used.settle()
    screen._begin._which.choose(desk.session.desk.catalogue.swvs["algemeen_po"])
    used.press("Overnemen")
    used.settle()
    assert used.focus.objectName() == "counter"


def test_how_a_kind_goes_there_is_written_down_with_its_days_and_only_kinds_of_its_sector(
    used: WindowInUse, desk: OpenedDesk
):
    screen = used.open_place(SWVS)
    used.settle()
    screen._list.open_record(swv().id, "name")
    used.settle()
    screen._list.add_part(SwvRoute, swv().id)
    used.settle()
    kinds = used.focus
    assert (kinds.objectName(), kinds.findText("TLV voor sbo") > 0) == ("kind", True)
    kinds.choose(RequestKind.TLV_SBO)
    kinds.chosen.emit(RequestKind.TLV_SBO)
    used.settle()
    (route,) = (one for one in desk.all_of(SwvRoute) if one.kind is RequestKind.TLV_SBO)
    assert route.profile_id == swv().id
    used.press("Dag toevoegen")
    used.settle()
    assert used.focus.objectName() == "what"
    day = SwvDay(route_id=route.id, what=SwvDayKind.FILE_BY, on=date(2027, 4, 17), is_yearly=True)
    desk.session.add(day)
    used.settle()
    used.window.navigator.go_to_found(
        FieldPlace(record=SwvDay, record_id=day.id, field="note"), None
    )
    used.settle()
    assert (used.focus.objectName(), used.focus.property("record_id")) == ("note", str(day.id))
    assert nameless(screen) == []
    (known,) = desk.all_of(School)
    desk.session.change(known, replace(known, sector=Sector.VO))
    desk.session.change(swv_of(desk), replace(swv_of(desk), sector=Sector.VO))
    used.settle()
    used.press("Soort aanvraag toevoegen")
    used.settle()
    assert used.focus.findText("TLV voor sbo") < 0


def test_how_a_kind_goes_there_reads_in_a_line():
    spec, around = swv_route_spec(), Around(today=date(2026, 11, 30), terms=catalogue().terms)
    route = SwvRoute(
        profile_id=swv().id,
        kind=RequestKind.TLV_SBO,
        own_words="sbo-verklaring",
        asked_by=Applicant.OWN_SCHOOL,
        decided_by=Decider.SWV,
        signers=(Signer.PARENTS, Signer.DIRECTOR),
    )
    assert spec.summary(route, around).facts == (
        "heet hier sbo-verklaring · aanvraag door onze school · besluit door het "
        "samenwerkingsverband · getekend door ouders en directeur"
    )
    empty = spec.summary(SwvRoute(profile_id=swv().id), around)
    assert (empty.title, empty.facts, empty.state_word) == (
        "Nog zonder soort",
        "",
        "soort ontbreekt",
    )
    days = swv_day_spec()
    day = SwvDay(route_id=route.id, what=SwvDayKind.COMMITTEE, on=date(2028, 1, 20))
    assert days.summary(day, around).facts == "20 jan 2028"
    assert days.summary(replace(day, is_yearly=True), around).facts == "elk jaar op 20 jan"
    assert days.summary(SwvDay(route_id=route.id), around).title == "Nog zonder doel"


def test_what_one_asks_stands_among_the_points_of_a_request(used: WindowInUse, desk: OpenedDesk):
    asked = SwvDemand(
        profile_id=swv().id,
        title="Korte vraag",
        what=DemandOf.TEXT,
        text=RequestText.QUESTION,
        length=20,
        how_sure=Certainty.READ,
        source="formulier van het bureau",
    )
    desk.session.add(asked)
    used.window.navigator.go_to_file(used.file_id, REQUEST)
    used.settle()
    check = desk.session.desk.requests.check(REQUEST_ID)
    assert f"demand_{asked.id}" in {point.code for point in check.completeness.open}
