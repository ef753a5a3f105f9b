"""The pieces that leave with a request: what each is called, and its bytes.

One sealed document holds them all, behind each other; a folder or a ZIP holds each by itself.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from enum import Enum, auto
from uuid import UUID


class PieceKind(Enum):
    """What a piece is, in the order in which it stands among the others."""

    LETTER = auto()
    """To whoever takes the others in."""
    REQUEST = auto()
    SIGNED_SCAN = auto()
    """Pages that came back signed, in the place of those that were printed."""
    ATTACHMENT = auto()
    DATA = auto()
    """What the pages of the request say, for a program that reads it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A file as it leaves, a PDF where it has `pages`.

    `name` is neutral, and `attachment_id` is of the document that it is.

    `contents_digest` is what the first page of the request says of all of them.
    """

    kind: PieceKind
    name: str
    content: bytes = field(repr=False)
    pages: int
    attachment_id: UUID | None = None
    contents_digest: str = ""


def plain_words(words: str) -> str:
    """“verslag-van-een-overleg”: fit for the name of a file anywhere."""
    folded = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().casefold()
    return "-".join("".join(one if one.isalnum() else " " for one in folded).split())


def piece_name(
    reference: str, words: str, *, number: int | None = None, ending: str = "pdf"
) -> str:
    """“A26-4071-02-verslag.pdf”: by `number` in the order of the whole; nobody is named in it."""
    place = "" if number is None else f"{number:02}"
    return f"{'-'.join(filter(None, (reference, place, plain_words(words))))}.{ending}"
