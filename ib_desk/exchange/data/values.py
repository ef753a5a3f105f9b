"""How facts stand in JSON: only what is known, days as `2026-11-30`, a choice by code and word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TypeAlias

from ib_desk.domain.words.terms import Terms

Value: TypeAlias = "str | int | float | bool | list[Value] | dict[str, Value] | None"
Told: TypeAlias = "Value | date | Decimal | Enum | Chosen"


@dataclass(frozen=True, slots=True)
class Chosen:
    """A choice whose word is not the one of `terms.toml`."""

    code: str
    words: str


def known(terms: Terms, **facts: Told) -> dict[str, Value]:
    """The facts that say something; an empty text, `None` and an empty list are left out."""
    told = {name: _value(terms, fact) for name, fact in facts.items()}
    return {name: value for name, value in told.items() if value not in (None, "", [], {})}


def _value(terms: Terms, fact: Told) -> Value:
    match fact:
        case Chosen(code, words):
            return {"code": code, "words": words}
        case Enum():
            return {"code": str(fact.value), "words": terms.label(fact)}
        case date():
            return fact.isoformat()
        case Decimal():
            return float(fact)
        case str():
            return fact.strip()
        case _:
            return fact


def without_empty(sections: Mapping[str, Value]) -> dict[str, Value]:
    """As `known`, for what is in its JSON form already."""
    return {name: value for name, value in sections.items() if value not in (None, "", [], {})}
