from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.secrets.backup_plan import superfluous_backups

NOW = datetime(2026, 11, 21, 17, 42, tzinfo=UTC)
moments = st.sets(
    st.integers(0, 120 * 24).map(lambda hours: NOW - timedelta(hours=hours)), max_size=40
)


def days_ago(*ages: float) -> list[datetime]:
    return [NOW - timedelta(days=age) for age in ages]


def test_everything_of_the_last_two_days_stays():
    assert superfluous_backups(days_ago(0, 0.1, 0.2, 0.9, 1.5, 1.9), NOW) == ()


def test_of_each_day_of_the_week_the_last_one_stays():
    morning, noon, evening = days_ago(4.3, 4.2, 4.1)

    gone = superfluous_backups([*days_ago(0, 1), morning, noon, evening], NOW)

    assert gone == (morning, noon)


def test_of_each_week_of_the_month_the_last_one_stays():
    recent = days_ago(0, 1)
    tuesday, thursday = days_ago(18, 16)

    assert superfluous_backups([*recent, tuesday, thursday], NOW) == (tuesday,)


def test_nothing_older_than_35_days_stays_beside_newer_ones():
    recent, (old,) = days_ago(0, 1), days_ago(36)

    assert superfluous_backups([*recent, old], NOW) == (old,)


def test_after_a_long_holiday_the_two_newest_are_still_there():
    assert superfluous_backups(days_ago(90, 91, 92), NOW) == tuple(days_ago(92))


def test_a_clock_that_was_set_back_costs_no_backup():
    assert superfluous_backups(days_ago(-400, -399, 0, 1), NOW) == ()


@given(moments)
def test_the_two_newest_always_stay_and_thinning_twice_changes_nothing(made):
    gone = superfluous_backups(made, NOW)
    left = made - set(gone)

    assert set(sorted(made)[-2:]) <= left
    assert superfluous_backups(left, NOW) == ()
    assert all(NOW - moment < timedelta(days=35) for moment in sorted(left)[:-2])
