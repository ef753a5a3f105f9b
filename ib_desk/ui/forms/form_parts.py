"""What is part of a record, under its form: lists, people to tick, and the button of its print."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Protocol, TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ib_desk.domain.records.kinds import pointer_to
from ib_desk.domain.records.record import Record
from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.forms.people_ticks import PeopleTicks
from ib_desk.ui.forms.spec import Around, KindSpec, PeopleSpec, RecordSpec
from ib_desk.ui.listen import listen
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.widgets.buttons import quiet_button
from ib_desk.ui.widgets.card import Group


class FormPart(Protocol):
    """A list, or boxes to tick."""

    @property
    def spec(self) -> KindSpec[Any]:
        """Of what kind its records are."""

    def show_records(self, records: Sequence[Record], around: Around) -> None:
        """Those that belong to the record whose part it is."""

    def settle(self) -> None:
        """Store what is being typed."""


MakeList: TypeAlias = Callable[[RecordSpec[Any], Binding, Group], Any]
"""A list that says in `opened` which of its records was opened; lists hold parts themselves."""


class FormParts(QWidget):
    """Goes with the form: what is typed in it is stored first (`settle`)."""

    opened = Signal(object)
    """The id of the record in one of its lists whose form was opened."""

    def __init__(
        self,
        spec: RecordSpec[Any],
        binding: Binding,
        around: Around,
        make_list: MakeList,
        print_it: Callable[[], object],
    ) -> None:
        """`binding` is of the record whose parts they are, and that `print_it` prints."""
        super().__init__()
        self._make_list = make_list
        self._column = QVBoxLayout(self)
        spaced(self._column, 0, 8)
        self.parts: list[FormPart] = [self._make(part, binding) for part in spec.parts]
        if spec.report:
            button = quiet_button(spec.report_words, "print")
            listen(self, button.clicked, print_it)
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_record(binding.record, around)

    def show_record(self, record: Record, around: Around) -> None:
        """What belongs to it by now; what is new comes to belong to it."""
        owners = {**around.owners, type(record): record.id}
        inside = replace(around, owners=owners, within=record)
        for part in self.parts:
            name = pointer_to(part.spec.kind, type(record))
            records = [r for r in around.of(part.spec.kind) if getattr(r, name) == record.id]
            part.show_records(records, inside)

    def settle(self) -> None:
        """Store what is being typed in any of them."""
        for part in self.parts:
            part.settle()

    def _make(self, spec: RecordSpec[Any] | PeopleSpec[Any], binding: Binding) -> FormPart:
        group = Group(spec.title)
        self._column.addWidget(group)
        if isinstance(spec, PeopleSpec):
            return PeopleTicks(spec, binding, card=group)
        part = self._make_list(spec, binding, group)
        listen(self, part.opened, self.opened.emit)
        made: FormPart = part
        return made
