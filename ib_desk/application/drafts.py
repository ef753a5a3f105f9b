"""Unfinished text and the spot where the user was: both outlive a lock, a crash, a power cut."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from ib_desk.application.leaving.left_folders import FOLDER_FIELD
from ib_desk.application.leaving.passing_on import WORDS_FIELD
from ib_desk.application.ports import Draft, UnitOfWorkFactory

_NOT_TYPED = frozenset({WORDS_FIELD, FOLDER_FIELD})
"""Kept among the drafts, and of no field."""
_SPOT = "spot"
_SPOT_DAY = "spot_day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where the user was: `scroll` in pixels from the top, `cursor` as in `Draft`.

    `place` is the id of a place of the window, or of a page of `file_id`.
    """

    place: str
    file_id: UUID | None = None
    record_id: UUID | None = None
    field: str = ""
    cursor: int = 0
    scroll: int = 0


class Drafts:
    """Each method is one short transaction, made to be called within two seconds of typing."""

    def __init__(self, unit_of_work: UnitOfWorkFactory) -> None:
        self._unit_of_work = unit_of_work

    def keep(self, record_id: UUID, field: str, text: str, cursor: int = 0) -> None:
        """Keep what was typed so far, in place of what was kept for this field."""
        with self._unit_of_work() as work:
            work.put_draft(Draft(record_id=record_id, field=field, text=text, cursor=cursor))
            work.commit()

    def all(self) -> list[Draft]:
        """Everything that was typed and not finished."""
        with self._unit_of_work() as work:
            return [draft for draft in work.drafts() if draft.field not in _NOT_TYPED]

    def forget(self, record_id: UUID, field: str) -> None:
        """Drop the draft of a field that the user left as it was; `Records.change` does so too."""
        with self._unit_of_work() as work:
            work.forget_draft(record_id, field)
            work.commit()

    def remember(self, spot: Spot, today: date) -> None:
        """Keep where the user is today, in place of where she was."""
        with self._unit_of_work() as work:
            work.put_setting(_SPOT, json.dumps(asdict(spot), default=str))
            work.put_setting(_SPOT_DAY, today.isoformat())
            work.commit()

    def spot(self) -> Spot | None:
        """Where the user was; `None` in a new vault, or when another version wrote it otherwise."""
        with self._unit_of_work() as work:
            kept = work.setting(_SPOT)
        try:
            return None if kept is None else _spot(json.loads(kept))
        except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
            return None

    def was_here_on(self, day: date) -> bool:
        """Whether the user was last here on this very day."""
        with self._unit_of_work() as work:
            return work.setting(_SPOT_DAY) == day.isoformat()


def _spot(plain: dict[str, Any]) -> Spot:
    """Unknown keys are passed over."""
    file_id, record_id = plain.get("file_id"), plain.get("record_id")
    return Spot(
        place=str(plain["place"]),
        file_id=None if file_id is None else UUID(file_id),
        record_id=None if record_id is None else UUID(record_id),
        field=str(plain.get("field", "")),
        cursor=int(plain.get("cursor", 0)),
        scroll=int(plain.get("scroll", 0)),
    )
