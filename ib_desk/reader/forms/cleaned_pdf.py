"""Away with all that a form could do by itself: scripts, programs, addresses, files inside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject

_DOERS: Final = ("/A", "/AA", "/PA", "/OpenAction")
"""Keys under which an action stands, or a few of them; each can be the name of a font as well."""
_OF_ROOT: Final = ("/Perms", "/Metadata", "/Collection", "/AF", "/Legal", "/DSS")
_OF_NAMES: Final = ("/JavaScript", "/EmbeddedFiles", "/AlternatePresentations", "/Renditions")
_OF_FORM: Final = ("/CO", "/XFA")
"""The order in which fields work each other out, and the form in the language of one program."""


def without_acts(writer: PdfWriter) -> None:
    """Nothing runs when it is opened, filled in further, or printed; who made it is not in it."""
    for found in writer._objects:  # noqa: SLF001 - pypdf has no other way to all of them
        for thing in _dictionaries(found):
            for key in _DOERS:
                if _acts(thing.get(key)):
                    thing.pop(NameObject(key))
    root = writer.root_object
    _drop(root, _OF_ROOT)
    for key, inside in (("/Names", _OF_NAMES), ("/AcroForm", _OF_FORM)):
        part = _resolved(root.get(key))
        if isinstance(part, DictionaryObject):
            _drop(part, inside)
    writer.metadata = {"/Creator": "IB Desk"}


def _dictionaries(found: Any) -> Iterator[DictionaryObject]:
    """A thing of the document and what stands directly in it."""
    thing = _resolved(found)
    if isinstance(thing, DictionaryObject):
        yield thing
        yield from (value for value in thing.values() if isinstance(value, DictionaryObject))
    elif isinstance(thing, list):
        yield from (value for value in thing if isinstance(value, DictionaryObject))


def _acts(value: Any) -> bool:
    """Whether it is an action (ISO 32000-2, 12.6), or a dictionary of them."""
    told = _resolved(value)
    if not isinstance(told, DictionaryObject):
        return False
    return (
        "/S" in told
        or "/JS" in told
        or any(
            isinstance(part := _resolved(one), DictionaryObject) and ("/S" in part or "/JS" in part)
            for one in told.values()
        )
    )


def _drop(thing: DictionaryObject, keys: tuple[str, ...]) -> None:
    for key in keys:
        thing.pop(NameObject(key), None)


def _resolved(value: Any) -> Any:
    return None if value is None else value.get_object()
