"""Steps to a first vault: passphrase, recovery sheet, pupils; the school is in `school_step`."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ib_desk.application.leaving.outside import Destination
from ib_desk.application.vault import LONGEST_LABEL
from ib_desk.application.ways_in import RecoverySheet
from ib_desk.domain.secrets.passphrase import passphrase_bytes
from ib_desk.ui.jobs import Job, JobRunner
from ib_desk.ui.listen import listen
from ib_desk.ui.setup.entrance import Entrance
from ib_desk.ui.setup.fresh_phrase import FreshPhrase
from ib_desk.ui.setup.page import SetupPage
from ib_desk.ui.setup.sheet_proof import SheetProof
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import main_button, quiet_button, second_button
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.line_field import LineField
from ib_desk.ui.widgets.note import Note, NoteKind


class VaultStep(SetupPage):
    """1 van 4: a generated passphrase stands ready; typing replaces it."""

    made = Signal(object)
    """A `NewVault`."""
    unlock_asked = Signal()
    restore_asked = Signal()
    example_asked = Signal()

    def __init__(self, entrance: Entrance, database: JobRunner, *, is_first: bool) -> None:
        super().__init__(entrance, database, tr("Je kluis"))
        self.show_title(tr("Je kluis"), tr("1 van 4"))
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
        self._label.textChanged.connect(self._phrase.judge_for)
        self._label.returnPressed.connect(self._make)
        self._phrase.judge_for(self._label.text())
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
        """The page is shown: at what is to be read and filled in, not past it."""
        self._label.setFocus()

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
    """2 van 4: the sheet on paper, proven by typing two of its blocks back."""

    proven = Signal(str)
    """The whole code."""

    def __init__(self, entrance: Entrance, database: JobRunner, *, step: str = "") -> None:
        super().__init__(entrance, database, tr("Je herstelblad"))
        self.show_title(tr("Je herstelblad"), step)
        self.words(
            tr(
                "Wachtwoordzin kwijt? Dan opent alleen dit blad de kluis nog. Druk het af en leg "
                "het in de kluis van school. Bewaar het niet op de laptop."
            )
        )
        self._renewed = Note(
            NoteKind.INFO,
            tr("Je was hier gebleven. Dit is een nieuw blad."),
            tr("Had je al een blad? Dat werkt niet meer zodra je dit hebt overgetypt."),
        )
        self._renewed.hide()
        self.card.add(self._renewed)
        self.proof = SheetProof(self._let_out)
        self.proof.proven.connect(self.proven)
        self.card.add(self.proof)
        self._go = main_button(tr("Verder"))
        self._go.clicked.connect(self.proof.prove)
        self.row(self._go)

    def show_sheet(self, sheet: RecoverySheet, *, is_renewed: bool = False) -> None:
        """`is_renewed`: there may be an earlier one, which opens until this one is proven."""
        self._renewed.setVisible(is_renewed)
        self.proof.show_sheet(sheet)

    @override
    def enter(self) -> None:
        """The page is shown."""
        self.proof.setFocus()

    def _let_out(self, sheet: RecoverySheet, to: Destination) -> Job:
        sheets, name = self.entrance.sheets, tr("Herstelblad IB Desk")
        return self.database.start(lambda progress: sheets.let_out(sheet, to, name, progress))


class PupilsStep(SetupPage):
    """4 van 4: where the pupils come from; can be done later."""

    chosen = Signal(str)
    """“inlezen” or “leerlingen”: the place to open."""

    def __init__(self, entrance: Entrance, database: JobRunner) -> None:
        super().__init__(entrance, database, tr("Je leerlingen"))
        self.show_title(tr("Je leerlingen"), tr("4 van 4"))
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
