"""Forms as bureaus make them, of our own making."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas


def bureau_form(*, extra: int = 0) -> bytes:
    """Two pages: name, date in cells, a long text, a tick, rounds, a list; a box that is small."""
    into = BytesIO()
    canvas = Canvas(into, pagesize=A4, invariant=1)
    form = canvas.acroForm
    canvas.drawString(60, 790, "Aanvraagformulier (verzonnen)")
    form.textfield(
        name="leerling.naam", tooltip="Naam leerling", x=60, y=740, width=240, height=20,
        fontSize=11, maxlen=60,
    )  # fmt: skip
    form.textfield(
        name="geboren", tooltip="Geboortedatum", x=320, y=740, width=120, height=20, maxlen=8,
        fieldFlags="comb", fontSize=10,
    )  # fmt: skip
    form.textfield(
        name="vraag", tooltip="Wat vraagt u?", x=60, y=600, width=400, height=90, maxlen=600,
        fieldFlags="multiline", fontSize=0,
    )  # fmt: skip
    form.checkbox(name="spoed", tooltip="Spoed", x=60, y=560, size=14)
    for number, value in enumerate(("laag", "midden", "hoog")):
        form.radio(
            name="categorie", tooltip="Categorie", value=value, selected=False,
            x=60 + 60 * number, y=520, size=14,
        )  # fmt: skip
    form.choice(
        name="soort", tooltip="Soort aanvraag", value="kies", x=60, y=480, width=160, height=20,
        options=[("Kies", "kies"), ("Arrangement", "arr"), ("TLV", "tlv")],
    )  # fmt: skip
    canvas.showPage()
    form.textfield(name="kort", tooltip="Kort", x=60, y=700, width=40, height=14, fontSize=9)
    for number in range(extra):
        form.textfield(name=f"veld{number}", x=60, y=600, width=40, height=14)
    canvas.showPage()
    canvas.save()
    return into.getvalue()


def changed(content: bytes, change) -> bytes:
    """The form after `change(writer)`."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
    change(writer)
    into = BytesIO()
    writer.write(into)
    return into.getvalue()


def form_in(writer: PdfWriter) -> DictionaryObject:
    found = writer.root_object["/AcroForm"].get_object()
    assert isinstance(found, DictionaryObject)
    return found


def fields_in_order(writer: PdfWriter) -> ArrayObject:
    found = form_in(writer)["/Fields"]
    assert isinstance(found, ArrayObject)
    return found


def first_field(writer: PdfWriter) -> DictionaryObject:
    found = fields_in_order(writer)[0].get_object()
    assert isinstance(found, DictionaryObject)
    return found


def xfa_only(writer: PdfWriter) -> None:
    form = form_in(writer)
    form[NameObject("/Fields")] = ArrayObject()
    form[NameObject("/XFA")] = TextStringObject("<xdp/>")


def also_xfa(writer: PdfWriter) -> None:
    form_in(writer)[NameObject("/XFA")] = TextStringObject("<xdp/>")


def signed(writer: PdfWriter) -> None:
    signature = DictionaryObject(
        {
            NameObject("/FT"): NameObject("/Sig"),
            NameObject("/T"): TextStringObject("handtekening"),
            NameObject("/V"): DictionaryObject({NameObject("/Type"): NameObject("/Sig")}),
        }
    )
    fields_in_order(writer).append(writer._add_object(signature))


def to_be_signed(writer: PdfWriter) -> None:
    empty = DictionaryObject(
        {NameObject("/FT"): NameObject("/Sig"), NameObject("/T"): TextStringObject("handtekening")}
    )
    fields_in_order(writer).append(writer._add_object(empty))


def certified(writer: PdfWriter) -> None:
    writer.root_object[NameObject("/Perms")] = DictionaryObject(
        {NameObject("/DocMDP"): DictionaryObject()}
    )


def script() -> DictionaryObject:
    return DictionaryObject(
        {
            NameObject("/S"): NameObject("/JavaScript"),
            NameObject("/JS"): TextStringObject("app.alert('BOE')"),
        }
    )


def with_scripts(writer: PdfWriter) -> None:
    root = writer.root_object
    root[NameObject("/OpenAction")] = script()
    root[NameObject("/AA")] = DictionaryObject({NameObject("/WC"): script()})
    names = DictionaryObject({NameObject("/Names"): ArrayObject([TextStringObject("b"), script()])})
    root[NameObject("/Names")] = DictionaryObject({NameObject("/JavaScript"): names})
    writer.add_attachment("boe.exe", b"BOE")
    field = first_field(writer)
    field[NameObject("/AA")] = DictionaryObject({NameObject("/K"): writer._add_object(script())})
    field[NameObject("/A")] = DictionaryObject(
        {NameObject("/S"): NameObject("/Launch"), NameObject("/F"): TextStringObject("boe.exe")}
    )
    form_in(writer)[NameObject("/CO")] = ArrayObject([field.indirect_reference])
    writer.metadata = {"/Author": "BOE", "/Producer": "BOE"}


def looped(writer: PdfWriter) -> None:
    field = first_field(writer)
    field[NameObject("/Kids")] = ArrayObject([field.indirect_reference])


def turned(degrees: int):
    def turn(writer: PdfWriter) -> None:
        field = first_field(writer)
        field[NameObject("/MK")] = DictionaryObject({NameObject("/R"): NumberObject(degrees)})

    return turn
