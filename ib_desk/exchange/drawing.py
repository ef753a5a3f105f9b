"""A page as one drawing that carries nothing but what one sees.

It becomes a form XObject: its content, its fonts and pictures, and the looks of what was filled in
or drawn over it. Scripts, actions, links, embedded files and metadata stay behind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final, cast

from pypdf import PageObject, PdfReader, PdfWriter, Transformation
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NullObject,
    StreamObject,
)

from ib_desk.application.paper import Unfit

_LEFT_BEHIND: Final = (
    "/A",
    "/AA",
    "/AF",
    "/Annots",
    "/EmbeddedFiles",
    "/JavaScript",
    "/JS",
    "/Metadata",
    "/OpenAction",
    "/PieceInfo",
    "/StructParent",
    "/StructParents",
    "/Thumb",
)
_NOT_SEEN: Final = 2 | 32
"""Flags Hidden and NoView of an annotation (ISO 32000-1, table 165)."""


class Unusable(Exception):
    """Why a document cannot become pages; whoever knows its place tells the user."""

    def __init__(self, reason: Unfit, character: str = "") -> None:
        super().__init__(reason, character)
        self.reason = reason
        self.character = character


@dataclass(frozen=True, slots=True)
class Drawing:
    """A page as it is seen: `width` and `height` in points, turned the way it is read."""

    page: PageObject
    width: float
    height: float

    @property
    def is_wide(self) -> bool:
        """Whether it lies on its side."""
        return self.width > self.height

    def upright(self) -> Transformation:
        """Moves what is seen to the corner of the sheet, turned as it is read."""
        box = self.page.cropbox
        moved = Transformation().translate(-float(box.left), -float(box.bottom))
        turn = self.page.rotation % 360
        wide, high = float(box.width), float(box.height)
        back = {0: (0.0, 0.0), 90: (0.0, wide), 180: (wide, high), 270: (high, 0.0)}[turn]
        return moved.rotate(-turn).translate(*back)


def let_go(drawings: Iterable[Drawing]) -> None:
    """Forget what their documents unpacked; these can no longer be drawn.

    A reader and its objects hold each other, and would wait in memory for the collector: with a
    proof at every change that is all attachments several times.
    """
    for drawing in drawings:
        reference = drawing.page.indirect_reference
        if reference is not None and isinstance(reference.pdf, PdfReader):
            reference.pdf.stream.close()
            reference.pdf.close()


def content_of(page: PageObject) -> bytes:
    """The unpacked drawing commands of a page."""
    found = page.get("/Contents")
    streams = None if found is None else found.get_object()
    if streams is None or isinstance(streams, NullObject):
        return b""
    if isinstance(streams, StreamObject):
        return streams.get_data()
    parts = [part.get_object() for part in cast("ArrayObject", streams)]
    return b"\n".join(cast("StreamObject", part).get_data() for part in parts)


def draw_on(sheet: PageObject, drawing: Drawing, place: Transformation, writer: PdfWriter) -> None:
    """Add `drawing` to a page of `writer`, moved by `place` after it was put upright.

    Raises:
        Unusable: what the page refers to cannot be read.
    """
    try:
        seen = _form(content_of(drawing.page), drawing.page, writer)
        forms = [(seen, Transformation())]
        forms += _filled_in(drawing.page, writer)
    except Exception:  # noqa: BLE001 - as when reading: damage shows itself late in a PDF
        raise Unusable(Unfit.DAMAGED) from None
    resources = cast("DictionaryObject", sheet["/Resources"].get_object())
    known = DictionaryObject(cast("DictionaryObject", resources.get("/XObject", {})))
    resources[NameObject("/XObject")] = known
    upright = drawing.upright()
    parts = []
    for number, (form, own) in enumerate(forms):
        name = f"/Seen{number}"
        known[NameObject(name)] = form
        numbers = " ".join(f"{value:.5f}" for value in own.transform(upright).transform(place).ctm)
        parts.append(f"q {numbers} cm {name} Do Q")
    added = DecodedStreamObject()
    added.set_data("\n".join(parts).encode("ascii"))
    before = sheet["/Contents"].get_object()
    streams = before if isinstance(before, ArrayObject) else [sheet.raw_get("/Contents")]
    sheet[NameObject("/Contents")] = ArrayObject([*streams, _added(added, writer)])


def _added(stream: StreamObject, writer: PdfWriter) -> IndirectObject:
    """A reference to `stream`; what was cloned into `writer` mostly has one."""
    known = getattr(stream, "indirect_reference", None)
    return known or writer._add_object(stream)  # noqa: SLF001 - pypdf has no public name for it


def _form(content: bytes, page: PageObject, writer: PdfWriter) -> IndirectObject:
    drawing = DecodedStreamObject()
    drawing.set_data(content)
    drawing.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): ArrayObject(FloatObject(edge) for edge in page.cropbox),
            NameObject("/Resources"): _cloned(page.get("/Resources"), writer),
        }
    )
    group = page.get("/Group")
    if group is not None:
        drawing[NameObject("/Group")] = _cloned(group, writer)
    return _added(drawing.flate_encode(), writer)


def _cloned(value: Any, writer: PdfWriter) -> Any:
    if value is None:
        return DictionaryObject()
    return value.get_object().clone(writer, ignore_fields=_LEFT_BEHIND)


def _filled_in(
    page: PageObject, writer: PdfWriter
) -> Iterator[tuple[IndirectObject, Transformation]]:
    """What was typed, ticked, stamped or drawn over the page, each with its place on it."""
    for reference in page.get("/Annots") or ():
        note = reference.get_object()
        looks = _looks(note)
        if looks is None or int(note.get("/F", 0)) & _NOT_SEEN:
            continue
        place = cast("ArrayObject", note["/Rect"])
        form = cast("StreamObject", looks.clone(writer, ignore_fields=_LEFT_BEHIND))
        yield _added(form, writer), _onto(looks, [float(edge) for edge in place])


def _looks(note: DictionaryObject) -> StreamObject | None:
    """The normal appearance of an annotation, in its present state; none for links and pop-ups."""
    if note.get("/Subtype") in ("/Link", "/Popup"):
        return None
    appearance = note.get("/AP", DictionaryObject()).get_object().get("/N")
    looks = None if appearance is None else appearance.get_object()
    if looks is not None and not isinstance(looks, StreamObject):
        state = looks.get(note.get("/AS", "/Off"))
        looks = None if state is None else state.get_object()
    return looks if isinstance(looks, StreamObject) else None


def _onto(looks: StreamObject, place: list[float]) -> Transformation:
    """Stretches an appearance onto its rectangle (ISO 32000-1, 12.5.5, algorithm 8.1)."""
    box = [float(edge) for edge in cast("ArrayObject", looks["/BBox"])]
    own = [float(value) for value in looks.get("/Matrix", (1, 0, 0, 1, 0, 0))]
    corners = [(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    seen = [
        (own[0] * x + own[2] * y + own[4], own[1] * x + own[3] * y + own[5]) for x, y in corners
    ]
    left, low = min(x for x, _ in seen), min(y for _, y in seen)
    wide = max(x for x, _ in seen) - left or 1.0
    high = max(y for _, y in seen) - low or 1.0
    x0, x1 = sorted((place[0], place[2]))
    y0, y1 = sorted((place[1], place[3]))
    scale = ((x1 - x0) / wide, (y1 - y0) / high)
    return Transformation().translate(-left, -low).scale(*scale).translate(x0, y0)
