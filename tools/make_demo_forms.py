"""Writes `resources/demo/forms`: two forms of bureaus that do not exist, unlike each other.

One is a PDF with fields, the other a Word document with content controls, fields of older forms and
a bookmark. Run `python tools/make_demo_forms.py` after a change; a test says when they are out of
date.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

TARGET = Path(__file__).parents[1] / "resources" / "demo" / "forms"
PDF = "aanvraagformulier.pdf"
WORD = "aanvraagformulier.docx"

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WORD_14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_LEFT, _WIDE = 56, 483
_ONE_LINE = 30
"""A box that is higher takes more lines."""


class _Page:
    """Boxes under each other, with their words above them."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._form = canvas.acroForm
        self._at = 0.0
        self._number = 0

    def begin(self, title: str) -> None:
        self._at = 770.0
        self._canvas.setFont("Helvetica-Bold", 15)
        self._canvas.drawString(_LEFT, self._at, title)
        self._at -= 34

    def row(self, *labels: str, high: float = 20, most: int = 100) -> None:
        """Boxes beside each other; higher ones take more lines."""
        wide = (_WIDE - 8 * (len(labels) - 1)) / len(labels)
        for place, said in enumerate(labels):
            left = _LEFT + place * (wide + 8)
            self._canvas.setFont("Helvetica", 9)
            self._canvas.drawString(left, self._at, said)
            self._field(said, left, wide, high, most)
        self._at -= high + 24

    def _field(self, said: str, left: float, wide: float, high: float, most: int) -> None:
        self._number += 1
        settings: dict[str, Any] = {"fieldFlags": "multiline"} if high > _ONE_LINE else {}
        self._form.textfield(
            name=f"vak{self._number}", tooltip=said, x=left, y=self._at - high - 5, width=wide,
            height=high, maxlen=most, fontSize=0 if high > _ONE_LINE else 10, borderWidth=0.5,
            **settings,
        )  # fmt: skip

    def tick(self, said: str) -> None:
        self._number += 1
        name = f"vak{self._number}"
        self._form.checkbox(name=name, tooltip=said, x=_LEFT, y=self._at - 10, size=13)
        self._canvas.setFont("Helvetica", 9)
        self._canvas.drawString(_LEFT + 20, self._at - 7, said)
        self._at -= 28

    def end(self) -> None:
        self._canvas.showPage()


def pdf_form() -> bytes:
    """Three pages: who, what, and what others fill in."""
    into = BytesIO()
    rl_config.useA85 = False  # as the program sets it: the same bytes from wherever this is called
    canvas = Canvas(into, pagesize=A4, invariant=1)
    canvas.setTitle("Aanvraagformulier (verzonnen)")
    page = _Page(canvas)
    page.begin("Aanvraag ondersteuning (verzonnen bureau)")
    page.row("Naam leerling", "Geboortedatum")
    page.row("Groep", "Taal thuis")
    page.row("Naam ouder 1", "Telefoon ouder 1")
    page.row("Naam ouder 2", "Telefoon ouder 2")
    page.row("Naam school", "BRIN")
    page.row("Directeur", "Intern begeleider")
    page.row("Ingangsdatum", "Einddatum")
    page.tick("Spoed")
    page.row("Hulpvraag", high=110, most=700)
    page.end()
    page.begin("Wat er gedaan is")
    for number in (1, 2, 3):
        page.row(f"Interventie {number}", f"Effect {number}", most=200)
    for number in (1, 2):
        page.row(f"Doel {number}", f"Evaluatie doel {number}", high=40, most=300)
    page.row("Onderwijsbehoeften", high=90, most=900)
    page.row("Waarom is basisondersteuning onvoldoende", high=90, most=900)
    page.end()
    page.begin("In te vullen door anderen")
    page.row("Handtekening ouder 1", "Handtekening ouder 2", high=40)
    page.row("Advies deskundige 1", high=60)
    page.row("Dossiernummer SWV")
    page.end()
    canvas.save()
    return into.getvalue()


