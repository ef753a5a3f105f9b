"""One line from any screen, by keyboard: how few keys it takes, whom it is about, what waits."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QPushButton

from ib_desk.application.drafts import Spot
from ib_desk.application.quick_notes import QuickKind
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.contact import Contact, ContactPerson, ContactWay
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.signal import Signal, Triage
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.domain.records.work_note import WorkNote
from ib_desk.ui.caseload import pupil_field
from ib_desk.ui.caseload.pupil_page import PupilPage
from ib_desk.ui.places import BIN, IMPORT, PUPILS, REQUESTS, SETTINGS
from ib_desk.ui.quick.panel import QuickPanel
from ib_desk.ui.spots import BESIDE
from ib_desk.ui.style.theme import Appearance
from tests.builders import MOTHER
from tests.ui.desk_window import ALT, CONTROL, SHIFT, WindowInUse
from tests.ui.looking import nameless, rich_labels

SEM = Pupil(call_name="Sem", prefix="de", surname="Wit", year_group="5")
GONE = Pupil(call_name="Finn", surname="Vos", left_on=date(2026, 7, 1))
TODAY = date(2026, 9, 18)


@pytest.fixture
def desk(desk):
    """Two more children: one without a file, one who left."""
    desk.ask(lambda: desk.session.desk.records.add(SEM, GONE))
    for kind in (Contact, WorkNote, Signal):
        for record in desk.all_of(kind):
            desk.ask(lambda record=record: desk.session.desk.records.remove(record))
    return desk


@pytest.fixture(autouse=True)
def _no_list_of_names(monkeypatch):
    """Where nobody orders windows, a list that was closed becomes the active window later on."""
    monkeypatch.setattr(pupil_field, "_MOST_HITS", 0)


class Keys(QObject):
    """Counts the keys that are no words: what a line costs beside what it says."""

    def __init__(self, used: WindowInUse) -> None:
        super().__init__()
        self.used = used
        self.count = 0

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier):
        self.count += 1
        self.used.key(key, held)

    def open(self) -> QuickPanel:
        self.press(Qt.Key.Key_S, CONTROL | SHIFT)
        return panel(self.used)

    def say(self, words: str) -> None:
        self.used.type(words)
        self.used.settle()


def panel(used: WindowInUse) -> QuickPanel:
    found = used.window.writing.panel
    assert found is not None
    return found


def offered(used: WindowInUse) -> list[str]:
    return [b.text() for b in used.window.findChildren(QPushButton) if b.isVisible()]


def begun(used: WindowInUse, name: str = "noor") -> QuickPanel:
    """About whom is said, and the cursor is in the line."""
    keys = Keys(used)
    opened = keys.open()
    keys.say(name)
    keys.press(Qt.Key.Key_Return)
    assert used.focus is opened._line
    return opened


def go_anywhere(used: WindowInUse, place: str) -> None:
    if place == "print":
        used.open_page("contract")
        used.window.navigator.open_print("parents")
        used.settle()
    elif place in {PUPILS, REQUESTS, SETTINGS, BIN, IMPORT}:
        used.open_place(place)
    else:
        used.open_page(place)


@pytest.mark.parametrize("place", [PUPILS, SETTINGS, BIN, IMPORT, "contract", "print"])
def test_a_contact_takes_four_keys_at_most_beside_its_words_from_any_screen(used, place):
    go_anywhere(used, place)
    keys = Keys(used)
    shown = keys.open()
    assert shown.kind is QuickKind.CONTACT
    keys.say("noor")
    keys.press(Qt.Key.Key_Return)
    keys.say("Moeder gebeld: slaapt slecht")
    keys.press(Qt.Key.Key_Return)

    assert keys.count <= 4
    (contact,), (person,) = used.desk.all_of(Contact), used.desk.all_of(ContactPerson)
    assert (contact.line, contact.way, contact.on) == (
        "Moeder gebeld: slaapt slecht",
        ContactWay.PHONED,
        TODAY,
    )
    assert person.guardian_id == MOTHER
    assert used.toast == "Contact bewaard bij Noor van Dalen"
    assert shown.isHidden()


@pytest.mark.parametrize(
    ("kind", "key", "field"),
    [
        (Signal, Qt.Key.Key_S, "fact"),
        (WorkNote, Qt.Key.Key_W, "text"),
        (Agreement, Qt.Key.Key_A, "result"),
        (Contact, Qt.Key.Key_C, "line"),
    ],
)
@pytest.mark.parametrize("before", [True, False])
def test_another_kind_is_one_key_before_or_after_the_words(used, kind, key, field, before):
    there = Counter(type(one) for one in used.desk.all_of(kind))[kind]
    used.open_page("plan")
    keys = Keys(used)
    keys.open()
    keys.press(Qt.Key.Key_Return)  # about whose file it is
    if before:
        keys.press(key, ALT)
    keys.say("Belt morgen terug.")
    if not before:
        keys.press(key, ALT)
    keys.press(Qt.Key.Key_Return)

    assert keys.count <= 4
    made = used.desk.all_of(kind)
    assert len(made) == there + 1
    assert (getattr(made[-1], field), made[-1].file_id) == ("Belt morgen terug.", used.file_id)


def test_the_arrows_go_round_the_kinds(used):
    shown = begun(used)
    seen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        used.key(key)
        seen.append((shown.kind, shown._field._question.text()))
    assert [kind for kind, _question in seen] == [
        QuickKind.SIGNAL,
        QuickKind.WORK_NOTE,
        QuickKind.AGREEMENT,
        QuickKind.CONTACT,
        QuickKind.AGREEMENT,
    ]
    assert len({question for _kind, question in seen}) == 4


def test_the_child_of_the_file_is_offered_and_never_chosen_without_a_key(used):
    used.open_page("plan")
    field = used.focus
    shown = Keys(used).open()
    assert used.focus is shown._whom.field
    assert shown._whom.field.text() == ""
    assert not shown._line.isEnabled()
    assert "Over Noor van Dalen (Enter)" in offered(used)

    used.type("sem")
    used.settle()
    assert not shown._line.isEnabled(), "letters are no choice yet"
    used.key(Qt.Key.Key_Return)
    assert shown._whom._name.text() == "Sem de Wit · groep 5"
    used.press("Iemand anders")
    assert not shown._line.isEnabled()
    used.press("Over Noor van Dalen (Enter)")
    assert shown._whom._name.text() == "Noor van Dalen · groep 6"
    used.type("Vader gesproken.")
    used.key(Qt.Key.Key_Return)
    assert used.crumbs[-1] == "Plan"
    assert used.focus is field
    assert [one.file_id for one in used.desk.all_of(Contact)] == [used.file_id]


def test_two_children_make_two_notes_and_one_step(used):
    shown = begun(used)
    used.key(Qt.Key.Key_N, ALT)
    used.type("sem")
    used.key(Qt.Key.Key_Return)
    assert shown._whom._name.text() == "Noor van Dalen · groep 6 en Sem de Wit · groep 5"
    used.key(Qt.Key.Key_S, ALT)
    used.type("Ruzie op het plein.")
    used.key(Qt.Key.Key_Return)

    assert used.toast == "Signaal bewaard bij Noor van Dalen en Sem de Wit"
    of_noor, of_sem = used.desk.all_of(Signal)
    assert (of_noor.file_id, of_sem.pupil_id) == (used.file_id, SEM.id)
    used.key(Qt.Key.Key_Z, CONTROL)
    assert used.desk.all_of(Signal) == []


def test_who_was_added_by_mistake_is_let_go_and_nobody_twice(used):
    shown = begun(used)
    used.key(Qt.Key.Key_N, ALT)
    used.type("noor")
    used.key(Qt.Key.Key_Return)
    assert shown._whom.names == ["Noor van Dalen"]
    used.key(Qt.Key.Key_N, ALT)
    used.key(Qt.Key.Key_Return)  # nobody else after all
    assert used.focus is shown._line


def test_what_is_understood_is_shown_first_and_can_be_wrong(used):
    shown = begun(used)
    used.type("Moeder gebeld, geen gehoor")
    assert shown._understood._words.text == "gebeld · met Marieke Bakker · niet bereikt"
    used.press("Klopt niet")
    assert shown._understood.isHidden()
    shown._line.setFocus()
    used.key(Qt.Key.Key_Return)
    assert used.desk.all_of(ContactPerson) == []
    assert [one.way for one in used.desk.all_of(Contact)] == [None]


def test_the_toast_leads_to_what_was_kept(used):
    begun(used)
    used.type("Moeder gebeld")
    used.key(Qt.Key.Key_Return)
    used.press("Bekijken")
    assert used.crumbs[-1] == "Contact"
    assert (used.focus.objectName(), used.focus.toPlainText()) == ("line", "Moeder gebeld")


def test_the_toast_is_reached_by_keys_alone(used):
    used.open_page("plan")
    Keys(used).open()
    used.key(Qt.Key.Key_Return)
    used.type("Moeder gebeld")
    used.key(Qt.Key.Key_Return)
    for _part in range(4):
        used.key(Qt.Key.Key_F6)
        if used.window._toast.isAncestorOf(used.focus):
            break
    assert used.focus.text() == "Bekijken"
    used.key(Qt.Key.Key_Return)
    assert used.crumbs[-1] == "Contact"


def test_what_stands_in_no_file_is_found_with_the_pupil(used):
    used.open_page("plan")
    begun(used, "sem")
    used.key(Qt.Key.Key_S, ALT)
    used.type("Zat de hele pauze alleen.")
    used.key(Qt.Key.Key_Return)
    (signal,) = used.desk.all_of(Signal)
    assert (signal.pupil_id, signal.file_id) == (SEM.id, None)
    assert len(used.desk.all_of(SupportFile)) == 1, "a remark begins no file"

    used.press("Bekijken")
    page = used.window.findChild(PupilPage)
    entry = page._loose._lists[Signal]._entries[signal.id]
    triage = entry.form._fields["triage"].editor
    triage.widget.choose(Triage.NO_FOLLOW_UP)
    triage.widget.chosen.emit(Triage.NO_FOLLOW_UP)
    used.settle()
    assert [one.triage for one in used.desk.all_of(Signal)] == [Triage.NO_FOLLOW_UP]


def test_an_agreement_without_a_file_asks_for_one_first(used):
    shown = begun(used, "sem")
    used.key(Qt.Key.Key_A, ALT)
    used.type("Vader belt de huisarts.")
    used.key(Qt.Key.Key_Return)
    assert shown._field.problem == "Een afspraak staat in een dossier. Er is er nog geen."
    assert len(used.desk.all_of(SupportFile)) == 1
    used.press("Dossier beginnen")
    made = used.desk.all_of(Agreement)[-1]
    (file,) = [one for one in used.desk.all_of(SupportFile) if one.pupil_id == SEM.id]
    assert (made.result, made.file_id) == ("Vader belt de huisarts.", file.id)


def test_what_is_missing_is_said_at_its_field(used):
    shown = Keys(used).open()
    used.press("Bewaren")
    assert shown._whom._question.problem == "Kies een leerling uit de lijst."
    used.type("noor")
    used.press("Bewaren")
    assert used.focus is shown._line
    used.press("Bewaren")
    assert shown._field.problem == "Schrijf er een zin bij."
    used.type("x")
    assert shown._field.problem == ""
    used.key(Qt.Key.Key_Return, CONTROL)
    assert shown.isHidden()


def test_who_left_school_cannot_be_chosen(used):
    shown = Keys(used).open()
    used.type("finn")
    used.key(Qt.Key.Key_Return)
    assert shown._whom._question.problem == "Deze leerling staat er nog niet bij."


def test_who_left_school_and_was_chosen_in_a_list_has_a_name_too(used):
    used.window.navigator.write_down(GONE.id)
    used.settle()
    assert panel(used)._whom._name.text() == "Finn Vos"
    used.type("Nieuwe school gebeld.")
    used.key(Qt.Key.Key_Return)
    assert used.toast == "Contact bewaard bij Finn Vos"


def test_of_a_child_who_was_removed_while_a_line_waited_is_asked_again(used):
    begun(used, "sem")
    used.type("Zat al")
    used.key(Qt.Key.Key_Escape)
    used.session.remove(SEM)
    used.settle()
    shown = Keys(used).open()
    used.settle()
    assert (used.focus, shown._line.isEnabled()) == (shown._whom.field, False)
    used.type("noor")
    used.key(Qt.Key.Key_Return)
    assert (shown._whom.names, shown._line.text()) == (["Noor van Dalen"], "Zat al")
    used.key(Qt.Key.Key_Return)
    assert [one.line for one in used.desk.all_of(Contact)] == ["Zat al"]


def test_a_line_that_waits_and_half_a_line_of_a_talk_keep_their_own_child(used):
    used.open_page("plan")
    begun(used, "sem")
    used.type("Zat al")
    used.key(Qt.Key.Key_F2)
    used.press("Noor")
    used.type("Wil graag")
    used.key(Qt.Key.Key_Escape)
    used.settle()

    shown = Keys(used).open()
    assert (shown._line.text(), shown._whom.names) == ("Zat al", ["Sem de Wit"])
    used.press("Annuleren")
    used.key(Qt.Key.Key_F2)
    used.press("Noor")
    assert used.focus.text() == "Wil graag"
    used.key(Qt.Key.Key_Return)
    assert [one.line for one in used.desk.all_of(Contact)] == ["Wil graag"]
    assert used.session.kept_as_draft == ()


def test_half_a_line_of_a_talk_waits_for_the_child_that_it_is_of(used):
    begun(used, "sem")
    used.type("x")
    used.press("Annuleren")
    used.open_page("plan")
    used.key(Qt.Key.Key_F2)
    used.press("Noor")
    used.type("Wil graag")
    used.key(Qt.Key.Key_Escape)
    used.settle()
    shown = Keys(used).open()
    assert (shown._line.text(), shown._whom.names) == ("Wil graag", ["Noor van Dalen"])


def test_another_kind_that_is_chosen_while_it_is_kept_changes_nothing(used):
    shown = begun(used)
    used.type("Moeder gebeld")
    used.qtbot.keyClick(shown._line, Qt.Key.Key_Return)
    used.qtbot.keyClick(shown._line, Qt.Key.Key_S, ALT)
    used.settle()
    assert used.toast == "Contact bewaard bij Noor van Dalen"


def test_a_child_who_is_not_in_the_list_is_added_first_and_the_line_waits(used):
    shown = Keys(used).open()
    used.type("Xandra Onbekend")
    used.key(Qt.Key.Key_Return)
    used.press("Leerling toevoegen")
    assert used.focus.text() == "Xandra"
    used.press("Naar de lijst")
    assert used.focus is shown._whom.field
    used.key(Qt.Key.Key_Return)
    assert shown._whom.names == ["Xandra Onbekend"]
    used.type("Huilde bij de deur.")
    used.key(Qt.Key.Key_Return)
    assert [one.line for one in used.desk.all_of(Contact)] == ["Huilde bij de deur."]


def test_escape_puts_it_aside_and_only_cancel_gives_it_up(used):
    field = used.open_page("plan") and used.focus
    begun(used)
    used.key(Qt.Key.Key_W, ALT)
    used.type("Zat al")
    used.key(Qt.Key.Key_Escape)
    assert panel(used).isHidden()
    assert used.focus is field
    assert used.saving == "Concept bewaard, nog niet af: Snel opschrijven"

    shown = Keys(used).open()
    assert (shown._line.text(), shown._whom.names) == ("Zat al", ["Noor van Dalen"])
    assert (shown.kind, used.focus) == (QuickKind.WORK_NOTE, shown._line)
    used.press("Annuleren")
    assert not used.session.has_draft_of(BESIDE)
    assert Keys(used).open()._line.text() == ""
    used.key(Qt.Key.Key_Escape)
    assert not used.session.has_draft_of(BESIDE)


def test_a_half_typed_line_is_there_after_a_lock_with_its_cursor(used, qtbot):
    used.open_page("plan")
    begun(used)
    used.type("Moeder geb")
    used.key(Qt.Key.Key_Left)
    used.window.settle()
    used.settle()
    spot = used.desk.ask(used.session.desk.drafts.spot)
    assert (spot.record_id, spot.place) == (BESIDE, "plan")

    used.session.load_drafts(used.desk.ask(used.session.desk.drafts.all))
    again = WindowInUse(qtbot, used.desk)
    again.window.navigator.go(spot, remember=False)
    again.window.writing.go_on(spot)
    again.settle()
    shown = panel(again)
    assert again.focus is shown._line
    assert (shown._line.text(), shown._line.cursorPosition()) == ("Moeder geb", 9)
    assert shown._whom.names == ["Noor van Dalen"]
    assert again.crumbs[-1] == "Plan"


def test_who_was_elsewhere_at_the_lock_comes_back_there_beside_what_waits(used, qtbot):
    begun(used)
    used.type("Moeder geb")
    used.key(Qt.Key.Key_3, CONTROL)
    used.session.load_drafts(used.desk.ask(used.session.desk.drafts.all))
    again = WindowInUse(qtbot, used.desk)
    spot = Spot(place=SETTINGS)
    again.window.navigator.go(spot, remember=False)
    again.window.writing.go_on(spot)
    again.settle()
    assert panel(again).isVisible()
    assert not panel(again).isAncestorOf(again.focus)


def test_who_types_faster_than_the_names_are_read_is_not_told_that_nobody_is_there(used):
    used.qtbot.keyClick(used.focus, Qt.Key.Key_S, CONTROL | SHIFT)
    shown = panel(used)
    used.qtbot.keyClicks(shown._whom.field, "noor")
    used.qtbot.keyClick(shown._whom.field, Qt.Key.Key_Return)
    used.settle()
    assert shown._whom.names == ["Noor van Dalen"]


def test_without_a_draft_no_panel_is_made(used):
    used.window.writing.go_on(Spot(place=PUPILS))
    assert used.window.writing.panel is None


def test_back_leads_to_the_screen_and_not_into_the_line(used):
    used.open_page("plan")
    begun(used)
    used.key(Qt.Key.Key_1, CONTROL)
    used.key(Qt.Key.Key_Left, ALT)
    assert used.crumbs[-1] == "Plan"


def test_what_was_refused_stays_and_is_told(used):
    shown = begun(used)
    used.type("Moeder gebeld")
    pupil = next(one for one in used.desk.all_of(Pupil) if one.call_name == "Noor")
    file = used.desk.all_of(SupportFile)[0]
    used.desk.ask(lambda: used.session.desk.records.remove(file))
    used.desk.ask(lambda: used.session.desk.records.remove(pupil))
    used.key(Qt.Key.Key_Return)
    assert shown.isVisible()
    assert shown._line.text() == "Moeder gebeld"
    assert used.trouble


def test_from_the_menu_of_a_child_it_is_about_that_child(used):
    screen = used.open_caseload()
    screen.list_page.line_asked.emit(SEM.id)
    used.settle()
    shown = panel(used)
    assert (shown._whom.names, used.focus) == (["Sem de Wit"], shown._line)


def test_it_stands_apart_from_the_screen_that_it_lies_over(sheet, used, theme):
    shown = begun(used)
    picture = shown.grab().toImage()
    middle = picture.width() // 2
    assert picture.pixelColor(middle, 0) == theme.colour("control")
    assert picture.pixelColor(middle, picture.height() - 4) == theme.colour("raised")


def test_all_has_a_name_and_fits_a_small_screen_with_large_text(used, theme):
    theme.use(Appearance(text_scale=2.0))
    used.window.resize(1366, 690)
    used.open_page("people")
    shown = begun(used)
    used.type("Moeder gebeld: slaapt slecht")
    used.settle()
    assert nameless(shown) == []
    assert rich_labels(shown) == []
    least = used.window.minimumSizeHint()
    assert (least.width() <= 1366, least.height() <= 690) == (True, True), least
    assert used.focus.visibleRegion().boundingRect().height() == used.focus.height()


def test_whom_it_is_about_is_said_and_described(used, aloud, monkeypatch):
    monkeypatch.setattr(pupil_field, "_MOST_HITS", 8)
    shown = Keys(used).open()
    used.type("sem")
    used.settle()
    assert aloud[-1].startswith("Sem de Wit")
    used.key(Qt.Key.Key_Return)
    assert "Sem de Wit" in aloud
    assert shown._line.accessibleDescription() == "Sem de Wit"
    used.key(Qt.Key.Key_Down)
    assert "Signaal" in aloud


def test_a_day_that_is_not_today_is_corrected_in_the_list(used):
    begun(used)
    used.type("Moeder gebeld")
    used.key(Qt.Key.Key_Return)
    used.press("Bekijken")
    (contact,) = used.desk.all_of(Contact)
    form = used.page._by_kind[Contact]._entries[contact.id].form
    form.focus_field("on")
    used.focus.clear()
    used.type("16-9")
    used.key(Qt.Key.Key_Tab)
    assert [one.on for one in used.desk.all_of(Contact)] == [date(2026, 9, 16)]


def test_one_key_says_that_more_is_needed(used):
    shown = begun(used)
    used.type("Moeder gebeld: slaapt niet meer")
    used.key(Qt.Key.Key_M, ALT)
    assert shown._more.isChecked()
    assert "(Alt+M)" in shown._more.text()
    used.key(Qt.Key.Key_Return)

    (contact,) = used.desk.all_of(Contact)
    assert contact.more_needed
    assert not begun(used)._more.isChecked()


def test_only_a_contact_asks_whether_more_is_needed(used):
    shown = begun(used)
    used.key(Qt.Key.Key_S, ALT)
    used.key(Qt.Key.Key_M, ALT)
    assert not shown._more.isVisible()
    assert not shown._more.isChecked()


def test_a_half_typed_line_remembers_that_more_is_needed(used):
    shown = begun(used)
    used.type("Moeder")
    used.key(Qt.Key.Key_M, ALT)
    shown.escape()
    used.settle()
    Keys(used).open()
    assert shown._more.isChecked()


def test_for_a_child_without_a_file_one_is_begun_first(used):
    shown = begun(used, "sem")
    used.type("Vader gebeld: het gaat niet meer")
    used.key(Qt.Key.Key_M, ALT)
    used.key(Qt.Key.Key_Return)
    assert used.desk.all_of(Contact) == []
    shown._file.click()
    used.settle()
    (contact,) = used.desk.all_of(Contact)
    assert contact.more_needed
    assert contact.file_id is not None
