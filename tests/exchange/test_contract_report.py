from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ib_desk.application.paper import Mark, NothingToPrint, PrintChoices, Report
from ib_desk.domain.dutch_dates import plain_date
from ib_desk.domain.file.conditions import Asking
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.condition import AskedAt, Condition, ConditionAnswer, ConditionState
from ib_desk.domain.records.contract import (
    Contract,
    ContractParty,
    ContractPartyId,
    ContractReview,
    ContractReviewId,
    PartyKind,
    PartyState,
    ReviewState,
)
from ib_desk.domain.records.meeting import Attendee, Meeting, MeetingId, MeetingKind, Presence
from ib_desk.exchange.pdf.style import LANDSCAPE
from tests.builders import (
    FILE,
    MOTHER,
    agreements,
    contract,
    known_id,
    noor,
    parties,
    pupil,
    school,
    unheard,
    whole,
)
from tests.exchange.printing import (
    needs,
    noors,
    pages_of,
    placed_words,
    printed,
    smallest_type,
    standing_in_order,
    words_of,
)


def test_no_type_on_it_is_smaller_than_parents_and_child_can_read():
    choices = PrintChoices(signature_lines=True, with_scores=True, with_more_answers=True)
    assert smallest_type(printed(Report.CONTRACT, noor(), choices).content) >= 11


def test_a_signature_stands_under_what_was_agreed_by_then_and_above_what_came_later():
    made = [
        replace(agreements()[0], id=known_id(name), result=name, agreed_on=day)
        for name, day in (
            ("Van toen", contract().talked_on),
            ("Van eerder", date(2026, 2, 10)),
            ("Van later", date(2026, 9, 10)),
            ("Zonder dag", None),
        )
    ]
    file = whole(contract(), *parties(), *made)
    found = words_of(printed(Report.CONTRACT, file, PrintChoices(signature_lines=True)).content)
    assert standing_in_order(
        found, "Onze afspraken", "Van toen", "handtekening", "hiervoor is niet", "Van later"
    )
    for elsewhere in ("Zonder dag", "Van eerder"):
        assert standing_in_order(found, "handtekening", elsewhere)


def test_a_signature_does_not_cover_what_a_meeting_without_parents_made_on_the_same_day():
    day = contract().talked_on
    team = Meeting(file_id=FILE, kind=MeetingKind.SUPPORT_TEAM, held_on=day)
    theirs = replace(agreements()[0], agreed_on=day, meeting_id=team.id, result="Onder elkaar.")
    file = whole(contract(), *parties(), team, theirs)
    found = words_of(printed(Report.CONTRACT, file, PrintChoices(signature_lines=True)).content)
    assert standing_in_order(found, "handtekening", "hiervoor is niet", "Onder elkaar.")

    undated = whole(replace(contract(), talked_on=None), *parties(), team, theirs)
    found = words_of(printed(Report.CONTRACT, undated, PrintChoices(signature_lines=True)).content)
    assert standing_in_order(found, "handtekening", "hiervoor is niet", "Onder elkaar.")


def test_all_that_was_said_is_on_it():
    found = words_of(noors(Report.CONTRACT).content)
    for party in parties():
        for words in (party.going_well, party.hopes, party.expects, party.offers, party.fears):
            assert words in found
    for agreement in agreements():
        for fact in (agreement.result, agreement.capacity, agreement.planning, agreement.means):
            assert fact in found
    assert "18 januari 2027" in found


def test_it_says_when_it_was_talked_about_and_that_it_is_no_legal_contract():
    found = words_of(noors(Report.CONTRACT).content)
    assert "Besproken op 12 maart 2026 met Noor, Marieke, Joost, Anouk" in found
    assert "Het is geen juridisch contract." in found
    assert "We kijken samen terug op 18 januari 2027." in found


def test_a_day_to_look_back_that_passed_is_no_promise_any_more():
    file = noor(replace(contract(), review_on=date(2026, 10, 1)))
    found = words_of(printed(Report.CONTRACT, file, day=date(2026, 10, 2)).content)
    assert "1 oktober 2026" not in found
    assert "We spreken nog af wanneer we samen terugkijken." in found


def test_who_could_not_be_there_is_not_said_to_have_been():
    unsaid = replace(contract(), present="")
    away = [
        replace(p, state=PartyState.NOT_POSSIBLE) if p.kind is PartyKind.COORDINATOR else p
        for p in parties()
    ]
    found = words_of(printed(Report.CONTRACT, noor(unsaid, *away)).content)
    assert "met Noor, Marieke, Joost" in found
    assert "Esther" not in found.partition("Waar we samen heen willen")[0].partition("Besproken")[2]


