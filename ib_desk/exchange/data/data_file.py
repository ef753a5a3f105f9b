"""The data of a request as a file that goes along, beside the files that it lists."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Final

from ib_desk.application.paper import Enclosed, Enclosures, PackageOrder, going_along
from ib_desk.application.pieces import Piece
from ib_desk.exchange.data.request_data import request_facts
from ib_desk.exchange.data.values import Value
from ib_desk.exchange.pdf.prints import Prints

FILES: Final = "files"
"""Where the list of what stands beside it is."""


class DataFiles:
    """A `RequestDataWriter`."""

    def __init__(self, prints: Prints) -> None:
        """`prints` has the words of this school."""
        self._prints = prints

    def data_file(self, order: PackageOrder, files: Sequence[Piece]) -> bytes:
        """See `RequestDataWriter`; an attachment has the pages that it has among `files`."""
        pages = {one.attachment_id: one.pages for one in files if one.attachment_id is not None}
        along = going_along(order.whole, order.whole.request)
        enclosed = (Enclosed(attachment=one, pages=pages.get(one.id, 0)) for one in along)
        behind = Enclosures(items=tuple(enclosed), are_apart=True)
        told = self._prints.order(order.whole, order.stamp, order.choices, behind)
        facts = request_facts(told)
        listed: list[Value] = [_listed(one) for one in files]
        return as_json({**facts, FILES: listed} if listed else facts)


def as_json(facts: Mapping[str, Value]) -> bytes:
    """As it is read by people too: a fact on a line, in UTF-8."""
    return (json.dumps(facts, ensure_ascii=False, indent=2) + "\n").encode()


def _listed(one: Piece) -> Value:
    return {"name": one.name, "pages": one.pages, "sha256": sha256(one.content).hexdigest()}
