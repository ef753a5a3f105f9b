from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime

import pytest

from ib_desk.application.paper import PrintChoices, Report
from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.assessment import Assessment, MaySee
from ib_desk.domain.records.broad_view import BroadViewEntry
from ib_desk.domain.records.contract import (
    Contract,
    ContractParty,
    ContractReview,
    ContractReviewId,
    ReviewState,
)
from ib_desk.domain.records.disclosure import Disclosure, Way
from ib_desk.domain.records.guardian import Custody, GuardianId, Relation
from ib_desk.domain.records.help_question import HelpQuestion
from ib_desk.domain.records.meeting import Attendee, Meeting, Presence
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.request import RequestKind
from ib_desk.domain.records.support_file import TeamMember
from ib_desk.domain.records.swv import Applicant, Decider
from ib_desk.domain.records.swv_decision import RequestOutcome, SwvDecision
from ib_desk.domain.records.weighing import SupportPlace, Weighing
from tests.builders import (
    FATHER,
    FILE,
    MOTHER,
    REQUEST_DAY,
    agreements,
    contract,
    guardians,
    interventions,
    known_id,
    noor,
    pupil,
    request,
    swv,
    weighings,
    whole,
    without,
)
from tests.exchange.printing import noors, printed, smallest_type, standing_in_order, words_of


def overview(file=None, choices=None, day=REQUEST_DAY):
    if (file, choices, day) == (None, None, REQUEST_DAY):
        return words_of(noors(Report.PARENTS).content)
    return words_of(printed(Report.PARENTS, file or noor(), choices, day=day).content)


def test_no_type_on_it_is_smaller_than_a_parent_can_read():
    choices = PrintChoices(with_scores=True, with_safety=True)
    assert smallest_type(printed(Report.PARENTS, noor(), choices).content) >= 11


def test_who_somebody_is_stands_behind_the_first_mention_and_not_behind_the_next():
    found = overview()
    assert "Anouk (leraar) en Tim (leraar)" in found
    assert found.count("Anouk (leraar)") == 1
    assert "Marieke (moeder)" not in found, "the head says already who she is"


def test_who_somebody_is_stands_behind_all_of_the_name_that_is_there():
    karin = next(one for one in noor().people.values() if one.name == "Karin Hoekstra")
    two = replace(karin, name="José María Núñez")
    file = noor(two, replace(interventions()[0], by_whom="Tim en José María, elke dag"))
    assert "José María (begeleider passend onderwijs), elke dag" in overview(file)
    said = replace(interventions()[0], by_whom="José María (van buiten)")
    assert "José María (van buiten)" in overview(noor(two, said))


def test_parents_read_whether_help_was_asked_who_decides_and_from_when():
    asked = replace(request(), sent_on=None, starts_on=date(2026, 10, 19))
    found = overview(noor(asked))
    assert "We vragen een arrangement aan bij SWV PO Waterland-Fictief." in found
    assert "De aanvraag is nog niet verstuurd." in found
    assert "SWV PO Waterland-Fictief beslist." in found
    assert "We vragen hulp vanaf 19 oktober 2026." in found
    assert "op 15 september 2026 verstuurd" in overview(
        noor(replace(asked, sent_on=date(2026, 9, 15)))
    )
    consult = overview(noor(replace(asked, kind=RequestKind.CONSULT)))
    assert "beslist" not in consult.partition("Afspraken")[0]


def test_parents_read_that_another_school_asks_and_that_the_board_may_decide():
    dossier = replace(
        request(), kind=RequestKind.TLV_VSO, asked_by=Applicant.RECEIVING_SCHOOL, sent_on=None
    )
    found = overview(noor(replace(dossier, receiving_school="Vso De Haven")))
    assert "Vso De Haven vraagt een TLV voor vso aan. Wij leveren het dossier." in found
    assert "Het samenwerkingsverband beslist." in found
    assert "De nieuwe school vraagt een TLV voor vso aan." in overview(noor(dossier))
    assert f"{swv().name} beslist." in overview(noor(replace(dossier, swv_id=swv().id)))
    own = overview(noor(replace(request(), decided_by=Decider.OWN_BOARD)))
    assert "We vragen een arrangement aan bij ons schoolbestuur." in own
    assert "Ons schoolbestuur beslist." in own


