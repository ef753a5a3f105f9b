"""What one sees of a PDF is what its pages hold, and nothing else."""

from __future__ import annotations

from io import BytesIO
from typing import cast

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import StreamObject
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ib_desk.domain.records.made_pages import Searched, UndrawnMark, Unfit
from ib_desk.reader import pdf as maker
from ib_desk.reader.making import Unmakeable
from tests.exchange.attached import live_form, loaded_pdf, locked_pdf, no_pages, photo
from tests.reader.making import keys_in, made, picture_of, words_in
from tests.reader.pdfs import (
    FONT,
    form,
    hidden_layer,
    page,
    pages,
    pdf,
    stream,
    text,
    tree_that_names_itself,
    with_marks,
)

EMPTY_LOOKS = {7: stream(b"/Tx BMC EMC", b"/Type /XObject /Subtype /Form /BBox [0 0 340 30]")}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (form("INGEVULD"), "INGEVULD"),
        (form("INGEVULD", b"/AP << /N 7 0 R >>", EMPTY_LOOKS), "INGEVULD"),
        (
            with_marks(
                b"<< /Type /Annot /Subtype /FreeText /Rect [60 600 400 640] /F 4"
                b" /Contents (OVERGETYPT) /DA (/Helv 14 Tf 0 g) >>"
            ),
            "OVERGETYPT",
        ),
    ],
    ids=["no appearance", "empty appearance", "typed over"],
)
def test_what_was_typed_in_a_form_or_over_a_page_stands_on_it_and_is_searched(content, words):
    found = made(content)
    assert words in found.words[0]
    assert words in words_in(found.pdf)
    assert not found.facts.pages[0].is_picture


def test_a_layer_that_is_off_is_not_seen_and_its_words_do_not_travel():
    found = made(hidden_layer("Zichtbaar", "GEHEIM"))
    assert found.facts.pages[0].is_picture
    assert found.facts.searched is Searched.WHOLE
    assert found.words == ("Zichtbaar",)
    assert words_in(found.pdf).split() == ["Zichtbaar"]
    assert picture_of(found.pdf).crop((0, 150, 413, 180)).getextrema() == ((255, 255),) * 3


@pytest.mark.parametrize(
    "content",
    [
        page(text("Op de bladzijde") + text("GEHEIM", x=60, y=900)),
        page(text("Op de bladzijde") + b" 3 Tr " + text("GEHEIM", y=500)),
        page(text("Op de bladzijde") + text("GEHEIM", y=500) + b" 0 g 50 480 300 50 re f"),
        page(text("Op de bladzijde") + b" 1 g " + text("GEHEIM", y=500)),
    ],
    ids=["beside the page", "invisible", "under a black box", "white on white"],
)
def test_words_that_cannot_be_seen_stay_behind(content):
    found = made(content)
    assert found.facts.pages[0].is_picture
    assert found.words == ("Op de bladzijde",)
    assert words_in(found.pdf).split() == ["Op", "de", "bladzijde"]


def test_words_that_stand_in_for_what_is_drawn_stay_behind():
    drawn = b"/Span << /ActualText (GEHEIM) >> BDC " + text("Zichtbaar") + b" EMC % GEHEIM"
    found = made(page(drawn))
    assert found.words == ("Zichtbaar",)
    assert not found.facts.pages[0].is_picture
    assert b"GEHEIM" not in b"".join(streams_of(found.pdf))


def streams_of(content: bytes):
    """Every stream of a PDF, packed and unpacked."""
    reader = PdfReader(BytesIO(content))
    for number in range(1, len(reader.xref[0]) + 1):
        found = reader.get_object(number)
        if isinstance(found, StreamObject):
            yield found._data
            yield found.get_data()


def test_scripts_actions_files_links_and_metadata_stay_behind():
    found = made(loaded_pdf("wat men ziet"))
    assert "wat men ziet" in found.words[0]
    assert found.facts.inside == 1
    forbidden = {"/JS", "/OpenAction", "/AA", "/EmbeddedFiles", "/URI", "/Metadata", "/PieceInfo"}
    assert not keys_in(found.pdf) & (forbidden | {"/Annots", "/AcroForm", "/Author", "/Info"})
    assert b"GEHEIM" not in found.pdf + b"".join(streams_of(found.pdf))


