"""Goes through what stands on a page: words, and pictures that can hold words."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import c_float
from typing import Any, Final

from pypdfium2 import raw

_DEEPEST: Final = 12
_MOST: Final = 100_000
"""Things on a page that are looked at: a map has tens of thousands of lines."""
_Matrix = tuple[float, float, float, float, float, float]
_UNMOVED: Final[_Matrix] = (1, 0, 0, 1, 0, 0)


def hide_words(page: Any) -> bool:
    """Leave all words out when the page is rendered next; whether there were any."""
    found = False
    for thing, kind, _matrix in _things(page):
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            raw.FPDFPageObj_SetIsActive(thing, False)  # noqa: FBT003 - its C name has no other
            found = True
    return found


def picture_share(page: Any, area: float) -> float:
    """The part of the page that pictures cover, at most 1; twice what lies on another."""
    covered = sum(
        _area(thing, matrix)
        for thing, kind, matrix in _things(page)
        if kind == raw.FPDF_PAGEOBJ_IMAGE
    )
    return min(covered / area, 1.0)


def _things(page: Any) -> Iterator[tuple[Any, int, _Matrix]]:
    """Each with its kind and the matrix of what it stands in; a drawing before what is in it."""
    left = _MOST
    waiting: list[tuple[Any, int, _Matrix, int]] = [
        (raw.FPDFPage_GetObject(page, index), 0, _UNMOVED, 0)
        for index in range(raw.FPDFPage_CountObjects(page))
    ]
    while waiting and left:
        thing, _, matrix, depth = waiting.pop()
        left -= 1
        kind = raw.FPDFPageObj_GetType(thing)
        yield thing, kind, matrix
        if kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inside = _times(_matrix_of(thing), matrix)
            waiting += [
                (raw.FPDFFormObj_GetObject(thing, index), 0, inside, depth + 1)
                for index in range(raw.FPDFFormObj_CountObjects(thing))
            ]


def _matrix_of(thing: Any) -> _Matrix:
    found = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(thing, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(first: _Matrix, then: _Matrix) -> _Matrix:
    a, b, c, d, e, f = first
    return (
        a * then[0] + b * then[2],
        a * then[1] + b * then[3],
        c * then[0] + d * then[2],
        c * then[1] + d * then[3],
        e * then[0] + f * then[2] + then[4],
        e * then[1] + f * then[3] + then[5],
    )


def _area(thing: Any, matrix: _Matrix) -> float:
    """Of the box around it, on the page."""
    left, foot, right, top = c_float(), c_float(), c_float(), c_float()
    if not raw.FPDFPageObj_GetBounds(thing, left, foot, right, top):
        return 0.0
    a, b, c, d, _, _ = matrix
    wide, high = right.value - left.value, top.value - foot.value
    return (abs(a) * wide + abs(c) * high) * (abs(b) * wide + abs(d) * high)
