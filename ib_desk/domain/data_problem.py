"""What can be wrong with a line of a resource file; the Dutch for it is in `ui/messages.py`."""

from __future__ import annotations

from enum import StrEnum


class DataProblem(StrEnum):
    """The `problem` of `ib_desk.domain.errors.InvalidData`."""

    NO_FILE = "no file"
    NOT_UTF8 = "not utf-8"
    SYNTAX = "syntax"
    MISSING = "missing"
    UNKNOWN_KEY = "unknown key"
    UNKNOWN_VALUE = "unknown value"
    WRONG_TYPE = "wrong type"
    EMPTY = "empty"
    DOUBLE = "double"
    OUT_OF_RANGE = "out of range"
    INCOMPLETE = "incomplete"
    CONTRADICTION = "contradiction"


class UnfitValue(ValueError):
    """Raised by a value that checks itself; `key` is the field at fault, relative to that value.

    Whoever reads a file turns it into an `InvalidData` with file and line. Dots in `key` lead
    deeper: `cases.3.default`.
    """

    def __init__(self, key: str, problem: DataProblem) -> None:
        super().__init__(key, problem)
        self.key = key
        self.problem = problem
