"""Beside each question of a weighing: at most three dated facts since the last decision."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.care.evidence import (
    MOST_FACTS,
    EvidenceChoice,
    EvidenceKind,
    EvidenceText,
    Said,
    Speaking,
    beside,
    rests_on,
)
from ib_desk.domain.care.finding_evidence import evidence_for, told_for
from ib_desk.domain.care.spoken_evidence import spoken
from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.records.absence import (
    AbsenceTotal,
    AbsenceUnit,
    AdaptedTeaching,
    AtHome,
    TeachingKind,
)
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.broad_view import BroadViewEntry, LifeDomain
from ib_desk.domain.records.condition import AskedAt, Condition, ConditionAnswer, ConditionState
from ib_desk.domain.records.contact import Contact, ContactPerson, Reached
from ib_desk.domain.records.contract import (
    Breach,
    Contract,
    ContractParty,
    ContractPartyId,
    ContractReview,
    PartyKind,
    PartyTrust,
    ReviewState,
)
from ib_desk.domain.records.evaluation import Evaluation, Wellbeing
from ib_desk.domain.records.field_place import FieldPlace, place_of
from ib_desk.domain.records.goal import Goal, GoalMeasurement
from ib_desk.domain.records.guardian import Guardian, GuardianId
from ib_desk.domain.records.hearing import Hearing, HearingInput
from ib_desk.domain.records.intervention import Effect, Intervention
from ib_desk.domain.records.meeting import Meeting
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.domain.records.school import Professional, ProfessionalId, Role
from ib_desk.domain.records.signal import SafetyDoubt, Signal
from ib_desk.domain.records.statement import A_VIEW, Statement
from ib_desk.domain.records.support_file import TeamMember
from ib_desk.domain.records.weighing import Dimension, DimensionScore, Weighing
from tests.builders import FATHER, FILE, MOTHER, NOOR, known_id, noor, whole
from tests.shipped import catalogue

TODAY = date(2026, 11, 21)
BEFORE, DECIDED, AFTER, LATER = (date(2026, month, 9) for month in (3, 6, 9, 10))
CHOICE, TERMS = catalogue().evidence, catalogue().terms
LAST = Weighing(file_id=FILE, weighed_on=DECIDED, chosen_level=3)
NOW = LAST.again(TODAY)
MUM = Guardian(id=MOTHER, pupil_id=NOOR, name="Marieke Bakker")
CONTRACT = Contract(file_id=FILE, talked_on=AFTER)
CHILD = ContractParty(contract_id=CONTRACT.id, kind=PartyKind.PUPIL, fears="Dat ze kijken.")
ANOUK = Professional(name="Anouk de Graaf", role=Role.TEACHER)
KARIN = Professional(name="Karin Hoekstra", role=Role.EDUCATIONALIST)


def facts(*records, weighing=NOW, today=TODAY):
    """Dimension → words, of what the file of these records says."""
    file = whole(LAST, MUM, weighing, *records)
    found = told_for(weighing, file, CHOICE, TERMS, today)
    return {dimension: [fact.words for fact in told] for dimension, told in found.items() if told}


def everywhere(*records, **more):
    return {words for told in facts(*records, **more).values() for words in told}


def intervention(title, effect=Effect.BETTER, on=AFTER, **more):
    return Intervention(file_id=FILE, title=title, effect=effect, evaluated_on=on, **more)


def contact(line="Slaapt weer slecht.", on=AFTER, **more):
    return Contact(file_id=FILE, line=line, on=on, **more)


def met(contact, reached=Reached.YES, **who):
    return ContactPerson(contact_id=contact.id, reached=reached, **who)


# What a fact says


def test_an_effect_speaks_to_what_was_done_and_to_learning():
    told = facts(intervention("Leesgroepje", effect_note="Leest 12 woorden meer."))
    words = ["Leesgroepje: beter. Leest 12 woorden meer."]
    assert told == {Dimension.IMPACT: words, Dimension.EARLIER_EFFORT: words}


def test_what_somebody_typed_begins_a_sentence_where_it_stands_behind_one():
    assert everywhere(intervention("leesgroepje", effect_note="leest meer")) == {
        "Leesgroepje: beter. Leest meer."
    }


def test_what_nobody_looked_back_on_tells_nothing():
    assert facts(intervention("Leesgroepje", effect=None)) == {}
    assert facts(Breach(contract_id=CONTRACT.id, noticed_on=AFTER)) == {}
    assert facts(Signal(file_id=FILE, seen_on=AFTER)) == {}


def test_absence_is_told_by_its_numbers_and_their_source():
    total = AbsenceTotal(
        file_id=FILE, as_of=AFTER, excused=61, unit=AbsenceUnit.DAY_PARTS, source="ParnasSys"
    )
    both = replace(total, unexcused=4)
    assert facts(total) == {Dimension.URGENCY: ["Verzuim in 12 maanden: 61 dagdelen geoorloofd."]}
    assert everywhere(both) == {
        "Verzuim in 12 maanden: 61 dagdelen geoorloofd, 4 dagdelen ongeoorloofd."
    }
    told = told_for(NOW, whole(LAST, both), CHOICE, TERMS, TODAY)[Dimension.URGENCY]
    assert [(fact.source, fact.place) for fact in told] == [
        ("ParnasSys, 9 sep 2026", place_of(both, "as_of"))
    ]
    assert facts(replace(total, unit=None)) == {}


def test_a_stay_at_home_and_its_end_are_two_facts():
    stay = AtHome(file_id=FILE, since=AFTER, line="Buikpijn.")
    assert facts(stay) == {Dimension.URGENCY: ["Kwam thuis te zitten. Buikpijn."]}
    back = replace(stay, back_on=LATER)
    assert facts(back)[Dimension.URGENCY][-1] == "Gaat weer naar school."


def test_fewer_lessons_are_told_by_what_they_are():
    fewer = AdaptedTeaching(
        file_id=FILE, kind=TeachingKind.SHORTENED, starts_on=AFTER, line="Tot 12 uur."
    )
    assert everywhere(fewer) == {"Verkort rooster. Tot 12 uur."}
    assert facts(replace(fewer, starts_on=None)) == {}


def test_agreements_that_were_broken_are_told_before_those_that_were_kept():
    kept = Agreement(
        file_id=FILE,
        result="Elke vrijdag een bericht.",
        owner="Anouk",
        state=AgreementState.KEPT,
        kept_on=LATER,
    )
    broken = replace(
        kept, id=known_id("broken"), state=AgreementState.NOT_KEPT, kept_on=None, ends_on=AFTER
    )
    assert facts(kept, broken)[Dimension.EARLIER_EFFORT] == [
        "Afspraak niet nagekomen: Elke vrijdag een bericht.",
        "Afspraak nagekomen: Elke vrijdag een bericht.",
    ]
    assert facts(replace(kept, state=AgreementState.OPEN, kept_on=None)) == {}


def test_what_went_otherwise_and_what_came_of_looking_back_speak_to_working_together():
    breach = Breach(contract_id=CONTRACT.id, noticed_on=AFTER, happened="Twee berichten misten.")
    review = ContractReview(
        contract_id=CONTRACT.id,
        state=ReviewState.HELD,
        held_on=LATER,
        outcome="Gaat goed.",
        trust=(
            PartyTrust(party=CHILD.id, score=4),
            PartyTrust(party=ContractPartyId(known_id("gone")), score=1),
        ),
    )
    told = facts(CONTRACT, CHILD, breach, review)[Dimension.MOTIVATION]
    assert told[:3] == ["Vertrouwen van Noor: 4 van 10.", "Twee berichten misten.", "Gaat goed."]
    assert facts(replace(review, state=ReviewState.MISSED, held_on=LATER)) == {}


def test_a_condition_that_asks_for_care_is_told_unless_it_is_kept_off_paper():
    answer = ConditionAnswer(
        contract_id=CONTRACT.id,
        party_id=CHILD.id,
        asked_at=AskedAt.IN_BETWEEN,
        asked_on=AFTER,
        condition=Condition.LANGUAGE,
        state=ConditionState.STUCK,
        note="Te veel afkortingen.",
    )
    child = replace(CHILD, fears="")
    assert "Vraagt aandacht: elkaars taal. Te veel afkortingen." in everywhere(
        CONTRACT, child, answer
    )
    assert facts(CONTRACT, child, replace(answer, off_paper=True)) == {}
    assert facts(CONTRACT, child, replace(answer, state=ConditionState.GOOD)) == {}
    of_all = replace(answer, party_id=None)
    found = told_for(NOW, whole(LAST, CONTRACT, of_all), CHOICE, TERMS, TODAY)
    assert found[Dimension.MOTIVATION][0].source == "voorwaarden, 9 sep 2026"


def test_who_came_in_the_team_says_how_many_are_needed():
    member = TeamMember(file_id=FILE, professional_id=KARIN.id, since=AFTER, task="observeert")
    assert facts(KARIN, member) == {
        Dimension.COMPLEXITY: ["Karin Hoekstra kwam erbij: observeert."]
    }
    assert everywhere(KARIN, replace(member, task="")) == {"Karin Hoekstra kwam erbij."}
    assert facts(member) == {}  # of who is gone there is no name


def test_the_broad_view_speaks_where_its_domain_belongs():
    def seen(domain):
        entry = BroadViewEntry(file_id=FILE, domain=domain, vulnerable="Rekenen.", seen_on=AFTER)
        return set(facts(entry))

    assert seen(LifeDomain.LEARNING) == {Dimension.IMPACT}
    assert seen(LifeDomain.PRESENCE) == {Dimension.URGENCY}
    assert seen(LifeDomain.HOME) == {Dimension.COMPLEXITY, Dimension.FAMILY_CAPACITY}
    assert seen(LifeDomain.TALENTS) == set()


# Safety


def signal(safety):
    return Signal(file_id=FILE, seen_on=AFTER, fact="Ligt onder de tafel.", safety=safety)


def test_what_is_seen_of_safety_stands_beside_the_question_of_safety_alone():
    watched = facts(signal(SafetyDoubt.WATCH))
    assert watched.pop(Dimension.SAFETY) == ["Veiligheid, blijven kijken: Ligt onder de tafel."]
    assert {words for told in watched.values() for words in told} == {"Ligt onder de tafel."}


def test_of_a_suspicion_nothing_stands_beside_another_question():
    assert set(facts(signal(SafetyDoubt.SUSPICION))) == {Dimension.SAFETY}
    assert Dimension.SAFETY not in facts(signal(SafetyDoubt.NONE))


@given(st.sampled_from([d for d in Dimension if d is not Dimension.SAFETY]))
def test_no_data_file_can_put_safety_beside_another_question(dimension):
    speaking = Speaking(kinds=(EvidenceKind.SAFETY,))
    with pytest.raises(UnfitValue) as unfit:
        replace(CHOICE, dimensions={**CHOICE.dimensions, dimension: speaking})
    assert unfit.value.key == f"dimensions.{dimension.value}.kinds"


# Own words


def test_in_the_contract_worries_are_told_and_hopes_are_not():
    party = replace(CHILD, hopes="Rust.", does_not_want="Apart zitten.")
    assert facts(CONTRACT, party)[Dimension.SEVERITY] == ["Dat ze kijken.", "Apart zitten."]
    assert facts(replace(CONTRACT, talked_on=None), party) == {}


def test_trust_that_a_party_gave_in_the_talk_is_told():
    party = replace(CHILD, fears="", trust=5)
    assert facts(CONTRACT, party) == {Dimension.MOTIVATION: ["Vertrouwen van Noor: 5 van 10."]}


@pytest.mark.parametrize(
    ("who", "spoken_to", "source"),
    [
        ({"pupil_id": NOOR}, Dimension.SEVERITY, "Noor"),
        ({"guardian_id": MOTHER}, Dimension.FAMILY_CAPACITY, "Marieke Bakker"),
        ({"professional_id": ANOUK.id}, Dimension.TEACHER_CAPACITY, "Anouk de Graaf"),
        ({"professional_id": KARIN.id}, Dimension.COMPLEXITY, "Karin Hoekstra"),
        ({"professional_id": ProfessionalId(known_id("x")), "name": "Truus"}, None, "Truus"),
    ],
)
def test_a_contact_speaks_where_the_one_who_was_spoken_to_knows_best(who, spoken_to, source):
    call = contact()
    file = whole(LAST, MUM, ANOUK, KARIN, call, met(call, **who))
    told = told_for(NOW, file, CHOICE, TERMS, TODAY)
    told_in = {d for d, found in told.items() if found}
    assert spoken_to in told_in or told_in == {Dimension.IMPACT, Dimension.TEACHER_CAPACITY}
    assert {fact.source for found in told.values() for fact in found} == {f"{source}, 9 sep 2026"}


def test_who_was_not_reached_said_nothing_and_who_is_not_named_was_spoken_to():
    call = contact(trust=3)
    assert facts(call, met(call, Reached.NO, guardian_id=MOTHER)) == {}
    assert set(facts(call)) >= {Dimension.SEVERITY, Dimension.FAMILY_CAPACITY}
    assert "Vertrouwen van Marieke Bakker: 3 van 10." in everywhere(
        call, met(call, guardian_id=MOTHER)
    )
    assert facts(contact(line=" ")) == {}
    assert facts(contact(on=None)) == {}


def test_a_view_on_the_request_is_in_own_words():
    request = SwvRequest(file_id=FILE, kind=RequestKind.ARRANGEMENT)
    view = Statement(
        file_id=FILE,
        about=request.id,
        what=A_VIEW,
        guardian_id=GuardianId(MOTHER),
        said_on=AFTER,
        words="Te laat.",
    )
    own = Statement(
        file_id=FILE, about=request.id, what=A_VIEW, said_on=AFTER, words="Ik wil rust."
    )
    told = facts(request, view, own)
    assert told[Dimension.FAMILY_CAPACITY] == ["Te laat."]
    assert told[Dimension.SEVERITY] == ["Ik wil rust.", "Te laat."]
    assert facts(request, replace(view, words="")) == {}


def test_what_an_evaluation_says_of_the_pupil_and_of_what_does_not_work_yet():
    meeting = Meeting(file_id=FILE, held_on=AFTER)
    told = Evaluation(
        meeting_id=meeting.id, wellbeing=Wellbeing.BAD, wellbeing_words="Te druk.", not_yet="Gym."
    )
    found = facts(meeting, told)
    assert found[Dimension.SEVERITY] == ["Op school: naar. Te druk."]
    assert found[Dimension.IMPACT] == found[Dimension.EARLIER_EFFORT] == ["Lukt nog niet: Gym."]
    assert facts(meeting, Evaluation(meeting_id=meeting.id)) == {}
    assert facts(replace(meeting, held_on=None), told) == {}


def test_what_the_pupil_brought_in_is_its_own_voice():
    hearing = Hearing(file_id=FILE, heard_on=AFTER)
    said = HearingInput(hearing_id=hearing.id, words="Ik wil rust.")
    assert facts(hearing, said)[Dimension.SEVERITY] == ["Ik wil rust."]
    assert facts(replace(hearing, heard_on=None), said) == {}
    assert facts(hearing, replace(said, words="")) == {}


def test_a_measured_goal_says_how_far_it_is():
    goal = Goal(file_id=FILE, aim="Is er elke dag.", unit="procent")
    measured = GoalMeasurement(goal_id=goal.id, measured_on=AFTER, value=Decimal(84))
    assert facts(goal, measured)[Dimension.EARLIER_EFFORT] == [
        f"Doel ‘Is er elke dag’: {goal.said(Decimal(84))}."
    ]
    assert facts(measured) == {}
    assert facts(goal, replace(measured, value=None)) == {}


def test_a_contact_that_shows_more_need_is_told_before_what_else_was_said():
    call = contact(more_needed=True)
    told = facts(call, contact(line="Blij.", on=LATER), met(call, guardian_id=MOTHER))
    assert told[Dimension.SEVERITY][0] == "Er is meer nodig: Slaapt weer slecht."
    assert told[Dimension.URGENCY] == ["Er is meer nodig: Slaapt weer slecht."]


# Since the last decision, up to the day itself


def test_a_fact_from_before_the_last_decision_was_weighed_then():
    assert facts(intervention("Vroeger", on=DECIDED)) == {}
    assert facts(intervention("Vroeger", on=BEFORE)) == {}


def test_of_an_earlier_weighing_stands_there_what_was_known_then():
    first = Weighing(file_id=FILE, weighed_on=DECIDED)
    early = intervention("Vroeger", on=BEFORE)
    late = intervention("Later", on=AFTER)
    file = whole(first, early, late)
    told = evidence_for(first, file, CHOICE, TODAY)[Dimension.EARLIER_EFFORT]
    assert [fact.place.record_id for fact in told] == [early.id]


def test_a_weighing_without_a_decision_ends_no_period():
    undecided = replace(LAST, chosen_level=None)
    file = whole(undecided, NOW, intervention("Vroeger", on=BEFORE))
    assert evidence_for(NOW, file, CHOICE, TODAY)[Dimension.EARLIER_EFFORT]


@pytest.mark.parametrize("ahead", [intervention("Straks", on=date(2027, 1, 1)), contact(on=None)])
def test_what_did_not_happen_yet_or_has_no_day_is_no_fact(ahead):
    assert facts(ahead) == {}


# Which three


def test_no_kind_hides_another():
    told = facts(
        *(intervention(f"{n}", on=date(2026, 9, n)) for n in range(1, 6)),
        Agreement(file_id=FILE, result="Bellen", state=AgreementState.NOT_KEPT, ends_on=AFTER),
    )[Dimension.EARLIER_EFFORT]
    assert told[:3] == ["5: beter.", "Afspraak niet nagekomen: Bellen.", "4: beter."]


def said(number):
    place = FieldPlace(record=Contact, record_id=known_id(f"{number}"))
    return Said(words=f"Feit {number}.", source=f"bron {number}", place=place)


@given(st.integers(0, 9), st.data())
def test_at_most_three_are_shown_and_first_what_a_score_rests_on(many, data):
    every = [said(number) for number in range(many)]
    taken = [one for one in every if data.draw(st.booleans())]
    shown = beside(every, taken)
    assert len(shown) == min(many, MOST_FACTS)
    assert set(shown[: len(taken)]) <= set(taken)


def test_every_file_of_the_example_stays_within_the_file():
    file = noor()
    own = {record.id for records in file.parts.values() for record in records}
    for weighing in file.weighings:
        for told in evidence_for(weighing, file, CHOICE, TODAY).values():
            assert {fact.place.record_id for fact in told} <= own


# Taken over


def test_a_taken_fact_stands_behind_what_was_said_with_its_source_beside():
    note, source = said(1).with_it("Zegt moeder", "")
    assert (note, source) == ("Zegt moeder. Feit 1.", "bron 1")
    note, source = said(2).with_it(note, source)
    assert (note, source) == ("Zegt moeder. Feit 1. Feit 2.", "bron 1; bron 2")
    assert said(2).with_it("", "bron 2") == ("Feit 2.", "bron 2")
    assert said(1).stands_in(note, source)
    assert not said(3).stands_in(note, source)


def test_a_score_rests_on_what_its_note_was_taken_from():
    every = (said(1), said(2))
    assert rests_on("Feit 1.", "bron 1", every, ()) == (known_id("1"),)
    assert rests_on("Iets anders.", "bron 1", every, ()) == ()
    assert rests_on("", "bron 1", every, ()) == ()


def test_put_into_other_words_it_rests_on_the_same_while_its_source_stands():
    before = DimensionScore(
        dimension=Dimension.IMPACT, note="Feit 1.", source="bron 1", rests_on=(known_id("1"),)
    )
    assert rests_on("Anders gezegd.", "bron 1", (), [before]) == (known_id("1"),)
    assert rests_on("Anders gezegd.", "gesprek", (), [before]) == ()
    assert rests_on("", "bron 1", (), [before]) == ()


def test_the_way_back_stays_when_the_fact_is_from_before_the_last_decision():
    early = intervention("Vroeger", on=BEFORE)
    entry = DimensionScore(
        dimension=Dimension.IMPACT,
        score=2,
        source="interventie",
        rests_on=(early.id, known_id("x")),
    )
    weighing = replace(NOW, scores=(entry,))
    told = told_for(weighing, whole(LAST, early, weighing), CHOICE, TERMS, TODAY)
    assert told[Dimension.IMPACT] == (
        Said(words="Interventie", source="interventie", place=place_of(early, "")),
    )


def test_a_long_text_is_told_by_its_first_sentences():
    long = "Dit is een zin van een paar woorden. " * 12
    words = facts(contact(line=long))[Dimension.SEVERITY][0]
    assert words == ("Dit is een zin van een paar woorden. " * 4).strip()


def test_a_question_stays_a_question():
    assert everywhere(contact(line="Wat nu?")) == {"Wat nu?"}


# The data


def unfit(**changed):
    with pytest.raises(UnfitValue) as found:
        replace(CHOICE, **changed)
    return found.value.key, found.value.problem


def speaking(dimension, *kinds, domains=()):
    return {"dimensions": {**CHOICE.dimensions, dimension: Speaking(kinds=kinds, domains=domains)}}


def test_every_kind_has_its_words_and_every_dimension_its_kinds():
    texts = {kind: text for kind, text in CHOICE.texts.items() if kind is not EvidenceKind.TRUST}
    assert unfit(texts=texts) == ("texts.trust", DataProblem.MISSING)
    fewer = {d: s for d, s in CHOICE.dimensions.items() if d is not Dimension.IMPACT}
    assert unfit(dimensions=fewer) == ("dimensions.impact", DataProblem.MISSING)
    assert unfit(**speaking(Dimension.IMPACT)) == ("dimensions.impact.kinds", DataProblem.EMPTY)
    twice = (EvidenceKind.EFFECT, EvidenceKind.EFFECT)
    assert unfit(**speaking(Dimension.IMPACT, *twice)) == (
        "dimensions.impact.kinds",
        DataProblem.DOUBLE,
    )


def test_domains_are_of_the_broad_view():
    assert unfit(**speaking(Dimension.IMPACT, EvidenceKind.VULNERABLE)) == (
        "dimensions.impact.domains",
        DataProblem.CONTRADICTION,
    )
    domains = (LifeDomain.HOME,)
    assert unfit(**speaking(Dimension.IMPACT, EvidenceKind.EFFECT, domains=domains)) == (
        "dimensions.impact.domains",
        DataProblem.CONTRADICTION,
    )


def test_a_place_that_does_not_exist_is_refused():
    with pytest.raises(UnfitValue):
        EvidenceText(says="{wat}", source="bron")


def test_every_kind_speaks_somewhere():
    heard = {kind for one in CHOICE.dimensions.values() for kind in one.kinds}
    assert heard == set(EvidenceKind)
    assert isinstance(CHOICE, EvidenceChoice)


def test_the_father_is_no_part_of_what_the_mother_said():
    call = contact()
    told = told_for(
        NOW, whole(LAST, MUM, call, met(call, guardian_id=FATHER)), CHOICE, TERMS, TODAY
    )
    assert told[Dimension.FAMILY_CAPACITY][0].source == "ouders, 9 sep 2026"


def test_every_fact_of_the_example_leads_to_a_field_that_exists():
    file = noor()
    found = [
        fact
        for weighing in (*file.weighings, file.weighings[-1].again(TODAY))
        for told in evidence_for(weighing, file, CHOICE, TODAY).values()
        for fact in told
    ]
    assert len({fact.kind for fact in found}) > 10
    for fact in found:
        assert hasattr(file.record(fact.place.record_id), fact.place.field)


def test_what_a_helper_states_is_told_and_is_nobodys_of_the_family():
    request = SwvRequest(file_id=FILE, kind=RequestKind.ARRANGEMENT)
    said = Statement(
        file_id=FILE,
        about=request.id,
        what=A_VIEW,
        of_professional=True,
        name="Fatima",
        said_on=AFTER,
        words="Thuis is het rustig.",
    )
    (found,) = spoken(whole(request, said))
    assert (found.kind, found.who) == (EvidenceKind.SPOKEN, "Fatima")
