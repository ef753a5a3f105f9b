"""What a restore put aside: until when it is worth keeping, and a way to remove it for good."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ib_desk.application.backups import AsideVault
from ib_desk.ui.listen import listen
from ib_desk.ui.session import Session
from ib_desk.ui.setup.aside import aside_words
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import icon_button
from ib_desk.ui.widgets.discarding import discard_all
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.note import Note, NoteKind


class AsideList(QWidget):
    """Hidden where there is none. One is removed by a second act."""

    refused = Signal(Exception)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._going: AsideVault | None = None
        column = QVBoxLayout(self)
        spaced(column, 0, 8)
        column.addWidget(label(tr("Opzij gezet bij het terugzetten"), "strong", "text"))
        self._words = label(
            tr("Je opent hem waar je je kluis opent, onder ‘Opzij gezet’."), "small", "muted"
        )
        column.addWidget(self._words)
        self._rows = QVBoxLayout()
        spaced(self._rows, 0, 4)
        column.addLayout(self._rows)
        self._sure = Note(NoteKind.WARN, "")
        self._sure.add_action(tr("Definitief wissen"), self._remove)
        self._sure.add_action(tr("Laten staan"), self._sure.hide, quiet=True)
        self._sure.hide()
        column.addWidget(self._sure)
        self.hide()

    def enter(self) -> None:
        """Look what there is."""
        self._sure.hide()
        job = self._session.read(self._session.desk.vault.backups.aside)
        job.succeeded.connect(self._show)
        job.failed.connect(self.refused)

    @Slot(object)
    def _show(self, found: Sequence[AsideVault]) -> None:
        discard_all(self._rows)
        today = self._session.desk.clock.today()
        for aside in found:
            words = aside_words(aside)
            if aside.until <= today:
                words = tr("{words} Die dag is voorbij: hij kan weg.").format(words=words)
            line = QWidget()
            row = QHBoxLayout(line)
            spaced(row, 0, 8)
            row.addWidget(label(words, "body", "text"), 1)
            remove = icon_button("remove", tr("Verwijderen: {what}").format(what=words))
            listen(remove, remove.clicked, lambda aside=aside: self._ask(aside))
            row.addWidget(remove)
            self._rows.addWidget(line)
        self.setVisible(bool(found))

    def _ask(self, aside: AsideVault) -> None:
        self._going = aside
        self._sure.show_message(
            NoteKind.WARN,
            tr("Deze opzij gezette kluis definitief wissen?"),
            tr("Wat alleen daarin staat, is dan weg. Dit kan niet terug."),
        )
        self._sure.show()

    def _remove(self) -> None:
        going, self._going = self._going, None
        self._sure.hide()
        if going is not None:
            backups = self._session.desk.vault.backups
            job = self._session.read(lambda: backups.remove_aside(going))
            job.succeeded.connect(self.enter)
            job.failed.connect(self.refused)
