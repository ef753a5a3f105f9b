"""Whether data has the form that was written down for it: what is wrong, and where.

A fault says what should stand there in the words of the schema, and never a word of what does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, Final

from jsonschema import Draft7Validator, ValidationError
from jsonschema.validators import extend

from ib_desk.exchange.data.json_text import Path


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


_KINDS: Final = {
    "type": FaultKind.OTHER_TYPE,
    "const": FaultKind.OTHER_VALUE,
    "pattern": FaultKind.OTHER_FORM,
    "minLength": FaultKind.EMPTY,
    "minItems": FaultKind.EMPTY,
    "maxLength": FaultKind.TOO_LONG,
    "minimum": FaultKind.TOO_SMALL,
    "additionalProperties": FaultKind.UNKNOWN,
}
"""By the rule of the schema; of any other it is a value that should be another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """At `path`; `meant` is what the schema says of what should stand there, “” for nothing.

    `asked` is what the rule asks: a type, a value, a number.
    """

    kind: FaultKind
    path: Path
    meant: str = ""
    asked: str = ""


class Schema:
    """Read once, and held against as many documents as there are."""

    def __init__(self, schema: Mapping[str, Any]) -> None:
        """Raises `jsonschema.SchemaError`."""
        _Validator.check_schema(schema)
        self._schema = schema
        self._validator = _Validator(schema)

    def faults(self, document: Any) -> Iterator[Fault]:
        """A value of another type is told of as that alone."""
        found = list(self._validator.iter_errors(document))
        other = {tuple(one.absolute_path) for one in found if one.validator == "type"}
        for one in found:
            path = tuple(one.absolute_path)
            if one.validator == "required":
                yield from self._missing(one, path)
            elif one.validator == "type" or path not in other:
                yield Fault(
                    kind=_KINDS.get(one.validator, FaultKind.OTHER_VALUE),
                    path=path,
                    meant=self._meant(one),
                    asked=str(one.validator_value),
                )

    def _missing(self, error: ValidationError, path: Path) -> Iterator[Fault]:
        """There is an error for each, and which it is stands in its words alone."""
        name = next(one for one in error.validator_value if error.message.startswith(repr(one)))
        known = error.schema.get("properties", {}).get(name, {})
        meant = known.get("description", "")
        yield Fault(kind=FaultKind.MISSING, path=(*path, name), meant=meant)

    def _meant(self, error: ValidationError) -> str:
        """Of the part that asks it, else of what refers to that; the path tells of no `$ref`."""
        part, meant = self._resolved(self._schema)
        for step in list(error.absolute_schema_path)[:-1]:
            part, meant = self._resolved(part[step])
        return meant

    def _resolved(self, part: Any) -> tuple[Any, str]:
        meant = _described(part, "")
        while "$ref" in part:
            part = self._schema["definitions"][part["$ref"].rpartition("/")[2]]
            meant = _described(part, meant)
        return part, meant


def _described(part: Mapping[str, Any], before: str) -> str:
    said = part.get("description", before)
    return said if isinstance(said, str) else before  # a property may have that name


def _whole_pattern(
    _validator: object, pattern: str, value: object, _schema: object
) -> Iterator[ValidationError]:
    """Of the whole text: in Python `$` lets a line end follow."""
    if isinstance(value, str) and not re.fullmatch(pattern, value):
        yield ValidationError("another form")


_Validator: Final = extend(Draft7Validator, {"pattern": _whole_pattern})
