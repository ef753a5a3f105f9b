"""Nette tekst: what is shown is what is copied, and nothing is copied unseen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox

from ib_desk.domain.records.contact import Contact
from ib_desk.domain.records.disclosure import Disclosure, Way
from ib_desk.domain.records.pupil import Pupil
from ib_desk.ui.file.neat_text_page import NeatTextPage
from ib_desk.ui.file.register_page import RegisterPage
from ib_desk.ui.places import CONTACTS
from ib_desk.ui.session import Session
from tests.builders import FILE
from tests.ui.asked_ways import AskedWays, asked_of
from tests.ui.looking import nameless
from tests.ui.noor_session import PageInWindow, noor_session, read, saved

PHONED = Contact(file_id=FILE, line="Marieke belde. Ruzie met Daan Jansen.")
DAAN = Pupil(call_name="Daan", surname="Jansen")


@pytest.fixture
def session(qtbot, tmp_path) -> Iterator[Session]:
    with noor_session(tmp_path, PHONED, DAAN) as made:
        yield made


@pytest.fixture
def shown(qtbot, session) -> PageInWindow[NeatTextPage]:
    page = PageInWindow(qtbot, session, NeatTextPage(session, AskedWays(session)))
    page.page.go_to(Contact, PHONED.id, "")
    qtbot.waitUntil(page.page._card.isVisible)
    return page


def ticks(shown) -> dict[str, QCheckBox]:
    return {box.text(): box for box in shown.page.findChildren(QCheckBox) if box.isVisible()}


def copied(shown, qtbot) -> Disclosure:
    qtbot.waitUntil(shown.page._told.isVisible)
    saved(qtbot, shown.session)
    lines = read(qtbot, shown.session, lambda: shown.session.desk.records.find(Disclosure))
    line: Disclosure = lines[-1]
    return line


def test_she_sees_each_role_and_copies_what_she_sees(shown, qtbot):
    assert shown.page._text.text().endswith("Moeder belde. Ruzie met een medeleerling.")
    assert list(ticks(shown)) == [
        "Marieke wordt: moeder",
        "Daan Jansen wordt: een medeleerling",
    ]
    assert nameless(shown.page) == []
    assert shown.page._card.hasFocus(), "she looks first"
    assert shown.page._card.accessibleDescription() == shown.page._text.text()
    shown.press("Kopiëren")
    line = copied(shown, qtbot)
    assert line.way is Way.COPIED
    qtbot.waitUntil(lambda: "medeleerling" in QGuiApplication.clipboard().text())
    assert QGuiApplication.clipboard().text() == shown.page._text.text()
    assert "Wat naar buiten ging" in shown.page._told.accessibleDescription()


def test_a_name_that_may_stand_stands_and_that_of_a_child_asks_why(shown, qtbot):
    ticks(shown)["Daan Jansen wordt: een medeleerling"].click()
    qtbot.waitUntil(lambda: shown.page._text.text().endswith("Ruzie met Daan Jansen."))
    shown.press("Kopiëren")
    qtbot.waitUntil(shown.page._reason.isVisible)
    shown.page._reason.left.emit()
    assert shown.page._reason.isHidden()
    shown.press("Kopiëren")
    qtbot.waitUntil(shown.page._reason.isVisible)
    shown.page._reason.given.emit("Zijn broer.")
    assert copied(shown, qtbot).gaps_reason == "Zijn broer."

    ticks(shown)["Daan Jansen wordt: een medeleerling"].click()
    qtbot.waitUntil(lambda: shown.page._text.text().endswith("Ruzie met een medeleerling."))
    assert shown.page._told.isHidden()


def test_what_cannot_leave_is_told(shown, qtbot, session):
    session.desk.records.change(PHONED, Contact(id=PHONED.id, file_id=FILE, line="Anders."))
    shown.press("Kopiëren")
    qtbot.waitUntil(shown.page._told.isVisible)
    qtbot.waitUntil(lambda: shown.page._text.text().endswith("Anders."))
    shown.page._notes._tell_not_noted()
    assert shown.page._notes._again.isVisible()


def test_without_a_contact_it_leads_to_them(qtbot, session):
    page = PageInWindow(qtbot, session, NeatTextPage(session, AskedWays(session)))
    assert page.page._none.isVisible()
    page.page.focus_first()
    with qtbot.waitSignal(asked_of(page.page)) as asked:
        page.press("Naar de contacten")
    assert CONTACTS in str(asked.args)


def test_a_contact_that_is_gone_is_no_longer_shown(shown, qtbot, session):
    session.remove(PHONED)
    shown.look()
    qtbot.waitUntil(shown.page._card.isHidden)


def test_the_register_shows_the_words_that_were_copied(shown, qtbot, session):
    shown.press("Kopiëren")
    line = copied(shown, qtbot)
    register = PageInWindow(qtbot, session, RegisterPage(session, AskedWays(session)))
    register.page.go_to(Disclosure, line.id, "")
    register.press("Bekijken wat er naar buiten ging")
    qtbot.waitUntil(register.page._words.isVisible)
    assert register.page._words.text() == shown.page._text.text()


def test_what_is_copied_for_a_file_that_was_left_is_told_on_no_page(shown, qtbot, session):
    shown.press("Kopiëren")
    shown.page.forget_file()
    saved(qtbot, session)
    qtbot.waitUntil(lambda: not session.is_busy)
    assert shown.page._told.isHidden()


def test_a_reason_that_was_half_typed_goes_with_its_file(shown, qtbot):
    ticks(shown)["Daan Jansen wordt: een medeleerling"].click()
    qtbot.waitUntil(lambda: shown.page._text.text().endswith("Ruzie met Daan Jansen."))
    shown.press("Kopiëren")
    qtbot.waitUntil(shown.page._reason.isVisible)
    shown.page._reason.set_reason("Zijn broer.")
    shown.page.forget_file()
    assert not shown.page._reason.reason
    assert "Daan" not in shown.page._reason.accessibleName()
