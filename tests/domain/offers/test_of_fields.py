"""What each field is offered, from the phrases and from the file."""

from __future__ import annotations

from dataclasses import replace
from typing import get_type_hints

import pytest

from ib_desk.domain.offers.of_fields import OFFERED, is_offered
from ib_desk.domain.offers.phrases import PhraseList
from ib_desk.domain.offers.picked_text import NOTHING
from ib_desk.domain.offers.pieces import PieceWords, minutes_to
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.broad_view import BroadViewEntry, LifeDomain
from ib_desk.domain.records.contract import Contract, ContractParty, PartyKind
from ib_desk.domain.records.goal import Goal
from ib_desk.domain.records.intervention import Intervention, Payer
from ib_desk.domain.records.meeting import Meeting
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.domain.records.school import Professional, Role, School
from ib_desk.domain.records.signal import SafetyDoubt, Signal
from ib_desk.domain.records.statement import A_VIEW, Statement
from ib_desk.domain.records.support_file import TeamMember, TeamPlace
from ib_desk.domain.records.weighing import DimensionScore, Weighing
from tests.domain.made_files import CONTRACT, FATHER, FILE, MOTHER, NOOR, REQUEST, made
from tests.domain.made_files import party as column
from tests.samples import sample
from tests.shipped import catalogue

PHRASES = catalogue().phrases
ANOUK = Professional(name="Anouk de Graaf", role=Role.TEACHER)
BOS = Professional(name="J. Bos", role=Role.DIRECTOR)
ESTHER = Professional(name="Esther Mulder", role=Role.COORDINATOR)
TEAM = (
    BOS,
    ANOUK,
    ESTHER,
    TeamMember(file_id=FILE.id, professional_id=ESTHER.id, place=TeamPlace.ON_CALL),
    TeamMember(file_id=FILE.id, professional_id=ANOUK.id, place=TeamPlace.CORE),
)
WEIGHING = Weighing(file_id=FILE.id)
CHILD = column(PartyKind.PUPIL, hopes="Rust. Weten wat er komt.", going_well="Tekenen.")
MUM = column(
    PartyKind.GUARDIAN,
    guardian_id=MOTHER.id,
    hopes="Zonder strijd naar school.",
    offers="Ochtendroutine met een stappenplaat.",
)
TEACHERS = column(PartyKind.TEACHERS, offers="Een maatje.", going_well="Ze werkt goed.")


def offered(record, name, *records, **others):
    return catalogue().offers(made(*records, **others))(record, name).pieces


@pytest.mark.parametrize("kind", OFFERED, ids=lambda kind: kind.__name__)
def test_only_texts_of_a_record_are_offered_pieces(kind):
    for name in OFFERED[kind]:
        holder = DimensionScore if name.startswith("scores.") else kind
        assert get_type_hints(holder)[name.removeprefix("scores.")] is str


def test_every_list_of_phrases_is_filled_and_offered_somewhere():
    sources = {s for fields in OFFERED.values() for offer in fields.values() for s in offer.sources}
    for name in PhraseList:
        assert name in sources
        assert PHRASES[name], f"fill {name.value} in resources/phrases.toml"


def test_a_field_that_is_not_in_the_table_is_offered_nothing():
    assert catalogue().offers(made())(WEIGHING, "deviation_reason") is NOTHING
    assert not is_offered(NOOR, "call_name")


# People


def test_the_child_comes_first_then_parents_team_and_the_rest_of_the_school():
    assert offered(WEIGHING, "present", MOTHER, FATHER, *TEAM) == (
        "Noor",
        "Marieke",
        "Joost",
        "Anouk",
        "Esther",
        "J. Bos",
        "beide ouders",
    )


def test_a_surname_is_said_where_two_have_the_same_first_name():
    other = replace(BOS, name="Anouk Bos")
    assert offered(WEIGHING, "present", ANOUK, other) == ("Noor", "Anouk de Graaf", "Anouk Bos")