def with_a_photo(width: float = 300) -> bytes:
    into = BytesIO()
    canvas = Canvas(into, invariant=1)
    canvas.drawString(60, 760, "Een foto")
    canvas.drawImage(ImageReader(BytesIO(photo())), 60, 200, width, width)
    canvas.save()
    return into.getvalue()


def test_a_photo_loses_what_its_camera_wrote_in_it():
    content = with_a_photo()
    assert b"GEHEIM" in b"".join(streams_of(content))
    found = made(content)
    assert not found.facts.pages[0].is_picture
    assert b"GEHEIM" not in b"".join(streams_of(found.pdf))


def test_a_picture_that_is_not_drawn_stays_behind():
    picture = stream(
        b"GEHEIM" * 10,
        b"/Type /XObject /Subtype /Image /Width 20 /Height 1"
        b" /ColorSpace /DeviceRGB /BitsPerComponent 8",
    )
    found = made(page(text("Zonder"), resources=b"/XObject << /Im1 6 0 R >>", more={6: picture}))
    assert b"GEHEIM" not in b"".join(streams_of(found.pdf))


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_lies_as_it_is_read(turn):
    found = made(page(text("Gedraaid"), page=b"/Rotate %d" % turn))
    assert found.words == ("Gedraaid",)
    assert not found.facts.pages[0].is_picture
    box = PdfReader(BytesIO(found.pdf)).pages[0].mediabox
    assert (box.width, box.height) == ((595, 842) if turn % 180 == 0 else (842, 595))


@pytest.mark.parametrize(
    "content",
    [
        page(text("Gewoon"), page=b"/Rotate 45"),
        page(text("Gewoon"), box=b"[0 842 595 0]"),
        page(text("Gewoon")).replace(b"%%EOF\n", b""),
        page(b"% /Encrypt 9 0 R\n" + text("Gewoon")),
        page(text("Gewoon"), page=b"/CropBox [20 20 575 822]"),
    ],
    ids=["turned by 45", "corners swapped", "no end", "a word in a comment", "cropped"],
)
def test_what_every_reader_opens_is_taken_in(content):
    found = made(content)
    assert found.words == ("Gewoon",)
    assert not found.facts.pages[0].is_picture


def test_a_page_that_has_its_size_from_its_parents_keeps_it():
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>",
        3: b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Annots [6 0 R]"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        4: stream(text("Bovenaan", y=820)),
        5: FONT,
        6: b"<< /Type /Annot /Subtype /Square /Rect [60 600 400 640] /F 4 /C [1 0 0] >>",
    }
    found = made(pdf(objects))
    assert not found.facts.pages[0].is_picture
    assert PdfReader(BytesIO(found.pdf)).pages[0].mediabox.height == 842


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_a_lock_that_only_its_owner_needs_a_word_for_is_no_lock(algorithm):
    writer = PdfWriter(clone_from=BytesIO(page(text("Iedereen leest dit"))))
    writer.encrypt("", "wolk", algorithm=algorithm)
    into = BytesIO()
    writer.write(into)
    assert made(into.getvalue()).words == ("Iedereen leest dit",)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (locked_pdf(), Unfit.PASSWORD),
        (live_form(), Unfit.LIVE_FORM),
        (no_pages(), Unfit.DAMAGED),
        (b"%PDF-1.7 en verder niets", Unfit.DAMAGED),
        (tree_that_names_itself(), Unfit.DAMAGED),
        (pages([b""] * 401), Unfit.TOO_MANY_PAGES),
    ],
    ids=["password", "live form", "no pages", "no pdf", "names itself", "401 pages"],
)
def test_what_cannot_become_pages_is_refused_with_the_reason(content, reason):
    with pytest.raises(Unmakeable) as refused:
        made(content)
    assert refused.value.reason is reason


def test_one_page_too_many_that_would_be_a_picture_refuses_the_file(monkeypatch):
    monkeypatch.setattr(maker, "MOST_PICTURES", 2)
    hidden = text("Zichtbaar") + b" 3 Tr " + text("GEHEIM", y=500)
    assert made(pages([hidden, text("gewoon"), hidden])).facts.as_pictures == 2
    with pytest.raises(Unmakeable) as refused:
        made(pages([hidden] * 3))
    assert refused.value.reason is Unfit.TOO_MANY_PICTURES


