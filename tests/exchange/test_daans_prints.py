"""What leaves a school for secondary education, in the words of that school."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from ib_desk.application.paper import NothingToPrint, PrintChoices, Report
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.closing import Closing
from ib_desk.domain.records.consent import Consent, ConsentPurpose
from ib_desk.domain.records.hearing import Hearing
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.domain.records.school import Professional, Role, School, Sector
from ib_desk.main.example import example_records
from ib_desk.main.resources import resources_root
from tests.exchange.printing import printed, words_of
from tests.main.test_short_cases import files_in
from tests.ui.test_sector_words import PO

WRITTEN = date(2026, 11, 20)
EVERYTHING = PrintChoices(
    signature_lines=True,
    with_scores=True,
    with_safety=True,
    with_more_answers=True,
    with_home=True,
    with_health=True,
)
OF_HIS_FIRST_SCHOOL = ("Groep of klas", "groep 3", "Basisschool De Klimop")


@cache
def daan() -> WholeFile:
    """His file in the example, with a request and a question for consent beside it."""
    records = example_records(resources_root(), Sector.VO)
    (file,) = files_in(records)
    school = next(one for one in records if isinstance(one, School))
    request = SwvRequest(file_id=file.file.id, kind=RequestKind.ARRANGEMENT)
    asked = Consent(file_id=file.file.id, purpose=ConsentPurpose.FETCH, recipient="de huisarts")
    closing = Closing(file_id=file.file.id, outcome="Daan volgt weer alle vakken.")
    more = {SwvRequest: (request,), Consent: (asked,), Closing: (closing,)}
    return replace(file, school=school, parts={**file.parts, **more})


@cache
def words(report: Report) -> str:
    return " ".join(words_of(printed(report, daan(), EVERYTHING, day=WRITTEN).content).split())


@pytest.mark.parametrize("report", Report)
def test_no_print_of_a_secondary_school_says_a_word_of_a_primary_school(report):
    said = words(report)
    for history in OF_HIS_FIRST_SCHOOL:
        said = said.replace(history, "")
    assert PO.findall(said) == []


def test_it_says_the_words_of_its_own():
    said = " ".join(map(words, Report))
    for word in ("mentor", "docent", "zorgcoördinator", "lesuur", "Klas", "H2A"):
        assert word in said, word
    assert words(Report.TEACHERS).startswith("Het Baken · Waterdam Blad voor docenten")
    assert "Eén leerling, één plan" in words(Report.PLAN)
    assert "uw kind" not in said.casefold()


def test_an_opp_of_secondary_education_says_where_to_with_hours_and_who_agrees():
    """WVO 2020 art. 2.44: outflow with grounds, guidance, deviations, the pupil’s own part."""
    said = words(Report.OPP)
    assert "Mbo 4 en havo" in said
    assert "16 lesuren per week" in said
    assert "dagdelen" not in said
    assert "Petra Verbeek (moeder): gesproken op 17 november 2026" in said
    assert "akkoord op 18 november 2026" in said


def test_a_plan_that_was_set_tells_what_was_said_of_it_and_not_what_came_after():
    assert "Ik wil iets met motoren leren" in words(Report.OPP)
    assert "Engels mag erbij" not in words(Report.OPP), "that was said at the evaluation"
    assert any(one.heard_on == date(2026, 11, 19) for one in daan().of(Hearing))


def test_teachers_of_several_subjects_stand_on_their_sheet_each_with_their_own_part():
    said = words(Report.TEACHERS)
    teachers = [one for one in daan().people.values() if one.role is Role.TEACHER]
    assert len(teachers) == 2
    for one in teachers:
        assert f"{one.name}, docent: " in said
    mentor = next(one for one in daan().people.values() if one.role is Role.MENTOR)
    assert said.index(mentor.name) < said.index(teachers[0].name), "the mentor first"


def test_without_a_plan_there_is_nothing_to_print():
    bare = replace(daan(), parts={})
    with pytest.raises(NothingToPrint):
        printed(Report.OPP, bare)
    assert isinstance(next(iter(bare.people.values())), Professional)