def test_perspective_then_pupil_then_the_others_then_agreements():
    found = words_of(noors(Report.CONTRACT).content)
    assert standing_in_order(
        found,
        "Noor komt weer met een rustig gevoel",
        "gesproken 12 maart 2026",
        "Moeder · Marieke",
        "Vader · Joost",
        "Dat juf niet hardop zegt",
        "Elkaars taal (aandacht nodig). Vader vindt afkortingen lastig.",
        "Andere afspraken",
    )


def test_the_pupil_comes_first_whatever_its_position():
    last = [replace(p, position=9) for p in parties() if p.kind is PartyKind.PUPIL]
    found = words_of(printed(Report.CONTRACT, noor(*last)).content)
    assert standing_in_order(found, "gesproken 12 maart 2026", "Moeder · Marieke")


def test_a_condition_that_is_fine_takes_no_room():
    found = words_of(noors(Report.CONTRACT).content)
    assert "Hoofd, hart en handen" not in found


def test_without_a_note_of_who_was_there_the_parties_are_named():
    told = replace(contract(), present="")
    found = words_of(printed(Report.CONTRACT, noor(told)).content)
    assert "met Noor, Marieke, Joost, Anouk, Tim en Esther." in found


def test_a_contract_nobody_talked_about_yet_says_so():
    found = words_of(printed(Report.CONTRACT, whole(replace(contract(), talked_on=None))).content)
    assert "Nog niet samen besproken." in found


def test_a_party_that_did_not_speak_has_no_words_put_in_its_mouth():
    silent = unheard(parties()[1])
    refused = replace(parties()[2], state=PartyState.NOT_POSSIBLE, not_possible_because="geheim")
    there = replace(contract(), present="Noor en juf")
    found = words_of(printed(Report.CONTRACT, noor(silent, refused, there)).content)
    assert "nog niet gesproken" in found
    assert "gesprek was niet mogelijk" in found
    assert "geheim" not in found


@pytest.mark.parametrize(
    ("present", "is_said"),
    [
        ("Noor, moeder en juf", False),
        ("Noor en Marieke", False),
        ("Noor en de intern begeleider", True),
        ("Noor, Mariekes zus en tante Bakker", True),
        ("", True),
    ],
)
def test_who_was_there_is_not_said_to_be_still_unheard(present, is_said):
    others = [unheard(one) for one in parties()[2:]]
    others = [replace(one, state=PartyState.NOT_POSSIBLE, state_on=None) for one in others]
    file = noor(replace(contract(), present=present), unheard(parties()[1]), *others)
    found = words_of(printed(Report.CONTRACT, file).content)
    assert ("nog niet gesproken" in found) is is_said


def test_a_helper_named_by_first_names_was_there():
    both = replace(unheard(parties()[3]), name="Leraren · Anouk, Tim")
    file = noor(replace(contract(), present="Noor, Tim"), both)
    assert "nog niet gesproken" not in words_of(printed(Report.CONTRACT, file).content)


def test_who_said_something_is_not_said_to_have_been_silent():
    said = replace(parties()[1], state=PartyState.OPEN, state_on=None)
    assert "nog niet gesproken" not in words_of(printed(Report.CONTRACT, noor(said)).content)


def test_answers_that_fold_open_are_printed_only_when_asked_for():
    said = replace(parties()[0], does_not_want="Niet tijdens gym weg.")
    assert "gym" not in words_of(printed(Report.CONTRACT, noor(said)).content)
    more = printed(Report.CONTRACT, noor(said), PrintChoices(with_more_answers=True))
    assert "Wat wil ik niet?" in words_of(more.content)
    assert "“Niet tijdens gym weg.”" in words_of(more.content)


def test_trust_is_printed_only_when_scores_are_asked_for():
    question = "Hoeveel vertrouwen heb ik?"
    assert question not in words_of(noors(Report.CONTRACT).content)
    asked = printed(Report.CONTRACT, noor(), PrintChoices(with_scores=True))
    assert question in words_of(asked.content)


def test_promises_that_lapsed_or_were_kept_are_left_out():
    lapsed = replace(agreements()[0], state=AgreementState.LAPSED)
    kept = replace(agreements()[1], state=AgreementState.KEPT)
    found = words_of(printed(Report.CONTRACT, noor(lapsed, kept)).content)
    assert lapsed.result not in found
    assert kept.result not in found
    assert agreements()[2].result in found


