"""A list of records of one kind: add, open in place, change, remove. The same for every kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from ib_desk.domain.records.kinds import pointer_to, wholes
from ib_desk.domain.records.record import Record
from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.forms.record_entry import RecordEntry, Ways
from ib_desk.ui.forms.spec import Around, KindSpec, RecordSpec
from ib_desk.ui.session import Session
from ib_desk.ui.spoken import describe
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.widgets.buttons import button_row, quiet_button
from ib_desk.ui.widgets.card import Card, Group
from ib_desk.ui.widgets.grids import first_in
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.later import Later

_AT_ONCE: Final = 8
"""Lines of a list that are made in one turn: more than these are not in view."""


class RecordList(QObject):
    """Keeps a card with the records of one kind in step with what is stored."""

    opened = Signal(object)
    """The id of the record whose form was opened."""
    other_asked = Signal()
    """What is to be added is none of the choices of the spec."""
    removal_asked = Signal(object)
    """A record should go of which others have to be looked at first."""

    def __init__(
        self,
        session: Session,
        spec: RecordSpec[Any],
        *,
        card: Card | Group,
        asks_before_removal: bool = False,
        part_of: Binding | None = None,
        ways: Ways | None = None,
    ) -> None:
        """`part_of` is the record that new ones come to belong to, stored before the first of them.

        With `asks_before_removal` nothing goes by itself: who hears `removal_asked` decides.
        `ways` are for a kind that has a print or a page of its own, or a part that has.
        """
        super().__init__(card)
        self._asks_before_removal = asks_before_removal
        self._session = session
        self.spec = spec
        self._part_of = part_of
        self._ways = ways
        self._around: Around | None = None
        self._entries: dict[UUID, RecordEntry] = {}
        self._wanted: list[Record] = []
        self._later = Later(self)
        self.card = card
        self._empty = label(spec.empty, "body", "muted")
        self._add = quiet_button(spec.add, "add")
        self._add.clicked.connect(self.add_record)
        card.add(self._empty)
        self._column = QVBoxLayout()
        spaced(self._column, 0, 8)
        card.add(self._column)
        if isinstance(card, Card) and spec.is_one_line:
            card.add_to_head(self._add)
        else:
            card.add(button_row(self._add))
        self._add.setVisible(spec.can_add)

    @property
    def add_button(self) -> QPushButton:
        """So that a page can put the focus on it, or tell why it cannot be used."""
        return self._add

    def focus_first(self) -> None:
        """The first record; where there is none, what adds one."""
        entry = first_in(self._column)
        (entry.head if isinstance(entry, RecordEntry) else self._add).setFocus()

    def take_turns_of(self, later: Later) -> None:
        """Of the page that it stands on, so that no two lists have the same turn."""
        self._later = later

    def show_records(
        self, records: Sequence[Record], around: Around, *, is_below: bool = False
    ) -> None:
        """Bring the list up to date; open forms and what is typed in them stay.

        Where it `is_below` what is in view, no line is new at once.
        """
        self._around = around
        order = self.spec.order
        wanted = sorted(records, key=order) if order is not None else list(records)
        known = {record.id for record in wanted}
        for record_id in [key for key in self._entries if key not in known]:
            entry = self._entries[record_id]
            if entry.was_stored:
                self._drop(record_id)
        for record in wanted:
            if record.id in self._entries:
                self._entries[record.id].show_record(record, around)
        self._wanted = wanted
        if is_below:
            self._later.do_lowest(self._put_next)
        else:
            self._put_next()
        self._show_empty(is_empty=not (wanted or self._entries))
        self.card.show_aside(str(len(wanted)) if wanted else "")

    def _show_empty(self, *, is_empty: bool) -> None:
        self._empty.setVisible(is_empty and not self.spec.is_one_line)
        if self.spec.is_one_line:
            told = self.spec.empty if is_empty else ""
            self._add.setToolTip(told)
            describe(self._add, hint=told)

    def complete(self) -> None:
        """Each record has its line, those that are not in view too."""
        self._later.finish()

    def _put_next(self) -> None:
        """The first of those that have no line yet; the others at later turns."""
        missing = [record for record in self._wanted if record.id not in self._entries]
        if self._around is not None:
            for record in missing[:_AT_ONCE]:
                self._put(record, self._around, was_stored=True)
        self._set_order([record.id for record in self._wanted if record.id in self._entries])
        if missing[_AT_ONCE:]:
            self._later.do_lowest(self._put_next)

    def add_record(self) -> None:
        """Open an empty form, stored at its first finished field; or offer what can be added."""
        if self._around is None:
            return
        self.complete()
        if self._part_of is not None:
            self._part_of.begin()
        there = [entry.record for entry in self._entries.values()]
        choices = () if self.spec.choices is None else self.spec.choices(self._around, there)
        if self.spec.blank is not None and not choices:
            self.open_new(self._belonging(self.spec.blank(self._around)))
        elif self.spec.choices is not None:
            self._offer(choices)

    def _belonging(self, record: Record) -> Record:
        if self._part_of is None:
            return record
        whole = self._part_of.record
        to: dict[str, Any] = {pointer_to(type(record), type(whole)): whole.id}
        return replace(record, **to)

    def _offer(self, choices: Sequence[tuple[str, Record]]) -> None:
        if not choices:
            self.other_asked.emit()
            return
        menu = QMenu(self._add)
        for words, record in choices:
            menu.addAction(words.replace("&", "&&"), partial(self._add_chosen, record))
        if self.spec.other:
            menu.addSeparator()
            menu.addAction(self.spec.other, self.other_asked.emit)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._add.mapToGlobal(QPoint(0, self._add.height())))

    def _add_chosen(self, record: Record) -> None:
        if self.spec.waits:
            self.open_new(record)
        elif self._around is not None:
            self._session.add(record)
            entry = self._put(record, self._around, was_stored=True)
            self._open(entry)
            self._show_empty(is_empty=False)

    def open_new(self, record: Record, name: str = "") -> None:
        """Open a form for a record that is not stored yet, at a field."""
        if self._around is None:
            return
        self.complete()
        entry = self._put(record, self._around, was_stored=False)
        self._open(entry, name=name)
        self._show_empty(is_empty=False)

    def open_record(self, record_id: UUID, name: str = "") -> bool:
        """Open the form of a record, at a field; `False` when it is not in the list."""
        self.complete()
        entry = self._entries.get(record_id)
        if entry is None:
            return False
        self._open(entry, name=name)
        return True

    def open_part(self, kind: type[Record], record_id: UUID, name: str) -> bool:
        """Open a record that is part of one in this list, at a field; `False` when it is not."""
        around = self._around
        inside = next((part for part in self.spec.kinds_inside if _holds(part, kind)), None)
        if around is None or inside is None:
            return False
        record = next((one for one in around.of(kind) if one.id == record_id), None)
        part = _above(record, inside.kind, around)
        whole = None if part is None else getattr(part, pointer_to(inside.kind, self.spec.kind))
        if whole is None or not self.open_record(whole):
            return False
        lists = [one for one in _lists_in(self._entries[whole]) if one.spec.kind is inside.kind]
        if inside.kind is kind:
            return any(one.open_record(record_id, name) for one in lists)
        return any(one.open_part(kind, record_id, name) for one in lists)

    def add_part(self, kind: type[Record], whole_id: UUID) -> None:
        """Open a record of this list, and an empty form for one more of what is part of it."""
        if self.open_record(whole_id):
            for part in _lists_in(self._entries[whole_id]):
                if part.spec.kind is kind:
                    part.add_record()

    def add_beside(self, focus: QWidget | None) -> None:
        """One more of what the focus is in: of a part, or of these records themselves."""
        for entry in self._entries.values():
            for part in _lists_in(entry):
                if focus is not None and part.card.isAncestorOf(focus):
                    part.add_record()
                    return
        self.add_record()

    def settle(self) -> None:
        """Store what is being typed in an open form."""
        for entry in self._entries.values():
            entry.close_form()

    def forget(self) -> None:
        """As it was made, before another file is shown."""
        self._around, self._wanted = None, []
        for record_id in list(self._entries):
            self._drop(record_id)
        self._show_empty(is_empty=True)
        self.card.show_aside("")

    def _put(self, record: Record, around: Around, *, was_stored: bool) -> RecordEntry:
        entry = RecordEntry(
            self._session,
            self.spec,
            record,
            around,
            was_stored=was_stored,
            ways=self._ways,
        )
        entry.turned.connect(self._toggle)
        entry.removed.connect(self._remove)
        entry.part_opened.connect(self.opened)
        self._entries[record.id] = entry
        self._column.addWidget(entry)
        return entry

    def _list_of(self, spec: RecordSpec[Any], binding: Binding, group: Group) -> RecordList:
        return RecordList(self._session, spec, card=group, part_of=binding, ways=self._ways)

    def _set_order(self, ids: list[UUID]) -> None:
        for place, record_id in enumerate(ids):
            entry = self._entries[record_id]
            if self._column.indexOf(entry) != place:
                self._column.removeWidget(entry)
                self._column.insertWidget(place, entry)

    def _toggle(self, entry: RecordEntry) -> None:
        if entry.form is None:
            self._open(entry)
        else:
            entry.close_form()
            self._drop_if_untouched(entry)

    def _open(self, entry: RecordEntry, *, name: str = "") -> None:
        for other in list(self._entries.values()):
            if other is not entry and other.form is not None:
                other.close_form()
                self._drop_if_untouched(other)
        form = entry.open_form(self._list_of)
        asked = name or self.spec.form.first[0].name
        if entry.parts is None or not entry.parts.focus_field(asked):
            form.focus_field(asked)
        self.opened.emit(entry.record.id)

    def _drop_if_untouched(self, entry: RecordEntry) -> None:
        """A form that was opened for a new record and left empty leaves nothing behind."""
        if entry.form is None and not entry.was_stored:
            self._drop(entry.record.id)
            self._show_empty(is_empty=not self._entries)

    def _remove(self, entry: RecordEntry) -> None:
        if not entry.was_stored:
            self._drop(entry.record.id)
        elif self._asks_before_removal:
            self.removal_asked.emit(entry.record)
        else:
            self._session.remove(entry.record)

    def _drop(self, record_id: UUID) -> None:
        entry = self._entries.pop(record_id)
        entry.hide()  # while it has its place, so that the focus goes to what comes after it
        self._column.removeWidget(entry)
        entry.setParent(None)
        entry.deleteLater()


def _holds(spec: KindSpec[Any], kind: type[Record]) -> bool:
    """Whether it is of that kind, or has it among its parts, however deep."""
    inside = spec.kinds_inside if isinstance(spec, RecordSpec) else ()
    return spec.kind is kind or any(_holds(one, kind) for one in inside)


def _above(record: Record | None, kind: type[Record], around: Around) -> Record | None:
    """The record itself, or that of `kind` which it is part of."""
    while record is not None and type(record) is not kind:
        above = wholes(record)
        record = next(
            (one for to, whole in above for one in around.of(to) if one.id == whole), None
        )
    return record


def _lists_in(entry: RecordEntry) -> list[RecordList]:
    parts = () if entry.parts is None else entry.parts.parts
    return [part for part in parts if isinstance(part, RecordList)]
