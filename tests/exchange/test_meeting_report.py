"""The minutes of one meeting: who was there, what came of it, and where to sign."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ib_desk.application.paper import NothingToPrint, PrintChoices, Printed, Report
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.contract import (
    ContractReview,
    ContractReviewId,
    PartyPromise,
    PromiseKept,
)
from ib_desk.domain.records.decision import Decision, DecisionId
from ib_desk.domain.records.hearing import Heard, Hearing, HearingInput, HearingWay, Influence
from ib_desk.domain.records.meeting import Attendee, Meeting, MeetingKind, Presence
from ib_desk.exchange.pdf.introducing import Introductions
from tests.builders import (
    FILE,
    MEETING,
    contract,
    guardians,
    known_id,
    meeting,
    noor,
    noor_records,
    whole,
    without,
)
from tests.exchange.printing import (
    noors,
    pages_of,
    printed,
    smallest_type,
    standing_in_order,
    words_of,
)
from tests.shipped import catalogue

SIGNED = PrintChoices(signature_lines=True)


def minutes(*instead, choices=None, day=date(2026, 9, 17)) -> Printed:
    return printed(Report.MEETING, noor(*instead), choices, day=day)


def test_from_what_it_was_for_to_what_was_agreed():
    assert standing_in_order(
        words_of(noors(Report.MEETING).content),
        "Verslag van een overleg",
        "Noor van Dalen · groep 6",
        "Gesprek met ouders · donderdag 3 september 2026 · 15.30 · op school · 45 minuten",
        "Samen het plan voor dit schooljaar maken.",
        "Voorzitter",
        "Esther Mulder",
        "Mag besluiten",
        "Ouders en school samen",
        "Aanwezig",
        "Gevraagd, was er niet",
        "Anouk de Graaf (leraar)",
        "De stem van Noor",
        "met een tekening en met kaartjes.",
        "Overgenomen:",
        "Agenda",
        "Besproken",
        "Noor mag naar de hoek achter de kast",
        "We bekijken dit opnieuw op 18 januari 2027.",
        "Een overgang duurt hoogstens 5 minuten.",
        "Klopt er iets niet?",
    )


def test_each_is_introduced_once_at_the_first_name():
    found = words_of(noors(Report.MEETING).content)
    for who in ("Marieke Bakker (moeder)", "Joost van Dalen (vader)", "Tim Postma (leraar)"):
        assert found.count(who) == 1


def test_a_form_of_address_is_no_name_that_introduces_somebody():
    father = replace(guardians()[1], name="De heer Jansen")
    known = Introductions(noor(father), catalogue().terms)
    assert known.introduce("De klas wacht.") == "De klas wacht."
    assert known.introduce("De heer Jansen wacht.") == "De heer Jansen (vader) wacht."


def test_no_type_on_it_is_smaller_than_parents_can_read():
    assert smallest_type(minutes(choices=SIGNED).content) >= 11


def test_who_was_there_can_sign_and_who_was_only_asked_can_not():
    assert "handtekening" not in words_of(noors(Report.MEETING).content)
    signers = words_of(minutes(choices=SIGNED).content).partition("mag, hoeft niet")[2]
    assert standing_in_order(signers, "Marieke Bakker", "Joost van Dalen", "Tim Postma")
    assert "Anouk" not in signers


def test_with_nobody_noted_there_is_no_line_to_sign_on():
    nobody = without(noor(), Attendee)
    assert "handtekening" not in words_of(printed(Report.MEETING, nobody, SIGNED).content)


def test_a_signature_covers_what_was_agreed_there_and_nothing_else():
    elsewhere = Agreement(
        id=known_id("elsewhere"), file_id=FILE, owner="Esther", result="Iets van een andere dag."
    )
    found = words_of(minutes(elsewhere, choices=SIGNED).content)
    assert elsewhere.result not in found


def test_the_meeting_that_was_chosen_and_nothing_of_another():
    mdo = next(one for one in noor().of(Meeting) if one.kind is MeetingKind.MDO)
    found = words_of(minutes(choices=PrintChoices(meeting=mdo.id)).content)
    assert mdo.purpose in found
    assert "MDO: multidisciplinair overleg." in found
    assert "Afspraken" not in found
    assert meeting().purpose not in found


def heard(**values):
    """The minutes with one hearing in place of those that Noor's file has."""
    hearing = Hearing(file_id=FILE, meeting_id=MEETING, **values)
    rest = without(noor(), Hearing, HearingInput)
    return replace(rest, parts={**rest.parts, Hearing: (hearing,)})


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (Heard.NOT_ASKED, "Noor is deze keer niet gehoord. Het was op een lesdag."),
        (Heard.DID_NOT_WANT, "Noor wilde deze keer niet meedoen. Het was op een lesdag."),
        (Heard.COULD_NOT, "Noor kon deze keer niet meedoen. Het was op een lesdag."),
    ],
)
def test_that_the_pupil_was_not_heard_is_said_with_the_reason(outcome, expected):
    silent = heard(outcome=outcome, outcome_note="Het was op een lesdag.")
    assert expected in words_of(printed(Report.MEETING, silent, PrintChoices()).content)


