"""How much a person types, and how much she handles, on the way from the signal to the request.

The case is lived through again, record by record: what a text was offered is asked of the file as
it was then, with the table that the window itself shows (`ib_desk.domain.offers.of_fields`). How
the burden is counted, and why so, is in `docs/decisions`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Final

from ib_desk.application.catalogue import Catalogue
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.offers.picked_text import is_picked
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.contract import ContractParty
from ib_desk.domain.records.kinds import pointing_fields
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.weighing import Weighing
from ib_desk.main.lived_case import LivedCase, taken_over

_CHOSEN_ANEW: Final = ".score"
_GOES_ALONG: Final = "rests_on"
"""The way back to the facts that a note was taken from: nobody fills it in."""
_GIVEN: Final = frozenset({"reference"})
"""By the program, when it is begun."""
_OF_THE_BYTES: Final = frozenset(
    {"title", "digest", "pages_digest", "unfit_sign", "size", "media_type", "maker", "made"}
)
"""Of a document: what its file says, or the program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One text of a record; `name` is that of its field, `scores.note` for one inside."""

    name: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A text that nobody could pick."""

    kind: type[Record]
    text: Text


def typed_texts(records: Sequence[Record], catalogue: Catalogue) -> tuple[Typed, ...]:
    """Each text that a person had to type, in the order in which they were said.

    Not counted is:

    - what the request does not rest on: help that began after it, a goal that was reached or left
      before, a document that it does not ask for. A goal that is worked on counts, though it
      begins with the help that is asked;
    - what is chosen or ticked, and days: one click or two keys;
    - what stands ready: the names of parties, and what a new weighing takes over from the last;
    - a text that consists wholly of pieces that were offered, and the words that join them. A
      number in such a piece is one or two keys, as in a day. One other word makes it typed.

    Args:
        records: of one pupil, with the school and its people.
        catalogue: the phrases and words that are offered.
    """
    typed = []
    for record, before in LivedCase.of(records, catalogue).said():
        offers = catalogue.offers(before)
        ready = set(_ready(record, before))
        typed += [
            Typed(kind=type(record), text=text)
            for text in _texts(record)
            if text not in ready and not is_picked(text.words, offers(record, text.name).pieces)
        ]
    return tuple(typed)


def handled_fields(records: Sequence[Record], catalogue: Catalogue) -> int:
    """How many fields a person types, chooses or ticks, days included; picked ones as well.

    Not counted is what stands ready and stays: the names of parties, their order, the number of a
    version, and what a new weighing takes over from the last. Its scores are chosen anew. Nor what
    comes along with one key: whose a need or a question is, with the button that adds it; of a need
    its day, and its tag with the sentence; source and day of what was looked at together; the
    period of what is planned together, and how a goal of the bank is measured; the day of the
    meeting that looked back, and that all who spoke confirmed what stood there.
    """
    case = LivedCase.of(records, catalogue)
    handled = 0
    for record, before in case.said():
        stands = _values(case.stands_ready(record, before))
        ready = {name: value for name, value in stands if not name.endswith(_CHOSEN_ANEW)}
        handled += sum(value != ready.get(name) for name, value in _values(record))
    return handled


def _values(record: Record | None) -> Iterator[tuple[str, object]]:
    """Each filled value of a record by its name; `scores.severity.note` for one inside."""
    if record is None:
        return
    for name, value in _filled(record):
        if not isinstance(value, tuple):
            yield name, value
            continue
        for item in value:
            about, *parts = fields(item)
            for part in parts:
                if part.name == _GOES_ALONG:
                    continue
                if (inside := getattr(item, part.name)) not in (None, "", part.default):
                    whose = getattr(item, about.name).value
                    yield f"{name}.{whose}.{part.name}", inside


def _ready(record: Record, before: WholeFile) -> Iterator[Text]:
    if isinstance(record, Weighing) and before.weighing is not None:
        yield from _texts(taken_over(record, before.weighing))
    if isinstance(record, ContractParty):
        yield Text(name="name", words=record.name)


def _texts(record: Record) -> Iterator[Text]:
    for name, value in _filled(record):
        if type(value) is str:  # an enumeration is chosen, not typed
            yield Text(name=name, words=value)
        elif isinstance(value, tuple):
            for item in value:
                yield from _texts_inside(name, item)


def _texts_inside(name: str, item: object) -> Iterator[Text]:
    for part in ("note", "source"):
        if words := getattr(item, part, ""):
            yield Text(name=f"{name}.{part}", words=words)


def _filled(record: Record) -> Iterator[tuple[str, object]]:
    """Fields in which something stands that a person may have put there."""
    program = pointing_fields(type(record)) | _GIVEN
    if isinstance(record, Attachment):
        program = program | _OF_THE_BYTES
    for field in fields(record):
        value = getattr(record, field.name)
        if field.name not in program and value != field.default:
            yield field.name, value
