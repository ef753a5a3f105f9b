"""Pages made without a child, as a child makes them, and ways to look at what came of it."""

from __future__ import annotations

from io import BytesIO

import pypdfium2 as pdfium
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from ib_desk.domain.records.attachment import MediaType
from ib_desk.main.resources import resources_root
from ib_desk.reader.child import made_of
from ib_desk.reader.making import Made


class Deaf:
    """An `Ear` that nobody listens with."""

    def pages(self, count: int) -> None:
        pass

    def step(self, done: int) -> None:
        pass


def face() -> bytes:
    return (resources_root() / "fonts" / "Lato-Regular.ttf").read_bytes()


def made(content: bytes, kind: MediaType = MediaType.PDF) -> Made:
    return made_of(content, kind, face, Deaf())


def words_in(content: bytes) -> str:
    """Every word that can be taken from a PDF, seen or not, as another reader takes it."""
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def picture_of(content: bytes, page: int = 0, dpi: int = 50) -> Image.Image:
    document = pdfium.PdfDocument(content)
    found: Image.Image = document[page].render(scale=dpi / 72).to_pil().convert("RGB")
    document.close()
    return found


def keys_in(content: bytes) -> set[str]:
    """Every key of every dictionary in a PDF."""
    found: set[str] = set()
    seen: set[int] = set()
    waiting: list[object] = [PdfReader(BytesIO(content)).trailer]
    while waiting:
        value = waiting.pop()
        if isinstance(value, IndirectObject):
            if value.idnum in seen:
                continue
            seen.add(value.idnum)
            value = value.get_object()
        if isinstance(value, DictionaryObject):
            found |= set(value)
            waiting += [value.raw_get(key) for key in value]
        elif isinstance(value, ArrayObject):
            waiting += list(value)
    return found
