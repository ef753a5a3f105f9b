"""Samenwerkingsverbanden are typed once, on a page of their own; the school chooses its own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.school import School
from ib_desk.domain.records.swv import DeliveryForm
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
