"""Which version of the plan is worked on, and which one holds."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from ib_desk.domain.file.whole_file import WholeFile
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


def opp_meant(whole: WholeFile, opp_id: UUID | None) -> Opp | None:
    """The version with this id; the last where that is not there, or not said."""
    return next((one for one in whole.of(Opp) if one.id == opp_id), newest_opp(whole))
