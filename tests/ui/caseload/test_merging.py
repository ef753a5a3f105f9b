"""A child that is typed in again by hand: asked, shown side by side, and made one."""

from __future__ import annotations

from PySide6.QtCore import Qt

from ib_desk.domain.records.pupil import Pupil
from tests.ui.desk_window import CONTROL
from tests.ui.looking import nameless


def _type_in(used, form, **values: str) -> None:
    for name, text in values.items():
        form.focus_field(name)
        used.focus.clear()
        used.type(text)
        used.focus.clearFocus()
        used.settle()


def test_who_is_there_already_is_asked_about_and_made_one_with_one_undo(used):
    screen = used.open_caseload()
    used.key(Qt.Key.Key_N, CONTROL)
    page = screen._pupil
    _type_in(used, page._form, call_name="Noor", prefix="van", town="Edam")
    assert page._merge.isHidden(), "a call name alone is nobody yet"
    _type_in(used, page._form, surname="Dalen")
    used.settle()
    assert page._merge.isVisible()
    note = page._merge._note
    assert note.accessibleName() == "Noor van Dalen, geboren 14 mei 2017, groep 6 staat er al."

    page._merge._look()
    used.settle()
    assert page._merge._choices["town"].currentText() == "Waterdam"
    assert "Blijft: Noor van Dalen" in page._merge._words.text()
    assert nameless(page) == []
    page._merge._choices["town"].choose(value=True)
    page._merge._merge.click()
    used.settle()
    (one,) = used.desk.all_of(Pupil)
    assert one.town == "Edam"
    assert page.pupil == one
    assert page._merge.isHidden()
    assert used.toast == "Leerling samengevoegd"

    used.key(Qt.Key.Key_Z, CONTROL)
    assert {pupil.town for pupil in used.desk.all_of(Pupil)} == {"Waterdam", "Edam"}


def test_another_child_of_the_same_name_is_left_alone(used):
    screen = used.open_caseload()
    used.key(Qt.Key.Key_N, CONTROL)
    page = screen._pupil
    _type_in(used, page._form, call_name="Noor", prefix="van", surname="Dalen")
    assert page._merge.isVisible()
    page._merge.leave()
    assert page._merge.isHidden()
    assert len(used.desk.all_of(Pupil)) == 2

    _type_in(used, page._form, born_on="1-1-2019")
    assert page._merge.isHidden()


def test_she_can_say_herself_who_is_there_twice(used):
    used.session.add(Pupil(call_name="Noortje", surname="Dalen", born_on=None))
    used.settle()
    screen = used.open_caseload()
    (again,) = [p for p in used.desk.all_of(Pupil) if p.call_name == "Noortje"]
    screen._show_facts(again.id)
    used.settle()
    page = screen._pupil
    page._twice.click()
    used.settle()
    assert used.focus is page._merge._who
    used.key(Qt.Key.Key_Return)
    assert page._merge._who_field.problem
    used.type("Noor van")
    used.settle()
    used.key(Qt.Key.Key_Return)
    assert page._merge._preview is not None
    used.key(Qt.Key.Key_Escape)
    assert page._merge.isHidden()
    assert len(used.desk.all_of(Pupil)) == 2
