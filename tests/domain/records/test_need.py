"""A need is a sentence; one that is met is on the timeline and on no paper."""

from __future__ import annotations

from datetime import date

from ib_desk.domain.records.moment import Happening
from ib_desk.domain.records.need import Need, NeedOf
from ib_desk.domain.records.output_kind import OutputKind
from tests.domain.made_files import FILE, made

NEED = Need(
    file_id=FILE.id,
    whose=NeedOf.PUPIL,
    sentence="instructie die kort is",
    noted_on=date(2026, 6, 9),
)
MET = Need(file_id=FILE.id, whose=NeedOf.PUPIL, sentence="rust", met_on=date(2026, 9, 1))


def test_when_it_was_seen_and_when_it_was_met_is_told():
    assert [(m.happening, m.on) for m in NEED.moments(made())] == [(None, NEED.noted_on)]
    assert [m.happening for m in MET.moments(made())] == [None, Happening.NEED_MET]


def test_what_is_met_leaves_no_more():
    assert NEED.is_in(OutputKind.REQUEST_PRINT)
    assert MET.is_over
    assert not MET.is_in(OutputKind.REQUEST_PRINT)


def test_what_a_teacher_needs_is_not_told_to_parents():
    of_teacher = Need(file_id=FILE.id, whose=NeedOf.TEACHER, sentence="coaching in de klas")
    assert of_teacher.is_in(OutputKind.REQUEST_PRINT)
    assert not of_teacher.is_in(OutputKind.PARENTS_PRINT)
    assert NEED.is_in(OutputKind.PARENTS_PRINT)
