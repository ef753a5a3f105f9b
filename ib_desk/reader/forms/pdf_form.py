"""A PDF form: read, and filled in with pictures of the words that were drawn elsewhere.

pypdf can write words in a field by itself; it then puts “?” for a letter that the form's own type
lacks, and goes on past the edge of the box. So each box gets a drawing of ours (`faces`), made with
a typeface that was asked first whether it can and whether it fits.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any, Final, cast

from pypdf import PasswordType, PdfReader, PdfWriter
from pypdf.constants import UserAccessPermissions
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from ib_desk.domain.records.swv_form import FormType
from ib_desk.domain.request.bureau_form import Filled, FormFacts, FormRefusal
from ib_desk.reader.forms.cleaned_pdf import without_acts
from ib_desk.reader.forms.flat_pdf import flattened
from ib_desk.reader.forms.form_parts import FoundBox, Unfillable, fingerprint
from ib_desk.reader.forms.pdf_fields import (
    PdfField,
    fields_of,
    form_of,
    found_box,
    on_states,
    pairs_of,
    rect_of,
    rotation_of,
)
from ib_desk.reader.forms.pdf_frames import frame_of

_BROKEN: Final = (PyPdfError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError)
_MAY_FILL: Final = UserAccessPermissions.FILL_FORM_FIELDS | UserAccessPermissions.MODIFY
_OFF: Final = NameObject("/Off")
_MOST_PAGES: Final = 200
_TURNED: Final[Mapping[int, tuple[int, int, int, int]]] = {
    0: (1, 0, 0, 1),
    90: (0, 1, -1, 0),
    180: (-1, 0, 0, -1),
    270: (0, -1, 1, 0),
}


def read_pdf(content: bytes) -> tuple[FormFacts, tuple[FoundBox, ...]]:
    """Which boxes it has; raises `Unfillable`."""
    try:
        return _read(PdfReader(BytesIO(content)))
    except _BROKEN:
        raise Unfillable(FormRefusal.DAMAGED) from None


def _read(reader: PdfReader) -> tuple[FormFacts, tuple[FoundBox, ...]]:
    _open(reader)
    root, pages = reader.root_object, len(reader.pages)
    if pages > _MOST_PAGES:
        raise Unfillable(FormRefusal.TOO_HEAVY)
    form = form_of(root)
    if form is None:
        raise Unfillable(FormRefusal.NO_BOXES)
    fields = list(fields_of(form))
    _refuse_signed(root, fields)
    page_of = _pages_of_widgets(reader)
    found = tuple(box for field in fields if (box := found_box(field, page_of)) is not None)
    if not found:
        is_xfa = "/XFA" in form
        raise Unfillable(FormRefusal.XFA if is_xfa else FormRefusal.NO_BOXES)
    boxes = _in_reading_order(found)
    facts = FormFacts(
        type=FormType.PDF,
        fingerprint=fingerprint(boxes),
        boxes=tuple(one.box for one in boxes),
        pages=pages,
    )
    return facts, boxes


def _open(reader: PdfReader) -> None:
    if not reader.is_encrypted:
        return
    if reader.decrypt("") is PasswordType.NOT_DECRYPTED:
        raise Unfillable(FormRefusal.CLOSED)
    allowed = reader.user_access_permissions
    if allowed is not None and not allowed & _MAY_FILL:
        raise Unfillable(FormRefusal.LOCKED)


def _refuse_signed(root: DictionaryObject, fields: Sequence[PdfField]) -> None:
    is_signed = any(one.type == "/Sig" and one.values.get("/V") is not None for one in fields)
    certified = root.get("/Perms")
    if is_signed or (certified is not None and "/DocMDP" in certified.get_object()):
        raise Unfillable(FormRefusal.SIGNED)


def _pages_of_widgets(document: PdfReader | PdfWriter) -> dict[int, int]:
    """Which page each annotation stands on, from 0; by the identity of its dictionary."""
    found: dict[int, int] = {}
    for number, page in enumerate(document.pages):
        annotations = page.get("/Annots")
        listed = None if annotations is None else annotations.get_object()
        for annotation in listed if isinstance(listed, ArrayObject) else ():
            found[id(annotation.get_object())] = number
    return found


def _in_reading_order(found: Sequence[FoundBox]) -> tuple[FoundBox, ...]:
    """By page; within one as the form lists them, which is how its maker drew them."""
    return tuple(sorted(found, key=lambda one: one.box.page))


def fill_pdf(content: bytes, filled: Mapping[str, Filled], faces: bytes, *, is_flat: bool) -> bytes:
    """The form with these boxes filled; boxes that are not named stay as they are.

    Args:
        content: the form.
        filled: by the name of the box; each must be one that `read_pdf` found.
        faces: a page for each spot of each box with words, in the order of the form.
        is_flat: whether what was filled in becomes part of the page, and no box is left.

    Raises:
        Unfillable: the form cannot be read.
    """
    try:
        reader = PdfReader(BytesIO(content))
        _facts, boxes = _read(reader)
        writer = PdfWriter(clone_from=reader)
        _Filling(writer, PdfReader(BytesIO(faces)) if faces else None).fill(boxes, filled)
        if is_flat:
            flattened(writer)
        without_acts(writer)
        return _written(PdfWriter(clone_from=PdfReader(BytesIO(_written(writer)))))
    except _BROKEN:
        raise Unfillable(FormRefusal.DAMAGED) from None


def _written(writer: PdfWriter) -> bytes:
    """A copy of a copy holds only what can be reached: what nothing leads to is gone."""
    into = BytesIO()
    writer.write(into)
    return into.getvalue()


class _Filling:
    """Writes values and drawings into a copy of the form."""

    def __init__(self, writer: PdfWriter, faces: PdfReader | None) -> None:
        self._writer = writer
        self._faces = iter(()) if faces is None else iter(faces.pages)

    def fill(self, boxes: Sequence[FoundBox], filled: Mapping[str, Filled]) -> None:
        form = form_of(self._writer.root_object)
        if form is None:
            raise Unfillable(FormRefusal.NO_BOXES)
        by_name = {field.name: field for field in fields_of(form)}
        for found in boxes:
            if found.box.name in filled:
                self._fill(by_name[found.box.name], filled[found.box.name])
        form.pop(NameObject("/XFA"), None)
        form[NameObject("/NeedAppearances")] = BooleanObject(False)  # noqa: FBT003 - of PDF

    def _fill(self, field: PdfField, filled: Filled) -> None:
        match field.type:
            case "/Btn":
                self._tick(field, filled)
            case "/Ch":
                kept = {shown: kept for kept, shown in pairs_of(field)}
                value = TextStringObject(kept.get(filled.words, filled.words))
                field.holder.pop(NameObject("/I"), None)
                self._write(field, value)
            case _:
                field.holder.pop(NameObject("/RV"), None)
                self._write(field, TextStringObject(filled.words))

    def _write(self, field: PdfField, value: TextStringObject) -> None:
        field.holder[NameObject("/V")] = value
        for widget in field.widgets:
            widget[NameObject("/AP")] = DictionaryObject({NameObject("/N"): self._face(widget)})
            widget.pop(NameObject("/AS"), None)

    def _tick(self, field: PdfField, filled: Filled) -> None:
        """Each widget shows its own state, or that it is off."""
        wanted = f"/{filled.words}" if filled.words else next(iter(field.states), "/Yes")
        is_on = bool(filled.words) or bool(filled.is_ticked)
        field.holder[NameObject("/V")] = NameObject(wanted) if is_on else _OFF
        for widget in field.widgets:
            own = NameObject(wanted) if is_on and wanted in on_states(widget) else _OFF
            widget[NameObject("/AS")] = own

    def _face(self, widget: DictionaryObject) -> Any:
        """The next drawing, as what this widget looks like."""
        page = next(self._faces)
        left, foot, right, top = rect_of(widget)
        turn = rotation_of(widget)
        width, height = right - left, top - foot
        shift = {0: (0.0, 0.0), 90: (width, 0.0), 180: (width, height), 270: (0.0, height)}[turn]
        look = DecodedStreamObject()
        wide, high = (height, width) if turn in (90, 270) else (width, height)
        contents = page.get_contents()
        words = b"" if contents is None else contents.get_data()
        look.set_data(frame_of(widget, wide, high) + words)
        box = (0.0, 0.0, wide, high)
        look.update(
            {
                NameObject("/Type"): NameObject("/XObject"),
                NameObject("/Subtype"): NameObject("/Form"),
                NameObject("/FormType"): NumberObject(1),
                NameObject("/BBox"): ArrayObject(map(FloatObject, box)),
                NameObject("/Matrix"): ArrayObject(map(FloatObject, (*_TURNED[turn], *shift))),
                NameObject("/Resources"): cast(
                    "DictionaryObject", page["/Resources"].get_object()
                ).clone(self._writer),
            }
        )
        return self._writer._add_object(look.flate_encode())  # noqa: SLF001 - pypdf has no other
