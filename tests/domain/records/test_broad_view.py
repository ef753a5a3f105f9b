"""Who looks at more domains on one day says once how it is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ib_desk.domain.records.broad_view import BroadViewEntry, LifeDomain
from tests.domain.made_files import FILE

TODAY, EARLIER = date(2026, 6, 9), date(2026, 3, 12)
HOME = BroadViewEntry(file_id=FILE.id, domain=LifeDomain.HOME)
LEARNING = BroadViewEntry(
    file_id=FILE.id, domain=LifeDomain.LEARNING, source="gesprek", seen_on=TODAY
)


def test_what_was_looked_at_today_brings_its_day_and_source():
    looked = HOME.looked_at_with([LEARNING], TODAY)
    assert (looked.domain, looked.source, looked.seen_on) == (LifeDomain.HOME, "gesprek", TODAY)


def test_what_was_looked_at_on_another_day_or_on_none_says_nothing_of_today():
    earlier = replace(LEARNING, seen_on=EARLIER)
    undated = replace(LEARNING, seen_on=None)
    assert HOME.looked_at_with([earlier, undated], TODAY) == HOME
    assert HOME.looked_at_with([undated], None) == HOME
