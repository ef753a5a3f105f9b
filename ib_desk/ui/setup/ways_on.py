"""What helps a vault that did not open: the buttons that belong to an error."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from ib_desk.application.open_anyway import UNASKED, OpenAnyway
from ib_desk.application.vault_errors import (
    DatabaseMissing,
    FolderNotWritable,
    HeaderDamaged,
    SharedFolder,
    WorkMissing,
)
from ib_desk.ui.listen import listen
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import quiet_button
from ib_desk.ui.widgets.flow import FlowLayout

_MOST_FILES: Final = 3


class WaysOn(QWidget):
    """Hidden while there is nothing to help with; keeps what the user agreed to."""

    sheet_asked = Signal()
    agreed = Signal()
    """Try once more, with what was `accepted`."""
    file_chosen = Signal(str)
    """The file with this name is the database that is missing."""

    def __init__(self) -> None:
        super().__init__()
        self.accepted = UNASKED
        self._offered = UNASKED
        self._sheet = quiet_button(tr("Herstelblad gebruiken"), "recovery_sheet")
        self._sheet.clicked.connect(self.sheet_asked)
        self._anyway = quiet_button(tr("Toch openen"))
        self._anyway.clicked.connect(self._agree)
        self._files: list[QPushButton] = []
        self._row = FlowLayout(self, gap=8)
        self._row.addWidget(self._sheet)
        self._row.addWidget(self._anyway)
        self.show_for(None)

    def forget(self) -> None:
        """Another vault: what was said of the one before does not count."""
        self.accepted = UNASKED

    def show_for(self, error: Exception | None) -> None:
        """What helps with this, if anything does."""
        self._sheet.setVisible(isinstance(error, HeaderDamaged))
        words, self._offered = self._offer(error)
        self._anyway.setText(words)
        self._anyway.setVisible(bool(words))
        for button in self._files:
            button.hide()
            button.deleteLater()
        names = error.beside[:_MOST_FILES] if isinstance(error, DatabaseMissing) else ()
        self._files = [self._file(name) for name in names]
        self.setVisible(bool(words or names) or isinstance(error, HeaderDamaged))

    @property
    def first(self) -> QWidget | None:
        """The first of them, if one is shown."""
        every = (*self._files, self._sheet, self._anyway)
        return next((one for one in every if not one.isHidden()), None)

    def _offer(self, error: Exception | None) -> tuple[str, OpenAnyway]:
        match error:
            case SharedFolder():
                return tr("Toch openen"), replace(self.accepted, shared=True)
            case WorkMissing():
                return tr("Verder met wat er is"), replace(self.accepted, loss=True)
            case FolderNotWritable():
                return tr("Alleen lezen"), replace(self.accepted, read_only=True)
            case _:
                return "", self.accepted

    def _file(self, name: str) -> QPushButton:
        button = quiet_button(tr("‘{name}’ gebruiken").format(name=name))
        listen(button, button.clicked, lambda: self.file_chosen.emit(name))
        self._row.addWidget(button)
        return button

    @Slot()
    def _agree(self) -> None:
        self.accepted = self._offered
        self.agreed.emit()
