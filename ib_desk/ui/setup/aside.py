"""The vaults that another one took the place of: each can still be opened."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.application.backups import AsideVault
from ib_desk.domain.dutch_dates import full_date
from ib_desk.ui.listen import listen
from ib_desk.ui.moments import moment_words
from ib_desk.ui.setup.doorstep import Doorstep
from ib_desk.ui.setup.page import SetupPage
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import quiet_button, second_button
from ib_desk.ui.widgets.labels import label


class AsidePage(SetupPage):
    """To open one; they are removed in the settings, by who can open the vault itself."""

    chosen = Signal(object)
    """The folder of one."""
    left = Signal()

    def __init__(self, doorstep: Doorstep, folder: Path) -> None:
        super().__init__(doorstep, tr("Opzij gezet"))
        self._folder = folder
        self.words(
            tr(
                "Zet je een reservekopie terug, dan blijft de kluis die er stond hier bewaard. Je "
                "opent hem met de wachtwoordzin van toen. Verwijderen doe je bij Instellingen."
            )
        )
        self._rows = QVBoxLayout()
        spaced(self._rows, 0, 8)
        self.card.add(self._rows)
        self._back = quiet_button(tr("Terug"))
        self._back.clicked.connect(self.left)
        self.row(self._back)

    @override
    def enter(self) -> None:
        """The page is shown."""
        folder, vaults = self._folder, self.entrance.vaults
        job = self.heard(self.database.start(lambda _progress: vaults.aside_of(folder)))
        job.succeeded.connect(self._show)
        self._back.setFocus()

    @Slot(object)
    def _show(self, found: Sequence[AsideVault]) -> None:
        for aside in found:
            row = QWidget()
            line = QHBoxLayout(row)
            spaced(line, 0, 8)
            line.addWidget(label(aside_words(aside), "body", "text"), 1)
            go = second_button(tr("Openen"))
            go.setAccessibleName(tr("Openen: {what}").format(what=aside_words(aside)))
            listen(go, go.clicked, lambda folder=aside.folder: self.chosen.emit(folder))
            line.addWidget(go)
            self._rows.addWidget(row)


def aside_words(aside: AsideVault) -> str:
    """“Zaterdag 21 november 2026 om 17.42. Blijft tot zaterdag 26 december 2026.”."""
    put = moment_words(aside.put_aside)
    return tr("Opzij gezet op {moment}. Bewaar hem tot {day}.").format(
        moment=put, day=full_date(aside.until)
    )
