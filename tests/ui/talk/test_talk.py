"""In gesprek: only the child is on the screen, and only what who sits there may see."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from ib_desk.domain.records.contact import Contact, ContactPerson, ContactWay
from ib_desk.domain.records.guardian import Custody, Guardian
from ib_desk.ui.places import OVERVIEW, PUPILS
from ib_desk.ui.spots import BESIDE
from ib_desk.ui.style.theme import Appearance
from ib_desk.ui.talk.view import TalkView
from tests.builders import FATHER, MOTHER, NOOR
from tests.ui.desk_window import CONTROL, SHIFT
from tests.ui.looking import nameless, rich_labels


def view(used) -> TalkView:
    found: list[TalkView] = used.window.findChildren(TalkView)
    return next(one for one in found if one.isVisible())


def words(widget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


@pytest.fixture
def begun(used) -> TalkView:
    used.open_page("plan")
    used.key(Qt.Key.Key_F2)
    return view(used)


def test_the_frame_goes_and_who_sits_there_is_asked_first(used, begun):
    assert not used.window._rail.isVisible()
    assert not used.window._bar.isVisible()
    assert "Wie zit naast je?" in words(begun)
    assert "Tim" not in words(begun)
    assert isinstance(used.focus, QPushButton)
    assert nameless(begun) == []
    assert rich_labels(begun) == []


def test_the_keyboard_is_at_the_first_choice_at_once_and_esc_leaves(used, begun):
    assert used.focus.text() == "Noor"
    assert used.focus.hasFocus()
    used.key(Qt.Key.Key_Escape)
    assert used.window._rail.isVisible()


def test_why_not_all_is_seen_is_said_whole(used, begun, sheet):
    used.press("Iemand anders")
    less = begun._less
    assert less.text() == "Niet alles: gezag of toestemming is niet bekend."
    assert less.height() >= less.heightForWidth(less.width())


def test_both_parents_see_what_both_may_see(used, begun):
    used.press("Beide ouders")
    seen = words(begun)
    assert "In gesprek · met beide ouders" in seen
    assert "Alleen wat allen mogen zien." in seen
    assert "Waar we samen heen willen" in seen
    assert "Wat we afspraken" in seen
    assert used.focus is begun._line


def test_a_parent_without_gezag_sees_the_name_and_why_not_all(used):
    father = next(one for one in used.desk.all_of(Guardian) if one.id == FATHER)
    used.desk.store((father, replace(father, custody=Custody.NO)))
    used.open_page("plan")
    used.key(Qt.Key.Key_F2)
    used.press("Beide ouders")
    seen = words(view(used))
    assert "Niet alles: gezag of toestemming is niet bekend." in seen
    assert "Wat we afspraken" not in seen
    assert "heen willen" not in seen


def test_the_keys_of_the_program_rest_until_it_is_over(used, begun):
    used.press("Noor")
    used.key(Qt.Key.Key_K, CONTROL)
    used.key(Qt.Key.Key_1, CONTROL)
    used.key(Qt.Key.Key_S, CONTROL | SHIFT)
    assert begun.isVisible()
    assert used.window.writing.panel is None
    used.key(Qt.Key.Key_Escape)
    assert used.window._rail.isVisible()
    assert used.crumbs[-1] == "Eén kind, één plan", "never the note that was open last"
    used.key(Qt.Key.Key_1, CONTROL)
    assert used.crumbs[-1] != "Eén kind, één plan"


def test_what_is_said_is_kept_as_a_contact_with_who_sat_there(used, begun):
    before = {one.id for one in used.desk.all_of(Contact)}
    used.press("Beide ouders")
    used.key(Qt.Key.Key_Return)  # nothing to keep
    used.type("Slaapt beter.")
    used.key(Qt.Key.Key_Return)
    (contact,) = [one for one in used.desk.all_of(Contact) if one.id not in before]
    assert (contact.line, contact.way) == ("Slaapt beter.", ContactWay.SPOKEN)
    people = [one for one in used.desk.all_of(ContactPerson) if one.contact_id == contact.id]
    assert {one.guardian_id for one in people} == {MOTHER, FATHER}
    assert "Bewaard bij de contacten." in words(begun)
    assert not used.session.has_draft_of(BESIDE)


def test_half_a_line_is_not_lost(used, begun):
    used.press("Noor")
    used.type("Wil graag")
    used.window.settle()
    used.settle()
    draft = used.session.draft_of(BESIDE, "line")
    assert draft is not None
    assert draft.text == "Wil graag"
    assert used.session.draft_of(BESIDE, "whom").text == str(NOOR)


def test_half_a_line_is_kept_while_it_is_typed_and_goes_when_it_is_taken_away(used, begun):
    used.press("Noor")
    used.type("Wil")
    assert begun._pause.isActive()
    begun._pause.timeout.emit()
    assert used.session.draft_of(BESIDE, "line").text == "Wil"
    begun._line.clear()
    begun._keep_half()
    assert not used.session.has_draft_of(BESIDE)


def test_one_key_or_button_blanks_and_one_ends(used, begun):
    used.press("Noor")
    with used.qtbot.waitSignal(used.window.blank_asked):
        used.press("Scherm leeg")
    used.press("Sluiten")
    assert used.window._rail.isVisible()
    used.key(Qt.Key.Key_F2)
    used.key(Qt.Key.Key_F2)
    assert view(used).isVisible()


def test_without_a_file_there_is_nobody_to_talk_about(used):
    used.open_place(PUPILS)
    used.key(Qt.Key.Key_F2)
    assert used.toast == "Open eerst het dossier van de leerling."
    assert used.window._rail.isVisible()


def test_the_front_page_offers_it(used):
    used.open_page(OVERVIEW)
    used.press("In gesprek")
    assert view(used).isVisible()


def test_it_fits_a_small_screen_with_large_text(used, theme):
    theme.use(Appearance(text_scale=2.0))
    used.window.resize(1366, 690)
    used.open_page("plan")
    used.key(Qt.Key.Key_F2)
    used.press("Beide ouders")
    least = used.window.minimumSizeHint()
    assert (least.width() <= 1366, least.height() <= 690) == (True, True), least
    assert view(used).area.horizontalScrollBar().maximum() == 0
    assert used.focus.visibleRegion().boundingRect().height() == used.focus.height()
