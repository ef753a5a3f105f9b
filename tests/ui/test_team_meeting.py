"""A team meeting over five pupils, by keyboard: lines land in the file of the pupil in view."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ib_desk.application.day import DeadlineLine
from ib_desk.application.vault_errors import StorageFailed
from ib_desk.domain.file.anchors import Anchor
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.meeting import Attendee, Meeting, MeetingKind, Presence
from ib_desk.domain.records.moved_deadline import MovedDeadline
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.school import Professional
from ib_desk.domain.records.sitting import Sitting, TeamAgreement
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.ui.meeting.sittings_screen import SittingsScreen
from ib_desk.ui.places import MEETING, OWNERS, SITTINGS, TODAY
from ib_desk.ui.style.theme import Appearance
from ib_desk.ui.today.day_list import DayList
from ib_desk.ui.today.owners_screen import OwnersScreen
from tests.builders import FILE, noor_records
from tests.ui.by_keyboard import Keyboard
from tests.ui.desk_window import WindowInUse
from tests.ui.looking import nameless
from tests.ui.opened_desk import NOW, OpenedDesk, opened_desk

CONTROL = Qt.KeyboardModifier.ControlModifier
NAMES = ("Bilal", "Jip", "Senna", "Luuk")
PUPILS = tuple(Pupil(call_name=name, year_group="3") for name in NAMES)
FILES = tuple(SupportFile(pupil_id=pupil.id, opened_on=date(2026, 9, 1)) for pupil in PUPILS)
REVIEW = Meeting(file_id=FILE, kind=MeetingKind.PUPIL_REVIEW, held_on=NOW.date())


@pytest.fixture
def desk(empty_vault, tmp_path) -> Iterator[OpenedDesk]:
    known = [*noor_records(), *PUPILS, *FILES, REVIEW]
    with opened_desk(empty_vault, tmp_path, known, pages=False) as made:
        yield made


@pytest.fixture
def used(qtbot, desk) -> WindowInUse:
    window = WindowInUse(qtbot, desk)
    window.window.navigator.go_to_file(window.file_id, MEETING, REVIEW.id)
    window.settle()
    return window


def page(used: WindowInUse) -> Any:
    return used.page


def join(used: WindowInUse, names: str) -> None:
    card = page(used)._sitting
    card._fold.set_open(is_open=True)
    card.line.setFocus()
    used.qtbot.keyClicks(card.line, names)
    used.key(Qt.Key.Key_Escape)
    used.key(Qt.Key.Key_Return)


EVERYONE = "Bilal (groep 3), Jip (groep 3), Senna (groep 3) en Luuk (groep 3)"


def line(used: WindowInUse, words: str) -> None:
    page(used)._entry.focus()
    used.type(words)
    used.key(Qt.Key.Key_Return)


def test_who_could_not_join_is_still_named(used, desk, monkeypatch):
    def refuse(*_told):
        raise StorageFailed

    with monkeypatch.context() as patched:
        patched.setattr(type(used.session.desk.sittings), "join", refuse)
        join(used, EVERYONE)
        assert used.trouble
        assert page(used)._sitting.line.text() == EVERYONE
    used.key(Qt.Key.Key_Return)
    assert page(used)._sitting.line.text() == ""
    assert len([one for one in desk.all_of(Meeting) if one.sitting_id is not None]) == 5


def test_by_keys_alone_one_line_about_each_of_five_pupils(used, desk):
    """She is in the line again after each page: nothing has to be looked for."""
    keys = Keyboard(used)
    keys.tab_to("Over meer leerlingen praten")
    keys.press("Enter")
    keys.tab_to("Over welke leerlingen nog meer?")
    keys.type(EVERYONE)
    keys.press("Esc", "Enter")
    keys.tab_to("Nieuwe regel")
    for name in ("Noor", *NAMES):
        assert keys.called == "Nieuwe regel"
        keys.type(f"Iets over {name}.")
        keys.press("Enter", "Ctrl+PgDown")
    said = {one.file_id: one.discussed for one in desk.all_of(Meeting) if one.sitting_id}
    assert said == {
        FILE: "Iets over Noor.",
        **{file.id: f"Iets over {name}." for file, name in zip(FILES, NAMES, strict=True)},
    }


def test_lines_land_in_the_file_of_the_pupil_in_view_and_in_no_other(used, desk):
    join(used, EVERYONE)
    assert page(used)._sitting._count.text() == "Leerling 1 van 5"
    assert nameless(used.page) == []
    for number, name in enumerate(("Noor", *NAMES), 1):
        assert page(used)._sitting._count.text() == f"Leerling {number} van 5"
        line(used, f"Iets over {name}.")
        used.key(Qt.Key.Key_PageDown, CONTROL)
    said = {one.file_id: one.discussed for one in desk.all_of(Meeting) if one.sitting_id}
    assert said == {
        FILE: "Iets over Noor.",
        **{file.id: f"Iets over {name}." for file, name in zip(FILES, NAMES, strict=True)},
    }
    used.key(Qt.Key.Key_PageUp, CONTROL)
    assert page(used)._sitting._count.text() == "Leerling 4 van 5"


def test_it_fits_a_small_screen_with_large_text(used, theme):
    theme.use(Appearance(text_scale=2.0))
    join(used, "Bilal (groep 3)")
    used.window.resize(1366, 690)
    used.settle()
    assert used.window.width() == 1366
    least = used.window.minimumSizeHint()
    assert (least.width() <= 1366, least.height() <= 690) == (True, True), least
    page(used)._entry.focus()
    used.settle()
    assert used.focus.visibleRegion().boundingRect().height() == used.focus.height()


def test_a_pupil_whose_name_is_not_known_yet_joins_by_no_other_name(used, desk):
    nameless_one = Pupil()
    file = SupportFile(pupil_id=nameless_one.id, opened_on=date(2026, 9, 1))
    used.session.add(nameless_one, file)
    used.settle()
    join(used, "Bilal (groep 3)")
    sat = {one.file_id for one in desk.all_of(Meeting) if one.sitting_id}
    assert sat == {FILE, FILES[0].id}
    join(used, "Leerling zonder naam")
    sat = {one.file_id for one in desk.all_of(Meeting) if one.sitting_id}
    assert sat == {FILE, FILES[0].id, file.id}


def test_an_agreement_about_no_pupil_is_in_no_file(used, desk):
    before = desk.all_of(Agreement)
    join(used, "Bilal (groep 3)")
    page(used)._entry.focus()
    used.type("Koptelefoons bestellen.")
    for _kind in range(3):
        used.key(Qt.Key.Key_F4)
    used.key(Qt.Key.Key_Return)
    for words in ("Esther Mulder", "over 2 weken"):
        used.type(words)
        used.key(Qt.Key.Key_Return)
    (agreed,) = desk.all_of(TeamAgreement)
    assert (agreed.result, agreed.owner) == ("Koptelefoons bestellen.", "Esther Mulder")
    assert agreed.ends_on == date(2026, 10, 2)
    assert desk.all_of(Agreement) == before
    assert list(page(used)._sitting._list._entries) == [agreed.id]
    what = "Zonder leerling · Koptelefoons bestellen"
    assert what in told(used.open_place(TODAY))
    owners = used.open_place(OWNERS)
    assert isinstance(owners, OwnersScreen)
    assert what in told(owners)
    row = next(row for row in owners._list.rows if row.title.startswith("Zonder leerling"))
    owners._list.go_to(row.key)
    used.key(Qt.Key.Key_Return)
    assert (used.focus.objectName(), used.focus.property("record_id")) == ("state", str(agreed.id))


def told(screen: QWidget) -> list[str]:
    return [row.title for rows in screen.findChildren(DayList) for row in rows.rows]


def test_who_was_there_and_what_for_is_asked_once(used, desk):
    people = [one for one in noor_records() if isinstance(one, Professional)]
    tim = next(one for one in people if one.name == "Tim Postma")
    used.session.add(Attendee(meeting_id=REVIEW.id, professional_id=tim.id, presence=Presence.CAME))
    used.settle()
    join(used, "Bilal (groep 3)")
    _first, second = [one for one in desk.all_of(Meeting) if one.sitting_id]
    there = [one for one in desk.all_of(Attendee) if one.meeting_id == second.id]
    assert [one.professional_id for one in there] == [tim.id]

    page(used).go_to(Meeting, REVIEW.id, "chair")
    used.settle()
    used.type("Esther Mulder")
    page(used)._entry.focus()
    used.settle()
    assert [one.chair for one in desk.all_of(Meeting) if one.sitting_id] == ["Esther Mulder"] * 2


def test_a_name_that_nobody_has_adds_nobody_and_stays_there(used, desk):
    join(used, "Piet")
    assert desk.all_of(Sitting) == []
    assert page(used)._sitting.line.text() == "Piet"
    assert used.toast == "Kies een leerling met een open dossier."


def test_a_sitting_is_found_again_with_its_agreements_and_leads_to_its_pupils(used, desk):
    join(used, "Bilal (groep 3)")
    (sitting,) = desk.all_of(Sitting)
    agreed = TeamAgreement(sitting_id=sitting.id, result="Koptelefoons bestellen.")
    used.session.add(agreed)
    used.settle()
    screen = used.open_place(SITTINGS)
    assert isinstance(screen, SittingsScreen)
    place = FieldPlace(record=TeamAgreement, record_id=agreed.id, field="owner")
    used.window.navigator.go_to_found(place, None)
    used.settle()
    assert (used.focus.objectName(), used.focus.property("record_id")) == ("owner", str(agreed.id))
    used.press("Naar de leerlingen")
    assert page(used)._open.meeting.id == REVIEW.id


def test_a_sitting_without_pupils_says_so(used, desk):
    sitting = Sitting(purpose="Leeg")
    used.session.add(sitting)
    used.settle()
    screen = used.open_place(SITTINGS)
    screen._list.open_record(sitting.id)
    used.settle()
    used.press("Naar de leerlingen")
    assert used.toast == "Bij dit overleg staat geen leerling meer."


def test_a_meeting_that_goes_takes_its_page_along(used, desk):
    join(used, "Bilal (groep 3)")
    used.session.remove(desk.all_of(Meeting)[-1])
    used.settle()
    assert page(used)._sitting._count.text() == ""


def test_put_off_from_vandaag_it_moves_for_all_and_says_so_before_and_after(used, desk):
    join(used, EVERYONE)
    screen = used.open_place(TODAY)
    line = next(
        row.key
        for row in screen._list.rows
        if isinstance(row.key, DeadlineLine) and row.key.deadline.anchored.anchor is Anchor.MEETING
    )
    said: list[str] = []
    used.session.said.connect(said.append)
    screen._put_off(line)
    used.settle()
    assert screen._move._for_all.text() == (
        "Dit overleg gaat over 5 leerlingen. Het gaat voor allemaal mee. "
        "Je reden komt in elk dossier: noem geen leerling."
    )
    later = NOW.date() + timedelta(days=7)
    screen._move._day.set_date(later)
    screen._move._why.set_text("Studiedag.")
    screen._move._move()
    used.settle()
    assert [one.held_on for one in desk.all_of(Meeting) if one.sitting_id] == [later] * 5
    assert len({one.file_id for one in desk.all_of(MovedDeadline)}) == 5
    assert said == ["Verzet voor 5 leerlingen. Met Ctrl+Z maak je het ongedaan."]


def test_moved_in_the_list_of_one_pupil_it_moves_for_all(used, desk):
    join(used, EVERYONE)
    meeting = next(one for one in desk.all_of(Meeting) if one.id == REVIEW.id)
    later = NOW.date() + timedelta(days=7)
    used.session.change(meeting, replace(meeting, held_on=later))
    used.settle()
    assert [one.held_on for one in desk.all_of(Meeting) if one.sitting_id] == [later] * 5
