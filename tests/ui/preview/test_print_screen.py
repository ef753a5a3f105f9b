"""Choices, the very pages, and a line in the register for each that leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ib_desk.application.leaving.outside import NoPrinter, PrinterFailed, ToFile, ToPrinter
from ib_desk.application.paper import Report
from ib_desk.application.progress import Progress
from ib_desk.application.vault_errors import StorageFailed
from ib_desk.domain.records.contract import Contract, ContractParty, ContractReview
from ib_desk.domain.records.disclosure import (
    Disclosure,
    DisclosureEvent,
    DisclosureState,
    Way,
)
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.guardian import Custody, Guardian
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import SwvRequest
from ib_desk.ui.preview import print_screen
from ib_desk.ui.preview.print_screen import PrintScreen
from ib_desk.ui.preview.prints.choices_card import PrintChoicesCard
from ib_desk.ui.preview.prints.every import every_print
from ib_desk.ui.style.theme import Appearance, Theme
from tests.builders import (
    FATHER,
    FILE,
    MOTHER,
    REQUEST_DAY,
    contract,
    interventions,
    noor,
    noor_records,
    request,
)
from tests.shipped import catalogue
from tests.ui.asked_ways import AskedWays, asked_of
from tests.ui.looking import nameless, rich_labels
from tests.ui.opened_desk import EmptyVault, OpenedDesk, opened_desk


@dataclass
class Visit:
    """Someone at the print screen; the system's own dialog is a plain one, and so is the paper."""

    qtbot: QtBot
    opened: OpenedDesk
    screen: PrintScreen
    printed: list[tuple[bytes, str]] = field(default_factory=list)
    dialogs: list[QDialog] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    broken: Exception | None = None
    dialog_names: list[str] = field(default_factory=list)

    def print(self, content: bytes, name: str, _progress: Progress) -> None:
        """As a `PrinterDevice`."""
        if self.broken is not None:
            raise self.broken
        self.printed.append((content, name))

    def save_at(self, path: Path) -> None:
        self.button("Opslaan als PDF…").click()
        dialog = self.dialog()
        self.dialog_names.append(Path(dialog.selectedFiles()[0]).name)
        line = dialog.findChild(QLineEdit)
        assert line is not None
        line.setText(str(path))
        dialog.accept()

    def states(self) -> list[DisclosureState | None]:
        return [event.state for event in self.opened.all_of(DisclosureEvent)]

    def until(self, holds: Callable[[], bool | None]) -> None:
        self.qtbot.waitUntil(holds)

    def until_ready(self) -> None:
        self.until(self.button("Afdrukken…").isEnabled)

    def button(self, text: str) -> QPushButton:
        return next(b for b in self.screen.findChildren(QPushButton) if b.text() == text)

    def box(self, text: str) -> QCheckBox:
        return next(b for b in self.screen.findChildren(QCheckBox) if b.text() == text)

    def tick(self, text: str) -> None:
        self.box(text).click()
        self.until_ready()

    def texts(self) -> list[str]:
        return [x.text() for x in self.screen.findChildren(QLabel) if x.isVisible()]

    def until_said(self, words: str) -> None:
        self.until(lambda: any(words in text for text in self.texts()))

    def again(self, report: str) -> Visit:
        """The next time, in the same vault."""
        screen = PrintScreen(self.opened.session, AskedWays(self.opened.session), FILE, report)
        self.qtbot.addWidget(screen)
        screen.resize(1272, 636)
        screen.show()
        return Visit(self.qtbot, self.opened, screen)

    @property
    def words_on_paper(self) -> str:
        printed = self.screen._printed
        assert printed is not None
        pages = PdfReader(BytesIO(printed.content)).pages
        return "\n".join(page.extract_text() for page in pages)

    def choose(self, report: Report) -> None:
        self.screen._card._report.choose(report)
        self.screen._card._report.chosen.emit(report)

    def dialog(self) -> QFileDialog:
        self.until(lambda: any(d.isVisible() for d in self.screen.findChildren(QFileDialog)))
        return next(d for d in self.screen.findChildren(QFileDialog) if d.isVisible())


Begin = Callable[..., Visit]


