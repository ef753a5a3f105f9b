"""Undo and redo of whatever came last: something of a record, or a setting that is hers."""

from __future__ import annotations

from dataclasses import replace

from ib_desk.application.changes import SettingChange, Step
from ib_desk.application.ports import UnitOfWorkFactory
from ib_desk.application.progress import Progress
from ib_desk.application.records import Records
from ib_desk.application.undo import UndoStack
from ib_desk.domain.records.action import Action


class TakingBack:
    """On the database thread; both raise as `Records.undo` does."""

    def __init__(self, unit_of_work: UnitOfWorkFactory, records: Records, steps: UndoStack) -> None:
        self._unit_of_work = unit_of_work
        self._records = records
        self._steps = steps

    def undo(self, progress: Progress | None = None) -> Step:
        """Take back the last step."""
        step = self._steps.to_undo
        if not isinstance(step, SettingChange):
            return self._records.undo(progress)
        back = replace(step, action=Action.UNDONE, before=step.after, after=step.before)
        self._put(back)
        self._steps.undone()
        return back

    def redo(self, progress: Progress | None = None) -> Step:
        """Do again what was undone last."""
        step = self._steps.to_redo
        if not isinstance(step, SettingChange):
            return self._records.redo(progress)
        again = replace(step, action=Action.REDONE)
        self._put(again)
        self._steps.redone()
        return again

    def _put(self, change: SettingChange) -> None:
        with self._unit_of_work() as work:
            work.put_setting(change.setting, change.after)
            work.commit()
