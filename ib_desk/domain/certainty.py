"""How a rule of law, of a form or of a bureau is known; only what was read is told as it is."""

from __future__ import annotations

from enum import Enum


class Certainty(Enum):
    """What was not read is told with the words that it is to be checked; it never stops."""

    READ = "read"
    SECONDARY = "secondary"
    KNOWN = "known"
    NOT_FOUND = "not_found"
