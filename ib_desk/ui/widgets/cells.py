"""What a column says of each line, and by which value it is sorted.

Knows no Qt, so that a list that leaves has the words of the screen, without a window too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from ib_desk.ui.style.tokens import Ink

L = TypeVar("L")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one line says in one column.

    Attributes:
        text: as shown.
        order: what the column is sorted by, never the words.
        aside: the same in the second line of a narrow table; `None` repeats the text.
        icon: meaning in the icon table, in the colour `ink`.
        value: the day or the number behind the words, for a list that another program reads.
    """

    text: str
    order: Any
    aside: str | None = None
    icon: str = ""
    ink: Ink = "muted"
    value: date | int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[L]):
    """Part of each line.

    Attributes:
        title: head of the column.
        cell: what a line shows in it.
        share: how wide, beside the shares of the other columns.
        stays: shown as a column also where there is little room; the others then go as words under
            the first one.
        value_title: where another program gets both: the words, and under this head the value;
            without it the value comes in the place of the words.
    """

    title: str
    cell: Callable[[L], Cell]
    share: float = 1
    stays: bool = False
    value_title: str = ""
