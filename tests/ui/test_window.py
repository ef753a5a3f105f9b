"""The window as a whole: places, the way back, keys, undo, and what is said about saving."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from ib_desk.application.changes import Edit
from ib_desk.application.leaving.exit import Settled
from ib_desk.application.vault_errors import DiskFull, StorageFailed
from ib_desk.domain.errors import Conflict
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.broad_view import LifeDomain
from ib_desk.domain.records.disclosure import Disclosure, DisclosureEvent, DisclosureState
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.school import School
from ib_desk.domain.records.signal import Signal
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.ui.keys import KEYS
from ib_desk.ui.places import BIN, OVERVIEW, PUPILS, REQUESTS, SETTINGS, TODAY
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import Appearance, current_theme
from ib_desk.ui.widgets.grids import first_in
from ib_desk.ui.widgets.rail import _RailButton
from tests.samples import sample
from tests.ui.broad_views import open_domain
from tests.ui.desk_window import ALT, CONTROL, SHIFT, WindowInUse
from tests.ui.file_pages import PAGES
from tests.ui.looking import codes_shown, nameless, rich_labels


def test_back_leads_from_page_to_page_and_forward_again(used):
    used.open_caseload()
    used.open_page(OVERVIEW)
    assert used.crumbs == ("Leerlingen", "Noor van Dalen", "Eén kind, één plan")

    used.screen._list.opened.emit("plan")
    used.settle()
    used.key(Qt.Key.Key_PageDown, CONTROL)
    assert used.crumbs[-1] == "Aanvraag"

    passed = []
    for _step in range(3):
        used.key(Qt.Key.Key_Left, ALT)
        passed.append(used.crumbs[-1])
    assert passed == ["Plan", "Eén kind, één plan", "Leerlingen"]

    used.key(Qt.Key.Key_Right, ALT)
    used.key(Qt.Key.Key_Right, ALT)
    assert used.crumbs[-1] == "Plan"


def test_back_leads_to_the_same_field_and_the_same_height(used):
    page = used.open_page("broad_view")
    open_domain(page, LifeDomain.TALENTS, "vulnerable")
    field = page.focusWidget()
    used.settle()
    height = page.area.verticalScrollBar().value()
    assert height > 0

    used.key(Qt.Key.Key_4, CONTROL)
    assert used.crumbs == ("Instellingen",)
    used.key(Qt.Key.Key_Left, ALT)

    assert used.focus is field
    assert page.area.verticalScrollBar().value() == height


def test_the_keys_of_the_places(used):
    for key, place in ((1, TODAY), (2, PUPILS), (3, REQUESTS), (4, SETTINGS), (5, BIN)):
        used.key(Qt.Key(Qt.Key.Key_0 + key), CONTROL)
        assert used.screen is used.window.navigator._places[place]


def test_f6_goes_round_the_parts_of_the_window(used):
    page = used.open_page("contract")
    rounds = []
    for _part in range(4):
        used.key(Qt.Key.Key_F6)
        rounds.append(
            next(
                name
                for name, part in (
                    ("rail", used.window._rail),
                    ("list", used.screen._list),
                    ("foot", page._foot),
                    ("content", page),
                )
                if part is used.focus or part.isAncestorOf(used.focus)
            )
        )
    assert rounds == ["foot", "rail", "list", "content"]

    used.key(Qt.Key.Key_F6, SHIFT)
    assert used.focus is used.screen._list


def test_removing_is_told_and_taken_back_by_name(used):
    page = used.open_page("signal")
    entry = next(iter(page._lists[0][0]._entries.values()))
    entry._remove.click()
    used.settle()
    assert used.toast == "Signaal verwijderd. Het staat in de Prullenbak."
    assert used.undo_words == "Ongedaan maken: Signaal verwijderd"
    assert used.desk.all_of(Signal) == []

    used.key(Qt.Key.Key_Z, CONTROL)
    assert used.toast == "Ongedaan gemaakt: signaal"
    assert len(used.desk.all_of(Signal)) == 1

    used.key(Qt.Key.Key_Y, CONTROL)
    assert used.desk.all_of(Signal) == []


@contextmanager
def database_waits(session: Session) -> Iterator[None]:
    """So that there is time to press a button."""
    gate = Event()
    session.read(gate.wait)
    try:
        yield
    finally:
        gate.set()


def test_taking_back_a_whole_school_shows_itself_and_can_be_called_off(used, qtbot):
    school = [Edit(None, Pupil(call_name=f"Kind {number}")) for number in range(300)]
    used.session.write(lambda: used.session.desk.records.apply(Action.IMPORTED, school))
    used.settle()
    everyone, line = used.desk.all_of(Pupil), used.window._bar.progress

    with database_waits(used.session):
        used.window._bar.undo_asked.emit()
        qtbot.waitUntil(line.isVisible)
        qtbot.mouseClick(line._stop, Qt.MouseButton.LeftButton)
    used.settle()
    assert used.toast == "Gestopt. Er is niets veranderd."
    assert not line.isVisible()
    assert used.desk.all_of(Pupil) == everyone

    used.key(Qt.Key.Key_Z, CONTROL)
    assert len(used.desk.all_of(Pupil)) == len(everyone) - 300


def test_the_bar_says_what_is_kept(used):
    page = used.open_page("signal")
    used.key(Qt.Key.Key_N, CONTROL)
    assert used.saving == "Alles bewaard"

    used.type("Komt niet meer naar buiten.")
    assert used.saving == "Bezig met typen"
    used.focus.clearFocus()
    used.settle()
    assert used.saving == "Alles bewaard"
    assert [s.fact for s in used.desk.all_of(Signal)][-1] == "Komt niet meer naar buiten."

    new = next(e for e in page._lists[0][0]._entries.values() if e.form is not None)
    day = new.form._fields["seen_on"].editor.widget.findChild(QLineEdit)
    day.setFocus()
    day.clear()
    used.type("31-2")
    day.clearFocus()
    used.settle()
    assert used.saving == "Concept bewaard, nog niet af: Wanneer?"

    new.form.focus_field("situation")
    other = new.form._fields["situation"].editor.widget
    other.setFocus()
    used.type("In de gym")
    other.clearFocus()
    used.settle()
    assert used.saving == "Concept bewaard, nog niet af: Wanneer?", "said as long as it is so"
    used.open_page("plan")
    assert used.saving == "Concept bewaard, nog niet af: Wanneer?"

    used.open_page("signal")
    day.setFocus()
    day.clear()
    used.type("17-9")
    day.clearFocus()
    used.settle()
    assert used.saving == "Alles bewaard"


def test_a_number_that_is_refused_is_not_said_to_be_kept(used):
    page = used.open_page("people")
    pupil = page._pupil_form
    pupil.focus_field("pupil_number")
    used.focus.clear()
    used.type("111222333")
    used.focus.clearFocus()
    used.settle()
    assert used.saving == "Niet bewaard: Leerlingnummer van school"

    pupil.focus_field("town")
    used.type("x")
    used.focus.clearFocus()
    used.settle()
    assert used.saving == "Niet bewaard: Leerlingnummer van school"

    pupil.focus_field("pupil_number")
    used.focus.clear()
    used.type("4711")
    used.focus.clearFocus()
    used.settle()
    assert used.saving == "Alles bewaard"


def test_a_record_that_goes_takes_along_what_was_unfinished_in_it(used):
    page = used.open_page("signal")
    used.key(Qt.Key.Key_N, CONTROL)
    used.type("Huilt bij het weggaan.")
    used.focus.clearFocus()
    used.settle()
    new = next(e for e in page._lists[0][0]._entries.values() if e.form is not None)
    new.form.focus_field("seen_on")
    used.focus.clear()
    used.type("31-2")
    used.focus.clearFocus()
    used.settle()
    assert used.saving.startswith("Concept bewaard")
    new._remove.click()
    used.settle()
    assert used.saving == "Alles bewaard"


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (DiskFull(), "Bewaren lukt niet: schijf vol"),
        (StorageFailed(), "Bewaren lukt niet: schijf werkt niet goed"),
    ],
)
def test_what_the_disk_refuses_stays_on_the_screen_and_is_stored_later(
    used, monkeypatch, error, state
):
    page = used.open_page("signal")
    entry = next(iter(page._lists[0][0]._entries.values()))
    entry.head.click()
    field = entry.form._fields["fact"].editor.widget
    field.selectAll()
    records = type(used.session.desk.records)
    store = records._store

    def refuse(*_arguments, **_named):
        raise error

    monkeypatch.setattr(records, "_store", refuse)
    used.type("Nieuwe woorden.")
    field.clearFocus()
    used.settle()
    assert used.saving == state
    assert used.trouble
    assert field.toPlainText() == "Nieuwe woorden."

    place = entry.form._fields["reported_by"].editor.widget
    place.setFocus()
    place.selectAll()
    used.type("Tim")
    place.clearFocus()
    used.settle()
    assert used.saving == state

    monkeypatch.setattr(records, "_store", store)
    used.session.try_again()
    used.settle()
    assert used.saving == "Alles bewaard"
    assert not used.trouble
    kept = used.desk.all_of(Signal)[0]
    assert (kept.fact, kept.reported_by) == ("Nieuwe woorden.", "Tim")


def test_a_refusal_that_has_nothing_to_do_with_the_disk_says_nothing_of_saving(used):
    used.open_page(OVERVIEW)
    used.session.refused.emit(Conflict("Signal", used.file_id))

    assert used.trouble == "Iemand anders, of een ander venster, heeft dit net gewijzigd."
    assert used.saving == "Alles bewaard"


def test_a_window_after_a_lock_stands_at_the_same_field_with_the_same_text(used, qtbot):
    page = used.open_page("signal")
    entry = next(iter(page._lists[0][0]._entries.values()))
    entry.head.click()
    entry.form.focus_field("situation")
    field = entry.form._fields["situation"].editor.widget
    entry.form.focus_field("situation")
    field.selectAll()
    used.type("In de gym")
    qtbot.waitUntil(lambda: used.session.draft_of(entry.record.id, "situation") is not None)
    used.window._keep_spot()
    used.settle()
    drafts, spot = used.session.desk.drafts, None
    kept, spot = used.desk.ask(lambda: (drafts.all(), drafts.spot()))

    old = used.session
    used.desk.session = Session(
        old.desk, old._database, old._documents, old._pictures, old.preferences
    )
    used.desk.session.load_drafts(kept)
    after = WindowInUse(qtbot, used.desk)
    after.window.navigator.go(spot, remember=False)
    after.settle()
    qtbot.waitUntil(lambda: after.focus.objectName() == "situation")
    assert after.focus.toPlainText() == "In de gym"
    assert after.focus.textCursor().position() == len("In de gym")


def test_ctrl_enter_stores_the_field_and_presses_the_main_button(used):
    page = used.open_page("contract")
    page._written.grid.focus_cell(1, "interest")
    used.type("Rust.")
    used.key(Qt.Key.Key_Return, CONTROL)

    assert used.crumbs[-1] == "Brede blik"
    whole = used.desk.ask(lambda: used.session.desk.files.one(used.file_id))
    assert whole.parties(whole.contract)[1].interest == "Rust."


def test_a_removed_file_leads_back_to_the_list_and_comes_back_whole(used):
    page = used.open_page("closing")
    page._remove.click()
    used.settle()
    assert used.crumbs == ("Leerlingen",)
    assert used.toast == "Dossier verwijderd. Het staat in de Prullenbak."

    used.key(Qt.Key.Key_Z, CONTROL)
    assert len(used.desk.all_of(SupportFile)) == 1
    assert len(used.desk.all_of(Signal)) == 1


def test_a_print_is_left_by_the_way_back(used):
    used.open_page("contract")
    used.key(Qt.Key.Key_P, CONTROL)
    assert used.crumbs[-1] == "Afdrukken"
    used.key(Qt.Key.Key_Left, ALT)
    assert used.crumbs[-1] == "Psychologisch contract"

    used.key(Qt.Key.Key_P, CONTROL)
    used.key(Qt.Key.Key_2, CONTROL)
    assert used.window.navigator.print is None


@pytest.mark.usefixtures("sheet")
def test_f1_explains_the_step_and_lists_the_keys_elsewhere(used):
    page = used.open_page("contract")
    used.key(Qt.Key.Key_F1)
    assert not page._step_card._help.isHidden()
    assert (
        "Psychologisch contract: Wat mensen van elkaar"
        in page._step_card._help.accessibleDescription()
    )
    used.key(Qt.Key.Key_F1)
    assert page._step_card._help.isHidden()
    used.key(Qt.Key.Key_F1)
    used.key(Qt.Key.Key_Escape)
    assert page._step_card._help.isHidden()

    used.open_caseload()
    used.key(Qt.Key.Key_F1)
    assert used.crumbs == ("Instellingen",)
    keys = used.screen._keys
    used.qtbot.waitUntil(lambda: not keys.visibleRegion().isEmpty())


def test_every_key_of_the_list_is_heard_once(used):
    bound = [key.toString() for action in used.window.actions() for key in action.shortcuts()]

    assert len(bound) == len(set(bound))
    assert {key.sequence for key in KEYS if key.act} <= set(bound)


@pytest.mark.parametrize("page_id", ["people", "signal", "plan", "broad_view"])
def test_on_arriving_with_large_text_a_title_is_seen_whole_or_not_at_all(used, theme, page_id):
    theme.use(Appearance(text_scale=2.0))
    used.window.resize(1366, 690)
    page = used.open_page(page_id)
    used.settle()
    title = first_in(page.body)
    assert title is not None
    seen = title.visibleRegion().boundingRect().height()
    assert seen in {0, title.height()}
    assert used.focus.visibleRegion().boundingRect().height() == used.focus.height()


def test_all_has_a_name_shows_no_code_and_fits_a_small_screen_with_large_text(used, theme):
    theme.use(Appearance(text_scale=2.0))
    used.window.resize(1366, 690)
    for page_id in PAGES:
        page = used.open_page(page_id)
        assert nameless(page) == [], page_id
        assert rich_labels(page) == [], page_id
        assert codes_shown(used.window) == [], page_id
        assert page.area.horizontalScrollBar().maximum() == 0, page_id
        least = used.window.minimumSizeHint()
        assert (least.width() <= 1366, least.height() <= 690) == (True, True), page_id
    assert (used.window.width(), used.window.height()) == (1366, 690)
    used.open_place(SETTINGS)
    assert nameless(used.window) == []
    assert used.screen.area.horizontalScrollBar().maximum() == 0


def test_the_frame_follows_the_size_of_the_text_without_a_resize(used, theme):
    used.open_page(OVERVIEW)
    rail_button = used.window._rail.findChild(_RailButton)
    assert not rail_button.is_narrow

    theme.use(Appearance(text_scale=2.0))
    used.settle()
    assert rail_button.is_narrow
    assert used.screen._side.isHidden()
    assert not used.screen._narrow_bar.isHidden()
    # What scrolls under it is clear of its edge.
    below = used.screen._narrow_bar.rect().bottom() - used.screen._choice.geometry().bottom()
    assert below >= theme.px(8)


def test_a_setting_that_is_missing_is_one_jump_away(used):
    used.open_page("request")
    used.window.navigator.go_to_field(FieldPlace(record=School, field="director"))
    used.settle()

    assert used.crumbs == ("Instellingen",)
    assert used.focus.objectName() == "director"
    assert used.desk.all_of(School)[0].director == used.focus.text()


def test_another_look_leaves_the_pages_that_nobody_sees_as_they_are(used):
    """They wear it when they are seen again, and lose nothing by it."""
    seen = used.open_page("contract")
    hidden = used.open_page("plan")
    used.key(Qt.Key.Key_Left, ALT)
    theme = current_theme()
    theme.use(replace(theme.appearance, text_scale=1.5))
    used.settle()
    assert used.page is seen
    used.open_place(SETTINGS)
    theme.use(replace(theme.appearance, text_scale=1.0))
    used.key(Qt.Key.Key_Left, ALT)
    assert used.page is seen
    assert used.focus.objectName() == "going_well"
    assert used.open_page("plan") is hidden


def test_the_button_of_a_toast_goes_with_the_step_that_it_takes_back(used):
    page = used.open_page("signal")
    next(iter(page._lists[0][0]._entries.values()))._remove.click()
    used.settle()
    assert used.toast == "Signaal verwijderd. Het staat in de Prullenbak."
    used.session.add(Signal(file_id=used.file_id, fact="Iets anders."))
    used.settle()
    assert used.toast == ""


def test_the_example_says_that_it_is_one(used):
    assert used.window._bar._mark.isHidden()
    used.window.mark_example()
    assert used.window._bar._mark.isVisible()


def test_the_key_of_the_pupils_leads_from_the_facts_of_one_to_the_list(used):
    screen = used.open_caseload()
    used.key(Qt.Key.Key_N, CONTROL)
    assert screen._stack.currentWidget() is screen._pupil
    used.key(Qt.Key.Key_2, CONTROL)
    assert screen._stack.currentWidget() is screen.list_page
    assert screen.list_page.isAncestorOf(used.focus)


class TestWhatWasCutOffOnItsWayOut:
    @pytest.fixture
    def line(self, used):
        made = replace(sample(Disclosure), file_id=used.file_id, request_id=None, copy_id=None)
        state = DisclosureState.UNKNOWN
        event = replace(sample(DisclosureEvent), disclosure_id=made.id, state=state)
        used.session.add(made, event)
        used.settle()
        return made

    def test_she_is_asked_and_led_to_the_line(self, used, line):
        used.window.unsure.show_settled(Settled(unknown=(line,)))
        assert used.window.unsure.isVisible()
        used.window.unsure._ask()
        used.settle()
        assert used.crumbs[-1] == "Wat naar buiten ging"
        assert used.page._chosen == line.id
        assert used.focus is used.page._standing._yes
        assert used.window.unsure.isHidden()

    def test_of_more_lines_it_says_how_many(self, used, line):
        used.window.unsure.show_settled(Settled(unknown=(line, line)))
        assert "2 regels" in used.window.unsure.accessibleDescription()

    def test_what_could_be_found_out_is_not_asked(self, used, line):
        used.window.unsure.show_settled(Settled(settled=(line.id,)))
        assert used.window.unsure.isHidden()
