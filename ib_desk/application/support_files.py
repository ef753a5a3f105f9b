"""Beginning a support file, on purpose or because someone saw something; closing and reopening."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from ib_desk.application.changes import Change, Edit
from ib_desk.application.ports import Clock, UnitOfWorkFactory
from ib_desk.application.records import Records
from ib_desk.domain.errors import DeskError
from ib_desk.domain.file.closings import current
from ib_desk.domain.intake.running_file import RunningFile, records_of, taken_over
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.closing import Closing
from ib_desk.domain.records.contact import Contact, ContactPerson
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.kinds import WITH_OR_WITHOUT_FILE
from ib_desk.domain.records.pupil import Pupil, PupilId
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.school import Professional, School, Sector
from ib_desk.domain.records.signal import Signal
from ib_desk.domain.records.support_file import SupportFile, SupportFileId
from ib_desk.domain.records.work_note import WorkNote

Loose = Signal | Contact | WorkNote


class FileIsOpen(DeskError):
    """The pupil has an open file, and at most one can be."""

    def __init__(self, file_id: SupportFileId) -> None:
        super().__init__(file_id)
        self.file_id = file_id


class ClosedWithoutDay(DeskError):
    """The closing by which a file is closed keeps a day, as long as the file is closed."""

    def __init__(self, file_id: SupportFileId) -> None:
        super().__init__(file_id)
        self.file_id = file_id


class SupportFiles:
    """Each method is one change; of a pupil at most one file is open."""

    def __init__(self, records: Records, clock: Clock) -> None:
        self._records = records
        self._clock = clock

    def begin(self, pupil_id: PupilId) -> Change:
        """Open a file along the trajectory of the school's sector; a closed one stays closed.

        What was noted without a file comes into it, but for signals that ask for nothing more.

        Raises:
            FileIsOpen: there is one.
            NotFound: the pupil has been removed.
        """
        file = self._new_file(pupil_id)
        edits = [Edit(None, file), *self._moved_into(file)]
        return self._records.apply(Action.ADDED, edits, subject=file)

    def take_over(self, pupil_id: PupilId, taken: RunningFile) -> Change:
        """Open a file that ran elsewhere until today, with all that holds in it, as one change.

        What was written down with the pupil comes into it as it does by `begin`.

        Raises:
            FileIsOpen: there is one.
            NotFound: the pupil has been removed.
        """
        file = taken_over(taken, self._new_file(pupil_id))
        with_it = records_of(taken, file, self._records.find(Professional))
        edits = [Edit(None, record) for record in (file, *with_it)]
        edits += self._moved_into(file)
        return self._records.apply(Action.TAKEN_OVER, edits, subject=file)

    def close(self, closing: Closing, on: date) -> Change:
        """Close a file on this day by what was written of it; it stays readable and findable.

        A closing that is not stored yet comes along.

        Raises:
            Conflict, NotFound: see `Records.change`.
        """
        file = self._records.get(SupportFile, closing.file_id)
        stored = self._records.find(Closing, id=closing.id)
        before = closing if stored else None
        edits = [
            Edit(file, replace(file, closed_on=on)),
            Edit(before, replace(closing, closed_on=on)),
        ]
        return self._records.apply(Action.CHANGED, edits, subject=file)

    def reopen(self, file: SupportFile) -> Change:
        """Go on in a closed file; the closing that stood is kept, with the day on which it ended.

        What was written down with the pupil since comes into it as it does by `begin`.

        Raises:
            FileIsOpen: another file of this pupil was begun since.
            Conflict, NotFound: see `Records.change`.
        """
        found = self.open_file(file.pupil_id)
        if found is not None:
            raise FileIsOpen(found.id)
        edits = [Edit(file, replace(file, closed_on=None))]
        closing = current(self._records.find(Closing, file_id=file.id))
        if closing is not None:
            today = self._clock.today()
            edits.append(Edit(closing, replace(closing, reopened_on=today)))
        edits += self._moved_into(file)
        return self._records.apply(Action.CHANGED, edits)

    def outside(self, pupil_id: PupilId) -> list[Record]:
        """What was written down about a pupil and is in no file, with the people it is about."""
        contacts = self._records.find(Contact, pupil_id=pupil_id)
        return [
            *self._records.find(Signal, pupil_id=pupil_id),
            *contacts,
            *(
                person
                for contact in contacts
                for person in self._records.find(ContactPerson, contact_id=contact.id)
            ),
            *self._records.find(WorkNote, pupil_id=pupil_id),
            *self._records.find(Guardian, pupil_id=pupil_id),
        ]

    def open_file(self, pupil_id: PupilId) -> SupportFile | None:
        """The one that is open, if one is."""
        files = self._records.find(SupportFile, pupil_id=pupil_id)
        return next((file for file in files if file.is_open), None)

    def _moved_into(self, file: SupportFile) -> list[Edit]:
        loose: list[Loose] = []
        for kind in WITH_OR_WITHOUT_FILE:
            loose += self._records.find(kind, pupil_id=file.pupil_id)
        return moved_into(file, loose)

    def _new_file(self, pupil_id: PupilId) -> SupportFile:
        found = self.open_file(pupil_id)
        if found is not None:
            raise FileIsOpen(found.id)
        pupil = self._records.get(Pupil, pupil_id)
        school = next(iter(self._records.find(School)), School())
        # Without a choice the trajectory of most schools; which law holds stays open (`rights`).
        sector = school.sector or Sector.PO
        return SupportFile(
            pupil_id=pupil.id, opened_on=self._clock.today(), trajectory=sector.value
        )


class OneClosing:
    """The day of the closing by which a file is closed is that of the file."""

    def __init__(self, unit_of_work: UnitOfWorkFactory) -> None:
        self._unit_of_work = unit_of_work

    def along(self, edit: Edit) -> list[Edit]:
        """That of the file; an open file stays as it is.

        Raises:
            ClosedWithoutDay: the day would go, and the letter would say that it is still to close.
        """
        before, after = edit.before, edit.after
        if not isinstance(before, Closing) or not isinstance(after, Closing):
            return []
        if before.closed_on == after.closed_on:
            return []
        with self._unit_of_work() as work:
            file = work.get(SupportFile, after.file_id)
            is_standing = current(work.find(Closing, file_id=file.id)) == before
        if file.is_open or not is_standing:
            return []
        if after.closed_on is None:
            raise ClosedWithoutDay(file.id)
        return [Edit(file, replace(file, closed_on=after.closed_on))]


def moved_into(file: SupportFile, loose: Iterable[Loose]) -> list[Edit]:
    """What was noted of the pupil without a file, but for signals that ask for nothing more."""
    return [
        Edit(one, replace(one, file_id=file.id, pupil_id=None))
        for one in loose
        if not (isinstance(one, Signal) and one.is_ended)
    ]
