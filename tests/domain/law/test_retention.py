"""How long a school keeps what: from the day on which the pupil left, and nothing is law."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ib_desk.domain.certainty import Certainty
from ib_desk.domain.data_problem import UnfitValue
from ib_desk.domain.law.retention import kept_until, left_on
from ib_desk.domain.records.closing import Closing, ClosingReason
from tests.domain.made_files import FILE, made
from tests.shipped import catalogue

KEPT = catalogue().retention.kept
JULY = date(2026, 7, 9)


@pytest.mark.parametrize(
    ("reason", "day"),
    [
        (ClosingReason.LEFT_SCHOOL, JULY),
        (ClosingReason.OTHER_PLACE, JULY),
        (ClosingReason.GOALS_REACHED, None),
        (None, None),
    ],
)
def test_only_who_left_the_school_begins_a_term(reason, day):
    closed = replace(FILE, closed_on=JULY)
    closing = Closing(file_id=FILE.id, closed_on=JULY, reason=reason)
    assert left_on(made(closing, file=closed)) == day
    assert left_on(made(closing)) is None
    ended = replace(closing, reopened_on=JULY)
    assert left_on(made(ended, file=closed)) is None


def test_the_file_two_years_absence_five_and_a_referral_three():
    assert [kept_until(one, JULY).year for one in KEPT] == [2028, 2031, 2029]
    assert kept_until(KEPT[0], JULY) == date(2028, 7, 9)


def test_none_was_read_at_its_source_so_none_is_told_as_law():
    assert [one for one in KEPT if one.how_sure is Certainty.READ] == []


@pytest.mark.parametrize("odd", [{"what": " "}, {"years": 0}, {"name": ""}])
def test_what_says_nothing_is_refused(odd):
    with pytest.raises(UnfitValue):
        replace(KEPT[0], **odd)
