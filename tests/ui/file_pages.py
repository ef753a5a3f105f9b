"""The pages of a file of a primary school: in the order of its list, then what is behind it."""

from __future__ import annotations

from typing import Final

from ib_desk.ui.place import Shelf
from ib_desk.ui.places import FILE_PLACES, on_shelf
from tests.shipped import step_ids

PAGES: Final = (
    *(place.id for place in on_shelf(Shelf.FRONT)),
    *step_ids(),
    *(place.id for place in on_shelf(Shelf.BESIDE)),
    *(place.id for place in FILE_PLACES if place.shelf is Shelf.BEHIND),
)
