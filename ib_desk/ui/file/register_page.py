"""Wat naar buiten ging: each line of the register, what became of it, and its frozen copy."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ib_desk.application.leaving.outside import NamedFile
from ib_desk.application.paper import shown_digest
from ib_desk.domain.dutch_dates import plain_date
from ib_desk.domain.file.register import RegisterLine, register_of
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.leaving.signed_sheets import SheetStanding, sheets_of
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.disclosure import Disclosure, DisclosureState
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.sheet_signature import SheetSignature
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.file.page import FilePage, Shown
from ib_desk.ui.file.signed_scan_card import SignedScanCard
from ib_desk.ui.file.taking_notes import TakingNotes, ask_for_documents
from ib_desk.ui.leaving.standing_card import StandingCard, standing_words
from ib_desk.ui.leaving.words import withdrawn_fact, withdrawn_words
from ib_desk.ui.listen import listen
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.places import REGISTER, title_of
from ib_desk.ui.preview.copy_view import CopyView
from ib_desk.ui.records.sheet_signature import sheet_signature_spec
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import current_theme
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.buttons import button_row, quiet_button, second_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.empty_state import EmptyState
from ib_desk.ui.widgets.headings import PageHeading
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.row_list import RowList
from ib_desk.ui.widgets.rows import Row
from ib_desk.ui.widgets.state import State
from ib_desk.ui.widgets.status import Status

_COPY_HEIGHT = 640
_PRINT: Final = "register"
_LOOKS: Final = {
    DisclosureState.BEGUN: State.BUSY,
    DisclosureState.MADE: State.DONE,
    DisclosureState.OFFERED_TO_PRINTER: State.DONE,
    DisclosureState.NOT_COMPLETED: State.CANNOT,
    DisclosureState.UNKNOWN: State.ATTENTION,
    DisclosureState.HANDED_OVER: State.DONE,
    DisclosureState.SENT: State.DONE,
    DisclosureState.RECEIVED: State.DONE,
    DisclosureState.NOT_SENT: State.NOT_NEEDED,
}


class RegisterPage(FilePage):
    """Lines are never changed: what becomes of one is noted behind it."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__(session, navigator, title_of(REGISTER))
        heading = PageHeading(
            self.title,
            tr(
                "Wat, aan wie, wanneer en waarom. Kies een regel en zeg wat ermee gebeurde. "
                "Dit blijft staan."
            ),
        )
        on_paper = second_button(tr("Lijst voor wie ernaar vraagt"), "print")
        listen(self, on_paper.clicked, lambda: navigator.open_print(self.report))
        heading.add_action(on_paper)
        self.add_heading(heading)
        self._empty = EmptyState(
            "export",
            tr("Er ging nog niets naar buiten"),
            tr("Druk je iets af of maak je een pakket? Dan komt het hier te staan."),
        )
        self.add(self._empty)
        self._add_signing(session)
        self._list = RowList(self.title, whole=True)
        self._list.opened.connect(self._open)
        self.add(self._list)
        self._build_facts()
        self._standing = StandingCard(session)
        self._standing.noted.connect(self._list.setFocus)
        self._copy = CopyView(session, tr("Wat er toen naar buiten ging"))
        self._copy.setMinimumHeight(current_theme().px(_COPY_HEIGHT))
        for part in (self._facts, self._standing, self._copy):
            part.setVisible(False)
            self.add(part)
        self._gone.hide()
        self._lines: dict[UUID, RegisterLine] = {}
        self._chosen: UUID | None = None
        self._documents: tuple[Attachment, ...] = ()
        self._shown: Shown | None = None
        self.finish()

    def _add_signing(self, session: Session) -> None:
        """What comes back signed: above the lines, and only where something was to be signed."""
        self._taking = TakingNotes(session, by_name=False)
        self._taking.told.connect(self.show_place_soon)
        self._taking.added.connect(self._ask_of_scan)
        self._scan = SignedScanCard(session)
        self._scan.hide()
        self._scan.done.connect(self.focus_first)
        self._signed = self.add_list(sheet_signature_spec(), self._signatures)
        self._back = second_button(tr("Getekend blad toevoegen…"), "attach")
        self._back.clicked.connect(self._ask_for_scan)
        self._signed.card.add(button_row(self._back))
        self.add(self._taking)
        self.add(self._scan)

    def _sheets(self, whole: WholeFile) -> tuple[SheetStanding, ...]:
        lists = self.session.desk.catalogue.sign_offs
        return sheets_of(whole, lists)

    def _signatures(self, whole: WholeFile) -> tuple[Record, ...]:
        """What is still waited for comes first."""
        return tuple(one.signature for one in self._sheets(whole))

    def _ask_for_scan(self) -> None:
        ask_for_documents(self, self._take_in)

    def _take_in(self, paths: list[Path]) -> None:
        if self._shown is not None:
            self._taking.take(self._shown.whole.file.id, paths)

    def _ask_of_scan(self, scan: Attachment) -> None:
        shown = self._shown
        if shown is not None and scan.file_id == shown.whole.file.id:
            self._scan.ask(scan, self._sheets(shown.known), shown.around)
            QTimer.singleShot(0, self, self._show_scan)

    def _show_scan(self) -> None:
        """All of it; where that is too high, from its first question."""
        self.bring_in_view(self._scan)
        self.show_place(self._scan.first_question)

    def _build_facts(self) -> None:
        self._facts = Card(tr("De regel"), "information")
        self._fact_words = Status("body", "text")
        self._facts.add(self._fact_words)
        self._look = quiet_button(tr("Bekijken wat er naar buiten ging"), "show")
        self._look.clicked.connect(self._show_what_left)
        self._facts.add(button_row(self._look))
        self._gone = label("", "body", "muted")
        self._facts.add(self._gone)
        self._words = label("", "body", "text")
        self._words.hide()
        self._facts.add(self._words)

    @override
    def show_file(self, shown: Shown) -> None:
        super().show_file(shown)
        self._shown = shown
        lines = sorted(
            register_of(shown.whole), key=lambda line: line.disclosure.begun_at, reverse=True
        )
        self._lines = {line.disclosure.id: line for line in lines}
        self._documents = shown.whole.of(Attachment)
        self._empty.setVisible(not lines)
        self._list.setVisible(bool(lines))
        self._list.show_rows([self._row(line, shown) for line in lines])
        sheets = self._sheets(shown.known)
        self.stand(self._signed.card, is_shown=bool(sheets))
        self._scan.look_again(self._documents, sheets, shown.around)
        if self._chosen is not None:
            self._show_chosen()

    @property
    @override
    def report(self) -> str:
        return _PRINT

    @override
    def go_to(self, kind: type[Record] | None, record_id: UUID | None, field: str) -> None:
        if kind is SheetSignature:
            super().go_to(kind, record_id, field)
            return
        self.focus_first()
        line_id = next(
            (
                key
                for key, line in self._lines.items()
                if record_id in {key, *(event.id for event in line.events)}
            ),
            None,
        )
        if line_id is not None:
            self._list.go_to(line_id)
            self._open(line_id)

    @override
    def focus_first(self) -> None:
        focus: QWidget = self._list if self._lines else self._empty
        focus.setFocus()

    @staticmethod
    def _row(line: RegisterLine, shown: Shown) -> Row:
        terms, disclosure = shown.around.terms, line.disclosure
        look = _LOOKS[line.state].look
        # What came of it first: where the line is cut, that is still there.
        facts = (
            standing_words(line, terms),
            withdrawn_fact(line),
            disclosure.recipient,
            terms.label(disclosure.way),
        )
        return Row(
            key=disclosure.id,
            title=terms.title(disclosure.kind),
            fact=in_a_line(facts),
            icon=look.icon,
            ink=look.ink,
            right=plain_date(disclosure.begun_at.date()),
        )

    def _open(self, key: object) -> None:
        if isinstance(key, UUID) and key in self._lines:
            self._chosen = key
            self._copy.setVisible(False)
            self._gone.setVisible(False)
            self._words.setVisible(False)
            self._show_chosen()
            self.show_place_soon(self._standing)
            self._standing.focus_first()

    def _show_chosen(self) -> None:
        line = self._lines.get(self._chosen) if self._chosen is not None else None
        for part in (self._facts, self._standing):
            part.setVisible(line is not None)
        if line is None or self._shown is None:
            self._copy.setVisible(False)
            return
        terms = self._shown.around.terms
        self._facts.show_title(terms.title(line.disclosure.kind))
        withdrawn = withdrawn_words(line, self._shown.whole, terms)
        self._fact_words.tell("\n".join((*withdrawn, *_facts(line.disclosure, terms))))
        self._standing.show_line(line, terms)

    def _show_what_left(self) -> None:
        line = self._lines.get(self._chosen) if self._chosen is not None else None
        if line is None:
            return
        disclosure = line.disclosure
        if disclosure.kind is OutputKind.ATTACHMENT:
            # The document itself is the copy, and is looked at where documents are.
            found = next((a for a in self._documents if a.content_id == disclosure.copy_id), None)
            if found is not None:
                place = FieldPlace(record=Attachment, record_id=found.id)
                self.navigator.go_to_field(place)
                return
        elif disclosure.copy_id is not None:
            copy_id = disclosure.copy_id
            job = self.session.read(lambda: self.session.desk.left_copies.of(copy_id))
            listen(self, job.succeeded, partial(self._show_copy, disclosure.kind))
            job.failed.connect(self.session.refused)
            return
        self._gone.setText(_gone_words(disclosure))
        self._gone.setVisible(True)
        self.show_place(self._gone)

    def _show_copy(self, kind: OutputKind, files: Sequence[NamedFile]) -> None:
        if kind is OutputKind.REQUEST_FORM and not files[0].content.startswith(b"%PDF"):
            self._gone.setText(
                tr("Dit was een Word-document. De kopie is bewaard; bladzijden zijn er niet van.")
            )
            self._gone.setVisible(True)
            self.show_place_soon(self._gone)
            return
        if kind is OutputKind.PUPIL_SYSTEM_TEXT:
            self._words.setText(files[0].content.decode())
            self._words.setVisible(True)
            self.show_place_soon(self._words)
            return
        self._copy.show_files(files)
        self._copy.setVisible(True)
        self.show_place_soon(self._copy)


def _gone_words(line: Disclosure) -> str:
    if line.list_id is not None:
        return tr("Van een lijst bewaart IB Desk geen kopie: er staan ook andere leerlingen op.")
    return tr("Hiervan staat geen kopie meer in de kluis. De regel zelf blijft.")


def _facts(line: Disclosure, terms: Terms) -> list[str]:
    """What the register says of it, each on a line."""
    known = (
        (tr("Naar"), line.recipient),
        (tr("Hoe"), terms.label(line.way)),
        (tr("Waarom mag het"), line.ground),
        (tr("Waarom zo"), line.gaps_reason),
        (tr("Waar"), line.place),
        (tr("Controlecode van het bestand"), shown_digest(line.digest)),
    )
    return [f"{name}: {said}" for name, said in known if said]
