"""One line, anywhere: a contact, a signal, a werkaantekening or an agreement about a child."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final
from uuid import UUID

from ib_desk.application.changes import Change, Edit
from ib_desk.application.ports import Clock
from ib_desk.application.records import Records
from ib_desk.application.support_files import SupportFiles
from ib_desk.domain.errors import DeskError
from ib_desk.domain.offers.quick_words import QuickWords, Understood, understood
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.contact import Contact, ContactPerson, ContactWay, Reached
from ib_desk.domain.records.guardian import Guardian, GuardianId
from ib_desk.domain.records.pupil import Pupil, PupilId
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.school import Professional, ProfessionalId
from ib_desk.domain.records.signal import Signal
from ib_desk.domain.records.support_file import SupportFile, SupportFileId, TeamMember
from ib_desk.domain.records.work_note import WorkNote


class QuickKind(Enum):
    """What a line becomes; a half-typed one keeps its code."""

    CONTACT = "contact"
    SIGNAL = "signal"
    WORK_NOTE = "work_note"
    AGREEMENT = "agreement"

    @property
    def record(self) -> type[Record]:
        """The kind of record that it makes."""
        return _RECORDS[self]


_RECORDS: Final[Mapping[QuickKind, type[Record]]] = {
    QuickKind.CONTACT: Contact,
    QuickKind.SIGNAL: Signal,
    QuickKind.WORK_NOTE: WorkNote,
    QuickKind.AGREEMENT: Agreement,
}


class FileMissing(DeskError):
    """An agreement stands in a file, and this pupil has none that is open."""

    def __init__(self, pupil_id: PupilId) -> None:
        super().__init__(pupil_id)
        self.pupil_id = pupil_id


class NoFileToWeigh(FileMissing):
    """There is more needed, and weighing is done in a file, of which this pupil has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutPupil:
    """Who is around a child, for what a line says of a contact; `file_id` of the open file."""

    pupil: Pupil
    guardians: tuple[Guardian, ...] = ()
    professionals: tuple[Professional, ...] = ()
    file_id: SupportFileId | None = None

    def understand(self, line: str, words: QuickWords) -> Understood:
        """As `understood`."""
        return understood(line, words, self.pupil, self.guardians, self.professionals)

    def called(self, who: UUID) -> str:
        """The name of one of them; “” for anyone else."""
        names: dict[UUID, str] = {self.pupil.id: self.pupil.short_name}
        names |= {guardian.id: guardian.name for guardian in self.guardians}
        names |= {person.id: person.name for person in self.professionals}
        return names.get(who, "")


class QuickNotes:
    """On the database thread; each child gets a record of its own, all in one step."""

    def __init__(self, records: Records, clock: Clock, words: QuickWords) -> None:
        self._records = records
        self._clock = clock
        self._words = words
        self._files = SupportFiles(records, clock)

    def about(self, pupil_id: PupilId) -> AboutPupil:
        """Who is around this pupil; of colleagues those of the team of the open file.

        Raises:
            NotFound: the pupil has been removed.
        """
        pupil = self._records.get(Pupil, pupil_id)
        guardians = self._records.find(Guardian, pupil_id=pupil_id)
        file = self._files.open_file(pupil_id)
        return AboutPupil(
            pupil=pupil,
            guardians=tuple(one for one in guardians if not one.deceased),
            professionals=() if file is None else tuple(self._team(file)),
            file_id=None if file is None else file.id,
        )

    def write(
        self,
        kind: QuickKind,
        pupils: Sequence[PupilId],
        line: str,
        *,
        understand: bool = True,
        more_needed: bool = False,
    ) -> Change:
        """Keep a line of today: in the open file of each child, or with a child without one.

        Args:
            kind: what it becomes.
            pupils: whom it is about; never empty.
            line: in her own words, kept as they are.
            understand: whether what a contact says of with whom and how is kept too.
            more_needed: whether a contact asks to weigh again.

        Raises:
            FileMissing: an agreement about a child without an open file, or a contact that asks to
                weigh (`NoFileToWeigh`).
            NotFound: a pupil has been removed.
        """
        made: list[Record] = []
        for pupil_id in pupils:
            about = self.about(pupil_id)
            said = about.understand(line, self._words) if understand else Understood()
            if kind is QuickKind.CONTACT and more_needed and about.file_id is None:
                raise NoFileToWeigh(pupil_id)
            made += (
                replace(one, more_needed=more_needed) if isinstance(one, Contact) else one
                for one in self._made(kind, about, line, said)
            )
        return self._records.apply(Action.ADDED, [Edit(None, one) for one in made])

    def said_with(self, pupil_id: PupilId, people: Sequence[UUID], line: str) -> Change:
        """Keep what was said today at one table, as a contact with these people.

        Raises:
            NotFound: the pupil has been removed.
        """
        about = self.about(pupil_id)
        said = Understood(way=ContactWay.SPOKEN, who=tuple(people))
        made = self._made(QuickKind.CONTACT, about, line, said)
        return self._records.apply(Action.ADDED, [Edit(None, one) for one in made])

    def _team(self, file: SupportFile) -> Iterator[Professional]:
        today = self._clock.today()
        for member in self._records.find(TeamMember, file_id=file.id):
            if member.is_there_on(today):
                yield self._records.get(Professional, member.professional_id)

    def _made(
        self, kind: QuickKind, about: AboutPupil, line: str, said: Understood
    ) -> Iterator[Record]:
        today = self._clock.today()
        pupil_id = about.pupil.id if about.file_id is None else None
        match kind:
            case QuickKind.CONTACT:
                contact = Contact(
                    file_id=about.file_id, pupil_id=pupil_id, on=today, way=said.way, line=line
                )
                yield contact
                yield from _people(contact, about, said)
            case QuickKind.SIGNAL:
                yield Signal(file_id=about.file_id, pupil_id=pupil_id, seen_on=today, fact=line)
            case QuickKind.WORK_NOTE:
                yield WorkNote(
                    file_id=about.file_id, pupil_id=pupil_id, written_on=today, text=line
                )
            case _:
                if about.file_id is None:
                    raise FileMissing(about.pupil.id)
                yield Agreement(file_id=about.file_id, agreed_on=today, result=line)


def _people(contact: Contact, about: AboutPupil, said: Understood) -> Iterator[ContactPerson]:
    guardians = {one.id: one for one in about.guardians}
    colleagues = {one.id: one for one in about.professionals}
    for who in said.who:
        guardian = guardians.get(GuardianId(who))
        colleague = colleagues.get(ProfessionalId(who))
        yield ContactPerson(
            contact_id=contact.id,
            pupil_id=about.pupil.id if who == about.pupil.id else None,
            guardian_id=None if guardian is None else guardian.id,
            professional_id=None if colleague is None else colleague.id,
            name=about.called(who),
            reached=Reached.YES if said.is_reached else Reached.NO,
        )
