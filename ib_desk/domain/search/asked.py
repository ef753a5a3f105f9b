"""A question as it was typed, read without ever refusing: words, filters, and what was not read.

“gymzaal leerling:noor soort:afspraak na:1-9-2026 open” asks for agreements of Noor that begin a
word with “gymzaal”, were made after that day and are still open. Between quotes stands what has to
be found word for word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from ib_desk.domain.dutch_dates import NoSuchDay, read_date
from ib_desk.domain.folding import fold
from ib_desk.domain.records.kinds import KINDS
from ib_desk.domain.records.record import Record
from ib_desk.domain.search.searched import folded_words
from ib_desk.domain.words.terms import Terms

MOST_WORDS: Final = 12
"""More words find nothing that these do not, and an index refuses hundreds."""
_MOST_LETTERS: Final = 1_000
_SHORTEST_BEGINNING: Final = 2
"""Letters from which a word is taken for the beginning of one: half a vault begins with an “e”."""

_PART: Final = re.compile(
    r'(?:(leerling|soort|voor|na):)(?:"([^"]*)"?|(\S*))|"([^"]*)"?|(\S+)', re.IGNORECASE
)
_ONLY_OPEN: Final = "open"
_WITH_CLOSED_FILES: Final = "afgesloten"
_CLOSED_ITEMS: Final = "gesloten"
_A_YEAR: Final = re.compile(r"[12]\d{3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is looked for; all of it has to hold.

    Attributes:
        words: folded; each begins a word of what is found.
        phrases: folded words that stand there whole and in a row.
        pupil: what a name of the pupil begins with; none for all pupils.
        kinds: of which kinds; `None` for all.
        before: only what happened before this day.
        after: only what happened after this day.
        only_open: only what still waits for something.
        with_closed: files that are closed too.
        closed_items: what is out of sight too (`ib_desk.domain.records.closed`).
        unread: parts of which nothing could be made, as they were typed.
    """

    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    pupil: tuple[str, ...] = ()
    kinds: tuple[type[Record], ...] | None = None
    before: date | None = None
    after: date | None = None
    only_open: bool = False
    with_closed: bool = False
    closed_items: bool = False
    unread: tuple[str, ...] = ()

    @property
    def sought(self) -> tuple[str, ...]:
        """All words, also those of the phrases."""
        return (*self.words, *(word for phrase in self.phrases for word in phrase))

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked that could be found."""
        narrows = self.pupil or self.kinds is not None or self.before or self.after
        return not (self.sought or narrows or self.only_open)

    def with_closed_files(self, *, too: bool) -> Asked:
        """As asked, with closed files when it says so or `too` does."""
        return replace(self, with_closed=self.with_closed or too)


def read_question(query: str, terms: Terms, today: date) -> Asked:
    """What is asked by these words; any text at all can be read."""
    asked = Asked()
    for found in _PART.finditer(query[:_MOST_LETTERS]):
        key, quoted_value, value, quoted, word = found.groups()
        if key is not None:
            said = quoted_value if quoted_value is not None else value
            asked = _narrowed(asked, key.lower(), said, found[0], terms, today)
        elif quoted is not None:
            phrase = folded_words(quoted)
            asked = replace(asked, phrases=(*asked.phrases, *([phrase] if phrase else [])))
        elif word.lower() == _ONLY_OPEN:
            asked = replace(asked, only_open=True)
        elif word.lower() == _WITH_CLOSED_FILES:
            asked = replace(asked, with_closed=True)
        elif word.lower() == _CLOSED_ITEMS:
            asked = replace(asked, closed_items=True)
        else:
            words = dict.fromkeys((*asked.words, *folded_words(word)))
            asked = replace(asked, words=tuple(words))
    return _shortened(asked)


def is_beginning(word: str) -> bool:
    """Whether what begins with this word is found too; of fewer letters only the word itself."""
    return len(word) >= _SHORTEST_BEGINNING


def kinds_called(said: str, terms: Terms) -> tuple[type[Record], ...]:
    """The kinds of which one of the words of the name begins like this: “afspr”, “aanvragen”."""
    wanted = fold(said)
    return tuple(
        kind
        for kind in KINDS
        if kind.is_found
        and any(
            f" {fold(noun)}".find(f" {wanted}") >= 0
            for noun in (terms.noun(kind), terms.plural(kind))
        )
    )


def _narrowed(asked: Asked, key: str, said: str, whole: str, terms: Terms, today: date) -> Asked:
    """With one filter more; one that is still being typed narrows nothing yet."""
    if not said:
        return asked
    if key == "leerling":
        return replace(asked, pupil=(*asked.pupil, *folded_words(said)))
    if key == "soort":
        kinds = kinds_called(said, terms)
        if kinds:
            return replace(asked, kinds=(*(asked.kinds or ()), *kinds))
    else:
        day = _day(said, today, is_end=key == "na")
        if day is not None:
            return replace(asked, before=day) if key == "voor" else replace(asked, after=day)
    return replace(asked, unread=(*asked.unread, whole))


def _day(said: str, today: date, *, is_end: bool) -> date | None:
    """A day; of a whole year its last where what comes after is asked for, else its first."""
    if _A_YEAR.fullmatch(said):
        return date(int(said), 12, 31) if is_end else date(int(said), 1, 1)
    try:
        return read_date(said, today)
    except NoSuchDay:
        return None


def _shortened(asked: Asked) -> Asked:
    return replace(
        asked,
        words=asked.words[:MOST_WORDS],
        phrases=_first(asked.phrases),
        pupil=asked.pupil[:MOST_WORDS],
    )


def _first(phrases: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    return tuple(phrase[:MOST_WORDS] for phrase in phrases[:MOST_WORDS])
