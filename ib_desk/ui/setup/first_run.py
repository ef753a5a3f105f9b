"""Three steps to a first vault: passphrase, recovery sheet, pupils."""

from __future__ import annotations

import secrets
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from ib_desk.application.vault import LONGEST_LABEL
from ib_desk.application.ways_in import RecoverySheet
from ib_desk.domain.secrets.passphrase import passphrase_bytes
from ib_desk.ui.file_dialogs import ask_where_to_save
from ib_desk.ui.jobs import JobRunner
from ib_desk.ui.listen import listen
from ib_desk.ui.printing import print_pdf
from ib_desk.ui.setup.entrance import Entrance
from ib_desk.ui.setup.fresh_phrase import FreshPhrase
from ib_desk.ui.setup.page import SetupPage
from ib_desk.ui.setup.recovery_groups import RecoveryGroups
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import main_button, quiet_button, second_button
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.fold import Fold
from ib_desk.ui.widgets.labels import IconLine
from ib_desk.ui.widgets.line_field import LineField
from ib_desk.ui.widgets.note import Note, NoteKind

PROVEN_GROUPS = 2


class VaultStep(SetupPage):
    """1 van 3: a generated passphrase stands ready; typing replaces it."""

    made = Signal(object)
    """A `NewVault`."""
    unlock_asked = Signal()
    restore_asked = Signal()
    example_asked = Signal()

    def __init__(self, entrance: Entrance, database: JobRunner, *, is_first: bool) -> None:
        super().__init__(entrance, database, tr("Je kluis"))
        self.show_title(tr("Je kluis"), tr("1 van 3"))
        self.words(
            tr(
                "Hier komen de dossiers van je leerlingen. Alleen jij kunt erin. Zonder "
                "wachtwoordzin of herstelblad kan niemand ze openen, ook de maker niet."
            )
        )
        self._label = LineField(tr("Naam van de kluis"))
        self._label.setMaxLength(LONGEST_LABEL)
        self._label.set_text(tr("Mijn leerlingen"))
        self.card.add(
            Field(
                tr("Naam van de kluis"),
                self._label,
                hint=tr("Iedereen op deze laptop kan die naam zien."),
            )
        )
        self._phrase = FreshPhrase(entrance, tr("Wachtwoordzin"))
        self._phrase.submitted.connect(self._make)
        self._label.textChanged.connect(self._phrase.avoid)
        self._phrase.avoid(self._label.text())
        self.card.add(self._phrase)
        fresh = quiet_button(tr("Nieuwe zin"), "again")
        fresh.clicked.connect(self._phrase.draw)
        self._go = main_button(tr("Verder"))
        self._go.clicked.connect(self._make)
        self.row(self._go, fresh)
        self.row(*self._ways_out(is_first=is_first))

    def _ways_out(self, *, is_first: bool) -> list[QWidget]:
        links: list[QWidget] = []
        if not is_first:
            back = quiet_button(tr("Terug naar openen"))
            back.clicked.connect(self.unlock_asked)
            links.append(back)
        restore = quiet_button(tr("Reservekopie terugzetten"))
        restore.clicked.connect(self.restore_asked)
        example = quiet_button(tr("Voorbeeld openen"))
        example.clicked.connect(self.example_asked)
        return [*links, restore, example]

    @override
    def enter(self) -> None:
        """The page is shown."""
        self._go.setFocus()

    def _make(self) -> None:
        self.clear_trouble()
        if not self._go.isEnabled() or not self._phrase.accept():
            return
        text, label = self._phrase.text(), self._label.text().strip()
        self._go.setEnabled(False)
        self._go.setText(tr("Kluis maken…"))
        entrance = self.entrance
        job = self.heard(
            self.database.start(
                lambda _progress: entrance.vaults.create(
                    entrance.new_folder(),
                    label=label or tr("Mijn leerlingen"),
                    passphrase=passphrase_bytes(text),
                )
            )
        )
        job.succeeded.connect(self.made)
        job.finished.connect(self._ready)

    def _ready(self) -> None:
        self._go.setEnabled(True)
        self._go.setText(tr("Verder"))
        if self.isVisible():  # else the next page has it
            self._go.setFocus()  # a button that is switched off passes it on


