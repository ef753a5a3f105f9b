"""A request of Noor's that was let out as a folder, behind the back of the window."""

from __future__ import annotations

from pathlib import Path

from ib_desk.application.leaving.exit import AtOnce
from ib_desk.application.leaving.outside import ToFile
from ib_desk.application.progress import Silent
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.swv import DeliveryForm, DeliveryShape
from ib_desk.ui.request.deliveries import Handover
from tests.builders import FILE
from tests.ui.desk_window import WindowInUse


def folder_let_out(
    used: WindowInUse, place: Path, shape: DeliveryShape = DeliveryShape.PORTAL
) -> Path:
    """Where it stands."""

    def work() -> None:
        desk = used.session.desk
        handover = Handover(
            snapshot=desk.documents.snapshot(FILE, with_contents=True),
            request=desk.records.find(SwvRequest, file_id=FILE)[0],
            shape=shape,
            counter=DeliveryForm.PORTAL,
            passphrase="",
            recipient="SWV PO Waterland-Fictief",
            ground="begeleiding",
            reason="Proef.",
        )
        desk.exit.let_out(handover.order, ToFile(place), AtOnce(), Silent())

    used.desk.ask(work)
    assert used.desk.problems == []
    return place
