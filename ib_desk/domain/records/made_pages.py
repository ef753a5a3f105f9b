"""What became of a document when its pages were made, and why it may have none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Unfit(Enum):
    """Why a document has no pages that can go along; what to do about it is in `ui/messages.py`."""

    OTHER_KIND = "other_kind"
    DAMAGED = "damaged"
    PASSWORD = "password"  # noqa: S105 - a reason, no password
    LIVE_FORM = "live_form"
    TOO_LARGE = "too_large"
    TOO_MANY_PAGES = "too_many_pages"
    TOO_MANY_PICTURES = "too_many_pictures"
    TOO_HEAVY = "too_heavy"
    EMPTY = "empty"
    CHARACTER = "character"
    ABSENT = "absent"
    """Its bytes are gone."""
    OUTDATED = "outdated"
    """An earlier maker made its pages; they are made anew after unlocking."""


class Outcome(Enum):
    """Whether a document can go along with a request, is kept by its kind, or cannot be made so."""

    ALONG = "along"
    KEPT = "kept"
    REFUSED = "refused"


class Searched(Enum):
    """How much of what can be read on a page, or in a document, can be searched."""

    WHOLE = "whole"
    PARTLY = "partly"
    NOT = "not"


class UndrawnMark(Enum):
    """A mark on a page that no drawing came with, and that nobody could draw."""

    TYPED_TEXT = "typed_text"
    FIELD = "field"
    LINE = "line"
    SHAPE = "shape"
    HIGHLIGHT = "highlight"
    UNDERLINE = "underline"
    STRIKE_OUT = "strike_out"
    STAMP = "stamp"
    INSERTION = "insertion"
    INK = "ink"
    NOTE = "note"
    FILE = "file"
    SOUND = "sound"
    FILM = "film"
    MODEL = "model"
    WATERMARK = "watermark"
    REDACTION = "redaction"
    LETTERS = "letters"
    """Of a script that this machine has no typeface for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """`is_picture`: it was made into one, since it could not be taken over otherwise."""

    searched: Searched = Searched.WHOLE
    is_picture: bool = False
    undrawn: tuple[UndrawnMark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeFacts:
    """`inside` is how many files were in the document; they stay behind."""

    pages: tuple[PageFacts, ...]
    inside: int = 0

    @property
    def as_pictures(self) -> int:
        """How many pages were made into pictures."""
        return sum(page.is_picture for page in self.pages)

    @property
    def searched(self) -> Searched:
        """Of the document: whole or not at all when that holds for each of its pages."""
        found = {page.searched for page in self.pages}
        return found.pop() if len(found) == 1 else Searched.PARTLY
