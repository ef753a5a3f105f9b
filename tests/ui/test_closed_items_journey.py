"""A record is closed with a reason, is nowhere to be seen, and is opened again by who asks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from ib_desk.domain.records.assessment import Assessment
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.broad_view import BroadViewEntry
from ib_desk.domain.records.closed import Closed, ClosedBecause
from ib_desk.domain.records.contact import Contact, ContactPerson
from ib_desk.domain.records.decision import Decision
from ib_desk.domain.records.meeting import Meeting
from ib_desk.domain.records.weighing import Weighing
from ib_desk.ui.file.closed_items_page import ClosedItemsPage
from ib_desk.ui.file.history_page import HistoryPage
from ib_desk.ui.forms.closing_item import ClosingItem
from ib_desk.ui.places import (
    BROAD_VIEW,
    CLOSED_ITEMS,
    CONTACTS,
    HISTORY,
    MEETINGS,
    OVERVIEW,
    TIMELINE,
)
from ib_desk.ui.style.theme import Appearance
from tests.ui.desk_window import WindowInUse
from tests.ui.looking import codes_shown, nameless
from tests.ui.opened_desk import wait_for

MORE = "Er is meer in dit dossier dan je hier ziet."


def words(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def question(used: WindowInUse) -> ClosingItem:
    found = used.page.findChildren(ClosingItem)
    return next(one for one in found if one._question is not None and one._question.isVisible())


def close(used: WindowInUse, because: ClosedBecause, why: str = "") -> None:
    """In the question that is asked now, by the keyboard."""
    asked = question(used)._question
    assert asked is not None
    assert used.focus is asked._because
    asked._because.setCurrentIndex(asked._because._values.index(because))
    asked._why.setFocus()
    used.type(why)
    used.key(Qt.Key.Key_Return)


def closed_contact(used: WindowInUse, because: ClosedBecause) -> Contact:
    contact = used.desk.all_of(Contact)[0]
    closed = Closed(because=because, why="vader vroeg het")
    items = used.session.desk.closed_items
    wait_for(used.session.write(lambda: items.close(contact, closed)))
    used.settle()
    return contact


def open_contact(used: WindowInUse) -> Contact:
    page = used.open_page(CONTACTS)
    page._lists[0][0].focus_first()
    used.key(Qt.Key.Key_Space)
    entry = next(one for one in page._lists[0][0]._entries.values() if one.form is not None)
    assert isinstance(entry.record, Contact)
    return entry.record


def test_a_contact_is_closed_and_found_again_by_one_key(used: WindowInUse):
    contact = open_contact(used)
    used.press("Stuk sluiten…")
    close(used, ClosedBecause.ASKED, "Moeder vroeg het, op 3 september")

    assert used.toast == "Contact gesloten. Het staat bij Gesloten stukken."
    assert contact not in used.desk.all_of(Contact)
    for page in (CONTACTS, TIMELINE, HISTORY, OVERVIEW):
        used.open_page(page)
        assert contact.line not in words(used.page)
    assert MORE in words(used.page)

    used.press("Naar Gesloten stukken")
    assert isinstance(used.page, ClosedItemsPage)
    assert contact.line not in words(used.page)
    used.key(Qt.Key.Key_Return)
    seen = words(used.page)
    assert contact.line in seen
    assert "Op verzoek · Moeder vroeg het, op 3 september" in seen
    assert "18 september 2026: Contact gesloten" in seen
    assert used.focus.accessibleName().startswith("Weer openen: Contact")

    used.key(Qt.Key.Key_Return)
    assert contact in used.desk.all_of(Contact)
    assert "In dit dossier is niets gesloten" in words(used.page)
    assert used.toast == "Contact weer geopend"


def test_what_is_part_of_another_says_aloud_what_its_button_closes(used: WindowInUse):
    page = used.open_page(MEETINGS)
    decision = used.desk.all_of(Decision)[0]
    page.go_to(Decision, decision.id, "decided")
    used.settle()
    shown = [one for one in page.findChildren(ClosingItem) if one.isVisible()]
    meeting = next(one for one in used.desk.all_of(Meeting) if one.id == decision.meeting_id)
    names = {one._button.accessibleName() for one in shown}
    assert names == {f"Stuk sluiten: {decision.decided}", f"Stuk sluiten: {meeting.purpose}"}


def test_who_was_spoken_is_said_once_and_without_quotation_marks(used: WindowInUse):
    person = next(one for one in used.desk.all_of(ContactPerson) if one.guardian_id is not None)
    contact = next(one for one in used.desk.all_of(Contact) if one.id == person.contact_id)
    closed = Closed(because=ClosedBecause.ASKED, why="vader vroeg het")
    items = used.session.desk.closed_items
    wait_for(used.session.write(lambda: items.close(contact, closed)))
    used.settle()
    used.open_page(CLOSED_ITEMS)
    used.key(Qt.Key.Key_Return)
    lines = words(used.page).splitlines()
    assert [line for line in lines if person.name in line] == [f"Wie sprak je? {person.name}"]


def test_the_question_is_seen_whole_with_the_buttons_that_answer_it(used: WindowInUse):
    used.window.resize(1366, 690)
    open_contact(used)
    used.press("Stuk sluiten…")
    asked = question(used)._question
    assert asked is not None
    used.qtbot.waitUntil(lambda: asked.visibleRegion().boundingRect() == asked.rect())


def test_what_is_shown_is_covered_when_another_page_is_looked_at(used: WindowInUse):
    contact = closed_contact(used, ClosedBecause.SAFEGUARDING)
    used.open_page(CLOSED_ITEMS)
    used.key(Qt.Key.Key_Return)
    page = used.page
    assert isinstance(page, ClosedItemsPage)
    assert contact.line in words(page)
    used.open_page(CONTACTS)
    said = [one.text() for one in page.findChildren(QLabel)]
    assert contact.line not in "\n".join(said), "in no hidden widget either"
    used.open_page(CLOSED_ITEMS)
    assert contact.line not in words(page)
    assert used.focus is page._cover.focusProxy()


def test_it_is_covered_when_nobody_does_anything_for_a_while(used: WindowInUse):
    contact = closed_contact(used, ClosedBecause.ASKED)
    used.open_page(CLOSED_ITEMS)
    used.key(Qt.Key.Key_Return)
    page = used.page
    assert isinstance(page, ClosedItemsPage)
    timer = page._rest._timer
    assert timer.isActive()
    timer.stop()
    QTest.keyClick(used.window.windowHandle(), Qt.Key.Key_Shift)
    assert timer.isActive(), "each key begins it anew"
    timer.start(1)
    used.qtbot.waitUntil(lambda: contact.line not in words(page))
    assert not timer.isActive()
    assert page._rest._watched is None


def test_of_the_meldcode_nothing_says_that_there_is_more(used: WindowInUse):
    closed_contact(used, ClosedBecause.SAFEGUARDING)
    used.open_page(OVERVIEW)
    assert MORE not in words(used.page)


def test_in_conversation_there_is_no_more(used: WindowInUse):
    closed_contact(used, ClosedBecause.ASKED)
    used.open_page(OVERVIEW)
    assert MORE in words(used.page)
    assert used.toast == "Contact gesloten. Het staat bij Gesloten stukken."
    used.key(Qt.Key.Key_F2)
    for _look in range(2):
        seen = words(used.window)
        assert "meer" not in seen
        assert "gesloten" not in seen.lower()
        if "Wie zit naast je?" in seen:
            used.press("Beide ouders")


def test_in_conversation_no_key_leads_to_what_is_closed(used: WindowInUse):
    closed_contact(used, ClosedBecause.ASKED)
    used.open_page(CLOSED_ITEMS)
    used.key(Qt.Key.Key_Return)
    used.key(Qt.Key.Key_F2)
    assert "vader vroeg het" not in words(used.window)
    used.key(Qt.Key.Key_Escape)
    assert "vader vroeg het" not in words(used.window)


def test_without_a_reason_nothing_is_closed_and_esc_leads_back(used: WindowInUse):
    contact = open_contact(used)
    used.press("Stuk sluiten…")
    asked = question(used)._question
    assert asked is not None
    used.press("Sluit dit stuk")
    assert asked._because_field.problem == "Kies een reden."
    close(used, ClosedBecause.OTHER)
    assert asked._why_field.problem == "Schrijf eerst waarom je dit stuk sluit."
    assert contact in used.desk.all_of(Contact)

    used.key(Qt.Key.Key_Escape)
    assert asked.isHidden()
    assert used.focus.text() == "Stuk sluiten…"


def test_what_was_typed_just_before_is_in_it(used: WindowInUse):
    contact = open_contact(used)
    used.focus.selectAll()
    used.type("Zegt zij zelf")
    used.press("Stuk sluiten…")
    close(used, ClosedBecause.OF_OTHERS)
    used.open_page(CLOSED_ITEMS)
    used.key(Qt.Key.Key_Return)
    assert "Zegt zij zelf" in words(used.page)
    assert contact.id not in {one.id for one in used.desk.all_of(Contact)}


def test_undo_opens_it(used: WindowInUse):
    contact = closed_contact(used, ClosedBecause.ASKED)
    used.open_page(CONTACTS)
    used.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert contact in used.desk.all_of(Contact)


def test_from_the_history_nothing_that_was_closed_is_put_in_the_bin(used: WindowInUse):
    """Not where undo opened it either: it is closed where it stands, with a reason."""
    closed_contact(used, ClosedBecause.ASKED)
    used.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    page = used.open_page(HISTORY)
    assert isinstance(page, HistoryPage)
    page._open(0)
    assert "Contact weer geopend" in words(page)
    assert page._back.isHidden()


def test_a_domain_of_the_brede_blik_is_closed_in_its_row(used: WindowInUse):
    page = used.open_page(BROAD_VIEW)
    entries = used.desk.all_of(BroadViewEntry)
    page.go_to(BroadViewEntry, entries[0].id, "strong")
    used.settle()
    used.press("Stuk sluiten…")
    close(used, ClosedBecause.OF_OTHERS)
    assert len(used.desk.all_of(BroadViewEntry)) == len(entries) - 1
    assert used.toast.startswith("Onderdeel van de brede blik gesloten")


def test_a_weighing_is_closed_from_its_menu(used: WindowInUse):
    page = used.open_page("matched_care")
    count = len(used.desk.all_of(Weighing))
    acts = dict(page.rare_actions())
    acts["Deze weging sluiten…"]()
    used.settle()
    close(used, ClosedBecause.OF_OTHERS)
    assert len(used.desk.all_of(Weighing)) == count - 1
    assert not page.findChildren(ClosingItem)[0].isVisible()


def test_who_searches_for_what_is_closed_gets_to_it(used: WindowInUse):
    contact = closed_contact(used, ClosedBecause.ASKED)
    word = contact.line.split()[0]
    navigator = used.window.navigator
    navigator.search_for(f"{word} gesloten soort:contact")
    used.settle()
    hits = used.screen._found.hits
    out = next(hit for hit in hits if hit.out_of_sight == contact.id)
    assert any("gesloten stuk" in row.right for row in used.screen._list.rows)
    navigator.go_to_hit(out)
    used.settle()
    assert contact.line not in words(used.page), "the way back after a lock is the same"
    used.key(Qt.Key.Key_Return)
    assert contact.line in words(used.page)
    assert used.focus.accessibleName().startswith("Weer openen")


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_all_that_is_asked_and_shown_has_a_name_and_fits(used: WindowInUse, sheet, theme, scale):
    theme.use(Appearance(text_scale=scale))
    open_contact(used)
    used.press("Stuk sluiten…")
    assert nameless(used.page) == []
    assert codes_shown(used.page) == []
    close(used, ClosedBecause.ASKED, "Moeder vroeg het")
    used.open_page(CLOSED_ITEMS)
    used.key(Qt.Key.Key_Return)
    assert nameless(used.page) == []
    assert codes_shown(used.page) == []


def test_of_research_it_is_told_that_its_report_stays_where_documents_are(used: WindowInUse):
    (test,) = used.desk.all_of(Assessment)
    document = used.desk.all_of(Attachment)[0]
    told = "Het verslag blijft bij de documenten staan. Sluit dat ook, als dat nodig is."
    page = used.open_page("broad_view")
    page.go_to(Assessment, test.id, "instrument")
    used.settle()
    used.press("Stuk sluiten…")
    assert told not in words(used.page)
    used.key(Qt.Key.Key_Escape)
    used.desk.store((test, replace(test, report_id=document.id)))
    used.settle()
    used.press("Stuk sluiten…")
    assert told in words(used.page)
    close(used, ClosedBecause.ASKED)
    assert used.desk.all_of(Assessment) == []
    assert document in used.desk.all_of(Attachment)
