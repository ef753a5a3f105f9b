"""Vandaag: what one day asks of her, over all pupils, from kept lines alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ib_desk.application.changes import Change, Edit
from ib_desk.application.in_order import InOrder
from ib_desk.application.overview import Overview, TermsLine
from ib_desk.application.ports import Clock, UnitOfWorkFactory
from ib_desk.application.records import Records
from ib_desk.application.school_terms import SchoolTerms
from ib_desk.domain.deadlines.day import Group, day_before, group_of
from ib_desk.domain.deadlines.deadlines import Deadline, DeadlineTerms
from ib_desk.domain.deadlines.settling import moved, settled
from ib_desk.domain.file.anchors import TRIGGERS, Anchor, Anchored, kind_of
from ib_desk.domain.file.kept_pupil import ListedPupil
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.escalation import Escalation
from ib_desk.domain.records.meeting import Meeting
from ib_desk.domain.records.moved_deadline import MovedDeadline
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.school import Professional, School
from ib_desk.domain.records.support_file import SupportFile, SupportFileId, TeamMember


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineLine:
    """One term of one pupil, or of nobody, as in `TermsLine`."""

    pupil: ListedPupil | None
    file_id: SupportFileId | None
    trajectory: str
    deadline: Deadline


@dataclass(frozen=True, slots=True, kw_only=True)
class DayLook:
    """A day in groups.

    Attributes:
        today: which day.
        before: her last working day before it.
        groups: each group that has anything, the earliest first.
        later: how many terms lie beyond the six weeks.
        to_make: files of which no line could be told yet; the next look has more of them.
    """

    today: date
    before: date
    groups: Mapping[Group, tuple[DeadlineLine, ...]]
    later: int = 0
    to_make: int = 0


class Day:
    """On the database thread; what did not change since the last look is not worked out again."""

    def __init__(
        self,
        unit_of_work: UnitOfWorkFactory,
        overview: Overview,
        records: Records,
        clock: Clock,
        school: SchoolTerms,
    ) -> None:
        self._unit_of_work = unit_of_work
        self._overview = overview
        self._records = records
        self._clock = clock
        self._school = school
        self._worked_out = _WorkedOut()

    def terms(self) -> tuple[School, DeadlineTerms]:
        """The school as it is now, and what its terms are worked out with."""
        with self._unit_of_work() as work:
            return self._school.read(work)

    def look(self) -> DayLook:
        """The day as it is now; where many lines have to be made, not all of it yet."""
        lists, today = self._overview.look_at_now(), self._clock.today()
        with self._unit_of_work() as work:  # for its way to let go where there are many
            school, terms = self._school.read(work)
            self._worked_out.bring(lists.terms, work.each)
        before = day_before(today, school.working_days, terms.calendar)
        groups, later = self._worked_out.groups(today, before)
        return DayLook(
            today=today, before=before, groups=groups, later=later, to_make=lists.to_make
        )

    def of_whole(self, whole: WholeFile) -> tuple[Deadline, ...]:
        """The terms of a file that was read, the earliest first."""
        _school, terms = self.terms()
        return terms.of_file(whole, self._clock.today())

    def of_file(self, file_id: SupportFileId) -> tuple[Deadline, ...]:
        """The terms of one file, the earliest first."""
        lines = (line for line in self._overview.look_at_now().terms if line.file_id == file_id)
        return tuple(found for line in lines for found in line.deadlines)

    def blank_answer(self, file_id: SupportFileId, anchored: Anchored) -> Escalation:
        """An answer of today that says nothing yet, with who can push it through."""
        with self._unit_of_work() as work:
            pushing = work.find(TeamMember, file_id=file_id, breakthrough=True)
            found = [work.get(Professional, one.professional_id).name for one in pushing]
        return Escalation(
            file_id=file_id,
            trigger=TRIGGERS.get(anchored.anchor),
            about=anchored.record_id,
            answered_on=self._clock.today(),
            asked_of=next(iter(found), ""),
        )

    def move(self, line: DeadlineLine, to: date, because: str) -> Change:
        """Put a term off, with the reason, as one step; a sitting moves for each of its pupils.

        Raises:
            NotFound: what it hangs on is no longer there.
        """
        anchored, today = line.deadline.anchored, self._clock.today()
        before = self._hangs_on(line)
        after = moved(before, anchored.anchor, to)
        edits = [] if after == before else self._records.followed(Edit(before, after))
        moves: dict[UUID, SupportFileId] = {
            one.after.id: one.after.file_id
            for one in edits
            if isinstance(one.after, Meeting) and one.before != one.after
        }
        if line.file_id is not None:
            moves[anchored.record_id] = line.file_id
        # The reason stands in the file of each, and tells of no other.
        edits += [
            Edit(
                None,
                MovedDeadline(
                    file_id=file_id,
                    about=about,
                    what=line.deadline.rule.title,
                    moved_on=today,
                    was=line.deadline.due,
                    to=to,
                    because=because,
                ),
            )
            for about, file_id in moves.items()
        ]
        return self._records.apply(Action.CHANGED, edits, subject=after)

    def _hangs_on(self, line: DeadlineLine) -> Record:
        """A column that stands ready is no record yet: the file is that it stands in."""
        anchored = line.deadline.anchored
        if anchored.anchor is Anchor.NEWCOMER and line.file_id is not None:
            return self._records.get(SupportFile, line.file_id)
        return self._records.get(kind_of(anchored), anchored.record_id)

    def settle(self, anchored: Anchored) -> Change:
        """Say of what a term hangs on that it was done, today.

        Raises:
            NotFound: it is no longer there.
        """
        before = self._records.get(kind_of(anchored), anchored.record_id)
        return self._records.change(before, settled(before, self._clock.today()))


class _WorkedOut:
    """The terms of all files on one day, in order of their days."""

    def __init__(self) -> None:
        self._from: dict[UUID, TermsLine] = {}
        self._lines = InOrder(_by_day)

    def bring(
        self,
        lines: tuple[TermsLine, ...],
        each: Callable[[Iterable[TermsLine]], Iterable[TermsLine]],
    ) -> None:
        """Take in what changed; a line that did not is the very same."""
        now = {line.about: line for line in lines}
        changed = [line for about, line in now.items() if self._from.get(about) is not line]
        told: dict[UUID, tuple[DeadlineLine, ...]] = {}
        gone = [about for about in self._from if about not in now]
        for line in each(changed):
            told[line.about] = tuple(
                DeadlineLine(
                    pupil=line.pupil,
                    file_id=line.file_id,
                    trajectory=line.trajectory,
                    deadline=deadline,
                )
                for deadline in line.deadlines
            )
        self._from = now
        self._lines.put([*gone, *told], told)

    def groups(
        self, today: date, before: date
    ) -> tuple[Mapping[Group, tuple[DeadlineLine, ...]], int]:
        """The groups, and how many there are beyond them."""
        found: dict[Group, list[DeadlineLine]] = {group: [] for group in Group}
        later = 0
        for line in self._lines.lines():
            group = group_of(line.deadline, today, before)
            if group is None:
                later += 1
            else:
                found[group].append(line)
        return {group: tuple(lines) for group, lines in found.items() if lines}, later


def _by_day(line: DeadlineLine) -> tuple[date, str, str, UUID]:
    one = line.deadline
    name_key = "" if line.pupil is None else line.pupil.name_key
    return (one.due, name_key, one.rule.id, one.anchored.record_id)
