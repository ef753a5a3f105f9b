"""Tolk: who needs one, and whether somebody comes."""

from __future__ import annotations

from enum import Enum


class Interpreter(Enum):
    """Whether a talk in Dutch needs somebody who interprets."""

    NEEDED = "needed"
    NOT_NEEDED = "not_needed"


class Interpreting(Enum):
    """How a meeting was interpreted."""

    ASKED = "asked"
    THERE = "there"
    BY_PHONE = "by_phone"
    NOBODY = "nobody"
