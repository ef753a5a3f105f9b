"""At an inspection she decides about each closed item and each own note, with a ground."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from ib_desk.domain.records.closed import Closed, ClosedBecause
from ib_desk.domain.records.contact import Contact
from ib_desk.domain.records.inspection_choice import Given, InspectionChoice, InspectionGround
from ib_desk.domain.records.school_request import SchoolRequest, SchoolRequestKind
from ib_desk.domain.records.support_file import SupportFileId
from ib_desk.domain.records.work_note import WorkNote
from ib_desk.ui.file.closed_items_page import ClosedItemsPage
from ib_desk.ui.file.inspections import _ChoiceRow
from ib_desk.ui.places import CLOSED_ITEMS, HISTORY, SCHOOL_REQUESTS, TIMELINE
from ib_desk.ui.style.theme import Appearance
from ib_desk.ui.widgets.choice import Choice
from tests.ui.desk_window import WindowInUse
from tests.ui.looking import codes_shown, nameless
from tests.ui.opened_desk import wait_for


def words(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


@pytest.fixture
def asked(used: WindowInUse) -> WindowInUse:
    """Mother asked for inspection; a contact is closed, and a note of her own is still there."""
    file_id = SupportFileId(used.file_id)
    for note in used.desk.all_of(WorkNote):
        wait_for(used.session.remove(note))
    request = SchoolRequest(
        file_id=file_id,
        kind=SchoolRequestKind.INSPECTION,
        received_on=date(2026, 9, 14),
        asked_by="Moeder",
    )
    note = WorkNote(file_id=file_id, written_on=date(2026, 9, 10), text="Vader klonk moe.")
    wait_for(used.session.add(request))
    wait_for(used.session.add(note))
    contact = used.desk.all_of(Contact)[0]
    closed = Closed(because=ClosedBecause.SAFEGUARDING)
    items = used.session.desk.closed_items
    wait_for(used.session.write(lambda: items.close(contact, closed)))
    used.settle()
    return used


def uncovered(used: WindowInUse) -> ClosedItemsPage:
    used.open_page(CLOSED_ITEMS)
    used.key(Qt.Key.Key_Return)
    assert isinstance(used.page, ClosedItemsPage)
    return used.page


def rows(page: ClosedItemsPage) -> list[_ChoiceRow]:
    return [row for row in page.findChildren(_ChoiceRow) if row.isVisible()]


def choose(used: WindowInUse, row: _ChoiceRow, name: str, value: object) -> None:
    choice = row._form._fields[name].editor.widget
    assert isinstance(choice, Choice)
    choice.setCurrentIndex(choice._values.index(value))
    choice.activated.emit(choice.currentIndex())
    used.settle()


def test_the_page_of_requests_leads_there_and_tells_no_number_of_what_is_closed(asked):
    page = asked.open_page(SCHOOL_REQUESTS)
    assert "Er staat nog 1 werkaantekening." in words(page)
    asked.press("Naar Gesloten stukken")
    assert "Moeder" not in words(asked.page)
    asked.key(Qt.Key.Key_Return)
    seen = words(asked.page)
    assert "Verzoek om inzage · Moeder · maandag 14 september 2026" in seen
    assert "0 van 2 beslist" in seen
    assert "Vader klonk moe." in seen


def test_each_is_decided_with_a_ground_and_the_day_of_it(asked):
    page = uncovered(asked)
    contact, note = rows(page)
    assert asked.focus is contact._form._fields["given"].editor.widget

    choose(asked, contact, "given", Given.PART)
    choose(asked, contact, "ground", InspectionGround.OTHERS)
    choose(asked, note, "given", Given.WHOLE)
    assert "2 van 2 beslist" in words(page)
    made = asked.desk.all_of(InspectionChoice)
    assert [(one.given, one.ground, one.decided_on) for one in made] == [
        (Given.PART, InspectionGround.OTHERS, date(2026, 9, 18)),
        (Given.WHOLE, None, date(2026, 9, 18)),
    ]
    assert rows(page) == [contact, note], "what is typed in the others stays"
    assert not note._form._fields["ground"].editor.widget.isVisible()


def test_a_choice_is_taken_back_and_made_anew(asked):
    contact, _note = rows(uncovered(asked))
    choose(asked, contact, "given", Given.NOT)
    contact._remove.click()
    asked.settle()
    assert asked.desk.all_of(InspectionChoice) == []
    assert not contact._remove.isVisible()
    choose(asked, contact, "given", Given.WHOLE)
    assert [one.given for one in asked.desk.all_of(InspectionChoice)] == [Given.WHOLE]


def test_it_stays_when_what_it_is_about_is_gone(asked):
    _contact, note = rows(uncovered(asked))
    choose(asked, note, "given", Given.NOT)
    wait_for(asked.session.remove(asked.desk.all_of(WorkNote)[0]))
    asked.settle()
    assert "Werkaantekening · is er niet meer, of weer open" in [
        row.accessibleName() for row in rows(asked.page)
    ]


def test_what_was_decided_is_on_no_other_page(asked):
    contact, _note = rows(uncovered(asked))
    choose(asked, contact, "given", Given.NOT)
    contact._form.focus_field("words")
    asked.type("zeepaardje")
    for place in (HISTORY, TIMELINE, SCHOOL_REQUESTS):
        page = asked.open_page(place)
        assert "zeepaardje" not in words(page)
        assert "Keuze" not in words(page)
    assert asked.desk.all_of(InspectionChoice)[0].words == "zeepaardje"
    history = asked.desk.ask(lambda: asked.session.desk.records.history(asked.file_id))
    assert "zeepaardje" not in repr(history)


def test_an_answered_request_of_which_nothing_was_decided_here_asks_nothing(used):
    request = SchoolRequest(
        file_id=SupportFileId(used.file_id),
        kind=SchoolRequestKind.INSPECTION,
        answered_on=date(2026, 9, 14),
    )
    wait_for(used.session.add(request))
    assert "In dit dossier is niets gesloten" in words(uncovered(used))


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_all_has_a_name_and_shows_no_code(asked, sheet, theme, scale):
    theme.use(Appearance(text_scale=scale))
    page = uncovered(asked)
    choose(asked, rows(page)[0], "given", Given.NOT)
    assert nameless(page) == []
    assert codes_shown(page) == []