def test_each_agreement_says_on_which_day_and_with_whom_it_was_made():
    day = contract().talked_on
    elsewhere = Meeting(id=MeetingId(known_id("elsewhere")), file_id=FILE, held_on=date(2026, 3, 2))
    came = Attendee(meeting_id=elsewhere.id, guardian_id=MOTHER, presence=Presence.CAME)
    there = replace(
        agreements()[0], agreed_on=elsewhere.held_on, meeting_id=elsewhere.id, result="Eerder."
    )
    talked = replace(agreements()[1], agreed_on=day, meeting_id=None, result="Die dag.")
    unknown = replace(agreements()[2], agreed_on=None, meeting_id=None, result="Ooit.")
    alone = replace(agreements()[3], agreed_on=date(2026, 3, 1), meeting_id=None)
    file = noor(elsewhere, came, there, talked, unknown, alone)
    signed = printed(Report.CONTRACT, file, PrintChoices(signature_lines=True))
    found = words_of(signed.content)
    assert "Afgesproken op 2 maart 2026 met Marieke Bakker." in found
    assert day is not None
    assert f"Afgesproken op {plain_date(day)} met" in found
    assert "Afgesproken op 1 maart 2026." in found
    covered, _sign, rest = found.partition("handtekening en datum")
    assert "Die dag." in covered
    assert "Eerder." in rest
    assert "Ooit." in rest


def test_what_asks_for_care_stands_above_what_was_agreed_with_who_sees_it_differently():
    day = contract().talked_on
    agreed = replace(agreements()[0], agreed_on=day, meeting_id=None, result="Die dag.")
    father = parties()[2]
    good = ConditionAnswer(
        id=known_id("good"),
        contract_id=contract().id,
        party_id=father.id,
        asked_at=AskedAt.TALK,
        condition=Condition.ROOM,
        state=ConditionState.ATTENTION,
        note="De groep is vol.",
    )
    file = noor(agreed, good)
    found = words_of(printed(Report.CONTRACT, file).content)
    assert standing_in_order(
        found,
        "Hier letten we samen op",
        "Vader · Joost ziet dit anders: aandacht nodig. Twee berichten kwamen niet aan.",
        "Elkaars taal (aandacht nodig).",
        "Vader · Joost ziet dit anders: aandacht nodig. De groep is vol.",
        "Onze afspraken",
        "Die dag.",
    )
    without_views = printed(Report.CONTRACT, file, PrintChoices(with_other_views=False))
    assert "ziet dit anders" not in words_of(without_views.content)
    assert "Elkaars taal" in words_of(without_views.content)


def test_how_somebody_sees_what_was_not_looked_at_together_is_told_too():
    file = noor()
    views = tuple(one for one in file.of(ConditionAnswer) if one.party_id is not None)
    bare = replace(file, parts={**file.parts, ConditionAnswer: views})
    found = words_of(printed(Report.CONTRACT, bare).content)
    assert "Vader · Joost ziet dit anders" in found


def test_what_was_seen_since_stands_there_with_its_day_and_what_goes_well_by_now_does_not():
    held = ContractReview(
        id=ContractReviewId(known_id("then")),
        contract_id=contract().id,
        state=ReviewState.HELD,
        held_on=date(2026, 6, 9),
    )
    then = Asking(contract_id=contract().id, day=held.held_on, review_id=held.id)
    stuck = then.answer((Condition.LANGUAGE, None), ConditionState.STUCK)
    found = words_of(printed(Report.CONTRACT, noor(held, stuck)).content)
    assert "Elkaars taal (stokt, op 9 juni 2026). Vader vindt afkortingen lastig." in found
    good = replace(stuck, state=ConditionState.GOOD)
    after = words_of(printed(Report.CONTRACT, noor(held, good)).content)
    assert "Elkaars taal" not in after


def test_a_party_that_asks_so_keeps_its_view_off_paper():
    (view,) = (one for one in noor().of(ConditionAnswer) if one.party_id is not None)
    found = words_of(printed(Report.CONTRACT, noor(replace(view, off_paper=True))).content)
    assert "ziet dit anders" not in found
    assert "Twee berichten" not in found


def test_lines_to_sign_on_only_when_asked_for():
    assert "handtekening" not in words_of(noors(Report.CONTRACT).content)
    signed = printed(Report.CONTRACT, noor(), PrintChoices(signature_lines=True))
    signers = words_of(signed.content).split("(mag, hoeft niet)")[1]
    assert standing_in_order(signers, "Noor", "Moeder", "Vader", "Leraren", "IB · Esther")


