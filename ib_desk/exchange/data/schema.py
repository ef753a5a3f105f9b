"""Whether data has the form that was written down for it: what is wrong, and where.

Of JSON Schema as much as `resources/requests/package.schema.json` uses. A fault says what should
stand there in the words of the schema, and never a word of what does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, Final

from ib_desk.exchange.data.json_text import Path

_SAID: Final = frozenset({"$schema", "$id", "title", "description", "definitions"})
"""These ask nothing."""


class FaultKind(Enum):
    """What is wrong at a place."""

    MISSING = auto()
    UNKNOWN = auto()
    """Something that the form does not know; its name is not told: anybody may have typed it."""
    OTHER_TYPE = auto()
    OTHER_VALUE = auto()
    OTHER_FORM = auto()
    EMPTY = auto()
    TOO_LONG = auto()
    TOO_SMALL = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """At `path`; `meant` is what the schema says of what should stand there, “” for nothing.

    `asked` is what the rule asks: a type, a value, a number.
    """

    kind: FaultKind
    path: Path
    meant: str = ""
    asked: str = ""


class SchemaUnknown(Exception):
    """The schema asks something that is not looked at here: nothing may seem in order by that."""


class Schema:
    """Read once, and held against as many documents as there are."""

    def __init__(self, schema: Mapping[str, Any]) -> None:
        """Raises `SchemaUnknown`."""
        self._schema = schema
        for part in (schema, *schema.get("definitions", {}).values()):
            self._require_known(part)

    def faults(self, document: Any) -> Iterator[Fault]:
        """In the order of the schema."""
        yield from self._faults(document, self._schema, (), "")

    def _faults(
        self, value: Any, part: Mapping[str, Any], path: Path, meant: str
    ) -> Iterator[Fault]:
        meant = part.get("description", meant)
        if "$ref" in part:
            named = self._schema["definitions"][part["$ref"].rpartition("/")[2]]
            yield from self._faults(value, named, path, meant)
            return
        asked = part.get("type")
        if asked is not None and not _TYPES[asked](value):
            yield Fault(kind=FaultKind.OTHER_TYPE, path=path, meant=meant, asked=asked)
            return
        for word, rule in part.items():
            kind = _RULES.get(word)
            if kind is not None and not kind.holds(value, rule):
                yield Fault(kind=kind.fault, path=path, meant=meant, asked=str(rule))
        if isinstance(value, dict):
            yield from self._in_object(value, part, path)
        if isinstance(value, list):
            for place, one in enumerate(value):
                yield from self._faults(one, part.get("items", {}), (*path, place), "")

    def _in_object(
        self, value: Mapping[str, Any], part: Mapping[str, Any], path: Path
    ) -> Iterator[Fault]:
        known = part.get("properties", {})
        for name in part.get("required", ()):
            if name not in value:
                meant = known.get(name, {}).get("description", "")
                yield Fault(kind=FaultKind.MISSING, path=(*path, name), meant=meant)
        for name, one in value.items():
            if name in known:
                yield from self._faults(one, known[name], (*path, name), "")
            elif part.get("additionalProperties") is False:
                meant = part.get("description", "")
                yield Fault(kind=FaultKind.UNKNOWN, path=path, meant=meant)

    def _require_known(self, part: Mapping[str, Any]) -> None:
        asks = set(part) - _SAID
        unknown = asks - set(_RULES) - _STRUCTURE
        if unknown or part.get("type", "string") not in _TYPES:
            raise SchemaUnknown(*sorted(unknown))
        for one in part.get("properties", {}).values():
            self._require_known(one)
        if "items" in part:
            self._require_known(part["items"])


@dataclass(frozen=True, slots=True)
class _Rule:
    fault: FaultKind
    holds: Callable[[Any, Any], bool]


def _is_same(value: Any, wanted: Any) -> bool:
    return isinstance(value, bool) is isinstance(wanted, bool) and value == wanted


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_whole_number(value: Any) -> bool:
    return _is_number(value) and (isinstance(value, int) or value.is_integer())


_STRUCTURE: Final = frozenset(
    {"type", "$ref", "properties", "required", "additionalProperties", "items"}
)
_TYPES: Final[Mapping[str, Callable[[Any], bool]]] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "integer": _is_whole_number,
    "number": _is_number,
}
_RULES: Final[Mapping[str, _Rule]] = {
    "const": _Rule(FaultKind.OTHER_VALUE, _is_same),
    "pattern": _Rule(
        FaultKind.OTHER_FORM,
        lambda value, rule: not isinstance(value, str) or bool(re.fullmatch(rule, value)),
    ),
    "minLength": _Rule(
        FaultKind.EMPTY, lambda value, least: not isinstance(value, str) or len(value) >= least
    ),
    "maxLength": _Rule(
        FaultKind.TOO_LONG, lambda value, most: not isinstance(value, str) or len(value) <= most
    ),
    "minItems": _Rule(
        FaultKind.EMPTY, lambda value, least: not isinstance(value, list) or len(value) >= least
    ),
    "minimum": _Rule(
        FaultKind.TOO_SMALL, lambda value, least: not _is_number(value) or value >= least
    ),
}
"""`pattern` holds for the whole text: each of ours begins with ^ and ends with $."""
