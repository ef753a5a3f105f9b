"""Which files and pupils a filter lets through, for the screen and for what leaves."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ib_desk.application.filters import NO_LEVEL, Filter, Running, files_in, pupils_in
from ib_desk.application.overview import Lists
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.running_measure import MeasureKind, RunningMeasure
from ib_desk.domain.records.weighing import Weighing
from tests.application.test_overview import CELIK, School, file_of
from tests.domain.made_files import FILE, NOOR, TODAY

OF_CELIK = file_of(CELIK)
BO = Pupil(call_name="Bo", surname="Wit", year_group="3", left_on=date(2026, 7, 1))
OF_BO = file_of(BO, closed_on=TODAY)


def measure(kind: MeasureKind, **more) -> RunningMeasure:
    return RunningMeasure(**{"file_id": FILE.id, "kind": kind, **more})


@pytest.fixture(scope="module")
def lists() -> Lists:
    return School(
        *(NOOR, FILE, CELIK, OF_CELIK, BO, OF_BO),
        Weighing(file_id=FILE.id, weighed_on=TODAY, chosen_level=4),
        Agreement(file_id=OF_CELIK.id, result="bellen", ends_on=TODAY - timedelta(days=3)),
        measure(MeasureKind.TLV, ends_on=TODAY + timedelta(days=400)),
        measure(MeasureKind.OPP, ends_on=TODAY - timedelta(days=100)),
    ).look()


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        (Filter(), {"Noor", "Ayşe"}),
        (Filter(running=Running.OVER), {"Bo"}),
        (Filter(running=Running.ALL), {"Noor", "Ayşe", "Bo"}),
        (Filter(level=4), {"Noor"}),
        (Filter(level=NO_LEVEL), {"Ayşe"}),
        (Filter(group=NOOR.group_label), {"Noor"}),
        (Filter(query="celik"), {"Ayşe"}),
        (Filter(measure=MeasureKind.TLV), {"Noor"}),
        (Filter(measure=MeasureKind.OPP), set()),
        (Filter(measure=MeasureKind.ARRANGEMENT), set()),
        (Filter(asks_now=True), {"Ayşe"}),
        (Filter(asks_now=True, measure=MeasureKind.TLV), set()),
    ],
)
def test_what_is_asked_of_a_file(lists, asked, names):
    found = files_in(lists.files, asked)
    assert {line.pupil.name.partition(" ")[0] for line in found} == names


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        (Filter(), {"Noor", "Ayşe"}),
        (Filter(running=Running.OVER), {"Bo"}),
        (Filter(running=Running.ALL, query="bo"), {"Bo"}),
        (Filter(running=Running.ALL, group="groep 3"), {"Bo"}),
    ],
)
def test_what_is_asked_of_a_pupil(lists, asked, names):
    found = pupils_in(lists.pupils, asked)
    assert {line.pupil.name.partition(" ")[0] for line in found} == names