@pytest.fixture
def begin(
    qtbot: QtBot, tmp_path: Path, empty_vault: EmptyVault, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Begin]:
    with ExitStack() as stack:

        def visit(report: str, records: Iterable[Record] | None = None) -> Visit:
            opened = stack.enter_context(opened_desk(empty_vault, tmp_path, records))
            screen = PrintScreen(opened.session, AskedWays(opened.session), FILE, report)
            qtbot.addWidget(screen)
            found = Visit(qtbot, opened, screen)
            opened.session.said.connect(found.said.append)

            def ask(parent: PrintScreen, _title: str, take: Callable[[ToPrinter], object]) -> None:
                dialog = QDialog(parent)
                dialog.accepted.connect(lambda: take(ToPrinter(found)))
                found.dialogs.append(dialog)

            monkeypatch.setattr(print_screen, "ask_for_printer", ask)
            screen.resize(1272, 636)
            screen.show()
            return found

        yield visit


def test_what_is_shown_is_what_is_printed_and_noted(begin: Begin) -> None:
    visit = begin("parents")
    visit.until_ready()
    visit.until(lambda: visit.screen._view.pages > 0)
    shown = visit.screen._view.pages
    visit.button("Afdrukken…").click()
    assert visit.opened.all_of(Disclosure) == []
    visit.dialogs[0].accept()
    visit.until(lambda: visit.said != [])
    content, name = visit.printed[0]
    assert name == "overzicht-ouders-2026-0918"
    assert len(PdfReader(BytesIO(content)).pages) == shown
    line = visit.opened.all_of(Disclosure)[0]
    assert line.kind is OutputKind.PARENTS_PRINT
    assert (line.recipient, line.way) == ("Marieke Bakker, Joost van Dalen", Way.PRINTED)
    copy_id = line.copy_id
    assert copy_id is not None
    assert visit.opened.ask(lambda: visit.opened.session.desk.attachments.kept(copy_id)) == content
    assert visit.said == ["Aan de printer aangeboden. Het staat bij ‘Wat naar buiten ging’."]
    assert visit.states() == [DisclosureState.OFFERED_TO_PRINTER]


def test_a_print_that_is_called_off_is_not_noted(begin: Begin) -> None:
    visit = begin("contract")
    visit.until_ready()
    visit.button("Afdrukken…").click()
    visit.dialogs[0].reject()
    assert visit.opened.all_of(Disclosure) == []
    assert visit.said == []


def test_a_saved_pdf_has_a_neutral_name_and_is_noted(begin: Begin, tmp_path: Path) -> None:
    visit = begin("request")
    visit.until_ready()
    visit.save_at(tmp_path / "uit.pdf")
    assert visit.dialog_names == ["A26-4071-aanvraag.pdf"]
    visit.until(lambda: visit.said != [])
    assert len(PdfReader(tmp_path / "uit.pdf").pages) == 4
    noted = visit.opened.all_of(Disclosure)[0]
    assert (noted.kind, noted.request_id) == (OutputKind.REQUEST_PRINT, request().id)
    assert noted.way is Way.SAVED
    assert noted.ground == "lezen voordat de aanvraag weggaat"


def test_a_place_that_cannot_be_written_is_told_and_the_line_says_that_nothing_left(
    begin: Begin, tmp_path: Path
) -> None:
    visit = begin("parents")
    visit.until_ready()
    visit.screen._let_out(ToFile(tmp_path / "weg" / "uit.pdf"))
    visit.until_said("IB Desk kan daar niet schrijven.")
    visit.until_ready()
    assert visit.states() == [DisclosureState.NOT_COMPLETED]
    assert visit.said == []


def test_a_printer_that_takes_nothing_is_told(begin: Begin) -> None:
    visit = begin("parents")
    visit.until_ready()
    visit.broken = PrinterFailed()
    visit.button("Afdrukken…").click()
    visit.dialogs[0].accept()
    visit.until_said("De printer neemt het niet aan.")
    assert visit.states() == [DisclosureState.NOT_COMPLETED]


