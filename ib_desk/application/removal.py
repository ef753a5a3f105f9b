"""What goes along when a record goes, and what brings a record back: edits, not yet stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

from ib_desk.application.changes import Edit
from ib_desk.application.ports import R, UnitOfWork
from ib_desk.domain.errors import NotFound
from ib_desk.domain.records.kinds import (
    KINDS,
    common_whole,
    goes_along,
    references,
    references_inside,
)
from ib_desk.domain.records.record import Record


def removal(work: UnitOfWork, record: Record) -> list[Edit]:
    """Edits that let `record` go: mentions emptied, parts removed first, each record once."""
    edits: dict[UUID, Edit] = {}
    parts: dict[UUID, Record] = {}
    _collect(work, record, edits, parts)
    mentions = [edit for key, edit in edits.items() if key not in parts]
    # A kind stands below all that it refers to, so what comes last can go first.
    in_order = sorted(parts.values(), key=lambda part: KINDS.index(type(part)))
    return [*mentions, *(Edit(part, None) for part in reversed(in_order))]


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


def fitting(work: UnitOfWork, record: R, coming: frozenset[UUID]) -> R:
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
    for name, (inside, kind) in references_inside(type(record)).items():
        for target in {getattr(entry, inside) for entry in getattr(record, name)}:
            if not is_there(kind, target):
                record = _without_entries(record, name, inside, target)
    return record


def present(work: UnitOfWork, kind: type[R], record_id: UUID) -> R | None:
    """The record as it is stored, if it is."""
    try:
        return work.get(kind, record_id)
    except NotFound:
        return None


def _collect(
    work: UnitOfWork, record: Record, edits: dict[UUID, Edit], parts: dict[UUID, Record]
) -> None:
    parts[record.id] = record
    for other, name, _is_part in work.referring(record):
        if goes_along(type(other), name):
            _collect(work, other, edits, parts)
        else:
            known = edits.get(other.id, Edit(other, other))
            edits[other.id] = Edit(known.before, _without(known.record, name))
    for other, name, inside in _referring_inside(work, record):
        known = edits.get(other.id, Edit(other, other))
        without = _without_entries(known.record, name, inside, record.id)
        edits[other.id] = Edit(known.before, without)


def _referring_inside(work: UnitOfWork, record: Record) -> Iterator[tuple[Record, str, str]]:
    """Records with entries that point to `record`: (record, field, which field of an entry)."""
    for kind in KINDS:
        for name, (inside, target) in references_inside(kind).items():
            if target is type(record):
                whole, its_whole = common_whole(kind, target)
                for other in work.find(kind, **{whole: getattr(record, its_whole)}):
                    if any(getattr(entry, inside) == record.id for entry in getattr(other, name)):
                        yield other, name, inside


def _without_entries(record: R, name: str, inside: str, target: UUID) -> R:
    kept = tuple(entry for entry in getattr(record, name) if getattr(entry, inside) != target)
    fewer: dict[str, Any] = {name: kept}
    return replace(record, **fewer)


def _without(record: R, name: str) -> R:
    emptied: dict[str, Any] = {name: None}
    return replace(record, **emptied)
