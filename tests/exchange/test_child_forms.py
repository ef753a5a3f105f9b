"""A bureau's form is opened in a child, and what it does there ends there."""

from __future__ import annotations

from pathlib import Path

import pytest

from ib_desk.application.children import Children
from ib_desk.application.progress import Cancelled, Progress, Silent
from ib_desk.domain.records.swv_form import FormType
from ib_desk.domain.request.bureau_form import (
    BoxTrouble,
    BoxUnfit,
    Filled,
    FormRefusal,
    FormRefused,
)
from ib_desk.domain.request.form_layout import proposals
from ib_desk.exchange.child_forms import ChildForms
from ib_desk.main.hidden import FORM, child_command
from ib_desk.reader.forms.form_answers import (
    Filling,
    Reading,
    found_as_bytes,
    found_from,
    job_as_bytes,
    job_from,
    refusal_from,
)
from ib_desk.reader.forms.pdf_form import read_pdf
from ib_desk.reader.frames import BadFrame
from tests.exchange.attached import photo
from tests.exchange.printing import pages_of, prints
from tests.reader.forms.made_forms import bureau_form, changed, signed
from tests.reader.forms.made_words import word_form
from tests.shipped import catalogue
from tools.make_demo_forms import PDF, TARGET, WORD, pdf_form
from tools.make_demo_forms import word_form as demo_word_form


@pytest.fixture(scope="module")
def forms() -> ChildForms:
    return ChildForms(child_command(FORM), Children(), prints(), catalogue().form_sources)


def test_both_kinds_are_read_and_filled_in_a_child(forms: ChildForms) -> None:
    for content, kind, name in (
        (bureau_form(), FormType.PDF, "leerling.naam"),
        (word_form(), FormType.WORD, "sdt:naam"),
    ):
        facts = forms.read(content, Silent())
        assert facts.type is kind
        made = forms.filled(content, {name: Filled("Żaneta")}, Silent(), is_flat=True)
        if kind is FormType.PDF:
            assert "Żaneta" in " ".join(pages_of(made))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (photo(), FormRefusal.OTHER_KIND),
        (b"", FormRefusal.OTHER_KIND),
        (changed(bureau_form(), signed), FormRefusal.SIGNED),
        (b"%PDF-1.7 stuk", FormRefusal.DAMAGED),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
            FormRefusal.OLD_WORD,
        ),
    ],
    ids=["photo", "empty", "signed", "broken", "old"],
)
def test_why_not_comes_back_in_a_word(forms: ChildForms, content: bytes, reason) -> None:
    with pytest.raises(FormRefused) as refused:
        forms.read(content, Silent())
    assert refused.value.reason is reason


def test_what_does_not_fit_is_said_before_anything_is_made(forms: ChildForms) -> None:
    with pytest.raises(BoxUnfit) as unfit:
        forms.filled(bureau_form(), {"weg": Filled("x")}, Silent(), is_flat=True)
    assert unfit.value.trouble is BoxTrouble.GONE


def test_a_child_that_dies_is_a_form_that_is_too_heavy() -> None:
    forms = ChildForms(("false",), Children(), prints(), catalogue().form_sources)
    with pytest.raises(FormRefused) as refused:
        forms.read(bureau_form(), Silent())
    assert refused.value.reason is FormRefusal.TOO_HEAVY


class Stopped(Progress):
    def step(self, done: int, total: int) -> None:
        raise Cancelled


def test_it_can_be_called_off(forms: ChildForms) -> None:
    with pytest.raises(Cancelled):
        forms.read(bureau_form(), Stopped())


def test_what_is_asked_and_found_comes_through_as_it_was() -> None:
    facts, boxes = read_pdf(bureau_form())
    assert found_from(found_as_bytes(facts, boxes)) == (facts, boxes)
    for job in (
        Reading(FormType.WORD),
        Filling({"a": Filled("b"), "c": Filled(is_ticked=True)}, is_flat=True),
    ):
        assert job_from(job_as_bytes(job)) == job


@pytest.mark.parametrize(
    "told",
    [
        b"",
        b"[]",
        b"{}",
        b'{"type": "pdf", "fingerprint": "x", "pages": 1, "boxes": []}',
        b'{"type": "pdf", "fingerprint": 3, "pages": 1, "boxes": []}',
        b'{"type": "exe", "fingerprint": "x", "pages": 1, "boxes": [{"box": {}}]}',
    ],
)
def test_nothing_that_a_child_says_is_taken_for_granted(told: bytes) -> None:
    with pytest.raises(BadFrame):
        found_from(told)


@pytest.mark.parametrize("told", [b"", b"[]", b'["weg"]', b"[1, 2]", b"{}"])
def test_nor_why_it_refuses(told: bytes) -> None:
    with pytest.raises(BadFrame):
        refusal_from(told)


@pytest.mark.parametrize(("name", "made"), [(PDF, pdf_form), (WORD, demo_word_form)])
def test_the_forms_of_the_example_are_those_of_the_tool(name: str, made) -> None:
    assert Path(TARGET / name).read_bytes() == made()


def test_and_every_box_in_them_is_laid_out_but_those_of_others(forms: ChildForms) -> None:
    for name in (PDF, WORD):
        facts = forms.read((TARGET / name).read_bytes(), Silent())
        found = proposals(facts.boxes, catalogue().form_sources)
        left = {box.label for box in facts.boxes if box.name not in found}
        others = ("Handtekening", "Advies deskundige", "Dossiernummer")
        assert all(label.startswith(others) for label in left), left
