"""The bureau's own form, filled in from the request: looked at, let out, and told what is wrong."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path
from threading import Event

import pytest
from pypdf import PdfReader

from ib_desk.application.bureau_forms import BureauForms, FormOfRequest
from ib_desk.application.progress import Progress, Silent
from ib_desk.domain.records.disclosure import Disclosure
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.request import RequestKind
from ib_desk.domain.records.swv_form import FormSource, SwvForm, SwvFormBox
from ib_desk.domain.request.request_flow import Section
from ib_desk.ui.places import SETTINGS
from ib_desk.ui.request.bureau_forms import BureauFormCard
from tests.builders import swv
from tests.exchange.printing import pages_of
from tests.reader.forms.made_forms import bureau_form
from tests.reader.forms.made_words import word_form
from tests.ui.opened_desk import wait_for
from tests.ui.patience import PATIENCE_MS
from tests.ui.request.conftest import Begin
from tests.ui.request.journey import Visit


def take_in(visit: Visit, content: bytes, name: str) -> SwvForm:
    """As on the page of the SWV; then back to the request."""
    session = visit.opened.session
    forms = session.desk.forms
    wait_for(session.write(lambda: forms.add(swv().id, forms.read(content, name, Silent()))))
    (form,) = visit.opened.all_of(SwvForm)
    return form


def card_of(visit: Visit) -> BureauFormCard:
    card = visit.part(Section.BUREAU_FORMS).widget
    assert isinstance(card, BureauFormCard)
    return card


@pytest.fixture
def visit(begin: Begin) -> Visit:
    return begin(pages=True)


def test_without_a_form_there_is_no_card(visit: Visit):
    visit.until_looked_through()
    assert not card_of(visit).isVisible()


def test_one_that_she_fills_in_herself_says_so_and_where_its_fields_are(visit: Visit):
    session = visit.opened.session
    forms = session.desk.forms
    wait_for(session.write(lambda: forms.list_fields(swv().id, "Aanvraag TLV")))
    (form,) = visit.opened.all_of(SwvForm)
    visit.opened.store((form, replace(form, listing="BRIN\nHandtekening")))
    visit.until(card_of(visit).isVisible)
    visit.until_said("Van 1 van de 2 velden heeft IB Desk de tekst.")
    assert visit.has_text("Zet daarna de velden naast je scherm")
    assert not visit.has_button("Invullen en bekijken")
    assert not visit.has_button("Ingevuld opslaan…")


def test_it_is_filled_in_looked_at_and_saved_with_a_line_in_the_register(
    visit: Visit, tmp_path: Path
):
    take_in(visit, bureau_form(), "formulier swv.pdf")
    visit.until(card_of(visit).isVisible)
    visit.press("Invullen en bekijken")
    visit.until(lambda: card_of(visit)._pages.pages == 2)
    path = tmp_path / "uit.pdf"
    visit.press("Ingevuld opslaan…")
    assert visit.dialog().selectedFiles()[0].endswith("A26-4071-formulier-swv.pdf")
    visit.save_at(path)
    visit.until(path.exists)
    visit.until_said("Het staat bij ‘Wat naar buiten ging’")
    fields = PdfReader(BytesIO(path.read_bytes())).get_fields() or {}
    assert fields["leerling.naam"]["/V"] == "Noor van Dalen"
    (line,) = (
        one for one in visit.opened.all_of(Disclosure) if one.kind is OutputKind.REQUEST_FORM
    )
    assert line.recipient == swv().name
    copy_id = line.copy_id
    assert copy_id is not None
    kept = partial(visit.opened.session.desk.attachments.kept, copy_id)
    assert "Noor van Dalen" in " ".join(pages_of(visit.opened.ask(kept)))


def test_what_was_filled_in_goes_when_the_text_of_the_file_changes(visit: Visit):
    take_in(visit, bureau_form(), "formulier.pdf")
    visit.until(card_of(visit).isVisible)
    visit.press("Invullen en bekijken")
    visit.until(lambda: card_of(visit)._pages.pages == 2)
    (pupil,) = visit.opened.all_of(Pupil)
    visit.opened.store((pupil, replace(pupil, first_names="Nora")))
    visit.until(lambda: card_of(visit)._pages.pages == 0)


def test_an_answer_that_comes_after_the_request_was_left_is_not_shown(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
):
    fill, was_left = BureauForms.fill, Event()

    def fill_later(forms: BureauForms, order: FormOfRequest, progress: Progress) -> bytes:
        was_left.wait(PATIENCE_MS / 1000)
        return fill(forms, order, progress)

    monkeypatch.setattr(BureauForms, "fill", fill_later)
    take_in(visit, bureau_form(), "formulier.pdf")
    card = card_of(visit)
    visit.until(card.isVisible)
    visit.press("Invullen en bekijken")
    visit.until(lambda: card._filling is not None)
    filled: list[object] = []
    assert card._filling is not None
    card._filling.finished.connect(lambda: filled.append(True))
    card.clear()
    was_left.set()
    visit.until(lambda: bool(filled))
    assert card._pages.pages == 0
    assert not card._told.accessibleName()


def test_of_a_word_form_it_says_that_there_are_no_pages_to_show(visit: Visit, tmp_path: Path):
    take_in(visit, word_form(), "formulier.docx")
    visit.until(card_of(visit).isVisible)
    visit.press("Invullen en bekijken")
    visit.until_said("Alles past in het Word-formulier.")
    path = tmp_path / "uit.docx"
    visit.press("Ingevuld opslaan…")
    visit.save_at(path)
    visit.until(path.exists)
    assert path.read_bytes().startswith(b"PK")


def test_what_does_not_fit_is_told_by_the_words_at_its_box_and_nothing_leaves(visit: Visit):
    form = take_in(visit, bureau_form(), "formulier.pdf")
    boxes = [one for one in visit.opened.all_of(SwvFormBox) if one.form_id == form.id]
    small = next(one for one in boxes if one.label == "Kort")
    laid = replace(small, source=FormSource.SUMMARY)
    visit.opened.store((small, laid))
    visit.until(card_of(visit).isVisible)
    visit.press("Invullen en bekijken")
    visit.until_said("De tekst is te lang voor vak ‘Kort’.")
    kinds = {one.kind for one in visit.opened.all_of(Disclosure)}
    assert OutputKind.REQUEST_FORM not in kinds


def test_a_form_for_another_kind_of_request_is_not_offered(visit: Visit):
    form = take_in(visit, bureau_form(), "formulier.pdf")
    visit.until(card_of(visit).isVisible)
    visit.ways.go_to(SETTINGS)
    visit.opened.store((form, replace(form, kinds=(RequestKind.TLV_SO,))))
    visit.go_back()
    visit.until_looked_through()
    visit.until(lambda: not card_of(visit).isVisible())
