"""An outcome is on paper for nobody, until somebody says who may see it."""

from __future__ import annotations

from datetime import date

import pytest

from ib_desk.domain.records.assessment import Assessment, MaySee
from ib_desk.domain.records.output_kind import OutputKind
from tests.domain.made_files import FILE, made

OUTPUTS = {
    OutputKind.PARENTS_PRINT: MaySee.PARENTS,
    OutputKind.TEACHERS_PRINT: MaySee.TEACHERS,
    OutputKind.REQUEST_PRINT: MaySee.BUREAU,
    OutputKind.REQUEST_PACKAGE: MaySee.BUREAU,
}


@pytest.mark.parametrize(("output", "reader"), OUTPUTS.items())
def test_only_who_was_ticked_reads_it(output, reader):
    others = tuple(one for one in MaySee if one is not reader)
    assert not Assessment(file_id=FILE.id).is_in(output)
    assert not Assessment(file_id=FILE.id, may_see=others).is_in(output)
    assert Assessment(file_id=FILE.id, may_see=(reader,)).is_in(output)


def test_the_timeline_tells_the_outcome_and_before_it_the_instrument():
    waits = Assessment(file_id=FILE.id, instrument="Leestoets", taken_on=date(2026, 9, 1))
    done = Assessment(file_id=FILE.id, instrument="Leestoets", outcome="Leest vlot.")
    assert [m.words for m in (*waits.moments(made()), *done.moments(made()))] == [
        "Leestoets",
        "Leest vlot.",
    ]