def test_parents_read_where_a_request_went_though_the_school_belongs_to_another_by_now():
    sent = replace(request(), sent_on=date(2026, 9, 15), packed_on=date(2026, 9, 15))
    went = Disclosure(
        file_id=sent.file_id,
        request_id=sent.id,
        kind=OutputKind.REQUEST_PACKAGE,
        begun_at=datetime(2026, 9, 15, 15, 0),  # noqa: DTZ001 - local, as the program's clock
        way=Way.SEALED_BY_MAIL,
        digest="00",
        recipient="SWV van toen",
    )
    found = overview(noor(sent, went))
    assert "We vragen een arrangement aan bij SWV van toen." in found
    assert "SWV van toen beslist." in found


class TestDecision:
    """What was decided in plain words, and what somebody does who is against it."""

    TLV = replace(request(), kind=RequestKind.TLV_SO, sent_on=date(2026, 9, 1))
    GRANTED = SwvDecision(
        request_id=TLV.id,
        outcome=RequestOutcome.GRANTED,
        on=date(2026, 9, 14),
        reasons="In een kleine groep leert Noor wel.",
        starts_on=date(2027, 8, 1),
        ends_on=date(2029, 7, 31),
    )

    def test_of_a_tlv_until_when_they_can_object_and_where(self):
        found = overview(noor(self.TLV, self.GRANTED))
        assert "Op 14 september 2026 is de aanvraag toegekend." in found
        assert "De reden is: In een kleine groep leert Noor wel." in found
        assert "Dit geldt van 1 augustus 2027 tot en met 31 juli 2029." in found
        assert "bezwaar maken bij SWV PO Waterland-Fictief, tot en met 26 oktober 2026." in found
        assert "beslist. U krijgt daar bericht van." not in found
        assert "We vragen hulp vanaf" not in found

    def test_when_that_term_is_over_no_day_is_told(self):
        over = replace(self.GRANTED, on=date(2026, 7, 1))
        found = overview(noor(self.TLV, over))
        assert "bezwaar maken" not in found
        assert "Vraag ons wat u kunt doen." in found

    @pytest.mark.parametrize(
        ("outcome", "said"),
        [
            (RequestOutcome.PARTLY, "Op 14 september 2026 is een deel van de aanvraag toegekend."),
            (RequestOutcome.REFUSED, "Op 14 september 2026 is de aanvraag afgewezen."),
            (RequestOutcome.RETURNED, "teruggestuurd: ze was niet compleet."),
            (RequestOutcome.WITHDRAWN, "De aanvraag is op 14 september 2026 ingetrokken."),
        ],
    )
    def test_each_other_outcome_has_its_words(self, outcome, said):
        other = replace(self.GRANTED, outcome=outcome, reasons="", starts_on=None)
        found = overview(noor(self.TLV, other))
        assert said in found
        assert "De reden is" not in found
        assert ("niet eens met dit besluit" in found) is (outcome is not RequestOutcome.WITHDRAWN)

    def test_against_an_arrangement_the_law_has_no_objection(self):
        asked = replace(self.TLV, kind=RequestKind.ARRANGEMENT)
        found = overview(noor(asked, self.GRANTED))
        assert "bezwaar maken" not in found
        assert "Vraag ons wat u kunt doen." in found


def test_parents_do_not_read_of_their_swv_where_an_institution_decides():
    found = overview(noor(replace(request(), decided_by=Decider.INSTITUTION)))
    assert "De instelling zelf beslist." in found


def test_parents_read_first_what_is_asked_of_themselves():
    own = replace(agreements()[0], result="Elke dag op tijd naar bed.", owner="moeder")
    assert "Hier zorgt u zelf voor: Elke dag op tijd naar bed." in overview(noor(own))


def test_what_the_teacher_does_is_not_asked_of_a_parent_who_is_called_de_something():
    father = replace(guardians()[1], name="De heer Jansen")
    taken = replace(agreements()[0], result="Elke dag een rustmoment.", owner="de leerkracht")
    assert "Hier zorgt u zelf voor" not in overview(noor(father, taken))
    own = replace(taken, owner="dhr. Jansen")
    assert "Hier zorgt u zelf voor: Elke dag een rustmoment." in overview(noor(father, own))


