"""When a level was decided: what a fact, a call or an evaluation is held to.

A weighing that is still being worked on decides nothing, and one without a day is of no day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.latest import latest
from ib_desk.domain.records.weighing import Weighing


def decided_since(whole: WholeFile, day: date) -> Weighing | None:
    """The first weighing on or after `day` in which somebody chose a level.

    On the day itself counts: what is evaluated at a table is weighed at the same table.
    """
    since = [(on, one) for on, one in _decided(whole) if on >= day]
    return min(since, key=lambda pair: pair[0], default=(day, None))[1]


def decided_before(whole: WholeFile, weighing: Weighing) -> Weighing | None:
    """The last decision before this weighing; of one without a day, the last of all."""
    before = (
        one
        for on, one in _decided(whole)
        if one.id != weighing.id and (weighing.weighed_on is None or on < weighing.weighed_on)
    )
    return latest(before, lambda one: one.weighed_on)


def _decided(whole: WholeFile) -> Iterator[tuple[date, Weighing]]:
    for one in whole.of(Weighing):
        if one.weighed_on is not None and one.chosen_level is not None:
            yield one.weighed_on, one
