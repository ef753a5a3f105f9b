"""The lines that lists are made of: kept, and made anew by the change that touches what they tell.

A unit of work calls `KeptLines` before it commits, so no use case can forget it. What cannot be
made then, because too much was touched at once or the rules themselves changed, is kept as a line
that still has to be made, and is made when it is read.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Final
from uuid import UUID

from ib_desk.application.ports import Clock, Kept, UnitOfWork
from ib_desk.application.removal import present
from ib_desk.application.whole_files import whole_alone
from ib_desk.domain.file.kept_beside import kept_beside
from ib_desk.domain.file.kept_line import FORMAT, kept_line
from ib_desk.domain.file.kept_pupil import kept_pupil
from ib_desk.domain.file.trajectory import Trajectory
from ib_desk.domain.records.disclosure import Disclosure, DisclosureEvent
from ib_desk.domain.records.kinds import WITHOUT_TRACE, wholes
from ib_desk.domain.records.pupil import Pupil, PupilId
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.school import Professional
from ib_desk.domain.records.signal import Signal
from ib_desk.domain.records.support_file import SupportFile, SupportFileId, TeamMember

FILES_AT_ONCE: Final = 8
PUPILS_AT_ONCE: Final = 80
"""Lines that are made in one go: some 50 ms, after which others have their turn."""


class KeptLines:
    """Makes lines; `made_with` names the rules by which, so that other rules make them anew."""

    def __init__(
        self,
        trajectory: Callable[[str], Trajectory],
        trajectories: Iterable[Trajectory],
        clock: Clock,
    ) -> None:
        """`trajectory` finds one by its name; `trajectories` are all that it can find."""
        self.trajectory = trajectory
        self.clock = clock
        rules = f"{FORMAT} {sorted(map(repr, trajectories))}"
        self.made_with = hashlib.sha256(rules.encode()).hexdigest()

    def __call__(self, work: UnitOfWork, touched: Sequence[Record]) -> None:
        """Keep the lines of all that `touched` is part of, in the transaction of the caller."""
        around = _Around(work, touched)
        lines = [self.of_pupil(work, pupil_id) for pupil_id in around.pupils]
        if len(around.files) <= FILES_AT_ONCE:
            lines += [self.of_file(work, file_id) for file_id in around.files]
        else:
            lines += [to_make(work, file_id) for file_id in around.files]
        if lines:
            work.put_lines(lines, self.made_with)

    def of_file(self, work: UnitOfWork, file_id: SupportFileId) -> Kept:
        """The line of a file, made anew; without one when the file is gone."""
        file = present(work, SupportFile, file_id)
        if file is None:
            return _gone(file_id)
        whole = whole_alone(work, file)
        today = self.clock.today()
        line = kept_line(whole, self.trajectory(file.trajectory), today)
        return Kept(
            about=file.id,
            pupil_id=file.pupil_id,
            line=line,
            beside=kept_beside(whole, today),
            is_quiet=line.is_quiet,
        )

    def of_pupil(self, work: UnitOfWork, pupil_id: PupilId) -> Kept:
        """The line of a pupil, made anew; without one when the pupil is gone."""
        pupil = present(work, Pupil, pupil_id)
        if pupil is None:
            return _gone(pupil_id)
        line = kept_pupil(pupil, work.find(Signal, pupil_id=pupil_id))
        is_quiet = line.is_quiet(self.clock.today())
        return Kept(about=pupil_id, pupil_id=pupil_id, line=line, is_quiet=is_quiet)


def to_make(work: UnitOfWork, file_id: SupportFileId) -> Kept:
    """A file whose line is to be made when it is read."""
    file = present(work, SupportFile, file_id)
    return (
        _gone(file_id) if file is None else Kept(about=file_id, pupil_id=file.pupil_id, line=None)
    )


def _gone(about: UUID) -> Kept:
    return Kept(about=about, pupil_id=PupilId(about), line=None)


def _begun_by(work: UnitOfWork, records: Iterable[Record]) -> dict[UUID, Record]:
    """The lines of the register to which events belong, which are never changed: all at once."""
    ids = {one.disclosure_id for one in records if isinstance(one, DisclosureEvent)}
    return {one.id: one for one in work.find_of(Disclosure, "id", ids)} if ids else {}


class _Around:
    """The files and the pupils of which records tell something, found by going up."""

    def __init__(self, work: UnitOfWork, records: Collection[Record]) -> None:
        self.files: dict[SupportFileId, None] = {}
        self.pupils: dict[PupilId, None] = {}
        self._work = work
        self._known: dict[UUID, Record] = {record.id: record for record in records}
        self._seen: set[UUID] = set()
        self._known |= _begun_by(work, records)
        for record in records:
            if type(record) not in WITHOUT_TRACE:
                self._climb(record)
        self._add_teams_of(record for record in records if isinstance(record, Professional))

    def _climb(self, record: Record) -> None:
        if isinstance(record, Disclosure) and record.request_id is None:
            return  # no list tells of what left, but how far a request is
        if isinstance(record, SupportFile):
            self.files[record.id] = None
            return
        if isinstance(record, Pupil):
            self._add_pupil(record.id)
        for kind, owner_id in wholes(record):
            if kind is SupportFile:
                self.files[SupportFileId(owner_id)] = None
            elif kind is Pupil:
                self._add_pupil(PupilId(owner_id))
            elif kind is not Professional and owner_id not in self._seen:
                self._seen.add(owner_id)
                known = self._known.get(owner_id)
                is_begun = isinstance(known, Disclosure)
                owner = known if is_begun else present(self._work, kind, owner_id) or known
                if owner is not None:
                    self._climb(owner)

    def _add_teams_of(self, people: Iterable[Professional]) -> None:
        """A list calls them by their names, and tells nothing else of them."""
        names: defaultdict[UUID, set[str]] = defaultdict(set)
        for person in people:
            names[person.id].add(person.name)
        renamed = [person_id for person_id, called in names.items() if len(called) > 1]
        for member in self._work.find_of(TeamMember, "professional_id", renamed):
            self.files[member.file_id] = None

    def _add_pupil(self, pupil_id: PupilId) -> None:
        """What is told of a pupil is told in each of the pupil's files."""
        if pupil_id not in self.pupils:
            self.pupils[pupil_id] = None
            for file in self._work.find(SupportFile, pupil_id=pupil_id):
                self.files[file.id] = None
