from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from uuid import uuid4

import pytest
from pypdf import PdfReader

from ib_desk.application.paper import (
    Enclosed,
    Enclosures,
    NothingToPrint,
    PrintChoices,
    Report,
    going_along,
)
from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.records.assessment import Assessment, MaySee
from ib_desk.domain.records.career import CareerYear, YearWent
from ib_desk.domain.records.goal import Goal
from ib_desk.domain.records.guardian import Custody, Relation
from ib_desk.domain.records.help_question import Asker, HelpQuestion
from ib_desk.domain.records.hypothesis import Hypothesis
from ib_desk.domain.records.interpreter import Interpreter
from ib_desk.domain.records.need import Need, NeedOf
from ib_desk.domain.records.request import (
    Inspection,
    InspectionOutcome,
    PlaceStand,
    RequestKind,
    SwvRequest,
)
from ib_desk.domain.records.running_measure import FundingCategory
from ib_desk.domain.records.school import Sector
from ib_desk.domain.records.statement import Agrees, Statement
from ib_desk.domain.records.swv import Applicant, Decider
from ib_desk.domain.records.weighing import SupportPlace
from tests.builders import (
    FILE,
    attachments,
    broad_view,
    contract,
    guardians,
    inspections,
    interventions,
    noor,
    noor_records,
    parties,
    pupil,
    request,
    school,
    statements,
    swv,
    weighings,
    whole,
    without,
)
from tests.exchange.printing import noors, pages_of, printed, standing_in_order, words_of
from tests.shipped import catalogue
from tests.signing import seen_text

OF_A_REQUEST = (SwvRequest, Statement, Inspection)

"""Names and addresses of those who ask, and of whom it is about: no free text."""


def asked(*instead, choices=None, enclosures=None):
    if not (instead or choices or enclosures):
        return words_of(noors(Report.REQUEST).content)
    return words_of(printed(Report.REQUEST, noor(*instead), choices, enclosures).content)


def behind(*pages):
    along = going_along(noor(), noor().request)
    items = tuple(
        Enclosed(attachment=one, pages=count) for one, count in zip(along, pages, strict=True)
    )
    return Enclosures(items=items, digest="9f8e7d6c5b4a39281706f5e4")


def test_in_the_order_in_which_a_bureau_reads():
    assert standing_in_order(
        asked(),
        "Aanvraag arrangement",
        "Noor van Dalen · groep 6 · Aanvraag van 17 september 2026",
        "14 mei 2017 (9 jaar)",
        "SWV PO Waterland-Fictief, nummer PO9999",
        "Wat wij vragen",
        "Periode: 19 oktober 2026 tot en met 31 juli 2027.",
        "In woorden van Noor",
        "Samenvatting",
        "Wat school deed, met welk effect",
        "Waarom basisondersteuning niet volstaat",
        "Brede blik",
        "Weging",
        "Wat school en anderen bijdragen",
        "Zienswijzen",
        "Inzage en akkoord",
        "Bijlagen",
    )


def test_what_was_typed_for_it_and_what_the_file_already_held():
    found = asked()
    for words in (
        request().question,
        request().summary,
        request().why_basic_falls_short,
        request().school_contributes,
        statements()[1].words,
        weighings()[1].wish_parents,
        contract().shared_perspective,
        *(intervention.effect_note for intervention in interventions()),
        *(entry.strong for entry in broad_view()),
    ):
        assert words in found


def test_what_the_pupil_says_of_the_request_comes_before_what_it_said_earlier():
    assert standing_in_order(asked(), f"“{statements()[2].words}”", f"“{parties()[0].hopes}”")


def test_nothing_typed_about_basic_support_means_as_the_weighing_says():
    found = asked(replace(request(), why_basic_falls_short=""))
    last = weighings()[1]
    assert f"Waarom basisondersteuning niet volstaat {last.why_not_lighter}" in found
    assert standing_in_order(found, "Weging", f"Waarom niet zwaarder: {last.why_not_heavier}")
    assert found.count(last.why_not_lighter) == 1