def test_who_answers_for_something_is_called_in_full():
    agreement = Agreement(file_id=FILE.id)
    assert offered(agreement, "owner", MOTHER, ANOUK, replace(BOS, name=" ")) == (
        "Noor",
        "Marieke Bakker",
        "Anouk de Graaf",
    )


def test_who_helps_may_be_a_profession_that_has_no_name_yet():
    pieces = offered(WEIGHING, "who", ANOUK)
    assert pieces[:2] == ("leraar", "intern begeleider")
    assert pieces[-1] == "Anouk"
    assert "anders" not in pieces
    assert "{n} uur onderwijsassistent" in offered(REQUEST, "asked")


# Own voice


@pytest.mark.parametrize("kind", [PartyKind.PUPIL, PartyKind.GUARDIAN])
def test_nobody_proposes_what_a_child_or_parent_expects(kind):
    assert offered(column(kind), "expects") == ()
    assert not is_offered(column(kind), "offers")
    assert is_offered(column(kind), "contact")


def test_people_of_school_can_pick_what_they_offer_each_time():
    assert "Ik houd het overzicht." in offered(column(PartyKind.COORDINATOR), "offers")


def test_how_a_parent_is_reached_is_known_already():
    mother = replace(MOTHER, contact_preference="app, na 17.00 uur")
    assert offered(MUM, "contact", mother, FATHER)[0] == "app, na 17.00 uur"
    assert offered(TEACHERS, "contact", mother, ANOUK)[0] == PHRASES[PhraseList.CONTACT][0]
    assert "met Anouk" in offered(TEACHERS, "contact", mother, ANOUK)


# What the file says


def test_strengths_are_what_the_child_and_others_said_goes_well():
    entry = BroadViewEntry(file_id=FILE.id, domain=LifeDomain.TALENTS)
    effect = Intervention(file_id=FILE.id, effect_note="Het gehoor is normaal.")
    child = replace(NOOR, about_me="Ik teken graag.")
    pieces = offered(entry, "strong", CONTRACT, CHILD, TEACHERS, effect, pupil=child)
    assert pieces == ("Ik teken graag.", "Tekenen.", "Ze werkt goed.", "Het gehoor is normaal.")


def test_concerns_are_what_was_seen():
    seen = Signal(file_id=FILE.id, fact="Zit onder de tafel.", situation="Op maandag.")
    entry = BroadViewEntry(file_id=FILE.id, domain=LifeDomain.TALENTS, vulnerable="Slaapt laat.")
    assert offered(WEIGHING, "scores.note", seen, entry) == (
        "Zit onder de tafel.",
        "Op maandag.",
        "Slaapt laat.",
    )


@pytest.mark.parametrize(("record", "field"), [(WEIGHING, "scores.note"), (REQUEST, "summary")])
def test_a_suspicion_is_offered_for_no_text(record, field):
    seen = Signal(file_id=FILE.id, fact="Zit onder de tafel.", safety=SafetyDoubt.SUSPICION)
    assert seen.fact not in offered(record, field, seen)


def test_what_adults_promised_can_become_what_is_done():
    pieces = offered(Intervention(file_id=FILE.id), "title", CONTRACT, CHILD, MUM, TEACHERS)
    assert pieces[-2:] == ("Ochtendroutine met een stappenplaat", "Een maatje")


def test_the_contract_of_now_speaks_and_not_the_one_before():
    newer = Contract(file_id=FILE.id, version=2)
    pieces = offered(WEIGHING, "wish_parents", CONTRACT, MUM, newer)
    assert pieces == ()


def test_wishes_stand_ready_from_the_contract_and_from_the_weighing_before():
    earlier = Weighing(file_id=FILE.id, wish_pupil="Hier blijven.", wish_parents="Samen.")
    others = (CONTRACT, CHILD, MUM, earlier)
    mine = ("Hier blijven.", "Rust.", "Weten wat er komt.")
    assert offered(WEIGHING, "wish_pupil", *others) == mine
    theirs = ("Zonder strijd naar school.", "Samen.")
    assert offered(WEIGHING, "wish_parents", *others) == theirs
    assert (
        offered(Statement(file_id=FILE.id, about=REQUEST.id, what=A_VIEW), "words", *others) == mine
    )
    hers = Statement(file_id=FILE.id, about=REQUEST.id, what=A_VIEW, guardian_id=MOTHER.id)
    assert offered(hers, "words", *others) == ("Zonder strijd naar school.",)