def test_the_child_speaks_before_anyone_else_and_what_goes_well_before_what_does_not():
    assert standing_in_order(
        overview(),
        "Noor zegt",
        "“Ik wil dat het niet zo hard is en dat ik weet wat er komt.”",
        "Waar we samen heen willen",
        "Wat goed gaat",
        "Taal is sterk.",
        "Wat lastig is",
        "Pauze en gym",
        "Nog niet bekend",
        "Wat we doen en wat het helpt",
        "Welke hulp nu past",
        "Afspraken",
        "Wie is wie",
        "Hoe het verder gaat",
        "Waar u terecht kunt",
    )


def test_what_is_not_known_leaves_no_gap_in_a_line_or_a_table():
    bare = replace(pupil(), group_name="", year_group="")
    assert "Noor van Dalen · stand van" in overview(whole(bare))
    seldom = [replace(one, frequency="", duration="") for one in interventions()]
    assert "Hoe vaak" in overview()
    assert "Hoe vaak" not in overview(noor(*seldom))


def test_a_child_that_was_not_asked_yet_is_not_passed_over():
    assert "We hebben dit nog niet aan Noor gevraagd." in overview(
        whole(replace(pupil(), about_me=""))
    )


def test_what_a_child_tells_of_itself_stands_in_when_nothing_else_was_said():
    file = without(noor(), Contract, ContractParty, HelpQuestion, Weighing)
    assert "“Ik teken graag en ik kan goed verhalen bedenken.”" in overview(file)


def test_what_the_child_needs_is_told_and_what_a_teacher_needs_is_not():
    found = overview()
    assert "Een leerkracht die één keer vraagt en dan nabij blijft." in found
    assert "tweede volwassene bij overgangen. Een kort" not in found
    assert "handelingsschema" not in found


def test_an_examination_is_told_to_parents_only_if_somebody_said_that_they_may_see_it():
    of_all = Assessment(
        file_id=noor().file.id,
        instrument="Leestoets",
        outcome="Leest vlot.",
        may_see=(MaySee.PARENTS,),
    )
    assert "Leestoets. Leest vlot." in overview(noor(of_all))
    of_bureau = replace(of_all, may_see=(MaySee.BUREAU, MaySee.TEACHERS))
    assert "Leestoets" not in overview(noor(of_bureau))


def test_where_the_help_is_given_is_told_apart_from_the_level_and_only_if_somebody_chose():
    last = replace(weighings()[1], support_place=SupportPlace.OWN_SCHOOL)
    assert "Waar: Op de eigen school." in overview(noor(last))
    argued = replace(last, place_reason="Noor wil hier blijven.")
    assert "Waar: Op de eigen school. Noor wil hier blijven." in overview(noor(argued))
    assert "Waar:" not in overview()


def test_interventions_with_who_how_often_and_effect_in_plain_words():
    found = overview()
    for intervention in interventions():
        assert intervention.title in found
        assert intervention.effect_note in found
    assert "Het gaat beter." in found
    assert "We zien nog geen verschil." in found


def test_no_word_of_a_table_is_cut_in_two_while_there_is_room_beside_it():
    long = replace(interventions()[0], by_whom="schoolmaatschappelijkwerkster", frequency="")
    found = overview(noor(long))
    assert "schoolmaatschappelijkwerkster" in found
    assert "(jeugdverpleegkundige)" in found


def test_an_intervention_nobody_looked_back_on_says_so():
    early = replace(interventions()[0], effect=None, effect_note="")
    assert "We kijken hier nog op terug." in overview(noor(early))


def test_the_level_in_plain_words_with_its_reasons():
    found = overview()
    assert "Stap 4 van 5: intensieve extra hulp. Hoe hoger de stap, hoe meer hulp." in found
    assert "Waarom niet minder hulp? Gerichte hulp in de klas is tien weken geprobeerd" in found
    assert "Waarom niet meer hulp? Het leren gaat mee" in found
    assert "Wat u wilt: Op de eigen school blijven" in found


def test_what_counts_most_is_said_without_words_of_the_field():
    found = overview()
    assert (
        "Dit telt nu het meest: Noor heeft het zwaar, er is snel hulp nodig, "
        "de hulp tot nu toe was niet genoeg en de leraar en de groep kunnen het niet alleen."
    ) in found
    assert "lijdensdruk" not in found


