"""A vault in memory behind the ports of the use cases; one test keeps it like the real one."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import takewhile
from types import TracebackType
from typing import Any, Self
from uuid import UUID, uuid4

from ib_desk.application.changes import Change
from ib_desk.application.ports import (
    Binned,
    BinnedSince,
    Clock,
    Draft,
    FoundText,
    HistoryLine,
    Keep,
    R,
    Sought,
    T,
)
from ib_desk.application.ports import Kept as KeptOf
from ib_desk.application.progress import Cancelled
from ib_desk.domain.errors import NotFound
from ib_desk.domain.file.kept_beside import KeptBeside
from ib_desk.domain.records.attachment import ContentId
from ib_desk.domain.records.kinds import contents_of, pointing_fields, references
from ib_desk.domain.records.pupil import Pupil, PupilId
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.domain.search.searched import SearchText


class CalledOff:
    """Progress of whoever does not want it any more."""

    def step(self, done: int, total: int) -> None:
        raise Cancelled


class DanglingReference(Exception):
    """The real database would refuse this at once."""


@dataclass
class Kept:
    """All that a vault keeps; `places` outlives removal, as undo needs."""

    records: dict[UUID, Record] = field(default_factory=dict)
    places: dict[UUID, int] = field(default_factory=dict)
    contents: dict[ContentId, bytes] = field(default_factory=dict)
    history: list[HistoryLine] = field(default_factory=list)
    drafts: dict[tuple[UUID, str], Draft] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)
    binned: dict[UUID, Binned] = field(default_factory=dict)
    lines: dict[UUID, tuple[int, str, KeptOf]] = field(default_factory=dict)
    texts: dict[UUID, SearchText] = field(default_factory=dict)
    forgotten: set[UUID] = field(default_factory=set)

    def copied(self) -> Kept:
        """The same, to go on from."""
        return Kept(**{name: part.copy() for name, part in vars(self).items()})


class FakeVault:
    """Call it for a unit of work: `Records(vault, …)`; with a `Keep` it keeps lines for lists."""

    def __init__(self, kept: Kept | None = None) -> None:
        """`kept`: what it begins with, which stays as it is."""
        self.kept = Kept() if kept is None else kept.copied()

    def __call__(self, keep: Keep | None = None) -> FakeUnitOfWork:
        return FakeUnitOfWork(self, keep)


class FakeUnitOfWork:
    """Works on a copy; `commit` puts it in place."""

    def __init__(self, vault: FakeVault, keep: Keep | None) -> None:
        self._vault = vault
        self._keep = keep
        self._touched: list[Record] = []

    def __enter__(self) -> Self:
        self._kept = self._vault.kept.copied()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        del self._kept

    def commit(self) -> None:
        if self._keep is not None and self._touched:
            self._keep(self, self._touched)
        self._vault.kept = self._kept

    def get(self, kind: type[R], record_id: UUID) -> R:
        record = self._kept.records.get(record_id)
        if not isinstance(record, kind):
            raise NotFound(kind.__name__, record_id)
        return record

    def get_each(self, kind: type[R], record_ids: Collection[UUID]) -> list[R]:
        return [self.get(kind, record_id) for record_id in record_ids]

    def stored(self, kind: type[R], record_ids: Collection[UUID]) -> dict[UUID, R]:
        known = ((record_id, self._kept.records.get(record_id)) for record_id in record_ids)
        return {record_id: record for record_id, record in known if isinstance(record, kind)}

    def find(self, kind: type[R], **equal: Any) -> list[R]:
        found = [
            record
            for record in self._kept.records.values()
            if isinstance(record, kind)
            and all(getattr(record, name) == value for name, value in equal.items())
        ]
        return sorted(found, key=lambda record: self._kept.places[record.id])

    def find_of(self, kind: type[R], name: str, owner_ids: Collection[UUID]) -> list[R]:
        return [record for record in self.find(kind) if getattr(record, name) in owner_ids]

    def values(self, kind: type[Record], *names: str) -> list[tuple[Any, ...]]:
        return [tuple(getattr(record, name) for name in names) for record in self.find(kind)]

    def find_lacking(self, kind: type[R], part: type[Record], **said: Collection[Any]) -> list[R]:
        (refers,) = (name for name, to in references(part).items() if to == (kind, True))
        saying = {
            getattr(record, refers)
            for record in self.find(part)
            if all(getattr(record, name) in values for name, values in said.items())
        }
        return [record for record in self.find(kind) if record.id not in saying]

    def each(self, things: Iterable[T]) -> Iterator[T]:
        yield from things

    def save(self, *records: Record) -> None:
        for record in records:
            for name in references(type(record)):
                if getattr(record, name) not in {None, *self._kept.records}:
                    raise DanglingReference(type(record).__name__, name)
            self._touched += [*self._stored(record), record]
            self._kept.places.setdefault(record.id, len(self._kept.places))
            self._kept.records[record.id] = record

    def remove(self, *records: Record) -> None:
        for record in records:
            if self._is_pointed_to(record):
                raise DanglingReference(type(record).__name__)
            self._touched += self._stored(record)
            self._kept.records.pop(record.id, None)

    def _stored(self, record: Record) -> list[Record]:
        known = self._kept.records.get(record.id)
        return [] if known is None else [known]

    def _is_pointed_to(self, record: Record) -> bool:
        return any(
            getattr(other, name) == record.id
            for other in self._kept.records.values()
            for name in pointing_fields(type(other)) - {"id"}
        )

    def put_content(self, content: bytes) -> ContentId:
        content_id = ContentId(uuid4())
        self._kept.contents[content_id] = content
        return content_id

    def content(self, content_id: ContentId) -> bytes:
        return self.beginning(content_id, sys.maxsize)

    def beginning(self, content_id: ContentId, size: int) -> bytes:
        # Not by `content`: who counts what is read whole does not count a look at its beginning.
        if content_id not in self._kept.contents:
            raise NotFound("content", content_id)
        return self._kept.contents[content_id][:size]

    def put_over(self, content_id: ContentId, content: bytes) -> None:
        self._kept.contents[content_id] = content

    def forget_contents(self, content_ids: Collection[ContentId]) -> None:
        for content_id in content_ids:
            self._kept.contents.pop(content_id, None)

    def contents_to_look_at(self) -> set[ContentId]:
        return set(self._kept.contents)

    def wanted_contents(self, those: Collection[ContentId]) -> set[ContentId]:
        records = [*self._kept.records.values(), *(r for line in self._away for r in line.gone)]
        wanted = {content_id for record in records for content_id in contents_of(record)}
        return {content_id for content_id in those if content_id in wanted}

    def write_history(self, line: HistoryLine) -> None:
        self._kept.history.append(line)

    def history(
        self, file_id: UUID | None = None, limit: int = 500, since: date | None = None
    ) -> list[HistoryLine]:
        lines = [line for line in self._kept.history if file_id in {None, line.file_id}]
        newest = lines[::-1][:limit]
        return list(takewhile(lambda line: since is None or line.at.date() > since, newest))

    def telling(self, record_ids: Collection[UUID], since: UUID | None = None) -> list[HistoryLine]:
        def tells_of(line: HistoryLine, ids: Collection[UUID]) -> bool:
            return any(edit.record.id in ids for edit in line.change.edits)

        newest = self._kept.history[::-1]
        if since is not None:
            last = (place for place, line in enumerate(newest) if tells_of(line, {since}))
            newest = newest[: next(last, 0)]
        return [line for line in newest if tells_of(line, record_ids)]

    def written(self, file_id: UUID) -> dict[UUID, date]:
        first: dict[UUID, date] = {}
        for line in self._kept.history:
            for edit in line.change.edits if line.file_id == file_id else ():
                first.setdefault(edit.record.id, line.at.date())
        return first

    def put_draft(self, draft: Draft) -> None:
        self._kept.drafts[draft.record_id, draft.field] = draft

    def drafts(self) -> list[Draft]:
        return list(self._kept.drafts.values())

    def forget_draft(self, record_id: UUID, field: str) -> None:
        self._kept.drafts.pop((record_id, field), None)

    def put_in_bin(self, binned: Binned) -> None:
        self._kept.binned[binned.root.id] = binned

    def bin(self) -> list[Binned]:
        return [line for line in self._away if line.closed is None]

    @property
    def _away(self) -> list[Binned]:
        return sorted(self._kept.binned.values(), key=lambda line: line.at, reverse=True)

    def binned(self, root_id: UUID) -> Binned:
        return self._one_of(root_id, is_closed=False)

    def closed(self, file_id: UUID | None = None) -> list[Binned]:
        closed = [line for line in self._away if line.closed is not None]
        return [line for line in closed if file_id in {None, line.closed_in}]

    def closed_one(self, root_id: UUID) -> Binned:
        return self._one_of(root_id, is_closed=True)

    def _one_of(self, root_id: UUID, *, is_closed: bool) -> Binned:
        line = self._kept.binned.get(root_id)
        if line is None or (line.closed is not None) is not is_closed:
            raise NotFound("bin", root_id)
        return line

    def binned_since(self) -> list[BinnedSince]:
        return [
            BinnedSince(root_id=line.root.id, at=line.at, counted_days=line.counted_days)
            for line in self._away
            if line.closed is None
        ]

    def count_in_bin(self, root_id: UUID, days: int) -> None:
        self._kept.binned[root_id] = replace(self._kept.binned[root_id], counted_days=days)

    def binned_pupils(self) -> list[Pupil]:
        return [r for line in self.bin() for r in line.gone if isinstance(r, Pupil)]

    def take_from_bin(self, root_ids: Collection[UUID]) -> list[Draft]:
        found = [self._kept.binned.pop(root_id, None) for root_id in root_ids]
        return [draft for line in found if line is not None for draft in line.drafts]

    def erase_history(self, file_ids: Collection[UUID], record_ids: Collection[UUID]) -> None:
        kept = []
        for line in self._kept.history:
            edits = tuple(e for e in line.change.edits if e.record.id not in record_ids)
            if line.file_id in file_ids or not edits:
                continue
            subject = line.change.subject
            if subject.id in record_ids:
                subject = edits[0].record
            kept.append(replace(line, change=Change(line.change.action, edits, subject)))
        self._kept.history = kept

    def put_lines(
        self, lines: Collection[KeptOf], made_with: str, gone: Collection[UUID] = ()
    ) -> int:
        number = self._last_number + 1
        self._kept.lines |= {one.about: (number, made_with, one) for one in lines}
        for about in gone:
            self._kept.lines.pop(about, None)
        return self._last_number

    def lines(self, after: int, made_with: str) -> tuple[list[KeptOf], int]:
        found = [
            replace(one, line=one.line if made == made_with else None, beside=None)
            for number, made, one in self._kept.lines.values()
            if number > after
        ]
        if after == 0:
            found += [
                KeptOf(about=record.id, pupil_id=pupil_id, line=None)
                for record in self._kept.records.values()
                if record.id not in self._kept.lines and (pupil_id := _whose(record)) is not None
            ]
        return found, self._last_number

    def lines_of_now(self, made_with: str) -> tuple[list[KeptOf], int]:
        loud = {
            one.pupil_id
            for _number, made, one in self._kept.lines.values()
            if made != made_with or not one.is_quiet
        }
        found, number = self.lines(0, made_with)
        return [
            one for one in found if one.pupil_id in loud or one.about not in self._kept.lines
        ], number

    def beside(self, file_ids: Collection[UUID], made_with: str) -> dict[UUID, KeptBeside]:
        return {
            about: one.beside
            for about, (_number, made, one) in self._kept.lines.items()
            if about in file_ids and made == made_with and one.beside is not None
        }

    @property
    def _last_number(self) -> int:
        return max((number for number, _made, _one in self._kept.lines.values()), default=0)

    def put_texts(
        self, texts: Collection[SearchText], stamp: str, gone: Collection[UUID] = ()
    ) -> None:
        del stamp
        for one in texts:
            self._kept.texts[one.record_id] = one
            self._kept.forgotten.discard(one.record_id)
        for record_id in gone:
            self._kept.texts.pop(record_id, None)

    def take_out(self) -> bool:
        return False

    def erase_texts(self, record_ids: Collection[UUID]) -> None:
        """What is gone is gone at once."""

    def forget_texts(self) -> None:
        self._kept.forgotten |= {*self._kept.texts}

    def found_texts(self, sought: Sought, limit: int) -> list[FoundText]:
        found = [
            one
            for one in reversed(self._kept.texts.values())
            if one.record_id not in self._kept.forgotten and self._holds(one, sought)
        ]
        if not (sought.words or sought.beginnings or sought.one_of):
            found.sort(key=lambda one: one.day or date.min, reverse=True)
        return [
            FoundText(
                record_id=one.record_id,
                kind=one.kind,
                file_id=one.file_id,
                pupil_id=one.pupil_id,
                day=one.day,
            )
            for one in found[:limit]
        ]

    def _holds(self, one: SearchText, sought: Sought) -> bool:
        file = None if one.file_id is None else self._kept.records.get(one.file_id)
        is_open = not isinstance(file, SupportFile) or file.is_open
        return (
            one.words.issuperset(sought.words)
            and all(any(w.startswith(b) for w in one.words) for b in sought.beginnings)
            and all(not one.words.isdisjoint(words) for words in sought.one_of)
            and (sought.before is None or (one.day is not None and one.day < sought.before))
            and (sought.after is None or (one.day is not None and one.day > sought.after))
            and (sought.in_closed or is_open)
        )

    def some(self, kind: type[R], after: int, limit: int) -> tuple[list[R], int]:
        places = self._kept.places
        found = [one for one in self.find(kind) if places[one.id] + 1 > after][:limit]
        return found, places[found[-1].id] + 1 if found else after

    def setting(self, name: str) -> str | None:
        return self._kept.settings.get(name)

    def put_setting(self, name: str, value: str) -> None:
        self._kept.settings[name] = value


def _whose(record: Record) -> PupilId | None:
    if isinstance(record, SupportFile):
        return record.pupil_id
    return record.id if isinstance(record, Pupil) else None


def ticking_clock() -> Clock:
    """A minute later at each look, from 24 September 2026, nine o'clock."""
    now = datetime.fromisoformat("2026-09-24 09:00")

    def tick() -> datetime:
        nonlocal now
        now += timedelta(minutes=1)
        return now

    return Clock(tick)
