"""Files that are like the example, each about a child of its own."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from uuid import uuid4

from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.school import Professional, School
from ib_desk.storage.json_values import from_plain, to_plain

_SHARED = (School, Professional)


def copied(records: Sequence[Record], number: int) -> list[Record]:
    """The same records under new ids, but for those that all files share."""
    new_ids = {str(r.id): str(uuid4()) for r in records if not isinstance(r, _SHARED)}
    return [_renamed(_copy(record, new_ids), number) for record in records]


def _copy(record: Record, new_ids: dict[str, str]) -> Record:
    # By way of text, since ids also stand inside values of a record.
    text = json.dumps(to_plain(record))
    for old, new in new_ids.items():
        text = text.replace(old, new)
    copy: Record = from_plain(json.loads(text), type(record))
    return copy


def _renamed(record: Record, number: int) -> Record:
    if not isinstance(record, Pupil):
        return record
    return replace(record, call_name=f"Kind {number}", edexml_key="", eckid="", pupil_number="")
