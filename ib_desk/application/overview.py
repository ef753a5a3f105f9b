"""Lists over all pupils: the caseload, everyone at school, and the requests that run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from ib_desk.application.ports import Clock
from ib_desk.application.records import Records
from ib_desk.application.whole_files import WholeFiles
from ib_desk.domain.file.last_contact import last_contact
from ib_desk.domain.file.register import RequestStanding, standing_of
from ib_desk.domain.file.step_states import NextStep, next_step
from ib_desk.domain.file.trajectory import Trajectory
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.folding import finder, fold, search_text
from ib_desk.domain.records.pupil import Pupil, PupilId
from ib_desk.domain.records.request import RequestKind, SwvRequest, SwvRequestId
from ib_desk.domain.records.signal import Signal, Triage
from ib_desk.domain.records.support_file import SupportFile, SupportFileId


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPupil:
    """Whom a line is about. `name_key` and `group_key` are what lists are sorted by.

    `found_by` is what a search looks in; see `found`.
    """

    id: PupilId
    name: str
    group: str
    name_key: str
    group_key: tuple[int, str]
    found_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseloadLine:
    """One file. `due` is when `next` asks for something: today where it names no day itself."""

    pupil: ListedPupil
    file_id: SupportFileId
    is_open: bool
    level: int | None
    next: NextStep | None
    due: date | None
    last_contact: date | None


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
class RequestLine:
    """One request; `waiting_days` counts from the day it was sent, `None` before it was."""

    pupil: ListedPupil
    request_id: SwvRequestId
    file_id: SupportFileId
    kind: RequestKind
    dated_on: date | None
    standing: RequestStanding
    sent_on: date | None
    waiting_days: int | None


class AboutPupil(Protocol):
    """A line of any of the lists."""

    @property
    def pupil(self) -> ListedPupil:
        """Whom it is about."""


L = TypeVar("L", bound=AboutPupil)


class Overview:
    """The read side for lists; each call reads the vault anew."""

    def __init__(
        self,
        files: WholeFiles,
        records: Records,
        trajectory: Callable[[str], Trajectory],
        clock: Clock,
    ) -> None:
        self._files = files
        self._records = records
        self._trajectory = trajectory
        self._clock = clock

    def caseload(self) -> tuple[CaseloadLine, ...]:
        """All files, open ones first, by the day on which something is asked."""
        return caseload(self._files.every(), self._trajectory, self._clock.today())

    def pupils(self) -> tuple[PupilLine, ...]:
        """All pupils by name, those who left too."""
        files = self._records.find(SupportFile)
        signals = self._records.find(Signal)
        return pupil_lines(self._records.find(Pupil), files, self._clock.today(), signals)

    def requests(self) -> tuple[RequestLine, ...]:
        """All requests: what waits longest first, then the concepts."""
        return request_lines(self._files.every(), self._clock.today())


def caseload(
    wholes: Iterable[WholeFile], trajectory: Callable[[str], Trajectory], today: date
) -> tuple[CaseloadLine, ...]:
    """A line for each file; closed ones behind the open ones, those without a day behind."""
    lines = [_caseload_line(whole, trajectory(whole.file.trajectory), today) for whole in wholes]
    return tuple(sorted(lines, key=lambda x: (not x.is_open, x.due or date.max, x.pupil.name_key)))


def pupil_lines(
    pupils: Iterable[Pupil],
    files: Iterable[SupportFile],
    today: date,
    signals: Iterable[Signal] = (),
) -> tuple[PupilLine, ...]:
    """A line for each pupil, by name."""
    in_order = sorted(files, key=lambda file: (file.is_open, file.opened_on))
    last_file = {file.pupil_id: file for file in in_order}
    waiting = Counter(s.pupil_id for s in signals if s.triage is Triage.OPEN)
    lines = [_pupil_line(p, last_file.get(p.id), today, waiting[p.id]) for p in pupils]
    return tuple(sorted(lines, key=lambda line: line.pupil.name_key))


def request_lines(wholes: Iterable[WholeFile], today: date) -> tuple[RequestLine, ...]:
    """A line for each request of each file."""
    lines = [
        RequestLine(
            pupil=listed(whole.pupil),
            request_id=request.id,
            file_id=whole.file.id,
            kind=request.kind,
            dated_on=request.dated_on,
            standing=standing_of(request, whole),
            sent_on=request.sent_on,
            waiting_days=None if request.sent_on is None else (today - request.sent_on).days,
        )
        for whole in (found.known_on(today) for found in wholes)
        for request in whole.of(SwvRequest)
    ]
    return tuple(sorted(lines, key=lambda line: (line.sent_on or date.max, line.pupil.name_key)))


def found(lines: Iterable[L], query: str) -> tuple[L, ...]:
    """The lines in which each word of `query` begins a word; all of them for an empty one.

    “cel” finds Çelik, “van dalen” and “dalen noor” find Noor van Dalen, “groep 6” her group.
    """
    fits = finder(query)
    return tuple(line for line in lines if fits(line.pupil.found_by))


def _pupil_line(pupil: Pupil, file: SupportFile | None, today: date, signals: int) -> PupilLine:
    return PupilLine(
        pupil=listed(pupil),
        file_id=None if file is None else file.id,
        has_open_file=file is not None and file.is_open,
        has_left=pupil.left_on is not None and pupil.left_on <= today,
        signals=signals,
    )


def listed(pupil: Pupil) -> ListedPupil:
    """The pupil as all lists show it."""
    group = pupil.group_label
    number = int(pupil.year_group) if pupil.year_group.isdecimal() else 0
    return ListedPupil(
        id=pupil.id,
        name=pupil.name,
        group=group,
        name_key=fold(pupil.sort_name),
        group_key=(number, fold(pupil.group_name)),
        found_by=search_text(pupil.name, pupil.first_names, group, pupil.group_name),
    )


def _caseload_line(whole: WholeFile, trajectory: Trajectory, today: date) -> CaseloadLine:
    following = next_step(whole, trajectory, today)
    known = whole.known_on(today)
    asks_now = following is not None and following.alert is not None
    due = following.due if following is not None else None
    return CaseloadLine(
        pupil=listed(whole.pupil),
        file_id=whole.file.id,
        is_open=whole.file.is_open,
        level=known.level,
        next=following,
        due=due or (today if asks_now else None),
        last_contact=last_contact(whole, today),
    )
