"""How a number reads, and what a person may type for one: a comma before the decimals."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

_NUMBER: Final = re.compile(r"-?[0-9]{1,6}(?:[.,][0-9]{1,3})?")
"""What a person means: a million is a slip, and so is a fourth decimal."""


def read_number(text: str) -> Decimal | None:
    """“6,5” or “6.5”; `None` for anything else."""
    typed = text.strip()
    return Decimal(typed.replace(",", ".")) if _NUMBER.fullmatch(typed) else None


def number_words(value: Decimal) -> str:
    """“6,5”, and “90” for 90.0."""
    return f"{value.normalize() + 0:f}".replace(".", ",")


def count_words(count: int) -> str:
    """“1.140”."""
    return f"{count:,}".replace(",", ".")
