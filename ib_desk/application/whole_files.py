"""Reading everything of a file in one transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from ib_desk.application.ports import UnitOfWork, UnitOfWorkFactory
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.kinds import KINDS, is_part_of, references
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.school import Professional, ProfessionalId, School
from ib_desk.domain.records.support_file import SupportFile

_Find = Callable[[type[Record], str, UUID], Sequence[Record]]


class WholeFiles:
    """The read side: values that hold a file together, for screens, rules and prints."""

    def __init__(self, unit_of_work: UnitOfWorkFactory) -> None:
        self._unit_of_work = unit_of_work

    def one(self, file_id: UUID) -> WholeFile:
        """Return everything of this file; raises `NotFound`."""
        with self._unit_of_work() as work:
            return whole_file(work, work.get(SupportFile, file_id))

    def every(self) -> list[WholeFile]:
        """Return all files, open and closed; each kind is read once, so it stays quick."""
        with self._unit_of_work() as work:
            by_owner: dict[tuple[type[Record], UUID], list[Record]] = defaultdict(list)
            for kind, name, _target in _PARTS:
                for record in work.find(kind):
                    by_owner[kind, getattr(record, name)].append(record)
            pupils = {pupil.id: pupil for pupil in work.find(Pupil)}
            around = _around(work)
            return [
                _assembled(
                    around,
                    pupils[file.pupil_id],
                    file,
                    lambda kind, _name, owner: by_owner[kind, owner],
                )
                for file in work.find(SupportFile)
            ]


def whole_file(work: UnitOfWork, file: SupportFile) -> WholeFile:
    """Everything of one file, in the transaction of the caller."""
    return _assembled(
        _around(work),
        work.get(Pupil, file.pupil_id),
        file,
        lambda kind, name, owner: work.find(kind, **{name: owner}),
    )


def _around(work: UnitOfWork) -> tuple[School, Mapping[ProfessionalId, Professional]]:
    """What all files share."""
    people = {person.id: person for person in work.find(Professional)}
    return next(iter(work.find(School)), School()), people


def _assembled(
    around: tuple[School, Mapping[ProfessionalId, Professional]],
    pupil: Pupil,
    file: SupportFile,
    find: _Find,
) -> WholeFile:
    """Follow the references down from the pupil and the file."""
    known: dict[type[Record], list[Record]] = {Pupil: [pupil], SupportFile: [file]}
    for kind, name, target in _PARTS:
        known[kind] = [part for owner in known[target] for part in find(kind, name, owner.id)]
    school, people = around
    return WholeFile(
        school=school,
        pupil=pupil,
        file=file,
        people=people,
        parts={kind: tuple(records) for kind, records in known.items()},
    )


def _parts() -> tuple[tuple[type[Record], str, type[Record]], ...]:
    """(part, its field, what it is part of) for all that lives under a pupil or a file."""
    found = []
    inside: set[type[Record]] = {Pupil, SupportFile}
    for kind in KINDS:
        for name, (target, _required) in references(kind).items():
            if is_part_of(kind, name) and target in inside and kind not in inside:
                inside.add(kind)
                found.append((kind, name, target))
    return tuple(found)


_PARTS = _parts()