@needs("pdftotext")
def test_each_signs_under_the_own_words():
    signed = printed(Report.CONTRACT, noor(), PrintChoices(signature_lines=True))
    placed = placed_words(signed.content)
    for role in ("Vader", "Leraren", "IB"):
        lefts = [left for word, (left, _, _, _) in placed if word == role]
        assert lefts[0] == pytest.approx(lefts[-1], abs=1)


def test_whoever_could_not_be_spoken_to_gets_no_line_to_sign_on():
    silent = replace(parties()[2], state=PartyState.NOT_POSSIBLE)
    signed = printed(Report.CONTRACT, noor(silent), PrintChoices(signature_lines=True))
    signers = words_of(signed.content).split("(mag, hoeft niet)")[1]
    assert standing_in_order(signers, "Moeder", "Leraren")
    assert "Vader" not in signers


def test_nobody_to_sign_takes_no_room():
    alone = printed(
        Report.CONTRACT, whole(Contract(file_id=FILE)), PrintChoices(signature_lines=True)
    )
    assert "handtekening" not in words_of(alone.content)


def test_short_words_of_the_field_are_explained_for_who_takes_it_home():
    found = words_of(noors(Report.CONTRACT).content)
    assert "SWV: samenwerkingsverband. De scholen in een regio" in found


def test_a_name_that_says_its_role_gets_none_before_it():
    named = [
        replace(parties()[2], name="Joost van Dalen"),
        replace(parties()[3], name="leraren van groep 6"),
    ]
    found = words_of(printed(Report.CONTRACT, noor(*named)).content)
    assert "Moeder · Moeder" not in found
    assert "Intern begeleider · IB" not in found
    assert "Leraren · leraren" not in found
    assert "Vader · Joost van Dalen" in found


@pytest.mark.parametrize(("mark", "word"), [(Mark.CONCEPT, "CONCEPT"), (Mark.EXAMPLE, "VOORBEELD")])
def test_the_mark_stands_on_every_page(mark, word):
    choices = PrintChoices(mark=mark, signature_lines=True)
    for page in pages_of(printed(Report.CONTRACT, noor(), choices).content):
        assert word in page


def test_a_coordinator_who_was_not_known_at_the_start_is_named_as_soon_as_she_is():
    bare = replace(parties()[4], name="IB")
    assert "IB · Esther" in words_of(printed(Report.CONTRACT, noor(bare)).content)
    nobody = whole(contract(), bare)
    assert "Intern begeleider" in words_of(printed(Report.CONTRACT, nobody).content)
    assert "Intern begeleider ·" not in words_of(printed(Report.CONTRACT, nobody).content)


def test_eight_parties_are_spread_over_two_tables():
    more = [
        ContractParty(
            id=ContractPartyId(known_id(f"helper {number}")),
            contract_id=contract().id,
            kind=PartyKind.HELPER,
            name=f"Hulpverlener {number}",
            position=5 + number,
            hopes=f"Hoop van {number}",
        )
        for number in range(3)
    ]
    spread = printed(Report.CONTRACT, noor(*more))
    found = words_of(spread.content)
    assert found.count("Waar hoop ik op?") == 2
    assert all(party.hopes in found for party in more)


def test_without_a_contract_there_is_nothing_to_print():
    with pytest.raises(NothingToPrint):
        printed(Report.CONTRACT, whole())


def test_a_contract_without_a_word_in_it_still_prints():
    assert printed(Report.CONTRACT, whole(Contract(file_id=noor().file.id))).pages == 1


def test_header_and_foot_name_the_school_and_never_the_pupil():
    page = printed(Report.CONTRACT, whole(school(), replace(pupil(), surname="Xq"), contract()))
    drawn = pages_of(page.content)[0].splitlines()
    assert drawn[0] == "Basisschool De Zandbank · Waterdam"
    foot = "Samenwerkingsafspraken · 17 september 2026 · gemaakt door Esther Mulder"
    assert drawn[1] == f"{foot} bladzijde 1 van 1"
    assert page.name == "samenwerkingsafspraken-2026-0917.pdf"


@needs("pdftotext")
def test_nothing_runs_out_of_the_sheet():
    placed = placed_words(noors(Report.CONTRACT).content)
    assert max(right for _, (_, _, right, _) in placed) < LANDSCAPE.width - 30


def test_an_agreement_without_a_result_takes_no_row():
    bare = Agreement(id=known_id("bare"), file_id=noor().file.id, owner="Niemand")
    assert "Niemand" not in words_of(printed(Report.CONTRACT, noor(bare)).content)
