"""Finds on which line of a TOML file a key stands; `tomllib` does not keep that."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile

_PART = r"""(?:[\w-]+|"[^"]*"|'[^']*')"""
_KEY = rf"{_PART}(?:\s*\.\s*{_PART})*"
_HEADER = re.compile(rf"\s*(\[\[?)\s*({_KEY})\s*\]")
_ASSIGNMENT = re.compile(rf"\s*({_KEY})\s*=")
_FENCE = re.compile(r'"""|' + r"'''")


def line_of(text: str, path: Sequence[str | int]) -> int | None:
    """The line, from 1, of the deepest part of `path` that is there, or of the first thing in it.

    `path` is as one indexes the read file: `("case", 2, "default")`. `None` when not even its
    first part is found, as for a key that is missing at the top.
    """
    best, deepest = None, 0
    for line, found in _keys(text):
        depth = _common(found, path)
        if depth > deepest:
            best, deepest = line, depth
    return best


def _common(found: Sequence[str | int], path: Sequence[str | int]) -> int:
    """How many parts two paths share from the top."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(found, path, strict=False))
    return sum(1 for _pair in same)


def _keys(text: str) -> Iterator[tuple[int, tuple[str | int, ...]]]:
    """Each line that starts a table or gives a value, with its full path."""
    table: tuple[str | int, ...] = ()
    counts: Counter[tuple[str, ...]] = Counter()
    fence = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if not fence:
            if header := _HEADER.match(line):
                names = _parts(header.group(2))
                if header.group(1) == "[[":
                    counts[names] += 1
                    # What stands in lists of the new item is counted from its first again.
                    for inside in [key for key in counts if key[: len(names)] == names != key]:
                        del counts[inside]
                table = _indexed(names, counts)
                yield number, table
            elif assignment := _ASSIGNMENT.match(line):
                yield number, table + _parts(assignment.group(1))
        fence = _open_fence(line, fence)


def _indexed(names: tuple[str, ...], counts: Counter[tuple[str, ...]]) -> tuple[str | int, ...]:
    """`names` with the index of the present item behind each part that is a list of tables."""
    path: list[str | int] = []
    for depth, name in enumerate(names, start=1):
        path.append(name)
        if seen := counts[names[:depth]]:
            path.append(seen - 1)
    return tuple(path)


def _parts(key: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in re.findall(_PART, key))


def _open_fence(line: str, fence: str) -> str:
    """Which long string is still open after `line`, when `fence` was open before it."""
    for found in _FENCE.findall(line):
        if not fence:
            fence = found
        elif found == fence:
            fence = ""
    return fence