def test_no_score_is_printed_unless_asked_for_and_safety_only_when_asked_for_twice():
    assert "van 4" not in re.sub(r"bladzijde \d van \d", "", overview())
    scores = overview(choices=PrintChoices(with_scores=True))
    assert "Hoe zwaar Noor het heeft: 3 van 4" in scores
    assert "eiligheid" not in scores
    both = overview(choices=PrintChoices(with_scores=True, with_safety=True))
    assert "Hoe groot de zorg over veiligheid is: 0 van 4" in both
    assert "eiligheid" not in overview(choices=PrintChoices(with_safety=True))


def test_no_note_of_a_score_is_printed():
    both = overview(choices=PrintChoices(with_scores=True, with_safety=True))
    assert "Geen vermoeden" not in both


def test_a_weighing_that_is_being_worked_on_does_not_hide_the_one_that_was_decided():
    started = Weighing(file_id=noor().file.id, weighed_on=None)
    assert "Stap 4 van 5" in overview(noor(started))


def test_who_to_call_and_when():
    found = overview()
    assert "Uw aanspreekpunt is Esther Mulder, intern begeleider." in found
    assert "Bellen of mailen: 0299-000000 en ib@dezandbank.example." in found
    assert "Bereikbaar op maandag, dinsdag en donderdag." in found


def test_nobody_to_call_is_said_too():
    assert "Er is nog geen vast aanspreekpunt." in overview(without(noor(), TeamMember))


def test_only_moments_that_are_still_to_come():
    file = noor(replace(contract(), review_on=date(2026, 10, 1)))
    assert "We kijken samen terug op 1 oktober 2026." in overview(file)
    later = overview(file, day=date(2026, 11, 1))
    assert "1 oktober 2026" not in later
    assert "Op 18 januari 2027 bekijken we opnieuw welke hulp past." in later


def talk_with(
    *guardians: GuardianId, starts_at: str = "15.30", place: str = "op school"
) -> WholeFile:
    coming = Meeting(file_id=FILE, held_on=date(2026, 9, 29), starts_at=starts_at, place=place)
    asked = [
        Attendee(meeting_id=coming.id, guardian_id=one, presence=Presence.ASKED)
        for one in guardians
    ]
    return noor(coming, *asked)


def test_the_next_talk_is_told_with_its_time_and_place_to_who_is_asked():
    said = "Het volgende gesprek met u is op dinsdag 29 september 2026"
    assert f"{said}, 15.30, op school." in overview(talk_with(MOTHER, FATHER))
    assert f"{said}, 15.30." in overview(talk_with(MOTHER, FATHER, place=""))
    assert f"{said}." in overview(talk_with(MOTHER, FATHER, starts_at="", place=""))
    assert said not in overview(talk_with(MOTHER, FATHER), day=date(2026, 9, 30))


def test_who_is_of_age_is_told_of_a_talk_with_themselves():
    grown = replace(pupil(), born_on=BirthDate(2007))
    coming = Meeting(file_id=FILE, held_on=date(2026, 9, 29))
    mine = Attendee(meeting_id=coming.id, pupil_id=grown.id, presence=Presence.ASKED)
    said = "Het volgende gesprek is op dinsdag 29 september 2026."
    assert said in overview(noor(grown, coming, mine))
    assert said not in overview(noor(grown, coming))


def test_a_talk_with_the_other_parent_is_told_to_nobody_else():
    said, with_mother = "Het volgende gesprek", talk_with(MOTHER)
    assert said in overview(with_mother, choices=PrintChoices(addressee=MOTHER))
    assert said not in overview(with_mother, choices=PrintChoices(addressee=FATHER))
    assert said not in overview(with_mother)
    assert said not in overview(talk_with())


def test_a_planned_moment_to_look_back_counts_and_one_that_was_held_does_not():
    planned = ContractReview(
        id=ContractReviewId(known_id("planned")),
        contract_id=contract().id,
        planned_on=date(2026, 12, 3),
    )
    held = replace(planned, state=ReviewState.HELD)
    assert "3 december 2026" in overview(noor(planned), day=date(2026, 11, 1))
    assert "3 december" not in overview(noor(held), day=date(2026, 11, 1))


def test_no_moment_agreed_yet():
    found = overview(whole(replace(contract(), review_on=None)))
    assert "We spreken nog af wanneer we elkaar weer zien." in found


