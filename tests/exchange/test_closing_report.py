"""The letter with which a file closes: a page for each who is told, without what another said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ib_desk.application.paper import NothingToPrint, PrintChoices, Report
from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.closing import Closing, ClosingReason, ClosingView, ViewOf
from ib_desk.domain.records.contract import ContractParty
from ib_desk.domain.records.goal import Goal, GoalState
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.help_question import HelpQuestion
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.meeting import Attendee, Meeting, Presence
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.support_file import SupportFile
from tests.builders import (
    FATHER,
    FILE,
    MOTHER,
    closing_of_noor,
    guardians,
    noor,
    pupil,
    without,
)
from tests.exchange.printing import pages_of, printed, words_of

CLOSING, OF_NOOR, OF_TEACHER = closing_of_noor()
DAY = date(2026, 9, 17)


def letters(whole: WholeFile, choices: PrintChoices | None = None) -> list[str]:
    return pages_of(printed(Report.CLOSING, whole, choices).content)


def said_by(guardian_id, words: str) -> ClosingView:
    return replace(
        OF_NOOR,
        id=Closing(file_id=FILE).id,
        whose=ViewOf.GUARDIAN,
        guardian_id=guardian_id,
        words=words,
    )


def closed_file() -> SupportFile:
    return replace(noor().file, closed_on=DAY)


def short(*instead: Record) -> WholeFile:
    """With little done, so that each letter is one page."""
    return without(noor(*instead), Intervention)


def test_each_parent_gets_a_page_from_the_question_to_what_one_may_ask():
    mother, father = letters(noor())
    assert "Voor Marieke Bakker (moeder)" in mother
    assert "Voor Joost van Dalen (vader)" in father
    for page in (mother, father):
        parts = (
            "Het dossier van Noor is afgesloten op 17 september 2026.",
            "De reden: de doelen zijn behaald.",
            "Wat was de vraag?",
            "Wat hebben we gedaan?",
            "Noor begint nu zelf met haar kaartje.",
            "Ik weet hoe ik moet beginnen.",
            "Zo kan het blijven.",
            "Esther Mulder blijft het aanspreekpunt",
            "Nadat Noor van school is, bewaart de school het leerlingdossier 2 jaar",
            "nog laat nakijken",
            "U mag het dossier lezen",
        )
        found = [page.replace("\n", " ").find(one) for one in parts]
        assert -1 not in found, parts[found.index(-1)]
        assert found == sorted(found)


def test_goals_stay_sentences_where_nobody_typed_the_full_stop():
    goals = [Goal(file_id=FILE, aim=aim, state=GoalState.REACHED) for aim in ("Leest", "Schrijft")]
    page = letters(without(short(*goals)))[0]
    assert "Leest. Schrijft." in page.replace("\n", " ")


def test_one_parent_alone_can_be_chosen():
    (page,) = letters(noor(), PrintChoices(addressee=FATHER))
    assert "Joost van Dalen (vader)" in page


def test_what_one_parent_said_apart_is_not_told_to_the_other():
    mother, father = letters(short(said_by(MOTHER, "Eindelijk.")))
    assert "Eindelijk." in mother
    assert "Eindelijk." not in father


def test_what_was_said_in_a_meeting_is_told_to_who_was_there():
    meeting = Meeting(file_id=FILE, held_on=date(2026, 9, 10))
    came = [
        Attendee(meeting_id=meeting.id, presence=Presence.CAME, guardian_id=one, view=view)
        for one, view in ((MOTHER, "Eindelijk."), (FATHER, ""))
    ]
    at_meeting = replace(CLOSING, meeting_id=meeting.id)
    mother, father = letters(short(meeting, *came, at_meeting))
    assert "Eindelijk." in mother
    assert "Eindelijk." in father
    assert "Wij spraken erover op 10 september 2026." in father.replace("\n", " ")
    asked = replace(came[1], presence=Presence.ASKED)
    _mother, father = letters(short(meeting, came[0], asked, at_meeting))
    assert "Eindelijk." not in father


@pytest.mark.parametrize(("born", "readers"), [(2017, 2), (2009, 3), (2007, 1)])
def test_from_sixteen_the_pupil_gets_one_too_and_from_eighteen_alone(born, readers):
    older = replace(pupil(), born_on=BirthDate(born, 5, 14))
    pages = letters(noor(older))
    assert len(pages) == readers
    assert ("Wat mag jij?" in pages[-1]) is (born < 2017)
    if readers == 3:
        assert "Noor leest het dossier zelf. U mag meelezen als Noor dat goedvindt." in pages[0]


def test_to_whom_a_ruling_applies_none_goes_by_itself():
    father = next(one for one in guardians() if one.id == FATHER)
    ruled = replace(father, restriction="Geen informatie over het kind.")
    (page,) = letters(noor(ruled))
    assert "Marieke Bakker" in page


def test_who_left_reads_until_which_day_it_is_kept():
    leaving = replace(CLOSING, reason=ClosingReason.LEFT_SCHOOL)
    page = letters(noor(leaving, closed_file()))[0]
    assert "het leerlingdossier tot en met 17 september 2028" in page


def test_each_goal_says_what_became_of_it():
    goal = Goal(file_id=FILE, aim="Noor fietst zelf.", state=GoalState.ELSEWHERE)
    assert "Gaat elders verder: Noor fietst zelf." in letters(noor(goal))[0]


def test_one_that_closed_nothing_yet_is_a_concept_and_says_so():
    page = letters(noor(replace(CLOSING, closed_on=None)))[0]
    assert "CONCEPT" in page
    assert "Wij gaan het dossier van Noor afsluiten." in page


def test_what_nobody_said_takes_no_room():
    bare = noor(replace(CLOSING, reason=None, outcome="", aftercare="", contact_after=""))
    page = letters(without(bare, ClosingView))[0]
    for heading in ("De reden", "Hoe kijkt ieder terug?", "Hoe gaat het verder?"):
        assert heading not in page


@pytest.mark.parametrize("gone", [Closing, Guardian])
def test_without_a_closing_or_without_a_reader_there_is_no_letter(gone):
    with pytest.raises(NothingToPrint):
        printed(Report.CLOSING, without(noor(), gone))


def test_a_child_whose_question_nobody_asked_gets_no_empty_frame():
    page = words_of(printed(Report.CLOSING, without(noor(), HelpQuestion, ContractParty)).content)
    assert "Wat was de vraag?" not in page
