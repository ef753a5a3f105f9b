"""The fields of an AcroForm (ISO 32000-2, 12.7): found once each, with what they inherit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from ib_desk.domain.records.swv_form import BoxKind
from ib_desk.domain.request.bureau_form import Box, FormRefusal
from ib_desk.reader.forms.form_parts import (
    MOST_BOXES,
    MOST_OPTIONS,
    FoundBox,
    Spot,
    Unfillable,
    shortened_name,
)

INHERITED: Final = ("/FT", "/Ff", "/MaxLen", "/DA", "/Q", "/Opt", "/V")
READ_ONLY: Final = 1 << 0
MULTILINE: Final = 1 << 12
PASSWORD: Final = 1 << 13
RADIO: Final = 1 << 15
PUSH_BUTTON: Final = 1 << 16
COMBO: Final = 1 << 17
EDITABLE: Final = 1 << 18
FILE_SELECT: Final = 1 << 20
MULTI_SELECT: Final = 1 << 21
COMB: Final = 1 << 24
_DEEPEST: Final = 30
_OFF: Final = "/Off"


@dataclass(frozen=True, slots=True)
class PdfField:
    """A field that can hold a value, with its widgets: the places where it is drawn."""

    name: str
    values: Mapping[str, Any]
    holder: DictionaryObject
    """Where its value is written."""
    widgets: tuple[DictionaryObject, ...]

    @property
    def type(self) -> str:
        """`/Tx`, `/Btn`, `/Ch` or `/Sig`."""
        return str(self.values.get("/FT", ""))

    @property
    def flags(self) -> int:
        """As in tables 227 to 231."""
        return _whole(self.values.get("/Ff"))

    @property
    def states(self) -> tuple[str, ...]:
        """What each widget of a button can be beside off, in their order, each once."""
        found = (state for widget in self.widgets for state in on_states(widget))
        return tuple(dict.fromkeys(found))


def form_of(root: DictionaryObject) -> DictionaryObject | None:
    """The AcroForm of a document."""
    form = _object(root.get("/AcroForm"))
    return form if isinstance(form, DictionaryObject) else None


def fields_of(form: DictionaryObject) -> Iterator[PdfField]:
    """Each field at the end of a branch; raises `Unfillable` for a tree that no person drew."""
    for before, found in enumerate(_branch(form.get("/Fields"), "", {}, set(), 0)):
        if before == MOST_BOXES:
            raise Unfillable(FormRefusal.TOO_HEAVY)
        yield found


def _branch(
    kids: Any, above: str, inherited: Mapping[str, Any], seen: set[int], depth: int
) -> Iterator[PdfField]:
    if depth > _DEEPEST or len(seen) > 20 * MOST_BOXES:
        raise Unfillable(FormRefusal.TOO_HEAVY)
    listed = _object(kids)
    for kid in listed if isinstance(listed, ArrayObject) else ():
        field = _object(kid)
        if not isinstance(field, DictionaryObject) or id(field) in seen:
            continue
        seen.add(id(field))
        yield from _field(field, above, inherited, seen, depth)


def _field(
    field: DictionaryObject, above: str, inherited: Mapping[str, Any], seen: set[int], depth: int
) -> Iterator[PdfField]:
    own = "" if "/T" not in field else shortened_name(_object(field["/T"]))
    name = ".".join(part for part in (above, own) if part)
    values = {**inherited, **{key: _object(field[key]) for key in INHERITED if key in field}}
    kids = _object(field.get("/Kids"))
    below = [_object(kid) for kid in kids] if isinstance(kids, ArrayObject) else []
    below = [kid for kid in below if isinstance(kid, DictionaryObject)]
    if any("/T" in kid for kid in below):
        yield from _branch(kids, name, values, seen, depth + 1)
        return
    widgets = tuple(below) if below else (field,)
    yield PdfField(name, values, field, widgets)


def on_states(widget: DictionaryObject) -> tuple[str, ...]:
    """The names of the appearances of a tick that are not off."""
    looks = _object(widget.get("/AP"))
    normal = _object(looks.get("/N")) if isinstance(looks, DictionaryObject) else None
    if not isinstance(normal, DictionaryObject) or hasattr(normal, "get_data"):
        return ()
    return tuple(str(name) for name in normal if str(name) != _OFF)


def found_box(field: PdfField, page_of: Mapping[int, int]) -> FoundBox | None:
    """What a person can fill in of it; nothing of a button, a signature or what is read only."""
    kind = _kind(field)
    if kind is None or field.flags & READ_ONLY or not field.name:
        return None
    label = _object(field.holder.get("/TU"))
    most = _whole(field.values.get("/MaxLen"))
    box = Box(
        name=field.name,
        label="" if label is None else shortened_name(label),
        kind=kind,
        most=most if kind is BoxKind.TEXT and most > 0 else None,
        has_lines=kind is BoxKind.TEXT and bool(field.flags & MULTILINE),
        options=options_of(field) if kind is BoxKind.CHOICE else (),
        takes_other=_takes_other(field),
        page=1 + min((page_of.get(id(widget), 0) for widget in field.widgets), default=0),
    )
    spots = tuple(_spot(field, widget, page_of) for widget in field.widgets)
    return FoundBox(box, spots, is_round=kind is BoxKind.CHOICE and field.type == "/Btn")


def _kind(field: PdfField) -> BoxKind | None:
    flags = field.flags
    match field.type:
        case "/Tx" if not flags & (PASSWORD | FILE_SELECT):
            return BoxKind.TEXT
        case "/Ch" if not flags & MULTI_SELECT:
            return BoxKind.CHOICE
        case "/Btn" if not flags & PUSH_BUTTON:
            is_one_of = flags & RADIO or len(field.states) > 1
            return BoxKind.CHOICE if is_one_of else BoxKind.CHECK
        case _:
            return None


def _takes_other(field: PdfField) -> bool:
    return field.type == "/Ch" and bool(field.flags & COMBO) and bool(field.flags & EDITABLE)


def options_of(field: PdfField) -> tuple[str, ...]:
    """What a reader sees of each; of a row of rounds the names of their states."""
    if field.type == "/Btn":
        return tuple(state.removeprefix("/") for state in field.states)[:MOST_OPTIONS]
    return tuple(shown for _kept, shown in pairs_of(field))


def pairs_of(field: PdfField) -> tuple[tuple[str, str], ...]:
    """(what the form keeps, what a reader sees) of each option."""
    options = _object(field.values.get("/Opt"))
    found = []
    for option in list(options)[:MOST_OPTIONS] if isinstance(options, ArrayObject) else ():
        told = _object(option)
        if isinstance(told, ArrayObject) and len(told) == 2:  # noqa: PLR2004 - a pair
            found.append((str(_object(told[0])), shortened_name(_object(told[1]))))
        elif not isinstance(told, ArrayObject):
            found.append((str(told), shortened_name(told)))
    return tuple(found)


def _spot(field: PdfField, widget: DictionaryObject, page_of: Mapping[int, int]) -> Spot:
    left, foot, right, top = rect_of(widget)
    width, height = right - left, top - foot
    if rotation_of(widget) in (90, 270):
        width, height = height, width
    is_comb = bool(field.flags & COMB) and not field.flags & MULTILINE
    style = str(_object(widget.get("/DA")) or field.values.get("/DA") or "")
    return Spot(
        page=page_of.get(id(widget), 0),
        width=width,
        height=height,
        size=_type_size(style),
        align=min(max(_whole(_object(widget.get("/Q")) or field.values.get("/Q")), 0), 2),
        cells=_whole(field.values.get("/MaxLen")) if is_comb else 0,
    )


def rect_of(widget: DictionaryObject) -> tuple[float, float, float, float]:
    """Left, foot, right and top; an empty one where the form says something impossible."""
    rect = _object(widget.get("/Rect"))
    try:
        a, b, c, d = (float(_object(side)) for side in rect)
    except (TypeError, ValueError):
        return 0.0, 0.0, 0.0, 0.0
    return min(a, c), min(b, d), max(a, c), max(b, d)


def rotation_of(widget: DictionaryObject) -> int:
    """0, 90, 180 or 270, against the clock."""
    looks = _object(widget.get("/MK"))
    turned = _whole(_object(looks.get("/R"))) if isinstance(looks, DictionaryObject) else 0
    return turned % 360 if turned % 90 == 0 else 0


def _type_size(style: str) -> float:
    words = style.split()
    try:
        size = float(words[words.index("Tf") - 1])
    except (ValueError, IndexError):
        return 0.0
    return size if 0 < size < 100 else 0.0  # noqa: PLR2004 - no form has larger type


def _object(value: Any) -> Any:
    return value.get_object() if isinstance(value, IndirectObject) else value


def _whole(value: Any) -> int:
    try:
        return int(value)
    except (TypeError, ValueError, OverflowError):
        return 0
