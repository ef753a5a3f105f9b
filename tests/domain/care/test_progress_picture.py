"""The picture of a goal: everything is inside it, and nothing hangs on colour."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.care.progress_picture import HEIGHT, Lean, Picture, progress_picture
from ib_desk.domain.records.goal import Goal
from tests.builders import FILE

BEGIN, END = date(2026, 10, 19), date(2027, 1, 15)
GOAL = Goal(file_id=FILE, baseline=Decimal(84), target=Decimal(92), starts_on=BEGIN, ends_on=END)
SEEN = ((date(2026, 11, 5), Decimal(87)), (date(2026, 11, 19), Decimal(90)))
WIDE = 24.0


def drawn(goal: Goal, series: tuple[tuple[date, Decimal], ...]) -> Picture:
    picture = progress_picture(goal, series, WIDE)
    assert picture is not None
    return picture


def words(picture):
    return [word.text for word in picture.words]


def test_it_says_where_it_began_where_it_is_and_where_it_should_come():
    picture = drawn(GOAL, SEEN)
    assert {"84", "90", "92", "19 okt 2026", "15 jan 2027"} <= set(words(picture))
    assert [dot.filled for dot in picture.dots] == [False, True, True]
    assert [stroke.dashed for stroke in picture.strokes] == [False, True, False, False]
    assert [word.text for word in picture.words if word.strong] == ["90"]


def test_more_lies_higher_and_later_lies_to_the_right():
    first, second, last = drawn(GOAL, SEEN).dots
    assert first.y > second.y > last.y
    assert first.x < second.x < last.x
    assert last.radius > second.radius


def test_without_a_measurement_the_way_to_go_is_shown():
    picture = drawn(GOAL, ())
    assert [dot.filled for dot in picture.dots] == [False]
    assert len(picture.strokes) == 2


def test_without_numbers_or_days_there_is_nothing_to_draw():
    assert progress_picture(replace(GOAL, target=None), (), WIDE) is None
    assert progress_picture(replace(GOAL, starts_on=None, ends_on=None), (), WIDE) is None


def test_what_was_measured_alone_is_a_picture_too():
    bare = Goal(file_id=FILE)
    picture = drawn(bare, SEEN[:1])
    assert [dot.filled for dot in picture.dots] == [True]
    assert "87" in words(picture)


def test_a_number_that_has_no_room_is_left_out_and_the_last_never():
    near = tuple((BEGIN + timedelta(days=day), Decimal(80 + day)) for day in range(1, 6))
    picture = drawn(GOAL, near)
    assert len(picture.dots) == 6
    assert "85" in words(picture)
    assert "84" not in words(picture) or words(picture).count("84") == 1
    assert "83" not in words(picture)


def test_the_line_of_the_target_never_runs_through_a_number():
    picture = drawn(GOAL, SEEN)
    target = next(stroke.y1 for stroke in picture.strokes if stroke.dashed)
    last = next(word for word in picture.words if word.strong)
    assert not last.y - 0.75 <= target <= last.y


def test_a_dot_at_the_end_of_the_axis_stays_clear_of_the_number_of_the_target():
    picture = drawn(replace(GOAL, baseline=Decimal(0), target=Decimal(4)), ((END, Decimal(3)),))
    last, target = picture.dots[-1], next(one for one in picture.words if one.text == "4")
    assert target.x - (last.x + last.radius) >= 0.15


@given(
    st.lists(
        st.tuples(
            st.dates(BEGIN - timedelta(days=40), END + timedelta(days=40)),
            st.decimals(-1000, 1000, places=1),
        ),
        max_size=8,
    ).map(sorted),
    st.none() | st.decimals(-1000, 1000, places=1),
    st.none() | st.decimals(-1000, 1000, places=1),
    st.floats(15, 40),
)
def test_whatever_is_measured_everything_stays_inside(series, baseline, target, width):
    picture = progress_picture(
        replace(GOAL, baseline=baseline, target=target), tuple(series), width
    )
    if picture is None:
        assert target is None
        return
    assert (picture.width, picture.height) == (width, HEIGHT)
    for dot in picture.dots:
        assert 0 <= dot.x <= width
        assert 0 <= dot.y <= HEIGHT
    for word in picture.words:
        assert 0 <= word.y <= HEIGHT
        assert 0 <= word.x <= width
        assert word.lean in Lean