def test_the_place_is_argued_apart_from_the_level():
    last = replace(
        weighings()[1], support_place=SupportPlace.SPECIAL_PRIMARY, place_reason="Kleine groep."
    )
    assert "Plek: Op een school voor sbo. Kleine groep." in " ".join(asked(last).split())


def test_at_the_end_of_the_scale_nothing_is_said_of_a_level_beyond():
    highest = replace(weighings()[1], chosen_level=5)
    found = asked(highest, replace(request(), why_basic_falls_short="Dat lukt niet."))
    assert "Waarom niet lichter" in found
    assert "Waarom niet zwaarder" not in found
    assert highest.why_not_heavier not in found


def test_only_an_assumption_that_was_tested_travels():
    guess = Hypothesis(file_id=FILE, assumption="Het ligt aan de gymzaal.")
    text = asked(guess)

    assert "Geluid en onvoorspelbaarheid maken de dag te zwaar. Klopt deels." in text
    assert "gymzaal" not in text


def test_the_question_of_each_party_is_told_once_and_the_childs_stands_above_them():
    found = asked()
    assert standing_in_order(
        found,
        "“Ik wil niet steeds hoeven uit te leggen",
        "Hulpvragen Marieke Bakker (moeder): Dat Noor zonder strijd naar school gaat.",
        "Joost van Dalen (vader): Dat iemand meekijkt.",
        "Leraren · Anouk, Tim: Weten wat we doen",
        "Samenvatting",
    )
    together = HelpQuestion(file_id=FILE, asker=Asker.TOGETHER, words="Hoe komt Noor weer?")
    assert "Samen: Hoe komt Noor weer?" in asked(together)


def test_what_is_needed_says_whose_need_it_is_and_not_what_is_met():
    found = asked()
    assert standing_in_order(
        found,
        "Noor heeft nodig: instructie die kort is en vooraf zichtbaar; opdrachten die",
        "De leraar heeft nodig: een tweede volwassene bij overgangen; een kort handelingsschema.",
    )
    met = Need(file_id=FILE, whose=NeedOf.PUPIL, sentence="een bril", met_on=date(2026, 9, 1))
    assert "een bril" not in asked(met)


def test_an_examination_travels_only_if_the_bureau_may_see_it():
    found = asked()
    assert (
        "Rekentoets eind groep 5, samen met anderen, Esther Mulder, 4 juni 2026. "
        "Vraag: Gaat het rekenen mee? Niveau IV"
    ) in found
    research = Assessment(
        file_id=FILE,
        instrument="Intelligentieonderzoek",
        by_whom="drs. P. Terpstra",
        registration="NIP 12345",
        may_see=(MaySee.PARENTS,),
    )
    assert "Intelligentieonderzoek" not in asked(research)
    shared = replace(research, may_see=(MaySee.BUREAU,))
    assert "Intelligentieonderzoek, drs. P. Terpstra (NIP 12345)." in asked(shared)
    report, stays = replace(attachments()[0], goes_along=True), "Het verslag gaat mee."
    with_report = replace(shared, report_id=report.id)
    assert "drs. P. Terpstra (NIP 12345). Het verslag gaat mee." in asked(with_report, report)
    assert stays not in asked(with_report, replace(report, goes_along=False))
    assert stays not in asked(shared, report)
    assert "Leestoets. Leest vlot." in asked(
        Assessment(
            file_id=FILE,
            instrument="Leestoets",
            outcome="Leest vlot.",
            may_see=(MaySee.BUREAU,),
        )
    )
    assert "Toetsen en onderzoek" not in words_of(
        printed(Report.REQUEST, without(noor(), Assessment)).content
    )


