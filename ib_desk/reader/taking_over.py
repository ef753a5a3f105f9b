"""Takes drawings over into another document, with nothing but what is allowed."""

from __future__ import annotations

import logging
import zlib
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from pypdf import PageObject, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    EncodedStreamObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NullObject,
    PdfObject,
    StreamObject,
)

from ib_desk.reader.allowed import CALLED, DRAWINGS, LISTS, PLAIN, RESOURCES, RULES, SPACE, TABLES
from ib_desk.reader.content import Scanned, scanned
from ib_desk.reader.image_bytes import bare_jpeg, bare_jpeg2000

_DEEPEST: Final = 40
"""Things inside things that have no number of their own; real documents stay below ten."""
_DRAWN: Final = {"/Form": "form", "/Image": "image"}
_STREAMS: Final = {"pattern": "tile", "mask": "image", "encoding": "code_map", SPACE: "profile"}
_TABLES: Final = {"pattern": "shaded", SPACE: "space_part"}
_BARE: Final = {"/DCTDecode": bare_jpeg, "/DCT": bare_jpeg, "/JPXDecode": bare_jpeg2000}

_BROKEN: Final = (
    AttributeError,
    LookupError,
    NotImplementedError,
    PyPdfError,
    TypeError,
    ValueError,
    zlib.error,
)
"""A broken document makes the reader fail in any of these ways."""

# Its messages quote what stands in a document.
logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)


class CannotTake(Exception):
    """The drawing is not as a document may have it; it can still be looked at."""


class Taking:
    """Into one document, from one other: what was taken before is not taken twice."""

    def __init__(self, into: PdfWriter) -> None:
        self._into = into
        self._taken: dict[tuple[int, str], IndirectObject] = {}
        self._waiting: deque[tuple[Any, PdfObject, str]] = deque()

    def form(self, drawing: IndirectObject) -> IndirectObject:
        """A form XObject with all that it draws with.

        Raises:
            CannotTake: something in it cannot be read.
        """
        with _as_cannot_take():
            taken = self._value(drawing, "form", 0)
            self._fill_waiting()
        if not isinstance(taken, IndirectObject):
            raise CannotTake
        return taken

    def page(self, page: PageObject) -> IndirectObject:
        """A whole page as a form XObject: what it draws, in the box that it has.

        Raises:
            CannotTake: something in it cannot be read.
        """
        with _as_cannot_take():
            drawing = DecodedStreamObject()
            drawing.set_data(_contents(page))
            drawing[NameObject("/Type")] = NameObject("/XObject")
            drawing[NameObject("/Subtype")] = NameObject("/Form")
            drawing[NameObject("/BBox")] = ArrayObject(map(FloatObject, page.mediabox))
            drawing[NameObject("/Resources")] = page.get("/Resources", DictionaryObject())
            taken = EncodedStreamObject()
            self._fill_stream(drawing, taken, "form")
            self._fill_waiting()
            return self._into._add_object(taken)  # noqa: SLF001 - pypdf has no public name for it

    def _fill_waiting(self) -> None:
        while self._waiting:
            found, shell, kind = self._waiting.popleft()
            self._fill(found, shell, kind, 0)

    def _value(self, value: Any, kind: str, depth: int) -> Any:
        """The same value, of which only what `kind` may have; what has a number is filled later."""
        if depth > _DEEPEST:
            raise CannotTake
        is_numbered = isinstance(value, IndirectObject)
        if is_numbered and (value.idnum, kind) in self._taken:
            return self._taken[value.idnum, kind]
        found = value.get_object()
        own_kind = _kind_of(found, kind)
        if found is None or own_kind is None:
            return NullObject()
        shell = _shell(found)
        if shell is None:
            return found
        if not is_numbered:
            self._fill(found, shell, own_kind, depth)
            return shell
        reference = self._into._add_object(shell)  # noqa: SLF001 - pypdf has no public name for it
        self._taken[value.idnum, kind] = reference
        self._waiting.append((found, shell, own_kind))
        return reference

    def _fill(self, value: Any, shell: PdfObject, kind: str, depth: int) -> None:
        if isinstance(shell, StreamObject):
            self._fill_stream(value, shell, kind)
        elif isinstance(shell, DictionaryObject):
            self._fill_table(value, shell, kind, depth)
        elif isinstance(shell, ArrayObject):
            shell.extend(self._value(item, LISTS.get(kind, kind), depth + 1) for item in value)

    def _fill_table(
        self, value: DictionaryObject, shell: DictionaryObject, kind: str, depth: int
    ) -> None:
        if kind == PLAIN or kind in TABLES:
            rules = dict.fromkeys(value, TABLES.get(kind, PLAIN))
        else:
            rules = {key: rule for key, rule in RULES[kind].items() if key in value}
        for key, rule in rules.items():
            if rule == RESOURCES:
                taken = self._resources(value[key], _names_called(value), depth + 1)
            else:
                taken = self._value(value.raw_get(key), rule, depth + 1)
            shell[NameObject(key)] = taken

    def _fill_stream(self, value: StreamObject, shell: StreamObject, kind: str) -> None:
        self._fill_table(value, shell, kind, 0)
        if kind in DRAWINGS:
            clean = _commands(value).clean
            shell._data = zlib.compress(clean)  # noqa: SLF001 - as above
            shell[NameObject("/Filter")] = NameObject("/FlateDecode")
            return
        shell._data = value._data  # noqa: SLF001 - as above; packed as it was
        for key in ("/Filter", "/DecodeParms"):
            if key in value:
                shell[NameObject(key)] = self._packing(value.raw_get(key), 0)
        if kind == "image":
            _strip(shell)

    def _packing(self, value: Any, depth: int) -> Any:
        """How a stream was packed: plain values, but for the shared part of a JBIG2 picture."""
        if depth > _DEEPEST:
            raise CannotTake
        found = value.get_object()
        if isinstance(found, ArrayObject):
            return ArrayObject(self._packing(item, depth + 1) for item in found)
        if isinstance(found, DictionaryObject):
            table = DictionaryObject()
            for key in found:
                rule = "bytes" if key == "/JBIG2Globals" else PLAIN
                table[NameObject(key)] = self._value(found.raw_get(key), rule, depth + 1)
            return table
        return found

    def _resources(self, value: Any, names: frozenset[str], depth: int) -> DictionaryObject:
        """What is called by its name; what nobody calls cannot be seen, and stays behind."""
        taken = DictionaryObject()
        for table, entries in _called_tables(value):
            called = DictionaryObject(
                {
                    NameObject(name): self._value(entries.raw_get(name), CALLED[table], depth + 2)
                    for name in entries
                    if name in names
                }
            )
            if called:
                taken[NameObject(table)] = called
        return taken


