"""What a search finds: kept for each record, and kept anew by the change that touches it.

A unit of work calls `KeptTexts` before it commits, as it calls `KeptLines`. What was kept by
another version of the program, or before a migration, is made anew a few records at a time.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID, uuid4

from ib_desk.application.document_words import words_inside
from ib_desk.application.ports import UnitOfWork
from ib_desk.application.removal import present
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.kind_names import kind_name
from ib_desk.domain.records.kinds import KIND_BY_NAME, KINDS, wholes
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.domain.search.searched import SearchText, fingerprint, search_text

STATE: Final = "search"
"""The setting that says by which words all is kept, and how far that came."""
RECORDS_AT_ONCE: Final = 50
"""Records that are made findable in one go, after which others have their turn."""

SIGNS_AS_A_RECORD: Final = 1_000
"""Of a document: half a page takes as long as a record does."""

_FOUND: Final = tuple(kind for kind in KINDS if kind.is_found)
_Whose = tuple[UUID | None, UUID | None]
"""(file, pupil), of which at most one is filled."""


class KeptTexts:
    """Keeps what can be found of records, in the transaction of the caller."""

    def __init__(self) -> None:
        self.made_with = hashlib.sha256(fingerprint().encode()).hexdigest()

    def __call__(self, work: UnitOfWork, touched: Sequence[Record]) -> None:
        """Keep what can be found of these now; nothing of what is gone."""
        ids: defaultdict[type[Record], dict[UUID, None]] = defaultdict(dict)
        for record in touched:
            if record.is_found:
                ids[type(record)][record.id] = None
        if not ids:
            return
        there = [one for kind, those in ids.items() for one in work.stored(kind, those).values()]
        known = {record.id for record in there}
        gone = [
            record_id for those in ids.values() for record_id in those if record_id not in known
        ]
        self._put(work, there, self._state(work)[0], gone)

    def make_some(self, work: UnitOfWork) -> bool:
        """Make some more records findable, or nothing of what is gone; False when all of it is."""
        stamp, kind, place = self._state(work)
        if kind is None:
            return work.take_out()
        left = RECORDS_AT_ONCE
        while kind is not None and left > 0:
            wanted = 1 if kind is Attachment else left
            records, place = work.some(kind, place, wanted)
            left -= len(records) + self._put(work, records, stamp, ())
            if len(records) < wanted:
                kind, place = next(iter(_FOUND[_FOUND.index(kind) + 1 :]), None), 0
        self._note(work, stamp, kind, place)
        return True

    def is_whole(self, work: UnitOfWork) -> bool:
        """Whether all records can be found."""
        state = self._noted(work)
        return state is not None and state[1] is None

    def _put(
        self, work: UnitOfWork, records: Sequence[Record], stamp: str, gone: Sequence[UUID]
    ) -> int:
        """Gives as how many records more the documents among them count, by their length."""
        signs = 0
        owners = _Owners(work, records)
        texts: list[SearchText] = []
        lost = list(gone)
        for record in work.each(records):
            whose = owners.of(record)
            if whose is None:
                lost.append(record.id)
            else:
                inside = words_inside(work, record)
                signs += sum(map(len, inside))
                texts.append(search_text(record, *whose, inside))
        work.put_texts(texts, stamp, lost)
        return signs // SIGNS_AS_A_RECORD

    def _state(self, work: UnitOfWork) -> tuple[str, type[Record] | None, int]:
        """(stamp, the kind that is being made, how far in it); begins anew where it has to."""
        state = self._noted(work)
        if state is None:
            work.forget_texts()
            state = (uuid4().hex, _FOUND[0], 0)
            self._note(work, *state)
        return state

    def _noted(self, work: UnitOfWork) -> tuple[str, type[Record] | None, int] | None:
        """What was noted by this same version; `None` for nothing, or what another noted."""
        noted: list[Any] = json.loads(work.setting(STATE) or "[]")
        if not noted or noted[0] != self.made_with:
            return None
        _made_with, stamp, name, place = noted
        return stamp, KIND_BY_NAME[name] if name else None, place

    def _note(self, work: UnitOfWork, stamp: str, kind: type[Record] | None, place: int) -> None:
        name = "" if kind is None else kind_name(kind)
        work.put_setting(STATE, json.dumps([self.made_with, stamp, name, place]))


class _Owners:
    """In which file records are, or with which pupil: found by going up, each whole read once."""

    def __init__(self, work: UnitOfWork, records: Sequence[Record]) -> None:
        self._work = work
        self._known: dict[UUID, Record | None] = {record.id: record for record in records}

    def of(self, record: Record) -> _Whose | None:
        """`None` where what it is part of is gone."""
        if isinstance(record, SupportFile):
            return record.id, None
        if isinstance(record, Pupil):
            return None, record.id
        owners = dict(wholes(record))
        if SupportFile in owners:
            return owners[SupportFile], None
        if Pupil in owners:
            return None, owners[Pupil]
        for kind, owner_id in owners.items():
            owner = self._whole(kind, owner_id)
            return None if owner is None else self.of(owner)
        return None, None

    def _whole(self, kind: type[Record], owner_id: UUID) -> Record | None:
        if owner_id not in self._known:
            self._known[owner_id] = present(self._work, kind, owner_id)
        return self._known[owner_id]
