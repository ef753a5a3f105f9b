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


class Applicant(Enum):
    """Who files a request with the bureau; a TLV often the school that takes the pupil."""

    OWN_SCHOOL = "own_school"
    RECEIVING_SCHOOL = "receiving_school"
    SPECIAL_SCHOOL = "special_school"
    PARENTS = "parents"


class Decider(Enum):
    """Who decides on it."""

    SWV = "swv"
    SWV_OF_HOME = "swv_of_home"
    """Of where the pupil lives."""
    SWV_OF_RECEIVER = "swv_of_receiver"
    OWN_BOARD = "own_board"
    """Where each board has the money itself (schoolmodel)."""
    INSTITUTION = "institution"
    """For who sees or hears badly: its own commission, and no SWV."""


class DeliveryForm(Enum):
    """How the SWV's bureau takes in a request; unknown until someone asked."""

    UNKNOWN = "unknown"
    PORTAL = "portal"
    MAIL = "mail"
    UPLOAD = "upload"
    """A page to which files are sent, without fields to fill in."""
    PAPER = "paper"


class DeliveryShape(Enum):
    """What is handed over there."""

    ONE_PDF = "one_pdf"
    FOLDER = "folder"
    ZIP = "zip"
    PORTAL = "portal"
    PAPER = "paper"


class Signer(Enum):
    """Whose signature goes along."""

    PARENTS = "parents"
    PUPIL_FROM_12 = "pupil_from_12"
    PUPIL_FROM_16 = "pupil_from_16"
    DIRECTOR = "director"
    BOARD = "board"
    RECEIVING_SCHOOL = "receiving_school"
    EXPERTS = "experts"


class TermFrom(Enum):
    """From which day the time to decide in is counted."""

    RECEIVED = "received"
    COMPLETE = "complete"
    """From the day on which all is there."""


class ExpertsWhen(Enum):
    """When experts advise, and who asks them to."""

    BEFORE_BY_SCHOOL = "before_by_school"
    BEFORE_BY_SWV = "before_by_swv"
    AFTER_BY_SWV = "after_by_swv"
    NONE = "none"
