"""Finding a sentence back in the whole vault, on the database thread."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from itertools import islice
from typing import Final, TypeVar
from uuid import UUID

from ib_desk.application.document_words import words_inside
from ib_desk.application.kept_texts import KeptTexts
from ib_desk.application.ports import FoundText, Sought, UnitOfWork, UnitOfWorkFactory
from ib_desk.application.progress import Progress
from ib_desk.application.vault_errors import VaultError
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.field_place import page_in
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.school import Professional
from ib_desk.domain.records.support_file import SupportFile, SupportFileId, TeamMember
from ib_desk.domain.search.asked import Asked, is_beginning
from ib_desk.domain.search.context import Context, context_of
from ib_desk.domain.search.searched import (
    TO_SETTLE,
    called_mark,
    day_of,
    kind_mark,
    owner_mark,
    word_key,
)

_R = TypeVar("_R", bound=Record)

MOST_HITS: Final = 50
"""Nobody reads further: one more word finds less."""
_LOOKED_AT: Final = 4 * MOST_HITS
"""Of what an index finds; where whole phrases are asked, some of it is not meant."""
_MOST_PUPILS: Final = 20
_MOST_CALLED: Final = 10
"""Pupils who are shown before anything else that was found."""
_IN_ANY_FILE: Final = (Pupil, Guardian)
"""What belongs to the pupil and is read in each file; all else outside of a file with the pupil."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One record that was found.

    Attributes:
        kind: of which kind it is.
        record_id: which one.
        file_id: in which file it can be seen; `None` for what is with a pupil, or the school's.
        pupil: whose it is; `None` for the school's.
        is_closed: whether that file is closed.
        day: on which it happened, where it says so.
        context: the words around what was asked, and in which field they stand.
        document: what the document is called, for what was found in it.
        out_of_sight: the closed item that it is in; `None` for what is in sight.
    """

    kind: type[Record]
    record_id: UUID
    file_id: SupportFileId | None
    pupil: Pupil | None
    is_closed: bool
    day: date | None
    context: Context
    document: str = ""
    out_of_sight: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a question found.

    `is_cut` says that there is more than is shown, `is_whole` that all was looked through.
    """

    asked: Asked
    hits: tuple[Hit, ...] = ()
    is_cut: bool = False
    is_whole: bool = True


class Search:
    """The read side; what is looked through is kept by `KeptTexts`."""

    def __init__(self, unit_of_work: UnitOfWorkFactory, keeping: KeptTexts) -> None:
        self._unit_of_work = unit_of_work
        self._keeping = keeping

    def make_some(self) -> bool:
        """Make more of the vault findable; False when all of it is, or nothing can be written."""
        with suppress(VaultError), self._unit_of_work() as work:
            if self._keeping.make_some(work):
                work.commit()
                return True
        return False

    def find(self, asked: Asked, progress: Progress) -> Found:
        """What fits the question; `progress` can call it off, since the next key asks another."""
        progress.step(0, 2)
        with self._unit_of_work() as work:
            is_whole = self._keeping.is_whole(work)
            pupils = _pupils_called(work, asked.pupil) if asked.pupil else None
            if asked.is_empty or pupils == []:
                return Found(asked=asked, is_whole=is_whole)
            sought = _sought(work, asked, pupils)
            limit = _LOOKED_AT if asked.phrases else MOST_HITS + 1
            ranks = _ranked(work, sought, _of_called(sought, asked, pupils), limit)
            found = [one for one, _rank in ranks.values()]
            progress.step(1, 2)
            # A part at a time: of what is found by a phrase most is never read.
            parts = (found[at : at + MOST_HITS + 1] for at in range(0, len(found), MOST_HITS + 1))
            every = (hit for part in parts for hit in _Hits(work, part, asked).all(progress))
            hits = list(islice(every, MOST_HITS + 1))
            if asked.closed_items:
                # No index knows them: they are few, and each is read.
                hits = [*_closed_hits(work, asked, pupils), *hits]
        near = {record_id: rank for record_id, (_one, rank) in ranks.items()}
        shown = sorted(hits[:MOST_HITS], key=lambda hit: _order(hit, near.get(hit.record_id, 0)))
        is_cut = len(hits) > MOST_HITS or len(found) >= limit
        return Found(asked=asked, hits=tuple(shown), is_cut=is_cut, is_whole=is_whole)


