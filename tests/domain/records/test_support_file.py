from __future__ import annotations

from dataclasses import replace
from datetime import date

from ib_desk.domain.records.support_file import SupportFile
from tests.samples import sample


def test_a_file_is_open_until_the_day_it_was_closed_on_is_filled_in():
    closed = sample(SupportFile)

    assert not closed.is_open
    assert replace(closed, closed_on=None).is_open
    assert SupportFile(pupil_id=closed.pupil_id, opened_on=date(2026, 9, 1)).is_open
