"""What is shown of a find: the piece of text around it, and where in that the words stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Final

from ib_desk.domain.folding import Word, beginning_with, fold, words_from
from ib_desk.domain.records.field_place import page_field
from ib_desk.domain.records.record import Record
from ib_desk.domain.search.asked import Asked, is_beginning
from ib_desk.domain.search.searched import LONGEST_WORD, texts_of

_BEFORE: Final = 40
_LONGEST: Final = 180
_MORE: Final = "…"

_Part = tuple[str, bool]
"""A word that was asked, and whether more may follow."""
_Hits = Sequence[tuple[Word, Sequence[_Part]]]
"""Words of a text that were asked, each with the parts of the question that it is for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A piece of one field, in one line; `marks` are the places (from, to) of what was asked.

    On a page of a document `field` is its `page_field`.
    """

    field: str
    text: str
    marks: tuple[tuple[int, int], ...] = ()


def context_of(
    record: Record, asked: Asked, inside: Callable[[], Sequence[str]] = tuple
) -> Context | None:
    """Around what was asked, in the field that holds most of it; `None` where it is not there.

    An index may find what is not meant: half a phrase, or a record that says something else now.
    `inside` reads the pages of a document, where its fields do not hold all.
    """
    wanted = _Wanted.of(asked)
    texts = [(name, text) for name, text in texts_of(record)]
    if not wanted.parts:
        return _cut(*texts[0], []) if texts else Context(field="", text="")
    found = [(name, text, wanted.hits(text)) for name, text in texts if wanted.may_be_in(text)]
    there = {part for _name, _text, hits in found for _word, parts in hits for part in parts}
    missing = tuple(
        phrase
        for phrase in asked.phrases
        if not any(_holds(text, phrase) for _name, text, _hits in found)
    )
    if len(there) == len(wanted.parts) and not missing:
        return _cut(*max(found, key=lambda one: _count(one[2])))
    return _on_a_page(wanted, there, missing, inside())


def _on_a_page(
    wanted: _Wanted,
    there: Collection[_Part],
    phrases: Sequence[tuple[str, ...]],
    pages: Sequence[str],
) -> Context | None:
    """On the first page that holds all that is not `there`, or where most of it stands."""
    lacking = {*wanted.parts} - {*there} or {*wanted.parts}
    unseen, unread = {*phrases}, set(lacking)
    best: tuple[tuple[int, int], Context] | None = None
    for at, page in enumerate(pages, start=1):
        folded = fold(page)
        if not any(word in folded for word in wanted.words):
            continue
        hits = wanted.hits(page)
        found = {part for _word, parts in hits for part in parts} & lacking
        held = {phrase for phrase in phrases if _may_hold(page, folded, phrase)}
        unread, unseen = unread - found, unseen - held
        count = (len(held), len(found))
        if hits and (best is None or count > best[0]):
            best = count, _cut(page_field(at), page, hits)
        if count == (len(phrases), len(lacking)):
            break
    return None if best is None or unseen or unread else best[1]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What was asked, so that most texts need no second look: `parts` are (word, whether more may
    follow).
    """

    parts: tuple[tuple[str, bool], ...]
    words: tuple[str, ...]
    which: re.Pattern[str]

    @classmethod
    def of(cls, asked: Asked) -> _Wanted:
        parts = dict.fromkeys(
            [
                *((word[:LONGEST_WORD], is_beginning(word)) for word in asked.words),
                *((word[:LONGEST_WORD], False) for phrase in asked.phrases for word in phrase),
            ]
        )
        words = tuple(word for word, _more in parts)
        return cls(tuple(parts), words, beginning_with(words))

    def may_be_in(self, text: str) -> bool:
        """Whether any of it stands there, also in the middle of a word."""
        folded = fold(text)
        return any(word in folded for word in self.words)

    def hits(self, text: str) -> _Hits:
        """The words of the text that were asked, each with the parts that it is for."""
        found = []
        for word in words_from(text, 0, self.which):
            if word.folded.startswith(self.words):
                kept = word.folded[:LONGEST_WORD]
                parts = [(one, more) for one, more in self.parts if _is(kept, one, more=more)]
                if parts:
                    found.append((word, parts))
        return found


def _is(word: str, wanted: str, *, more: bool) -> bool:
    return word.startswith(wanted) if more else word == wanted


def _count(hits: _Hits) -> int:
    return len({part for _word, parts in hits for part in parts})


def _may_hold(page: str, folded: str, phrase: tuple[str, ...]) -> bool:
    return all(word in folded for word in phrase) and _holds(page, phrase)


def _holds(text: str, phrase: tuple[str, ...]) -> bool:
    for first in words_from(text, 0, beginning_with(phrase[:1])):
        behind = (word.folded for word in words_from(text, first.start) if word.folded)
        if tuple(islice(behind, len(phrase))) == phrase:
            return True
    return False


def _cut(name: str, text: str, hits: _Hits) -> Context:
    """A line of the text from a little before the first hits, cut between words."""
    first = _densest(hits)
    start = 0 if first <= _BEFORE else _after_a_space(text, first - _BEFORE, first)
    end = len(text) if len(text) - start <= _LONGEST else start + _LONGEST
    before, after = (_MORE if start else ""), (_MORE if end < len(text) else "")
    moved = len(before) - start
    return Context(
        field=name,
        # Each sign by one sign, so that the places stay.
        text=before + "".join(" " if c.isspace() else c for c in text[start:end]) + after,
        marks=tuple(
            (w.start + moved, w.end + moved)
            for w, _parts in hits
            if start <= w.start and w.end <= end
        ),
    )


def _densest(hits: _Hits) -> int:
    """Where the first piece begins that holds the most of what was asked."""
    best, most = 0, 0
    for at, (word, _parts) in enumerate(hits):
        until = word.start - _BEFORE + _LONGEST
        here = takewhile(lambda hit: hit[0].end <= until, hits[at:])  # noqa: B023 - used at once
        count = _count([*here])
        if count > most:
            best, most = word.start, count
    return best


def _after_a_space(text: str, earliest: int, latest: int) -> int:
    return next((at + 1 for at in range(earliest, latest) if text[at].isspace()), earliest)
