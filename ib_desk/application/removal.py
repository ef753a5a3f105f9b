"""What goes along when a record goes, and what brings a record back: edits, not yet stored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container, Iterator, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from ib_desk.application.changes import Edit
from ib_desk.application.ports import R, UnitOfWork
from ib_desk.domain.errors import NotFound
from ib_desk.domain.records.kinds import (
    KINDS,
    STANDS_BESIDE,
    common_whole,
    goes_along,
    references,
    references_inside,
    stands_beside,
)
from ib_desk.domain.records.record import Record


def removal(work: UnitOfWork, record: Record) -> list[Edit]:
    """Edits that let `record` go: mentions emptied, parts removed first, each record once.

    A kind stands below all that it refers to. So what goes is known when its turn comes, and each
    reference is asked for once, however many records it may lead to.
    """
    gone: defaultdict[type[Record], dict[UUID, Record]] = defaultdict(dict)
    gone[type(record)][record.id] = record
    mentions: dict[UUID, Edit] = {}
    for kind in work.each(KINDS):
        for other, name in _pointing_to(work, kind, gone):
            if goes_along(kind, name):
                gone[kind][other.id] = other
            else:
                known = mentions.get(other.id, Edit(other, other))
                mentions[other.id] = Edit(known.before, _without(known.record, name))
        for other, name, inside, target in _holding(work, kind, gone):
            known = mentions.get(other.id, Edit(other, other))
            without = _without_entries(known.record, name, inside, gone[target])
            mentions[other.id] = Edit(known.before, without)
    let_go = [edit for key, edit in mentions.items() if key not in gone[type(edit.record)]]
    # What comes last refers to what was before it, so it goes first.
    parts = [gone[kind][key] for kind in reversed(KINDS) for key in reversed(gone[kind])]
    return [*let_go, *(Edit(part, None) for part in parts)]


def pointing_to(work: UnitOfWork, record: Record) -> Iterator[tuple[Record, str]]:
    """All records that point to this one, and the field by which they do."""
    alone: _Gone = defaultdict(dict, {type(record): {record.id: record}})
    for kind in work.each(KINDS):
        yield from _pointing_to(work, kind, alone)


def way_back(work: UnitOfWork, edit: Edit) -> list[Edit]:
    """What makes the record of `edit` be as it was before; nothing when it is so.

    Raises:
        NotFound: what the record is part of has been removed.
    """
    now = present(work, type(edit.record), edit.record.id)
    if edit.before is None:
        return [] if now is None else removal(work, now)
    wanted = fitting(work, edit.before, frozenset())
    return [] if wanted == now else [Edit(now, wanted)]


def fitting(work: UnitOfWork, record: R, coming: Container[UUID]) -> R:
    """The record without what it mentions and is no longer there; `coming` are on their way.

    Raises:
        NotFound: what it is part of, or whose words it holds, is not there.
    """

    def is_there(kind: type[Record], record_id: UUID) -> bool:
        return record_id in coming or present(work, kind, record_id) is not None

    for name, (kind, _is_part) in references(type(record)).items():
        target = getattr(record, name)
        if target is not None and not is_there(kind, target):
            if goes_along(type(record), name):
                raise NotFound(kind.__name__, target)
            record = _without(record, name)
    beside = stands_beside(record)
    if beside is not None and not is_there(*beside):
        raise NotFound(beside[0].__name__, beside[1])
    for name, (inside, kind) in references_inside(type(record)).items():
        targets = {getattr(entry, inside) for entry in getattr(record, name)}
        lost = {target for target in targets if not is_there(kind, target)}
        if lost:
            record = _without_entries(record, name, inside, lost)
    return record


def look_up(work: UnitOfWork, records: Collection[Record]) -> None:
    """Have these read, and all that they point to: a question for each kind, not for each record.

    What a transaction has read it does not ask for again.
    """
    wanted: defaultdict[type[Record], dict[UUID, None]] = defaultdict(dict)
    for record in work.each(records):
        kind = type(record)
        wanted[kind][record.id] = None
        if (beside := stands_beside(record)) is not None:
            wanted[beside[0]][beside[1]] = None
        for name, (target, _is_part) in references(kind).items():
            if (target_id := getattr(record, name)) is not None:
                wanted[target][target_id] = None
        for name, (inside, target) in references_inside(kind).items():
            for entry in getattr(record, name):
                wanted[target][getattr(entry, inside)] = None
    for kind, ids in wanted.items():
        work.stored(kind, ids)


def present(work: UnitOfWork, kind: type[R], record_id: UUID) -> R | None:
    """The record as it is stored, if it is."""
    try:
        return work.get(kind, record_id)
    except NotFound:
        return None


_Gone = Mapping[type[Record], Mapping[UUID, Record]]


def _pointing_to(work: UnitOfWork, kind: type[Record], gone: _Gone) -> Iterator[tuple[Record, str]]:
    """Records of a kind that point to what goes, and the field by which they do."""
    about, _what = STANDS_BESIDE.get(kind, ("", ""))
    if about:
        for other in work.find_of(kind, about, [key for those in gone.values() for key in those]):
            yield other, about
    for name, (target, _is_part) in references(kind).items():
        if gone[target]:
            for other in work.find_of(kind, name, gone[target]):
                yield other, name


def _holding(
    work: UnitOfWork, kind: type[Record], gone: _Gone
) -> Iterator[tuple[Record, str, str, type[Record]]]:
    """Records with entries that point to what goes: (record, field, field of an entry, to what)."""
    for name, (inside, target) in references_inside(kind).items():
        if gone[target]:
            whole, its_whole = common_whole(kind, target)
            wholes = {getattr(record, its_whole) for record in gone[target].values()}
            for other in work.find_of(kind, whole, wholes):
                if any(getattr(entry, inside) in gone[target] for entry in getattr(other, name)):
                    yield other, name, inside, target


def _without_entries(record: R, name: str, inside: str, targets: Container[UUID]) -> R:
    kept = tuple(one for one in getattr(record, name) if getattr(one, inside) not in targets)
    fewer: dict[str, Any] = {name: kept}
    return replace(record, **fewer)


def _without(record: R, name: str) -> R:
    emptied: dict[str, Any] = {name: None}
    return replace(record, **emptied)