def _sought(work: UnitOfWork, asked: Asked, pupils: Sequence[Pupil] | None) -> Sought:
    one_of: list[tuple[str, ...]] = []
    if pupils is not None:
        ids = [pupil.id for pupil in pupils]
        files = work.find_of(SupportFile, "pupil_id", ids)
        one_of.append(tuple(owner_mark(one) for one in (*ids, *(file.id for file in files))))
    if asked.kinds is not None:
        one_of.append(tuple(kind_mark(kind) for kind in asked.kinds))
    whole, beginnings = _whole_and_begun(asked)
    return Sought(
        words=(*map(word_key, whole), *([TO_SETTLE] if asked.only_open else [])),
        beginnings=tuple(map(word_key, beginnings)),
        one_of=tuple(one_of),
        before=asked.before,
        after=asked.after,
        in_closed=asked.with_closed,
    )


def _whole_and_begun(asked: Asked) -> tuple[list[str], list[str]]:
    """Words of which a record has to hold the whole, and of which the beginning is enough."""
    whole = [word for phrase in asked.phrases for word in phrase]
    whole += [word for word in asked.words if not is_beginning(word)]
    return whole, [word for word in asked.words if is_beginning(word)]


def _of_called(sought: Sought, asked: Asked, pupils: Sequence[Pupil] | None) -> Sought | None:
    """Who is called so; `None` where it is about no name, about other kinds, or about what waits.

    By the marks of names: a word itself may stand in a hundred thousand notes.
    """
    if asked.kinds is not None or asked.only_open or not (asked.sought or asked.pupil):
        return None
    whole, beginnings = _whole_and_begun(asked)
    # The marks of their files say nothing of a pupil, and each makes the index search once more.
    owners = (tuple(owner_mark(pupil.id) for pupil in pupils),) if pupils else ()
    return replace(
        sought,
        words=tuple(map(called_mark, whole)),
        beginnings=tuple(map(called_mark, beginnings)),
        one_of=(*owners, (kind_mark(Pupil),)),
    )


def _ranked(
    work: UnitOfWork, sought: Sought, of_called: Sought | None, limit: int
) -> dict[UUID, tuple[FoundText, int]]:
    """What was found and how near it is (0 is nearest), nearest first and then newest first.

    Where there is more than anybody reads, the newest alone would hide the child who is called so,
    and “gym” behind fifty times “gymzaal”.
    """
    ranks: dict[UUID, tuple[FoundText, int]] = {}
    ways = [] if of_called is None else [(of_called, _MOST_CALLED)]
    if sought.beginnings:
        whole = replace(sought, words=(*sought.words, *sought.beginnings), beginnings=())
        ways.append((whole, limit))
    for rank, (way, most) in enumerate([*ways, (sought, limit)]):
        for one in work.found_texts(way, most):
            ranks.setdefault(one.record_id, (one, rank))
    return ranks


def _pupils_called(work: UnitOfWork, words: Sequence[str]) -> list[Pupil]:
    """Whose name has each of these words at the beginning of one; as many as one can mean."""
    sought = Sought(beginnings=tuple(map(called_mark, words)))
    found = work.found_texts(sought, _LOOKED_AT)
    return work.find_of(Pupil, "id", [one.record_id for one in found])[:_MOST_PUPILS]


