"""Of whom a file is taken over: asked first, and shown large."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ib_desk.application.overview import PupilLine
from ib_desk.domain.records.pupil import PupilId
from ib_desk.ui.caseload.pupil_field import PupilField
from ib_desk.ui.listen import listen
from ib_desk.ui.spots import name_field
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.take_over.questions import UNFINISHED
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import button_row, quiet_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.headings import Heading


class Whom(Card):
    """Offered is who is at school; who has a file that runs is told so, with the way there."""

    chosen = Signal()
    """Somebody was chosen, or let go of."""
    typed = Signal()
    file_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[PupilLine, ...] = ()
        self._running: PupilLine | None = None
        self._pupil = PupilField(tr("Leerling"))
        name_field(self._pupil, UNFINISHED, "pupil")
        self._field = Field(
            tr("Van wie is het dossier?"),
            self._pupil,
            hint=tr("Ctrl+PgDn kiest de volgende leerling zonder dossier."),
        )
        self._picked = QWidget()
        self._name = Heading("", "h1")
        self._other = quiet_button(tr("Iemand anders"))
        row = QHBoxLayout(self._picked)
        spaced(row, 0, 12)
        row.addWidget(self._name)
        row.addWidget(self._other)
        row.addStretch(1)
        self._open = quiet_button(tr("Dossier openen"), "deeper")
        self._open.hide()
        self.add(self._field)
        self.add(self._picked)
        self.add(button_row(self._open))
        self._pupil.chosen.connect(self._go_on)
        self._pupil.returnPressed.connect(self._go_on)
        listen(self, self._pupil.textEdited, self._note_typing)
        self._other.clicked.connect(self._ask_again)
        listen(self, self._open.clicked, self._ask_file)
        self._show()

    @property
    def is_chosen(self) -> bool:
        """Whether it is clear whom it is about."""
        return self.pupil_id is not None

    @property
    def pupil_id(self) -> PupilId | None:
        """Who is chosen; letters alone choose nobody."""
        return self._pupil.pupil_id if self._pupil.is_picked and self._running is None else None

    @property
    def name(self) -> str:
        """Of who is chosen."""
        return self._pupil.pupil_name

    def offer(self, lines: Sequence[PupilLine]) -> None:
        """Everyone; who left is not offered."""
        self._lines = tuple(line for line in lines if not line.has_left)
        self._pupil.offer(self._lines)

    def choose(self, pupil_id: PupilId | None) -> bool:
        """Show a pupil, or nobody; gives whether there is such a one."""
        self._pupil.choose(pupil_id)
        if pupil_id is None or not self._pupil.is_picked:
            self._running = None
            self._field.clear_problem()
            self._show()
            return False
        self._take(pupil_id)
        return True

    def step(self, by: int) -> None:
        """The next one without a file, in the order of the list; at its end nobody."""
        without = [line.pupil.id for line in self._lines if not line.has_open_file]
        ids = [line.pupil.id for line in self._lines]
        here = self._pupil.pupil_id
        at = ids.index(here) if here in ids else (-1 if by > 0 else len(ids))
        ahead = ids[at + 1 :] if by > 0 else reversed(ids[: max(at, 0)])
        found = next((one for one in ahead if one in without), None)
        if found is not None:
            self._pupil.choose(found)
            self._take(found)

    def focus_first(self) -> None:
        """The field for a name."""
        (self._other if self.is_chosen else self._pupil).setFocus()

    def _note_typing(self) -> None:
        self._running = None
        self._field.clear_problem()
        self._open.hide()
        self.typed.emit()

    @Slot()
    def _go_on(self) -> None:
        self._pupil.close_list()
        pupil_id = self._pupil.pupil_id
        if pupil_id is not None:
            self._pupil.choose(pupil_id)
            self._take(pupil_id)
        elif self._pupil.text().strip():
            self._field.show_problem(
                tr("Deze leerling staat er nog niet bij. Voeg eerst de leerling toe.")
                if self._pupil.fits_nobody
                else tr("Kies een leerling uit de lijst.")
            )

    def _take(self, pupil_id: PupilId) -> None:
        line = next(line for line in self._lines if line.pupil.id == pupil_id)
        self._running = line if line.has_open_file else None
        self._show()
        self.chosen.emit()

    @Slot()
    def _ask_again(self) -> None:
        self.choose(None)
        self._pupil.setFocus()
        self.chosen.emit()

    def _ask_file(self) -> None:
        if self._running is not None and self._running.file_id is not None:
            self.file_asked.emit(self._running.file_id)

    def _show(self) -> None:
        is_chosen = self.is_chosen
        self._name.setText(self._pupil.text() if is_chosen else "")
        self._picked.setVisible(is_chosen)
        self._field.setVisible(not is_chosen)
        self._open.setVisible(self._running is not None)
        if self._running is not None:
            self._field.show_problem(tr("Van deze leerling loopt al een dossier in IB Desk."))
