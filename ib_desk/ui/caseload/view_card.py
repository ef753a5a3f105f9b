"""How she looks at the list: a filter kept under a name, columns picked and put in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from ib_desk.application.list_views import FileColumn, ListViews
from ib_desk.ui.escape import LeftByEscape
from ib_desk.ui.listen import listen
from ib_desk.ui.style.theme import sized
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import button_row, quiet_button, second_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.line_field import LineField
from ib_desk.ui.widgets.row_list import RowList
from ib_desk.ui.widgets.rows import Row

_NAME_WIDTH = 320


class ColumnRows(RowList):
    """Space or a click shows or hides a column; Alt with an arrow moves it."""

    moved = Signal(object, int)
    """The key of the row, and by how many places: -1 is nearer to the name."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if by is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(self.current_key(), by)
        elif event.key() == Qt.Key.Key_Space:
            self.opened.emit(self.current_key())
        else:
            super().keyPressEvent(event)


class ViewCard(LeftByEscape, Card):
    """Hidden until it is asked; what is chosen is kept at once."""

    columns_chosen = Signal(object)
    """A tuple of `FileColumn`, from left to right, the name in front."""
    filter_kept = Signal(str)
    """What is filtered now, under this name."""
    filter_renamed = Signal(str, str)
    filter_removed = Signal(str)
    left = Signal()

    def __init__(self, titles: Mapping[FileColumn, str]) -> None:
        """`titles` of all columns that there are."""
        super().__init__(tr("Filters en kolommen"), "filter")
        self._titles = titles
        self._columns: tuple[FileColumn, ...] = ()
        self._used = ""
        self._name = LineField(tr("Hoe heet dit filter?"))
        sized(self._name, width=_NAME_WIDTH)
        self._name_field = Field(
            tr("Hoe heet dit filter?"),
            self._name,
            hint=tr("Bewaart wat je nu zoekt en filtert. Je vindt het terug bij ‘Mijn filters’."),
        )
        self._keep = second_button(tr("Filter bewaren"), "tick")
        self._rename = second_button(tr("Andere naam geven"))
        self._remove = quiet_button(tr("Filter verwijderen"), "remove")
        self._rows = ColumnRows(tr("Kolommen"), as_cards=False, whole=True)
        self._earlier = quiet_button(tr("Eerder"))
        self._later = quiet_button(tr("Later"))
        done = quiet_button(tr("Sluiten"))
        self.add(self._name_field)
        self.add(button_row(self._keep, self._rename, self._remove))
        self.add(
            Field(
                tr("Welke kolommen, en in welke volgorde?"),
                self._rows,
                hint=tr("Spatie zet een kolom aan of uit. Alt met een pijl verplaatst hem."),
            )
        )
        self.add(button_row(self._earlier, self._later, done))
        self._listen()
        listen(self, done.clicked, self.leave)
        self.hide()

    def _listen(self) -> None:
        listen(self, self._keep.clicked, self._keep_filter)
        self._name.returnPressed.connect(self._keep_filter)
        listen(self, self._name.textEdited, lambda _text: self._name_field.clear_problem())
        listen(self, self._rename.clicked, self._rename_filter)
        listen(self, self._remove.clicked, self._remove_filter)
        self._rows.opened.connect(self._turn)
        self._rows.moved.connect(self._move)
        listen(self, self._earlier.clicked, lambda: self._move(self._rows.current_key(), -1))
        listen(self, self._later.clicked, lambda: self._move(self._rows.current_key(), 1))

    def show_views(self, views: ListViews) -> None:
        """What is kept now."""
        self._show_columns(views.columns)

    def _show_columns(self, columns: tuple[FileColumn, ...]) -> None:
        self._columns = columns
        others = (column for column in FileColumn if column not in self._columns)
        order = (*self._columns[1:], *others)
        key = self._rows.current_key()
        self._rows.show_rows([self._row(column) for column in order])
        self._rows.go_to(key)

    def show_used(self, name: str) -> None:
        """Which of the filters the list is filtered by; “” for none."""
        self._used = name
        self._rename.setVisible(bool(name))
        self._remove.setVisible(bool(name))

    def ask(self) -> None:
        """Open it."""
        self._name.set_text(self._used)
        self._name_field.clear_problem()
        self.show()
        if self._rows.current_key() is None:
            self._rows.go_to_first()
        self._name.setFocus()

    def tell_taken(self) -> None:
        """Another filter is called so."""
        self._name_field.show_problem(tr("Er is al een filter met deze naam."))
        self._name.setFocus()

    def leave(self) -> None:
        """Back to the list."""
        self.hide()
        self.left.emit()

    @override
    def escape(self) -> bool:
        if self.isHidden():
            return False
        self.leave()
        return True

    def _row(self, column: FileColumn) -> Row:
        is_shown = column in self._columns
        place = self._columns.index(column) + 1 if is_shown else 0
        said = tr("in de lijst, als nummer {place}").format(place=place)
        return Row(
            key=column,
            title=self._titles[column],
            right=said if is_shown else tr("niet in de lijst"),
            icon="tick" if is_shown else "not_needed",
            ink="ok" if is_shown else "muted",
        )

    def _asked_name(self) -> str:
        name = self._name.text().strip()
        if not name:
            self._name_field.show_problem(tr("Geef het filter een naam."))
            self._name.setFocus()
        return name

    @Slot()
    def _keep_filter(self) -> None:
        if name := self._asked_name():
            self.filter_kept.emit(name)

    @Slot()
    def _rename_filter(self) -> None:
        if name := self._asked_name():
            self.filter_renamed.emit(self._used, name)

    @Slot()
    def _remove_filter(self) -> None:
        """Its name goes with it: what was typed there would be taken back first."""
        self._name.set_text("")
        self._name.setFocus()
        self.filter_removed.emit(self._used)

    @Slot(object)
    def _turn(self, column: object) -> None:
        if not isinstance(column, FileColumn):
            return
        is_shown = column in self._columns
        others: Sequence[FileColumn] = [one for one in self._columns if one is not column]
        self._choose(others if is_shown else (*others, column))

    @Slot(object, int)
    def _move(self, column: object, by: int) -> None:
        if not isinstance(column, FileColumn) or column not in self._columns:
            return
        order = list(self._columns)
        place = order.index(column)
        wanted = min(max(place + by, 1), len(order) - 1)
        order.insert(wanted, order.pop(place))
        if tuple(order) != self._columns:
            self._choose(order)

    def _choose(self, columns: Sequence[FileColumn]) -> None:
        """Shown at once: the next key comes before it is kept."""
        self._show_columns(tuple(columns))
        self.columns_chosen.emit(self._columns)
