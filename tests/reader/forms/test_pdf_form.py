"""A bureau's PDF form: which boxes it has, filled in as it was meant, and when it is left alone."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.constants import UserAccessPermissions as May

from ib_desk.domain.records.swv_form import BoxKind
from ib_desk.domain.request.bureau_form import BoxTrouble, BoxUnfit, Filled, FormRefusal
from ib_desk.exchange.form_faces import faces, require_known
from ib_desk.reader.forms.form_parts import Unfillable
from ib_desk.reader.forms.pdf_form import fill_pdf, read_pdf
from tests.exchange.attached import photo, plain_pdf
from tests.exchange.printing import fonts, needs, pages_of, run
from tests.reader.forms.made_forms import (
    also_xfa,
    bureau_form,
    certified,
    changed,
    looped,
    signed,
    to_be_signed,
    turned,
    with_scripts,
    xfa_only,
)

WORDS = {
    "leerling.naam": Filled("Żaneta Čapková-de Wit"),
    "geboren": Filled("14052017"),
    "vraag": Filled("Wij vragen begeleiding.\nTwee keer per week."),
    "spoed": Filled(is_ticked=True),
    "categorie": Filled("midden"),
    "soort": Filled("TLV"),
}


def filled(content=None, words=None, *, is_flat=False) -> bytes:
    content = bureau_form() if content is None else content
    words = WORDS if words is None else words
    _facts, boxes = read_pdf(content)
    require_known(boxes, words)
    return fill_pdf(content, words, faces(boxes, words, fonts()), is_flat=is_flat)


def fields_in(content: bytes):
    return PdfReader(BytesIO(content)).get_fields()


def why_not(content: bytes) -> FormRefusal:
    with pytest.raises(Unfillable) as refused:
        read_pdf(content)
    return refused.value.reason


def trouble_of(words) -> BoxUnfit:
    with pytest.raises(BoxUnfit) as unfit:
        filled(words=words)
    return unfit.value


def test_each_box_is_found_with_what_the_form_says_of_it():
    facts, _boxes = read_pdf(bureau_form())
    by_name = {box.name: box for box in facts.boxes}
    assert list(by_name) == [
        "leerling.naam", "geboren", "vraag", "spoed", "categorie", "soort", "kort",
    ]  # fmt: skip
    assert by_name["leerling.naam"].label == "Naam leerling"
    assert by_name["leerling.naam"].most == 60
    assert by_name["vraag"].has_lines
    assert by_name["spoed"].kind is BoxKind.CHECK
    assert by_name["categorie"].options == ("laag", "midden", "hoog")
    assert by_name["soort"].kind is BoxKind.CHOICE
    assert by_name["soort"].options == ("Kies", "Arrangement", "TLV")
    assert [box.page for box in facts.boxes] == [1, 1, 1, 1, 1, 1, 2]


def test_another_version_of_it_is_known_as_another():
    first, _ = read_pdf(bureau_form())
    again, _ = read_pdf(bureau_form())
    other, _ = read_pdf(bureau_form(extra=1))
    assert first.fingerprint == again.fingerprint != other.fingerprint


def test_what_is_filled_in_is_kept_as_value_and_seen_on_the_page():
    made = filled()
    values = {name: field.get("/V") for name, field in fields_in(made).items()}
    assert values["leerling.naam"] == "Żaneta Čapková-de Wit"
    assert values["soort"] == "tlv"
    assert values["spoed"] == "/Yes"
    assert values["categorie"] == "/midden"
    assert values.get("kort", "") == ""


def test_every_letter_is_seen_as_it_was_typed():
    seen = " ".join(pages_of(filled(is_flat=True)))
    assert "Żaneta Čapková-de Wit" in seen
    assert "Wij vragen begeleiding." in seen
    assert "TLV" in seen


def test_flat_it_has_no_boxes_left_and_looks_the_same():
    flat = filled(is_flat=True)
    assert not fields_in(flat)
    assert why_not(flat) is FormRefusal.NO_BOXES


@needs("pdftotext")
@pytest.mark.parametrize("is_flat", [False, True])
def test_another_reader_sees_it_too(is_flat):
    seen = run("pdftotext", "-layout", "-", "-", content=filled(is_flat=is_flat)).stdout.decode()
    assert "Żaneta Čapková-de Wit" in seen
    assert "Twee keer per week." in seen


@needs("qpdf")
@pytest.mark.parametrize("is_flat", [False, True])
def test_another_program_finds_nothing_wrong_with_it(is_flat, tmp_path):
    path = tmp_path / "formulier.pdf"
    path.write_bytes(filled(is_flat=is_flat))
    found = run("qpdf", "--check", path)
    assert found.returncode == 0, found.stderr


@pytest.mark.parametrize(
    ("words", "trouble"),
    [
        ({"leerling.naam": Filled("a" * 61)}, BoxTrouble.TOO_LONG),
        ({"geboren": Filled("14-05-2017")}, BoxTrouble.TOO_LONG),
        ({"kort": Filled("Dit past er echt niet in")}, BoxTrouble.NO_ROOM),
        ({"vraag": Filled("woord " * 99)}, None),
        ({"leerling.naam": Filled("子")}, BoxTrouble.NO_SHAPE),
    ],
)
def test_what_does_not_fit_is_said_by_its_box_and_never_cut_off(words, trouble):
    if trouble is None:
        assert filled(words=words)
        return
    unfit = trouble_of(words)
    assert unfit.trouble is trouble
    assert unfit.box in words


def test_a_choice_that_the_form_does_not_know_is_not_written():
    assert trouble_of({"categorie": Filled("reusachtig")}).trouble is BoxTrouble.NO_OPTION
    assert trouble_of({"soort": Filled("TLV vso")}).trouble is BoxTrouble.NO_OPTION


def test_a_box_that_is_gone_is_said():
    assert trouble_of({"weg": Filled("x")}).trouble is BoxTrouble.GONE


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_box_on_its_side_is_filled_along_it(degrees):
    made = filled(changed(bureau_form(), turned(degrees)), is_flat=True,
                  words={"leerling.naam": Filled("Noor")})  # fmt: skip
    assert "Noor" in " ".join(pages_of(made))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (plain_pdf("geen vakken"), FormRefusal.NO_BOXES),
        (changed(bureau_form(), xfa_only), FormRefusal.XFA),
        (changed(bureau_form(), signed), FormRefusal.SIGNED),
        (changed(bureau_form(), certified), FormRefusal.SIGNED),
        (bureau_form(extra=2_000), FormRefusal.TOO_HEAVY),
        (b"%PDF-1.7\nniets", FormRefusal.DAMAGED),
        (photo(), FormRefusal.DAMAGED),
        (b"", FormRefusal.DAMAGED),
    ],
    ids=["flat", "xfa", "signed", "certified", "2000", "broken", "photo", "empty"],
)
def test_what_is_not_touched(content, reason):
    assert why_not(content) is reason


def locked(*, may_fill: bool, opens: str = "") -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(bureau_form())))
    allowed = May.PRINT | (May.FILL_FORM_FIELDS if may_fill else May(0))
    writer.encrypt(opens, "eigenaar", algorithm="AES-256", permissions_flag=allowed)
    into = BytesIO()
    writer.write(into)
    return into.getvalue()


def test_a_form_that_may_not_be_filled_in_is_left_alone():
    assert why_not(locked(may_fill=False)) is FormRefusal.LOCKED


def test_one_that_may_is_filled_in():
    assert "Noor" in " ".join(
        pages_of(filled(locked(may_fill=True), {"leerling.naam": Filled("Noor")}, is_flat=True))
    )


def test_one_with_a_password_stays_closed():
    assert why_not(locked(may_fill=True, opens="geheim")) is FormRefusal.CLOSED


def test_a_tree_of_fields_that_bites_its_tail_ends():
    facts, _boxes = read_pdf(changed(bureau_form(), looped))
    assert len(facts.boxes) == 6


def test_500_fields_are_no_trouble():
    facts, _boxes = read_pdf(bureau_form(extra=500))
    assert len(facts.boxes) == 507


def test_the_part_for_one_program_goes_and_the_rest_is_filled_in():
    made = filled(changed(bureau_form(), also_xfa))
    assert b"/XFA" not in made


def test_a_place_to_sign_stays_for_who_signs():
    made = filled(changed(bureau_form(), to_be_signed))
    assert fields_in(made)["handtekening"].get("/V") is None


@pytest.mark.parametrize("is_flat", [False, True])
def test_nothing_in_it_acts_and_nobody_who_made_it_is_named(is_flat):
    made = filled(changed(bureau_form(), with_scripts), is_flat=is_flat)
    for sign in (b"BOE", b"/JavaScript", b"/JS", b"/Launch", b"/OpenAction", b"/EmbeddedFiles"):
        assert sign not in made
