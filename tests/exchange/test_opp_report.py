"""The plan on paper: whole and the part that is agreed to, what stands in it and where to sign."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from ib_desk.application.paper import NothingToPrint, PrintChoices, Printed, Report
from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.records.career import CareerYear, YearWent
from ib_desk.domain.records.guardian import Custody, Guardian, Relation
from ib_desk.domain.records.hearing import Heard, Hearing, HearingSubject, HearingWay
from ib_desk.domain.records.opp import (
    Opp,
    OppAgreement,
    OppAgrees,
    OppConsultation,
    OppState,
)
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.running_measure import RunningMeasure
from tests.builders import MOTHER, guardians, noor, pupil, whole, without
from tests.exchange.printing import noors, pages_of, printed, standing_in_order, words_of
from tests.signing import seen_text

HELD = noor().of(Opp)[0]
CONCEPT = replace(HELD, state=OppState.CONCEPT, set_on=None)
FATHER_SAYS = noor().of(OppAgreement)[1]
BOTH = pytest.mark.parametrize("report", [Report.OPP, Report.OPP_GUIDANCE])


def words(report: Report, *instead: Record, **choices: Any) -> str:
    return words_of(printed(report, noor(*instead), PrintChoices(**choices)).content)


def test_the_whole_plan_from_how_it_stands_to_where_to_sign():
    assert standing_in_order(
        words_of(noors(Report.OPP).content),
        "OPP: het plan voor extra hulp",
        "Noor van Dalen · groep 6",
        "Versie 1 · vastgesteld op 14 september 2026",
        "Vanaf 27 augustus 2026: besluit over extra ondersteuning.",
        "Het OPP loopt van 14 september 2026 tot en met 31 juli 2027.",
        "Vmbo theoretisch en havo",
        "Taal is boven gemiddeld.",
        "Wat helpt?",
        "Wat belemmert?",
        "Ik wil een plekje waar ik mag zijn zonder uitleg.",
        "Overgenomen:",
        "Karin Hoekstra: 40 uur",
        "Niets: Noor volgt het gewone programma.",
        "gesproken op 3 september 2026, hele plan gezien op 10 september 2026, akkoord op",
        "Op 18 januari 2027, met Noor en de ouders of verzorgers.",
        "Gezien",
        "Akkoord is iets anders.",
        "Marieke Bakker (moeder): handtekening en datum",
        "School: handtekening en datum",
    )


def test_the_handelingsdeel_is_what_is_agreed_to_and_nothing_else():
    found = words_of(noors(Report.OPP_GUIDANCE).content)
    assert "Karin" in found
    assert "akkoord / niet akkoord" in found
    assert HELD.outflow_because not in found
    assert "zonder uitleg" not in found


def test_at_most_three_pages():
    assert noors(Report.OPP).pages <= 3
    assert noors(Report.OPP_GUIDANCE).pages == 1


@BOTH
def test_a_concept_says_so_on_every_page_and_what_was_set_does_not(report):
    def marked(made: Printed) -> list[bool]:
        return ["CONCEPT" in page for page in pages_of(made.content)]

    assert all(marked(printed(report, noor(CONCEPT))))
    assert not any(marked(noors(report)))
    assert "Versie 1 · concept" in words(report, CONCEPT)


@BOTH
def test_a_refusal_and_what_lapsed_are_told(report):
    refused = replace(FATHER_SAYS, agrees=OppAgrees.NO)
    assert "concept, geen overeenstemming" in words(report, CONCEPT, refused)
    assert "Versie 1 · vervallen" in words(report, replace(HELD, state=OppState.LAPSED))


def test_for_whom_it_is_stands_at_the_foot_with_its_version():
    assert "versie 1 · voor Marieke Bakker" in words(Report.OPP, addressee=MOTHER)
    nameless = replace(next(g for g in guardians() if g.id == MOTHER), name="")
    assert "voor" not in words(Report.OPP, nameless, addressee=MOTHER).split("versie 1")[-1][:9]


def test_what_was_asked_and_not_answered():
    tries = [replace(one, talked_on=None) for one in noor().of(OppConsultation)]
    silent = [replace(one, agrees=None, seen_on=None) for one in noor().of(OppAgreement)]
    found = words(Report.OPP, *tries, *silent)
    assert (
        "Marieke Bakker (moeder): 1 keer gevraagd, nog niet gesproken, nog geen antwoord." in found
    )
    undated = replace(FATHER_SAYS, said_on=None)
    assert "hele plan gezien op 14 september 2026, akkoord." in words(Report.OPP, undated)


def test_an_answer_on_an_earlier_text_is_told_as_one():
    seen = seen_text(noor(CONCEPT), FATHER_SAYS)
    changed = replace(CONCEPT, guidance="Iets anders.")
    assert "dat was over een eerdere tekst" in words(Report.OPP, changed, seen)
    assert "dat was over een eerdere tekst" not in words(Report.OPP, CONCEPT, seen)


def test_nothing_is_made_up_for_what_nobody_filled_in():
    bare = Opp(file_id=HELD.file_id)
    found = words_of(printed(Report.OPP, whole(bare, pupil(), *guardians())).content)
    assert "Nog niet besproken." in found
    for heading in ("Begin en eind", "Waar werken we", "Wat helpt?", "Wanneer kijken we"):
        assert heading not in found


def test_from_when_without_a_reason_and_without_an_end():
    measure = noor().of(RunningMeasure)[0]
    found = words(Report.OPP, replace(HELD, counts_because=None), replace(measure, ends_on=None))
    assert "Vanaf 27 augustus 2026." in found
    assert "Het OPP loopt vanaf 14 september 2026." in found


def test_what_deviates_is_described():
    found = words(Report.OPP, replace(HELD, deviates=True, deviations="Eigen leerlijn rekenen."))
    assert "Eigen leerlijn rekenen." in found
    assert "Nog niet besproken." in words(Report.OPP, replace(HELD, deviates=True))


def test_a_next_version_tells_what_is_new_and_what_is_there_no_more():
    later = replace(
        HELD.next_version(), guidance="CJG: 6 gesprekken thuis.\nKarin komt elke week.", outflow=()
    )
    later = replace(later, deviates=True, deviations="Geen gym.", helps="")
    found = words(Report.OPP, later)
    assert "Begeleiding, nieuw: Karin" in found
    assert "Begeleiding, niet meer: Onderwijsassistent" in found
    assert "Uitstroombestemming, niet meer: havo" in found
    assert "Wijkt het programma af, nieuw: ja" in found
    agreed = words(Report.OPP_GUIDANCE, later)
    assert "Begeleiding, nieuw: Karin" in agreed
    assert "Uitstroombestemming" not in agreed
    unsaid = words(Report.OPP, replace(later, deviates=None))
    assert "Wijkt het programma af, niet meer: nee" in unsaid


def test_an_earlier_version_can_be_printed():
    later = replace(HELD.next_version(), guidance="Heel anders.")
    assert "Heel anders." in words(Report.OPP, later)
    assert "Heel anders." not in words(Report.OPP, later, opp=HELD.id)


def test_from_18_the_pupil_signs_alone():
    grown = replace(pupil(), born_on=BirthDate(2008, 1, 1))
    found = words(Report.OPP_GUIDANCE, grown)
    assert "Noor: akkoord / niet akkoord" in found
    assert "Marieke Bakker" not in found


def test_whose_name_nobody_knows_has_a_place_all_the_same():
    nameless = replace(next(g for g in guardians() if g.id == MOTHER), name="", relation=None)
    assert "ouder: akkoord / niet akkoord" in words(Report.OPP_GUIDANCE, nameless).lower()


@BOTH
def test_without_a_plan_there_is_nothing_to_print(report):
    with pytest.raises(NothingToPrint):
        printed(report, without(noor(), Opp))


def test_a_day_of_printing_before_the_hearing_tells_nothing_of_it():
    early = printed(Report.OPP, noor(), day=date(2026, 6, 1))
    assert "zonder uitleg" not in words_of(early.content)


def test_a_plan_tells_what_the_pupil_said_before_it_was_set_and_not_that_it_was_ill_later():
    set_on = HELD.set_on
    assert set_on is not None
    ill = Hearing(
        file_id=HELD.file_id,
        subject=HearingSubject.PLAN_EVALUATED,
        heard_on=set_on + timedelta(days=2),
        ways=(HearingWay.TALK,),
        outcome=Heard.COULD_NOT,
        outcome_note="Noor was ziek.",
    )
    found = words_of(printed(Report.OPP, noor(ill), day=set_on + timedelta(days=3)).content)
    assert "zonder uitleg" in found
    assert "ziek" not in found
    before = replace(ill, heard_on=set_on)
    found = words_of(printed(Report.OPP, noor(before), day=set_on).content)
    assert "zonder uitleg" in found, "what was said counts, not that it could not be said again"


def test_who_cares_without_gezag_talked_along_and_is_asked_for_no_signature():
    carer = Guardian(
        pupil_id=pupil().id,
        name="Anneke Visser",
        relation=Relation.FOSTER_PARENT,
        custody=Custody.NO,
    )
    talk = OppConsultation(opp_id=HELD.id, guardian_id=carer.id, talked_on=date(2026, 9, 4))
    found = words(Report.OPP, carer, talk)
    assert "gesproken op 4 september 2026, praat mee als verzorger" in found
    assert "Anneke Visser (pleegouder): handtekening" not in found


def test_the_school_career_stands_in_the_whole_plan_and_not_in_the_part_to_agree_to():
    year = CareerYear(
        pupil_id=pupil().id, began_in=2024, group="4", school="De Brug", went=YearWent.REPEATED
    )
    found = words(Report.OPP, year)
    assert standing_in_order(found, "Schoolloopbaan", "2024-2025", "groep 4", "overgedaan")
    assert "Schoolloopbaan" not in words(Report.OPP_GUIDANCE, year)
    assert "Schoolloopbaan" not in words(Report.OPP)