def test_in_a_secondary_school_the_coordinator_is_called_as_she_is_there():
    secondary = replace(school(), sector=Sector.VO)
    assert "Intern begeleider Esther Mulder" in words_of(noors(Report.REQUEST).content)
    found = words_of(printed(Report.REQUEST, noor(secondary)).content)
    assert "Zorgcoördinator Esther Mulder" in found
    assert "Intern begeleider" not in found


def test_each_guardian_is_there_with_gezag_and_its_source():
    found = asked()
    for guardian in guardians():
        relation = catalogue().terms.label(guardian.relation)
        known = "ja (gezag samen gebleven na de scheiding, 4 maart"
        assert f"{guardian.name} ({relation}), gezag: {known}" in found


def test_a_view_and_an_inspection_for_each_guardian_also_when_there_is_none():
    lone = whole(*(r for r in noor_records() if r not in (*statements(), *inspections())))
    found = words_of(printed(Report.REQUEST, lone).content)
    assert "Marieke Bakker (moeder): nog geen zienswijze." in found
    assert "Joost van Dalen (vader): nog geen inzage." in found
    assert "Joost van Dalen (vader): inzage gegeven, 15 september 2026." in asked()


def test_who_need_not_be_asked_leaves_no_gap():
    without_gezag = replace(guardians()[1], custody=Custody.NO)
    silent = (r for r in noor_records() if r not in (*statements(), *inspections(), guardians()[1]))
    found = words_of(printed(Report.REQUEST, whole(*silent, without_gezag)).content)
    assert "Marieke Bakker (moeder): nog geen zienswijze." in found
    assert "Marieke Bakker (moeder): nog geen inzage." in found
    assert "Joost van Dalen (vader): nog geen" not in found
    assert "Noor: nog geen inzage." not in found
    assert "Joost van Dalen (vader): oneens" in asked(
        without_gezag, replace(statements()[1], agrees=Agrees.NO)
    )


def test_from_sixteen_the_gap_is_that_of_the_pupil():
    waiting = replace(inspections()[0], outcome=InspectionOutcome.OPEN, guardian_id=None)
    others = (r for r in noor_records() if r not in (*inspections(), pupil()))
    grown = replace(pupil(), born_on=BirthDate(2010, 1, 5))
    found = words_of(printed(Report.REQUEST, whole(*others, waiting, grown)).content)
    assert "Noor: nog geen inzage." in found
    assert "Marieke Bakker (moeder): nog geen inzage." not in found


EARLIER = "over een eerdere tekst"


def signed_before(*instead):
    """Noor's file, in which the question was another when all of them signed."""
    then = noor(replace(request(), question="Veertig uur?"))
    on_it = (one for one in statements() if one.about == request().id)
    signed = (*inspections(), *on_it, request())
    return noor(*(seen_text(then, record) for record in signed), *instead)


def test_what_was_signed_for_an_earlier_text_says_so():
    found = words_of(printed(Report.REQUEST, signed_before()).content)
    for words in (
        f"Marieke Bakker (moeder): inzage gegeven, 15 september 2026 ({EARLIER}).",
        f"Marieke Bakker (moeder): eens, 15 september 2026 ({EARLIER}).",
        f"16 september 2026 ({EARLIER}).",
    ):
        assert words in found


def test_who_read_it_again_is_told_of_once():
    again = replace(inspections()[0], id=uuid4(), on=date(2026, 9, 17))
    whole = signed_before(again, seen_text(noor(again), again))
    found = words_of(printed(Report.REQUEST, whole).content)
    assert "Marieke Bakker (moeder): inzage gegeven, 17 september 2026." in found
    assert "Marieke Bakker (moeder): inzage gegeven, 15 september 2026" not in found


@pytest.mark.parametrize(
    "file",
    [
        noor(),
        signed_before(replace(request(), packed_on=date(2026, 9, 18))),
        without(noor(), *OF_A_REQUEST),
    ],
)
def test_nothing_of_that_where_nobody_knows_or_the_request_is_closed(file):
    report = Report.REQUEST if file.request else Report.CONTRACT
    assert EARLIER not in words_of(printed(report, file).content)


