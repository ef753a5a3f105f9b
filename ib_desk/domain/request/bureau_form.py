"""The bureau's own form: which boxes it has, and why one is not filled in by us.

What is filled in is a PDF with fields or a Word document with fields. Anything else is not touched:
a picture of a form, one that only one program can open (XFA), one that runs a program of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from ib_desk.domain.errors import DeskError
from ib_desk.domain.records.swv_form import BoxKind, FormType


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One field of a form, at each of the places where it stands.

    `name` is the form's own and never shown alone; `label` is what the form says to a reader, as
    far as it does. `most` is the number of characters that it takes. `options` of a choice are the
    words that it takes, in the order of the form; `takes_other` where it takes others too.
    `page` counts from 1; 0 where the form has no pages of its own (Word).
    """

    name: str
    label: str = ""
    kind: BoxKind = BoxKind.TEXT
    most: int | None = None
    has_lines: bool = False
    options: tuple[str, ...] = ()
    takes_other: bool = False
    page: int = 0


@dataclass(frozen=True, slots=True)
class Filled:
    """What comes in a box: words for text and choice, yes or no for a tick."""

    words: str = ""
    is_ticked: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormFacts:
    """What was read of a form; a form with another `fingerprint` has to be laid out again."""

    type: FormType
    fingerprint: str
    boxes: tuple[Box, ...]
    pages: int = 0


class FormRefusal(Enum):
    """Why a form is not filled in by the program; its fields can be copied all the same."""

    OTHER_KIND = "other_kind"
    """No PDF and no Word document."""
    OLD_WORD = "old_word"
    MACROS = "macros"
    NO_BOXES = "no_boxes"
    """Flat, scanned, or a Word document with tables alone."""
    XFA = "xfa"
    SIGNED = "signed"
    LOCKED = "locked"
    """Who made it does not allow that it is filled in."""
    CLOSED = "closed"
    """A password is needed to open it."""
    TOO_HEAVY = "too_heavy"
    DAMAGED = "damaged"


class FormRefused(DeskError):
    """This form is not filled in, and why."""

    def __init__(self, reason: FormRefusal) -> None:
        super().__init__(reason)
        self.reason = reason


class BoxTrouble(Enum):
    """Why a value does not go into a box: nothing is cut off and nothing is replaced."""

    TOO_LONG = "too_long"
    NO_ROOM = "no_room"
    """It fits in no size of type that can be read."""
    NO_SHAPE = "no_shape"
    """A sign has no shape in the typeface."""
    NO_OPTION = "no_option"
    """The form does not know this choice."""
    GONE = "gone"
    """The form has no such box any more."""


class BoxUnfit(DeskError):
    """What stands in the way of one box; the value itself is never in it.

    `most` are the characters that it takes and `length` those of the value; `sign` is the one
    without a shape.
    """

    def __init__(
        self, box: str, trouble: BoxTrouble, *, most: int = 0, length: int = 0, sign: str = ""
    ) -> None:
        super().__init__(box, trouble, most, length, sign)
        self.box = box
        self.trouble = trouble
        self.most = most
        self.length = length
        self.sign = sign
