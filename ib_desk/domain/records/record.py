"""What all kinds of record share: an identity, and nothing else.

A record is kept, changed, undone and shown in the history as a whole. The layers around the
domain (tables, use cases, forms, history) work on any dataclass that derives from `Record`; what a
new kind adds is its own fields. `REFERENCES` in `ib_desk.domain.records.kinds` says which id type
points where.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID, uuid4


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Base of every kind of record; two records with the same id are two states of one thing."""

    id: UUID = field(default_factory=uuid4)