def test_a_term_is_explained_once_where_it_is_used_first():
    found = overview()
    assert found.count("JGZ: jeugdgezondheidszorg.") == 1
    assert standing_in_order(
        found, "nakijken door de JGZ", "JGZ: jeugdgezondheidszorg.", "Welke hulp"
    )
    assert "TLV" not in found


def test_for_one_parent_only_that_parent_is_named():
    found = overview(choices=PrintChoices(addressee=FATHER))
    assert "Voor Joost van Dalen (vader)" in found
    assert "Marieke Bakker (moeder)" not in found


def test_it_is_for_who_has_gezag_unless_another_is_chosen_on_purpose():
    without_gezag = replace(guardians()[1], custody=Custody.NO)
    assert "Voor Marieke Bakker (moeder) Hier leest u" in overview(noor(without_gezag))
    chosen = overview(noor(without_gezag), choices=PrintChoices(addressee=FATHER))
    assert "Voor Joost van Dalen (vader) Hier leest u" in chosen


def test_at_the_end_of_the_scale_nothing_is_said_of_a_level_beyond():
    highest = replace(weighings()[1], chosen_level=5)
    found = overview(noor(highest))
    assert highest.why_not_lighter in found
    assert "Waarom niet zwaarder" not in found
    assert highest.why_not_heavier not in found


def test_no_parent_learns_how_to_reach_or_find_the_other():
    found = overview()
    for private in ("06-0000000", "Havenstraat", "Zeilmakerstraat", "voorbeeld.example"):
        assert private not in found


def test_it_speaks_to_parents_with_u():
    found = f" {overview()} ".lower()
    for word in (" je ", " jij ", " jouw ", " jullie "):
        assert word not in found


def test_empty_parts_take_no_room():
    found = overview(without(noor(), Agreement, BroadViewEntry))
    assert "Wat goed gaat" not in found
    assert "Wat we willen bereiken" not in found


def test_an_empty_file_still_says_who_it_is_about_and_where_to_turn():
    found = overview(whole(Pupil(id=pupil().id, call_name="Noor")))
    assert "Hier leest u hoe het met Noor gaat" in found
    assert "naar de Geschillencommissie passend onderwijs" in found


def test_the_dates_of_agreements_stand_behind_them():
    found = overview()
    for agreement in agreements():
        assert standing_in_order(found, agreement.result, agreement.owner)


def test_the_last_weighing_that_was_decided_counts():
    assert weighings()[0].why_not_lighter not in overview()


def addressed(*instead, to=None):
    return overview(noor(*instead), PrintChoices(addressee=to, with_address=True))


def test_the_address_of_one_home_stands_on_top_when_asked_for():
    mother, father = guardians()
    assert "Zeilmakerstraat" not in overview()
    found = addressed(to=father.id)
    assert standing_in_order(found, "Joost van Dalen", "Zeilmakerstraat", "Overzicht voor ouders")
    assert "Havenstraat" not in found
    at_home = addressed(to=mother.id)
    assert standing_in_order(at_home, "Marieke Bakker", "Havenstraat 8", "1999 ZA Waterdam")


def test_of_two_homes_neither_reads_the_address_of_the_other():
    found = addressed()
    assert "Havenstraat" not in found
    assert "Zeilmakerstraat" not in found


def test_a_secret_address_is_on_no_letter():
    father = replace(guardians()[1], address_secret=True)
    assert "Zeilmakerstraat" not in addressed(father, to=father.id)


def test_a_letter_to_an_institution_is_for_the_attention_of_who_does_it():
    voogd = replace(guardians()[1], relation=Relation.INSTITUTION, organisation="Stichting Voogdij")
    found = addressed(voogd, to=voogd.id)
    assert standing_in_order(
        found, "Stichting Voogdij", "t.a.v. Joost van Dalen", "Zeilmakerstraat"
    )
    assert "t.a.v." not in addressed(replace(voogd, name=""), to=voogd.id)


def test_from_eighteen_it_is_for_the_pupil():
    assert "Voor Noor" in overview(noor(replace(pupil(), born_on=BirthDate(2007))))
    assert "Voor Noor" not in overview(noor(replace(pupil(), born_on=BirthDate(2008))))


def test_of_a_guardian_with_an_empty_name_it_is_printed_too():
    nameless = replace(guardians()[0], name=" ")
    assert "Overzicht voor ouders" in words_of(printed(Report.PARENTS, noor(nameless)).content)
