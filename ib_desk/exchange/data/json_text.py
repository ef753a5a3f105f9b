"""JSON of somebody else, with the line on which each part of it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from enum import Enum, auto
from typing import Any, Final, NoReturn, TypeAlias

Path: TypeAlias = "tuple[str | int, ...]"
"""From the whole to a part: names, and places in lists from 0."""

_MOST_DEEP: Final = 32
_WHITE: Final = " \t\r\n"
_STRINGS_AND_BRACKETS: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[][{}]', re.DOTALL)
_DEEPER: Final = {"{": 1, "[": 1, "}": -1, "]": -1}
_DECODER: Final = json.JSONDecoder()


class JsonTrouble(Enum):
    """Why it cannot be read at all."""

    NO_UTF8 = auto()
    NO_JSON = auto()
    TOO_DEEP = auto()
    TWICE = auto()
    """A name stands twice in one object: which of the two holds, each reader decides by itself."""


class NotJson(Exception):
    """`line` from 1, `None` where nobody can say; never a word of what stands there."""

    def __init__(self, trouble: JsonTrouble, line: int | None = None) -> None:
        super().__init__(trouble, line)
        self.trouble = trouble
        self.line = line


class JsonText:
    """What was read, and the text that it was read from."""

    def __init__(self, content: bytes) -> None:
        """Reads it; raises `NotJson`."""
        try:
            self._text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise NotJson(JsonTrouble.NO_UTF8, content[: error.start].count(b"\n") + 1) from None
        self._require_shallow()
        decoder = json.JSONDecoder(object_pairs_hook=_each_once, parse_constant=_no_number)
        try:
            self.document: Any = decoder.decode(self._text)
        except json.JSONDecodeError as error:
            raise NotJson(JsonTrouble.NO_JSON, error.lineno) from None
        except (ValueError, RecursionError):  # a number without end, or none at all
            raise NotJson(JsonTrouble.NO_JSON) from None

    def line(self, path: Path) -> int:
        """Where the part begins, from 1; of what is not there where it would stand."""
        at = self._skip(0)
        for part in path:
            found = self._in_object(at, part) if isinstance(part, str) else self._in_list(at, part)
            if found is None:
                break
            at = found
        return self._text.count("\n", 0, at) + 1

    def _require_shallow(self) -> None:
        """Before anything walks into it."""
        deep = 0
        for found in _STRINGS_AND_BRACKETS.finditer(self._text):
            deep += _DEEPER.get(found[0], 0)
            if deep > _MOST_DEEP:
                raise NotJson(JsonTrouble.TOO_DEEP, self._text.count("\n", 0, found.start()) + 1)

    def _skip(self, at: int) -> int:
        while self._text[at] in _WHITE:
            at += 1
        return at

    def _after(self, at: int) -> int:
        """Behind the value that begins here, at the sign that follows it."""
        return self._skip(_DECODER.raw_decode(self._text, at)[1])

    def _in_object(self, at: int, name: str) -> int | None:
        at = self._skip(at + 1)
        while self._text[at] != "}":
            found, behind = _DECODER.raw_decode(self._text, at)
            value = self._skip(self._skip(behind) + 1)
            if found == name:
                return value
            at = self._after(value)
            if self._text[at] == ",":
                at = self._skip(at + 1)
        return None

    def _in_list(self, at: int, place: int) -> int:
        at = self._skip(at + 1)
        for _before in range(place):
            at = self._skip(self._after(at) + 1)
        return at


def _each_once(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotJson(JsonTrouble.TWICE)
    return found


def _no_number(_word: str) -> NoReturn:
    raise ValueError
