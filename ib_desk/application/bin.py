"""The bin: what was removed is kept whole for a term, is put back whole, or erased for good.

Moving there is part of `Records.remove`. Nothing in the bin is in a table of records, so that no
list, count, print, search or rule can find it; the one exception is `named_pupils`, for the names
that may not leave.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from ib_desk.application.attachments import forget_unwanted
from ib_desk.application.changes import Change, Edit
from ib_desk.application.coming_back import coming_back
from ib_desk.application.ports import Binned, Clock, UnitOfWork, UnitOfWorkFactory
from ib_desk.application.records import Records
from ib_desk.application.removal import present
from ib_desk.application.seen_copies import erase_from_copies
from ib_desk.application.undo import UndoStack
from ib_desk.application.work_notes import looked_on
from ib_desk.domain.errors import DeskError
from ib_desk.domain.folding import words_of
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.bin_term import BinTerm
from ib_desk.domain.records.closed import AMONG_CLOSED
from ib_desk.domain.records.erasure import Erasure
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.kind_names import kind_name
from ib_desk.domain.records.kinds import WITHOUT_TRACE, contents_of, wholes
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.school import Professional
from ib_desk.domain.records.support_file import SupportFile

_LOOKED_ON: Final = "bin_looked_on"
_SHORTEST_NAME: Final = 3
"""Letters; “An” is a word of every second sentence."""


class ReasonMissing(DeskError):
    """Nothing is erased without a word why."""


class ReasonNamesSomeone(DeskError):
    """The reason would keep the name of who is erased."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BinItem:
    """A line of the bin.

    Attributes:
        root: what was removed.
        whose: name of the pupil whom it is about; “” for none.
        along: kind → how many went with it, as far as they may be counted, the root left out.
        binned_at: the moment.
        until: the day on which it may be erased.
    """

    root: Record
    whose: str
    along: Mapping[type[Record], int]
    binned_at: datetime
    until: date


class Bin:
    """On the database thread; `look` at each unlock."""

    def __init__(
        self,
        unit_of_work: UnitOfWorkFactory,
        records: Records,
        undo: UndoStack,
        clock: Clock,
        term: BinTerm,
    ) -> None:
        self._unit_of_work = unit_of_work
        self._records = records
        self._undo = undo
        self._clock = clock
        self._term = term

    def items(self) -> list[BinItem]:
        """What can be put back, newest first; without what tells that something is closed."""
        with self._unit_of_work() as work:
            lines = work.bin()
            owners = _Owners(work, lines)
            shown = (line for line in lines if type(line.root) not in AMONG_CLOSED)
            return [self._item(line, owners) for line in shown]

    def erased(self) -> list[Erasure]:
        """The register of what is gone for good, newest first."""
        with self._unit_of_work() as work:
            return work.find(Erasure)[::-1]

    def put_back(self, root_id: UUID) -> Change:
        """Put it back whole, with the mentions of it that nobody filled in otherwise since.

        Raises:
            NotFound: it is not in the bin any more.
            OwnerIsGone: what it is part of is gone too.
            FileIsOpen, RequestUnderWay: another one was begun since, and there can be one.
        """
        with self._unit_of_work() as work:
            line = work.binned(root_id)
            edits = coming_back(work, line)
            return self._records.apply_in(work, Action.PUT_BACK, edits, line.root)

    def erase(self, root_id: UUID, reason: str) -> Change:
        """Erase it for good, with its history, its drafts and every copy of it in this vault.

        Nothing takes that back: undo starts anew behind it.

        Raises:
            ReasonMissing: there is none.
            ReasonNamesSomeone: it holds a name of who is erased, and it stays.
            NotFound: it is not in the bin any more.
        """
        if not reason.strip():
            raise ReasonMissing
        with self._unit_of_work() as work:
            line, lines = work.binned(root_id), _all_away(work)
            if _names(line, _Owners(work, lines)) & _folded(reason):
                raise ReasonNamesSomeone
            together = _with_parts_of(line, lines)
            line_of_register = self._erase(work, together, reason.strip(), lines)
            work.erase_texts(_ids_in(together))
            work.commit()
        self._undo.clear()
        return Change(Action.ERASED, (Edit(None, line_of_register),), line_of_register)

    def look(self) -> tuple[Erasure, ...]:
        """Count the days, and erase what was in the bin for its whole term; told by the caller."""
        today = self._clock.today()
        with self._unit_of_work() as work:
            last = looked_on(work, _LOOKED_ON) or today
            over: set[UUID] = set()
            for line in work.binned_since():
                since = line.at.date()
                days = self._term.counted(line.counted_days, since, last, today)
                if self._term.is_over(days, since, today) and self._term.is_calm(last, today):
                    over.add(line.root_id)
                elif days != line.counted_days:
                    work.count_in_bin(line.root_id, days)
            erased = self._erase_over(work, over) if over else []
            work.put_setting(_LOOKED_ON, json.dumps(today.isoformat()))
            work.commit()
        if erased:
            self._undo.clear()
        return tuple(erased)

    def _erase_over(self, work: UnitOfWork, over: Collection[UUID]) -> list[Erasure]:
        lines, erased = _all_away(work), []
        gone: set[UUID] = set()
        ids: set[UUID] = set()
        for line in lines:
            if line.root.id in over and line.root.id not in gone:
                # What went with what it was part of has no line of its own in the register.
                left = [one for one in lines if one.root.id not in gone]
                together = _with_parts_of(line, left)
                gone |= {one.root.id for one in together}
                ids |= _ids_in(together)
                erased.append(self._erase(work, together, "", lines))
        work.erase_texts(ids)  # of all at once: it writes the whole index
        return erased

    def _item(self, line: Binned, owners: _Owners) -> BinItem:
        along = Counter(type(one) for one in _told(line) if one.id != line.root.id)
        pupil = owners.pupil_of(line.root)
        return BinItem(
            root=line.root,
            whose="" if pupil is None else pupil.name,
            along=along,
            binned_at=line.at,
            until=self._term.ends_on(line.at.date()),
        )

    def _erase(
        self, work: UnitOfWork, gone: Sequence[Binned], reason: str, away: Sequence[Binned]
    ) -> Erasure:
        """Erase what hangs together, but for its words in the index.

        The first of `gone` is the whole, `away` all that is away.
        """
        line, ids = gone[0], _ids_in(gone)
        files = {r.id for one in gone for r in one.gone if isinstance(r, SupportFile)}
        erase_from_copies(work, _Owners(work, away).pupil_of(line.root), ids, away)
        work.take_from_bin([one.root.id for one in gone])
        work.erase_history(files, ids)
        erasure = Erasure(
            what=kind_name(type(line.root)),
            along=len({record.id for one in gone for record in _told(one)}) - 1,
            reason=reason,
            binned_at=line.at,
            erased_at=self._clock.now(),
        )
        work.save(erasure)
        known = {found for one in gone for record in one.gone for found in contents_of(record)}
        # Also earlier bytes of these records; nothing can be taken back any more that wants others.
        forget_unwanted(work, known | work.contents_to_look_at())
        return erasure