def scan(words: str = "GEHEIM") -> bytes:
    into = BytesIO()
    canvas = Canvas(into, invariant=1)
    grey = Image.effect_noise((200, 280), 60)
    canvas.drawImage(ImageReader(grey), 0, 0, 595, 842)
    written = canvas.beginText(60, 700)
    written.setTextRenderMode(3)
    written.textLine(words)
    canvas.drawText(written)
    canvas.save()
    return into.getvalue()


def test_a_scan_was_a_picture_already_and_what_was_read_in_it_stays_behind(monkeypatch):
    monkeypatch.setattr(maker, "MOST_PICTURES", 0)
    found = made(scan())
    assert found.facts.as_pictures == 0
    assert found.facts.searched is Searched.NOT
    assert words_in(found.pdf) == ""


def test_a_mark_that_nobody_drew_is_named():
    stamp = b"<< /Type /Annot /Subtype /Stamp /Rect [60 600 400 640] /F 4 >>"
    line = (
        b"<< /Type /Annot /Subtype /PolyLine /Rect [60 500 400 540] /F 4"
        b" /Vertices [60 500 90 540] >>"
    )
    hidden = b"<< /Type /Annot /Subtype /Caret /Rect [60 400 400 440] /F 2 >>"
    facts = made(with_marks(stamp, line, hidden)).facts.pages[0]
    assert set(facts.undrawn) == {UndrawnMark.STAMP, UndrawnMark.LINE}


def test_a_mark_that_can_be_drawn_is():
    marks = [
        b"<< /Type /Annot /Subtype /%s /Rect [60 600 400 640] /F 4 /C [1 0 0]"
        b" /QuadPoints [60 640 400 640 60 600 400 600] >>" % kind
        for kind in (b"Highlight", b"StrikeOut", b"Square", b"Underline")
    ]
    found = made(with_marks(*marks))
    assert found.facts.pages[0].undrawn == ()
    green = picture_of(found.pdf).crop((45, 140, 250, 165)).getchannel("G")
    assert darkest(green) < 200


def darkest(picture: Image.Image) -> float:
    return cast("tuple[float, float]", picture.getextrema())[0]


def test_the_cover_of_a_portfolio_says_how_many_files_stay_behind():
    writer = PdfWriter(clone_from=BytesIO(page(text("Deze portfolio"))))
    for number in range(3):
        writer.add_attachment(f"{number}.txt", b"GEHEIM")
    into = BytesIO()
    writer.write(into)
    found = made(into.getvalue())
    assert found.facts.inside == 3
    assert b"GEHEIM" not in b"".join(streams_of(found.pdf))


def test_how_far_a_page_could_be_searched():
    blank = b""
    drawn = b"0 0 1 rg 100 100 200 200 re f"
    garbled = text(*(["ml]#K>L [x<qz Wr%tg Bc;df Nm=pq"] * 6))
    assert [
        one.searched
        for one in made(pages([text("Gewone woorden"), blank, drawn, garbled])).facts.pages
    ] == [Searched.WHOLE, Searched.WHOLE, Searched.NOT, Searched.NOT]
    assert made(with_a_photo(300)).facts.searched is Searched.PARTLY
    assert made(with_a_photo(40)).facts.searched is Searched.WHOLE


def test_a_page_that_cannot_be_taken_over_goes_as_a_picture():
    deep = b"[" * 60 + b"]" * 60
    content = page(
        b"/G gs " + text("Diep"),
        resources=b"/ExtGState << /G 6 0 R >>",
        more={6: b"<< /Type /ExtGState /D %s >>" % deep},
    )
    found = made(content)
    assert found.facts.pages[0].is_picture
    assert darkest(picture_of(found.pdf).convert("L")) < 128


def test_a_page_beyond_all_measure_is_damaged():
    with pytest.raises(Unmakeable) as refused:
        made(page(text("Klein"), box=b"[0 0 1 1]"))
    assert refused.value.reason is Unfit.DAMAGED


def test_a_page_tree_whose_second_page_is_missing_is_damaged():
    content = pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R 9 0 R] /Count 2 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>",
        }
    )
    with pytest.raises(Unmakeable) as refused:
        made(content)
    assert refused.value.reason is Unfit.DAMAGED
