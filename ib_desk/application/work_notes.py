"""Werkaantekeningen go by themselves, and nothing is kept of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from ib_desk.application.ports import Clock, UnitOfWork, UnitOfWorkFactory
from ib_desk.application.undo import UndoStack
from ib_desk.domain.records.counted_term import CountedTerm
from ib_desk.domain.records.work_note import WorkNote

_LOOKED_ON: Final = "work_notes_looked_on"


class WorkNotes:
    """On the database thread; `look` at each unlock, before a screen knows any of them."""

    def __init__(
        self,
        unit_of_work: UnitOfWorkFactory,
        undo: UndoStack,
        clock: Clock,
        term: CountedTerm,
    ) -> None:
        self._unit_of_work = unit_of_work
        self._undo = undo
        self._clock = clock
        self._term = term

    def look(self) -> int:
        """Count the days, and let go of those whose term passed; gives how many went.

        There is no line of it anywhere: that a note was there is what nobody has to know.
        """
        today = self._clock.today()
        with self._unit_of_work() as work:
            last = looked_on(work, _LOOKED_ON) or today
            is_calm = self._term.is_calm(last, today)
            over: list[WorkNote] = []
            counted: list[WorkNote] = []
            for note in work.each(work.find(WorkNote)):
                days = self._term.counted(note.counted_days, note.written_on, last, today)
                if is_calm and self._term.is_over(days, note.written_on, today):
                    over.append(note)
                elif days != note.counted_days:
                    counted.append(replace(note, counted_days=days))
            if counted:
                work.save(*counted)
            _let_go(work, over)
            work.put_setting(_LOOKED_ON, json.dumps(today.isoformat()))
            work.commit()
        if over:
            self._undo.clear()
        return len(over)


def looked_on(work: UnitOfWork, setting: str) -> date | None:
    """The day of the last look, which is kept under this name; `None` before the first."""
    kept = work.setting(setting)
    try:
        return None if kept is None else date.fromisoformat(json.loads(kept))
    except (ValueError, TypeError):
        return None


def _let_go(work: UnitOfWork, over: Sequence[WorkNote]) -> None:
    if not over:
        return
    ids = {note.id for note in over}
    for draft in work.drafts():
        if draft.record_id in ids:
            work.forget_draft(draft.record_id, draft.field)
    work.remove(*over)
