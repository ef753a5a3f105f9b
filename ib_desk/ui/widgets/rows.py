"""Lists of two-line rows: the steps of a dossier, Vandaag, the timeline, the palette."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from typing_extensions import override

from ib_desk.ui.style.tokens import Ink
from ib_desk.ui.texts import as_sentences, tr

AnyIndex = QModelIndex | QPersistentModelIndex


class RowKind(Enum):
    """A heading is read and seen, but cannot be chosen."""

    ROW = auto()
    HEADING = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """`key` is what the list reports; `spoken` is what a screen reader says of it.

    `marks` are places (from, to) of `fact` that stand out: what was searched for.
    """

    key: object = None
    title: str
    fact: str = ""
    icon: str = ""
    ink: Ink = "muted"
    right: str = ""
    kind: RowKind = RowKind.ROW
    spoken: str = ""
    marks: tuple[tuple[int, int], ...] = ()

    @property
    def name(self) -> str:
        """The row as one sentence."""
        parts = (self.title, self.fact, self.right)
        return self.spoken or as_sentences(parts)


def heading(title: str, count: str = "") -> Row:
    """A line above a group, with its count."""
    return Row(title=title, right=count, kind=RowKind.HEADING)


ROW = Qt.ItemDataRole.UserRole
IS_OPEN = Qt.ItemDataRole.UserRole + 1
"""Whether it is what is shown beside the list; `None` where nothing is."""


class RowsModel(QAbstractListModel):
    """Replaces all rows at once: a list of a school is short."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()
        self._open: object = None

    def show_open(self, key: object) -> None:
        """Mark the row of what is shown beside the list."""
        self._open = key
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Shows other rows; indexes of before are no longer valid."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    @property
    def rows(self) -> tuple[Row, ...]:
        """In the order shown."""
        return self._rows

    def place_of(self, key: object) -> int | None:
        """The place of the row with this key."""
        for place, row in enumerate(self._rows):
            if row.kind is RowKind.ROW and row.key == key:
                return place
        return None

    @override
    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        is_open = None if self._open is None else row.key == self._open
        answers: dict[int, object] = {
            int(Qt.ItemDataRole.DisplayRole): row.title,
            int(Qt.ItemDataRole.AccessibleTextRole): as_sentences(
                (row.name, tr("Hier ben je.") if is_open else "")
            ),
            int(ROW): row,
            int(IS_OPEN): is_open,
        }
        return answers.get(int(role))

    @override
    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if index.isValid() and self._rows[index.row()].kind is RowKind.HEADING:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
