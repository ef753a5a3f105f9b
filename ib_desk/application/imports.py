"""Taking pupils over from the school's own system: read, compared, shown, then one change.

The steps belong on two threads: `parse` and `compared` need no database and take the longest,
`stored` and `apply` are one transaction each. Until `apply` nothing is stored, so calling
it off at any moment leaves nothing behind.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Protocol

from ib_desk.application.changes import Change, Edit
from ib_desk.application.ports import Clock, UnitOfWorkFactory
from ib_desk.application.progress import Progress
from ib_desk.application.records import Records
from ib_desk.domain.errors import DeskError
from ib_desk.domain.intake.colleagues import ColleagueChange, colleague_changes
from ib_desk.domain.intake.pupil_import import ImportPlan, RowDecision, apply_plan, compare
from ib_desk.domain.intake.school_export import SchoolExport
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.school import Professional, School

MAX_EXPORT_BYTES: Final = 50 * 1024 * 1024
"""The export of a school is under one megabyte."""


def export_content(path: Path) -> bytes:
    """The bytes of a file; of a huge one just enough to tell it from a large one.

    Raises:
        OSError: also for what is no file: a folder, or a pipe, which would never end.
    """
    if not path.is_file():
        raise FileNotFoundError
    with path.open("rb") as file:
        return file.read(MAX_EXPORT_BYTES + 1)


class ReadExport(Protocol):
    """A reader of the exports of one format."""

    def __call__(
        self, raw: bytes, *, expected_brin: str = "", progress: Progress | None = None
    ) -> SchoolExport:
        """Return all pupils of `raw`, or raise an `ImportRefused`; progress is in bytes."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What an export would do to this vault; nothing is stored yet.

    Without `colleagues` only pupils and school are taken over: who does not want the others leaves
    them out.
    """

    export: SchoolExport
    plan: ImportPlan
    colleagues: tuple[ColleagueChange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """The pupils and people of the vault as they are now, and its school."""

    pupils: tuple[Pupil, ...]
    people: tuple[Professional, ...]
    school: School


class NothingToTakeOver(DeskError):
    """No row was chosen, and the export says nothing new about the school either."""


class Imports:
    """From a file of the school's own system to pupils in the vault."""

    def __init__(
        self, unit_of_work: UnitOfWorkFactory, records: Records, clock: Clock, read: ReadExport
    ) -> None:
        self._unit_of_work = unit_of_work
        self._records = records
        self._clock = clock
        self._read = read

    def expected_brin(self) -> str:
        """The school whose exports are taken; “” as long as the vault does not know its school."""
        return self._school()[1].brin

    def parse(self, content: bytes, expected_brin: str, progress: Progress) -> SchoolExport:
        """Read an export; touches no database, so it may run on any thread.

        Raises:
            ImportRefused: one of `import_errors`.
            Cancelled: `progress` asked to stop.
        """
        return self._read(content, expected_brin=expected_brin, progress=progress)

    def stored(self) -> Stored:
        """What an export is compared with."""
        with self._unit_of_work() as work:
            pupils, people = work.find(Pupil), work.find(Professional)
        return Stored(pupils=tuple(pupils), people=tuple(people), school=self._school()[1])

    def compared(self, export: SchoolExport, stored: Stored) -> Preview:
        """Compare; touches no database, so it may run on any thread."""
        plan = compare(
            export,
            stored.pupils,
            today=self._clock.today(),
            last_school_year=stored.school.school_year,
        )
        colleagues = colleague_changes(export.colleagues, stored.people)
        return Preview(export=export, plan=plan, colleagues=colleagues)

    def preview(self, export: SchoolExport) -> Preview:
        """`stored` and `compared` in one, for a caller that has nobody to keep waiting."""
        return self.compared(export, self.stored())

    def read(self, content: bytes, progress: Progress) -> Preview:
        """`parse` and `preview` in one, for a caller that has nobody to keep waiting."""
        return self.preview(self.parse(content, self.expected_brin(), progress))

    def apply(
        self, preview: Preview, decisions: Mapping[int, RowDecision], progress: Progress
    ) -> Change:
        """Store what was decided, and what the vault did not know of its school, as one change.

        Args:
            preview: as `preview` returned it.
            decisions: by row number; a row without one follows its proposal.
            progress: told in records.

        Raises:
            TwiceTheSamePupil: two rows would change one child.
            NothingToTakeOver: nothing would change.
            Conflict: a pupil or colleague changed since the preview.
            Cancelled: `progress` asked to stop; nothing is stored.
        """
        edits = [Edit(before, after) for before, after in apply_plan(preview.plan, decisions)]
        edits += [Edit(change.stored, change.taken) for change in preview.colleagues]
        is_new, school = self._school()
        known = _with_facts_of(preview.export, school)
        if known != school:
            edits.append(Edit(None if is_new else school, known))
        if not edits:
            raise NothingToTakeOver
        return self._records.apply(Action.IMPORTED, edits, progress=progress)

    def _school(self) -> tuple[bool, School]:
        """Whether the school is still to be added, and the school."""
        with self._unit_of_work() as work:
            found = work.find(School)
        return (False, found[0]) if found else (True, School())


def _with_facts_of(export: SchoolExport, school: School) -> School:
    """What was typed stays; the school year is that of the latest export, never of an older one."""
    return replace(
        school,
        name=school.name or export.school_name,
        brin=school.brin or export.brin + export.branch_code,
        school_year=max(school.school_year, export.school_year),
    )
