"""What the use cases need from the world; storage, exchange and tests provide it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol, TypeVar
from uuid import UUID

from ib_desk.application.changes import Change
from ib_desk.domain.file.kept_beside import KeptBeside
from ib_desk.domain.file.kept_line import KeptLine
from ib_desk.domain.file.kept_pupil import KeptPupil
from ib_desk.domain.records.attachment import ContentId
from ib_desk.domain.records.closed import Closed
from ib_desk.domain.records.pupil import Pupil, PupilId
from ib_desk.domain.records.record import Record
from ib_desk.domain.search.searched import SearchText

R = TypeVar("R", bound=Record)
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Unfinished text of one field of one record; `cursor` is a position in `text`."""

    record_id: UUID
    field: str
    text: str
    cursor: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """A change as it was kept: `file_id` is `None` for what belongs to no file."""

    at: datetime
    change: Change
    file_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Binned:
    """A removal that can be taken back: its `change` as it was stored, and the drafts in it.

    The records of it are in no table any more, so that nothing finds them by accident.
    `counted_days` see `ib_desk.domain.records.bin_term`. With `closed` it is not in the bin: it
    belongs to the file `closed_in`, and is out of sight for that reason until it is opened again.
    """

    at: datetime
    change: Change
    drafts: tuple[Draft, ...] = ()
    counted_days: int = 0
    closed: Closed | None = None
    closed_in: UUID | None = None

    @property
    def root(self) -> Record:
        """What the user removed; by its id the line is known."""
        return self.change.subject

    @property
    def gone(self) -> tuple[Record, ...]:
        """All records that went."""
        edits = self.change.edits
        return tuple(e.before for e in edits if e.after is None and e.before is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class BinnedSince:
    """How long a line of the bin is there: all that an unlock asks of it."""

    root_id: UUID
    at: datetime
    counted_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is kept of a file or a pupil for the lists (`ib_desk.application.kept_lines`).

    Attributes:
        about: the file, or the pupil.
        pupil_id: whose file it is; the pupil.
        line: `None` when it has to be made anew, or what it was about is gone.
        beside: of a file; kept with its line, and not read with it (`UnitOfWork.beside`).
        is_quiet: of who left, or of a file that was closed: nothing is asked of it any more.
    """

    about: UUID
    pupil_id: PupilId
    line: KeptLine | KeptPupil | None
    beside: KeptBeside | None = None
    is_quiet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What a found text holds: words and marks of `ib_desk.domain.search.searched`.

    Attributes:
        words: all of these, whole.
        beginnings: for each of these a word that begins with it.
        one_of: of each of these at least one.
        before, after: only what happened before and after these days.
        in_closed: also what is in a file that is closed.
    """

    words: tuple[str, ...] = ()
    beginnings: tuple[str, ...] = ()
    one_of: tuple[tuple[str, ...], ...] = ()
    before: date | None = None
    after: date | None = None
    in_closed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundText:
    """A record that holds what was sought; see `SearchText`."""

    record_id: UUID
    kind: type[Record]
    file_id: UUID | None
    pupil_id: UUID | None
    day: date | None


class UnitOfWork(Protocol):
    """One transaction; leaving it without `commit` keeps nothing."""

    def get(self, kind: type[R], record_id: UUID) -> R:
        """Return the record; raises `NotFound`."""

    def get_each(self, kind: type[R], record_ids: Collection[UUID]) -> list[R]:
        """Return the record of each id, in their order; raises `NotFound`."""

    def stored(self, kind: type[R], record_ids: Collection[UUID]) -> dict[UUID, R]:
        """Those of these records that are there, by their ids: who asks for many asks once."""

    def find(self, kind: type[R], **equal: Any) -> list[R]:
        """Return the records whose fields equal these values, in the order they were added."""

    def find_of(self, kind: type[R], name: str, owner_ids: Collection[UUID]) -> list[R]:
        """Return the records of which this field holds one of these ids, in the order of `find`."""

    def values(self, kind: type[Record], *names: str) -> list[tuple[Any, ...]]:
        """These fields of all records of a kind, in the order of `find`.

        Where the records themselves are too much.
        """

    def find_lacking(self, kind: type[R], part: type[Record], **said: Collection[Any]) -> list[R]:
        """Return the records of which no `part` says one of these values, in the order of `find`.

        Empty fields say nothing. Only what is returned is read.
        """

    def each(self, things: Iterable[T]) -> Iterator[T]:
        """The same things, one by one, for whoever works long on many of them.

        A vault that must close waits for 50 ms, not for all of them.

        Raises:
            Cancelled: it must close.
        """

    def save(self, *records: Record) -> None:
        """Store records of one kind, new or not, in this order."""

    def remove(self, *records: Record) -> None:
        """Delete records of one kind; whoever refers to them must be gone or have let go before."""

    def put_content(self, content: bytes) -> ContentId:
        """Keep bytes under a new id."""

    def content(self, content_id: ContentId) -> bytes:
        """Return kept bytes; raises `NotFound`."""

    def beginning(self, content_id: ContentId, size: int) -> bytes:
        """As many of the first of kept bytes, without reading the rest; raises `NotFound`."""

    def put_over(self, content_id: ContentId, content: bytes) -> None:
        """Keep other bytes under an id, and none of those that were there."""

    def forget_contents(self, content_ids: Collection[ContentId]) -> None:
        """Drop bytes that no record refers to any more."""

    def contents_to_look_at(self) -> set[ContentId]:
        """Bytes that may have lost the last record that pointed to them, since this was asked."""

    def wanted_contents(self, those: Collection[ContentId]) -> set[ContentId]:
        """Those of them that a record points to, or what is in the bin."""

    def write_history(self, line: HistoryLine) -> None:
        """Add a line to the history, in this same transaction."""

    def history(
        self, file_id: UUID | None = None, limit: int = 500, since: date | None = None
    ) -> list[HistoryLine]:
        """Newest first; of one file, or of the whole vault; back to a day, itself not in it."""

    def telling(self, record_ids: Collection[UUID], since: UUID | None = None) -> list[HistoryLine]:
        """Newest first: all lines that tell of one of these records, in whichever file.

        With `since` those alone that were kept after the last one that tells of that record.
        """

    def written(self, file_id: UUID) -> dict[UUID, date]:
        """On which day each record of a file was written down first, as far as history tells."""

    def put_draft(self, draft: Draft) -> None:
        """Keep unfinished text, in place of what was kept for this field."""

    def drafts(self) -> list[Draft]:
        """All unfinished texts."""

    def forget_draft(self, record_id: UUID, field: str) -> None:
        """Drop a draft, if there is one."""

    def put_in_bin(self, binned: Binned) -> None:
        """Keep a removal, in place of what was kept of the same root; also what was closed."""

    def bin(self) -> list[Binned]:
        """What was removed and can be put back, newest first."""

    def binned(self, root_id: UUID) -> Binned:
        """One line of the bin; raises `NotFound`."""

    def closed(self, file_id: UUID | None = None) -> list[Binned]:
        """What is out of sight, of this file or of all: newest first."""

    def closed_one(self, root_id: UUID) -> Binned:
        """One of them; raises `NotFound`."""

    def binned_since(self) -> list[BinnedSince]:
        """How long each line of the bin is there, and nothing of what it holds."""

    def count_in_bin(self, root_id: UUID, days: int) -> None:
        """So many days a line of the bin was seen there."""

    def binned_pupils(self) -> list[Pupil]:
        """Children who are in the bin, and nothing else that is in it."""

    def take_from_bin(self, root_ids: Collection[UUID]) -> list[Draft]:
        """Drop the lines of these roots, closed ones too; gives what was being typed in them.

        A record of theirs that is stored again comes in the place that it had.
        """

    def erase_history(self, file_ids: Collection[UUID], record_ids: Collection[UUID]) -> None:
        """Drop the history of these files, and what any other line holds of these records."""

    def put_lines(
        self, lines: Collection[Kept], made_with: str, gone: Collection[UUID] = ()
    ) -> int:
        """Keep lines, in place of those about the same, and drop those about what is gone.

        `made_with` names the rules they are by. Gives the last number that is in use then.
        """

    def lines(self, after: int, made_with: str) -> tuple[list[Kept], int]:
        """Lines that were put after that number, and the number for the next time; 0 for all.

        One that was made with something else comes without its `line`, and so does, for 0, a file
        or a pupil of which none is kept.
        """

    def lines_of_now(self, made_with: str) -> tuple[list[Kept], int]:
        """As `lines` for 0, without those of pupils of whom all that is kept is quiet."""

    def beside(self, file_ids: Collection[UUID], made_with: str) -> dict[UUID, KeptBeside]:
        """What is kept beside the lines of these files, without those whose line is to be made."""

    def put_texts(
        self, texts: Collection[SearchText], stamp: str, gone: Collection[UUID] = ()
    ) -> None:
        """Keep what can be found, in place of what was kept of the same records.

        What was kept of those that are `gone` is not found any more, and leaves no trace; of a
        long text that comes later (`take_out`). A text that was put with another `stamp` counts as
        put for the first time.
        """

    def take_out(self) -> bool:
        """Take some more words of what is gone out of the index; False when none are left."""

    def erase_texts(self, record_ids: Collection[UUID]) -> None:
        """Take out all that is left of these, at once."""

    def forget_texts(self) -> None:
        """Nothing is found any more of all that was put until now; it is put anew, with a new
        stamp.
        """

    def found_texts(self, sought: Sought, limit: int) -> list[FoundText]:
        """Of what was put, as many as `limit` that hold what is sought: newest first."""

    def some(self, kind: type[R], after: int, limit: int) -> tuple[list[R], int]:
        """The next records of a kind in the order of `find`, and how far that is; 0 to begin."""

    def setting(self, name: str) -> str | None:
        """A value that belongs to this vault."""

    def put_setting(self, name: str, value: str) -> None:
        """Keep a value that belongs to this vault."""

    def commit(self) -> None:
        """Make all of it last."""


Keep = Callable[[UnitOfWork, Sequence[Record]], None]
"""Called by a unit of work before it commits, with all records that it stored or removed, as they
were before and as they are now."""


def all_of(*keeps: Keep) -> Keep:
    """Each of them is called, one after the other."""

    def keep(work: UnitOfWork, touched: Sequence[Record]) -> None:
        for one in keeps:
            one(work, touched)

    return keep


UnitOfWorkFactory = Callable[[], AbstractContextManager[UnitOfWork]]
"""Each call opens a transaction of its own, on the thread that calls."""

WorkKeeping = Callable[[Keep], AbstractContextManager[UnitOfWork]]
"""As `UnitOfWorkFactory`; each also keeps what lists are made of."""


@dataclass(frozen=True, slots=True)
class Clock:
    """The only way in which a use case learns the time; tests pass another."""

    now: Callable[[], datetime] = datetime.now

    def today(self) -> date:
        """The day of `now`."""
        return self.now().date()
