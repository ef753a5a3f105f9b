"""The example of each sector can be made: who signed does so last, also where a request left."""

from __future__ import annotations

from datetime import datetime

import pytest

from ib_desk.application.ports import Clock
from ib_desk.domain.records.request import Inspection, SwvRequest
from ib_desk.domain.records.school import Sector
from ib_desk.main.example import add_case, add_school, example_records, sign_case
from ib_desk.main.resources import resources_root
from tests.application.fakes import FakeVault
from tests.ui.sessions import desk_over

NOW = datetime(2026, 11, 20, 10)  # noqa: DTZ001 - as the desk's own clock


@pytest.mark.parametrize("sector", Sector)
def test_each_request_stands_as_it_was_written(sector: Sector) -> None:
    desk = desk_over(FakeVault(), Clock(lambda: NOW))
    records = example_records(resources_root(), sector, NOW.date())
    if sector is Sector.VO:
        add_school(desk, records)
    file = add_case(desk, records)
    sign_case(desk, records)
    whole = desk.files.one(file.id)
    for kind in (SwvRequest, Inspection):
        written = [one for one in records if isinstance(one, kind)]
        assert list(whole.of(kind)) == written
