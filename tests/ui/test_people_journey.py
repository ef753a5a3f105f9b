"""Mensen: what is added belongs to the card with the focus, and nothing is claimed beforehand."""

from __future__ import annotations

from PySide6.QtCore import Qt

from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.school import Professional
from ib_desk.domain.records.support_file import TeamMember
from tests.ui.desk_window import CONTROL


def opened(records) -> bool:
    return any(e.form is not None and not e.was_stored for e in records._entries.values())


def test_ctrl_n_belongs_to_the_card_with_the_focus(used):
    page = used.open_page("people")
    guardians, faces = page._by_kind[Guardian], page._by_kind[Professional]
    faces.focus_first()
    used.key(Qt.Key.Key_N, CONTROL)
    assert opened(faces)
    assert not opened(guardians)
    used.key(Qt.Key.Key_Escape)

    guardians.focus_first()
    used.key(Qt.Key.Key_N, CONTROL)
    assert opened(guardians)
    used.key(Qt.Key.Key_Escape)

    page.focus_first()
    used.key(Qt.Key.Key_N, CONTROL)
    assert not opened(guardians)
    assert used.toast == "Zet de cursor in de lijst waar er een bij moet."
    assert page._by_kind[TeamMember] is page._team


def test_of_a_new_guardian_nothing_is_claimed(used):
    page = used.open_page("people")
    guardians = page._by_kind[Guardian]
    guardians.focus_first()
    used.key(Qt.Key.Key_N, CONTROL)
    used.type("Zus Jansen")
    used.focus.clearFocus()
    used.settle()
    added = used.desk.all_of(Guardian)[-1]
    assert (added.name, added.relation, added.lives_with_pupil) == ("Zus Jansen", None, None)
    form = next(e.form for e in guardians._entries.values() if e.form is not None)
    form.focus_field("lives_with_pupil")
    shown = {
        name: form._fields[name].editor.widget.currentText()
        for name in ("relation", "custody", "lives_with_pupil")
    }
    assert shown == {
        "relation": "niet gekozen",
        "custody": "onbekend",
        "lives_with_pupil": "niet gekozen",
    }


def test_a_colleague_is_not_removed_from_here_without_a_word_either(used):
    page = used.open_page("people")
    faces = page._by_kind[Professional]
    tim = next(p for p in used.desk.all_of(Professional) if p.name == "Tim Postma")
    faces._entries[tim.id]._remove.click()
    used.settle()
    assert page._leaving.isVisible()
    assert tim in used.desk.all_of(Professional)
