"""In which shape a request is handed over: what fits the counter, and why another may not work.

What nobody wrote down is not claimed: without a word of the bureau itself (`SwvRoute`) only the
kind of counter speaks.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from typing import Final

from ib_desk.domain.records.disclosure import Way
from ib_desk.domain.records.swv import DeliveryForm, DeliveryShape
from ib_desk.domain.records.swv_route import SwvRoute

_USUAL: Final[Mapping[DeliveryForm, DeliveryShape | None]] = {
    DeliveryForm.UNKNOWN: None,
    DeliveryForm.PORTAL: DeliveryShape.PORTAL,
    DeliveryForm.MAIL: DeliveryShape.ONE_PDF,
    DeliveryForm.UPLOAD: DeliveryShape.FOLDER,
    DeliveryForm.PAPER: DeliveryShape.PAPER,
}

CLOSED: Final = frozenset({DeliveryShape.ONE_PDF, DeliveryShape.ZIP})
"""Only six words open these."""
APART: Final = frozenset({DeliveryShape.FOLDER, DeliveryShape.PORTAL})
"""A folder of files that anybody who finds it can open."""

WITH_DATA: Final = frozenset({DeliveryShape.FOLDER, DeliveryShape.ZIP})
"""Files apart, that a program of the bureau can take in: a file with the data can be among them."""

_SEALED: Final[Mapping[DeliveryForm, Way]] = {
    DeliveryForm.UNKNOWN: Way.SEALED_BY_MAIL,
    DeliveryForm.PORTAL: Way.SEALED_BY_PORTAL,
    DeliveryForm.MAIL: Way.SEALED_BY_MAIL,
    DeliveryForm.UPLOAD: Way.SEALED_BY_UPLOAD,
    DeliveryForm.PAPER: Way.SEALED_BY_MAIL,
}
_WAYS: Final[Mapping[DeliveryShape, Way]] = {
    DeliveryShape.ZIP: Way.SEALED_ZIP,
    DeliveryShape.FOLDER: Way.OPEN_FILES,
    DeliveryShape.PORTAL: Way.PORTAL_FIELDS,
    DeliveryShape.PAPER: Way.ON_PAPER,
}

OPENED_BY_WORDS: Final = frozenset({*_SEALED.values(), Way.SEALED_ZIP})


class Misfit(Enum):
    """Why a shape may not work at a counter."""

    CLOSED_REFUSED = auto()
    """What is uploaded there has to be opened there."""
    SECOND_WORD_REFUSED = auto()
    """The mail is closed already, and the bureau takes no second word."""
    READ_ON_THE_WAY = auto()
    """Open files in a mail are read by whoever sees it pass."""
    NO_PORTAL = auto()
    """There are no fields to fill in."""
    PAPER_ASKED = auto()
    PAPER_NOT_ASKED = auto()
    OTHERWISE_ASKED = auto()
    """The bureau said another shape."""


def proposed_shape(counter: DeliveryForm, route: SwvRoute | None) -> DeliveryShape | None:
    """What the bureau says itself, else what fits its counter; `None` while nobody asked."""
    said = None if route is None else route.delivery
    return said or _USUAL[counter]


def misfit(shape: DeliveryShape, counter: DeliveryForm, route: SwvRoute | None) -> Misfit | None:
    """Why this shape may not work there; `None` where nothing is known against it."""
    proposed = proposed_shape(counter, route)
    if proposed in {None, shape}:
        return None
    if DeliveryShape.PAPER in {proposed, shape}:
        return Misfit.PAPER_ASKED if proposed is DeliveryShape.PAPER else Misfit.PAPER_NOT_ASKED
    if shape is DeliveryShape.PORTAL and counter is not DeliveryForm.PORTAL:
        return Misfit.NO_PORTAL
    if shape in CLOSED and proposed in APART:
        return _closed_misfit(counter)
    if shape in APART and proposed in CLOSED and counter is DeliveryForm.MAIL:
        return Misfit.READ_ON_THE_WAY
    is_said = route is not None and route.delivery is not None
    is_as_open = shape in APART and proposed in APART
    return Misfit.OTHERWISE_ASKED if is_said and not is_as_open else None


def goes_with_data(shape: DeliveryShape, route: SwvRoute | None) -> bool:
    """Whether what the pages say goes along as data too: only where the bureau asks for that."""
    return route is not None and route.with_data and shape in WITH_DATA


def way_of(shape: DeliveryShape, counter: DeliveryForm) -> Way:
    """What the register says of it."""
    return _SEALED[counter] if shape is DeliveryShape.ONE_PDF else _WAYS[shape]


def _closed_misfit(counter: DeliveryForm) -> Misfit:
    """Where open files are asked in a mail, that mail is closed itself."""
    is_mail = counter is DeliveryForm.MAIL
    return Misfit.SECOND_WORD_REFUSED if is_mail else Misfit.CLOSED_REFUSED
