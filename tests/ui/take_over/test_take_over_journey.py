"""A file that ran elsewhere, taken over by keyboard; then the next one."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from ib_desk.application.drafts import Spot
from ib_desk.domain.intake.running_file import RunningFile
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.meeting import Meeting
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.running_measure import MeasureKind, RunningMeasure
from ib_desk.domain.records.school import Professional
from ib_desk.domain.records.support_file import SupportFile, TeamMember
from ib_desk.ui.places import PUPILS, TAKE_OVER
from ib_desk.ui.spots import TAKEN_OVER_OF
from ib_desk.ui.take_over.form import TakeOverForm
from ib_desk.ui.take_over.screen import TakeOverScreen
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.line_field import LineField
from ib_desk.ui.widgets.note import Note
from tests.builders import NOOR
from tests.ui.desk_window import CONTROL, WindowInUse
from tests.ui.looking import button_in_sight, codes_shown, cut_examples, nameless

AYA = Pupil(call_name="Aya", surname="Bakr", year_group="7")
SEM = Pupil(call_name="Sem", surname="Smit", year_group="4")
MOST_FIELDS = 12


@pytest.fixture
def screen(used: WindowInUse) -> TakeOverScreen:
    used.session.add(AYA)
    used.session.add(SEM)
    used.settle()
    used.open_caseload()
    opened: TakeOverScreen = used.open_place(TAKE_OVER)
    return opened


def field(screen: QWidget, name: str) -> QWidget:
    found: list[QWidget] = screen.findChildren(QWidget, name)
    return next(one for one in found if one.isVisible())


def press(screen: QWidget, words: str) -> None:
    button_in_sight(screen, words).click()


def choose(used: WindowInUse, name: str) -> None:
    used.type(name)
    used.key(Qt.Key.Key_Return)
    # Without a window manager the list of names stays the active window when it is closed.
    used.window.activateWindow()
    used.qtbot.waitUntil(used.window.isActiveWindow)


def files_of(used: WindowInUse, pupil: Pupil) -> list[SupportFile]:
    return [file for file in used.desk.all_of(SupportFile) if file.pupil_id == pupil.id]


def test_a_running_file_is_taken_over_by_keyboard_and_the_next_name_can_be_typed(used, screen):
    choose(used, "aya")
    used.type("n")  # the level begins with its word: down chooses
    for _level in range(3):
        used.key(Qt.Key.Key_Down)
    used.key(Qt.Key.Key_Tab)
    used.type("Karin de Boer, Tim Smit")
    used.key(Qt.Key.Key_Tab)
    used.type("8-10")
    press(screen, "OPP")
    used.type("1-9-2026")
    used.key(Qt.Key.Key_Tab)
    used.key(Qt.Key.Key_Tab)
    used.type("31-7-2027")
    field(screen, "0.result").setFocus()
    used.type("Verlengde instructie")
    used.key(Qt.Key.Key_Return, CONTROL)

    (file,) = files_of(used, AYA)
    assert file.taken_over_on == date(2026, 9, 18)
    assert file.taken_over_level is not None
    measures = [m for m in used.desk.all_of(RunningMeasure) if m.file_id == file.id]
    assert [(m.kind, m.starts_on, m.ends_on) for m in measures] == [
        (MeasureKind.OPP, date(2026, 9, 1), date(2027, 7, 31))
    ]
    agreed = [a.result for a in used.desk.all_of(Agreement) if a.file_id == file.id]
    assert agreed == ["Verlengde instructie"]
    talks = [m.held_on for m in used.desk.all_of(Meeting) if m.file_id == file.id]
    assert talks == [date(2026, 10, 8)]
    members = [m for m in used.desk.all_of(TeamMember) if m.file_id == file.id]
    assert [m.case_manager for m in members] == [True, False]

    assert used.focus.objectName() == "pupil"
    choose(used, "sem")
    used.key(Qt.Key.Key_Return, CONTROL)
    assert len(files_of(used, SEM)) == 1

    used.key(Qt.Key.Key_Z, CONTROL)
    used.key(Qt.Key.Key_Z, CONTROL)
    assert files_of(used, SEM) == files_of(used, AYA) == []
    people = {person.name for person in used.desk.all_of(Professional)}
    assert "Tim Smit" not in people


@pytest.mark.parametrize("beside", [MeasureKind.TLV, MeasureKind.ARRANGEMENT])
def test_there_are_at_most_twelve_fields_to_fill(used, screen, beside):
    """With an OPP and what it was made for: a TLV leads to another school, an arrangement not."""
    choose(used, "aya")
    (form,) = screen.findChildren(TakeOverForm)
    for kind in (MeasureKind.OPP, beside):
        form.ask_measure(kind)
    fields = [*form.findChildren(LineField), *form.findChildren(Choice)]
    shown = [one for one in fields if one.isVisible()]
    assert form.count == len(shown) == MOST_FIELDS


def test_the_next_pupil_without_a_file_is_one_key_away(used, screen):
    used.key(Qt.Key.Key_PageDown, CONTROL)
    assert screen._whom.pupil_id == AYA.id
    used.key(Qt.Key.Key_Return, CONTROL)
    used.key(Qt.Key.Key_PageDown, CONTROL)
    assert screen._whom.pupil_id == SEM.id
    used.key(Qt.Key.Key_PageDown, CONTROL)
    assert screen._whom.pupil_id == SEM.id
    used.key(Qt.Key.Key_PageUp, CONTROL)
    assert screen._whom.pupil_id == SEM.id


def test_of_whom_a_file_runs_here_none_is_taken_over(used, screen):
    choose(used, "noor")
    assert screen._whom.pupil_id is None
    assert not screen._take.isEnabled()
    press(screen, "Dossier openen")
    used.settle()
    assert used.crumbs[1].startswith("Noor")


def test_another_screen_says_whom_it_is_about(used, screen):
    used.window.navigator.go(Spot(place=TAKE_OVER, record_id=SEM.id, field=TAKEN_OVER_OF))
    used.settle()
    assert screen._whom.pupil_id == SEM.id
    press(screen, "Iemand anders")
    assert screen._whom.pupil_id is None
    assert used.focus.objectName() == "pupil"


def test_what_is_half_filled_waits_for_the_next_time(used, screen):
    choose(used, "aya")
    press(screen, "TLV")
    field(screen, "tlv.number").setFocus()
    used.type("TLV-12")
    press(screen, "Nog een afspraak")
    used.type("Bellen")
    used.key(Qt.Key.Key_Escape)
    assert used.crumbs == ("Leerlingen",)
    drafts = used.desk.ask(used.session.desk.drafts.all)
    assert {draft.field for draft in drafts} == {"form", "whom"}

    again = WindowInUse(used.qtbot, used.desk)
    again.session.read_drafts()
    again.settle()
    screen = again.open_place(TAKE_OVER)
    assert screen._whom.pupil_id == AYA.id
    assert screen._form.taken.measures[0].number == "TLV-12"
    assert [one.result for one in screen._form.taken.agreements] == ["Bellen"]


def test_what_was_filled_in_for_one_child_does_not_come_with_another(used, screen):
    said: list[str] = []
    used.session.said.connect(said.append)
    choose(used, "aya")
    press(screen, "TLV")
    field(screen, "tlv.number").setFocus()
    used.type("TLV-12")
    to_sem = Spot(place=TAKE_OVER, record_id=SEM.id, field=TAKEN_OVER_OF)
    used.window.navigator.go(to_sem)
    used.settle()
    assert screen._whom.pupil_id == AYA.id
    assert said == ["Dit gaat over een andere leerling. Neem die eerst over of maak het leeg."]
    press(screen, "Iemand anders")
    used.window.navigator.go(to_sem)
    assert screen._whom.pupil_id == SEM.id


def test_who_is_let_go_of_is_not_there_again_the_next_time(used, screen):
    choose(used, "aya")
    press(screen, "Iemand anders")
    used.key(Qt.Key.Key_Escape)
    used.settle()
    assert not used.desk.ask(used.session.desk.drafts.all)


def test_what_is_no_date_is_asked_again_and_nothing_is_stored(used, screen):
    choose(used, "aya")
    talk = field(screen, "held_on")
    talk.setFocus()
    used.type("in het voorjaar")
    used.key(Qt.Key.Key_Return, CONTROL)
    assert files_of(used, AYA) == []
    assert talk.isAncestorOf(used.focus)


def test_an_end_before_its_beginning_is_asked_about_while_it_is_typed(used, screen):
    choose(used, "aya")
    press(screen, "OPP")
    used.type("1-9-2026")
    used.key(Qt.Key.Key_Tab)
    used.key(Qt.Key.Key_Tab)
    used.type("31-7-2026")
    used.key(Qt.Key.Key_Tab)
    end = field(screen, "opp.ends_on")
    said = "Deze dag ligt vóór het begin. Klopt dat?"
    used.qtbot.waitUntil(lambda: said in end.accessibleDescription())


def test_hours_that_are_no_whole_number_are_told_and_nothing_is_stored(used, screen):
    choose(used, "aya")
    press(screen, "Arrangement")
    hours = field(screen, "arrangement.hours")
    hours.setFocus()
    used.type("40,5")
    used.key(Qt.Key.Key_Return, CONTROL)
    assert files_of(used, AYA) == []
    used.qtbot.waitUntil(lambda: used.focus is hours)
    used.qtbot.waitUntil(lambda: "Typ een heel getal, zoals 45." in hours.accessibleDescription())


def test_what_was_added_by_mistake_is_taken_away(used, screen):
    choose(used, "aya")
    press(screen, "Arrangement")
    field(screen, "arrangement.hours").setFocus()
    used.type("40")
    away = "Arrangement verwijderen"
    next(b for b in screen.findChildren(QPushButton) if b.accessibleName() == away).click()
    assert screen._form.taken == RunningFile()


def test_documents_come_into_the_file_that_was_taken_over(used, screen, tmp_path):
    report = tmp_path / "verslag.txt"
    report.write_text("Een verslag.", encoding="utf-8")
    choose(used, "aya")
    screen._add_documents([report, report])
    used.key(Qt.Key.Key_Return, CONTROL)
    (file,) = files_of(used, AYA)
    used.qtbot.waitUntil(
        lambda: any(one.file_id == file.id for one in used.desk.all_of(Attachment))
    )
    used.settle()


def test_it_can_be_used_by_a_screen_reader_and_shows_no_codes(used, screen):
    assert nameless(screen) == []
    choose(used, "aya")
    for kind in MeasureKind:
        screen._form.ask_measure(kind)
    assert nameless(screen) == []
    assert codes_shown(screen) == []
    assert cut_examples(screen) == []


def test_the_list_of_pupils_leads_here(used):
    caseload = used.open_caseload()
    press(caseload, "Dossier overnemen")
    used.settle()
    assert used.crumbs == ("Leerlingen", "Dossier overnemen")
    line = caseload.list_page.line_of(NOOR)
    assert "Dossier overnemen" not in [
        a.text() for a in caseload.list_page.line_menu(line).actions()
    ]
    used.open_place(PUPILS)


def test_it_says_what_was_taken_over_with_the_way_to_it(used, screen):
    choose(used, "aya")
    used.key(Qt.Key.Key_Return, CONTROL)
    said = [one.accessibleName() for one in screen.findChildren(Note) if one.isVisible()]
    assert said == ["Het dossier van Aya Bakr is overgenomen."]
    press(screen, "Naar dossier")
    used.settle()
    assert used.crumbs[1].startswith("Aya")
