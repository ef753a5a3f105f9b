"""Whom a line is about: asked, and then shown large; never assumed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ib_desk.application.overview import PupilLine
from ib_desk.domain.records.pupil import PupilId
from ib_desk.ui.caseload.pupil_field import PupilField
from ib_desk.ui.listen import listen
from ib_desk.ui.say import say
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import in_a_line, listed, tr
from ib_desk.ui.widgets.beside import BesideOrUnder
from ib_desk.ui.widgets.buttons import button_row, quiet_button
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.headings import Heading

_ROOM_FOR_BOTH = 560


class Whom(QWidget):
    """One child or more. Who begins in a file gets its pupil to choose, by Enter or a click."""

    settled = Signal()
    """There is somebody, and no other is being added."""
    asked_again = Signal()
    missing = Signal(str)
    """No child has this name: it has to be added first."""

    def __init__(self) -> None:
        super().__init__()
        self.field = PupilField(tr("Over wie gaat het?"))
        self._lines: tuple[PupilLine, ...] = ()
        self._ids: tuple[PupilId, ...] = ()
        self._near: PupilId | None = None
        self._is_asking = True
        self._is_offered = False
        self._waits = False
        """Enter was pressed before anybody was read: then it counts as soon as they are."""
        self._question = Field(tr("Over wie gaat het?"), self.field)
        self._this_one = quiet_button("", "person")
        self._add = quiet_button(tr("Leerling toevoegen"), "add_person")
        self._add.hide()
        self._name = Heading("", "h1")
        self._other = quiet_button(tr("Iemand anders"))
        self._more = quiet_button(tr("Nog een leerling"), "add")
        self._large = self._build_large()
        column = QVBoxLayout(self)
        spaced(column, 0, 8)
        column.addWidget(self._large)
        column.addWidget(self._question)
        column.addLayout(button_row(self._this_one, self._add))
        self.field.chosen.connect(self.go_on)
        self.field.returnPressed.connect(self.go_on)
        listen(self, self.field.textEdited, self._forgive)
        self._this_one.clicked.connect(self._take_near)
        self._add.clicked.connect(self._ask_to_add)
        self._other.clicked.connect(self.ask_anew)
        self._more.clicked.connect(self.ask_for_more)
        self._show()

    def _build_large(self) -> QWidget:
        large = BesideOrUnder(_ROOM_FOR_BOTH)
        words = QVBoxLayout()
        words.addWidget(self._name)
        large.add_words(words)
        for button in (self._other, self._more):
            large.add_action(button)
        return large

    @property
    def ids(self) -> tuple[PupilId, ...]:
        """Who is chosen, in the order in which they were."""
        return self._ids

    @property
    def is_settled(self) -> bool:
        """Whether somebody is chosen and the words can be typed."""
        return bool(self._ids) and not self._is_asking

    @property
    def names(self) -> list[str]:
        """Of who is chosen, as far as they were read."""
        return [line.pupil.name for line in self._chosen()]

    def offer(self, lines: Sequence[PupilLine], *, is_whole: bool) -> None:
        """Who is at school can be typed; who left can be chosen in a list, and has a name too.

        Of whom the lists know nothing any more where they are whole, is asked again: it was removed
        while the line waited.
        """
        self._lines = tuple(lines)
        if is_whole:
            self._ids = tuple(line.pupil.id for line in self._chosen())
            self._is_asking = self._is_asking or not self._ids
        self.field.offer([line for line in lines if not line.has_left])
        self._is_offered = True
        self._show()
        if self._waits:
            self.go_on()

    def begin(self, ids: Sequence[PupilId], near: PupilId | None) -> None:
        """`ids` she chose already; `near` is whose file is open: offered, and not chosen."""
        self._near = near
        if ids:
            self._ids = tuple(dict.fromkeys(ids))
        self._is_asking = not self._ids
        self._show()

    def clear(self) -> None:
        """Nobody, and nothing typed."""
        self._ids, self._is_asking = (), True
        self._near = None
        self.field.choose(None)
        self._forgive()
        self._show()

    def choose(self, pupil_id: PupilId) -> None:
        """One more; the same child is no second one."""
        self._ids = tuple(dict.fromkeys((*self._ids, pupil_id)))
        self._is_asking = False
        self.field.choose(None)
        self.field.close_list()
        self._forgive()
        self._show()
        say(listed(self.names), self)
        self.settled.emit()

    @Slot()
    def ask_anew(self) -> None:
        """It is about somebody else."""
        self._ids = ()
        self.ask_for_more()

    @Slot()
    def ask_for_more(self) -> None:
        """It is about another child as well: each gets a note of its own."""
        self._is_asking = True
        self.field.choose(None)
        self._show()
        self.field.setFocus()
        self.asked_again.emit()

    @Slot()
    def go_on(self) -> None:
        """With who was typed; with the offered one where nothing was typed."""
        self._waits = not self._is_offered
        if self._waits:
            return
        pupil_id = self.field.pupil_id
        if pupil_id is None and not self.field.text().strip():
            pupil_id = self._near if self._offers_near else None
            if pupil_id is None and self._ids:
                self._is_asking = False
                self._show()
                self.settled.emit()
                return
        if pupil_id is not None:
            self.choose(pupil_id)
        else:
            self.complain()

    def complain(self) -> None:
        """Nobody, or nobody with this name."""
        is_missing = self.field.fits_nobody
        self._question.show_problem(
            tr("Deze leerling staat er nog niet bij.")
            if is_missing
            else tr("Kies een leerling uit de lijst.")
        )
        self._add.setVisible(is_missing)
        (self._add if is_missing else self.field).setFocus()

    @property
    def _offers_near(self) -> bool:
        return self._near is not None and not self._ids

    def _chosen(self) -> list[PupilLine]:
        by_id = {line.pupil.id: line for line in self._lines}
        return [by_id[one] for one in self._ids if one in by_id]

    def _show(self) -> None:
        words = [in_a_line((line.pupil.name, line.pupil.group)) for line in self._chosen()]
        self._name.setText(listed(words))
        self._large.setVisible(bool(words))
        name = "" if self._near is None else self.field.name_of(self._near)
        if name:
            self._this_one.setText(tr("Over {name} (Enter)").format(name=name))
        asks = self._is_asking
        self._question.setVisible(asks)
        self._this_one.setVisible(asks and bool(name) and self._offers_near)
        self._other.setVisible(not asks)
        self._more.setVisible(not asks)

    @Slot()
    def _take_near(self) -> None:
        if self._near is not None:
            self.choose(self._near)

    @Slot()
    def _ask_to_add(self) -> None:
        self._forgive()
        self.missing.emit(self.field.text().strip())

    def _forgive(self) -> None:
        self._question.clear_problem()
        self._add.hide()
