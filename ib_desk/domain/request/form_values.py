"""What comes in the boxes of a form, from the data of the request."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from ib_desk.domain.folding import fold
from ib_desk.domain.records.swv_form import BoxKind, SwvFormBox
from ib_desk.domain.request.bureau_form import BoxTrouble, BoxUnfit, Filled
from ib_desk.domain.request.form_sources import FormSources, PlaceSpec

_DAY: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_DIGITS: Final = 8
"""Of a date in a box with a part for each."""
_Laid = tuple[SwvFormBox, PlaceSpec]


def values(
    boxes: Sequence[SwvFormBox], facts: Mapping[str, Any], sources: FormSources, see_along: str
) -> dict[str, Filled]:
    """By the name of the box; what is not known stays open.

    Args:
        boxes: what comes where.
        facts: the data of the request.
        sources: where that stands in it.
        see_along: what the last row says where there are more than the form has rows.

    Raises:
        BoxUnfit: the form knows a choice by no word of ours, or takes fewer characters.
    """
    found = told(boxes, facts, sources, see_along)
    return {box.name: _checked(box, found[box.name]) for box in boxes if box.name in found}


def told(
    boxes: Sequence[SwvFormBox], facts: Mapping[str, Any], sources: FormSources, see_along: str
) -> dict[str, Filled]:
    """As `values`, however long it is: for a form in which a person types herself.

    Raises:
        BoxUnfit: the form knows a choice by no word of ours.
    """
    laid = [(one, sources.of(one.source)) for one in boxes if one.source is not None]
    runs_over = _lists_that_run_over(laid, facts)
    filled: dict[str, Filled] = {}
    see_along_at: set[tuple[str, ...]] = set()
    for box, place in laid:
        if box.row is not None and runs_over.get(place.list_path) == box.row:
            if place.list_path not in see_along_at and box.kind is BoxKind.TEXT:
                see_along_at.add(place.list_path)
                filled[box.name] = Filled(see_along)
            continue
        value = _filled(box, _at(facts, place.at(box.row)))
        if value is not None:
            filled[box.name] = value
    return filled


def _lists_that_run_over(
    laid: Sequence[_Laid], facts: Mapping[str, Any]
) -> Mapping[tuple[str, ...], int]:
    """The last row that the form has of each list that has more."""
    last: dict[tuple[str, ...], int] = {}
    for box, place in laid:
        if box.row is not None and place.list_path:
            last[place.list_path] = max(box.row, last.get(place.list_path, 0))
    return {
        path: row
        for path, row in last.items()
        if isinstance(listed := _at(facts, path), list) and len(listed) > row
    }


def _at(facts: Any, path: Sequence[str]) -> Any:
    for part in path:
        if isinstance(facts, Mapping):
            facts = facts.get(part)
        elif isinstance(facts, list) and part.isdecimal() and 0 < int(part) <= len(facts):
            facts = facts[int(part) - 1]
        else:
            return None
    return facts


def _filled(box: SwvFormBox, value: Any) -> Filled | None:
    if value is None:
        return None
    words = _words(box, value)
    match box.kind:
        case BoxKind.CHECK:
            return Filled(is_ticked=_is_ticked(box, value, words))
        case BoxKind.CHOICE:
            return Filled(_option(box, words))
        case _:
            return Filled(words) if words else None


def _words(box: SwvFormBox, value: Any) -> str:
    match value:
        case {"words": str(words)}:
            return words
        case list():
            return "\n".join(_words(box, one) for one in value)
        case bool():
            return "ja" if value else "nee"
        case str() if (day := _DAY.fullmatch(value)) is not None:
            year, month, number = day.groups()
            return ("" if box.most == _DIGITS else "-").join((number, month, year))
        case _:
            return str(value)


def _is_ticked(box: SwvFormBox, value: Any, words: str) -> bool:
    return fold(words) == fold(box.ticked_by.strip()) if box.ticked_by.strip() else value is True


def _option(box: SwvFormBox, words: str) -> str:
    """The form's own word for it: the same one, or the only one that begins as ours does."""
    said = fold(words)
    options = box.options.split("\n")
    same = [one for one in options if fold(one) == said]
    near = [one for one in options if fold(one).startswith(said) or said.startswith(fold(one))]
    found = same or near
    if len(found) == 1:
        return found[0]
    if box.takes_other:
        return words
    raise BoxUnfit(box.name, BoxTrouble.NO_OPTION)


def _checked(box: SwvFormBox, value: Filled) -> Filled:
    if box.most is not None and len(value.words) > box.most:
        raise BoxUnfit(box.name, BoxTrouble.TOO_LONG, most=box.most, length=len(value.words))
    return value
