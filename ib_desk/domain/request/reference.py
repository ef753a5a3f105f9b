"""By which number a request is known outside: on paper, in names of files and on the telephone."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from itertools import count
from typing import Final
from uuid import UUID

_FIRST: Final = 1000
_MANY: Final = 9000


def fresh_reference(request_id: UUID, begun_on: date, taken: Collection[str]) -> str:
    """“A26-4071”: the year, and four digits that no other request of the vault has.

    They come from the id, and so by chance. Counting would tell how many requests a school makes,
    and would give the number of one that went to the next.
    """
    at = request_id.int % _MANY
    each = (f"A{begun_on:%y}-{_FIRST + at + step}" for step in count())
    return next(one for one in each if one not in taken)
