"""A bureau's form is kept with its boxes, renewed with what was chosen, and filled in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ib_desk.application.attachments import SIZE_LIMIT, EmptyFile, TooLarge
from ib_desk.application.bureau_forms import BureauForms, FormOfRequest
from ib_desk.application.paper import PrintChoices
from ib_desk.application.progress import Silent
from ib_desk.domain.errors import Conflict
from ib_desk.domain.records.disclosure import Disclosure
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.swv_form import FormSource, SwvForm, SwvFormBox
from ib_desk.domain.request.bureau_form import FormRefused
from tests.application.leaving.door import Door
from tests.builders import noor, swv
from tests.exchange.printing import STAMP, pages_of
from tests.forms_in_process import FormsInProcess
from tests.reader.forms.made_forms import bureau_form
from tests.shipped import catalogue


@pytest.fixture
def door() -> Door:
    return Door()


@pytest.fixture
def forms(door: Door) -> BureauForms:
    return BureauForms(door.vault, door.records, FormsInProcess(), catalogue().form_sources)


def added(forms: BureauForms, content: bytes | None = None) -> SwvForm:
    incoming = forms.read(content or bureau_form(), "formulier.pdf", Silent())
    form = forms.add(swv().id, incoming).subject
    assert isinstance(form, SwvForm)
    return form


def boxes_of(door: Door, form: SwvForm) -> dict[str, SwvFormBox]:
    return {one.label: one for one in door.records.find(SwvFormBox, form_id=form.id)}


def test_it_is_kept_with_its_bytes_and_what_is_proposed(door, forms):
    form = added(forms)
    assert forms.content(form) == bureau_form()
    assert boxes_of(door, form)["Naam leerling"].source is FormSource.PUPIL_NAME
    assert boxes_of(door, form)["Soort aanvraag"].options == "Kies\nArrangement\nTLV"


def test_a_new_version_keeps_what_was_chosen_and_proposes_the_rest(door, forms):
    form = added(forms)
    short = boxes_of(door, form)["Kort"]
    door.records.change(short, replace(short, source=FormSource.GOAL_AIM, row=2, ticked_by="x"))
    again = forms.read(bureau_form(extra=1), "nieuw.pdf", Silent())
    renewed = forms.renew(form, again).subject
    assert isinstance(renewed, SwvForm)
    assert renewed.title == form.title
    assert renewed.fingerprint != form.fingerprint
    kept = boxes_of(door, renewed)["Kort"]
    assert (kept.source, kept.row, kept.ticked_by) == (FormSource.GOAL_AIM, 2, "x")
    assert len(door.records.find(SwvFormBox)) == 8


def test_nothing_and_too_much_is_no_form(forms):
    with pytest.raises(EmptyFile):
        forms.read(b"", "leeg.pdf", Silent())
    with pytest.raises(TooLarge):
        forms.read(bytes(SIZE_LIMIT + 1), "groot.pdf", Silent())
    with pytest.raises(FormRefused):
        forms.read(b"tekst", "tekst.pdf", Silent())


def test_it_is_filled_in_to_be_looked_at(door, forms):
    form = added(forms)
    order = FormOfRequest(
        form=form,
        boxes=tuple(boxes_of(door, form).values()),
        content=forms.content(form),
        whole=noor(),
        stamp=STAMP,
        choices=PrintChoices(),
    )
    assert "Noor van Dalen" in " ".join(pages_of(forms.fill(order, Silent())))


def test_it_leaves_by_the_door_with_a_line_and_a_copy(door, forms):
    form = added(forms)
    order = door.form_order(form)
    left = door.let_out(order)
    (line_id,) = left.line_ids
    line = door.records.get(Disclosure, line_id)
    assert line.kind is OutputKind.REQUEST_FORM
    assert (line.request_id, line.file_id) == (order.request.id, order.file_id)
    assert line.copy_id is not None
    assert "Noor van Dalen" in " ".join(pages_of(door.vault.kept.contents[line.copy_id]))


def test_a_form_that_was_laid_out_otherwise_since_does_not_leave(door, forms):
    form = added(forms)
    order = door.form_order(form)
    door.records.change(form, replace(form, is_flat=True))
    with pytest.raises(Conflict):
        door.let_out(order)
