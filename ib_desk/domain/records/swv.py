"""A samenwerkingsverband (SWV) as a school and a request know it: which, and how it is reached."""

from __future__ import annotations

import re
from enum import Enum
from typing import Final, NewType
from uuid import UUID

SwvProfileId = NewType("SwvProfileId", UUID)

_SWV_NUMBER: Final = re.compile(r"(?:PO|VO)[ -]?[0-9]{4}")


def is_swv_number(text: str) -> bool:
    """The sector and four digits: “PO2701”."""
    return bool(_SWV_NUMBER.fullmatch(text.strip().upper()))


class DeliveryForm(Enum):
    """How the SWV's bureau takes in a request; unknown until someone asked."""

    UNKNOWN = "unknown"
    PORTAL = "portal"
    MAIL = "mail"
