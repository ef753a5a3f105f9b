"""A new recovery sheet: made, brought to paper, and in use once two of its blocks are typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ib_desk.application.leaving.outside import PaperOrFile
from ib_desk.application.vault_errors import WrongSecret
from ib_desk.application.ways_in import KeySlot, RecoverySheet
from ib_desk.ui.jobs import Job
from ib_desk.ui.messages import Message, act_message
from ib_desk.ui.session import Session
from ib_desk.ui.settings.secret_box import SecretBox, Wish
from ib_desk.ui.setup.sheet_proof import SheetProof
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import main_button, second_button
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.line_field import LineField


class SheetBox(SecretBox):
    """Until the new sheet is in use the one before opens the vault as well."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        about = tr(
            "Het oude blad blijft werken tot je twee blokken van het nieuwe hebt overgetypt."
        )
        self._proof_field = self.proof()
        self._make = second_button(tr("Blad maken"), "recovery_sheet")
        self._make.clicked.connect(self._wish_sheet)
        self.paper = SheetProof(self._let_out)
        self.paper.proven.connect(self._take_over)
        self._use = main_button(tr("Dit blad gebruiken"))
        self._use.clicked.connect(self.paper.prove)
        self._typed = LineField(tr("Herstelcode van het nieuwe blad"))
        self._typed.returnPressed.connect(self._take_over_typed)
        self._waiting = self._waiting_box()
        self.add(
            label(about, "small", "muted"),
            self._proof_field,
            self._make,
            self.paper,
            self._use,
            self._waiting,
        )
        self._show_paper(is_there=False)
        self._waiting.hide()

    def _waiting_box(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        spaced(column, (0, 8, 0, 0), 8)
        use = second_button(tr("Nieuwe blad gebruiken"))
        use.clicked.connect(self._take_over_typed)
        told = tr("Van je nieuwe blad is nog niets overgetypt. Heb je het op papier? Typ het over.")
        column.addWidget(label(told, "body", "text"))
        column.addWidget(
            Field(
                tr("Herstelcode van het nieuwe blad"),
                self._typed,
                hint=tr("De negen blokken van het nieuwe blad."),
            )
        )
        column.addWidget(use)
        return box

    def show_slots(self, slots: Sequence[KeySlot]) -> None:
        """After a lock the code is nowhere but on paper: then it is typed whole."""
        on_trial = any(slot.on_trial for slot in slots)
        if not on_trial and self.paper.sheet is not None:
            self.paper.forget()  # it was taken away in the list
        self._show_paper(is_there=self.paper.sheet is not None)
        self._waiting.setVisible(on_trial and self.paper.sheet is None)

    def _show_paper(self, *, is_there: bool) -> None:
        self.paper.setVisible(is_there)
        self._use.setVisible(is_there)
        self._make.setHidden(is_there)
        self._proof_field.setHidden(is_there or self.is_by_code)

    @Slot()
    def _wish_sheet(self) -> None:
        ways_in = self.ways_in
        self.wish_proven(
            Wish(
                act=ways_in.new_recovery_sheet,
                busy=tr("Herstelblad maken…"),
                done=tr("Nieuw herstelblad gemaakt"),
                heard=self._show_sheet,
            )
        )

    def _show_sheet(self, made: object) -> None:
        if isinstance(made, RecoverySheet):
            self.paper.show_sheet(made)

    @Slot(str)
    def _take_over(self, code: str) -> None:
        ways_in = self.ways_in
        self.wished.emit(
            Wish(
                act=lambda: ways_in.sheet_takes_over(code),
                busy=tr("Nieuwe blad in gebruik nemen…"),
                done=tr("Het nieuwe blad is in gebruik. Scheur het oude door."),
                typed=(self._typed,),
                refusal=_of_code,
            )
        )

    @Slot()
    def _take_over_typed(self) -> None:
        self._take_over(self._typed.text())

    def _let_out(self, sheet: RecoverySheet, to: PaperOrFile) -> Job:
        sheets, name = self.session.desk.sheets, tr("Herstelblad IB Desk")
        return self.session.make(lambda progress: sheets.let_out(sheet, to, name, progress))


def _of_code(error: Exception) -> Message:
    if isinstance(error, WrongSecret) and not error.wait_seconds:
        return Message(
            tr("Dit is niet de code van het nieuwe blad."), tr("Kijk of je het nieuwe blad hebt.")
        )
    return act_message(error)
