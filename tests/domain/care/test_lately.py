"""Places and faces that a child knows from the last two years."""

from __future__ import annotations

from datetime import date

from ib_desk.domain.care.lately import faces_lately, places_lately
from ib_desk.domain.records.career import CareerYear
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.school import Professional, Role
from ib_desk.domain.records.support_file import TeamMember
from ib_desk.domain.records.weighing import SupportPlace, Weighing
from tests.builders import FILE, NOOR, whole

TODAY = date(2026, 11, 21)
ANOUK = Professional(name="Anouk de Graaf", role=Role.TEACHER)
LONG_AGO = date(2024, 11, 20)


def helped(place="", by_whom="", since=date(2026, 3, 1), until=date(2026, 6, 1)):
    return Intervention(
        file_id=FILE,
        title="Rustige start",
        place=place,
        by_whom=by_whom,
        starts_on=since,
        ends_on=until,
    )


def places(*records):
    return [one.words or one.choice for one in places_lately(whole(*records), TODAY)]


def faces(*records):
    return [one.words for one in faces_lately(whole(*records), TODAY)]


def test_a_place_is_where_help_was_given_and_what_was_chosen_before():
    chosen = Weighing(
        file_id=FILE, weighed_on=date(2026, 6, 9), support_place=SupportPlace.OWN_SCHOOL
    )
    found = places_lately(whole(helped("in de gang", "Tim"), chosen), TODAY)
    assert [(one.words, one.who, one.choice) for one in found] == [
        ("", "", SupportPlace.OWN_SCHOOL),
        ("in de gang", "Tim", None),
    ]
    assert places(Weighing(file_id=FILE, support_place=SupportPlace.OWN_SCHOOL)) == []


def test_an_earlier_school_is_a_place_too():
    before = CareerYear(pupil_id=NOOR, began_in=2025, school="De Duinroos", group="4")
    (one,) = places_lately(whole(before), TODAY)
    assert (one.words, one.about, one.period) == ("De Duinroos", "groep 4", "2025-2026")
    assert places(CareerYear(pupil_id=NOOR, began_in=2021, school="De Duinroos")) == []
    assert places(CareerYear(pupil_id=NOOR, began_in=2025)) == []


def test_what_ended_more_than_two_years_ago_or_is_still_to_come_is_left_out():
    assert places(helped("in de klas", until=LONG_AGO)) == []
    assert places(helped("in de klas", since=date(2027, 1, 1), until=None)) == []
    assert places(helped("in de klas", since=None, until=None)) == ["in de klas"]
    assert places(helped(" ")) == []


def test_what_goes_on_comes_first_and_there_are_at_most_five():
    many = [helped(f"{n}", until=date(2026, n, 1)) for n in range(1, 8)]
    running = helped("nu", until=None)
    found = places_lately(whole(*many, running), TODAY)
    assert [one.words for one in found] == ["nu", "7", "6", "5", "4"]
    assert [one.runs_on(TODAY) for one in found] == [True, False, False, False, False]


def test_faces_are_the_team_and_who_helped_besides():
    member = TeamMember(file_id=FILE, professional_id=ANOUK.id, since=date(2026, 3, 1))
    team = helped(by_whom="Anouk en Tim")
    other = helped(by_whom="Fatima")
    assert faces(ANOUK, member, team, other) == ["Anouk de Graaf", "Fatima"]
    (face, *_rest) = faces_lately(whole(ANOUK, member), TODAY)
    assert (face.choice, face.since) == (Role.TEACHER, date(2026, 3, 1))


def test_somebody_without_a_name_is_no_face():
    nameless = Professional(role=Role.TEACHER)
    assert faces(nameless, TeamMember(file_id=FILE, professional_id=nameless.id)) == []