def test_without_a_printer_there_is_another_way(
    begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = begin("parents")

    def none(*_asked: object) -> None:
        raise NoPrinter

    monkeypatch.setattr(print_screen, "ask_for_printer", none)
    visit.until_ready()
    visit.button("Afdrukken…").click()
    visit.until_said("Of sla het op als PDF.")
    assert visit.button("Opslaan als PDF…").isEnabled()


def told(words: str) -> list[Record]:
    """Noor's records, with these words about an intervention."""
    first = interventions()[0]
    return [
        replace(first, effect_note=words) if record.id == first.id else record
        for record in noor_records()
    ]


def test_what_was_found_asks_for_a_reason_that_the_register_keeps(begin: Begin) -> None:
    visit = begin("parents", told("BSN 111222333."))
    visit.until_ready()
    visit.button("Afdrukken…").click()
    visit.dialogs[0].accept()
    visit.until_said("Hierin staat een getal dat op een BSN lijkt.")
    assert visit.printed == []
    assert visit.button("Naar ‘Waaraan zie je dat?’").isVisible()
    visit.button("Toch naar buiten").click()
    visit.until_said("Schrijf kort waarom. Eén zin is genoeg.")
    visit.screen._reason._text.setPlainText("Het is een voorbeeld.")
    visit.button("Toch naar buiten").click()
    visit.until(lambda: visit.said != [])
    assert len(visit.printed) == 1
    assert [line.gaps_reason for line in visit.opened.all_of(Disclosure)] == [
        "Het is een voorbeeld."
    ]


def test_what_was_found_can_be_gone_to_or_kept_inside(begin: Begin, qtbot: QtBot) -> None:
    visit = begin("parents", told("BSN 111222333."))
    visit.until_ready()
    visit.button("Afdrukken…").click()
    visit.dialogs[0].accept()
    visit.until_said("Hierin staat een getal dat op een BSN lijkt.")
    with qtbot.waitSignal(asked_of(visit.screen)) as asked:
        visit.button("Naar ‘Waaraan zie je dat?’").click()
    assert asked.args[0].field == "effect_note"
    visit.screen._reason._cancel.click()
    assert visit.screen._bottom.isVisible()
    assert not visit.button("Toch naar buiten").isVisible()
    assert visit.opened.all_of(Disclosure) == []


def test_each_parent_can_have_a_print_of_their_own(begin: Begin) -> None:
    visit = begin("parents")
    visit.until_ready()
    assert "Voor Marieke Bakker (moeder) en Joost van Dalen (vader)" in visit.words_on_paper
    visit.screen._card.guardian.choice.choose(MOTHER)
    visit.screen._card.guardian.choice.chosen.emit(MOTHER)
    visit.until_ready()
    assert "Voor Marieke Bakker (moeder)" in visit.words_on_paper
    assert "Joost van Dalen (vader)" not in visit.words_on_paper.split("Hier leest u")[0]
    assert visit.screen._card.recipient == "Marieke Bakker"


def custody(parent: UUID, known: Custody) -> list[Record]:
    """Noor's records, with what is known of the gezag of this parent."""
    return [
        replace(one, custody=known) if isinstance(one, Guardian) and one.id == parent else one
        for one in noor_records()
    ]


def test_a_parent_without_gezag_gets_the_overview_only_when_chosen(begin: Begin) -> None:
    visit = begin("parents", custody(FATHER, Custody.NO))
    visit.until_ready()
    card = visit.screen._card
    assert card.recipient == "Marieke Bakker"
    assert card.guardian.choice.currentText() == "de ouder met gezag"
    assert not any("geen gezag." in text for text in visit.texts())
    card.guardian.choice.choose(FATHER)
    card.guardian.choice.chosen.emit(FATHER)
    visit.until_ready()
    assert card.guardian.choice.currentText() == "Joost van Dalen (geen gezag)"
    assert "Voor Joost van Dalen (vader)" in visit.words_on_paper
    visit.until_said("Joost van Dalen heeft geen gezag.")


def test_to_whom_a_ruling_applies_nothing_is_offered_and_the_ruling_is_told(begin: Begin) -> None:
    ruling = "Geen informatie over school."
    records = [
        replace(one, restriction=ruling) if isinstance(one, Guardian) and one.id == FATHER else one
        for one in noor_records()
    ]
    visit = begin("parents", records)
    visit.until_ready()
    card = visit.screen._card
    assert card.recipient == "Marieke Bakker"
    assert "Joost van Dalen (vader)" not in visit.words_on_paper.split("Hier leest u")[0]
    card.guardian.choice.choose(FATHER)
    card.guardian.choice.chosen.emit(FATHER)
    visit.until_ready()
    assert card.guardian.choice.currentText() == "Joost van Dalen (uitspraak)"
    visit.until_said("Voor Joost van Dalen geldt een uitspraak: Geen informatie over school.")


def test_unknown_gezag_is_asked_about(begin: Begin) -> None:
    visit = begin("parents", custody(FATHER, Custody.UNKNOWN))
    visit.until_said("Heeft Joost van Dalen gezag? Zoek dat eerst uit.")


def test_answers_that_fold_open_are_not_offered_where_there_are_none(begin: Begin) -> None:
    tick = "Ook de antwoorden onder ‘Meer vragen’"
    visit = begin("contract", [answering(one, "") for one in noor_records()])
    visit.until_ready()
    assert not visit.box(tick).isVisible()


def test_answers_that_fold_open_are_on_paper_when_ticked(begin: Begin) -> None:
    tick = "Ook de antwoorden onder ‘Meer vragen’"
    visit = begin("contract", [answering(one, "Geen haast.") for one in noor_records()])
    visit.until_ready()
    assert "Geen haast." not in visit.words_on_paper
    visit.tick(tick)
    assert "Geen haast." in visit.words_on_paper
    visit.choose(Report.PARENTS)
    assert not visit.box(tick).isVisible()


def answering(record: Record, words: str) -> Record:
    if not isinstance(record, ContractParty):
        return record
    return replace(record, interest="", does_not_want=words, earlier_experience="")


def test_scores_are_on_no_print_unless_ticked_and_safety_unless_ticked_too(begin: Begin) -> None:
    visit = begin("request")
    visit.until_ready()
    assert "Scores" not in visit.words_on_paper
    visit.tick("Scores van de weging erbij")
    assert "Scores" in visit.words_on_paper
    assert "eiligheid:" not in visit.words_on_paper
    visit.tick("Ook de score voor veiligheid")
    assert "eiligheid:" in visit.words_on_paper
    assert any("Denk eerst na" in text for text in visit.texts())


def test_teachers_read_of_home_and_body_only_what_was_ticked(begin: Begin) -> None:
    visit = begin("teachers")
    visit.until_ready()
    card = visit.screen._card
    assert card.recipient == "Anouk de Graaf, Tim Postma"
    assert card.ground == "informatie aan wie lesgeeft"
    assert not card.box_of("with_scores").isVisible()
    assert "wisselt ze van huis" not in visit.words_on_paper
    visit.tick("Ook wat er thuis speelt")
    assert "wisselt ze van huis" in visit.words_on_paper
    assert "gevoelig voor geluid" not in visit.words_on_paper
    visit.tick("Ook wat over het lichaam en uit onderzoek bekend is")
    assert "gevoelig voor geluid" in visit.words_on_paper
    visit.choose(Report.PARENTS)
    assert not visit.box("Ook wat er thuis speelt").isVisible()


def test_a_concept_says_so_across_every_page_until_that_is_unticked(begin: Begin) -> None:
    visit = begin("request")
    visit.until_ready()
    assert "CONCEPT" in visit.words_on_paper
    visit.tick("Het woord CONCEPT over elke bladzijde")
    assert "CONCEPT" not in visit.words_on_paper


def test_what_is_for_teachers_has_no_place_to_sign(begin: Begin) -> None:
    visit = begin("contract")
    visit.until_ready()
    before = visit.words_on_paper
    visit.tick("Ruimte voor een handtekening")
    assert visit.words_on_paper != before
    visit.choose(Report.TEACHERS)
    visit.until_ready()
    assert not visit.screen._card.choices.signature_lines
    assert not visit.screen._card.box_of("signature_lines").isVisible()


def test_how_she_prints_is_so_the_next_time_and_can_be_as_usual_again(begin: Begin) -> None:
    visit = begin("contract")
    visit.until_ready()
    assert not visit.box("Grote letters").isChecked()
    for words in ("Ruimte voor een handtekening", "Grote letters", "Cijfers voor vertrouwen erbij"):
        visit.tick(words)
    card = visit.screen._card
    assert card._habit.isHidden(), "told from the next time on"
    visit.choose(Report.TEACHERS)
    visit.until_ready()
    assert visit.box("Grote letters").isChecked(), "as she ticked it just now"

    again = visit.again("contract")
    again.until_ready()
    again.until(lambda: again.box("Grote letters").isChecked())
    assert again.box("Ruimte voor een handtekening").isChecked()
    assert not again.box("Cijfers voor vertrouwen erbij").isChecked(), "more leaves by it"
    assert "Zo drukte je dit de vorige keer af." in again.texts()

    again.choose(Report.TEACHERS)
    assert not again.box("Grote letters").isChecked(), "of another print"
    again.choose(Report.CONTRACT)
    assert again.box("Grote letters").isChecked()
    again.button("Weer zoals gewoon").click()
    assert not again.box("Grote letters").isChecked()
    assert again.screen._card._habit.isHidden()
    again.until_ready()
    last = again.again("contract")
    last.until_ready()
    assert not last.box("Ruimte voor een handtekening").isChecked()


def test_nothing_to_print_is_an_empty_page_and_no_error(begin: Begin) -> None:
    gone = (Contract, ContractParty, ContractReview)
    kept = [r for r in noor_records() if not isinstance(r, gone) and not _hangs_on_contract(r)]
    visit = begin("contract", kept)
    visit.until_said("Nog niets om af te drukken")
    assert not visit.button("Afdrukken…").isEnabled()
    visit.choose(Report.PARENTS)
    visit.until_ready()


def test_a_character_without_a_shape_is_named_and_can_be_gone_to(
    begin: Begin, qtbot: QtBot
) -> None:
    odd = replace(request(), summary="Ze kan het ✓")
    records = [odd if isinstance(r, SwvRequest) else r for r in noor_records()]
    visit = begin("request", records)
    visit.until_said("Het teken ‘✓’ in ‘Samenvatting’ kan niet worden afgedrukt.")
    assert not visit.button("Afdrukken…").isEnabled()
    with qtbot.waitSignal(asked_of(visit.screen)) as asked:
        visit.button("Naar ‘Samenvatting’").click()
    wanted = FieldPlace(record=SwvRequest, record_id=odd.id, field="summary")
    assert asked.args == [wanted]


def test_a_print_that_was_not_noted_can_be_noted_again(
    begin: Begin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = begin("parents")
    visit.until_ready()
    door = visit.opened.session.desk.exit
    finish, attempts = door._finish, []

    def once_broken(*order: Any) -> Any:
        attempts.append(order)
        if len(attempts) == 1:
            raise StorageFailed
        return finish(*order)

    monkeypatch.setattr(door, "_finish", once_broken)
    visit.save_at(tmp_path / "uit.pdf")
    visit.until_said("Het is naar buiten, maar nog niet genoteerd.")
    visit.button("Opnieuw noteren").click()
    visit.until(lambda: visit.said != [])
    assert visit.states() == [DisclosureState.MADE]


def test_escape_and_back_lead_away(begin: Begin, qtbot: QtBot) -> None:
    visit = begin("parents")
    with qtbot.waitSignal(asked_of(visit.screen)):
        qtbot.keyClick(visit.screen, Qt.Key.Key_Escape)
    with qtbot.waitSignal(asked_of(visit.screen)):
        visit.button("Terug").click()
    visit.until_ready()


def test_every_control_has_a_name_and_it_fits_with_large_text(begin: Begin, theme: Theme) -> None:
    visit = begin("parents")
    visit.until_ready()
    assert nameless(visit.screen) == []
    assert rich_labels(visit.screen) == []
    theme.use(Appearance(text_scale=2.0))
    visit.screen.resize(1272, 582)
    least = visit.screen.minimumSizeHint()
    assert least.width() <= 1272
    assert least.height() <= 582


def _hangs_on_contract(record: Record) -> bool:
    return getattr(record, "contract_id", None) == contract().id


def test_on_an_old_laptop_the_choices_are_whole_beside_the_page(begin: Begin, sheet: None) -> None:
    visit = begin("parents")
    visit.until_ready()
    visit.screen.resize(930, 715)
    visit.until(lambda: visit.screen._is_beside is True)
    visit.until(lambda: visit.screen.area.horizontalScrollBar().maximum() == 0)
    assert visit.screen._view.width() > visit.screen.area.width()


def choices_card(qtbot: QtBot, *instead: Record) -> PrintChoicesCard:
    card = PrintChoicesCard(Report.PARENTS, catalogue().terms, catalogue().ages)
    qtbot.addWidget(card)
    card.show_file(noor(*instead), REQUEST_DAY)
    card.show()
    return card


def test_each_home_gets_its_own_sheet_with_its_own_address(qtbot):
    card = choices_card(qtbot)
    assert card.guardian.homes.text() == (
        "Ze krijgen post op 2 adressen. Kies één van hen voor een blad met adres."
    )
    assert not card.guardian.address.isVisible()
    assert not card.choices.with_address

    card.guardian.choice.choose(FATHER)
    card.show_file(noor(), REQUEST_DAY)
    assert card.guardian.homes.text() == ""
    assert not card.choices.with_address, "handed over it needs none"
    card.guardian.address.click()
    assert card.choices.with_address


def test_a_secret_address_is_handed_over_and_not_sent(qtbot):
    father = next(one for one in noor().guardians if one.id == FATHER)
    card = choices_card(qtbot, replace(father, address_secret=True))
    card.guardian.choice.choose(FATHER)
    card._turn()
    assert (
        card.guardian.homes.text() == "Het adres van Joost van Dalen is geheim. Geef dit blad zelf."
    )
    assert not card.guardian.address.isVisible()


@pytest.mark.parametrize("report", [Report.OPP, Report.OPP_GUIDANCE, Report.CLOSING])
def test_what_says_itself_that_it_is_a_concept_asks_for_no_tick(report):
    (kind,) = (one for one in every_print() if one.report is report)
    assert "mark" not in {box.field for box in kind.boxes}
