"""A request with a hundred megabytes of photographs behind it, on its way out."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image

from ib_desk.application.desk import Desk
from ib_desk.application.documents import Snapshot
from ib_desk.application.leaving.orders import HandoverOrder
from ib_desk.application.leaving.outside import ToFile
from ib_desk.application.paper import PrintChoices
from ib_desk.application.progress import Progress, Silent
from ib_desk.application.vault import OpenVault
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.disclosure import Way
from ib_desk.domain.records.request import SwvRequest
from ib_desk.main.example import add_case, example_records, sign_case
from ib_desk.main.resources import resources_root
from ib_desk.main.wiring import Parts
from ib_desk.ui.jobs import JobRunner
from ib_desk.ui.turns import Turns

PHOTOGRAPHS: Final = 50
"""Of which the pages take two megabytes each."""
WORDS: Final = "appel boom citroen deur emmer fiets"
_SIDES: Final = (2_000, 1_500)


def add_heavy_case(parts: Parts, vault: OpenVault, photographs: int = PHOTOGRAPHS) -> None:
    """Noor, with photographs that nobody can make smaller."""
    desk = parts.desk(vault)
    records = example_records(resources_root())
    file = add_case(desk, records)
    photograph = desk.attachments.prepare(_photograph(), "foto.jpg", Silent())
    for _ in range(photographs):
        added = desk.attachments.add(file.id, photograph).subject
        if isinstance(added, Attachment):
            desk.records.change(added, replace(added, goes_along=True))
    # Who reads it reads all of it: signed before, it would be an earlier text.
    sign_case(desk, records)


def let_heavy_case_out(
    desk: Desk, database: JobRunner, folder: Path
) -> Callable[[Progress], object]:
    """What the document thread does when the user makes the package."""

    def work(progress: Progress) -> object:
        turns = Turns(database, catch_up=lambda: None, tell=lambda _change: None)
        request = turns.ask(lambda: desk.records.find(SwvRequest)[0])
        snapshot = turns.ask(lambda: desk.documents.snapshot(request.file_id, with_contents=True))
        order = sealed_order(snapshot, request)
        return desk.exit.let_out(order, ToFile(folder / "pakket.pdf"), turns, progress)

    return work


def sealed_order(snapshot: Snapshot, request: SwvRequest) -> HandoverOrder:
    """The package of a request, with a reason for whatever is asked about it."""
    return HandoverOrder(
        snapshot=snapshot,
        request=request,
        choices=PrintChoices(),
        passphrase=WORDS,
        way=Way.SEALED_BY_MAIL,
        recipient="",
        ground="",
        reason="Proef.",
    )


def _photograph() -> bytes:
    wide, high = _SIDES
    noise = random.Random(1).randbytes(wide * high * 3)  # noqa: S311 - bulk
    into = BytesIO()
    Image.frombytes("RGB", _SIDES, noise).save(into, "JPEG", quality=90)
    return into.getvalue()
