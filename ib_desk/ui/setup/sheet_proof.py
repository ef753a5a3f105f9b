"""A recovery sheet on its way to paper, and the proof that it arrived: two of its blocks."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ib_desk.application.leaving.outside import NoPrinter, PaperOrFile, ToFile, ToPrinter
from ib_desk.application.ways_in import RecoverySheet
from ib_desk.ui.file_dialogs import ask_where_to_save
from ib_desk.ui.jobs import Job
from ib_desk.ui.messages import act_message
from ib_desk.ui.printing import ask_for_printer
from ib_desk.ui.setup.recovery_groups import RecoveryGroups
from ib_desk.ui.sticks import is_off_this_laptop, sticks
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import button_row, quiet_button, second_button
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.fold import Fold
from ib_desk.ui.widgets.labels import IconLine, label
from ib_desk.ui.widgets.line_field import LineField

PROVEN_GROUPS = 2


class SheetProof(QWidget):
    """The sheet goes to a printer or a stick and nowhere else: it never stays on the laptop."""

    proven = Signal(str)
    """The whole code: who typed two blocks of it has the sheet in hand."""

    def __init__(self, let_out: Callable[[RecoverySheet, PaperOrFile], Job]) -> None:
        """`let_out` brings it to paper or to a file, as a job."""
        super().__init__()
        self._let_out = let_out
        self._sheet: RecoverySheet | None = None
        self._asked: list[int] = []
        self._print = second_button(tr("Afdrukken…"), "print")
        self._print.clicked.connect(self._print_sheet)
        save = quiet_button(tr("Opslaan op USB-stick…"), "stick")
        save.clicked.connect(self._save_sheet)
        self._saved = IconLine("done", "ok")
        self._amiss = IconLine("attention", "warn")
        self._groups = RecoveryGroups()
        column = QVBoxLayout(self)
        spaced(column, 0, 12)
        column.addLayout(button_row(self._print, save))
        column.addWidget(self._saved)
        column.addWidget(self._amiss)
        column.addWidget(Fold(tr("Geen printer bij de hand? Schrijf het over"), self._groups))
        ask = tr("Typ twee blokken van het blad over. Zo weet je dat het klopt.")
        column.addWidget(label(ask, "body", "text"))
        self._fields: list[Field] = []
        self._lines: list[LineField] = []
        column.addLayout(self._blocks())
        self.setFocusProxy(self._print)

    def _blocks(self) -> QHBoxLayout:
        row = QHBoxLayout()
        spaced(row, 0, 12)
        for _place in range(PROVEN_GROUPS):
            line = LineField(tr("Blok"))
            line.returnPressed.connect(self.prove)
            field = Field(tr("Blok"), line)
            line.textEdited.connect(field.clear_problem)
            self._lines.append(line)
            self._fields.append(field)
            row.addWidget(field)
        return row

    @property
    def sheet(self) -> RecoverySheet | None:
        """What is shown, as long as nobody proved it."""
        return self._sheet

    def show_sheet(self, sheet: RecoverySheet) -> None:
        """Ask for two blocks of this one, chosen by chance."""
        self._sheet = sheet
        self._saved.show_text("")
        self._amiss.show_text("")
        self._groups.show_groups(sheet.groups)
        count = len(sheet.groups)
        self._asked = sorted(secrets.SystemRandom().sample(range(count), PROVEN_GROUPS))
        for place, index in enumerate(self._asked):
            words = tr("Blok {number}").format(number=index + 1)
            self._fields[place].show_question(words)
            self._fields[place].show_problem("")
            self._lines[place].setText("")
            self._lines[place].setAccessibleName(words)

    def forget(self) -> None:
        """The code leaves the screen."""
        self._sheet = None
        self._groups.show_groups(())
        for line in self._lines:
            line.clear()

    @Slot()
    def prove(self) -> None:
        """See whether what was typed is on the sheet."""
        sheet = self._sheet
        if sheet is None:
            return
        wrong: list[LineField] = []
        for place, index in enumerate(self._asked):
            typed = _spelled(self._lines[place].text())
            fits = typed == sheet.groups[index]
            self._fields[place].show_problem("" if fits else _amiss(index + 1, is_empty=not typed))
            wrong += [] if fits else [self._lines[place]]
        if wrong:
            wrong[0].setFocus()
            wrong[0].selectAll()
        else:
            self.forget()
            self.proven.emit(" ".join(sheet.groups))

    @Slot()
    def _print_sheet(self) -> None:
        self._amiss.show_text("")
        if self._sheet is None:
            return
        try:
            ask_for_printer(self, tr("Herstelblad IB Desk"), self._print_at, self._say_no_paper)
        except NoPrinter:
            self._amiss.show_text(
                tr("Er is geen printer op deze laptop. Neem een USB-stick, of schrijf het over.")
            )

    def _print_at(self, printer: ToPrinter) -> None:
        if self._sheet is not None:
            self._saved.show_text("")
            job = self._let_out(self._sheet, printer)
            job.succeeded.connect(self._say_printed)
            job.failed.connect(self._say_failed)

    @Slot()
    def _say_printed(self) -> None:
        self._saved.show_text(tr("Het blad is aan de printer aangeboden."))

    @Slot()
    def _say_no_paper(self) -> None:
        self._amiss.show_text(
            tr(
                "Deze printer maakt een bestand. Het blad mag niet op de laptop staan. Kies een "
                "printer met papier."
            )
        )

    @Slot()
    def _save_sheet(self) -> None:
        self._amiss.show_text("")
        found = sticks()
        if found:
            name = "herstelblad-ib-desk.pdf"
            ask_where_to_save(self, tr("Herstelblad opslaan"), name, self.write_sheet, found[0])
        else:
            self._amiss.show_text(tr("Er zit geen USB-stick in deze laptop."))

    def write_sheet(self, path: Path) -> None:
        """To a stick; a place on this laptop is refused."""
        self._saved.show_text("")
        if self._sheet is None:
            return
        if not is_off_this_laptop(path.parent):
            self._amiss.show_text(
                tr("Dit is een map op deze laptop. Daar mag het blad niet staan. Kies een stick.")
            )
            return
        job = self._let_out(self._sheet, ToFile(path))
        job.succeeded.connect(self._say_saved)
        job.failed.connect(self._say_failed)

    @Slot(object)
    def _say_saved(self, _done: object) -> None:
        self._saved.show_text(
            tr("Het blad staat op de stick. Druk het af en haal het dan van de stick.")
        )

    @Slot(Exception)
    def _say_failed(self, error: Exception) -> None:
        message = act_message(error)
        self._amiss.show_text(f"{message.title} {message.text}".strip())


def _amiss(number: int, *, is_empty: bool) -> str:
    if is_empty:
        return tr("Typ blok {number} van het blad over.").format(number=number)
    return tr("Blok {number} klopt niet. Kijk op het blad.").format(number=number)


def _spelled(text: str) -> str:
    """As on the sheet: O is zero, I and L are one."""
    return "".join(text.split()).upper().translate(str.maketrans("OIL", "011"))
