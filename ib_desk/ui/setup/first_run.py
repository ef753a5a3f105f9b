"""Steps to a first vault after `vault_step`: recovery sheet and pupils; `school_step` between."""

from __future__ import annotations

from PySide6.QtCore import Signal
from typing_extensions import override

from ib_desk.application.leaving.outside import PaperOrFile
from ib_desk.application.ways_in import RecoverySheet
from ib_desk.ui.jobs import Job
from ib_desk.ui.listen import listen
from ib_desk.ui.places import IMPORT, PUPILS
from ib_desk.ui.setup.doorstep import Doorstep
from ib_desk.ui.setup.page import SetupPage
from ib_desk.ui.setup.sheet_proof import SheetProof
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import main_button, second_button
from ib_desk.ui.widgets.note import Note, NoteKind


class SheetStep(SetupPage):
    """2 van 4: the sheet on paper, proven by typing two of its blocks back."""

    proven = Signal(str)
    """The whole code."""

    def __init__(self, doorstep: Doorstep, *, step: str = "") -> None:
        super().__init__(doorstep, tr("Je herstelblad"))
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

    def _let_out(self, sheet: RecoverySheet, to: PaperOrFile) -> Job:
        sheets, name = self.entrance.sheets, tr("Herstelblad IB Desk")
        return self.database.start(lambda progress: sheets.let_out(sheet, to, name, progress))


class PupilsStep(SetupPage):
    """4 van 4: where the pupils come from; can be done later."""

    chosen = Signal(str)
    """The place to open: `IMPORT` or `PUPILS`."""

    def __init__(self, doorstep: Doorstep) -> None:
        super().__init__(doorstep, tr("Je leerlingen"))
        self.show_title(tr("Je leerlingen"), tr("4 van 4"))
        self.words(
            tr(
                "Haal alle leerlingen in één keer uit je leerlingadministratie. Of begin met één "
                "kind; de rest kan later."
            )
        )
        self._fetch = main_button(tr("Uit de leerlingadministratie halen"), "import")
        listen(self, self._fetch.clicked, lambda: self.chosen.emit(IMPORT))
        later = second_button(tr("Later"))
        listen(self, later.clicked, lambda: self.chosen.emit(PUPILS))
        self.row(self._fetch, later)

    @override
    def enter(self) -> None:
        """The page is shown."""
        self._fetch.setFocus()