def test_what_all_stand_behind_can_be_a_goal():
    contract = replace(CONTRACT, shared_perspective="Noor komt weer elke dag.")
    goal = offered(Goal(file_id=FILE.id), "aim", contract)
    assert goal == (*offered(Goal(file_id=FILE.id), "aim"), "Noor komt weer elke dag.")


def test_a_next_goal_is_offered_first_what_others_of_this_child_measure():
    first = Goal(file_id=FILE.id, measure="hand opgestoken", unit="van de 10 keer")
    second = Goal(file_id=FILE.id, measure="eigen maat", unit="eigen eenheid")
    assert offered(second, "measure", first, second)[0] == "hand opgestoken"
    assert offered(second, "unit", first, second)[0] == "van de 10 keer"
    assert "eigen maat" not in offered(second, "measure", first, second)
    assert "eigen eenheid" not in offered(second, "unit", first, second)


def test_what_others_pay_or_do_stands_ready_for_the_request():
    def done(payer, title, by_whom=""):
        return Intervention(file_id=FILE.id, payer=payer, title=title, by_whom=by_whom)

    records = (
        done(Payer.SCHOOL, "Maatje"),
        done(Payer.SWV, "Observatie"),
        done(Payer.MUNICIPALITY, "Gesprekken", "Fatima"),
        done(Payer.PARENTS, "Stappenplaat"),
        done(Payer.PARENTS, " "),
    )
    assert offered(
        SwvRequest(kind=RequestKind.ARRANGEMENT, file_id=FILE.id), "others_contribute", *records
    ) == (
        "Gemeente: Gesprekken, Fatima.",
        "Ouders: Stappenplaat.",
    )


def test_the_same_piece_is_offered_once():
    helper = column(PartyKind.HELPER, offers=TEACHERS.offers)
    pieces = offered(Intervention(file_id=FILE.id), "title", CONTRACT, TEACHERS, helper)
    assert pieces.count("Een maatje") == 1


def test_without_a_contract_or_people_only_phrases_are_left():
    assert (
        offered(ContractParty(contract_id=CONTRACT.id, kind=PartyKind.HELPER), "offers")
        == (PHRASES[PhraseList.SCHOOL_OFFERS])
    )
    assert offered(Intervention(file_id=FILE.id), "title") == PHRASES[PhraseList.APPROACH]
    assert offered(WEIGHING, "present", pupil=Pupil()) == ()


def test_minutes_are_offered_to_the_core_team_and_not_to_who_helps_on_call():
    assert offered(Meeting(file_id=FILE.id), "sent_to", *TEAM) == ("Anouk de Graaf",)
    whole, words = (
        made(*TEAM),
        PieceWords(
            terms=catalogue().terms,
            texts=catalogue().pieces,
            needs=catalogue().needs,
            goals=catalogue().goals,
        ),
    )
    assert list(minutes_to(whole, words, Agreement(file_id=FILE.id))) == []


def test_for_own_words_on_anything_but_the_request_nothing_stands_ready():
    on_plan = Statement(file_id=FILE.id, about=REQUEST.id, what="opp")
    helpers = Statement(file_id=FILE.id, about=REQUEST.id, what=A_VIEW, of_professional=True)
    for said in (on_plan, helpers):
        assert offered(said, "words", CONTRACT, CHILD, MUM) == ()


def test_a_document_is_of_the_school_of_somebody_or_of_whom_that_one_works_for():
    document = sample(Attachment)
    karin = Professional(name="Karin", role=Role.SUPPORT_TEACHER, organisation="SWV Waterland")
    found = offered(document, "sender", karin, school=School(name="De Zandbank"))
    assert found == ("De Zandbank", NOOR.short_name, "Karin", "SWV Waterland")
