"""The first step to a vault: its name and its passphrase; also the first page of a new user."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ib_desk.application.name_plate import LONGEST_LABEL
from ib_desk.domain.secrets.passphrase import passphrase_bytes
from ib_desk.ui.overriding import override
from ib_desk.ui.setup.doorstep import Doorstep
from ib_desk.ui.setup.examples import example_links
from ib_desk.ui.setup.fresh_phrase import FreshPhrase
from ib_desk.ui.setup.page import SetupPage
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import main_button, quiet_button
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.line_field import LineField


class VaultStep(SetupPage):
    """1 van 4: a generated passphrase stands ready; typing replaces it."""

    made = Signal(object)
    """A `NewVault`."""
    unlock_asked = Signal()
    restore_asked = Signal()
    example_asked = Signal(str)
    """Of a sector, by its code."""

    def __init__(self, doorstep: Doorstep, *, is_first: bool) -> None:
        super().__init__(doorstep, tr("Je kluis"))
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
        self._phrase = FreshPhrase(doorstep, tr("Wachtwoordzin"))
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
        return [*links, restore, *example_links(self, self.example_asked.emit)]

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
        doorstep = self.doorstep
        job = self.heard(
            self.database.start(
                lambda _progress: doorstep.entrance.vaults.create(
                    doorstep.entrance.new_folder(),
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
