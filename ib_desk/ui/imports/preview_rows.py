"""The rows of one part of the preview: a tick box, whom it is about, and what differs."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt
from typing_extensions import override

from ib_desk.domain.folding import finder, search_text
from ib_desk.domain.intake.pupil_import import Choice, ImportRow, RowKind
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.imports.choices import TICKED_KINDS, ImportChoices
from ib_desk.ui.imports.words import RowWords, decision_words, row_name
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.rows import AnyIndex

PREVIEW_ROW = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewRow:
    """`ticked` is `None` where there is nothing to tick; `asks` where a choice is still open."""

    number: int
    title: str
    facts: str
    right: str = ""
    ticked: bool | None = None
    asks: bool = False

    @property
    def spoken(self) -> str:
        """The row as one sentence."""
        tick = "" if self.ticked is None else tr("aangevinkt") if self.ticked else tr("uitgevinkt")
        return ". ".join(part for part in (self.title, self.facts, self.right, tick) if part)


class PreviewRows(QAbstractListModel):
    """Shows the rows of one kind in which all words of a query are found."""

    def __init__(self, terms: Terms, parent: QObject) -> None:
        super().__init__(parent)
        self._words = RowWords(terms)
        self._choices: ImportChoices | None = None
        self._shown: list[tuple[int, ImportRow]] = []
        self._facts: dict[int, str] = {}

    def show_choices(self, choices: ImportChoices, kind: RowKind, query: str = "") -> None:
        """Other rows, or the same after another decision."""
        self.beginResetModel()
        if choices is not self._choices:
            self._facts.clear()
        self._choices = choices
        rows = [(n, row) for n, row in enumerate(choices.plan.rows) if row.kind is kind]
        fits = finder(query)
        if query:
            rows = [(n, row) for n, row in rows if fits(search_text(row_name(row)))]
        self._shown = rows
        self.endResetModel()

    def clear(self) -> None:
        """Show and remember nobody."""
        self.beginResetModel()
        self._choices = None
        self._shown.clear()
        self._facts.clear()
        self.endResetModel()

    def look_again(self, number: int) -> None:
        """One row was decided in another way."""
        place = self.place_of(number)
        if place is not None:
            self.dataChanged.emit(self.index(place), self.index(place))

    def place_of(self, number: int) -> int | None:
        """Where the row with this number is shown."""
        return next((i for i, (shown, _row) in enumerate(self._shown) if shown == number), None)

    def number_at(self, place: int) -> int:
        """The number in the plan of the row at this place."""
        return self._shown[place][0]

    def row_at(self, place: int) -> PreviewRow:
        """The row at this place, in words."""
        number, row = self._shown[place]
        if self._choices is None:
            raise IndexError(place)
        if number not in self._facts:
            self._facts[number] = self._words.facts(row)
        decision = self._choices.of(number)
        is_left = decision.choice is Choice.LEAVE
        return PreviewRow(
            number=number,
            title=row_name(row),
            facts=self._facts[number],
            right=decision_words(row, decision),
            ticked=not is_left if row.kind in TICKED_KINDS else None,
            asks=row.kind is RowKind.UNCLEAR and is_left,
        )

    @override
    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._shown)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.row_at(index.row())
        if role == PREVIEW_ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.CheckStateRole and row.ticked is not None:
            return Qt.CheckState.Checked if row.ticked else Qt.CheckState.Unchecked
        return None
