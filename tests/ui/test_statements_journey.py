"""Somebody says something of a record in the file: added where that is read, and found there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget

from ib_desk.domain.file.statements import statement_on
from ib_desk.domain.records.broad_view import BroadViewEntry
from ib_desk.domain.records.closed import Closed, ClosedBecause
from ib_desk.domain.records.contact import Contact
from ib_desk.domain.records.contract import Contract
from ib_desk.domain.records.field_place import place_of
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.kinds import KINDS
from ib_desk.domain.records.opp import Opp, OppAgreement, OppConsultation
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import Inspection, SwvRequest
from ib_desk.domain.records.school import Professional
from ib_desk.domain.records.stated_on import can_be_stated_on
from ib_desk.domain.records.statement import Statement
from ib_desk.domain.records.weighing import Weighing
from ib_desk.ui.forms.closing_item import ClosingItem
from ib_desk.ui.forms.record_list import RecordList
from ib_desk.ui.forms.spec import Around
from ib_desk.ui.places import BROAD_VIEW, CONTACTS, CONTRACT, MATCHED_CARE, OPP
from ib_desk.ui.records.opp import opp_agreement_spec, opp_consultation_spec
from ib_desk.ui.records.request import inspection_spec
from ib_desk.ui.records.statement import statement_spec
from tests.builders import FATHER, FILE, NOOR, noor, noor_records
from tests.shipped import catalogue
from tests.ui.desk_window import WindowInUse
from tests.ui.looking import codes_shown, nameless
from tests.ui.opened_desk import NOW, opened_desk

CARRIES = [kind for kind in KINDS if can_be_stated_on(kind)]
FIRST = {kind: next((r for r in noor_records() if type(r) is kind), None) for kind in CARRIES}
IN_NOORS = [record for record in FIRST.values() if record is not None]
SAID = [replace(statement_on(one, FILE), words="Zo was het niet.") for one in IN_NOORS]


def words(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


@pytest.fixture(scope="module")
def stated(qapp, empty_vault, tmp_path_factory):
    """A statement beside the first record of every kind; nothing is changed here."""
    records = (*noor_records(), *SAID)
    with opened_desk(empty_vault, tmp_path_factory.mktemp("stated"), records) as made:
        yield made


PARTS = 8


@pytest.mark.parametrize("part", range(PARTS))
def test_what_was_said_of_a_record_of_any_kind_is_found_beside_it(qtbot, stated, part):
    used = WindowInUse(qtbot, stated)
    for said in SAID[part::PARTS]:
        used.window.navigator.go_to_found(place_of(said, "words"), used.file_id)
        used.settle()
        at = used.focus
        while at is not None and not at.property("record_id"):
            at = at.parentWidget()
        assert at is not None, said.what
        assert (at.property("record_id"), at.objectName()) == (str(said.id), "words"), said.what
        assert codes_shown(used.page) == []


def adding(used: WindowInUse, who: str) -> None:
    """By the menu of the button that has the focus."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(action for action in menu.actions() if action.text() == who)
    menu.close()
    used.window.activateWindow()
    used.qtbot.waitUntil(used.window.isActiveWindow)
    action.trigger()
    used.settle()


def leave(used: WindowInUse) -> None:
    used.page.leave()
    used.settle()


def said_of(used: WindowInUse, record: Record) -> list[Statement]:
    return [one for one in used.desk.all_of(Statement) if one.about == record.id]


def beside_list(used: WindowInUse) -> RecordList:
    lists = used.page.findChildren(RecordList)
    return next(one for one in lists if one.spec.kind is Statement and one.add_button.isVisible())


