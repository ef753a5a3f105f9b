"""What was printed to be signed comes back: a scan, who signed on it, and what still lacks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from ib_desk.application.leaving.exit import AtOnce
from ib_desk.application.leaving.orders import PrintOrder
from ib_desk.application.leaving.outside import ToPrinter
from ib_desk.application.paper import PrintChoices, Report
from ib_desk.application.progress import Silent
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.consent import Consent, ConsentAnswer, ConsentId
from ib_desk.domain.records.disclosure import Disclosure
from ib_desk.domain.records.opp import Opp, OppAgreement, OppAgrees, OppState
from ib_desk.domain.records.sheet_signature import SheetSaid, SheetSignature
from ib_desk.ui.forms.spec import Around
from ib_desk.ui.page_facts import register_fact
from ib_desk.ui.records.sheet_signature import sheet_signature_summary
from ib_desk.ui.widgets.state import State
from tests.builders import FATHER, MOTHER
from tests.shipped import catalogue
from tests.ui.desk_window import CONTROL
from tests.ui.file.test_documents import picture
from tests.ui.file.test_register_page import Paper
from tests.ui.looking import nameless, rich_labels

DAY = date(2026, 9, 16)
BEFORE = date(2026, 3, 2)


def printed(used, report=Report.OPP_GUIDANCE, **choices):
    """A print to be signed, behind the back of the window."""

    def work():
        desk = used.session.desk
        for answer in desk.records.find(OppAgreement):
            desk.records.remove(answer)
        for opp in desk.records.find(Opp):
            desk.records.change(opp, replace(opp, state=OppState.CONCEPT, set_on=None))
        order = PrintOrder(
            snapshot=desk.documents.snapshot(used.file_id),
            report=report,
            choices=PrintChoices(signature_lines=True, **choices),
            recipient="moeder",
            ground="akkoord vragen",
        )
        desk.exit.let_out(order, ToPrinter(Paper()), AtOnce(), Silent())

    used.desk.ask(work)


@pytest.fixture
def register(used):
    printed(used)
    return used.open_page("register")


def came_back(used, page, tmp_path):
    """A scan of a sheet, chosen from the disk."""
    scan = tmp_path / "scan.png"
    scan.write_bytes(picture())
    page._take_in([scan])
    used.settle()
    return next(one for one in used.desk.all_of(Attachment) if one.title == "scan")


def press(used, card, words):
    button = next(one for one in card.findChildren(QPushButton) if one.text() == words)
    button.click()
    used.settle()


def pick(page, **said):
    """By the first word of a name."""
    for one, choice in page._scan._said.values():
        choice.choose(said.get(one.name.split()[0]))


def rows(page):
    return [
        (entry.record.name, entry.head.accessibleName()) for entry in page._signed._entries.values()
    ]


def test_who_is_to_sign_stands_ready_with_the_print(used, register):
    names = [name for name, _line in rows(register)]
    assert names[:3] == ["Marieke Bakker", "Joost van Dalen", "Noor"]
    assert all("nog te tekenen" in line for _name, line in rows(register))
    assert all("Handelingsdeel van het OPP" in line for _name, line in rows(register))
    assert register_fact(register._shown.whole).words == "1 keer · 4 nog te tekenen"
    assert nameless(register) == []
    assert rich_labels(register) == []


def test_without_such_a_print_nothing_of_it_is_shown(used):
    page = used.open_page("register")
    assert not page._signed.card.isVisible()


def test_a_scan_comes_in_finds_its_sheet_and_says_what_each_said(used, register, tmp_path):
    scan = came_back(used, register, tmp_path)
    card = register._scan
    assert card.isVisible()
    assert card._sheet.currentText().startswith("Handelingsdeel van het OPP")
    pick(register, Marieke=SheetSaid.AGREES, Joost=SheetSaid.DISAGREES)
    card._day.set_date(DAY)
    press(used, card, "Bewaren")
    assert not card.isVisible()

    signed = {one.guardian_id: one for one in used.desk.all_of(SheetSignature)}
    assert signed[MOTHER].says is SheetSaid.AGREES
    assert signed[FATHER].scan_id == scan.id
    assert {
        (one.guardian_id, one.agrees, one.said_on) for one in used.desk.all_of(OppAgreement)
    } == {
        (MOTHER, OppAgrees.YES, DAY),
        (FATHER, OppAgrees.NO, DAY),
    }
    lines = dict(rows(register))
    assert "akkoord" in lines["Marieke Bakker"]
    assert "scan erbij" in lines["Marieke Bakker"]

    used.key(Qt.Key.Key_Z, CONTROL)
    assert {one.says for one in used.desk.all_of(SheetSignature)} == {None}
    assert used.desk.all_of(OppAgreement) == []


def test_a_changed_text_shows_beside_who_signed_the_other(used, register, tmp_path):
    came_back(used, register, tmp_path)
    pick(register, Marieke=SheetSaid.AGREES)
    register._scan._day.set_date(DAY)
    press(used, register._scan, "Bewaren")
    opp = used.desk.all_of(Opp)[0]
    used.session.change(opp, replace(opp, guidance="Iets anders."))
    used.settle()
    assert "die tekst is daarna gewijzigd" in dict(rows(register))["Marieke Bakker"]

    came_back(used, register, tmp_path)
    assert {choice.value() for _one, choice in register._scan._said.values()} == {None}


def test_where_nobody_is_picked_she_is_asked_and_may_leave_it(used, register, tmp_path):
    scan = came_back(used, register, tmp_path)
    card = register._scan
    pick(register)
    press(used, card, "Bewaren")
    assert card._sheet_field.problem == "Kies bij wie er een handtekening staat."
    pick(register, Noor=SheetSaid.AGREES)
    press(used, card, "Bewaren")
    assert card._day_field.problem == "Zet erbij op welke dag."
    press(used, card, "Later kiezen")
    assert not card.is_asking
    assert {one.says for one in used.desk.all_of(SheetSignature)} == {None}
    assert scan in used.desk.all_of(Attachment), "the document is kept"


def test_later_it_is_picked_in_the_line_and_mended_there(used, register, tmp_path):
    scan = came_back(used, register, tmp_path)
    press(used, register._scan, "Later kiezen")
    mother = next(one for one in used.desk.all_of(SheetSignature) if one.guardian_id == MOTHER)
    register._signed.open_record(mother.id)
    used.settle()
    form = register._signed._entries[mother.id].form
    form.binding.store("says", SheetSaid.DISAGREES)
    used.settle()
    form.binding.store("scan_id", scan.id)
    form.binding.store("reason", "Te veel ineens.")
    used.settle()
    (answer,) = used.desk.all_of(OppAgreement)
    assert answer.agrees is OppAgrees.NO
    used.session.remove(next(o for o in used.desk.all_of(SheetSignature) if o.id == mother.id))
    used.settle()
    assert "Marieke Bakker" not in dict(rows(register))


def test_a_line_that_was_open_before_the_scan_came_offers_it(used, register, tmp_path):
    mother = next(one for one in used.desk.all_of(SheetSignature) if one.guardian_id == MOTHER)
    register._signed.open_record(mother.id)
    used.settle()
    scan = came_back(used, register, tmp_path)
    press(used, register._scan, "Later kiezen")
    form = register._signed._entries[mother.id].form
    choice = form._fields["scan_id"].editor.widget
    choice.choose(scan.id)
    choice.chosen.emit(scan.id)
    used.settle()
    signed = {one.id: one.scan_id for one in used.desk.all_of(SheetSignature)}
    assert signed[mother.id] == scan.id


def test_of_two_sheets_the_people_are_those_of_the_one_that_is_picked(used, register, tmp_path):
    printed(used, Report.MEETING)
    came_back(used, register, tmp_path)
    card = register._scan
    assert card._sheet.count() == 2
    people = [one.name for one, _choice in card._said.values()]
    other = [one for one in card._sheets if one.line.disclosure.id != card._sheet.value()]
    card._sheet.choose(other[0].line.disclosure.id)
    card._sheet.chosen.emit(card._sheet.value())
    assert [one.name for one, _choice in card._said.values()] != people


def test_someone_who_was_not_asked_can_sign_too(used, register):
    (choice,) = register._signed.spec.choices(
        register._shown.around, tuple(entry.record for entry in register._signed._entries.values())
    )
    words, fresh = choice
    assert words.startswith("Handelingsdeel van het OPP")
    register._signed.open_new(replace(fresh, name="Opa Kees"))
    used.settle()


@pytest.mark.parametrize(
    ("report", "offered"), [(Report.CONSENT, None), (Report.MEETING, SheetSaid.SEEN)]
)
def test_of_one_alone_that_it_was_seen_is_offered_and_a_yes_never(used, tmp_path, report, offered):
    """A box that was crossed says yes or no: that has to be read on the scan."""
    records = used.session.desk.records
    used.desk.ask(lambda: [*map(records.remove, records.find(ConsentAnswer))])
    printed(used, report, addressee=MOTHER if report is Report.CONSENT else None)
    asked = used.desk.all_of(SheetSignature)
    used.desk.ask(lambda: [*map(records.remove, asked[1:])])
    page = used.open_page("register")
    came_back(used, page, tmp_path)
    assert [choice.value() for _one, choice in page._scan._said.values()] == [offered]


def test_what_was_picked_stays_where_another_window_came_between(used, register, tmp_path):
    scan = came_back(used, register, tmp_path)
    card, records = register._scan, used.session.desk.records
    pick(register, Marieke=SheetSaid.AGREES)
    card._day.set_date(DAY)
    used.desk.ask(lambda: records.change(scan, replace(scan, title="Blad van moeder")))
    press(used, card, "Bewaren")
    assert used.trouble == "Iemand anders, of een ander venster, heeft dit net gewijzigd."
    assert card.isVisible()
    assert {one.says for one in used.desk.all_of(SheetSignature)} == {None}

    press(used, card, "Bewaren")
    assert not card.isVisible()
    said = {one.guardian_id: one.says for one in used.desk.all_of(SheetSignature)}
    assert said[MOTHER] is SheetSaid.AGREES


def test_that_nobody_answered_stands_on_no_scan_and_has_no_day(used, register, tmp_path):
    came_back(used, register, tmp_path)
    offered = {one for _one, choice in register._scan._said.values() for one in choice._values}
    assert offered == {None, SheetSaid.AGREES, SheetSaid.DISAGREES}
    press(used, register._scan, "Later kiezen")

    mother = next(one for one in used.desk.all_of(SheetSignature) if one.guardian_id == MOTHER)
    register._signed.open_record(mother.id)
    used.settle()
    form = register._signed._entries[mother.id].form
    form.binding.store("says", SheetSaid.NO_REPLY)
    used.settle()
    assert not form._first._cells["said_on"].shown
    form.binding.store("says", SheetSaid.AGREES)
    used.settle()
    assert form._first._cells["said_on"].shown


def test_a_day_before_the_print_is_doubted_on_the_scan_and_in_the_line(used, register, tmp_path):
    came_back(used, register, tmp_path)
    card, words = register._scan, "Toen was dit blad nog niet afgedrukt. Klopt de datum?"
    card._day.set_date(BEFORE)
    assert card._day._doubt.text == words
    card._day.set_date(used.session.desk.clock.today())
    assert card._day._doubt.text == ""
    card._day.set_date(BEFORE)
    pick(register, Marieke=SheetSaid.AGREES)
    press(used, card, "Bewaren")
    mother = next(one for one in used.desk.all_of(SheetSignature) if one.guardian_id == MOTHER)
    assert mother.said_on == BEFORE, "it is told, and taken all the same"
    register._signed.open_record(mother.id)
    used.settle()
    assert register._signed._entries[mother.id].form._first._cells["said_on"].doubt.text == words


def test_of_two_consents_on_one_sheet_each_line_says_which(used, tmp_path):
    records = used.session.desk.records

    def ask():
        for one in records.find(ConsentAnswer):
            records.remove(one)
        known = records.find(Consent)[0]
        records.add(replace(known, id=ConsentId(uuid4()), recipient="de huisarts"))

    used.desk.ask(ask)
    printed(used, Report.CONSENT, addressee=MOTHER)
    page = used.open_page("register")
    there = tuple(entry.record for entry in page._signed._entries.values())
    words = [words for words, _fresh in page._signed.spec.choices(page._shown.around, there)]
    assert len(words) > 1
    came_back(used, page, tmp_path)
    names = [choice.accessibleName() for _one, choice in page._scan._said.values()]
    for told in (words, [line for _name, line in rows(page)], names):
        assert len(set(told)) == len(told)
        assert sum("de huisarts" in one for one in told) == 1


def test_who_is_choosing_keeps_the_field_when_the_file_says_more(used, register, tmp_path):
    came_back(used, register, tmp_path)
    choices = [choice for _one, choice in register._scan._said.values()]
    choices[1].setFocus()
    opp = used.desk.all_of(Opp)[0]
    used.session.change(opp, replace(opp, guidance="Iets anders."))
    used.settle()
    assert [choice for _one, choice in register._scan._said.values()] == choices
    assert choices[1].hasFocus()


def test_of_a_scan_that_is_taken_back_nothing_is_asked(used, register, tmp_path):
    came_back(used, register, tmp_path)
    used.session.undo()
    used.settle()
    assert not register._scan.is_asking
    assert not register._scan.isVisible()


@pytest.mark.parametrize(
    ("report", "asks"), [(Report.PARENTS, False), (Report.PLAN, False), (Report.MEETING, True)]
)
def test_that_an_overview_of_a_day_is_otherwise_later_asks_for_nobodys_eye(used, report, asks):
    printed(used, report, addressee=MOTHER)
    signature = used.desk.all_of(SheetSignature)[0]
    signed = replace(signature, says=SheetSaid.SEEN, said_on=DAY)
    around = Around(
        today=DAY,
        terms=catalogue().terms,
        outdated=frozenset({signature.id}),
        of={Disclosure: tuple(used.desk.all_of(Disclosure)), Consent: ()}.__getitem__,
    )
    told = sheet_signature_summary(signed, around)
    assert told.state is (State.ATTENTION if asks else State.DONE)
    assert "die tekst is daarna gewijzigd" in told.facts
