"""A scan that just came in: of which print it is, and what each who was asked says on it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ib_desk.domain.day_direction import Direction
from ib_desk.domain.leaving.request_signing import usual_holds
from ib_desk.domain.leaving.signed_sheets import SheetStanding, answers_on_paper
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.doubts import Doubt
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.sheet_signature import ScanHolds, SheetSaid, SheetSignature
from ib_desk.ui.forms.doubt_words import doubt_words
from ib_desk.ui.forms.spec import Around
from ib_desk.ui.one_write import OneWrite
from ib_desk.ui.records.sheet_signature import sheet_part, sheet_title
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.buttons import button_row, main_button, quiet_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.date_field import DateField
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.labels import label


class SignedScanCard(Card):
    """One scan may settle several signatures: all that are picked come in one step."""

    done = Signal()
    """The scan has its place, or was left for later: the focus is free."""

    def __init__(self, session: Session) -> None:
        super().__init__(tr("Wat staat er op dit blad?"), "signature")
        self._session = session
        self._scan: Attachment | None = None
        self._is_asking = False
        self._around: Around | None = None
        self._sheets: Sequence[SheetStanding] = ()
        self._said: dict[UUID, tuple[SheetSignature, Choice]] = {}
        self._keeping = OneWrite(session, self)
        self._fields: list[Field] = []
        self._which = label("", "body", "muted")
        self._sheet = Choice(tr("Welk blad is het?"))
        self._sheet_field = Field(tr("Welk blad is het?"), self._sheet)
        self._day = DateField(tr("Getekend op"), session.desk.clock.today, Direction.PAST)
        self._day_field = Field(
            tr("Getekend op"), self._day, hint=tr("De datum die bij de handtekening staat.")
        )
        self._holds = Choice(
            tr("Wat staat er op de scan?"),
            [(one, session.desk.catalogue.terms.label(one)) for one in ScanHolds],
        )
        self._holds_field = Field(
            tr("Wat staat er op de scan?"),
            self._holds,
            hint=tr("Dit gaat mee in plaats van dezelfde bladzijden zonder handtekening."),
        )
        self._people = QWidget()
        self._rows = QVBoxLayout(self._people)
        spaced(self._rows, 0, 12)
        keep = main_button(tr("Bewaren"), "tick")
        later = quiet_button(tr("Later kiezen"))
        parts = (self._which, self._sheet_field, self._holds_field, self._people, self._day_field)
        for part in parts:
            self.add(part)
        self.add(button_row(keep, later))
        self._sheet.chosen.connect(self._ask_people)
        keep.clicked.connect(self._keep)
        later.clicked.connect(self._leave)

    @property
    def is_asking(self) -> bool:
        """Whether a scan, or a sheet that stays in a drawer, waits for its place."""
        return self._is_asking

    @property
    def first_question(self) -> QWidget:
        """Where she begins."""
        return self._sheet_field

    def ask(self, scan: Attachment | None, sheets: Sequence[SheetStanding], around: Around) -> None:
        """Ask it of this scan, or of a sheet without one; what is waited for comes first."""
        self._scan = scan
        self._is_asking = True
        self._which.setText(
            tr("Op papier, zonder scan. Bewaar het blad zelf.")
            if scan is None
            else tr("Scan: {title}").format(title=scan.title)
        )
        self._holds.choose(None if scan is None else usual_holds(scan))
        self._day.set_date(None)
        self._drop_people()
        self.show_sheets(sheets, around)
        self.setVisible(True)
        self._sheet.setFocus()

    def look_again(
        self, documents: Sequence[Attachment], sheets: Sequence[SheetStanding], around: Around
    ) -> None:
        """The file says more by now; of a scan that is taken back nothing is asked."""
        if not self._is_asking:
            return
        if self._scan is not None:
            scan_id = self._scan.id
            self._scan = next((one for one in documents if one.id == scan_id), None)
            if self._scan is None:
                self._leave()
                return
        self.show_sheets(sheets, around)

    def show_sheets(self, sheets: Sequence[SheetStanding], around: Around) -> None:
        """The prints that were made to be signed, as they are known now."""
        self._sheets, self._around = sheets, around
        titles = {one.line.disclosure.id: sheet_title(one.signature, around) for one in sheets}
        self._sheet.offer(list(titles.items()))
        if self._sheet.value() is None and titles:
            self._sheet.choose(next(iter(titles)))
        self._ask_people()

    def forget(self) -> None:
        """Of the file that was shown nothing stays."""
        self._scan = self._around = None
        self._is_asking = False
        self._sheets = ()
        self._which.setText("")
        self._sheet.offer(())
        self._drop_people()
        self.hide()

    def _ask_people(self) -> None:
        sheet_id, around = self._sheet.value(), self._around
        asked = [one for one in self._sheets if one.line.disclosure.id == sheet_id]
        is_of_request = any(
            one.line.disclosure.kind is OutputKind.REQUEST_SIGN_PRINT for one in asked
        )
        self._holds_field.setVisible(is_of_request and self._scan is not None)
        if [one.signature for one in asked] == [one for one, _choice in self._said.values()]:
            return  # she may be choosing: what is built anew loses the focus
        picked = {key: choice.value() for key, (_one, choice) in self._said.items()}
        self._drop_people()
        if around is None or not asked:
            return
        sheet = asked[0].line.disclosure
        self._day.doubt_before(sheet.begun_at.date(), doubt_words(Doubt.BEFORE_THE_PRINT))
        answers = answers_on_paper(sheet.kind)
        options: list[tuple[object, str]] = [(None, tr("staat er niet op"))]
        options += [(said, around.terms.label(said)) for said in answers]
        for one in (standing.signature for standing in asked):
            name = in_a_line((one.name or tr("Nog zonder naam"), sheet_part(one, around)))
            choice = Choice(name, options)
            # That it was seen is clear from a signature; a yes or a no has to be read.
            is_clear = len(asked) == 1 and one.says is None and SheetSaid.SEEN in answers
            choice.choose(picked.get(one.id, SheetSaid.SEEN if is_clear else None))
            self._said[one.id] = (one, choice)
            said = "" if one.says is None else around.terms.label(one.says)
            known = tr("Al genoteerd: {said}.").format(said=said) if said else ""
            self._fields.append(Field(name, choice, hint=known))
            self._rows.addWidget(self._fields[-1])

    def _drop_people(self) -> None:
        self._said = {}
        for field in self._fields:
            self._rows.removeWidget(field)
            field.hide()
            field.deleteLater()
        self._fields = []

    def _keep(self) -> None:
        scan, is_of_scan = self._scan, not self._holds_field.isHidden()
        said = {
            one: says
            for one, choice in self._said.values()
            for says in [choice.value()]
            if isinstance(says, SheetSaid)
        }
        if not self._is_asking:
            return
        if not said:
            self._sheet_field.show_problem(tr("Kies bij wie er een handtekening staat."))
            self._sheet.setFocus()
        elif self._day.day() is None or not self._day.is_valid:
            self._day_field.show_problem(tr("Zet erbij op welke dag."))
            self._day.setFocus()
        else:
            self._sheet_field.clear_problem()
            self._day_field.clear_problem()
            signed, on = self._session.desk.signed, self._day.day()
            holds = self._holds.value() if is_of_scan else None
            keep = partial(
                signed.settle, scan, said, on, holds if isinstance(holds, ScanHolds) else None
            )
            self._keeping.write(keep, partial(self._leave_of, scan))

    def _leave_of(self, scan: Attachment | None) -> None:
        """Not before it is stored: what was picked on a scan that was refused is picked once."""
        shown = self._scan
        if self._is_asking and (shown and shown.id) == (scan and scan.id):
            self._leave()

    def _leave(self) -> None:
        self.forget()
        self.done.emit()
