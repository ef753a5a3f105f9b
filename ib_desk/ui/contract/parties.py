"""Parties as columns, questions as rows; the pupil always first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import Final, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.domain.contract import ContractParty, PartyKind, PartyState
from ib_desk.domain.dutch_dates import short_date
from ib_desk.domain.picking import Offered
from ib_desk.domain.record import Record
from ib_desk.domain.terms import Terms
from ib_desk.ui.forms.binding import Binding, BoundField
from ib_desk.ui.forms.editors import editor_for
from ib_desk.ui.forms.spec import Around, Field
from ib_desk.ui.records.contract_questions import FIRST, MORE, TRUST, Question
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import current_theme, sized, spaced
from ib_desk.ui.style.tokens import Ink
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import icon_button, quiet_button
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.labels import IconLabel, label
from ib_desk.ui.widgets.trust import TrustChoice

_LABELS_WIDTH = 132
_LEAST_COLUMN = 152
_ICONS: Final = {
    PartyKind.PUPIL: "voice",
    PartyKind.GUARDIAN: "person",
    PartyKind.TEACHERS: "teacher",
    PartyKind.COORDINATOR: "person",
    PartyKind.HELPER: "care",
}


@dataclass(slots=True)
class _Column:
    binding: Binding
    head: _Head
    cells: dict[str, QWidget]
    fields: dict[str, BoundField]


class PartyGrid(QWidget):
    """Tab goes down the column: one person talks at a time. Ctrl+Tab goes to the next party."""

    removal_asked = Signal(object)
    """A `ContractParty` that should go."""
    arranged = Signal()
    """Other columns are shown."""

    def __init__(
        self,
        session: Session,
        parties: Sequence[ContractParty],
        around: Around,
        *,
        read_only: bool = False,
    ) -> None:
        super().__init__()
        self._session = session
        self._around = around
        self._read_only = read_only
        self._is_unfolded = any(_said_more(party) for party in parties)
        self._first_other = 1
        self._visible: list[int] = []
        self._labels: dict[str, QWidget] = {q.name: _label(q) for q in (*FIRST, *MORE, TRUST)}
        self._columns = [self._column(party) for party in parties]
        self._grid = QGridLayout()
        spaced(self._grid, 0, 8)
        self._fold = quiet_button("", "unfold")
        self._fold.clicked.connect(self._turn_fold)
        self._previous = icon_button("previous", tr("Vorige partij"))
        self._next = icon_button("deeper", tr("Volgende partij"))
        self._previous.clicked.connect(lambda: self._shift(-1))
        self._next.clicked.connect(lambda: self._shift(1))
        row = QHBoxLayout()
        spaced(row, 0, 8)
        row.addWidget(self._fold)
        row.addStretch(1)
        row.addWidget(self._previous)
        row.addWidget(self._next)
        column = QVBoxLayout(self)
        spaced(column, 0, 8)
        column.addLayout(self._grid)
        column.addLayout(row)
        self._own_all()
        self._arrange()

    @property
    def party_ids(self) -> list[object]:
        """Who is in the grid, so that a page knows whether it still fits."""
        return [column.binding.record.id for column in self._columns]

    @property
    def heads(self) -> list[tuple[QWidget, str, Ink]]:
        """Above each column that is shown: the head, the name and its colour."""
        shown = (self._columns[index].head for index in self._visible)
        return [(head, head.name, head.ink) for head in shown]

    def show_parties(self, parties: Sequence[ContractParty], around: Around) -> None:
        """Show other states of the same parties."""
        self._around = around
        for column, party in zip(self._columns, parties, strict=True):
            column.binding.show(party)
            column.head.show_party(party)

    def focus_cell(self, party: int, name: str) -> None:
        """Go to one answer."""
        if name in {question.name for question in MORE} and not self._is_unfolded:
            self._turn_fold()
        if party not in self._visible:
            self._first_other = max(1, party)
            self._arrange(force=True)
        self._columns[party].cells[name].setFocus()

    def focus_party(self, party_id: object, name: str) -> bool:
        """Go to an answer of a party; `False` when the party is not here."""
        if party_id not in self.party_ids:
            return False
        known = name if name in self._labels else FIRST[0].name
        self.focus_cell(self.party_ids.index(party_id), known)
        return True

    def _column(self, party: ContractParty) -> _Column:
        binding = Binding(self._session, party, self)
        head = _Head(binding, self._around, read_only=self._read_only)
        head.removal_asked.connect(lambda: self.removal_asked.emit(binding.record))
        cells: dict[str, QWidget] = {}
        fields: dict[str, BoundField] = {}
        is_voice = party.kind is PartyKind.PUPIL
        for question in (*FIRST, *MORE):
            field = Field(
                name=question.name,
                label=tr("{party}: {question}").format(party=party.name, question=question.words),
                lines=2,
                voice=is_voice,
            )
            editor = editor_for(ContractParty, field, self._around)
            bound = fields[question.name] = BoundField(binding, question.name, editor)
            bound.offer(self._offers)
            cells[question.name] = editor.widget
            if isinstance(editor.widget, QPlainTextEdit):
                editor.widget.setReadOnly(self._read_only)
        trust = TrustChoice(tr("{party}: vertrouwen").format(party=party.name))
        trust.choose(party.trust)
        trust.rated.connect(lambda value: binding.store("trust", value))
        trust.setEnabled(not self._read_only)
        binding.changed.connect(lambda: trust.choose(cast("ContractParty", binding.record).trust))
        cells[TRUST.name] = trust
        for cell in cells.values():
            cell.installEventFilter(self)
        return _Column(binding, head, cells, fields)

    def _offers(self, record: Record, name: str) -> Offered:
        return self._around.offers(record, name)

    def _own_all(self) -> None:
        for part in self._labels.values():
            part.setParent(self)
        for column in self._columns:
            column.head.setParent(self)
            column.head.remove.setParent(self)
            for cell in column.cells.values():
                cell.setParent(self)

    def _arrange(self, *, force: bool = False) -> None:
        """Labels, the pupil, and as many others as fit; the buttons bring the rest."""
        theme = current_theme()
        room = theme.effective_width(max(self.width(), 1)) - _LABELS_WIDTH
        fits = max(1, int(room // _LEAST_COLUMN))
        visible = self._fitting(fits)
        if visible == self._visible and not force:
            return
        self._visible = visible
        while self._grid.count():
            self._grid.takeAt(0)
        questions = (*FIRST, *(MORE if self._is_unfolded else ()), TRUST)
        for row, question in enumerate(questions, start=1):
            self._grid.addWidget(self._labels[question.name], row, 0, Qt.AlignmentFlag.AlignTop)
        for place, index in enumerate(visible, start=1):
            column = self._columns[index]
            self._grid.addWidget(column.head, 0, place)
            for row, question in enumerate(questions, start=1):
                self._grid.addWidget(column.cells[question.name], row, place)
            left = Qt.AlignmentFlag.AlignLeft
            self._grid.addWidget(column.head.remove, len(questions) + 1, place, left)
            self._grid.setColumnStretch(place, 1)
        self._grid.setColumnMinimumWidth(0, theme.px(_LABELS_WIDTH))
        self._show_only({question.name for question in questions}, visible)
        has_more = len(visible) < len(self._columns)
        self._previous.setVisible(has_more)
        self._next.setVisible(has_more)
        self._fold.setText(tr("Minder vragen") if self._is_unfolded else tr("Meer vragen"))
        self.arranged.emit()

    def _fitting(self, fits: int) -> list[int]:
        count = len(self._columns)
        if count <= fits:
            return list(range(count))
        if fits == 1:
            return [min(self._first_other, count) - 1]
        first = min(self._first_other, count - fits + 1)
        return [0, *range(first, first + fits - 1)]

    def _show_only(self, names: set[str], visible: list[int]) -> None:
        for name, part in self._labels.items():
            part.setVisible(name in names)
        for index, column in enumerate(self._columns):
            column.head.setVisible(index in visible)
            column.head.remove.setVisible(index in visible and column.head.can_go)
            for name, cell in column.cells.items():
                cell.setVisible(index in visible and name in names)

    def reading_order(self) -> list[QWidget]:
        """Down each column: one person talks at a time. Then what concerns the whole table."""
        shown = (self._columns[index] for index in self._visible)
        columns = ([part.head, *part.cells.values(), part.head.remove] for part in shown)
        return [*chain.from_iterable(columns), self._fold, self._previous, self._next]

    def _shift(self, step: int) -> None:
        self._first_other = min(max(self._first_other + step, 1), len(self._columns))
        self._arrange(force=True)

    def _turn_fold(self) -> None:
        self._is_unfolded = not self._is_unfolded
        self._arrange(force=True)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if control and event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
                return self._to_next_party(watched, -1 if _is_back(event) else 1)
        return False

    def _to_next_party(self, watched: QObject, step: int) -> bool:
        for index, column in enumerate(self._columns):
            name = next((n for n, cell in column.cells.items() if cell is watched), None)
            if name is not None:
                self.focus_cell((index + step) % len(self._columns), name)
                return True
        return False

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


class _Head(QWidget):
    """Icon, name, and how far this party is."""

    removal_asked = Signal()

    def __init__(self, binding: Binding, around: Around, *, read_only: bool) -> None:
        super().__init__()
        self._binding = binding
        self._today = around.today
        party = self._party
        is_pupil = party.kind is PartyKind.PUPIL
        self.ink: Ink = "voice" if is_pupil else "text"
        self.can_go = not read_only and not is_pupil
        self._name = label(party.name, "strong", self.ink)
        self._state = Choice(
            tr("{party}: hoe ver").format(party=party.name), _state_options(around.terms)
        )
        self._state.chosen.connect(self._choose)
        self._state.setEnabled(not read_only)
        self._when = label("", "small", "muted")
        # Stands under the answers: at the top it would take the room of the state.
        self.remove = quiet_button(tr("Weghalen"), "remove")
        self.remove.setAccessibleName(tr("{party} uit dit contract halen").format(party=party.name))
        self.remove.clicked.connect(self.removal_asked)
        reason = editor_for(
            ContractParty,
            Field(name="not_possible_because", label=tr("Waarom niet?"), lines=1),
            around,
        )
        BoundField(binding, "not_possible_because", reason)
        self._reason = reason.widget
        row = QHBoxLayout()
        spaced(row, 0, 6)
        row.addWidget(IconLabel(_ICONS[party.kind], self.ink, 18))
        row.addWidget(self._name, 1)
        column = QVBoxLayout(self)
        spaced(column, 0, 2)
        column.addLayout(row)
        column.addStretch(1)
        column.addWidget(self._state)
        column.addWidget(self._when)
        column.addWidget(self._reason)
        binding.changed.connect(lambda: self.show_party(self._party))
        self.show_party(party)

    @property
    def name(self) -> str:
        """As it is shown."""
        return self._name.text()

    @property
    def _party(self) -> ContractParty:
        return cast("ContractParty", self._binding.record)

    def show_party(self, party: ContractParty) -> None:
        """Another state of the same party."""
        self._name.setText(party.name)
        self._state.choose(party.state)
        said = party.state_on if party.state is not PartyState.OPEN else None
        self._when.setText("" if said is None else short_date(said))
        self._when.setVisible(said is not None)
        self._reason.setVisible(party.state is PartyState.NOT_POSSIBLE)

    def _choose(self, state: object) -> None:
        if isinstance(state, PartyState):
            store_state(self._binding, state, self._today)


def store_state(binding: Binding, state: PartyState, today: date) -> None:
    """The state and its day belong together: one edit."""
    party = cast("ContractParty", binding.record)
    after = replace(party, state=state, state_on=None if state is PartyState.OPEN else today)
    binding.session.change(party, after)
    binding.show(after)


def _state_options(terms: Terms) -> list[tuple[object, str]]:
    return [(state, terms.label(state)) for state in PartyState]


def _label(question: Question) -> QWidget:
    cell = QWidget()
    column = QVBoxLayout(cell)
    spaced(column, (0, 6, 0, 0), 0)
    column.addWidget(label(question.words, "strong", "text"))
    if question.hint:
        column.addWidget(label(question.hint, "small", "muted"))
    column.addStretch(1)
    sized(cell, width=_LABELS_WIDTH)
    return cell


def _said_more(party: ContractParty) -> bool:
    return any(getattr(party, question.name) for question in MORE)


def _is_back(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Backtab
