"""Which box of a form gets what: proposed by what the form calls it, decided by a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from ib_desk.domain.folding import words_of
from ib_desk.domain.request.bureau_form import Box
from ib_desk.domain.request.form_sources import Chosen, FormSources

_SMALL: Final = frozenset({"de", "het", "een", "van", "der", "den", "en", "of", "uw", "je", "nr"})

_Named = list[tuple[Chosen, list[frozenset[str]]]]


def proposals(boxes: Iterable[Box], sources: FormSources) -> Mapping[str, Chosen]:
    """By the name of the box, where what the form says fits one source and no other.

    A box that somebody else fills in, and one that could be two things, gets none.
    """
    known = [(one, [_bag(said) for said in words]) for one, words in sources.named]
    closed = [_bag(words) for words in sources.left_open]
    found = {box.name: _proposal(box, known, closed) for box in boxes}
    return {name: chosen for name, chosen in found.items() if chosen is not None}


def _proposal(box: Box, known: _Named, closed: list[frozenset[str]]) -> Chosen | None:
    for said in (box.label, _spaced(box.name)):
        bag = _bag(said)
        if any(words <= bag for words in closed):
            return None
        fits = [one for one, bags in known if bag and bag in bags]
        if len(fits) == 1:
            return fits[0]
    return None


def _bag(said: str) -> frozenset[str]:
    """Its words without the small ones; in which order they stand says little."""
    words = {word.folded for word in words_of(said)}
    return frozenset(words - _SMALL) or frozenset(words)


def _spaced(name: str) -> str:
    """“leerling.voorNaam_1” as words."""
    bare = name.rsplit(":", 1)[-1]
    parted = "".join(f" {sign}" if sign.isupper() else sign for sign in bare)
    return " ".join("".join(s if s.isalnum() else " " for s in parted).split())
