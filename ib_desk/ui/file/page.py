"""What every page of a file is given, and what it can ask of the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ib_desk.domain.contract import Contract, ContractParty
from ib_desk.domain.guardian import Guardian
from ib_desk.domain.pupil import Pupil
from ib_desk.domain.record import Record
from ib_desk.domain.request import SwvRequest
from ib_desk.domain.school import Professional
from ib_desk.domain.support_file import SupportFile
from ib_desk.domain.whole_file import WholeFile
from ib_desk.ui.forms.record_list import RecordList
from ib_desk.ui.forms.spec import Around, RecordSpec
from ib_desk.ui.session import Session
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.scroll_page import ScrollPage


@dataclass(frozen=True, slots=True)
class Shown:
    """A file as it is now, with what forms and summaries need beside it."""

    whole: WholeFile
    around: Around


def around_of(whole: WholeFile, session: Session, today: date) -> Around:
    """People to choose from and owners of new records, for one file."""
    contract, request = whole.contract, whole.request
    owners: dict[type[Record], UUID] = {Pupil: whole.pupil.id, SupportFile: whole.file.id}
    parties: tuple[ContractParty, ...] = ()
    if contract is not None:
        owners[Contract] = contract.id
        parties = whole.parties(contract)
    if request is not None:
        owners[SwvRequest] = request.id
    return Around(
        today=today,
        terms=session.desk.catalogue.terms,
        people={
            Guardian: tuple((g.id, g.name) for g in whole.guardians),
            Professional: tuple((p.id, p.name) for p in whole.people.values()),
            ContractParty: tuple((p.id, p.name) for p in parties),
        },
        owners=owners,
    )


class FilePage(ScrollPage):
    """A page shows a file, again after each change, and never reads the database itself."""

    asked_for = Signal(str)
    """Another page of the same file, by its id."""
    record_asked = Signal(str, object, object)
    """Another page, and on it a record: (page id, kind, record id)."""
    place_asked = Signal(object)
    """The `FieldPlace` where something is solved, in this file or in the settings."""
    print_asked = Signal(str)
    """The print of this name (`application.paper.Report`) should be shown."""

    def __init__(self, session: Session, name: str) -> None:
        super().__init__(name)
        self.session = session
        self._lists: list[tuple[RecordList, Callable[[WholeFile], tuple[Record, ...]]]] = []
        self._by_kind: dict[type[Record], RecordList] = {}

    def show_file(self, shown: Shown) -> None:
        """Bring the page up to date; what the user is typing stays."""
        for records, of in self._lists:
            records.show_records(of(shown.whole), shown.around)

    def go_to(self, kind: type[Record] | None, record_id: UUID | None, field: str) -> None:
        """Open the record and put the focus in the field that solves something."""
        records = self._by_kind.get(kind) if kind is not None else None
        if records is None:
            self.focus_first()
        elif record_id is None or not records.open_record(record_id, field):
            records.add_button.setFocus()

    def focus_first(self) -> None:
        """The first thing to do on this page."""
        for records, _of in self._lists:
            records.add_button.setFocus()
            return

    def add_list(
        self,
        spec: RecordSpec[Any],
        of: Callable[[WholeFile], tuple[Record, ...]] | None = None,
    ) -> RecordList:
        """A card with all records of one kind; `of` picks some of them."""
        card = Card(spec.title, spec.icon)
        records = RecordList(self.session, spec, card=card)
        self._lists.append((records, of or (lambda whole: whole.of(spec.kind))))
        self._by_kind[spec.kind] = records
        self.add(card)
        return records

    def leave(self) -> None:
        """The user goes elsewhere: what is being typed is stored as if its field were left."""
        focus = self.focusWidget()
        if isinstance(focus, QWidget):
            focus.clearFocus()