def word_form() -> bytes:
    """One table of content controls, two fields of before 2007, and a place to write."""
    body = "".join(
        (
            _paragraph("Formulier aanvraag (verzonnen bureau, Word)", bold=True),
            _line("Leerling", _control("leerling", "Naam leerling")),
            _line("Geboren", _legacy("Geboortedatum", 10)),
            _line("Groep", _control("groep", "Groep")),
            _line("School", _control("school", "Naam school")),
            _line("Brin", _legacy("Brin", 6)),
            _line("Soort aanvraag", _list("soort", "Soort aanvraag")),
            _line("Spoed", _tick("spoed", "Spoed")),
            _line("Wat vraagt u?", _control("vraag", "Wat vraagt u", lines=True)),
            _line("Inzet school", _control("inzet", "Bijdrage school", lines=True)),
            _paragraph("Stem van de leerling"),
            '<w:p><w:bookmarkStart w:id="1" w:name="Mening_leerling"/>'
            + _run("(in eigen woorden)")
            + '<w:bookmarkEnd w:id="1"/></w:p>',
            _line("Handtekening ouder", _control("handtekening", "Handtekening ouder")),
        )
    )
    return _packed(body)


def _line(said: str, box: str) -> str:
    return f"<w:p>{_run(said + ': ')}{box}</w:p>"


def _paragraph(words: str, *, bold: bool = False) -> str:
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:p><w:r>{look}<w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:p>'


def _run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def _sdt(tag: str, alias: str, inside: str, words: str = "…") -> str:
    return (
        f"<w:sdt><w:sdtPr><w:alias w:val={quoteattr(alias)}/><w:tag w:val={quoteattr(tag)}/>"
        f"{inside}</w:sdtPr><w:sdtContent>{_run(words)}</w:sdtContent></w:sdt>"
    )


def _control(tag: str, alias: str, *, lines: bool = False) -> str:
    return _sdt(tag, alias, '<w:text w:multiLine="1"/>' if lines else "<w:text/>")


def _tick(tag: str, alias: str) -> str:
    inside = (
        '<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612"/>'
        '<w14:uncheckedState w14:val="2610"/></w14:checkbox>'
    )
    return _sdt(tag, alias, inside, "☐")


def _list(tag: str, alias: str) -> str:
    items = "".join(
        f"<w:listItem w:displayText={quoteattr(word)} w:value={quoteattr(word)}/>"
        for word in ("Arrangement", "TLV voor sbo", "TLV voor so", "Consult of MDO")
    )
    return _sdt(tag, alias, f"<w:dropDownList>{items}</w:dropDownList>", "Kies")


def _legacy(name: str, most: int) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData>'
        f'<w:name w:val={quoteattr(name)}/><w:enabled/><w:textInput><w:maxLength w:val="{most}"/>'
        "</w:textInput></w:ffData></w:fldChar></w:r>"
        '<w:r><w:instrText xml:space="preserve"> FORMTEXT </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{_run("…")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _packed(body: str) -> bytes:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    package = "http://schemas.openxmlformats.org/package/2006"
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    parts = {
        "[Content_Types].xml": (
            f'{head}<Types xmlns="{package}/content-types">'
            f'<Default Extension="rels" ContentType="{relations}"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
        ),
        "_rels/.rels": (
            f'{head}<Relationships xmlns="{package}/relationships">'
            f'<Relationship Id="r1" Type="{office}" Target="word/document.xml"/></Relationships>'
        ),
        "word/document.xml": (
            f'{head}<w:document xmlns:w="{_WORD}" xmlns:w14="{_WORD_14}" '
            'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
            f'mc:Ignorable="w14"><w:body>{body}</w:body></w:document>'
        ),
    }
    into = BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_STORED) as archive:
        for name, words in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), words)
    return into.getvalue()


if __name__ == "__main__":
    TARGET.mkdir(exist_ok=True)
    (TARGET / PDF).write_bytes(pdf_form())
    (TARGET / WORD).write_bytes(word_form())
