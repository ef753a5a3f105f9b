"""What stands under a form: lists, people to tick, more questions, and the button of its print."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Protocol, TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ib_desk.domain.records.kinds import STANDS_BESIDE, pointer_to
from ib_desk.domain.records.record import Record
from ib_desk.ui.forms.asked_in_form import AskedInForm
from ib_desk.ui.forms.beside import BesideGroup, can_be_stated_here, name_button
from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.forms.people_ticks import PeopleTicks
from ib_desk.ui.forms.record_form import RecordForm
from ib_desk.ui.forms.spec import Around, AskedAgain, Form, KindSpec, PeopleSpec, RecordSpec
from ib_desk.ui.listen import listen
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.widgets.buttons import button_row
from ib_desk.ui.widgets.card import Group


class FormPart(Protocol):
    """A list, or boxes to tick."""

    @property
    def spec(self) -> KindSpec[Any]:
        """Of what kind its records are."""

    @property
    def card(self) -> QWidget:
        """All of it."""

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
        buttons: Sequence[QPushButton],
    ) -> None:
        """`binding` is of the record whose parts they are; `buttons` lead to its print or page."""
        super().__init__()
        self._make_list = make_list
        self._column = QVBoxLayout(self)
        spaced(self._column, 0, 8)
        self.parts: list[FormPart] = []
        self._add_beside: QPushButton | None = None
        self.forms: list[RecordForm] = []
        self._asked: list[AskedInForm] = []
        for part in spec.parts:
            if isinstance(part, AskedAgain):
                self._asked.append(AskedInForm(part, binding, self._column))
            elif isinstance(part, Form):
                form = RecordForm(binding, part, around)
                self._column.addWidget(form)
                self.forms.append(form)
            else:
                self.parts.append(self._make(part, binding, Group(part.title)))
        if around.beside is not None and can_be_stated_here(type(binding.record), around):
            said: Any = self._make(around.beside, binding, BesideGroup())
            self.parts.append(said)
            self._add_beside = said.add_button
        self._column.addLayout(button_row(*buttons))
        self.show_record(binding.record, around)

    def show_record(self, record: Record, around: Around) -> None:
        """What belongs to it by now; what is new comes to belong to it."""
        owners = {**around.owners, type(record): record.id}
        inside = replace(around, owners=owners, within=record)
        for form in self.forms:
            form.show_around(around)
        for part in self.parts:
            name = _pointer(part.spec.kind, record)
            records = [r for r in around.of(part.spec.kind) if getattr(r, name) == record.id]
            part.show_records(records, inside)
            part.card.setVisible(bool(records) or _is_asked(part.spec, record))
        for asked in self._asked:
            asked.show_record(record, around)

    def show_what(self, words: str) -> None:
        """What all of it belongs to, for who hears it."""
        if self._add_beside is not None:
            name_button(self._add_beside, words)

    def settle(self) -> None:
        """Store what is being typed in any of them."""
        for part in self.parts:
            part.settle()
        for form in self.forms:
            form.settle()

    def focus_field(self, name: str) -> bool:
        """Go to a field of the questions here; `False` when none of them asks it."""
        form = next((one for one in self.forms if one.asks(name)), None)
        if form is not None:
            form.focus_field(name)
        return form is not None

    def _make(
        self, spec: RecordSpec[Any] | PeopleSpec[Any], binding: Binding, group: Group
    ) -> FormPart:
        self._column.addWidget(group)
        if isinstance(spec, PeopleSpec):
            return PeopleTicks(spec, binding, card=group)
        part = self._make_list(spec, binding, group)
        listen(self, part.opened, self.opened.emit)
        made: FormPart = part
        return made


def _is_asked(spec: KindSpec[Any], whole: Record) -> bool:
    """Whether it applies to what it is part of."""
    when = spec.when if isinstance(spec, RecordSpec) else None
    return when is None or when(whole)


def _pointer(part: type[Record], whole: Record) -> str:
    """The field by which such a part says what it belongs to."""
    about, _what = STANDS_BESIDE.get(part, ("", ""))
    return about or pointer_to(part, type(whole))