def test_what_tells_of_danger_is_put_out_of_sight_without_the_record_beside_it(
    used: WindowInUse,
):
    contact = used.desk.all_of(Contact)[0]
    said = replace(statement_on(contact, FILE), words="Ik ben thuis bang.")
    used.session.add(said)
    used.settle()
    used.window.navigator.go_to_found(place_of(said, "words"), used.file_id)
    used.settle()
    offered = {one._settled().id for one in used.page.findChildren(ClosingItem)}
    assert {said.id, contact.id} <= offered
    why = Closed(because=ClosedBecause.SAFEGUARDING)
    used.desk.ask(lambda: used.session.desk.closed_items.close(said, why))
    assert said not in used.desk.all_of(Statement)
    assert contact in used.desk.all_of(Contact)


def test_a_father_has_his_own_words_put_beside_a_contact(used: WindowInUse):
    page = used.open_page(CONTACTS)
    contact = used.desk.all_of(Contact)[0]
    page.go_to(Contact, contact.id, "line")
    used.settle()
    assert "Verklaringen" not in words(page)
    add = beside_list(used).add_button
    assert add.accessibleName().startswith("Verklaring toevoegen: ")
    add.click()
    adding(used, "Joost van Dalen")
    used.type("Ik heb dat niet gezegd.")
    leave(used)
    (said,) = said_of(used, contact)
    assert (said.words, said.guardian_id) == ("Ik heb dat niet gezegd.", FATHER)
    assert said.said_on == used.session.desk.clock.today()
    assert "Verklaringen" in words(page)
    assert nameless(page) == []
    page._lists[0][0].settle()
    used.open_page(CONTACTS)
    assert "verklaring van Joost van Dalen" in words(used.page)


def test_a_helper_is_named_by_who_writes_it_down(used: WindowInUse):
    page = used.open_page(CONTACTS)
    contact = used.desk.all_of(Contact)[0]
    page.go_to(Contact, contact.id, "line")
    used.settle()
    beside_list(used).add_button.click()
    adding(used, "Een leraar of helper")
    used.type("Ik hoorde het anders.")
    leave(used)
    (said,) = said_of(used, contact)
    assert said.of_professional
    name = used.desk.all_of(Professional)[0].name
    beside_list(used).open_record(said.id, "name")
    used.type(name)
    leave(used)
    assert said_of(used, contact)[0].name == name


@pytest.mark.parametrize(
    ("name", "told"), [("", "Een ouder zonder naam"), ("Joost", "Joost"), (None, "Noor")]
)
def test_what_a_guardian_without_a_name_said_is_not_told_as_said_by_the_pupil(name, told):
    who = None if name is None else FATHER
    around = Around(
        today=NOW.date(),
        terms=catalogue().terms,
        people={Guardian: ((FATHER, name or ""),), Pupil: ((NOOR, "Noor"),)},
        owners={Pupil: NOOR},
    )
    plan, request = noor().of(Opp)[0], noor().of(SwvRequest)[0]
    said = Statement(file_id=FILE, about=plan.id, what="opp", guardian_id=who)
    asked = OppConsultation(opp_id=plan.id, guardian_id=who)
    answer = OppAgreement(opp_id=plan.id, guardian_id=who)
    read = Inspection(request_id=request.id, guardian_id=who)
    assert {
        statement_spec().summary(said, around).title,
        opp_consultation_spec().summary(asked, around).title,
        opp_agreement_spec().summary(answer, around).title,
        inspection_spec().summary(read, around).title,
    } == {told}


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        (CONTRACT, Contract),
        (MATCHED_CARE, Weighing),
        (OPP, Opp),
        (BROAD_VIEW, BroadViewEntry),
    ],
)
def test_a_page_that_shows_one_record_has_the_same_button(used: WindowInUse, place, kind):
    page = used.open_page(place)
    record = used.desk.all_of(kind)[-1]
    page.go_to(kind, record.id, "")
    page.complete()
    used.settle()
    before = said_of(used, record)
    beside_list(used).add_button.click()
    adding(used, "Noor")
    used.type("Dat klopt niet.")
    leave(used)
    (said,) = set(said_of(used, record)) - set(before)
    assert (said.words, said.is_pupils, said.is_view) == ("Dat klopt niet.", True, False)
    assert nameless(page) == []