def test_why_somebody_could_not_read_it():
    refused = replace(
        inspections()[1], outcome=InspectionOutcome.NOT_POSSIBLE, on=None, reason="Woont niet hier."
    )
    assert "inzage niet mogelijk. Woont niet hier." in asked(refused)


def test_a_guardian_who_died_is_not_asked_for_a_view():
    gone = replace(guardians()[1], deceased=True)
    assert "Joost van Dalen" not in asked(gone, replace(statements()[1], guardian_id=None))


def test_a_secret_address_is_never_on_it():
    hidden = replace(pupil(), address_secret=True)
    apart = replace(guardians()[1], address_secret=True)
    found = asked(hidden, apart)
    assert "geheim, bekend bij de school" in found
    for secret in ("Havenstraat", "1999 ZA", "Zeilmakerstraat"):
        assert secret not in found
    assert "Havenstraat 8, 1999 ZA Waterdam" in asked()


def test_where_the_pupil_lives_with_who_may_not_be_found_is_as_secret():
    mother = guardians()[0]
    home = replace(mother, address="", address_secret=True, lives_with_pupil=True)
    found = asked(home)
    assert "geheim, bekend bij de school" in found
    for secret in ("Havenstraat", "1999 ZA", mother.phone):
        assert secret not in found
    for other in ({"address": "Kade 1"}, {"lives_with_pupil": False}):
        assert "Havenstraat 8, 1999 ZA Waterdam" in asked(replace(home, **other))


def test_of_who_came_from_elsewhere_it_says_since_when():
    assert "In Nederland sinds" not in asked()
    came = replace(
        pupil(),
        in_netherlands_since=date(2024, 10, 3),
        dutch_school_since=date(2025, 1, 8),
    )
    found = asked(came)
    assert "In Nederland sinds 3 oktober 2024" in found
    assert "Nederlands onderwijs sinds 8 januari 2025" in found


def test_the_notes_of_scores_are_not_on_it():
    every = PrintChoices(with_scores=True, with_safety=True)
    assert "Geen vermoeden" not in asked(choices=every)


def test_scores_only_when_asked_for_and_safety_only_when_asked_for_twice():
    assert "van 4" not in re.sub(r"bladzijde \d van \d", "", asked())
    scores = asked(choices=PrintChoices(with_scores=True))
    assert "Urgentie: 3 van 4" in scores
    assert "Veiligheid: 0 van 4" not in scores
    both = asked(choices=PrintChoices(with_scores=True, with_safety=True))
    assert "Veiligheid: 0 van 4" in both


def test_attachments_are_listed_with_the_page_on_which_they_begin():
    found = printed(Report.REQUEST, noor(), enclosures=behind(1, 2, 3, 4, 5))
    words = words_of(found.content)
    starts = [found.pages + 1 + behind for behind in (0, 1, 3, 6, 10)]
    table = words[words.index("Bijlagen Nr.") :]
    assert standing_in_order(table, *(f" 2026 {start}" for start in starts))
    for number, page in enumerate(pages_of(found.content), start=1):
        assert f"bladzijde {number} van {found.pages + 15}" in page


def test_on_paper_alone_attachments_have_no_page():
    found = asked()
    assert standing_in_order(found, "Bijlagen", "Verslag MDO", "22 juni 2026")
    assert "Bladzijde" not in found
    assert "Brief jeugdarts" not in found


def test_words_of_the_field_are_explained_at_the_end_for_who_reads_along():
    last = asked().split("9 juni 2026 Woorden ")[1]
    assert "JGZ: jeugdgezondheidszorg." in last
    assert "arrangement: Extra ondersteuning" in last
    assert "TLV" not in last


def test_the_digest_of_the_contents_is_short_enough_to_compare_aloud():
    assert "Controlecode: 9f8e 7d6c 5b4a 3928." in asked(enclosures=behind(1, 1, 1, 1, 1))
    assert "Controlecode" not in asked()


