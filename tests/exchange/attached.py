"""Documents as people attach them, good and bad, made for the test that needs them."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from typing import cast

from PIL import Image, ImageDraw
from pypdf import PdfWriter
from pypdf.actions import JavaScript
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    EncodedStreamObject,
    FloatObject,
    NameObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)
from reportlab.lib.pagesizes import A4, A5, landscape
from reportlab.pdfgen.canvas import Canvas

from ib_desk.application.pages import NoPages
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.attachment import Attachment, ContentId, MediaType
from tests.builders import attachments, pupil, request, school, whole
from tests.made_pages import made_of

SECRET = b"GEHEIM-8841"


def plain_pdf(*pages: str, size: tuple[float, float] = A4) -> bytes:
    into = BytesIO()
    canvas = Canvas(into, pagesize=size, invariant=1)
    for words in pages:
        canvas.drawString(40, size[1] - 60, words)
        canvas.showPage()
    canvas.save()
    return into.getvalue()


def wide_pdf(words: str) -> bytes:
    return plain_pdf(words, size=landscape(A5))


def turned_pdf(words: str, turn: int) -> bytes:
    writer = PdfWriter(clone_from=BytesIO(plain_pdf(words)))
    writer.pages[0].rotate(turn)
    return written(writer)


def loaded_pdf(words: str) -> bytes:
    """With everything that must not leave: script, action, file, metadata, link, hidden note."""
    into = BytesIO()
    canvas = Canvas(into, invariant=1)
    canvas.drawString(40, 700, words)
    canvas.linkURL("https://example.org/GEHEIM-8841", (40, 690, 200, 710))
    canvas.showPage()
    canvas.save()
    writer = PdfWriter(clone_from=BytesIO(into.getvalue()))
    writer.add_open_action(JavaScript("app.alert('GEHEIM-8841')"))
    writer.add_attachment("GEHEIM-8841.txt", SECRET)
    writer.add_metadata({"/Author": "GEHEIM-8841"})
    page = writer.pages[0]
    page[NameObject("/AA")] = DictionaryObject(
        {NameObject("/O"): JavaScript("app.alert('GEHEIM-8841')")}
    )
    page[NameObject("/PieceInfo")] = DictionaryObject(
        {NameObject("/Own"): TextStringObject("GEHEIM-8841")}
    )
    hidden = drawn_note(writer, "GEHEIM-8841", flags=2)
    notes = page["/Annots"].get_object()
    page[NameObject("/Annots")] = ArrayObject([*cast("ArrayObject", notes), hidden])
    return written(writer)


def filled_in_form(words: str) -> bytes:
    into = BytesIO()
    canvas = Canvas(into, invariant=1)
    canvas.acroForm.textfield(name="naam", x=72, y=700, width=200, height=24, value=words)
    canvas.acroForm.checkbox(name="ja", x=72, y=660, checked=True)
    canvas.showPage()
    canvas.save()
    return into.getvalue()


def stamped_pdf(words: str) -> bytes:
    writer = PdfWriter(clone_from=BytesIO(plain_pdf("onder")))
    writer.pages[0][NameObject("/Annots")] = ArrayObject([drawn_note(writer, words, flags=4)])
    return written(writer)


def drawn_note(writer: PdfWriter, words: str, flags: int):
    looks = DecodedStreamObject()
    looks.set_data(f"BT /F1 12 Tf 4 4 Td ({words}) Tj ET".encode())
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    looks.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): ArrayObject(map(FloatObject, (0, 0, 200, 20))),
            NameObject("/Resources"): DictionaryObject(
                {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
            ),
        }
    )
    note = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Stamp"),
            NameObject("/Rect"): ArrayObject(map(FloatObject, (300, 600, 500, 620))),
            NameObject("/F"): NumberObject(flags),
            NameObject("/AP"): DictionaryObject({NameObject("/N"): writer._add_object(looks)}),
        }
    )
    return writer._add_object(note)


def changed_pdf(words: str, **keys: PdfObject) -> bytes:
    """One page of which these entries are otherwise (`Contents=…`)."""
    writer = PdfWriter(clone_from=BytesIO(plain_pdf(words)))
    for key, value in keys.items():
        writer.pages[0][NameObject(f"/{key}")] = value
    return written(writer)


def in_two_parts(first: str, second: str) -> bytes:
    """A page whose content is kept in two streams."""
    writer = PdfWriter(clone_from=BytesIO(plain_pdf(first)))
    more = DecodedStreamObject()
    more.set_data(f"BT /F1 12 Tf 40 600 Td ({second}) Tj ET".encode())
    page = writer.pages[0]
    own = page.raw_get("/Contents")
    page[NameObject("/Contents")] = ArrayObject([own, writer._add_object(more)])
    return written(writer)


def swelling_pdf() -> bytes:
    """A hundred megabytes of spaces, packed into a hundred kilobytes."""
    writer = PdfWriter(clone_from=BytesIO(plain_pdf("klein")))
    swelling = DecodedStreamObject()
    swelling.set_data(b" " * 100_000_000)
    packed = writer._add_object(swelling.flate_encode())
    writer.pages[0][NameObject("/Contents")] = packed
    return written(writer)


def damaged_stream() -> PdfObject:
    """Said to be packed, which it is not."""
    broken = EncodedStreamObject()
    broken._data = b"\x00"
    broken[NameObject("/Filter")] = NameObject("/Niets")
    return broken


def without_place(words: str) -> bytes:
    """A note of which nobody can tell where it stands."""
    writer = PdfWriter(clone_from=BytesIO(plain_pdf("onder")))
    note = writer.get_object(drawn_note(writer, words, flags=4))
    del cast("DictionaryObject", note)["/Rect"]
    writer.pages[0][NameObject("/Annots")] = ArrayObject([note])
    return written(writer)


def blank_pdf() -> bytes:
    """A page with no content and no resources at all."""
    writer = PdfWriter()
    writer.add_blank_page(*A4)
    return written(writer)


def no_pages() -> bytes:
    writer = PdfWriter(clone_from=BytesIO(plain_pdf("weg")))
    writer.remove_page(0)
    return written(writer)


def drawing_as(kind: str, mode: str, colour: object) -> bytes:
    into = BytesIO()
    Image.new(mode, (60, 40), colour).save(into, kind)  # type: ignore[arg-type] # any colour
    return into.getvalue()


def live_form() -> bytes:
    writer = PdfWriter(clone_from=BytesIO(plain_pdf("Please wait...")))
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject(
        {NameObject("/XFA"): TextStringObject("<xdp/>"), NameObject("/Fields"): ArrayObject()}
    )
    writer.root_object[NameObject("/NeedsRendering")] = BooleanObject(value=True)
    return written(writer)


def locked_pdf() -> bytes:
    writer = PdfWriter(clone_from=BytesIO(plain_pdf("dicht")))
    writer.encrypt("woord", algorithm="AES-256")
    return written(writer)


def photo(width: int = 400, height: int = 300, kind: str = "JPEG") -> bytes:
    """Red at the left and top; its own note says that it should be turned a quarter."""
    picture = Image.new("RGB", (width, height), "white")
    ImageDraw.Draw(picture).rectangle((0, 0, width // 2, height), fill="red")
    note = Image.Exif()
    note[0x0112] = 6
    note[0x010F] = SECRET.decode()
    into = BytesIO()
    picture.save(into, kind, exif=note)
    return into.getvalue()


def written(writer: PdfWriter) -> bytes:
    into = BytesIO()
    writer.write(into)
    return into.getvalue()


def noor_with(*documents: tuple[bytes, MediaType]) -> tuple[WholeFile, dict[ContentId, bytes]]:
    """A request of Noor with these documents along, and the pages made of them.

    No more than that: the request's own pages are set twice for each package.
    """
    along: list[Attachment] = []
    contents: dict[ContentId, bytes] = {}
    for own, (content, media_type) in zip(attachments(), documents, strict=False):
        digest = sha256(content).hexdigest()
        taken = replace(own, media_type=media_type, digest=digest, size=len(content))
        try:
            pages = made_of(content, media_type)
        except NoPages as none:
            taken = replace(taken, unfit=none.reason, unfit_sign=none.character)
            taken = replace(taken, made=None, pages_id=None, pages_digest="")
        else:
            kept = pages.kept()
            taken = replace(taken, made=pages.facts, pages_digest=kept.digest)
            contents[own.content_id] = kept.content
        along.append(taken)
    others = [replace(own, goes_along=False) for own in attachments()[len(documents) :]]
    return whole(school(), pupil(), request(), *along, *others), contents
