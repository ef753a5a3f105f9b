"""What is shown of a find: the piece of text around it, and where in that the words stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ib_desk.domain.folding import Word, fold, words_of
from ib_desk.domain.records.record import Record
from ib_desk.domain.search.asked import Asked, is_beginning
from ib_desk.domain.search.searched import LONGEST_WORD, folded_words, texts_of

_BEFORE: Final = 40
_LONGEST: Final = 180
_MORE: Final = "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A piece of one field, in one line; `marks` are the places (from, to) of what was asked."""

    field: str
    text: str
    marks: tuple[tuple[int, int], ...] = ()


def context_of(record: Record, asked: Asked) -> Context | None:
    """Around what was asked, in the field that holds most of it; `None` where it is not there.

    An index may find what is not meant: half a phrase, or a record that says something else now.
    """
    wanted = _Wanted.of(asked)
    texts = [(name, text) for name, text in texts_of(record)]
    if not wanted.parts:
        return _cut(*texts[0], []) if texts else Context(field="", text="")
    found = [(name, text, wanted.hits(text)) for name, text in texts if wanted.may_be_in(text)]
    there = {part for _name, _text, hits in found for _word, parts in hits for part in parts}
    phrases_stand = all(
        any(_holds(text, phrase) for _name, text, _hits in found) for phrase in asked.phrases
    )
    if len(there) < len(wanted.parts) or not phrases_stand:
        return None
    name, text, hits = max(
        found, key=lambda one: len({p for _word, parts in one[2] for p in parts})
    )
    return _cut(name, text, [word for word, _parts in hits])


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What was asked, so that most texts need no second look: `parts` are (word, whether more may
    follow).
    """

    parts: tuple[tuple[str, bool], ...]
    words: tuple[str, ...]

    @classmethod
    def of(cls, asked: Asked) -> _Wanted:
        parts = dict.fromkeys(
            [
                *((word[:LONGEST_WORD], is_beginning(word)) for word in asked.words),
                *((word[:LONGEST_WORD], False) for phrase in asked.phrases for word in phrase),
            ]
        )
        return cls(tuple(parts), tuple(word for word, _more in parts))

    def may_be_in(self, text: str) -> bool:
        """Whether any of it stands there, also in the middle of a word."""
        folded = fold(text)
        return any(word in folded for word in self.words)

    def hits(self, text: str) -> list[tuple[Word, list[tuple[str, bool]]]]:
        """The words of the text that were asked, each with the parts that it is for."""
        found = []
        for word in words_of(text):
            if word.folded.startswith(self.words):
                kept = word.folded[:LONGEST_WORD]
                parts = [(one, more) for one, more in self.parts if _is(kept, one, more=more)]
                if parts:
                    found.append((word, parts))
        return found


def _is(word: str, wanted: str, *, more: bool) -> bool:
    return word.startswith(wanted) if more else word == wanted


def _holds(text: str, phrase: tuple[str, ...]) -> bool:
    run = folded_words(text)
    length = len(phrase)
    return any(run[at : at + length] == phrase for at in range(len(run) - length + 1))


def _cut(name: str, text: str, hits: Sequence[Word]) -> Context:
    """A line of the text from a little before the first hit, cut between words."""
    first = hits[0].start if hits else 0
    start = 0 if first <= _BEFORE else _after_a_space(text, first - _BEFORE, first)
    end = len(text) if len(text) - start <= _LONGEST else start + _LONGEST
    before, after = (_MORE if start else ""), (_MORE if end < len(text) else "")
    moved = len(before) - start
    return Context(
        field=name,
        # Each sign by one sign, so that the places stay.
        text=before + "".join(" " if c.isspace() else c for c in text[start:end]) + after,
        marks=tuple((w.start + moved, w.end + moved) for w in hits if w.end <= end),
    )


def _after_a_space(text: str, earliest: int, latest: int) -> int:
    return next((at + 1 for at in range(earliest, latest) if text[at].isspace()), earliest)
