"""What is to be said of a vault before it is opened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ib_desk.application.name_plate import NamePlate
from ib_desk.application.vault import UnreadableVault, VaultDescription
from ib_desk.domain.dutch_dates import full_date
from ib_desk.ui.messages import act_message, trouble_message
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.note import Note, NoteKind


class VaultNotes(QWidget):
    """A second version beside it, a header out of a backup, a backup that failed."""

    aside_asked = Signal()
    """Put the second versions aside."""

    def __init__(self) -> None:
        super().__init__()
        self._strays = Note(NoteKind.WARN, "")
        self._strays.add_action(tr("Opzij zetten"), self.aside_asked.emit)
        self._borrowed = Note(NoteKind.WARN, "")
        self._backup = Note(NoteKind.WARN, "")
        column = QVBoxLayout(self)
        spaced(column, 0, 12)
        for note in (self._strays, self._borrowed, self._backup):
            note.hide()
            column.addWidget(note)

    def show_vault(self, vault: NamePlate | UnreadableVault) -> None:
        """Of one that cannot be read only that is said."""
        described = vault if isinstance(vault, VaultDescription) else None
        self._show_strays(described.strays if described else ())
        self._show_borrowed(described.header_of_backup if described else None)
        trouble = described.backup_trouble if described else None
        if trouble is not None:
            message = trouble_message(trouble)
            self._backup.show_message(NoteKind.WARN, message.title, message.text)
        self._backup.setVisible(trouble is not None)
        self._fit()

    def show_backup_failure(self, error: Exception) -> None:
        """The copy that should have been made while the vault is closed."""
        message = act_message(error)
        self._backup.show_message(
            NoteKind.WARN,
            tr("De reservekopie is niet gelukt."),
            f"{message.title} {message.text}".strip(),
        )
        self._backup.show()
        self._fit()

    def forget_backup_trouble(self) -> None:
        """There is a backup again."""
        self._backup.hide()
        self._fit()

    def _show_strays(self, names: Sequence[str]) -> None:
        self._strays.setVisible(bool(names))
        if names:
            self._strays.show_message(
                NoteKind.WARN,
                tr("Naast deze kluis ligt een tweede versie: {names}.").format(
                    names=tr(" en ").join(f"‘{name}’" for name in names[:2])
                ),
                tr(
                    "Een ander programma maakte die, zoals OneDrive. Zet hem opzij, dan kun je "
                    "hem later nog openen."
                ),
            )

    def _show_borrowed(self, made_at: datetime | None) -> None:
        self._borrowed.setVisible(made_at is not None)
        if made_at is not None:
            self._borrowed.show_message(
                NoteKind.WARN,
                tr("Het begin van deze kluis is beschadigd."),
                tr(
                    "IB Desk neemt dat van de reservekopie van {day}. Had je toen een andere "
                    "wachtwoordzin? Gebruik dan die."
                ).format(day=full_date(made_at.astimezone().date())),
            )

    def _fit(self) -> None:
        notes = (self._strays, self._borrowed, self._backup)
        self.setVisible(any(not note.isHidden() for note in notes))