def test_without_a_request_there_is_nothing_to_print():
    with pytest.raises(NothingToPrint):
        printed(Report.REQUEST, without(noor(), type(request())))


def test_an_empty_request_prints_what_is_known():
    bare = whole(pupil(), type(request())(file_id=noor().file.id, kind=request().kind))
    found = words_of(printed(Report.REQUEST, bare, day=date(2026, 9, 20)).content)
    assert "Aanvraag arrangement" in found
    assert "Samenvatting" not in found


def test_the_title_of_the_document_holds_no_name():
    printed_now = noors(Report.REQUEST)
    assert printed_now.name == "A26-4071-aanvraag.pdf"
    about = PdfReader(BytesIO(printed_now.content)).metadata
    assert about is not None
    assert about.title == "Aanvraag arrangement"


def test_its_reference_stands_under_the_title_and_at_the_foot_of_each_page():
    first, *_rest, last = pages_of(noors(Report.REQUEST).content)
    assert "Aanvraag van 17 september 2026 · kenmerk A26-4071" in first
    assert "Aanvraag arrangement · A26-4071 · 17 september 2026" in last


def test_one_that_was_begun_before_there_were_references_is_known_by_its_day():
    bare = replace(request(), reference="")
    found = printed(Report.REQUEST, whole(pupil(), bare))
    assert found.name == "aanvraag-2026-0917.pdf"
    assert "kenmerk" not in words_of(found.content)


def test_a_pupil_that_was_not_asked_is_not_passed_over():
    bare = whole(replace(pupil(), about_me=""), request())
    assert "Dit is nog niet aan Noor gevraagd." in words_of(printed(Report.REQUEST, bare).content)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2026, 3, 30), date(2026, 6, 5), "30 maart 2026 – 5 juni 2026"),
        (date(2026, 4, 16), date(2026, 4, 16), "elke dag 16 april 2026 Beter"),
        (date(2026, 3, 30), None, "elke dag vanaf 30 maart 2026 Beter"),
        (None, date(2026, 6, 5), "elke dag tot en met 5 juni 2026 Beter"),
        (None, None, "elke dag Beter"),
    ],
)
def test_when_something_was_done_reads_as_one_would_say_it(start, end, words):
    (first, *_) = interventions()
    told = replace(first, starts_on=start, ends_on=end)
    rest = {one.id: replace(one, title="") for one in interventions()[1:]}
    assert words in asked(told, *rest.values())


def test_what_nobody_looked_back_on_and_a_domain_without_words():
    early = replace(interventions()[0], effect=None, effect_note="")
    silent = replace(broad_view()[6], strong="")
    found = asked(early, silent)
    assert "nog niet teruggekeken" in found
    assert "Talenten" not in found
    assert "Talenten" in asked()


def test_who_needs_an_interpreter_and_a_home_abroad():
    mother = replace(guardians()[0], language="Tigrinya", interpreter=Interpreter.NEEDED)
    child = replace(pupil(), country="België", interpreter=Interpreter.NEEDED)
    found = asked(mother, child)
    assert "Tigrinya, tolk nodig" in found
    assert "Havenstraat 8, 1999 ZA Waterdam, België" in found
    assert "Thuistaal Nederlands, tolk nodig" in found


def test_of_a_voogdij_that_ended_it_does_not_say_that_it_gives_gezag():
    voogd = replace(guardians()[0], relation=Relation.INSTITUTION, measure_until=date(2026, 1, 1))
    assert "Marieke Bakker (voogd van een instelling), gezag: onbekend," in asked(voogd)


def test_the_school_career_is_a_table_with_this_year_below():
    assert "Schoolloopbaan" not in asked()
    first = CareerYear(
        pupil_id=pupil().id,
        began_in=2024,
        group="4",
        school="De Brug",
        went=YearWent.REPEATED,
        note="na een lang verblijf in het ziekenhuis",
    )
    assert standing_in_order(
        asked(first),
        "Schoolloopbaan",
        "2024-2025",
        "4",
        "De Brug",
        "overgedaan; na een lang verblijf in het ziekenhuis",
        "2026-2027",
        "6",
        "De Zandbank",
    )


