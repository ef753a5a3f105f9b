"""Which version of the plan is worked on, and which one holds."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from ib_desk.domain.file.hearings import about_plan, said_by_pupil
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.hearing import Hearing
from ib_desk.domain.records.opp import Opp, OppState


def newest_opp(whole: WholeFile) -> Opp | None:
    """The version that is worked on, or that was set last."""
    return max(whole.of(Opp), key=lambda one: one.version, default=None)


def opp_in_force(whole: WholeFile) -> Opp | None:
    """The version that holds: set, and no later one is."""
    held = [one for one in whole.of(Opp) if one.state is OppState.SET]
    return max(held, key=lambda one: one.version, default=None)


def heard_since(whole: WholeFile, opp: Opp) -> date | None:
    """From when a hearing is about this version: after the one before was set.

    Without a version before every hearing on the plan counts.
    """
    before = [one for one in whole.of(Opp) if one.version < opp.version]
    days = [one.set_on for one in before if one.set_on is not None]
    return max(days, default=None)


def hearing_told(whole: WholeFile, opp: Opp, today: date) -> Hearing | None:
    """The last on this version in which the pupil said something, if in any.

    What was said after it was set is of the evaluation, or of the next version.
    """
    until = min(today, opp.set_on) if opp.is_set and opp.set_on is not None else today
    heard = about_plan(whole, heard_since(whole, opp), until)
    told = [one for one in heard if said_by_pupil(whole, one)] or heard
    return told[-1] if told else None


def opp_meant(whole: WholeFile, opp_id: UUID | None) -> Opp | None:
    """The version with this id; the last where that is not there, or not said."""
    return next((one for one in whole.of(Opp) if one.id == opp_id), newest_opp(whole))
