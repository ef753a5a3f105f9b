"""Taking pupils over from the school's own system: read, compared, shown, then one change.

The steps belong on two threads: `open`, `rows` and `compared` need no database and take
the longest, `stored` and `apply` are one transaction each. Until `apply` nothing is stored,
so calling it off at any moment leaves nothing behind.

An export in EDEXML says itself what is what. Of a list from a spreadsheet somebody says it first,
column by column; from there on both go the same way.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Final, Protocol

from ib_desk.application.changes import Change, Edit
from ib_desk.application.import_errors import LooksLike, NotEdexml
from ib_desk.application.ports import Clock, UnitOfWork, UnitOfWorkFactory
from ib_desk.application.progress import Progress
from ib_desk.application.records import Records
from ib_desk.application.support_files import Loose, moved_into
from ib_desk.domain.errors import DeskError
from ib_desk.domain.intake.along import NOTHING, Family, guardian_changes
from ib_desk.domain.intake.colleagues import ColleagueChange, colleague_changes
from ib_desk.domain.intake.import_decisions import decide
from ib_desk.domain.intake.list_columns import (
    ChosenColumns,
    ListWords,
    heading_row,
    proposed,
    to_remember,
)
from ib_desk.domain.intake.pupil_import import ImportPlan, RowDecision, compare
from ib_desk.domain.intake.running_file import RunningFile, records_of, taken_over
from ib_desk.domain.intake.school_export import SchoolExport
from ib_desk.domain.intake.table import Table
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.kinds import KINDS, WITH_OR_WITHOUT_FILE
from ib_desk.domain.records.pupil import Pupil, PupilId
from ib_desk.domain.records.school import Professional, School, Sector
from ib_desk.domain.records.support_file import SupportFile

_COLUMNS: Final = "list_columns"
_LEAST_COLUMNS: Final = 2
"""A text with one column is a text."""
_MAY_BE_A_LIST: Final = frozenset(
    {LooksLike.SPREADSHEET, LooksLike.CSV, LooksLike.TEXT, LooksLike.UNKNOWN}
)
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


class ReadTables(Protocol):
    """Knows spreadsheets: Excel, and lines with separators."""

    def __call__(self, content: bytes, progress: Progress) -> tuple[Table, ...]:
        """Each sheet with something in it, or raise `NoList`; never a part of them."""
        ...


class ReadList(Protocol):
    """Knows what people write in a list."""

    def __call__(
        self,
        chosen: ChosenColumns,
        words: ListWords,
        today: date,
        progress: Progress,
        *,
        years_are_groups: bool,
    ) -> SchoolExport:
        """All pupils of the list, or raise an `ImportRefused`; progress is in rows."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Readers:
    """Who reads which kind of file."""

    export: ReadExport
    tables: ReadTables
    rows: ReadList
    words: ListWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What an export would do to this vault; nothing is stored yet.

    Without `colleagues` only pupils and school are taken over: who does not want the others leaves
    them out. `chosen` is how the columns of a list were read.
    """

    export: SchoolExport
    plan: ImportPlan
    colleagues: tuple[ColleagueChange, ...] = ()
    chosen: ChosenColumns | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """The pupils and people of the vault as they are now, and its school."""

    pupils: tuple[Pupil, ...]
    people: tuple[Professional, ...]
    school: School
    family: Family = field(default_factory=Family)


class NothingToTakeOver(DeskError):
    """No row was chosen, and the export says nothing new about the school either."""


class Imports:
    """From a file of the school's own system to pupils in the vault."""

    def __init__(
        self, unit_of_work: UnitOfWorkFactory, records: Records, clock: Clock, readers: Readers
    ) -> None:
        self._unit_of_work = unit_of_work
        self._records = records
        self._clock = clock
        self._readers = readers

    def expected_brin(self) -> str:
        """The school whose exports are taken; “” as long as the vault does not know its school."""
        return self._school()[1].brin

    def parse(self, content: bytes, expected_brin: str, progress: Progress) -> SchoolExport:
        """Read an export; touches no database, so it may run on any thread.

        Raises:
            ImportRefused: one of `import_errors`.
            Cancelled: `progress` asked to stop.
        """
        return self._readers.export(content, expected_brin=expected_brin, progress=progress)

    def open(
        self, content: bytes, expected_brin: str, progress: Progress
    ) -> SchoolExport | tuple[Table, ...]:
        """An export, or the sheets of a list of which the columns are still to be said.

        Raises:
            ImportRefused: it is neither.
            Cancelled: `progress` asked to stop.
        """
        try:
            return self.parse(content, expected_brin, progress)
        except NotEdexml as refusal:
            if refusal.looks_like not in _MAY_BE_A_LIST:
                raise
            tables = self._readers.tables(content, progress)
            if max(table.width for table in tables) < _LEAST_COLUMNS:
                raise
            return tables

    def proposed(self, table: Table, remembered: Mapping[str, str]) -> ChosenColumns:
        """Which row has the headings and what each column most likely is; on any thread."""
        row = heading_row(table, self._readers.words)
        return self.proposed_under(table, row, remembered)

    def proposed_under(
        self, table: Table, row: int, remembered: Mapping[str, str]
    ) -> ChosenColumns:
        """As `proposed`, where somebody said which row has the headings."""
        headings = ChosenColumns(table=table, heading_row=row, columns={}).headings
        columns = proposed(headings, self._readers.words, remembered)
        return ChosenColumns(table=table, heading_row=row, columns=columns)

    def is_never_kept(self, heading: str) -> bool:
        """Whether a column holds what is kept of nobody, whatever somebody chooses."""
        return self._readers.words.is_never_kept(heading)

    def remembered(self) -> Mapping[str, str]:
        """How headings were read the last time, by this vault."""
        with self._unit_of_work() as work:
            kept = work.setting(_COLUMNS)
        return {} if kept is None else dict(json.loads(kept))

    def rows(self, chosen: ChosenColumns, school: School, progress: Progress) -> SchoolExport:
        """Read a list by its columns; touches no database, so it may run on any thread.

        Raises:
            ImportRefused: there is nobody in it.
            Cancelled: `progress` asked to stop.
        """
        return self._readers.rows(
            chosen,
            self._readers.words,
            self._clock.today(),
            progress,
            years_are_groups=school.sector is not Sector.VO,
        )

    def stored(self) -> Stored:
        """What an export is compared with."""
        with self._unit_of_work() as work:
            pupils, people = work.find(Pupil), work.find(Professional)
            family = _family(work)
        school = self._school()[1]
        return Stored(pupils=tuple(pupils), people=tuple(people), school=school, family=family)

    def compared(
        self, export: SchoolExport, stored: Stored, chosen: ChosenColumns | None = None
    ) -> Preview:
        """Compare; touches no database, so it may run on any thread."""
        plan = compare(
            export,
            stored.pupils,
            today=self._clock.today(),
            last_school_year=stored.school.school_year,
            family=stored.family,
        )
        colleagues = colleague_changes(export.colleagues, stored.people)
        return Preview(export=export, plan=plan, colleagues=colleagues, chosen=chosen)

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
        decided = decide(preview.plan, decisions)
        edits = [Edit(before, after) for before, after in decided.changes]
        is_new, school = self._school()
        edits += self._along(preview.plan, decided.of_row, school.sector or Sector.PO)
        edits += [Edit(change.stored, change.taken) for change in preview.colleagues]
        known = _with_facts_of(preview.export, school)
        if known != school:
            edits.append(Edit(None if is_new else school, known))
        if not edits:
            raise NothingToTakeOver
        change = self._records.apply(Action.IMPORTED, edits, progress=progress)
        if preview.chosen is not None:
            self._remember(preview.chosen)
        return change

    def _along(self, plan: ImportPlan, of_row: Mapping[int, PupilId], sector: Sector) -> list[Edit]:
        """Guardians, files and who comes with them, each kind behind those it refers to."""
        every = [(pupil_id, plan.rows[number].along) for number, pupil_id in of_row.items()]
        told = [(pupil_id, along) for pupil_id, along in every if along != NOTHING]
        if not told:
            return []  # as of each export: for that no guardian is read
        with self._unit_of_work() as work:
            family, people = _family(work), work.find(Professional)
            loose = _loose(work, [pupil_id for pupil_id, along in told if along.running])
        edits: list[Edit] = []
        for pupil_id, along in told:
            changes = guardian_changes(along, pupil_id, family)
            edits += [Edit(before, after) for before, after in changes]
            if along.running is not None and pupil_id not in family.with_file:
                file = self._file(along.running, pupil_id, sector)
                new = [file, *records_of(along.running, file, people)]
                people += [one for one in new if isinstance(one, Professional)]
                edits += [Edit(None, record) for record in new]
                edits += moved_into(file, loose[pupil_id])
        return sorted(edits, key=lambda edit: KINDS.index(type(edit.record)))

    def _file(self, running: RunningFile, pupil_id: PupilId, sector: Sector) -> SupportFile:
        today = self._clock.today()
        new = SupportFile(pupil_id=pupil_id, opened_on=today, trajectory=sector.value)
        return taken_over(running, new)

    def _remember(self, chosen: ChosenColumns) -> None:
        known = {**self.remembered(), **to_remember(chosen.headings, chosen.columns)}
        with self._unit_of_work() as work:
            work.put_setting(_COLUMNS, json.dumps(known))
            work.commit()

    def _school(self) -> tuple[bool, School]:
        """Whether the school is still to be added, and the school."""
        with self._unit_of_work() as work:
            found = work.find(School)
        return (False, found[0]) if found else (True, School())


def _family(work: UnitOfWork) -> Family:
    guardians: defaultdict[PupilId, list[Guardian]] = defaultdict(list)
    for guardian in work.find(Guardian):
        guardians[guardian.pupil_id].append(guardian)
    running = (file.pupil_id for file in work.find(SupportFile) if file.is_open)
    return Family(
        guardians={pupil_id: tuple(found) for pupil_id, found in guardians.items()},
        with_file=frozenset(running),
    )


def _loose(work: UnitOfWork, pupils: Collection[PupilId]) -> Mapping[PupilId, list[Loose]]:
    """What was noted of each of these pupils without a file."""
    loose: list[Loose] = []
    for kind in WITH_OR_WITHOUT_FILE:
        loose += work.find_of(kind, "pupil_id", pupils)
    return {pupil_id: [one for one in loose if one.pupil_id == pupil_id] for pupil_id in pupils}


def _with_facts_of(export: SchoolExport, school: School) -> School:
    """What was typed stays; the school year is that of the latest export, never of an older one."""
    return replace(
        school,
        name=school.name or export.school_name,
        brin=school.brin or export.brin + export.branch_code,
        school_year=max(school.school_year, export.school_year),
    )
