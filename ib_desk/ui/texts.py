"""Dutch is the source language; every visible word passes through here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication


def tr(text: str) -> str:
    """`text` in the language of the program; one context, so that a word is translated once."""
    return QCoreApplication.translate("IB Desk", text)


def as_sentences(parts: Iterable[str]) -> str:
    """Parts of a line for a screen reader, with one point between them, also after “druk is.”."""
    said = ""
    for part in filter(None, parts):
        between = "" if not said else " " if said.endswith((".", "!", "?", "…")) else ". "
        said += between + part
    return said


BETWEEN_PIECES: Final = " · "


def in_a_line(facts: Iterable[str]) -> str:
    """“Tim · klaar op di 24 nov”: facts that say something, with no full stop before a “ · ”."""
    *before, last = [fact for fact in facts if fact] or [""]
    return BETWEEN_PIECES.join([*(fact.removesuffix(".") for fact in before), last])


def listed(names: Sequence[str]) -> str:
    """“Noor, Marieke en Joost”."""
    *before, last = names or [""]
    return tr("{first} en {last}").format(first=", ".join(before), last=last) if before else last
