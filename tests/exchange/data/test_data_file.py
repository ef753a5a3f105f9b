"""The data of a request as a file: what it lists, and that its form is the one that is written."""

from __future__ import annotations

import json
from hashlib import sha256
from uuid import uuid4

from ib_desk.application.paper import PackageOrder, PrintChoices, going_along
from ib_desk.application.pieces import Piece, PieceKind
from ib_desk.exchange.data.data_file import DataFiles
from tests.builders import noor
from tests.exchange.data.test_request_data import schema
from tests.exchange.printing import STAMP, prints

ORDER = PackageOrder(whole=noor(), stamp=STAMP, choices=PrintChoices(), contents={})


def piece(**values) -> Piece:
    known = {"kind": PieceKind.REQUEST, "name": "A26-aanvraag.pdf", "content": b"%PDF", "pages": 3}
    return Piece(**{**known, **values})


def test_it_lists_what_stands_beside_it_by_name_pages_and_digest():
    beside = piece(), piece(kind=PieceKind.LETTER, name="A26-brief.pdf", content=b"", pages=1)
    found = json.loads(DataFiles(prints()).data_file(ORDER, beside))
    schema()(found)
    assert found["files"] == [
        {"name": "A26-aanvraag.pdf", "pages": 3, "sha256": sha256(b"%PDF").hexdigest()},
        {"name": "A26-brief.pdf", "pages": 1, "sha256": sha256(b"").hexdigest()},
    ]


def test_an_attachment_is_told_with_its_pages_and_no_other_document_is():
    along = going_along(noor(), noor().request)
    beside = (
        piece(attachment_id=along[0].id, pages=7),
        piece(attachment_id=uuid4(), kind=PieceKind.SIGNED_SCAN),
    )
    found = json.loads(DataFiles(prints()).data_file(ORDER, beside))
    schema()(found)
    told = [(one["number"], one.get("pages")) for one in found["attachments"]]
    assert told == [(1, 7), *((number, None) for number in range(2, len(along) + 1))]


def test_what_is_looked_at_before_says_the_same_but_for_that_list():
    files = DataFiles(prints())
    seen = json.loads(files.data_file(ORDER, ()))
    left = json.loads(files.data_file(ORDER, (piece(),)))
    assert left.pop("files")
    assert seen == left


def test_it_is_text_that_people_can_read_and_the_same_each_time():
    made = DataFiles(prints()).data_file(ORDER, (piece(),))
    assert made == DataFiles(prints()).data_file(ORDER, (piece(),))
    assert made.decode().startswith('{\n  "format": "ib-desk-request",\n')
    assert made.endswith(b"\n}\n")
