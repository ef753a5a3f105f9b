"""What of a record can be found: the words that people wrote in it, and a few marks.

Words are folded (`ib_desk.domain.folding`), so that an index and a question say the same in the
same letters, whatever splits and folds them after that. A mark is a word that nobody can type.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any, Final, get_args, get_origin, get_type_hints
from uuid import UUID

from ib_desk.domain.file.kept_pupil import listed
from ib_desk.domain.folding import distinct_words, words_of
from ib_desk.domain.leaving.forbidden_numbers import numbers_in
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.disclosure import Disclosure
from ib_desk.domain.records.inspection_choice import InspectionChoice
from ib_desk.domain.records.kind_names import kind_name
from ib_desk.domain.records.kinds import KINDS
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.seen import SeenText
from ib_desk.domain.records.statement import Statement
from ib_desk.domain.records.support_file import StepSkip, SupportFile
from ib_desk.domain.records.swv_form import SwvForm

FORMAT: Final = 5
"""Counts on when the same record gives other words: then all that is kept is made anew."""

LONGEST_WORD: Final = 64
"""Letters of a word that count; what is longer is no word but a number or a slip."""

OF_THE_PROGRAM: Final = frozenset(
    {
        (Attachment, "digest"),
        (Attachment, "pages_digest"),
        (Attachment, "unfit_sign"),
        (Disclosure, "digest"),
        (Disclosure, "place"),
        (Disclosure, "temporary"),
        (InspectionChoice, "what"),
        (Pupil, "edexml_key"),
        (Pupil, "eckid"),
        (SeenText, "digest"),
        (Statement, "what"),
        (StepSkip, "step"),
        (SwvForm, "fingerprint"),
        (SupportFile, "trajectory"),
    }
)
"""Texts that nobody wrote or reads."""

_PLAIN: Final = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_")


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchText:
    """How one record is kept to be found.

    Attributes:
        record_id: which one.
        kind: of which kind.
        file_id: the file that it is in; `None` for what belongs to a pupil, or to the school.
        pupil_id: whose it is, outside of any file.
        day: on which it happened, where it says so.
        words: its words and its marks, as `word_key`.
    """

    record_id: UUID
    kind: type[Record]
    file_id: UUID | None
    pupil_id: UUID | None
    day: date | None
    words: frozenset[str]


def texts_of(record: Record) -> Iterator[tuple[str, str]]:
    """(field, text) of all that was written in it, in the order of its fields; no empty ones."""
    for name in text_fields(type(record)):
        value = getattr(record, name)
        for text in (value,) if isinstance(value, str) else _texts_inside(value):
            if text:
                yield name, text


def text_fields(kind: type[Record]) -> tuple[str, ...]:
    """The fields of a kind that hold text of people, also deeper inside."""
    return _TEXT_FIELDS[kind]


def _text_fields(kind: type[Record]) -> tuple[str, ...]:
    hints = get_type_hints(kind)
    return tuple(
        name
        for name in kind.__dataclass_fields__
        if (kind, name) not in OF_THE_PROGRAM and _holds_text(hints[name])
    )


def day_of(record: Record) -> date | None:
    """When it happened: its first day that is filled; `None` where it only says how things are."""
    if type(record).moments is Record.moments:
        return None
    values = (getattr(record, name) for name in type(record).__dataclass_fields__)
    return next((value for value in values if type(value) is date), None)


def search_text(
    record: Record, file_id: UUID | None, pupil_id: UUID | None, inside: Iterable[str] = ()
) -> SearchText:
    """How a record is kept to be found, which is in this file or with this pupil.

    `inside` is what can be read in a document: of that no number by which the state knows a child
    is in an index, where it stands alone. What she types herself is found as she typed it.
    """
    words = {word_key(word) for _name, text in texts_of(record) for word in folded_words(text)}
    for text in inside:
        words |= {word_key(word) for word in distinct_words(text) if word and not _is_number(word)}
    marks = [kind_mark(type(record)), *(owner_mark(one) for one in (file_id, pupil_id) if one)]
    if record.is_to_settle:
        marks.append(TO_SETTLE)
    if isinstance(record, Pupil):
        marks += map(called_mark, listed(record).found_by.split())
    return SearchText(
        record_id=record.id,
        kind=type(record),
        file_id=file_id,
        pupil_id=pupil_id,
        day=day_of(record),
        words=frozenset({*words, *marks}),
    )


def folded_words(text: str) -> tuple[str, ...]:
    """The words of a text, folded; an accent that stands alone is none."""
    return tuple(word.folded for word in words_of(text) if word.folded)


def word_key(folded: str) -> str:
    """A folded word in letters, digits and signs of ASCII: what begins a word begins its key."""
    return "".join(c if c in _PLAIN else f"~{ord(c):x}~" for c in folded[:LONGEST_WORD])


# No key of a word begins with two tildes.
TO_SETTLE: Final = "~~settle"
"""The mark of what still waits for something (`Record.is_to_settle`)."""


def _is_number(word: str) -> bool:
    return word.isdecimal() and any(numbers_in(word))


def kind_mark(kind: type[Record]) -> str:
    """The mark of all records of a kind."""
    return _KIND_MARKS[kind]


def called_mark(folded: str) -> str:
    """The mark of the pupils by whose name or group a list finds them with this word.

    What begins a word begins its mark. The word itself may stand in a hundred thousand notes, and
    the index goes through all of these.
    """
    return f"~~called_{word_key(folded)}"


def owner_mark(owner_id: UUID) -> str:
    """The mark of all that is in a file, or with a pupil."""
    return f"~~{owner_id.hex}"


def fingerprint() -> str:
    """Says by what words are kept: differs where another program would keep others."""
    return f"{FORMAT} {[(kind_name(k), text_fields(k)) for k in KINDS if k.is_found]}"


def _holds_text(hint: Any) -> bool:
    if get_origin(hint) is tuple:
        entry = get_args(hint)[0]
        return is_dataclass(entry) and str in get_type_hints(entry).values()
    return hint is str


def _texts_inside(entries: tuple[Any, ...]) -> Iterator[str]:
    for entry in entries:
        for one in fields(entry):
            value = getattr(entry, one.name)
            if type(value) is str:
                yield value


_TEXT_FIELDS: Final = {kind: _text_fields(kind) for kind in KINDS}
_KIND_MARKS: Final = {kind: f"~~{kind_name(kind)}" for kind in KINDS}
