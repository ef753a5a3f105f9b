"""Samenwerkingsverbanden are typed once, on a page of their own; the school chooses its own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from ib_desk.domain.certainty import Certainty
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.school import School
from ib_desk.domain.records.swv import Decider, DeliveryForm
from ib_desk.domain.records.swv_demand import DemandOf, RequestText, SwvDemand
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.ui.places import REQUEST, SETTINGS, SWVS
from tests.builders import REQUEST as REQUEST_ID
from tests.builders import noor_records, swv
from tests.ui.desk_window import WindowInUse
from tests.ui.looking import nameless
from tests.ui.opened_desk import OpenedDesk, opened_desk


@pytest.fixture
def desk(empty_vault, tmp_path):
    with opened_desk(empty_vault, tmp_path, noor_records(), pages=False) as made:
        yield made


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
    assert desk.all_of(SwvRequest)[0].swv_id is None
    desk.session.undo()
    used.settle()
    assert desk.all_of(SwvRequest) == [named]
    (home,) = (one for one in desk.all_of(SwvProfile) if one.id == swv().id)
    desk.session.remove(home)
    used.settle()
    assert used.toast == "Samenwerkingsverband verwijderd. Kies opnieuw bij Instellingen."


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
