"""A form made from data; its fields save by themselves."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ib_desk.domain.offers.picked_text import Offered
from ib_desk.domain.records.doubts import doubts
from ib_desk.domain.records.record import Record
from ib_desk.ui.forms.binding import Binding, BoundField
from ib_desk.ui.forms.doubt_words import doubt_words
from ib_desk.ui.forms.editors import FlagEditor, changes_with_others, editor_for, options_for
from ib_desk.ui.forms.field_grid import FieldGrid
from ib_desk.ui.forms.spec import Around, Field, Form
from ib_desk.ui.keys import shortcut
from ib_desk.ui.listen import listen
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.widgets.fold import Fold


class RecordForm(QWidget):
    """The questions of a form over a bound record; those in the fold are made when it opens."""

    def __init__(self, binding: Binding, form: Form, around: Around) -> None:
        super().__init__()
        self.binding = binding
        self._form = form
        self._around = around
        self._fields: dict[str, BoundField] = {}
        self._refused: dict[str, str] = {}
        self._first, self._more = FieldGrid(self), FieldGrid(self)
        self._more.hide()
        column = QVBoxLayout(self)
        spaced(column, 0, 8)
        column.addWidget(self._first)
        for field in form.first:
            self._add(self._first, field)
        self._fold: Fold | None = None
        if form.more:
            self._fold = Fold(form.more_label, self._more)
            self._fold.unfolded.connect(self._ask_more)
            column.addWidget(self._fold)
        self._doubted: frozenset[str] = frozenset()
        binding.changed.connect(self._show_state)
        self._show_state()

    def focus_field(self, name: str) -> None:
        """Go to a field; unfolds what hides it."""
        if any(field.name == name for field in self._form.more):
            self._unfold()
        if name in self._fields:
            self._fields[name].editor.widget.setFocus()

    def asks(self, name: str) -> bool:
        """Whether the field stands in this form."""
        return any(field.name == name for field in self._form.fields)

    def settle(self) -> None:
        """Store what is being typed now, as leaving the field would."""
        for field in self._fields.values():
            field.settle()

    def show_around(self, around: Around) -> None:
        """The file says more by now: offer that too."""
        self._around = around
        kind = type(self.binding.record)
        for field in self._form.fields:
            if field.name in self._fields and changes_with_others(kind, field):
                self._fields[field.name].show_options(options_for(kind, field, around) or ())
        self._show_state()

    def drop(self) -> None:
        """Away with it, and with the record that it is bound to: another one comes in its place."""
        self.hide()
        self.deleteLater()
        self.binding.deleteLater()

    def _offers(self, record: Record, name: str) -> Offered:
        return self._around.offers(record, name)

    def _unfold(self) -> None:
        self._ask_more()
        if self._fold is not None:
            self._fold.set_open(is_open=True)

    def _ask_more(self) -> None:
        missing = [field for field in self._form.more if field.name not in self._fields]
        for field in missing:
            self._add(self._more, field)
        if missing:
            self._show_state()

    def _add(self, grid: FieldGrid, field: Field) -> None:
        editor = editor_for(type(self.binding.record), field, self._around)
        bound = self._fields[field.name] = BoundField(self.binding, field.name, editor)
        bound.offer(self._offers)
        listen(self, bound.refused, lambda words: self._show_refused(field.name, words))
        grid.add(field, editor)
        if field.key and isinstance(editor, FlagEditor):
            within = Qt.ShortcutContext.WidgetWithChildrenShortcut
            action = shortcut((field.key,), editor.turn, within)
            action.setParent(self)
            self.addAction(action)

    def _applies(self, field: Field) -> bool:
        record, around = self.binding.record, self._around
        if field.among is not None and not around.people.get(field.among):
            return False  # there has to be one to choose
        return (field.when is None or field.when(record)) and around.asks(record, field.name)

    def _show_refused(self, name: str, words: str) -> None:
        """Why what stands there is not kept: that stays until it is put right."""
        self._refused[name] = words
        self._show_state()

    def _show_state(self) -> None:
        """Which fields apply, and which values are unlikely."""
        record = self.binding.record
        around = self._around
        about, printed_on = around.doubted_for(record), around.printed_on(record)
        unlikely = doubts(record, around.today, about=about, printed_on=printed_on)
        for field in self._form.fields:
            if field.name in self._fields:
                grid = self._first if self._first.holds(field.name) else self._more
                # Of a value that stands there no more, because something wrong was typed, nothing.
                is_seen = self._fields[field.name].editor.is_valid
                doubted = doubt_words(unlikely.get(field.name), about) if is_seen else ""
                grid.show_doubt(field.name, doubted, refused=self._refused.get(field.name, ""))
                grid.show_field(field.name, shown=self._applies(field))
        for grid in (self._first, self._more):
            grid.place()
        folded = frozenset(field.name for field in self._form.more if field.name in unlikely)
        # Once: who folds it again has seen the question.
        is_new, self._doubted = bool(folded - self._doubted), folded
        if is_new:
            self._unfold()
