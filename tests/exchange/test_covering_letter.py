"""The letter to the bureau: what it is, how it opens, whom to call; of nobody a name or a word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ib_desk.application.letter import LetterOrder, Listed
from ib_desk.application.paper import NothingToPrint, PrintChoices
from ib_desk.application.progress import Silent
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.school import School
from ib_desk.domain.records.sheet_signature import ScanHolds
from ib_desk.domain.records.swv import Applicant, DeliveryShape
from tests.builders import noor, request, without
from tests.exchange.attached import plain_pdf
from tests.exchange.printing import STAMP, pages_of, prints, standing_in_order, words_of
from tests.exchange.test_package import TestSigned as Signed
from tests.exchange.test_package import packages

BUREAU = "SWV PO Waterland-Fictief"


def letter(shape=DeliveryShape.ONE_PDF, whole=None, files=()) -> str:
    order = LetterOrder(shape=shape, recipient=BUREAU, files=files)
    return prints().letter_text(whole or noor(), STAMP, order)


def with_request(**changes):
    whole = noor()
    changed = replace(request(), **changes)
    return replace(whole, parts={**whole.parts, SwvRequest: (changed,)})


@pytest.mark.parametrize("shape", DeliveryShape)
def test_it_says_to_whom_what_how_it_opens_and_whom_to_call(shape):
    whole = noor()
    assert standing_in_order(
        letter(shape),
        request().reference,
        f"Aan: {BUREAU}",
        whole.school.name,
        "Hierbij sturen wij u een aanvraag",
        "Noem dit kenmerk",
        "Wat u krijgt",
        "de aanvraag",
        "bijlage 1",
        "Vragen?",
        whole.school.coordinator,
        whole.school.phone,
    )


def test_each_shape_is_opened_in_its_own_way():
    assert len({letter(shape) for shape in DeliveryShape}) == len(DeliveryShape)
    assert "7-Zip" in letter(DeliveryShape.ZIP)
    assert "stukken.zip" in letter(DeliveryShape.ZIP)
    assert "zonder wachtwoord" in letter(DeliveryShape.FOLDER)
    assert "achter deze brief" in letter(DeliveryShape.PAPER)


@pytest.mark.parametrize("shape", DeliveryShape)
def test_of_the_child_and_of_who_wrote_about_it_nothing_stands_there(shape):
    whole = noor()
    told = letter(shape)
    names = [whole.pupil.name, whole.pupil.call_name, whole.pupil.surname]
    names += [one.name for one in whole.guardians]
    titles = [one.title for one in whole.of(Attachment)]
    assert [one for one in (*names, *titles) if one and one in told] == []
    assert request().question not in told


def test_what_comes_apart_is_named_with_its_pages():
    files = (Listed("A26-4071-aanvraag.pdf", 9), Listed("A26-4071-bijlage-1-opp.pdf", 1))
    told = letter(DeliveryShape.FOLDER, files=files)
    assert "A26-4071-aanvraag.pdf (9 bladzijden)" in told
    assert "A26-4071-bijlage-1-opp.pdf (1 bladzijde)" in told


def test_pages_that_came_back_signed_are_told_of_and_of_whom_they_are_is_not():
    assert "bladzijden met handtekeningen" not in letter()
    signed = Signed().order(ScanHolds.SIGNED_PAGE, plain_pdf("getekend")).whole
    told = letter(whole=signed)
    assert standing_in_order(told, "de aanvraag", "de bladzijden met handtekeningen", "bijlage 1")
    assert "Marieke" not in told


def test_on_paper_they_are_told_of_as_well():
    order = Signed().order(ScanHolds.SIGNED_PAGE, plain_pdf("getekend"))
    asked = LetterOrder(shape=DeliveryShape.PAPER, recipient=BUREAU)
    printed = packages().preview(replace(order, letter=asked), Silent())
    first = pages_of(printed.content)[0]
    assert standing_in_order(first, "Wat u krijgt", "de bladzijden met handtekeningen", "bijlage 1")


def test_a_dossier_is_called_so():
    told = letter(whole=with_request(asked_by=Applicant.RECEIVING_SCHOOL))
    assert "een dossier voor een aanvraag" in told


def test_without_a_reference_none_is_named():
    told = letter(DeliveryShape.FOLDER, whole=with_request(reference=""))
    assert told.startswith("Begeleidende brief\n")
    assert "kenmerk" not in told


def test_of_a_school_that_cannot_be_reached_only_who_is_said():
    whole = noor()
    bare = replace(whole, school=School(name="De Zandbank"))
    told = letter(whole=bare)
    assert f"Neem contact op met {STAMP.maker}." in told


def test_without_a_request_there_is_no_letter():
    with pytest.raises(NothingToPrint):
        letter(whole=without(noor(), SwvRequest))


def test_as_a_page_it_says_the_same():
    order = LetterOrder(shape=DeliveryShape.FOLDER, recipient=BUREAU)
    printed = prints().letter(noor(), STAMP, PrintChoices(), order)
    assert printed.pages == 1
    assert printed.name == "brief.pdf"
    lines = (line for line in letter(DeliveryShape.FOLDER).splitlines() if line)
    assert standing_in_order(words_of(printed.content), *lines)
