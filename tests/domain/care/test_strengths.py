"""What is strong stands beside what asks for support: at most three of the broad view."""

from __future__ import annotations

from datetime import date

from ib_desk.domain.care.strengths import MOST_STRENGTHS, strengths_in
from ib_desk.domain.records.broad_view import BroadViewEntry, LifeDomain
from ib_desk.domain.records.field_place import place_of
from tests.builders import FILE, whole

TODAY = date(2026, 11, 21)


def entry(domain, strong, on=None):
    return BroadViewEntry(file_id=FILE, domain=domain, strong=strong, seen_on=on)


def words(*entries):
    return [one.words for one in strengths_in(whole(*entries), TODAY)]


def test_the_last_seen_come_first_and_what_has_no_day_behind():
    seen = [
        entry(LifeDomain.TALENTS, "Tekent."),
        entry(LifeDomain.LANGUAGE, "Vertelt graag.", date(2026, 3, 1)),
        entry(LifeDomain.HOME, "Ouders trekken samen op.", date(2026, 9, 1)),
        entry(LifeDomain.LEARNING, ""),
    ]
    assert words(*seen) == ["Ouders trekken samen op.", "Vertelt graag.", "Tekent."]


def test_there_are_at_most_three_and_each_leads_to_its_place():
    seen = [entry(domain, f"{domain.value}.", TODAY) for domain in LifeDomain]
    found = strengths_in(whole(*seen), TODAY)
    assert len(found) == MOST_STRENGTHS
    assert [one.place for one in found] == [place_of(one, "strong") for one in seen[:3]]


def test_what_is_still_to_be_seen_has_no_day_yet():
    ahead = entry(LifeDomain.TALENTS, "Tekent.", date(2027, 1, 1))
    assert [one.on for one in strengths_in(whole(ahead), TODAY)] == [None]