@contextmanager
def _as_cannot_take() -> Iterator[None]:
    try:
        yield
    except _BROKEN as error:
        raise CannotTake from error


def _contents(page: PageObject) -> bytes:
    """The unpacked drawing commands of a page."""
    found = page.get("/Contents", NullObject()).get_object()
    if isinstance(found, StreamObject):
        return found.get_data()
    parts = [part.get_object() for part in found] if isinstance(found, ArrayObject) else []
    return b"\n".join(part.get_data() for part in parts if isinstance(part, StreamObject))


def _shell(value: Any) -> PdfObject | None:
    """An empty one of the same sort; `None` for what holds nothing."""
    if isinstance(value, StreamObject):
        return EncodedStreamObject()
    if isinstance(value, DictionaryObject):
        return DictionaryObject()
    return ArrayObject() if isinstance(value, ArrayObject) else None


def _kind_of(value: Any, kind: str) -> str | None:
    """What `value` is, where `kind` leaves it open; `None` where it may not stand."""
    if not isinstance(value, DictionaryObject):
        return kind
    kind = LISTS.get(kind, kind)
    if kind == SPACE and "/FunctionType" in value:
        return "function"
    if not isinstance(value, StreamObject):
        return _TABLES.get(kind, kind)
    if kind == "drawn":
        return _DRAWN.get(str(value.get("/Subtype")))
    return None if kind == PLAIN else _STREAMS.get(kind, kind)


def _called_tables(value: Any) -> Iterator[tuple[str, DictionaryObject]]:
    resources = value.get_object()
    if not isinstance(resources, DictionaryObject):
        return
    for table in CALLED:
        entries = resources.get(table)
        found = None if entries is None else entries.get_object()
        if isinstance(found, DictionaryObject):
            yield table, found


def _commands(drawing: StreamObject) -> Scanned:
    found = scanned(drawing.get_data())
    if isinstance(drawing, EncodedStreamObject):
        drawing.decoded_self = None  # a reader holds on to it, and a document may have gigabytes
    return found


def _names_called(drawing: DictionaryObject) -> frozenset[str]:
    """By a form or a pattern; by the shapes of a font; and by forms that lean on its resources."""
    waiting: list[DictionaryObject] = [drawing]
    seen: set[int] = set()
    names: set[str] = set()
    while waiting:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, StreamObject):
            names |= _commands(one).names
        shapes = one.get("/CharProcs")
        found = DictionaryObject() if shapes is None else shapes.get_object()
        if isinstance(found, DictionaryObject):
            waiting += [part for part in map(_read, found.values()) if _leans(part)]
        if one is drawing:
            waiting += _leaning(drawing)
    return frozenset(names)


def _leaning(drawing: DictionaryObject) -> list[DictionaryObject]:
    """Forms and fonts of its resources that have none of their own."""
    tables = dict(_called_tables(drawing.get("/Resources", NullObject())))
    parts = [
        _read(tables[name].raw_get(key))
        for name in ("/XObject", "/Font", "/Pattern")
        if name in tables
        for key in tables[name]
    ]
    return [part for part in parts if _leans(part)]


def _read(value: Any) -> Any:
    return value.get_object()


def _leans(part: Any) -> bool:
    if not isinstance(part, DictionaryObject) or "/Resources" in part:
        return False
    if not isinstance(part, StreamObject):
        return "/CharProcs" in part
    return part.get("/Subtype") != "/Image"


def _strip(image: StreamObject) -> None:
    """Leave out what a camera wrote in the picture, also where that was packed once more."""
    packing = image.get("/Filter")
    filters = [packing] if isinstance(packing, NameObject) else list(packing or ())
    bare = _BARE.get(filters[-1]) if filters else None
    if bare is None:
        return
    if len(filters) > 1:
        outer = EncodedStreamObject()
        outer._data = image._data  # noqa: SLF001 - pypdf has no public name for it
        outer[NameObject("/Filter")] = ArrayObject(filters[:-1])
        image._data = outer.get_data()  # noqa: SLF001 - as above
        image.pop("/DecodeParms", None)
    image._data = bare(image._data)  # noqa: SLF001 - as above
    image[NameObject("/Filter")] = filters[-1]
