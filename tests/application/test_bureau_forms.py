"""A bureau's form is kept with its boxes, renewed with what was chosen, and filled in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ib_desk.application.attachments import SIZE_LIMIT, EmptyFile, TooLarge
from ib_desk.application.bureau_forms import BureauForms, FormOfRequest
from ib_desk.application.paper import PrintChoices
from ib_desk.application.progress import Silent
from ib_desk.application.whole_files import whole_file
from ib_desk.domain.errors import Conflict, NotFound
from ib_desk.domain.records.disclosure import Disclosure
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.domain.records.swv_form import BoxKind, FormSource, FormType, SwvForm, SwvFormBox
from ib_desk.domain.request.bureau_form import FormRefused
from tests import builders
from tests.application.leaving.door import Door
from tests.builders import FILE, noor, swv
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


class TestListed:
    """A form that nothing fills in: its fields follow the list that is typed."""

    @pytest.fixture
    def form(self, forms: BureauForms, door: Door) -> SwvForm:
        begun = forms.list_fields(swv().id, "Aanvraag").subject
        assert isinstance(begun, SwvForm)
        return typed(door, begun, "Naam leerling\nUw vraag (max. 300 tekens)\nHandtekening")

    def test_it_begins_empty_and_gets_its_fields_by_what_is_typed(self, door, form):
        boxes = boxes_of(door, form)
        assert list(boxes) == ["Naam leerling", "Uw vraag", "Handtekening"]
        assert boxes["Naam leerling"].source is FormSource.PUPIL_NAME
        assert (boxes["Uw vraag"].source, boxes["Uw vraag"].most) == (FormSource.QUESTION, 300)
        assert boxes["Handtekening"].source is None

    def test_what_is_typed_and_its_fields_are_one_step(self, door, form):
        step = door.undo.to_undo
        assert step is not None
        assert [type(edit.after) for edit in step.edits] == [SwvForm, *[SwvFormBox] * 3]

    def test_a_field_that_stays_is_the_same_and_one_that_moves_takes_its_source_along(
        self, door, form
    ):
        before = boxes_of(door, form)
        door.records.change(
            before["Handtekening"], replace(before["Handtekening"], source=FormSource.ASKED)
        )
        longer = typed(door, form, "Naam leerling\nUw vraag\nHandtekening\nBRIN")
        after = boxes_of(door, form)
        assert after["Uw vraag"] == replace(before["Uw vraag"], most=None)
        assert after["BRIN"].source is FormSource.SCHOOL_BRIN
        typed(door, longer, "BRIN\nHandtekening\nNaam leerling")
        moved = boxes_of(door, form)
        assert list(moved) == ["BRIN", "Handtekening", "Naam leerling"]
        assert moved["Handtekening"].source is FormSource.ASKED

    def test_what_else_changes_leaves_the_fields_alone(self, door, form):
        before = boxes_of(door, form)
        assert len(door.records.change(form, replace(form, title="Anders")).edits) == 1
        assert boxes_of(door, form) == before

    def test_there_is_no_file_of_it(self, door, forms, form):
        with pytest.raises(NotFound):
            forms.content(form)
        with pytest.raises(NotFound):
            door.let_out(door.form_order(form))

    def test_what_comes_in_its_fields_is_told_however_long_it_is(self, door, forms, form):
        typed(door, form, "Naam leerling\nUw vraag (max. 3 tekens)\nHandtekening")
        with door.vault() as work:
            whole = whole_file(work, work.get(SupportFile, FILE))
        told = forms.told(form, whole, builders.request(), STAMP)
        assert told["1:Naam leerling"].words == "Noor van Dalen"
        assert told["1:Uw vraag"].words == builders.request().question.strip()
        assert "1:Handtekening" not in told

    def test_one_that_was_filled_in_is_listed_from_now_on_with_what_was_chosen(self, door, forms):
        form = added(forms)
        short = boxes_of(door, form)["Kort"]
        door.records.change(short, replace(short, source=FormSource.GOAL_AIM, row=2))
        listed = forms.list_instead(form).subject
        assert isinstance(listed, SwvForm)
        assert (listed.id, listed.title, listed.content_id) == (form.id, form.title, None)
        boxes = boxes_of(door, listed)
        assert (boxes["Kort"].source, boxes["Kort"].row) == (FormSource.GOAL_AIM, 2)
        assert len(boxes) == len(listed.listing.splitlines())
        assert {one.kind for one in boxes.values()} == {BoxKind.TEXT}

    def test_and_the_other_way_round_by_what_a_field_is_called(self, door, forms, form):
        asked = boxes_of(door, form)["Naam leerling"]
        door.records.change(asked, replace(asked, source=FormSource.PUPIL_CALL_NAME))
        incoming = forms.read(bureau_form(), "nieuw.pdf", Silent())
        renewed = forms.renew(form, incoming).subject
        assert isinstance(renewed, SwvForm)
        assert (renewed.type, renewed.listing) == (FormType.PDF, "")
        assert boxes_of(door, renewed)["Naam leerling"].source is FormSource.PUPIL_CALL_NAME


def typed(door: Door, form: SwvForm, listing: str) -> SwvForm:
    now = door.records.get(SwvForm, form.id)
    after = door.records.change(now, replace(now, listing=listing)).subject
    assert isinstance(after, SwvForm)
    return after
