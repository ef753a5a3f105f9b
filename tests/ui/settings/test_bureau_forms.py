"""A bureau's own form is taken in once at its SWV; what comes where is hers to correct."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.swv_form import FormSource, SwvForm, SwvFormBox
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.ui.places import SWVS
from ib_desk.ui.settings.forms_card import FormsCard
from tests.builders import noor_records, swv
from tests.reader.forms.made_forms import bureau_form, changed, xfa_only
from tests.ui.desk_window import WindowInUse
from tests.ui.opened_desk import OpenedDesk, opened_desk


@pytest.fixture
def desk(empty_vault, tmp_path):
    with opened_desk(empty_vault, tmp_path, noor_records(), pages=True) as made:
        yield made


@pytest.fixture
def used(qtbot, desk: OpenedDesk) -> WindowInUse:
    shown = WindowInUse(qtbot, desk)
    shown.open_place(SWVS)
    return shown


def choose(used: WindowInUse, path: Path) -> None:
    used.press("Formulier kiezen…")
    (dialog,) = (one for one in used.screen.findChildren(QFileDialog) if one.isVisible())
    dialog.filesSelected.emit([str(path)])
    dialog.reject()
    used.settle()


def a_form(folder: Path, content: bytes | None = None, name: str = "aanvraag tlv.pdf") -> Path:
    path = folder / name
    path.write_bytes(bureau_form() if content is None else content)
    return path


def boxes_of(desk: OpenedDesk) -> dict[str, SwvFormBox]:
    return {one.label: one for one in desk.all_of(SwvFormBox)}


def test_it_is_taken_in_with_what_is_proposed_and_opens_to_be_looked_at(used, desk, tmp_path):
    choose(used, a_form(tmp_path))
    used.qtbot.waitUntil(lambda: bool(desk.all_of(SwvForm)))
    (form,) = desk.all_of(SwvForm)
    assert form.profile_id == swv().id
    assert form.title == "aanvraag tlv"
    boxes = boxes_of(desk)
    assert boxes["Naam leerling"].source is FormSource.PUPIL_NAME
    assert boxes["Wat vraagt u?"].source is FormSource.QUESTION
    assert boxes["Kort"].source is None
    used.settle()
    assert used.focus.property("record_id") == str(form.id)


def test_a_form_that_is_not_filled_in_is_refused_in_words(used, desk, tmp_path):
    choose(used, a_form(tmp_path, changed(bureau_form(), xfa_only)))
    card = used.screen.findChild(FormsCard)
    used.qtbot.waitUntil(card._told.isVisible)
    assert card._told.accessibleName() == "Dit formulier werkt alleen in Adobe Reader (XFA)."
    assert desk.all_of(SwvForm) == []


def test_a_new_version_keeps_what_was_chosen(used, desk, tmp_path):
    choose(used, a_form(tmp_path))
    used.qtbot.waitUntil(lambda: bool(desk.all_of(SwvForm)))
    (form,) = desk.all_of(SwvForm)
    box = boxes_of(desk)["Kort"]
    place = FieldPlace(record=SwvFormBox, record_id=box.id, field="source")
    used.window.navigator.go_to_found(place, None)
    used.settle()
    assert (used.focus.objectName(), used.focus.property("record_id")) == ("source", str(box.id))
    desk.store((box, replace(box, source=FormSource.REFERENCE)))
    used.settle()
    card = used.screen.findChild(FormsCard)
    assert card is not None
    card._instead.choose(form.id)
    choose(used, a_form(tmp_path, bureau_form(extra=1), "nieuw.pdf"))
    used.qtbot.waitUntil(lambda: desk.all_of(SwvForm)[0].fingerprint != form.fingerprint)
    (renewed,) = desk.all_of(SwvForm)
    assert (renewed.id, renewed.title) == (form.id, form.title)
    boxes = boxes_of(desk)
    assert boxes["Kort"].source is FormSource.REFERENCE
    assert len(desk.all_of(SwvFormBox)) == 8


def test_taking_it_in_is_one_step_that_can_be_taken_back(used, desk, tmp_path):
    choose(used, a_form(tmp_path))
    used.qtbot.waitUntil(lambda: bool(desk.all_of(SwvForm)))
    desk.session.undo()
    used.qtbot.waitUntil(lambda: not desk.all_of(SwvForm))
    assert desk.all_of(SwvFormBox) == []


def press_list(used: WindowInUse, desk: OpenedDesk) -> SwvForm:
    used.press("Velden zelf opsommen")
    used.qtbot.waitUntil(lambda: any(one.is_listed for one in desk.all_of(SwvForm)))
    used.settle()
    return next(one for one in desk.all_of(SwvForm) if one.is_listed)


def type_fields(used: WindowInUse, desk: OpenedDesk, form: SwvForm, listing: str) -> None:
    used.window.navigator.go_to_found(
        FieldPlace(record=SwvForm, record_id=form.id, field="listing"), None
    )
    used.settle()
    assert used.focus.objectName() == "listing"
    used.focus.setPlainText(listing)
    used.window.navigator.leave_field()
    lines = len(listing.splitlines())
    used.qtbot.waitUntil(lambda: len(desk.all_of(SwvFormBox)) == lines)
    used.settle()


def test_the_fields_of_a_form_are_typed_in_its_order_and_the_rest_is_proposed(used, desk):
    form = press_list(used, desk)
    assert used.focus.property("record_id") == str(form.id)
    type_fields(used, desk, form, "Naam leerling\nUw vraag (max. 300 tekens)\nHandtekening")
    boxes = boxes_of(desk)
    assert list(boxes) == ["Naam leerling", "Uw vraag", "Handtekening"]
    assert (boxes["Uw vraag"].source, boxes["Uw vraag"].most) == (FormSource.QUESTION, 300)
    said = "\n".join(label.text() for label in used.screen.findChildren(QLabel))
    assert "voor 2 van 3 velden heeft IB Desk de tekst" in said
    assert "vul je zelf in" in said


def test_a_line_that_moves_keeps_what_was_chosen_and_all_of_it_can_be_taken_back(used, desk):
    form = press_list(used, desk)
    type_fields(used, desk, form, "Toelichting\nBRIN")
    box = boxes_of(desk)["Toelichting"]
    desk.store((box, replace(box, source=FormSource.SUMMARY)))
    used.settle()
    type_fields(used, desk, form, "BRIN\nGeboortedatum\nToelichting")
    assert list(boxes_of(desk)) == ["BRIN", "Geboortedatum", "Toelichting"]
    assert boxes_of(desk)["Toelichting"].source is FormSource.SUMMARY
    desk.session.undo()
    used.qtbot.waitUntil(lambda: list(boxes_of(desk)) == ["Toelichting", "BRIN"])
    assert boxes_of(desk)["Toelichting"].source is FormSource.SUMMARY


def test_a_form_that_is_refused_leads_to_the_list_under_its_own_name(used, desk, tmp_path):
    choose(used, a_form(tmp_path, changed(bureau_form(), xfa_only)))
    card = used.screen.findChild(FormsCard)
    used.qtbot.waitUntil(card._told.isVisible)
    assert "Of som de velden zelf op" in card._told.accessibleDescription()
    assert used.focus is card._list
    form = press_list(used, desk)
    assert (form.title, form.profile_id) == ("aanvraag tlv", swv().id)
    assert not card._told.isVisible()


def test_a_form_that_can_be_filled_in_no_more_is_listed_with_what_was_chosen(used, desk, tmp_path):
    choose(used, a_form(tmp_path))
    used.qtbot.waitUntil(lambda: bool(desk.all_of(SwvForm)))
    used.settle()
    (before,) = desk.all_of(SwvForm)
    card = used.screen.findChild(FormsCard)
    card._instead.choose(before.id)
    form = press_list(used, desk)
    assert (form.id, form.title) == (before.id, before.title)
    assert boxes_of(desk)["Naam leerling"].source is FormSource.PUPIL_NAME
    assert "Naam leerling (max. 60 tekens)" in form.listing.splitlines()


def test_of_more_than_one_bureau_she_says_first_whose_it_is(used, desk):
    desk.store((None, SwvProfile(name="Ander")))
    used.settle()
    card = used.screen.findChild(FormsCard)
    card._whose.choose(None)
    used.press("Velden zelf opsommen")
    assert used.focus is card._whose
    assert desk.all_of(SwvForm) == []


def test_lines_that_are_too_many_are_not_left_out_in_silence(used, desk):
    form = press_list(used, desk)
    desk.store((form, replace(form, listing="\n".join(f"Veld {n}" for n in range(203)))))
    used.settle()
    said = "\n".join(label.text() for label in used.screen.findChildren(QLabel))
    assert "3 regels te veel: die doen niet mee" in said


def test_a_field_goes_by_its_line_and_not_alone(used, desk):
    form = press_list(used, desk)
    type_fields(used, desk, form, "BRIN\nHandtekening")
    buttons = [
        one.accessibleName() for one in used.screen.findChildren(QPushButton) if one.isVisible()
    ]
    assert not any("Verwijderen: BRIN" in name for name in buttons)
    type_fields(used, desk, form, "Handtekening")
    assert list(boxes_of(desk)) == ["Handtekening"]
