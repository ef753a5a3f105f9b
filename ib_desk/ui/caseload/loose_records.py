"""What was written down about a pupil who has no file: a list for each kind that can be so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ib_desk.domain.records.contact import Contact
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.pupil import Pupil, PupilId
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.signal import Signal
from ib_desk.domain.records.work_note import WorkNote, goes_on
from ib_desk.ui.file.contacts_page import for_nobody_else
from ib_desk.ui.forms.record_list import RecordList
from ib_desk.ui.forms.spec import Around
from ib_desk.ui.records.contact import loose_contact_spec
from ib_desk.ui.records.signal import loose_signal_spec
from ib_desk.ui.records.work_note import loose_work_note_spec
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.widgets.card import Card

_FIELDS: Mapping[type[Record], str] = {Signal: "triage", Contact: "line", WorkNote: "text"}
"""The kinds, and the question that waits for an answer in each."""


class LooseRecords(QWidget):
    """They come into the file when one is begun."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._pupil_id: PupilId | None = None
        column = QVBoxLayout(self)
        spaced(column, 0, 12)
        specs = (loose_signal_spec(), loose_contact_spec(), loose_work_note_spec())
        self._lists: dict[type[Record], RecordList] = {
            spec.kind: RecordList(session, spec, card=Card(spec.title, spec.icon)) for spec in specs
        }
        for records in self._lists.values():
            column.addWidget(records.card)
        self._lists[WorkNote].card.body.insertWidget(0, for_nobody_else())
        self.hide()

    def show_pupil(self, pupil: Pupil, loose: Sequence[Record], *, file_is_open: bool) -> None:
        """What there is; while a file is open only that, for what is new goes into the file."""
        if pupil.id != self._pupil_id:
            self._pupil_id = pupil.id
            for records in self._lists.values():
                records.forget()  # also what was begun and not stored: that is of the one before
        around = self._around(pupil, loose)
        for kind, records in self._lists.items():
            there = [one for one in loose if type(one) is kind]
            records.show_records(there, around)
            records.card.setVisible(bool(there) or not file_is_open)
        self.show()

    def open_record(self, record: Record) -> None:
        """One of them, at the question that waits."""
        self._lists[type(record)].open_record(record.id, _FIELDS[type(record)])

    def _around(self, pupil: Pupil, loose: Sequence[Record]) -> Around:
        catalogue, today = self._session.desk.catalogue, self._session.desk.clock.today()
        guardians = [one for one in loose if isinstance(one, Guardian) and not one.deceased]
        people: dict[type[Record], tuple[tuple[UUID, str], ...]] = {
            Pupil: ((pupil.id, pupil.short_name),),
            Guardian: tuple((one.id, one.name) for one in guardians),
        }
        return Around(
            today=today,
            terms=catalogue.terms,
            people=people,
            owners={Pupil: pupil.id},
            of=lambda kind: tuple(one for one in loose if isinstance(one, kind)),
            goes_on=partial(goes_on, catalogue.work_note_term, today),
        )
