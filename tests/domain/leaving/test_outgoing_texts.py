"""Every word that can leave with a request is searched; a secret address is never among them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ib_desk.domain.leaving.outgoing_texts import OUTGOING_FIELDS, outgoing_texts, place_of_content
from ib_desk.domain.records.career import CareerYear
from ib_desk.domain.records.condition import AskedAt, Condition, ConditionAnswer, ConditionState
from ib_desk.domain.records.contract import (
    ContractParty,
    PartyKind,
)
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.request import Inspection, RequestKind, SwvRequest
from ib_desk.domain.records.statement import A_VIEW, Statement
from ib_desk.domain.records.weighing import Dimension, DimensionScore, Weighing
from tests import builders
from tests.domain.made_files import CONTRACT, FILE, MOTHER, NOOR, REQUEST, made, party

NOORS = builders.noor()


PACKAGE = OutputKind.REQUEST_PACKAGE


@pytest.mark.parametrize("output", OutputKind)
def test_the_fields_exist(output):
    for kind, fields in OUTGOING_FIELDS[output].items():
        assert set(fields) <= kind.__dataclass_fields__.keys()


def test_each_text_has_its_place():
    request = builders.request()
    texts = {
        (t.place.record, t.place.field): t.text for t in outgoing_texts(NOORS, PACKAGE, request)
    }
    assert texts[SwvRequest, "question"] == request.question
    assert texts[Pupil, "address"] == builders.pupil().address
    assert all(text.strip() for text in texts.values())
    by_kind = {kind for kind, _ in texts}
    assert by_kind >= OUTGOING_FIELDS[PACKAGE].keys() - {CareerYear, Inspection}


def test_a_place_leads_to_the_record_that_holds_the_text():
    known = {record.id: record for record in builders.noor_records()}
    for text in outgoing_texts(NOORS, PACKAGE, builders.request()):
        assert text.place.record_id is not None
        record = known[text.place.record_id]
        assert type(record) is text.place.record
        if text.place.field != "scores":
            assert getattr(record, text.place.field) == text.text


def test_a_secret_address_is_left_out():
    secret = made(REQUEST, pupil=replace(NOOR, address_secret=True))
    fields = {text.place.field for text in outgoing_texts(secret, PACKAGE, REQUEST)}
    assert fields.isdisjoint({"address", "postcode", "town"})
    assert "address" in {
        text.place.field for text in outgoing_texts(made(REQUEST), PACKAGE, REQUEST)
    }


@pytest.mark.parametrize(
    ("typed", "is_home"),
    [
        ("", True),
        ("Lisdoddelaan 17", True),
        ("lisdoddelaan 17, 1999 ZA Waterdam", True),
        ("Lisdoddelaan 1", False),
        ("Zeilmakerstraat 3", False),
    ],
)
def test_the_home_of_who_may_not_be_found_is_left_out_also_where_it_was_typed_again(typed, is_home):
    child = replace(NOOR, address="Lisdoddelaan 17", postcode="1999 ZA", town="Waterdam")
    hidden = replace(MOTHER, address=typed, address_secret=True, lives_with_pupil=True)
    whole = made(REQUEST, hidden, pupil=child)
    assert whole.is_address_secret is is_home
    fields = {text.place.field for text in outgoing_texts(whole, PACKAGE, REQUEST)}
    assert ("address" not in fields) is is_home


def test_only_what_belongs_to_this_request_and_goes_along():
    other = SwvRequest(kind=RequestKind.ARRANGEMENT, file_id=FILE.id, question="andere vraag")
    whole = made(
        REQUEST,
        other,
        Statement(file_id=FILE.id, about=other.id, what=A_VIEW, words="andere zienswijze"),
        Statement(file_id=FILE.id, about=REQUEST.id, what=A_VIEW, words="deze zienswijze"),
        Inspection(request_id=other.id, reason="andere reden"),
        Inspection(request_id=REQUEST.id, reason="deze reden"),
        *(replace(one, goes_along=False) for one in builders.attachments()),
    )
    texts = {text.text for text in outgoing_texts(whole, PACKAGE, REQUEST)}
    assert {"deze zienswijze", "deze reden"} <= texts
    assert not any(text.startswith("andere") for text in texts)
    assert not any(one.title in texts for one in builders.attachments())


def test_of_the_contract_only_the_pupils_words():
    pupil = party(PartyKind.PUPIL, hopes="dat het stil is")
    mother = party(PartyKind.GUARDIAN, hopes="dat zij slaapt")
    places = [
        (text.place.record, text.text)
        for text in outgoing_texts(made(REQUEST, pupil, mother), PACKAGE, REQUEST)
    ]
    assert (ContractParty, "dat het stil is") in places
    assert (ContractParty, "dat zij slaapt") not in places


def test_of_the_weighings_the_one_that_decided_with_the_notes_of_its_scores():
    decided = Weighing(
        file_id=FILE.id,
        chosen_level=4,
        scores=(
            DimensionScore(dimension=Dimension.IMPACT, score=2, note="rekenen zakt"),
            DimensionScore(dimension=Dimension.SEVERITY, score=3, note="buikpijn"),
        ),
    )
    busy = Weighing(file_id=FILE.id, wish_pupil="half")
    texts = [t.text for t in outgoing_texts(made(REQUEST, decided, busy), PACKAGE, REQUEST)]
    assert "rekenen zakt\nbuikpijn" in texts
    assert "half" not in texts


def test_on_the_sheet_of_agreements_everyone_speaks_and_no_request_does():
    mother = party(PartyKind.GUARDIAN, hopes="dat zij slaapt")
    whole = made(replace(REQUEST, question="40 uur?"), mother)
    texts = [text.text for text in outgoing_texts(whole, OutputKind.CONTRACT_PRINT)]
    assert "dat zij slaapt" in texts
    assert "40 uur?" not in texts


def test_of_a_document_that_is_saved_only_its_inside_leaves():
    assert outgoing_texts(NOORS, OutputKind.ATTACHMENT) == ()


def test_the_notes_of_conditions_are_on_the_sheet_of_agreements():
    stuck = ConditionAnswer(
        contract_id=CONTRACT.id,
        asked_at=AskedAt.TALK,
        condition=Condition.CONTACT,
        state=ConditionState.STUCK,
        note="lang niet",
    )
    (text,) = outgoing_texts(made(CONTRACT, stuck), OutputKind.CONTRACT_PRINT)
    assert (text.place.record, text.place.field, text.text) == (
        ConditionAnswer,
        "note",
        "lang niet",
    )
    kept = replace(stuck, off_paper=True)
    assert outgoing_texts(made(CONTRACT, kept), OutputKind.CONTRACT_PRINT) == ()


def test_the_inside_of_a_document_is_a_place_of_its_own():
    document = builders.attachments()[0]
    assert place_of_content(document).record_id == document.id
    assert place_of_content(document).field == "content_id"
