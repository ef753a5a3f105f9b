"""Anchors of a pupil who is at home, of absence that is to be reported, and of fewer lessons."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import zip_longest
from typing import Final

from ib_desk.domain.file.anchors import Anchor, Anchored
from ib_desk.domain.file.at_home import (
    acts,
    at_home,
    certain_acts,
    meeting_days,
    officer_days,
)
from ib_desk.domain.file.ended import TOLD_AFTER, last_ended
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.absence import AbsenceTotal, AdaptedTeaching

_DAY: Final = timedelta(days=1)


def weekly_act(whole: WholeFile) -> Iterator[Anchored]:
    """Each act since the pupil is at home, until the next: from the last that is sure to be past.

    A meeting may be planned: it is an act from its day on, and not before.
    """
    stay = at_home(whole)
    if stay is None or stay.since is None:
        return
    first = max([stay.since, *certain_acts(whole)])
    days = [first, *sorted({day for day in acts(whole) if day > first})]
    until = [day - _DAY for day in days[1:]]
    for on, last in zip_longest(days, until):
        yield Anchored(
            anchor=Anchor.AT_HOME,
            record_id=stay.id,
            on=on,
            since=None if on == first else on,
            until=last,
        )


def at_home_ladder(whole: WholeFile) -> Iterator[Anchored]:
    """What is due while it lasts: a talk, the attendance officer, an offer that fits."""
    stay = at_home(whole)
    if stay is None or stay.since is None:
        return
    officer = [day for day in (stay.officer_on, *officer_days(whole)) if day is not None]
    offered = [] if stay.offered_on is None else [stay.offered_on]
    for anchor, done_on in (
        (Anchor.AT_HOME_TALK, meeting_days(whole)),
        (Anchor.AT_HOME_OFFICER, officer),
        (Anchor.AT_HOME_OFFER, offered),
    ):
        since = stay.since
        first = min((day for day in done_on if day >= since), default=None)
        if first != since:
            until = None if first is None else first - _DAY
            yield Anchored(anchor=anchor, record_id=stay.id, on=since, until=until)


def absence_limit(whole: WholeFile) -> Iterator[Anchored]:
    """Reached, and not reported yet."""
    for one in whole.of(AbsenceTotal):
        if one.limit_on is not None and one.reported_on is None:
            yield Anchored(anchor=Anchor.ABSENCE_LIMIT, record_id=one.id, on=one.limit_on)


def teaching_ends(whole: WholeFile) -> Iterator[Anchored]:
    """When the last of each kind ends, or ended a while ago."""
    for day, one in last_ended(whole.of(AdaptedTeaching)):
        yield Anchored(
            anchor=Anchor.TEACHING_ENDS,
            record_id=one.id,
            on=day,
            words=one.line,
            until=day + TOLD_AFTER,
        )
