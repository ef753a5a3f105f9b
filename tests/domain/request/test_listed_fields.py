"""The fields of a form that she fills in herself: its order, its words, its lengths, our texts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ib_desk.domain.certainty import Certainty
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.field_place import place_of
from ib_desk.domain.records.request import RequestKind
from ib_desk.domain.records.swv import Decider, SwvProfileId
from ib_desk.domain.records.swv_demand import DemandOf, RequestText, SwvDemand
from ib_desk.domain.records.swv_form import BoxKind, FormSource, FormType, SwvForm, SwvFormBox
from ib_desk.domain.request.asked_texts import TEXT_OF, demands_on, text_demands
from ib_desk.domain.request.bureau_form import Filled
from ib_desk.domain.request.listed_fields import ListedForm, listed_form
from ib_desk.domain.request.portal_fields import PortalFact, PortalField
from tests.builders import FATHER, noor, request, swv

FORM = SwvForm(profile_id=swv().id, title="Aanvraag TLV", type=FormType.LISTED)
SHORT = SwvDemand(
    profile_id=swv().id,
    title="Uw vraag in het kort",
    what=DemandOf.TEXT,
    text=RequestText.QUESTION,
    length=300,
)
MINUTES = replace(SHORT, title="Verslag", what=DemandOf.TEST, tests="WISC", text=None)


def box(label: str, source: FormSource | None = None, **more: Any) -> SwvFormBox:
    return SwvFormBox(
        form_id=FORM.id, name=label, label=label, kind=BoxKind.TEXT, source=source, **more
    )


def known(*boxes: SwvFormBox, form: SwvForm = FORM, demands: tuple[SwvDemand, ...] = ()):
    return replace(noor(), swv_forms=(form,), swv_boxes=boxes, swv_demands=demands)


def shown(whole: WholeFile, told: dict[str, str], *ours: PortalField) -> ListedForm:
    filled = {name: Filled(words) for name, words in told.items()}
    return listed_form(FORM, whole, request(), filled, ours)


def test_each_field_has_the_words_of_the_form_and_its_place_and_what_comes_in_it():
    whole = known(
        box("BRIN van de school", FormSource.SCHOOL_BRIN),
        box("Uw vraag", FormSource.QUESTION, most=500),
        box("Handtekening"),
    )
    told = {"BRIN van de school": "99XX", "Uw vraag": " Hulp "}
    brin, question, signed = shown(whole, told).fields
    assert (brin.title, brin.text, brin.what) == ("BRIN van de school", "99XX", PortalFact.BRIN)
    assert (question.text, question.most) == ("Hulp", 500)
    assert question.place == place_of(request(), "question")
    assert (signed.text, signed.what, signed.place) == ("", None, None)


def test_what_the_form_does_not_ask_stands_apart():
    brin = PortalField(what=PortalFact.BRIN, text="99XX")
    question = PortalField(what=RequestText.QUESTION, text="Hulp bij het plannen.")
    mother = PortalField(what=PortalFact.GUARDIAN, text="Anna", who="Anna")
    father = PortalField(what=PortalFact.GUARDIAN, text="Bram", who="Bram")
    whole = known(box("Vraag", FormSource.QUESTION), box("Ouder", FormSource.GUARDIAN_NAME, row=1))
    told = {"Vraag": "Hulp bij het plannen.", "Ouder": "Anna"}
    assert shown(whole, told, brin, question, mother, father).rest == (brin, father)


def test_what_is_asked_and_not_known_stays_among_what_can_be_copied():
    question = PortalField(what=RequestText.QUESTION, text="Hulp")
    assert shown(known(box("Vraag", FormSource.QUESTION)), {}, question).rest == (question,)


def test_where_the_form_says_no_length_that_of_the_demand_holds():
    whole = known(box("Vraag", FormSource.QUESTION), demands=(SHORT,))
    (field,) = shown(whole, {"Vraag": "Hulp"}).fields
    assert field.most == 300


def test_what_the_form_says_of_a_length_comes_in_the_place_of_what_was_written_beside_it():
    whole = known(box("Vraag", FormSource.QUESTION, most=80), demands=(SHORT, MINUTES))
    asked = demands_on(whole, request())
    assert [one.title for one in asked] == ["Verslag", "Vraag"]
    assert text_demands(whole, request())[RequestText.QUESTION].length == 80
    (field,) = shown(whole, {"Vraag": "Hulp"}).fields
    assert field.most == 80


def test_a_field_of_a_form_is_no_duty_so_it_never_stops():
    whole = known(box("Vraag", FormSource.QUESTION, most=80))
    (asked,) = demands_on(whole, request())
    assert asked.how_sure is not Certainty.READ
    assert (asked.source, asked.profile_id) == ("Aanvraag TLV", swv().id)
    assert asked.is_whole


def test_a_form_of_another_kind_or_another_bureau_asks_nothing():
    boxes = (box("Vraag", FormSource.QUESTION, most=80),)
    others = replace(FORM, profile_id=SwvProfileId(FATHER))
    for_sbo = replace(FORM, kinds=(RequestKind.TLV_SBO,))
    assert request().kind is not RequestKind.TLV_SBO
    for form in (others, for_sbo):
        whole = known(*boxes, form=form)
        assert whole.forms_for(request()) == ()
        assert demands_on(whole, request()) == ()
    board = replace(request(), decided_by=Decider.OWN_BOARD)
    assert known(*boxes).forms_for(board) == ()
    assert known(*boxes).forms_for(request()) == (FORM,)


def test_each_text_of_a_request_can_come_in_a_field():
    assert set(TEXT_OF.values()) == set(RequestText)
    assert all(source.value for source in TEXT_OF)
