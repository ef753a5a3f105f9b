"""The step between for a list: which column is what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ib_desk.application.imports import Imports
from ib_desk.domain.intake.list_columns import (
    ChosenColumns,
    ListField,
    chosen_twice,
    names_somebody,
)
from ib_desk.domain.intake.table import Table
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.forms.editors import editor_for
from ib_desk.ui.forms.field_grid import FieldGrid
from ib_desk.ui.forms.line_editors import Editor
from ib_desk.ui.forms.spec import Around
from ib_desk.ui.forms.spec import Field as Question
from ib_desk.ui.imports.words import short_file_name
from ib_desk.ui.listen import listen
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.buttons import main_button, second_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.headings import PageHeading
from ib_desk.ui.widgets.labels import IconLine
from ib_desk.ui.widgets.progress_line import ProgressLine
from ib_desk.ui.widgets.scroll_page import Foot, ScrollPage

_EXAMPLES: Final = 3
_EXAMPLE_LENGTH: Final = 22
_HEADING_LENGTH: Final = 60
_OFFERED_ROWS: Final = 15


class ColumnsPage(ScrollPage):
    """Proposed by the headings, and as it was chosen for them before; nothing is read yet."""

    asked = Signal(object)
    """Go on with these `ChosenColumns`."""
    left = Signal()
    stop_asked = Signal()

    def __init__(self, imports: Imports, around: Around) -> None:
        super().__init__(tr("Wat staat in welke kolom?"))
        self._imports = imports
        self._around = around
        self._terms: Terms = around.terms
        self._tables: Sequence[Table] = ()
        self._remembered: Mapping[str, str] = {}
        self._chosen: ChosenColumns | None = None
        self._editors: dict[int, Editor] = {}
        self._grid: FieldGrid | None = None
        self._build()

    # -- what is shown -----------------------------------------------------------------
    def show_tables(
        self, tables: Sequence[Table], remembered: Mapping[str, str], file_name: str
    ) -> None:
        """Another list; the first sheet of it."""
        self._tables, self._remembered = tables, remembered
        self._file_name = short_file_name(file_name)
        self._sheet.offer((n, table.name) for n, table in enumerate(tables))
        self._sheet.choose(0)
        self._sheet_field.setVisible(len(tables) > 1)
        self._show_sheet()

    def forget(self) -> None:
        """No names stay behind."""
        self._tables, self._chosen = (), None
        self._take_grid_away()
        self._row.offer(())

    def focus_first(self) -> None:
        """The first column."""
        first = next(iter(self._editors.values()), None)
        if first is not None:
            first.widget.setFocus()
        self.show_focus_soon(from_top=True)

    def begin(self) -> None:
        """The rows are being read."""
        self._go.setEnabled(False)
        self._progress.begin(tr("Lijst lezen…"))

    def show_part(self, done: int, total: int) -> None:
        """How far the reading is."""
        self._progress.show_steps(done, total)

    def end(self) -> None:
        """Reading is over, one way or another."""
        self._progress.end()
        self._tell()

    # -- building ----------------------------------------------------------------------
    def _build(self) -> None:
        self._heading = PageHeading("")
        self.add(self._heading)
        safe = IconLine("protected", "muted")
        self.add(safe)
        safe.show_text(tr("BSN's, nationaliteit en geboorteplaats slaat IB Desk over."))
        self._sheet = Choice(tr("Welk blad?"))
        listen(self, self._sheet.chosen, lambda _value: self._show_sheet())
        self._sheet_field = Field(tr("Welk blad?"), self._sheet)
        self._row = Choice(tr("In welke rij staan de koppen?"))
        listen(self, self._row.chosen, self._show_row)
        self.add(self._sheet_field)
        self.add(Field(tr("In welke rij staan de koppen?"), self._row))
        self._card = Card(tr("Kolommen"), "list")
        self.add(self._card)
        self.finish()
        self._progress = ProgressLine()
        self._progress.stop_asked.connect(self.stop_asked)
        self._said = Foot()
        away = second_button(tr("Annuleren"))
        away.clicked.connect(self.left)
        self._go = main_button(tr("Naar het overzicht"))
        self._go.clicked.connect(self._go_on)
        self._said.add_action(away)
        self._said.add_action(self._go)
        bar = QWidget()
        column = QVBoxLayout(bar)
        spaced(column, 0, 0)
        holder = QHBoxLayout()
        spaced(holder, (24, 4, 20, 4), 0)
        holder.addWidget(self._progress)
        column.addLayout(holder)
        column.addWidget(self._said)
        self.set_foot(bar)

    def _take_grid_away(self) -> None:
        self._editors.clear()
        if self._grid is not None:
            self._card.body.removeWidget(self._grid)
            self._grid.hide()
            self._grid.deleteLater()
            self._grid = None

    # -- columns -----------------------------------------------------------------------
    @Slot()
    def _show_sheet(self) -> None:
        table = self._table
        self._row.offer((n, _row_words(table, n)) for n in range(len(table.rows[:_OFFERED_ROWS])))
        self._show_columns(self._imports.proposed(table, self._remembered))

    def _show_row(self, row: object) -> None:
        if isinstance(row, int):
            told = self._imports.proposed_under(self._table, row, self._remembered)
            self._show_columns(told)

    @property
    def _table(self) -> Table:
        place = self._sheet.value()
        return self._tables[place if isinstance(place, int) else 0]

    def _show_columns(self, proposed: ChosenColumns) -> None:
        self._chosen = proposed
        self._row.choose(proposed.heading_row)
        count = sum(any(row) for row in proposed.table.rows[proposed.heading_row + 1 :])
        words = tr("1 rij") if count == 1 else tr("{count} rijen").format(count=count)
        self._heading.show_title(
            tr("Wat staat in welke kolom?"),
            tr("{file} · {rows}. IB Desk stelt het voor; kijk het na.").format(
                file=self._file_name, rows=words
            ),
        )
        self._take_grid_away()
        self._grid = FieldGrid(self._card)
        for place, heading in enumerate(proposed.headings):
            examples = _examples(proposed, place)
            if heading or examples:
                self._add_column(self._grid, place, heading, examples)
        self._card.add(self._grid)
        self._tell()

    def _add_column(self, grid: FieldGrid, place: int, heading: str, examples: str) -> None:
        is_never_kept = self._imports.is_never_kept(heading)
        kinds = () if is_never_kept else tuple(ListField)
        nothing = tr("wordt nooit bewaard") if is_never_kept else tr("niet overnemen")
        question = Question(
            name=str(place),
            label=heading[:_HEADING_LENGTH] or tr("Kolom {number}").format(number=place + 1),
            hint="" if is_never_kept else examples,
            narrow=True,
            options=((None, nothing), *((one, self._terms.label(one)) for one in kinds)),
        )
        editor = editor_for(Pupil, _as_asked(question), self._around)
        editor.widget.setEnabled(not is_never_kept)
        if self._chosen is not None:
            editor.show(self._chosen.columns.get(place))
        listen(self, editor.settled, self._tell)
        self._editors[place] = editor
        grid.add(question, editor)

    # -- going on ----------------------------------------------------------------------
    def _said_columns(self) -> dict[int, ListField]:
        said = {place: editor.value() for place, editor in self._editors.items()}
        return {place: one for place, one in said.items() if isinstance(one, ListField)}

    @Slot()
    def _tell(self) -> None:
        columns = self._said_columns()
        twice = chosen_twice(columns)
        self._go.setEnabled(not twice and names_somebody(columns.values()))
        if twice:
            name = self._terms.label(twice[0])
            words = tr("Twee kolommen zijn ‘{name}’. Kies voor één kolom iets anders.")
            self._said.show_words(words.format(name=name), "late", "late")
        elif not names_somebody(columns.values()):
            words = tr("Kies in welke kolom de naam van de leerling staat.")
            self._said.show_words(words, "attention", "warn")
        else:
            words = tr("{count} van {every} kolommen gaan mee.")
            self._said.show_words(words.format(count=len(columns), every=len(self._editors)))

    @Slot()
    def _go_on(self) -> None:
        chosen = self._chosen
        if chosen is not None:
            self.asked.emit(
                ChosenColumns(
                    table=chosen.table, heading_row=chosen.heading_row, columns=self._said_columns()
                )
            )


def _as_asked(question: Question) -> Question:
    """Under the name of a field of a pupil: what kind of control it is follows from the options."""
    return Question(name="surname", label=question.label, options=question.options)


def _row_words(table: Table, row: int) -> str:
    cells = ", ".join(cell for cell in table.rows[row] if cell)
    short = cells if len(cells) <= _HEADING_LENGTH else f"{cells[:_HEADING_LENGTH]}…"
    return tr("Rij {number}: {cells}").format(number=row + 1, cells=short or tr("leeg"))


def _examples(chosen: ChosenColumns, place: int) -> str:
    """The first few that differ, so that a column is known by what is in it."""
    found: dict[str, None] = {}
    for row in range(chosen.heading_row + 1, len(chosen.table.rows)):
        cell = chosen.table.cell(row, place)
        if cell:
            found[cell if len(cell) <= _EXAMPLE_LENGTH else f"{cell[:_EXAMPLE_LENGTH]}…"] = None
        if len(found) == _EXAMPLES:
            break
    return in_a_line(found)