class _Owners:
    """Goes up from part to whole, through what is stored and what is in the bin."""

    def __init__(self, work: UnitOfWork, lines: Iterable[Binned]) -> None:
        self._work = work
        self._binned = {record.id: record for line in lines for record in line.gone}

    def pupil_of(self, record: Record | None) -> Pupil | None:
        """The pupil whom it is about, as far as that is known."""
        if record is None or isinstance(record, Pupil):
            return record
        owners = [pair for pair in wholes(record) if pair[0] is not Professional]
        if not owners:
            return None
        kind, owner_id = owners[0]
        return self.pupil_of(self._binned.get(owner_id) or present(self._work, kind, owner_id))


def _ids_in(lines: Iterable[Binned]) -> set[UUID]:
    return {record.id for line in lines for record in line.gone}


def _told(line: Binned) -> Iterator[Record]:
    """What may be counted of what went; of what was closed nothing, nor what was decided on it."""
    gone = line.gone if line.closed is None else ()
    return (record for record in gone if type(record) not in WITHOUT_TRACE | AMONG_CLOSED)


def _all_away(work: UnitOfWork) -> list[Binned]:
    """The bin, and what is closed: that goes for good with what it is part of."""
    return [*work.bin(), *work.closed()]


def _with_parts_of(line: Binned, lines: Collection[Binned]) -> list[Binned]:
    """The line, and those of what was removed from it before: nothing brings them back without."""
    found = [line]
    for one in found:  # grows while it is walked through
        ids = {record.id for record in one.gone}
        found += [other for other in lines if other not in found and _is_part(other.root, ids)]
    return found


def _is_part(record: Record, ids: set[UUID]) -> bool:
    return any(owner_id in ids for _kind, owner_id in wholes(record))


def _names(line: Binned, owners: _Owners) -> set[str]:
    """Folded words by which somebody would know whom this was about."""
    people: list[Record] = [r for r in line.gone if isinstance(r, Guardian | Professional | Pupil)]
    pupil = owners.pupil_of(line.root)
    if pupil is not None:
        people.append(pupil)
    said = (
        f"{person.call_name} {person.first_names} {person.surname}"
        if isinstance(person, Pupil)
        else str(getattr(person, "name", ""))
        for person in people
    )
    return {word for name in said for word in _folded(name) if len(word) >= _SHORTEST_NAME}


def _folded(text: str) -> set[str]:
    return {word.folded for word in words_of(text)}
