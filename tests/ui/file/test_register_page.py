"""Wat naar buiten ging: what became of each line, by keyboard, and what is asked of her."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from ib_desk.application.leaving.exit import AtOnce
from ib_desk.application.leaving.orders import PrintOrder
from ib_desk.application.leaving.outside import Found, ToFile, ToPrinter
from ib_desk.application.paper import PrintChoices, Report
from ib_desk.application.progress import Silent
from ib_desk.application.vault_errors import StorageFailed
from ib_desk.domain.dutch_dates import plain_date
from ib_desk.domain.file.register import RegisterLine
from ib_desk.domain.records.consent import Consent, ConsentAnswer, ConsentPurpose, ConsentSaid
from ib_desk.domain.records.disclosure import Disclosure, DisclosureEvent, DisclosureState, Way
from ib_desk.domain.records.guardian import Guardian, Relation
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.ui.leaving.words import withdrawn_words
from ib_desk.ui.preview.print_screen import PrintScreen
from ib_desk.ui.style.theme import Appearance
from tests.application.leaving.cut_off import Cut, PowerCut
from tests.builders import FILE, NOOR, noor
from tests.shipped import catalogue
from tests.ui.by_keyboard import Keyboard
from tests.ui.looking import nameless, rich_labels
from tests.ui.opened_desk import NOW

TODAY = plain_date(NOW.date())


class Paper:
    def print(self, _content, _name, _progress):
        return None


def let_out(used, to, turns=None, choices=None, recipient="moeder"):
    """A print of the overview for parents, behind the back of the window."""

    def work():
        desk = used.session.desk
        order = PrintOrder(
            snapshot=desk.documents.snapshot(used.file_id),
            report=Report.PARENTS,
            choices=choices or PrintChoices(),
            recipient=recipient,
            ground="informatie aan ouders",
        )
        with suppress(PowerCut):
            desk.exit.let_out(order, to, turns or AtOnce(), Silent())

    used.desk.ask(work)


@pytest.fixture
def register(used):
    """The page with one print on it that was opened."""
    let_out(used, ToPrinter(Paper()))
    page = used.open_page("register")
    page._list.opened.emit(page._list.rows[0].key)
    used.settle()
    return page


def states(used):
    return [event.state for event in used.desk.all_of(DisclosureEvent)]


def life(page):
    return page._standing._life.text().splitlines()


def test_a_line_says_to_whom_how_and_how_far(used, register):
    (row,) = register._list.rows
    assert row.title == "Overzicht voor ouders"
    assert row.fact == "aan de printer aangeboden op 18 september 2026 · moeder · afgedrukt"
    assert nameless(register) == []
    assert rich_labels(register) == []
    assert life(register) == [f"{TODAY}: aan de printer aangeboden"]


def test_what_was_printed_is_read_again_as_it_left(used, register):
    register._look.click()
    used.settle()
    assert register._copy.isVisible()
    assert register._copy.pages >= 1


def test_by_keyboard_she_says_that_it_was_handed_over(used, register):
    assert register._standing._state.isAncestorOf(used.focus)
    while used.focus is not register._standing._go:
        used.key(Qt.Key.Key_Tab)
    used.key(Qt.Key.Key_Space)
    assert states(used) == [DisclosureState.OFFERED_TO_PRINTER, DisclosureState.HANDED_OVER]
    assert life(register)[-1] == f"{TODAY}: meegegeven"
    assert register._list.hasFocus()


def test_with_another_day_and_a_remark(used, register):
    standing = register._standing
    standing._state.choose(DisclosureState.SENT)
    standing._day.set_date(NOW.date().replace(day=16))
    standing._words.setPlainText("Per aangetekende post.")
    standing._go.click()
    used.settle()
    assert life(register)[-1] == "16 september 2026: verstuurd. Per aangetekende post."


def test_a_day_that_has_not_come_is_not_taken(used, register):
    standing = register._standing
    standing._day.set_date(NOW.date().replace(day=28))
    standing._go.click()
    assert standing._day_field.problem == "Deze dag moet nog komen."
    standing._day.show_text("morgen misschien")
    standing._day.set_date(None)
    standing._go.click()
    assert standing._day_field.problem == "Zet erbij op welke dag."
    assert len(states(used)) == 1


def test_a_correction_is_a_line_more(used, register):
    standing = register._standing
    buttons = standing._state._group.buttons()
    buttons[-1].click()
    assert standing._day_field.isHidden()
    standing._go.click()
    assert standing._words_field.problem == "Schrijf op wat je wilt onthouden."
    standing._words.setPlainText("Ging naar vader.")
    standing._go.click()
    used.settle()
    assert states(used) == [DisclosureState.OFFERED_TO_PRINTER, None]
    assert life(register)[-1] == f"{TODAY}: opmerking. Ging naar vader."
    assert len(used.desk.all_of(Disclosure)) == 1


def test_what_is_refused_stays_to_be_noted_again(used, register, monkeypatch):
    def refuse(*_told):
        raise StorageFailed

    standing = register._standing
    standing._words.set_text("Ging naar vader.")
    standing._go.setFocus()
    with monkeypatch.context() as patched:
        patched.setattr(type(used.session.desk.register), "note", refuse)
        used.key(Qt.Key.Key_Space)
        assert used.trouble
        assert used.focus is standing._go
        assert standing._words.text() == "Ging naar vader."
    used.key(Qt.Key.Key_Space)
    assert life(register)[-1] == f"{TODAY}: meegegeven. Ging naar vader."
    assert standing._words.text() == ""
    assert register._list.hasFocus()


def test_what_was_cut_off_at_a_printer_is_asked(used):
    let_out(used, ToPrinter(Paper()), Cut())
    used.desk.ask(lambda: used.session.desk.exit.settle(AtOnce()))
    page = used.open_page("register")
    assert "onbekend" in page._list.rows[0].fact
    page._list.opened.emit(page._list.rows[0].key)
    used.settle()
    standing = page._standing
    assert standing._question.accessibleName() == "Is dit afgedrukt?"
    assert used.focus is standing._yes
    standing._words.set_text("Lag nog in de printer.")
    standing._yes.click()
    used.settle()
    assert states(used) == [DisclosureState.UNKNOWN, DisclosureState.OFFERED_TO_PRINTER]
    assert standing._question.isHidden()
    assert standing._words.text() == "Lag nog in de printer.", "an answer is no remark"
    standing._go.click()
    used.settle()
    assert life(page)[-1] == f"{TODAY}: opmerking. Lag nog in de printer."


def test_of_a_file_on_a_stick_that_is_gone_too_and_a_wrong_answer_can_be_mended(used, tmp_path):
    let_out(used, ToFile(tmp_path / "uit.pdf"), Cut())
    door = used.session.desk.exit
    door._files.look = lambda _path, _digest: Found.NO_PLACE
    try:
        used.desk.ask(lambda: door.settle(AtOnce()))
    finally:
        del door._files.look
    page = used.open_page("register")
    page._list.opened.emit(page._list.rows[0].key)
    used.settle()
    standing = page._standing
    assert standing._question.accessibleName() == "Is dit bestand gemaakt?"
    standing._no.click()
    used.settle()
    assert states(used) == [DisclosureState.UNKNOWN, DisclosureState.NOT_COMPLETED]
    assert standing._no.isHidden()
    standing._yes.click()
    used.settle()
    assert states(used)[-1] is DisclosureState.MADE


def test_it_fits_with_large_text(used, register, theme):
    theme.use(Appearance(text_scale=2.0))
    assert register.area.horizontalScrollBar().maximum() == 0


def test_a_line_says_that_the_yes_by_which_it_left_was_taken_back(used):
    mother = used.desk.all_of(Guardian)[0]
    shared = Consent(file_id=used.file_id, purpose=ConsentPurpose.SHARE, recipient=mother.name)
    said = ConsentAnswer(consent_id=shared.id, said=ConsentSaid.YES, said_on=date(2026, 9, 1))
    used.desk.ask(lambda: used.session.desk.records.add(shared, said))
    let_out(used, ToPrinter(Paper()), choices=PrintChoices(addressee=mother.id))
    page = used.open_page("register")
    page._list.opened.emit(page._list.rows[0].key)
    used.settle()
    assert "toestemming" not in page._list.rows[0].fact
    used.desk.store((said, replace(said, withdrawn_on=date(2026, 9, 12))))
    used.settle()
    assert "toestemming ingetrokken 12 september 2026" in page._list.rows[0].fact
    assert page._fact_words.text().split("\n")[0] == (
        "Noor trok de toestemming in op 12 september 2026. "
        "Dat dit eerder naar buiten ging, mocht. Geef het niet opnieuw."
    )


def test_who_took_it_back_is_called_by_what_that_parent_is_where_no_name_is_known():
    nameless_one = Guardian(pupil_id=NOOR, relation=Relation.MOTHER)
    gone = ConsentAnswer(
        consent_id=Consent(file_id=FILE).id,
        guardian_id=nameless_one.id,
        withdrawn_on=date(2026, 9, 12),
    )
    sheet = Disclosure(
        file_id=FILE, kind=OutputKind.PARENTS_PRINT, begun_at=NOW, way=Way.PRINTED, digest=""
    )
    line = RegisterLine(disclosure=sheet, withdrawn=(gone,))
    (told,) = withdrawn_words(line, noor(nameless_one), catalogue().terms)
    assert told.startswith("moeder trok de toestemming in op")


@pytest.mark.parametrize("way", ["Ctrl+P", "button"])
def test_the_list_is_printed_for_who_asks_for_it_and_leaves_out_what_another_parent_got(used, way):
    for mother_alone in ("Marieke Bakker", "SWV PO Waterland-Fictief"):
        let_out(used, ToPrinter(Paper()), recipient=mother_alone)
    page = used.open_page("register")
    if way == "button":
        keys = Keyboard(used)
        keys.tab_to("Lijst voor wie ernaar vraagt")
        keys.press("Enter")
    else:
        used.key(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    used.settle()
    assert isinstance(used.screen, PrintScreen)
    card = used.screen._card
    assert card.report is Report.REGISTER
    assert card.ground == "inzage op verzoek (AVG artikel 15)"
    assert not card.box_of("with_others").isChecked()
    assert nameless(used.screen) == []
    assert page.report == "register"


def test_an_empty_register_can_be_asked_for_too(used):
    used.open_page("register")
    used.press("Lijst voor wie ernaar vraagt")
    used.settle()
    assert used.screen._card.report is Report.REGISTER
