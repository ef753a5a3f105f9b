"""The picture of the steps of a request: each on its line, and nothing outside its frame."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.file.turnaround import RequestDays, TurnStep, steps_of
from ib_desk.domain.request.turnaround_picture import height_of, turnaround_picture

NAMES = {step: step.value for step in TurnStep}
BEGIN = date(2026, 9, 14)
WIDTH = 30.0


def days(*took: int, decided: bool = True) -> RequestDays:
    ends = [BEGIN + timedelta(days=sum(took[:n])) for n in range(1, 5)]
    left, received, complete, last = ends
    return RequestDays(
        made_on=BEGIN,
        left_on=left,
        received_on=received,
        complete_on=complete,
        decided_on=last if decided else None,
    )


def test_without_a_step_there_is_nothing_to_draw():
    assert turnaround_picture((), NAMES, BEGIN, WIDTH) is None
    assert height_of(()) == 0


@given(st.tuples(*(st.integers(0, 90) for _ in range(4))), st.booleans(), st.integers(0, 90))
def test_each_step_has_its_line_its_name_and_its_days(took, decided, later):
    today = BEGIN + timedelta(days=sum(took) + later)
    steps = steps_of(days(*took, decided=decided), today)
    picture = turnaround_picture(steps, NAMES, today, WIDTH)
    assert picture is not None
    lines = [one for one in picture.strokes if not one.thin]
    assert len(lines) == len(steps)
    assert [one.dashed for one in lines] == [one.ends_on is None for one in steps]
    said = [one.text for one in picture.words]
    assert {NAMES[one.step] for one in steps} <= set(said)
    assert {str(one.days) for one in steps} <= set(said)
    for stroke in picture.strokes:
        assert 0 <= stroke.x1 <= stroke.x2 <= picture.width
        assert 0 <= stroke.y1 <= picture.height
    assert all(0 <= one.y <= picture.height for one in picture.words)
    assert all(0 <= one.y <= picture.height for one in picture.dots)
    assert [one.y1 for one in lines] == sorted({one.y1 for one in lines})
