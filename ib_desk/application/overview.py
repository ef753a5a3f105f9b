"""Lists over all pupils: the caseload, everyone at school, and the requests that run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Protocol, TypeVar
from uuid import UUID

from ib_desk.application.in_order import InOrder
from ib_desk.application.kept_lines import KeptLines
from ib_desk.application.known_lines import KnownLines
from ib_desk.application.lists_beside import ListsBeside, ToldBeside
from ib_desk.application.ports import Kept, UnitOfWork, UnitOfWorkFactory
from ib_desk.application.school_terms import SchoolTerms
from ib_desk.application.vault_errors import VaultError
from ib_desk.domain.deadlines.deadlines import Deadline, DeadlineTerms
from ib_desk.domain.deadlines.next_step import NextStep, next_on
from ib_desk.domain.file.anchoring import anchored_agreement
from ib_desk.domain.file.kept_line import KeptLine, KeptMeasure
from ib_desk.domain.file.kept_pupil import KeptPupil, ListedPupil
from ib_desk.domain.file.trajectory import Trajectory
from ib_desk.domain.folding import finder
from ib_desk.domain.records.agreement import AgreementState
from ib_desk.domain.records.pupil import PupilId
from ib_desk.domain.records.sitting import TeamAgreement
from ib_desk.domain.records.support_file import SupportFileId


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseloadLine:
    """One file. `due` is when `next` asks for something: today where it names no day itself.

    `last_contact` is with a parent; `at_home_since` is of a pupil who is at home now. `term` is the
    first of its terms that are hers. `measures` are those that run, the one that ends first in
    front.
    """

    pupil: ListedPupil
    file_id: SupportFileId
    is_open: bool
    level: int | None
    next: NextStep | None
    due: date | None
    last_contact: date | None
    last_with_pupil: date | None = None
    at_home_since: date | None = None
    taken_over_on: date | None = None
    term: Deadline | None = None
    measures: tuple[KeptMeasure, ...] = ()

    @property
    def key(self) -> UUID:
        """Tells it apart in a list."""
        return self.file_id


@dataclass(frozen=True, slots=True, kw_only=True)
class PupilLine:
    """One pupil; `file_id` is the open file, else the last one, else `None`.

    `signals` wait for a decision, outside of any file.
    """

    pupil: ListedPupil
    file_id: SupportFileId | None
    has_open_file: bool
    has_left: bool
    signals: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsLine:
    """All terms of one file, the earliest first; without a file, of what is noted of the pupil.

    `trajectory` is that of the file, `about` the file, or the pupil. Of an agreement about no pupil
    it is that agreement.
    """

    about: UUID
    pupil: ListedPupil | None
    file_id: SupportFileId | None
    trajectory: str = ""
    deadlines: tuple[Deadline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """All lists at one moment, but those that are read apart (`Overview.beside`).

    A line that did not change is the very same as it was before.

    Attributes:
        files: open ones first, by the day on which something is asked, those without one behind.
        pupils: by name, those who left too.
        terms: those of each file, in no order that means anything.
        to_make: files of which no line could be told yet; the next look has more of them.
        is_whole: whether those are in it who left, and of whom all is closed and asks for nothing.
            All terms and all open files are, and all pupils who are at school with all their files.
    """

    files: tuple[CaseloadLine, ...] = ()
    pupils: tuple[PupilLine, ...] = ()
    terms: tuple[TermsLine, ...] = ()
    to_make: int = 0
    is_whole: bool = True

    @property
    def is_complete(self) -> bool:
        """Whether who is not in it is nowhere."""
        return self.is_whole and not self.to_make


class AboutPupil(Protocol):
    """A line of any of the lists."""

    @property
    def pupil(self) -> ListedPupil:
        """Whom it is about."""


L = TypeVar("L", bound=AboutPupil)


class Overview:
    """The read side for lists, on the database thread.

    It holds what it read before, and reads what was kept since: a look costs what changed.
    """

    def __init__(
        self, unit_of_work: UnitOfWorkFactory, keeping: KeptLines, school: SchoolTerms
    ) -> None:
        self._unit_of_work = unit_of_work
        self._keeping = keeping
        self._school = school
        self._terms: DeadlineTerms | None = None
        """By which terms all of it was told."""
        self._number = 0
        """How far the kept lines were read."""
        self._has_looked = False
        self._is_whole = False
        """Whether those of the years behind were read too."""
        self._today = keeping.clock.today()
        self._known = KnownLines()
        self._changed: set[UUID] = set()
        """Of what was read and not told yet: a look that was cut off is made up for by the next."""
        self._told = _Told(keeping.trajectory)
        self._beside = ToldBeside(keeping.made_with)
        self._lists = Lists()

    def look(self) -> Lists:
        """The lists as they are now; where many lines have to be made, not all of them yet."""
        return self._look(as_whole=True)

    def look_at_now(self) -> Lists:
        """As `look`, as long as nobody asked for more without the years that lie behind.

        For what shows no more than that: a school has each year more files that are closed.
        """
        return self._look(as_whole=False)

    def look_soon(self) -> Lists:
        """As `look_at_now` for who looks first, then as `look`: what is shown at once is there."""
        return self._look(as_whole=self._has_looked)

    def _look(self, *, as_whole: bool) -> Lists:
        today = self._keeping.clock.today()
        with self._unit_of_work() as work:
            self._read(work, today, as_whole=as_whole)
            self._changed |= self._known.put_of_team(_to_keep(work), today)
            _school, terms = self._school.read(work)
            if today != self._today or terms is not self._terms:
                self._today, self._terms = today, terms
                self._changed |= self._known.turn_to(today)
            self._make_some(work, today)
            if self._changed:
                self._told.tell(work.each(self._changed), self._known, terms, today)
                self._lists = self._told.lists(self._known.count_to_make)
                self._beside.untold |= self._changed
                self._changed.clear()
        if self._lists.is_whole != self._is_whole:
            self._lists = replace(self._lists, is_whole=self._is_whole)
        return self._lists

    def _read(self, work: UnitOfWork, today: date, *, as_whole: bool) -> None:
        """What was kept since; the first time all of it, or what is told of now."""
        made_with, is_first = self._keeping.made_with, self._number == 0
        if is_first and not as_whole:
            kept, self._number = work.lines_of_now(made_with)
        else:
            kept, self._number = work.lines(self._number, made_with)
            self._is_whole = self._is_whole or is_first
        self._has_looked = True
        self._take(kept, today)
        # A line of a pupil who was passed over comes when something changes: then all are read.
        if not self._is_whole and (as_whole or self._known.lacks_pupils(kept)):
            every, _number = work.lines(0, made_with)
            self._take((one for one in every if not self._known.knows(one.about)), today)
            self._is_whole = True

    def _take(self, kept: Iterable[Kept], today: date) -> None:
        for one in kept:
            self._changed |= self._known.put(one, today)

    def beside(self) -> ListsBeside:
        """The other lists; what they alone tell is read when this is asked, and not before."""
        self.look()
        return self._look_beside()

    def beside_now(self) -> ListsBeside:
        """As `beside`, and as `look_at_now`: all agreements, and the requests of those pupils."""
        self.look_at_now()
        return self._look_beside()

    def _look_beside(self) -> ListsBeside:
        with self._unit_of_work() as work:
            school, _terms = self._school.read(work)
            return self._beside.look(work, self._known, school, self._today)

    def _make_some(self, work: UnitOfWork, today: date) -> None:
        """Make lines that are missing, as many as others can wait for."""
        pupils = [self._keeping.of_pupil(work, i) for i in self._known.pupils_to_make()]
        files = [self._keeping.of_file(work, i) for i in self._known.files_to_make()]
        made = [*pupils, *files]
        if not made:
            return
        # Where nothing can be written they hold for as long as the vault is open.
        with suppress(VaultError):
            there = [one for one in made if one.line is not None]
            gone = [one.about for one in made if one.line is None]
            number = work.put_lines(there, self._keeping.made_with, gone)
            work.commit()
            self._number = number
        for one in made:
            self._changed |= self._known.put(one, today, is_made=True)


@dataclass(frozen=True, slots=True)
class _Lines:
    """What there is to tell, by what it is about; nothing stands here of what tells nothing."""

    files: dict[UUID, Sequence[CaseloadLine]] = field(default_factory=dict)
    pupils: dict[UUID, Sequence[PupilLine]] = field(default_factory=dict)
    terms: dict[UUID, Sequence[TermsLine]] = field(default_factory=dict)


class _Told:
    """What the lists say of each file and pupil; made for what changed, and put in order."""

    def __init__(self, trajectory: Callable[[str], Trajectory]) -> None:
        self._trajectory = trajectory
        self._files = InOrder(_by_what_is_asked)
        self._pupils = InOrder(_by_name)
        self._terms = InOrder(_by_id)

    def tell(
        self, changed: Iterable[UUID], known: KnownLines, terms: DeadlineTerms, today: date
    ) -> None:
        """Say anew what is told of these."""
        every, one = [], _Lines()
        for about in changed:
            every.append(about)
            if (file := known.files.get(about)) is not None:
                self._tell_file(one, about, file, known, terms, today)
            elif (kept := known.pupils.get(about)) is not None:
                one.pupils[about] = (_pupil_line(about, kept, known, today),)
                if kept.anchored:
                    found = terms.of(kept.anchored, today)
                    one.terms[about] = _terms(about, kept.pupil, None, "", found)
            elif (agreed := known.of_team.get(about)) is not None:
                found = terms.of(anchored_agreement(agreed), today)
                one.terms[about] = _terms(about, None, None, "", found)
        self._files.put(every, one.files)
        self._pupils.put(every, one.pupils)
        self._terms.put(every, one.terms)

    def _tell_file(
        self,
        told: _Lines,
        about: UUID,
        file: tuple[PupilId, KeptLine],
        known: KnownLines,
        terms: DeadlineTerms,
        today: date,
    ) -> None:
        owner, line = file
        kept = known.pupils.get(owner)
        if kept is None:
            return
        pupil, file_id = kept.pupil, SupportFileId(about)
        trajectory = self._trajectory(line.trajectory)
        found = terms.of(line.anchored, today) if line.anchored else ()
        told.files[about] = (_caseload_line(pupil, file_id, line, found, trajectory, today),)
        if found:
            told.terms[about] = _terms(about, pupil, file_id, line.trajectory, found)

    def lists(self, to_make: int) -> Lists:
        """All of it in order."""
        return Lists(
            files=self._files.lines(),
            pupils=self._pupils.lines(),
            terms=self._terms.lines(),
            to_make=to_make,
        )


# The id comes last, so that two of one name stand in one order at each look.
def _by_what_is_asked(line: CaseloadLine) -> tuple[bool, date, str, UUID]:
    return (not line.is_open, line.due or date.max, line.pupil.name_key, line.file_id)


def _by_name(line: PupilLine) -> tuple[str, UUID]:
    return (line.pupil.name_key, line.pupil.id)


def _by_id(line: TermsLine) -> int:
    return line.about.int


def _to_keep(work: UnitOfWork) -> Iterator[TeamAgreement]:
    """Agreements about no pupil: there are few, and no line is kept of them."""
    for state in AgreementState:
        if state.is_running:
            yield from work.find(TeamAgreement, state=state)


def _terms(
    about: UUID,
    pupil: ListedPupil | None,
    file_id: SupportFileId | None,
    trajectory: str,
    deadlines: tuple[Deadline, ...],
) -> tuple[TermsLine, ...]:
    if not deadlines:
        return ()
    line = TermsLine(
        about=about, pupil=pupil, file_id=file_id, trajectory=trajectory, deadlines=deadlines
    )
    return (line,)


def found(lines: Iterable[L], query: str) -> tuple[L, ...]:
    """The lines in which each word of `query` begins a word; all of them for an empty one.

    “cel” finds Çelik, “van dalen” and “dalen noor” find Noor van Dalen, “groep 6” her group.
    """
    fits = finder(query)
    return tuple(line for line in lines if fits(line.pupil.found_by))


def _pupil_line(about: UUID, kept: KeptPupil, known: KnownLines, today: date) -> PupilLine:
    files = [(known.files[one][1], one) for one in known.files_of.get(about, ())]
    last = max([(line.is_open, line.opened_on, one) for line, one in files], default=None)
    return PupilLine(
        pupil=kept.pupil,
        file_id=None if last is None else SupportFileId(last[2]),
        has_open_file=last is not None and last[0],
        has_left=kept.left_on is not None and kept.left_on <= today,
        signals=kept.signals,
    )


def _caseload_line(
    pupil: ListedPupil,
    file_id: SupportFileId,
    line: KeptLine,
    deadlines: tuple[Deadline, ...],
    trajectory: Trajectory,
    today: date,
) -> CaseloadLine:
    following = next_on(line, deadlines, trajectory, today)
    asks_now = following is not None and following.alert is not None
    due = following.due if following is not None else None
    hers = (one for one in deadlines if not one.is_waited_for(today))
    running = [one for one in line.measures if one.runs_on(today)]
    return CaseloadLine(
        pupil=pupil,
        file_id=file_id,
        is_open=line.is_open,
        level=line.level,
        next=following,
        due=due or (today if asks_now else None),
        last_contact=line.last_contact,
        last_with_pupil=line.last_with_pupil,
        at_home_since=line.at_home_since,
        taken_over_on=line.taken_over_on,
        term=next(hers, None),
        measures=tuple(sorted(running, key=lambda one: one.ends_on or date.max)),
    )
