"""A form made from data; its fields save by themselves."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ib_desk.domain.offers.picked_text import Offered
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.doubts import doubts
from ib_desk.domain.records.record import Record
from ib_desk.ui.forms.binding import Binding, BoundField
from ib_desk.ui.forms.doubt_words import doubt_words
from ib_desk.ui.forms.editors import editor_for
from ib_desk.ui.forms.field_grid import FieldGrid
from ib_desk.ui.forms.spec import Around, Field, Form
from ib_desk.ui.listen import listen
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.widgets.fold import Fold


class RecordForm(QWidget):
    """The questions of a form over a bound record."""

    def __init__(self, binding: Binding, form: Form, around: Around) -> None:
        super().__init__()
        self.binding = binding
        self._form = form
        self._around = around
        self._fields: dict[str, BoundField] = {}
        self._refused: dict[str, str] = {}
        asked = (form.first, form.more) if form.more else (form.first,)
        self._grids = tuple(FieldGrid(self) for _fields in asked)
        column = QVBoxLayout(self)
        spaced(column, 0, 8)
        for grid, fields in zip(self._grids, asked, strict=True):
            for field in fields:
                self._add(grid, field)
        column.addWidget(self._grids[0])
        self._fold: Fold | None = None
        self._doubted: frozenset[str] = frozenset()
        if form.more:
            self._fold = Fold(form.more_label, self._grids[1])
            column.addWidget(self._fold)
        binding.changed.connect(self._show_state)
        self._show_state()

    def focus_field(self, name: str) -> None:
        """Go to a field; unfolds what hides it."""
        if self._fold is not None and any(field.name == name for field in self._form.more):
            self._fold.set_open(is_open=True)
        if name in self._fields:
            self._fields[name].editor.widget.setFocus()

    def asks(self, name: str) -> bool:
        """Whether the field stands in this form."""
        return name in self._fields

    def settle(self) -> None:
        """Store what is being typed now, as leaving the field would."""
        for field in self._fields.values():
            field.settle()

    def show_around(self, around: Around) -> None:
        """The file says more by now: offer that too."""
        self._around = around
        self._show_state()

    def _offers(self, record: Record, name: str) -> Offered:
        return self._around.offers(record, name)

    def _add(self, grid: FieldGrid, field: Field) -> None:
        editor = editor_for(type(self.binding.record), field, self._around)
        bound = self._fields[field.name] = BoundField(self.binding, field.name, editor)
        bound.offer(self._offers)
        listen(self, bound.refused, lambda words: self._show_refused(field.name, words))
        grid.add(field, editor)

    def _show_refused(self, name: str, words: str) -> None:
        """Why what stands there is not kept: that stays until it is put right."""
        self._refused[name] = words
        self._show_state()

    def _show_state(self) -> None:
        """Which fields apply, and which values are unlikely."""
        record = self.binding.record
        on_call = self._around.on_call(record.owner) if isinstance(record, Agreement) else ""
        unlikely = doubts(record, self._around.today, on_call=on_call)
        for field in self._form.fields:
            grid = next(grid for grid in self._grids if grid.holds(field.name))
            doubted = doubt_words(unlikely.get(field.name), on_call)
            grid.show_doubt(field.name, doubted, refused=self._refused.get(field.name, ""))
            applies = field.when is None or field.when(record)
            if field.among is not None:  # there has to be one to choose
                applies = applies and bool(self._around.people.get(field.among))
            grid.show_field(field.name, shown=applies and self._around.asks(record, field.name))
        for grid in self._grids:
            grid.place()
        folded = frozenset(field.name for field in self._form.more if field.name in unlikely)
        if self._fold is not None and folded - self._doubted:
            self._fold.set_open(is_open=True)
        # Once: who folds it again has seen the question.
        self._doubted = folded
