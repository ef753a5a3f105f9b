"""Verklaringen beside a record that a page shows with controls of its own."""

from __future__ import annotations

from dataclasses import replace

from ib_desk.domain.records.record import Record
from ib_desk.ui.forms.beside import BesideGroup, beside, name_button
from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.forms.record_entry import Ways
from ib_desk.ui.forms.record_list import RecordList
from ib_desk.ui.forms.spec import Around
from ib_desk.ui.records.statement import statement_spec
from ib_desk.ui.session import Session


class StatementsBeside(RecordList):
    """`card` stands in the card of the record; without statements it is one quiet button."""

    def __init__(
        self, session: Session, part_of: Binding | None = None, ways: Ways | None = None
    ) -> None:
        """`part_of` is the record where that may not be stored yet."""
        super().__init__(session, statement_spec(), card=BesideGroup(), part_of=part_of, ways=ways)

    def show_beside(self, record: Record, around: Around, what: str) -> None:
        """What was said of this record; what is added is said of it, and it is called `what`."""
        name_button(self.add_button, what)
        self.show_records(beside(record.id, around), replace(around, within=record))
