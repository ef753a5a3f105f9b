"""How she prints each kind of print, from one time to the next: how it looks, never what it tells.

Kept in the vault as a setting of it, of no pupil. What makes that more leaves (scores, home, body,
an address) is asked anew each time: what was meant for one child is not ticked for another. Read
with care: what a later version wrote, or nobody can make sense of, is left out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from ib_desk.application.paper import PrintChoices, Report
from ib_desk.application.ports import UnitOfWorkFactory

REMEMBERED: Final = ("signature_lines", "large_type", "with_other_views")
"""Fields of `PrintChoices` that are remembered; each is off or on."""

Habit = Mapping[str, bool]
"""Field of `PrintChoices` → what she chose last, where that is not the usual."""

_HABITS: Final = "choices_of_prints"
_USUAL: Final = {name: bool(getattr(PrintChoices(), name)) for name in REMEMBERED}


class PrintHabits:
    """On the database thread."""

    def __init__(self, unit_of_work: UnitOfWorkFactory) -> None:
        self._unit_of_work = unit_of_work

    def look(self) -> Mapping[Report, Habit]:
        """What was kept last; nothing of a print that she prints as usual."""
        with self._unit_of_work() as work:
            return _read(work.setting(_HABITS))

    def keep(self, report: Report, choices: PrintChoices) -> Mapping[Report, Habit]:
        """Remember how this one is printed, or that it is as usual again; gives all of it."""
        chosen = {name: bool(getattr(choices, name)) for name in REMEMBERED}
        habit = {name: is_on for name, is_on in chosen.items() if is_on is not _USUAL[name]}
        with self._unit_of_work() as work:
            known = {**_read(work.setting(_HABITS)), report: habit}
            kept = {one.value: {**said} for one, said in known.items() if said}
            work.put_setting(_HABITS, json.dumps(kept))
            work.commit()
        return self.look()


def _read(kept: str | None) -> dict[Report, Habit]:
    try:
        plain: Any = json.loads(kept or "{}")
    except ValueError:
        return {}
    if not isinstance(plain, dict):
        return {}
    known = {one.value: one for one in Report}
    habits = {known[code]: _habit(said) for code, said in plain.items() if code in known}
    return {report: habit for report, habit in habits.items() if habit}


def _habit(plain: Any) -> Habit:
    said = plain if isinstance(plain, dict) else {}
    return {
        name: is_on
        for name, is_on in said.items()
        if name in REMEMBERED and isinstance(is_on, bool) and is_on is not _USUAL[name]
    }