class SheetStep(SetupPage):
    """2 van 3: the sheet on paper, proven by typing two of its groups back."""

    proven = Signal()

    def __init__(self, entrance: Entrance, database: JobRunner, *, step: str = "") -> None:
        super().__init__(entrance, database, tr("Je herstelblad"))
        self.show_title(tr("Je herstelblad"), step)
        self._sheet: RecoverySheet | None = None
        self._asked: list[int] = []
        self.words(
            tr(
                "Wachtwoordzin kwijt? Dan opent alleen dit blad de kluis nog. Druk het af en leg "
                "het in de kluis van school. Bewaar het niet op de laptop."
            )
        )
        self._renewed = Note(
            NoteKind.INFO,
            tr("Je was hier gebleven. Dit is een nieuw blad."),
            tr("Had je al een blad? Scheur dat door, het opent de kluis niet meer."),
        )
        self._renewed.hide()
        self.card.add(self._renewed)
        self._print = second_button(tr("Afdrukken…"), "print")
        self._print.clicked.connect(self._print_sheet)
        save = quiet_button(tr("Opslaan op USB-stick…"), "stick")
        save.clicked.connect(self._save_sheet)
        self.row(self._print, save)
        self._saved = IconLine("done", "ok")
        self.card.add(self._saved)
        self._groups = RecoveryGroups()
        self.card.add(Fold(tr("Geen printer bij de hand? Schrijf het over"), self._groups))
        self._fields: list[Field] = []
        self._lines: list[LineField] = []
        row = QHBoxLayout()
        spaced(row, 0, 12)
        for _place in range(PROVEN_GROUPS):
            line = LineField(tr("Blok"))
            line.returnPressed.connect(self._prove)
            field = Field(tr("Blok"), line)
            line.textEdited.connect(field.clear_problem)
            self._lines.append(line)
            self._fields.append(field)
            row.addWidget(field)
        self.words(tr("Typ twee blokken van het blad over. Zo weet je dat het klopt."))
        self.card.add(row)
        self._go = main_button(tr("Verder"))
        self._go.clicked.connect(self._prove)
        self.row(self._go)

    def show_sheet(self, sheet: RecoverySheet, *, is_renewed: bool = False) -> None:
        """Ask for two groups of this sheet, chosen by chance.

        `is_renewed`: an earlier sheet, if it was ever printed, is worth nothing any more.
        """
        self._sheet = sheet
        self._renewed.setVisible(is_renewed)
        count = len(sheet.groups)
        self._groups.show_groups(sheet.groups)
        self._asked = sorted(secrets.SystemRandom().sample(range(count), PROVEN_GROUPS))
        for place, index in enumerate(self._asked):
            words = tr("Blok {number}").format(number=index + 1)
            self._fields[place].show_question(words)
            self._lines[place].setText("")
            self._lines[place].setAccessibleName(words)

    @override
    def enter(self) -> None:
        """The page is shown."""
        self._print.setFocus()

    def _prove(self) -> None:
        if self._sheet is None:
            return
        wrong: list[LineField] = []
        for place, index in enumerate(self._asked):
            typed = _spelled(self._lines[place].text())
            fits = typed == self._sheet.groups[index]
            self._fields[place].show_problem("" if fits else _amiss(index + 1, is_empty=not typed))
            wrong += [] if fits else [self._lines[place]]
        if wrong:
            wrong[0].setFocus()
            wrong[0].selectAll()
        else:
            self._sheet = None
            self._groups.show_groups(())
            self.proven.emit()

    def _print_sheet(self) -> None:
        if self._sheet is not None:
            print_pdf(self, self.entrance.sheet_pdf(self._sheet), tr("Herstelblad IB Desk"))

    def _save_sheet(self) -> None:
        ask_where_to_save(
            self, tr("Herstelblad opslaan"), "herstelblad-ib-desk.pdf", self._write_sheet
        )

    def _write_sheet(self, path: Path) -> None:
        sheet = self._sheet
        if sheet is not None:
            entrance = self.entrance
            self._saved.show_text("")
            job = self.database.start(
                lambda _progress: entrance.write(path, entrance.sheet_pdf(sheet))
            )
            listen(
                self,
                job.succeeded,
                lambda _done: self._saved.show_text(tr("Het blad is opgeslagen.")),
            )
            self.heard(job)


class PupilsStep(SetupPage):
    """3 van 3: where the pupils come from; can be done later."""

    chosen = Signal(str)
    """“inlezen” or “leerlingen”: the place to open."""

    def __init__(self, entrance: Entrance, database: JobRunner) -> None:
        super().__init__(entrance, database, tr("Je leerlingen"))
        self.show_title(tr("Je leerlingen"), tr("3 van 3"))
        self.words(
            tr(
                "Haal alle leerlingen in één keer uit je leerlingadministratie. Of begin met één "
                "kind; de rest kan later."
            )
        )
        self._fetch = main_button(tr("Uit de leerlingadministratie halen"), "import")
        listen(self, self._fetch.clicked, lambda: self.chosen.emit("import"))
        later = second_button(tr("Later"))
        listen(self, later.clicked, lambda: self.chosen.emit("pupils"))
        self.row(self._fetch, later)

    @override
    def enter(self) -> None:
        """The page is shown."""
        self._fetch.setFocus()


def _amiss(number: int, *, is_empty: bool) -> str:
    if is_empty:
        return tr("Typ blok {number} van het blad over.").format(number=number)
    return tr("Blok {number} klopt niet. Kijk op het blad.").format(number=number)


def _spelled(text: str) -> str:
    """As on the sheet: O is zero, I and L are one."""
    return "".join(text.split()).upper().translate(str.maketrans("OIL", "011"))
