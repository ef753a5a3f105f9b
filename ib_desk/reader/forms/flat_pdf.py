"""A filled form without boxes: what each of them shows becomes part of its page."""

from __future__ import annotations

from typing import Any, Final

from pypdf import PageObject, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    StreamObject,
)

from ib_desk.reader.forms.pdf_fields import rect_of

_HIDDEN: Final = 1 << 1
_NO_VIEW: Final = 1 << 5


def flattened(writer: PdfWriter) -> None:
    """Each widget is drawn where it stood (ISO 32000-2, 12.5.5), and gone."""
    for page in writer.pages:
        annotations = page.get("/Annots")
        if annotations is None:
            continue
        kept, drawn = [], []
        for one in annotations.get_object():
            widget = one.get_object()
            if widget.get("/Subtype") != "/Widget":
                kept.append(one)
            elif (look := _look(widget)) is not None:
                drawn.append((widget, look))
        _draw(writer, page, drawn)
        page[NameObject("/Annots")] = ArrayObject(kept)
    writer.root_object.pop(NameObject("/AcroForm"), None)


def _look(widget: DictionaryObject) -> Any:
    """The appearance that is shown now, as a reference; `None` for what shows nothing."""
    if int(widget.get("/F", 0)) & (_HIDDEN | _NO_VIEW):
        return None
    looks = widget.get("/AP")
    if looks is None or "/N" not in looks.get_object():
        return None
    normal = looks.get_object()
    if isinstance(normal["/N"].get_object(), StreamObject):
        return normal.raw_get("/N")
    states = normal["/N"].get_object()
    state = widget.get("/AS")
    return states.raw_get(state) if state in states else None


def _draw(writer: PdfWriter, page: PageObject, drawn: list[tuple[DictionaryObject, Any]]) -> None:
    if not drawn:
        return
    resources = _own_resources(page)
    shown = DictionaryObject(resources.get("/XObject", DictionaryObject()).get_object())
    resources[NameObject("/XObject")] = shown
    words = [b"Q"]
    for number, (widget, look) in enumerate(drawn):
        name = f"/IbDeskBox{number}"
        shown[NameObject(name)] = look
        placed = _placed(widget, look.get_object())
        numbers = " ".join(f"{value:.4f}" for value in placed)
        words.append(f"q {numbers} cm {name} Do Q".encode("ascii"))
    before = page["/Contents"].get_object() if "/Contents" in page else ArrayObject()
    streams = list(before) if isinstance(before, ArrayObject) else [page.raw_get("/Contents")]
    page[NameObject("/Contents")] = ArrayObject(
        [_added(writer, b"q"), *streams, _added(writer, b"\n".join(words))]
    )


def _own_resources(page: PageObject) -> DictionaryObject:
    """A copy for this page: others may share them."""
    inherited = page.get("/Resources")
    own = DictionaryObject({} if inherited is None else inherited.get_object())
    page[NameObject("/Resources")] = own
    return own


def _placed(widget: DictionaryObject, look: Any) -> tuple[float, ...]:
    """The matrix that brings the turned box of the drawing onto the place of the widget."""
    a, b, c, d, e, f = (float(value) for value in look.get("/Matrix", (1, 0, 0, 1, 0, 0)))
    left, foot, right, top = (float(value) for value in look["/BBox"])
    corners = [(x, y) for x in (left, right) for y in (foot, top)]
    across = [a * x + c * y + e for x, y in corners]
    up = [b * x + d * y + f for x, y in corners]
    place = rect_of(widget)
    wide, high = max(across) - min(across), max(up) - min(up)
    scale_x = (place[2] - place[0]) / wide if wide else 1.0
    scale_y = (place[3] - place[1]) / high if high else 1.0
    return (
        scale_x,
        0.0,
        0.0,
        scale_y,
        place[0] - scale_x * min(across),
        place[1] - scale_y * min(up),
    )


def _added(writer: PdfWriter, data: bytes) -> Any:
    stream = DecodedStreamObject()
    stream.set_data(data)
    return writer._add_object(stream)  # noqa: SLF001 - pypdf has no public name for it
