"""Handtekeningen: who signs this request, on which sheet, and whether that still holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.application.paper import Report
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.leaving.request_signing import (
    SignerStanding,
    SignState,
    signed_scans,
    who_signed,
)
from ib_desk.domain.leaving.sign_offs import TextChange
from ib_desk.domain.leaving.signed_sheets import SheetStanding, sheets_of
from ib_desk.domain.leaving.signers import sign_places
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.record import Record
from ib_desk.ui.file.signed_scan_card import SignedScanCard
from ib_desk.ui.file.taking_notes import TakingNotes, ask_for_documents
from ib_desk.ui.listen import listen
from ib_desk.ui.records.sheet_signature import sheet_signature_spec
from ib_desk.ui.request.earlier_words import changed_lines, names_in
from ib_desk.ui.request.section import RequestSection, RequestShown, SectionWays
from ib_desk.ui.style.theme import current_theme, spaced
from ib_desk.ui.texts import listed, tr
from ib_desk.ui.widgets.buttons import quiet_button, second_button
from ib_desk.ui.widgets.flow import FlowLayout
from ib_desk.ui.widgets.status import Status

_MOST_CHANGES = 5


class SignaturesSection(RequestSection):
    """A list of who was asked, how it stands, and the way to paper and back."""

    def __init__(self, ways: SectionWays) -> None:
        self._ways = ways
        self._session = ways.session
        self._list = ways.add_list(sheet_signature_spec(), self._of_request)
        super().__init__(QWidget())
        current_theme().dress_each(self.widget)  # that card is a part of the page already
        column = QVBoxLayout(self.widget)
        spaced(column, 0, 12)
        self._said = Status("body", "text")
        self._changed = Status("body", "text")
        self._print = second_button(tr("Afdrukken om te tekenen…"), "print")
        self._print.clicked.connect(self._open_print)
        self._back = second_button(tr("Getekende scan toevoegen…"), "attach")
        self._back.clicked.connect(self._ask_for_scan)
        self._drawer = quiet_button(tr("Getekend op papier, zonder scan…"))
        self._drawer.clicked.connect(self._ask_without)
        self._list.card.add(self._said)
        self._list.card.add(self._changed)
        actions = FlowLayout(gap=8)
        for button in (self._print, self._back, self._drawer):
            actions.addWidget(button)
        self._list.card.add(actions)
        self._taking = TakingNotes(ways.session, by_name=False)
        self._taking.added.connect(self._ask_of_scan)
        self._scan = SignedScanCard(ways.session)
        self._scan.hide()
        self._scan.done.connect(self._print.setFocus)
        parts: tuple[QWidget, ...] = (self._list.card, self._taking, self._scan)
        for part in parts:
            column.addWidget(part)
        self._asked: object = None

    @override
    def show_request(self, shown: RequestShown) -> None:
        request, file = shown.request, shown.file
        if request is None:
            return
        desk, whole, today = self._session.desk, file.known, file.around.today
        catalogue = desk.catalogue
        rights = catalogue.rights(whole, today)
        places = sign_places(whole, request, rights, today, file.around.terms.label)
        sheets = self._sheets(shown)
        standings = who_signed(request, places, sheets)
        scans = signed_scans(whole, request, sheets)
        self._said.tell(" ".join([*_standing_words(standings), *_scan_words(scans)]))
        self._show_changes(standings, shown)
        self._list.card.setVisible(True)
        for button in (self._back, self._drawer):
            button.setVisible(bool(sheets))
        self._scan.look_again(file.whole.of(Attachment), sheets, file.around)

    @override
    def go_to(self, place: FieldPlace) -> bool:
        """Who still has to sign is asked on paper: there the way begins."""
        if place.record_id is not None:
            return False
        self._print.setFocus()
        return True

    @override
    def clear(self) -> None:
        self._asked = None
        self._scan.forget()

    def _sheets(self, shown: RequestShown) -> tuple[SheetStanding, ...]:
        """Of this request, what is waited for first."""
        request = shown.request
        lists = self._session.desk.catalogue.sign_offs
        return tuple(
            one
            for one in sheets_of(shown.file.known, lists)
            if request is not None and one.signature.about_id == request.id
        )

    def _of_request(self, _whole: WholeFile) -> tuple[Record, ...]:
        shown = self._ways.shown()
        return () if shown is None else tuple(one.signature for one in self._sheets(shown))

    def _show_changes(self, standings: Iterable[SignerStanding], shown: RequestShown) -> None:
        """Since the last text that somebody signed who signs another by now."""
        earlier = [
            one.standing
            for one in standings
            if one.state is SignState.EARLIER_TEXT and one.standing is not None
        ]
        if not earlier:
            self._asked = None
            self._changed.setVisible(False)
            return
        signed = max(earlier, key=lambda one: one.line.disclosure.begun_at).signature
        asked = self._asked = object()

        def tell(changes: Sequence[TextChange]) -> None:
            if asked is self._asked:
                around = shown.file.around
                lines = changed_lines(changes, around.terms, names_in(shown.file.whole))
                self._changed.tell(_changes_words(lines))
                self._changed.setVisible(True)

        texts = self._session.desk.sign_offs
        job = self._session.read(lambda: texts.since_signing(signed.id))
        listen(self.widget, job.succeeded, tell)
        job.failed.connect(self._session.refused)

    def _open_print(self) -> None:
        self._ways.navigator.open_print(Report.REQUEST_TO_SIGN.value)

    def _ask_for_scan(self) -> None:
        ask_for_documents(self.widget, self._take_in)

    def _take_in(self, paths: list[Path]) -> None:
        shown = self._ways.shown()
        if shown is not None:
            self._taking.take(shown.file.whole.file.id, paths)

    def _ask_of_scan(self, scan: Attachment) -> None:
        shown = self._ways.shown()
        if shown is not None and scan.file_id == shown.file.whole.file.id:
            self._scan.ask(scan, self._sheets(shown), shown.file.around)

    def _ask_without(self) -> None:
        shown = self._ways.shown()
        if shown is not None:
            self._scan.ask(None, self._sheets(shown), shown.file.around)


def _standing_words(standings: Sequence[SignerStanding]) -> list[str]:
    """Whom it still waits for, by what has to be done."""
    words = {
        SignState.NOT_PRINTED: tr("Nog afdrukken om te laten tekenen door {names}."),
        SignState.WAITED_FOR: tr("Nog te tekenen door {names}."),
        SignState.NO_REPLY: tr("Geen reactie van {names}."),
        SignState.EARLIER_TEXT: tr(
            "De tekst is gewijzigd nadat {names} tekende. Laat opnieuw tekenen."
        ),
    }
    said = [
        word.format(names=listed(names))
        for state, word in words.items()
        if (names := [one.place.name for one in standings if one.state is state])
    ]
    signed = [one.place.name for one in standings if one.is_signed]
    if signed and not said:
        return [tr("Iedereen tekende de tekst van nu.")]
    return said


def _scan_words(scans: Sequence[object]) -> list[str]:
    """What goes in the place of pages."""
    if not scans:
        return []
    return [tr("De getekende scan gaat mee, in plaats van de bladzijden zonder handtekening.")]


def _changes_words(lines: Sequence[str]) -> str:
    if not lines:
        return tr("Wat er toen anders was, kan IB Desk niet laten zien.")
    shown = [f"• {line}" for line in lines[:_MOST_CHANGES]]
    rest = len(lines) - len(shown)
    if rest > 0:
        shown.append(tr("En nog {count} wijzigingen.").format(count=rest))
    return "\n".join([tr("Na het tekenen gewijzigd:"), *shown])