@dataclass(slots=True)
class _Hits:
    """Reads the records of what was found, and of whom they are: a statement for each kind."""

    work: UnitOfWork
    found: Sequence[FoundText]
    asked: Asked
    _files: dict[UUID, SupportFile] = field(default_factory=dict)
    _pupils: dict[UUID, Pupil] = field(default_factory=dict)
    _seen_in: dict[UUID, SupportFile] = field(default_factory=dict)
    """Of a colleague: the file in which one is read about."""
    _seen_with: dict[UUID, SupportFile] = field(default_factory=dict)
    """Of a pupil: the file that is open, else the last one."""

    def all(self, progress: Progress) -> Iterator[Hit]:
        """Those that hold what was asked, in the order in which they were found.

        `progress` can call it off between two of them: a document is long.
        """
        records: dict[UUID, Record] = {}
        for kind in {one.kind for one in self.found}:
            ids = [one.record_id for one in self.found if one.kind is kind]
            records |= self.work.stored(kind, ids)
        self._read_owners()
        for one in self.found:
            progress.step(1, 2)
            hit = self._hit(one, records[one.record_id])
            if hit is not None:
                yield hit

    def _read_owners(self) -> None:
        colleagues = [one.record_id for one in self.found if one.kind is Professional]
        members = self.work.find_of(TeamMember, "professional_id", colleagues)
        ids = {one.file_id for one in self.found} | {member.file_id for member in members}
        self._files = self._by_id(SupportFile, ids)
        for member in members:
            file = self._files[member.file_id]
            if file.is_open or self.asked.with_closed:
                self._seen_in.setdefault(member.professional_id, file)
        owners = {one.pupil_id for one in self.found} | {f.pupil_id for f in self._files.values()}
        self._pupils = self._by_id(Pupil, owners)
        of_pupils = {one.pupil_id for one in self.found if one.kind in _IN_ANY_FILE}
        files = self.work.find_of(SupportFile, "pupil_id", [one for one in of_pupils if one])
        for file in sorted(files, key=lambda file: (file.is_open, file.opened_on)):
            self._seen_with[file.pupil_id] = file

    def _by_id(self, kind: type[_R], ids: Collection[UUID | None]) -> dict[UUID, _R]:
        return self.work.stored(kind, [one for one in ids if one is not None])

    def _hit(self, one: FoundText, record: Record) -> Hit | None:
        context = _context(self.work, record, self.asked)
        file = self._files.get(one.file_id) if one.file_id else self._seen_in.get(one.record_id)
        if context is None or (isinstance(record, Professional) and file is None):
            return None
        owner = one.pupil_id if file is None else file.pupil_id
        if one.pupil_id is not None and one.kind in _IN_ANY_FILE:
            file = self._seen_with.get(one.pupil_id)
        return Hit(
            kind=one.kind,
            record_id=one.record_id,
            file_id=None if file is None else file.id,
            pupil=None if owner is None else self._pupils[owner],
            is_closed=one.file_id is not None and file is not None and not file.is_open,
            day=one.day,
            context=context,
            document=_document(record, context),
        )


def _closed_hits(work: UnitOfWork, asked: Asked, pupils: Sequence[Pupil] | None) -> Iterator[Hit]:
    """What fits the question of all that is out of sight."""
    whose = None if pupils is None else {pupil.id for pupil in pupils}
    lines = work.closed()
    files = work.stored(SupportFile, {one.closed_in for one in lines if one.closed_in is not None})
    owners = work.stored(Pupil, {file.pupil_id for file in files.values()})
    for line in work.each(lines):
        file = None if line.closed_in is None else files.get(line.closed_in)
        if file is None or not (file.is_open or asked.with_closed):
            continue
        if whose is None or file.pupil_id in whose:
            yield from (
                Hit(
                    kind=type(record),
                    record_id=record.id,
                    file_id=file.id,
                    pupil=owners[file.pupil_id],
                    is_closed=not file.is_open,
                    day=day_of(record),
                    context=context,
                    document=_document(record, context),
                    out_of_sight=line.root.id,
                )
                for record in line.gone
                if _fits(record, asked) and (context := _context(work, record, asked)) is not None
            )


def _fits(record: Record, asked: Asked) -> bool:
    """Whether the filters let it through; its words are looked at beside that."""
    day = day_of(record)
    return (
        record.is_found
        and (asked.kinds is None or type(record) in asked.kinds)
        and (asked.before is None or (day is not None and day < asked.before))
        and (asked.after is None or (day is not None and day > asked.after))
        and (record.is_to_settle or not asked.only_open)
    )


def _context(work: UnitOfWork, record: Record, asked: Asked) -> Context | None:
    return context_of(record, asked, partial(words_inside, work, record))


def _document(record: Record, context: Context) -> str:
    is_inside = isinstance(record, Attachment) and page_in(context.field) is not None
    return record.title if isinstance(record, Attachment) and is_inside else ""


def _order(hit: Hit, rank: int) -> tuple[bool, int, int]:
    """Pupils first, then the nearest, then what happened last; what has no day stands behind."""
    return hit.kind is not Pupil, rank, -(hit.day or date.min).toordinal()