def test_in_a_secondary_school_a_group_is_a_class():
    child = replace(pupil(), year_group="", group_name="H2A")
    assert "Klas H2A" in asked(child, replace(school(), sector=Sector.VO))
    assert "Groep H2A" in asked(child)


def test_a_dossier_for_another_school_says_so_on_top():
    dossier = replace(
        request(),
        kind=RequestKind.TLV_VSO,
        asked_by=Applicant.RECEIVING_SCHOOL,
        receiving_school="Vso De Haven",
        category=FundingCategory.HIGH,
        category_because="Twee volwassenen, de hele dag.",
        is_urgent=True,
        is_temporary=True,
        moved_on=date(2026, 8, 1),
    )
    words = words_of(printed(Report.REQUEST, noor(dossier)).content)
    for said in (
        "Dossier TLV voor vso",
        "dringend",
        "tijdelijke plek",
        "Gaat naar Vso De Haven",
        "Categorie hoog. Twee volwassenen, de hele dag.",
        "Verhuisd op 1 augustus 2026",
    ):
        assert said in words, said
    assert "Aanvraag TLV" not in words
    assert swv().name not in words, "nobody said which the other school belongs to"
    named = replace(dossier, swv_id=swv().id)
    assert swv().name in words_of(printed(Report.REQUEST, noor(named)).content)


def test_a_request_to_the_own_board_names_no_swv():
    words = words_of(
        printed(Report.REQUEST, noor(replace(request(), decided_by=Decider.OWN_BOARD))).content
    )
    assert "Beslist: ons eigen bestuur" in words
    assert "SWV PO Waterland-Fictief" not in words


class TestATlv:
    TLV = replace(
        request(),
        kind=RequestKind.TLV_SO,
        receiving_school="So De Duin",
        place_stand=PlaceStand.FOUND,
        main_goal_id=noor().of(Goal)[0].id,
        return_perspective="We kijken elk jaar samen",
    )

    def test_says_for_which_goal_where_and_whether_the_pupil_comes_back(self):
        found = asked(self.TLV)
        aim = noor().of(Goal)[0].aim.rstrip(".")
        assert f"Belangrijkste doel: {aim}." in found
        assert "Terugkeer: We kijken elk jaar samen." in found
        assert "So De Duin (er is een plek)" in found

    def test_says_nothing_of_what_nobody_filled_in(self):
        bare = asked(replace(self.TLV, main_goal_id=None, return_perspective=" ", place_stand=None))
        assert "Belangrijkste doel" not in bare
        assert "Terugkeer" not in bare
        assert "So De Duin (" not in bare

    def test_help_at_the_own_school_has_no_one_goal(self):
        assert "Belangrijkste doel" not in asked(replace(self.TLV, kind=RequestKind.ARRANGEMENT))


def test_what_was_not_tried_first_stands_with_its_reason_where_it_says_what_was_done():
    reason = "De nood is nu zo groot dat lichtere hulp te laat komt."
    found = asked(replace(request(), not_tried_because=reason))
    said = f"Lichtere hulp is niet eerst geprobeerd. De reden: {reason}"
    assert found.index("Wat school deed") < found.index(said)
    assert "Lichtere hulp" not in asked(request())


def test_the_level_is_called_as_its_swv_does_beside_the_words_of_all():
    named = replace(swv(), levels="een\ntwee\ndrie\nvier\n")
    level = noor().weighings[-1].chosen_level
    assert level is not None
    there = named.level_called(level)
    assert there
    assert f"Bij dit samenwerkingsverband heet dat: {there}." in " ".join(asked(named).split())
    assert "heet dat" not in asked()
