"""Small PDFs written out by hand, each with one thing about it that real ones have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
A4 = b"[0 0 595 842]"


def pdf(objects: Mapping[int, bytes], trailer: bytes = b"") -> bytes:
    """A whole file; object 1 is its catalog."""
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number in sorted(objects):
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + objects[number] + b"\nendobj\n"
    table = len(out)
    size = max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += (
            b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
        )
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (size, trailer)
    return bytes(out) + b"startxref\n%d\n%%%%EOF\n" % table


def stream(data: bytes, keys: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n" % (len(data), keys) + data + b"\nendstream"


def text(*lines: str, x: int = 60, y: int = 760, size: int = 14) -> bytes:
    shown = b" ".join(b"(%s) Tj T*" % line.encode("cp1252") for line in lines)
    return b"BT /F1 %d Tf %d %d Td %d TL " % (size, x, y, size + 6) + shown + b" ET"


def page(
    content: bytes,
    *,
    page: bytes = b"",
    catalog: bytes = b"",
    resources: bytes = b"",
    box: bytes = A4,
    more: Mapping[int, bytes] | None = None,
) -> bytes:
    """A file of one page, with what is asked added; numbers from 6 on are free."""
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> %s >> %s >>" % (box, resources, page),
        4: stream(content),
        5: FONT,
    }
    return pdf(objects | dict(more or {}))


def pages(contents: Sequence[bytes], page: bytes = b"") -> bytes:
    """A file of several pages."""
    kids = b" ".join(b"%d 0 R" % (10 + 2 * n) for n in range(len(contents)))
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(contents)),
        5: FONT,
    }
    for number, content in enumerate(contents):
        at = 10 + 2 * number
        objects[at] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents %d 0 R"
            b" /Resources << /Font << /F1 5 0 R >> >> %s >>" % (A4, at + 1, page)
        )
        objects[at + 1] = stream(content)
    return pdf(objects)


def with_marks(
    *marks: bytes, content: bytes = b"", more: Mapping[int, bytes] | None = None
) -> bytes:
    """A page with these annotations on it, from number 20 on."""
    numbered = {20 + number: mark for number, mark in enumerate(marks)}
    kids = b" ".join(b"%d 0 R" % number for number in numbered)
    return page(
        content or text("Brief van de school"),
        page=b"/Annots [%s]" % kids,
        more=numbered | dict(more or {}),
    )


def form(value: str, looks: bytes = b"", more: Mapping[int, bytes] | None = None) -> bytes:
    """A field that is filled in with `value`; `looks` are keys of its own."""
    field = (
        b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (vraag) /V (%s) /DA (/Helv 14 Tf 0 g) /F 4"
        b" /Rect [60 600 400 630] /P 3 0 R %s >>" % (value.encode("cp1252"), looks)
    )
    return page(
        text("Wat zegt de leerkracht?"),
        page=b"/Annots [6 0 R]",
        catalog=b"/AcroForm << /Fields [6 0 R] /NeedAppearances true /DA (/Helv 14 Tf 0 g)"
        b" /DR << /Font << /Helv 5 0 R >> >> >>",
        more={6: field} | dict(more or {}),
    )


def hidden_layer(seen: str, hidden: str) -> bytes:
    return page(
        text(seen) + b" /OC /L1 BDC " + text(hidden, y=600, size=30) + b" EMC",
        catalog=b"/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] /Order [6 0 R] >> >>",
        resources=b"/Properties << /L1 6 0 R >>",
        more={6: b"<< /Type /OCG /Name (Concept) >>"},
    )


def tree_that_names_itself() -> bytes:
    return pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>",
        }
    )
