"""What can be wrong with a line of a resource file; the Dutch for it is in `ui/messages.py`."""

from __future__ import annotations

from enum import StrEnum, auto


class DataProblem(StrEnum):
    """The `problem` of `ib_desk.domain.errors.InvalidData`."""

    NO_FILE = auto()
    NOT_UTF8 = auto()
    SYNTAX = auto()
    MISSING = auto()
    UNKNOWN_KEY = auto()
    UNKNOWN_VALUE = auto()
    WRONG_TYPE = auto()
    EMPTY = auto()
    DOUBLE = auto()
    OUT_OF_RANGE = auto()
    INCOMPLETE = auto()
    CONTRADICTION = auto()
    TOO_LARGE = auto()
    TOO_DEEP = auto()
    ODD_CHARACTER = auto()


class UnfitValue(ValueError):
    """Raised by a value that checks itself; `key` is the field at fault, relative to that value.

    Whoever reads a file turns it into an `InvalidData` with file and line. Dots in `key` lead
    deeper: `cases.3.default`.
    """

    def __init__(self, key: str, problem: DataProblem) -> None:
        super().__init__(key, problem)
        self.key = key
        self.problem = problem
