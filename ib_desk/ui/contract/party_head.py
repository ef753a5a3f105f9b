"""The top of a column: whose it is, and how far this party is."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ib_desk.domain.dutch_dates import brief_date, full_date
from ib_desk.domain.records.contract import ContractParty, PartyKind, PartyState
from ib_desk.domain.records.school import Professional
from ib_desk.ui.contract.party_binding import PartyBinding
from ib_desk.ui.forms.binding import BoundField
from ib_desk.ui.forms.editors import editor_for
from ib_desk.ui.forms.spec import Around, Field
from ib_desk.ui.listen import listen
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.style.tokens import Ink
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import quiet_button, small_button
from ib_desk.ui.widgets.calendar import CalendarPopup
from ib_desk.ui.widgets.choice import SmallChoice
from ib_desk.ui.widgets.flow import FlowLayout
from ib_desk.ui.widgets.labels import IconLabel, label
from ib_desk.ui.widgets.line_field import LineField

_ICONS: Final = {
    PartyKind.PUPIL: "voice",
    PartyKind.GUARDIAN: "person",
    PartyKind.TEACHERS: "teacher",
    PartyKind.COORDINATOR: "person",
    PartyKind.HELPER: "care",
}


class PartyHead(QWidget):
    """Icon and name; under it the state with its day, or why there is none."""

    removal_asked = Signal()

    def __init__(self, binding: PartyBinding, around: Around, *, read_only: bool) -> None:
        super().__init__()
        self._today = binding.session.desk.clock.today
        self._binding = binding
        party = binding.party
        is_pupil = party.kind is PartyKind.PUPIL
        self.ink: Ink = "voice" if is_pupil else "text"
        self.can_go = not read_only and not is_pupil
        self._terms = around.terms
        people = {name for _id, name in around.people.get(Professional, ())}
        # Who stands under Mensen has a name already.
        self.asks_name = self.can_go and party.kind is PartyKind.HELPER and party.name not in people
        self._name: QWidget = (
            self._line("name", tr("Wie is dit?"), around)
            if self.asks_name
            else label(party.name, "strong", self.ink)
        )
        self._state = SmallChoice(
            tr("{party}: hoe ver").format(party=party.name),
            [(state, around.terms.label(state)) for state in PartyState],
        )
        self._state.chosen.connect(self._choose)
        self._state.setEnabled(not read_only)
        self._day = small_button("")
        self._day.clicked.connect(self._open_calendar)
        self._day.setEnabled(not read_only)
        self._calendar: CalendarPopup | None = None
        # Stands under the answers: at the top it would take the room of the state.
        self.remove = quiet_button(tr("Verwijderen"), "remove")
        self.remove.setAccessibleName(tr("Verwijderen: {party}").format(party=party.name))
        self.remove.clicked.connect(self.removal_asked)
        self._reason = self._line("not_possible_because", tr("Waarom niet?"), around)
        self._reason.setEnabled(not read_only)
        self._lay_out(_ICONS[party.kind])
        listen(self, binding.changed, lambda: self.show_party(binding.party))
        self.show_party(party)

    @property
    def name(self) -> str:
        """As it is shown."""
        party = self._binding.party
        return party.name or self._terms.title(party.kind)

    def show_party(self, party: ContractParty) -> None:
        """Another state of the same party."""
        if isinstance(self._name, QLabel):
            self._name.setText(self.name)
        self._state.choose(party.state)
        is_said = party.state in {PartyState.SPOKEN, PartyState.CONFIRMED}
        day = party.state_on if is_said else None
        self._day.setVisible(day is not None)
        if day is not None:
            words = tr("{party}: {state} op {day}, andere dag kiezen")
            self._day.setText(brief_date(day, self._today()))
            self._day.setToolTip(full_date(day))
            self._day.setAccessibleName(
                words.format(party=party.name, state=self._state.currentText(), day=full_date(day))
            )
        self._reason.setVisible(party.state is PartyState.NOT_POSSIBLE)

    def _line(self, name: str, words: str, around: Around) -> QWidget:
        """A field that says itself what it asks: there is no room for a label above it."""
        editor = editor_for(ContractParty, Field(name=name, label=words), around)
        BoundField(self._binding, name, editor)
        if isinstance(editor.widget, LineField):
            editor.widget.setPlaceholderText(words)
        return editor.widget

    def _lay_out(self, icon: str) -> None:
        row = QHBoxLayout()
        spaced(row, 0, 6)
        row.addWidget(IconLabel(icon, self.ink, 18))
        row.addWidget(self._name, 1)
        # A day of another year is longer, and goes under the state where the column is narrow.
        state = FlowLayout(gap=0)
        state.addWidget(self._state)
        state.addWidget(self._day)
        column = QVBoxLayout(self)
        spaced(column, 0, 2)
        column.addLayout(row)
        column.addStretch(1)
        column.addLayout(state)
        column.addWidget(self._reason)

    def _choose(self, state: object) -> None:
        if isinstance(state, PartyState):
            self._binding.choose_state(state, self._binding.said_on())

    def _open_calendar(self) -> None:
        if self._calendar is None:
            self._calendar = CalendarPopup(self)
            self._calendar.picked.connect(self._pick)
        under = self._day.mapToGlobal(QPoint(self._day.width(), self._day.height()))
        self._calendar.open_at(
            under, self._binding.party.state_on or self._binding.said_on(), self._today()
        )

    def _pick(self, day: date) -> None:
        self._binding.choose_state(self._binding.party.state, day)
        self._day.setFocus()
