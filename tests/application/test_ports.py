from __future__ import annotations

from datetime import date, datetime

from ib_desk.application.ports import Clock


def test_today_is_the_day_of_now_up_to_the_last_second():
    clock = Clock(lambda: datetime.fromisoformat("2026-09-24 23:59:59"))

    assert clock.today() == date(2026, 9, 24)