def test_how_it_was_offered_stands_behind_why_the_pupil_took_no_part():
    offered = heard(outcome=Heard.DID_NOT_WANT, ways=(HearingWay.TALK, HearingWay.CARDS))
    found = words_of(printed(Report.MEETING, offered, PrintChoices()).content)
    assert "niet meedoen. Het kon zo: in een gesprek en met kaartjes." in found


def test_of_a_hearing_in_the_meeting_itself_the_day_is_not_said_twice():
    then = heard(outcome=Heard.TOOK_PART, ways=(HearingWay.TALK,), told_on=meeting().held_on)
    found = words_of(printed(Report.MEETING, then, PrintChoices()).content)
    assert standing_in_order(found, "De stem van Noor", "In een gesprek.", "Noor hoorde op")
    assert "van wie" not in found


def test_what_the_pupil_said_stands_with_what_was_done_with_it_and_who_told_it_back():
    found = words_of(minutes().content)
    assert standing_in_order(
        found,
        "Op 25 augustus",
        "met een tekening en met kaartjes.",
        "‘Ik wil een plekje",
        "Overgenomen: De hoek achter de kast is voor jou.",
        "‘Helemaal geen maandag.’ Niet overgenomen:",
        "Noor hoorde op 31 augustus",
        "Anouk",
    )


def test_what_nobody_looked_at_yet_is_said_without_a_word_on_it():
    entry = next(one for one in noor().of(HearingInput) if "kast" in one.because)
    for influence, expected in (
        (None, "‘Ik wil een plekje waar ik mag zijn zonder uitleg.’"),
        (Influence.PARTLY, "uitleg.’ Deels overgenomen."),
    ):
        found = words_of(minutes(replace(entry, influence=influence, because="")).content)
        assert expected in found


def test_that_the_pupil_was_not_invited_is_said_beside_how_it_was_heard():
    why = replace(meeting(), not_invited_because="Noor wilde niet.")
    found = words_of(minutes(why).content)
    assert standing_in_order(found, "met een tekening", "Noor is niet uitgenodigd.", "wilde")


def test_what_its_owner_did_not_promise_yet_is_said_to_be_proposed():
    made_there = next(one for one in noor().of(Agreement) if one.meeting_id == MEETING)
    proposed = replace(made_there, owner="Karin Hoekstra", state=AgreementState.PROPOSED)
    found = words_of(minutes(proposed, choices=SIGNED).content)
    assert "voorgesteld: Karin Hoekstra" in found
    assert "zei nog geen ja" in found


def test_whether_promises_are_kept_is_on_it_as_all_said_it_and_not_who_was_not_asked():
    pupil, mother = noor().parties(contract())[:2]
    review = ContractReview(
        id=ContractReviewId(known_id("review of then")),
        contract_id=contract().id,
        meeting_id=MEETING,
        promises=(
            PartyPromise(party=pupil.id, kept=PromiseKept.NOT_ASKED),
            PartyPromise(party=mother.id, kept=PromiseKept.PARTLY),
        ),
    )
    found = words_of(minutes(review).content)
    assert f"{mother.name}: deels" in found
    assert "niet gevraagd" not in found


def test_what_nobody_filled_in_takes_no_room():
    bare = Meeting(id=MEETING, file_id=FILE)
    mute = Decision(id=DecisionId(known_id("mute")), meeting_id=MEETING)
    found = words_of(printed(Report.MEETING, whole(bare, mute)).content)
    assert "nog zonder datum" in found
    for heading in ("Doel", "Aanwezig", "Agenda", "Besproken", "Besluiten", "Afspraken", "stem"):
        assert heading not in found


def test_lines_that_were_typed_stay_lines():
    pages = "\n".join(pages_of(minutes(replace(meeting(), agenda="Eerst.\nDan.")).content))
    assert "Eerst.\nDan." in pages


def test_an_agreement_without_a_day_has_an_empty_cell():
    undated = replace(noor().of(Agreement)[0], ends_on=None)
    assert undated.result in words_of(minutes(undated).content)


def test_without_a_meeting_there_is_nothing_to_print():
    with pytest.raises(NothingToPrint):
        printed(Report.MEETING, whole())


def test_who_was_asked_and_who_came_are_told_apart():
    known = [one for one in noor_records() if isinstance(one, Attendee)]
    everyone = [replace(one, presence=Presence.ASKED) for one in known]
    found = words_of(minutes(*everyone).content)
    assert "Aanwezig" not in found
    assert "Marieke Bakker (moeder)" in found
