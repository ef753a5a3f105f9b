"""Ctrl+K: to any pupil, place, act or find by a few letters; closed again without a trace."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.signal import Signal
from ib_desk.ui.places import PUPILS, REQUESTS, SEARCH
from ib_desk.ui.search.palette import Palette
from ib_desk.ui.search.screen import SearchScreen
from ib_desk.ui.widgets.rows import RowKind
from tests.ui.desk_window import CONTROL
from tests.ui.looking import nameless
from tests.ui.opened_desk import wait_for


def palette(used, query: str = "") -> Palette:
    used.key(Qt.Key.Key_K, CONTROL)
    (shown,) = used.window.findChildren(Palette)
    assert isinstance(shown, Palette)
    assert shown.isVisible()
    used.type(query)
    used.settle()
    return shown


def groups(shown: Palette) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    for row in shown._list.rows:
        if row.kind is RowKind.HEADING:
            told[row.title] = []
        else:
            told[list(told)[-1]].append(row.title)
    return told


def test_a_pupil_is_two_keys_and_a_few_letters_away(used):
    used.open_place(REQUESTS)
    shown = palette(used, "noo")
    assert groups(shown)["Leerlingen"] == ["Noor van Dalen"]
    used.key(Qt.Key.Key_Return)
    assert shown.isHidden()
    assert used.crumbs[1] == "Noor van Dalen"


def test_names_appear_only_when_something_was_typed(used):
    used.open_page("matched_care")
    used.open_page("request")
    used.open_place(PUPILS)
    shown = palette(used)
    told = " ".join(f"{row.title} {row.fact}" for row in shown._list.rows)
    assert "Noor" not in told
    assert "Matched care" in groups(shown)["Verder met"]

    used.type("noor matched")
    used.settle()
    (row, *_others) = (row for row in shown._list.rows if row.title == "Matched care")
    assert row.fact == "Noor van Dalen"
    used.key(Qt.Key.Key_Return)
    assert used.crumbs == ("Leerlingen", "Noor van Dalen", "Matched care")


def test_what_is_called_just_so_comes_before_where_she_was(used):
    used.open_page("overview")
    used.open_page("matched_care")
    told = groups(palette(used, "plan"))
    assert (next(iter(told)), told["Plaatsen"][0]) == ("Plaatsen", "Plan")
    assert "Eén kind, één plan" in told["Verder met"]
    used.key(Qt.Key.Key_Return)
    assert used.crumbs[-1] == "Plan"


def test_what_is_in_the_bin_is_no_place_to_go_on_with(used):
    used.open_page("matched_care")
    used.open_place(REQUESTS)
    (noor,) = used.desk.all_of(Pupil)
    wait_for(used.session.remove(noor))
    used.settle()
    shown = palette(used, "noor")
    assert "Leerlingen" not in groups(shown)
    assert "Verder met" not in groups(shown)


def test_an_act_is_done_by_its_words(used):
    used.open_caseload()
    shown = palette(used, "snel op")
    assert groups(shown)["Doen"] == ["Snel opschrijven"]
    used.key(Qt.Key.Key_Return)
    assert isinstance(used.focus, QLineEdit)
    assert used.focus.objectName() == "pupil"


def test_buttons_of_the_screen_and_its_own_keys_are_acts_too(used):
    used.open_caseload()
    shown = palette(used, "toevoegen")
    assert "Leerling toevoegen" in groups(shown)["Doen"]
    shown = palette(used, "iets nieuws")
    used.key(Qt.Key.Key_Return)
    assert used.focus.property("record_id") is not None


def acts(used, query: str) -> list[str]:
    shown = palette(used, query)
    told = groups(shown).get("Doen", [])
    used.key(Qt.Key.Key_Escape)
    return told


def test_what_would_do_nothing_here_is_not_offered(used):
    used.open_place(REQUESTS)
    for query in ("stap van het dossier", "weer vooruit", "in gesprek", "ongedaan", "opnieuw doen"):
        assert acts(used, query) == []
    assert acts(used, "terug naar waar") == ["Terug naar waar je was"]
    used.open_page("matched_care")
    assert len(acts(used, "stap van het dossier")) == 2
    assert acts(used, "in gesprek") == ["In gesprek"]
    used.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    used.settle()
    assert acts(used, "weer vooruit") == ["Weer vooruit"]


def test_a_place_and_a_page_of_the_open_file(used):
    used.open_page("matched_care")
    palette(used, "tijdl")
    used.key(Qt.Key.Key_Return)
    assert used.crumbs[-1] == "Tijdlijn"
    shown = palette(used, "aanvr")
    assert "Aanvragen" in groups(shown)["Plaatsen"]


def test_a_find_opens_in_its_field_and_all_of_them_on_their_screen(used):
    (signal,) = (one for one in used.desk.all_of(Signal) if one.fact)
    word = max(signal.fact.split(), key=len).strip(".,")
    used.open_place(REQUESTS)
    shown = palette(used, f"{word} soort:signaal")
    assert groups(shown)["In dossiers"][0] == "Noor van Dalen · Signaal"
    used.key(Qt.Key.Key_Return)
    assert used.focus.property("record_id") == str(signal.id)

    palette(used, word)
    used.key(Qt.Key.Key_End)
    while (shown := used.window.findChild(Palette))._list.current_key() != len(shown._offers) - 1:
        used.key(Qt.Key.Key_Down)
    used.key(Qt.Key.Key_Return)
    assert isinstance(used.screen, SearchScreen)
    assert used.screen._field.text() == word
    assert used.screen._list.rows


def test_escape_gives_the_focus_back_and_changes_nothing(used):
    used.open_page("contract")
    before = used.focus
    shown = palette(used, "x")
    used.key(Qt.Key.Key_Escape)
    assert shown.isHidden()
    assert used.focus is before


def test_one_goes_down_up_and_types_on(used):
    shown = palette(used, "a")
    used.key(Qt.Key.Key_Down)
    assert shown._list.hasFocus()
    second = shown._list.current_key()
    assert second == 1
    used.key(Qt.Key.Key_Up)
    used.key(Qt.Key.Key_Up)
    assert shown._field.hasFocus()
    used.key(Qt.Key.Key_Tab)
    assert shown._list.hasFocus()
    used.type("fs")
    assert shown._field.text() == "afs"
    assert shown._field.hasFocus()


def test_whatever_takes_the_focus_elsewhere_closes_it(used):
    used.open_page("contract")
    field = used.focus
    shown = palette(used, "a")
    field.setFocus()
    assert shown.isHidden()
    assert used.focus is field


def test_it_says_how_many_there_are_and_has_names(used, aloud):
    shown = palette(used, "noor")
    assert not nameless(shown)
    used.qtbot.waitUntil(lambda: any("keuzes. Eerste: Noor van Dalen" in said for said in aloud))


def test_pressed_again_it_begins_anew(used):
    palette(used, "noor")
    shown = palette(used)
    assert shown._field.text() == ""


def test_nothing_that_fits_leads_to_the_search(used):
    shown = palette(used, "ruimteschip")
    assert groups(shown) == {"In dossiers": ["Zoek ‘ruimteschip’ in alles"]}
    used.key(Qt.Key.Key_Return)
    assert used.window.navigator.here.place == SEARCH
