"""Parties as columns, questions as rows; the pupil always first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from dataclasses import field as field_with
from datetime import date
from itertools import chain
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.domain.offers.picked_text import Offered
from ib_desk.domain.records.contract import ContractParty, PartyKind, to_confirm
from ib_desk.domain.records.record import Record
from ib_desk.ui.contract.party_binding import Parties, PartyBinding
from ib_desk.ui.contract.party_head import PartyHead
from ib_desk.ui.contract.party_pager import PartyPager
from ib_desk.ui.forms.binding import BoundField
from ib_desk.ui.forms.editors import editor_for
from ib_desk.ui.forms.spec import Around, Field
from ib_desk.ui.listen import listen
from ib_desk.ui.records.contract_questions import FIRST, LIMITS, MORE, TRUST, Question
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import CLEAR_OF_TAILS, current_theme, sized, spaced
from ib_desk.ui.style.tokens import Ink
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import quiet_button, set_icon
from ib_desk.ui.widgets.grids import empty
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.later import Later
from ib_desk.ui.widgets.trust import TrustChoice

_LABELS_WIDTH = 132
_LEAST_COLUMN = 144
_GAP = 8
_ALL: Final = (*FIRST, LIMITS, *MORE, TRUST)


@dataclass(slots=True)
class _Column:
    binding: PartyBinding
    head: PartyHead
    cells: dict[str, QWidget] = field_with(default_factory=dict)
    fields: dict[str, BoundField] = field_with(default_factory=dict)

    @property
    def parts(self) -> list[QWidget]:
        """From top to bottom."""
        return [self.head, *self.cells.values(), self.head.remove]

    def focused(self) -> str | None:
        """The name of the question where the focus is; `None` when it is in another column."""
        focus: QWidget | None = self.head.window().focusWidget()
        for name, cell in self.cells.items():
            if cell is focus:
                return name
        if self.head.remove is focus:
            return TRUST.name
        return FIRST[0].name if focus is not None and self.head.isAncestorOf(focus) else None

    def take_focus(self, question: str | None) -> None:
        """At this question; at the first where it is not asked here."""
        first = self.cells[FIRST[0].name]
        cell = first if question is None else self.cells[question]
        (first if cell.focusPolicy() is Qt.FocusPolicy.NoFocus else cell).setFocus()


class PartyGrid(QWidget):
    """Tab goes down the column: one person talks at a time. Ctrl+Tab goes to the next party."""

    removal_asked = Signal(object)
    """A `ContractParty` that should go."""
    arranged = Signal()
    """Other columns are shown."""

    def __init__(
        self,
        session: Session,
        parties: Parties,
        around: Around,
        said_on: Callable[[], date],
        later: Later,
        *,
        read_only: bool = False,
    ) -> None:
        """`said_on` is the day that the state of a party gets with it.

        What is asked below the first questions comes `later`, and so do the columns after the
        first, one a turn; their places are kept for them.
        """
        super().__init__()
        self._session = session
        self._around = around
        self._said_on = said_on
        self._parties = parties
        self._read_only = read_only
        self._is_unfolded = any(_said_more(party) for party in parties.every)
        self._first_moving = 1
        """Of the columns that make room for each other, the first that is shown."""
        self._visible: list[int] = []
        self._made: tuple[Question, ...] = FIRST
        """The questions that have their cells in each column."""
        self._labels: dict[str, QWidget] = {question.name: _label(question) for question in FIRST}
        self._columns = [self._column(party) for party in parties.every[:1]]
        self._later = later
        self._coming = list(parties.every[1:])
        self._grid = QGridLayout()
        spaced(self._grid, 0, _GAP)
        self._pager = PartyPager()
        self._pager.turned.connect(self._turn_to)
        self._fold = quiet_button("", "unfold")
        self._fold.clicked.connect(self._turn_fold)
        column = QVBoxLayout(self)
        spaced(column, 0, 8)
        column.addLayout(self._grid)
        column.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)
        self._own_all()
        self._arrange()
        later.do(self._add_rest, *(self._add_next for _party in self._coming))

    @property
    def party_ids(self) -> list[object]:
        """Who is in the grid, from left to right."""
        there = [column.binding.record.id for column in self._columns]
        return [*there, *(party.id for party in self._coming)]

    @property
    def to_confirm(self) -> tuple[ContractParty, ...]:
        """Who may confirm now what stands there, as it is shown."""
        there = (column.binding for column in self._columns if not column.binding.is_new)
        return to_confirm(binding.party for binding in there)

    @property
    def heads(self) -> list[tuple[QWidget, str, Ink]]:
        """Above each column that is shown: the head, the name and its colour."""
        shown = (self._columns[index].head for index in self._visible)
        return [(head, head.name, head.ink) for head in shown]

    def show_parties(self, parties: Parties, around: Around) -> None:
        """Show other states, and other parties: who comes has the focus, who goes leaves it.

        A column that comes by itself takes no focus.
        """
        self._later.finish()
        self._around = around
        is_other = parties.ready != self._parties.ready
        self._parties, every = parties, parties.every
        before = self._columns
        known = {column.binding.record.id: column for column in before}
        fresh = [place for place, party in enumerate(every) if party.id not in known]
        self._columns = [
            known.pop(party.id) if party.id in known else self._column(party) for party in every
        ]
        for column, party in zip(self._columns, every, strict=True):
            column.binding.show(party, is_new=parties.is_ready(party))
            column.head.show_party(party)
        asked = [place for place in fresh if not parties.is_ready(every[place])]
        if fresh or known or is_other:
            self._own_all()
            self._arrange(force=True)
        if asked:
            self._focus_if_shown(asked[0], FIRST[0].name)
        for place, column in enumerate(before):
            if column.binding.record.id in known:
                self._focus_beside(place, column)
                _discard(column)

    def focus_cell(self, party: int, name: str) -> None:
        """Go to one answer."""
        if name in {question.name for question in MORE} and not self._is_unfolded:
            self._turn_fold()
        if party >= len(self._columns) or name not in self._labels:
            self._later.finish()
        if party not in self._visible:
            self._first_moving = party
            self._arrange(force=True)
        self._columns[party].take_focus(name)

    def focus_party(self, party_id: object, name: str) -> bool:
        """Go to an answer of a party; `False` when the party is not here."""
        if party_id not in self.party_ids:
            return False
        known = name if name in {question.name for question in _ALL} else FIRST[0].name
        self.focus_cell(self.party_ids.index(party_id), known)
        return True

    def _column(self, party: ContractParty) -> _Column:
        is_new = self._parties.is_ready(party)
        binding = PartyBinding(self._session, party, self, self._said_on, is_new=is_new)
        head = PartyHead(binding, self._around, read_only=self._read_only)
        listen(self, head.removal_asked, lambda: self.removal_asked.emit(binding.record))
        column = _Column(binding, head)
        self._fill(column, self._made)
        return column

    def _fill(self, column: _Column, questions: Sequence[Question]) -> None:
        """A cell for each."""
        for question in questions:
            cell = column.cells[question.name] = self._cell(column, question)
            cell.installEventFilter(self)

    def _cell(self, column: _Column, question: Question) -> QWidget:
        binding, party = column.binding, column.binding.party
        if question is TRUST:
            return self._trust(binding)
        if question is LIMITS and party.kind is not PartyKind.HELPER:
            return QWidget()  # of others it is not asked
        field = Field(
            name=question.name,
            label=tr("{party}: {question}").format(party=party.name, question=question.words),
            lines=2,
            voice=party.kind is PartyKind.PUPIL,
        )
        editor = editor_for(ContractParty, field, self._around)
        bound = column.fields[question.name] = BoundField(binding, question.name, editor)
        bound.offer(self._offers)
        if isinstance(editor.widget, QPlainTextEdit):
            editor.widget.setReadOnly(self._read_only)
        return editor.widget

    def _trust(self, binding: PartyBinding) -> TrustChoice:
        trust = TrustChoice(tr("{party}: vertrouwen").format(party=binding.party.name))
        trust.choose(binding.party.trust)
        listen(self, trust.rated, lambda value: binding.store("trust", value))
        trust.setEnabled(not self._read_only)
        listen(self, binding.changed, lambda: trust.choose(binding.party.trust))
        return trust

    def _add_rest(self) -> None:
        """The questions below the first, in the columns that are there."""
        rest = _ALL[len(self._made) :]
        self._made = _ALL
        self._labels |= {question.name: _label(question) for question in rest}
        for column in self._columns:
            self._fill(column, rest)
        self._own_all()
        self._arrange(force=True)

    def _add_next(self) -> None:
        party, *self._coming = self._coming
        column = self._column(party)
        self._columns.append(column)
        for part in column.parts:
            part.setParent(self)
        self._arrange(force=True)

    def _offers(self, record: Record, name: str) -> Offered:
        return self._around.offers(record, name)

    def _own_all(self) -> None:
        columns = chain.from_iterable(column.parts for column in self._columns)
        for part in (self._pager, *self._labels.values(), *columns):
            part.setParent(self)

    def _focus_beside(self, place: int, gone: _Column) -> None:
        """At the same question, where the focus was in a column that goes or is nowhere at all."""
        question = gone.focused()
        if self._columns and (question or self.window().focusWidget() is None):
            neighbour = min(place, len(self._columns) - 1)
            self._focus_if_shown(neighbour, question or FIRST[0].name)

    def _focus_if_shown(self, place: int, question: str) -> None:
        if self.isVisible():
            self.focus_cell(place, question)

    def _arrange(self, *, force: bool = False) -> None:
        """Labels, the pupil, and as many others as fit; the pager brings the rest."""
        theme = current_theme()
        room = theme.effective_width(max(self.width(), 1)) - _LABELS_WIDTH
        fits = max(1, int(room // (_LEAST_COLUMN + _GAP)))
        places = self._fitting(fits)
        used = self._used()
        if not force and used is not None and used not in places:
            # In less room she goes on where she is: a cell that hides lets the focus wander.
            self._first_moving = used
            places = self._fitting(fits)
        visible = [index for index in places if index < len(self._columns)]
        if visible == self._visible and not force:
            return
        self._visible = visible
        empty(self._grid)
        top, left = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignLeft
        kinds = {column.binding.party.kind for column in self._columns}
        limits = (LIMITS,) if PartyKind.HELPER in kinds else ()
        wanted = (*FIRST, *limits, *(MORE if self._is_unfolded else ()), TRUST)
        questions = [question for question in wanted if question in self._made]
        self._grid.addWidget(self._pager, 0, 0, top)
        for row, question in enumerate(questions, start=1):
            self._grid.addWidget(self._labels[question.name], row, 0, top)
        for place, index in enumerate(visible, start=1):
            column = self._columns[index]
            self._grid.addWidget(column.head, 0, place)
            for row, question in enumerate(questions, start=1):
                self._grid.addWidget(column.cells[question.name], row, place)
            self._grid.addWidget(column.head.remove, len(questions) + 1, place, left)
        for place in range(1, max(self._grid.columnCount(), len(places) + 1)):
            self._grid.setColumnStretch(place, 1 if place <= len(places) else 0)
        self._grid.setColumnMinimumWidth(0, theme.px(_LABELS_WIDTH))
        self._show_only({question.name for question in questions}, visible)
        self._fold.setText(tr("Minder vragen") if self._is_unfolded else tr("Meer vragen"))
        set_icon(self._fold, "fold" if self._is_unfolded else "unfold", "accent_text")
        self.arranged.emit()

    def _used(self) -> int | None:
        """The column with the focus."""
        return next((i for i, column in enumerate(self._columns) if column.focused()), None)

    def _fitting(self, fits: int) -> list[int]:
        """The columns to show: the pupil always, unless there is room for one only."""
        count = len(self._columns) + len(self._coming)
        is_enough = count <= fits
        self._pager.setVisible(not is_enough)
        if is_enough:
            return list(range(count))
        pinned = [0] if fits > 1 else []
        span = fits - len(pinned)
        first = min(max(self._first_moving, len(pinned)), count - span)
        self._first_moving = first
        self._pager.show_range(first + 1, first + span, count)
        return [*pinned, *range(first, first + span)]

    def _show_only(self, names: set[str], visible: list[int]) -> None:
        shown: dict[QWidget, bool] = {part: name in names for name, part in self._labels.items()}
        for index, column in enumerate(self._columns):
            is_here = index in visible
            shown[column.head] = is_here
            can_go = column.head.can_go and not column.binding.is_new
            shown[column.head.remove] = is_here and can_go
            shown |= {cell: is_here and name in names for name, cell in column.cells.items()}
        for part in (part for part, is_shown in shown.items() if is_shown):
            part.setVisible(True)
        self._bring_focus(names, visible)
        for part in (part for part, is_shown in shown.items() if not is_shown):
            part.setVisible(False)

    def _bring_focus(self, names: set[str], visible: list[int]) -> None:
        """Into what stays, in one step: each cell that hides with the focus would hand it on."""
        used = self._used()
        if used is not None and used not in visible:
            asked = self._columns[used].focused()
            self._columns[visible[-1]].take_focus(asked if asked in names else None)

    def reading_order(self) -> list[QWidget]:
        """The way to who is not in view, then down each column: one person talks at a time."""
        shown = (self._columns[index].parts for index in self._visible)
        return [self._pager, *chain.from_iterable(shown), self._fold]

    def _turn_to(self, step: int) -> None:
        """After the last party comes the first."""
        self._later.finish()
        pinned = 1 if len(self._visible) > 1 else 0
        firsts = range(pinned, len(self._columns) - len(self._visible) + pinned + 1)
        self._first_moving = firsts[(self._first_moving - pinned + step) % len(firsts)]
        self._arrange(force=True)

    def _turn_fold(self) -> None:
        self._later.finish()
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
        self._later.finish()
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


def _label(question: Question) -> QWidget:
    cell = QWidget()
    column = QVBoxLayout(cell)
    spaced(column, (0, 5, 0, 0), CLEAR_OF_TAILS)
    column.addWidget(label(question.words, "strong", "text"))
    if question.hint:
        column.addWidget(label(question.hint, "small", "muted"))
    column.addStretch(1)
    sized(cell, width=_LABELS_WIDTH)
    return cell


def _discard(column: _Column) -> None:
    for part in column.parts:
        part.setParent(None)
        part.deleteLater()
    column.binding.deleteLater()


def _said_more(party: ContractParty) -> bool:
    return any(getattr(party, question.name) for question in MORE)


def _is_back(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Backtab
