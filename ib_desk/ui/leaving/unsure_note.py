"""After an unlock: something was cut off on its way out, and only she can know what came of it."""

from __future__ import annotations

from PySide6.QtCore import Slot

from ib_desk.application.leaving.exit import Settled
from ib_desk.domain.records.disclosure import Disclosure
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.places import REGISTER
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.note import Note, NoteKind


class UnsureNote(Note):
    """Stays until she looks, or puts it off to the next time."""

    def __init__(self, navigator: Navigator) -> None:
        super().__init__(NoteKind.WARN, "")
        self._navigator = navigator
        self._lines: tuple[Disclosure, ...] = ()
        self.add_action(tr("Bekijken"), self._ask)
        self.add_action(tr("Later"), self.hide, quiet=True)
        self.hide()

    @Slot(object)
    def show_settled(self, settled: Settled) -> None:
        """Nothing is said of what could be found out."""
        self._lines = settled.unknown
        count = len(self._lines)
        self.show_message(
            NoteKind.WARN,
            tr("IB Desk werd onderbroken terwijl er iets naar buiten ging."),
            tr("Ging het toch naar buiten? Kijk dat na.")
            if count == 1
            else tr("Het gaat om {count} regels. Kijk na of ze toch naar buiten gingen.").format(
                count=count
            ),
        )
        self.setVisible(bool(count))

    def _ask(self) -> None:
        self.hide()
        if self._lines:
            line = self._lines[0]
            self._navigator.go_to_file(line.file_id, REGISTER, line.id)
