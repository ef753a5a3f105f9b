from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.secrets.backup_plan import (
    ALWAYS_KEPT,
    GIGABYTE,
    MOST_AT_ONCE,
    StoredBackup,
    VaultMoment,
    beyond_budget,
    budget_of,
    superfluous_backups,
)

NOW = datetime(2026, 11, 21, 17, 42, tzinfo=UTC)
YEARS = timedelta(days=3650)


def backups(*made_at, size=100, is_checked=False):
    """In the order in which they were made."""
    return [
        StoredBackup(
            name=str(at),
            moment=VaultMoment(count=at),
            made_at=moment,
            size=size,
            is_checked=is_checked,
        )
        for at, moment in enumerate(made_at)
    ]


def days_ago(*ages):
    return [NOW - timedelta(days=age) for age in ages]


def thinned(made):
    """What is left when nothing more is superfluous."""
    while gone := superfluous_backups(made):
        made = [backup for backup in made if backup not in gone]
    return made


def closed_for(days, times_a_day=6):
    """Backups after so many days of work, thinned after each, as the program does."""
    kept, counter = [], count()
    for day in range(days):
        for time in range(times_a_day):
            made_at = NOW.replace(hour=8 + time) + timedelta(days=day)
            kept += [replace(backups(made_at)[0], moment=VaultMoment(count=next(counter)))]
            gone = superfluous_backups(kept)
            kept = [backup for backup in kept if backup not in gone]
    return kept


def test_of_two_days_the_last_of_the_morning_and_of_the_afternoon_stay():
    kept = closed_for(2)
    assert [backup.made_at.hour for backup in kept] == [11, 13, 11, 12, 13]


def test_then_a_day_a_week_and_a_month_each_keep_their_last():
    kept = [(NOW + timedelta(days=99) - backup.made_at).days for backup in closed_for(100)]
    ages = sorted(set(kept))
    assert ages[:7] == [0, 1, 2, 3, 4, 5, 6]
    assert len([age for age in ages if 7 <= age < 36]) >= 4
    assert 50 <= ages[-1] <= 92
    assert len(kept) <= 20


def test_a_restored_vault_comes_after_what_was_there_whatever_its_count():
    before = backups(*days_ago(3, 2, 1))
    after = replace(before[0], moment=VaultMoment(branch=1, count=0), made_at=NOW)
    gone = beyond_budget([after, *before], 250)
    assert gone == (before[0], before[1])


class TestClocksThatAreWrong:
    @pytest.mark.parametrize("jump", [YEARS, timedelta(days=40), -timedelta(days=1), -YEARS])
    def test_nothing_goes_after_a_jump(self, jump):
        made = closed_for(30)
        last = replace(made[-1], moment=VaultMoment(count=10_000), made_at=made[-1].made_at + jump)
        assert superfluous_backups([*made, last]) == ()

    def test_a_clock_that_stays_ten_years_ahead_ages_the_others_a_day_for_each_day(self):
        made = closed_for(15)
        ahead = [
            replace(backup, moment=VaultMoment(branch=1, count=at), made_at=backup.made_at + YEARS)
            for at, backup in enumerate(closed_for(2))
        ]
        left = thinned([*made, *ahead])
        assert len([backup for backup in left if backup in made]) >= len(thinned(made)) - 4

    def test_a_clock_that_is_set_back_ages_nothing(self):
        made = closed_for(15)
        back = [
            replace(backup, moment=VaultMoment(branch=1, count=at), made_at=backup.made_at - YEARS)
            for at, backup in enumerate(closed_for(2))
        ]
        lost = set(thinned(made)) - set(thinned([*made, *back]))
        assert len(lost) < ALWAYS_KEPT, "but that it is no longer one of the very newest"

    def test_a_clock_that_begins_anew_each_morning_thins_within_the_morning_only(self):
        made = backups(
            *(NOW + timedelta(minutes=at) for at in (0, 1, 2, 3)),
            *(NOW + timedelta(minutes=at) for at in (0, 1, 2, 3)),
        )
        assert {backup.moment.count for backup in thinned(made)} == {3, 6, 7}


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(-400, 400), st.booleans()), max_size=40))
def test_the_newest_stay_few_go_at_once_and_it_comes_to_an_end(given_backups):
    made = [
        StoredBackup(
            name=str(at),
            moment=VaultMoment(branch=branch, count=at),
            made_at=NOW + timedelta(hours=7 * hours),
            size=100,
            is_checked=is_checked,
        )
        for at, (branch, hours, is_checked) in enumerate(given_backups)
    ]
    newest_first = sorted(made, key=lambda backup: backup.moment, reverse=True)
    checked = [backup for backup in newest_first if backup.is_checked]
    spared = {*newest_first[:ALWAYS_KEPT], *checked[:ALWAYS_KEPT]}

    gone = superfluous_backups(made)

    assert len(gone) <= MOST_AT_ONCE
    assert spared.isdisjoint(gone)
    assert spared.isdisjoint(beyond_budget(made, 0))
    assert superfluous_backups(thinned(made)) == ()


class TestRoom:
    def test_the_oldest_go_until_the_rest_fits(self):
        made = backups(*days_ago(5, 4, 3, 2, 1))
        assert beyond_budget(made, 300) == (made[0], made[1])
        assert beyond_budget(made, 500) == ()

    def test_the_newest_and_the_newest_that_were_looked_through_stay_without_room(self):
        made = [
            *backups(*days_ago(9, 8, 7), is_checked=True),
            *(
                replace(b, moment=VaultMoment(count=9 + at))
                for at, b in enumerate(backups(NOW, NOW))
            ),
        ]
        assert beyond_budget(made, 0) == (made[0],)

    def test_twenty_times_the_vault_or_what_was_chosen_whichever_is_less(self):
        assert budget_of(10_000_000) == 200_000_000
        assert budget_of(4 * GIGABYTE) == 20 * GIGABYTE
        assert budget_of(4 * GIGABYTE, 5 * GIGABYTE) == 5 * GIGABYTE
