"""A scan that left in the place of pages, as it is kept in the vault: in each shape of delivery."""

from __future__ import annotations

from pathlib import Path

import pytest

from ib_desk.application.desk import Desk
from ib_desk.application.leaving.exit import AtOnce
from ib_desk.application.leaving.orders import PrintOrder
from ib_desk.application.leaving.outside import PaperOrFile, ToFile, ToPrinter
from ib_desk.application.paper import PrintChoices, Report
from ib_desk.application.progress import Silent
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.disclosure import Disclosure
from ib_desk.domain.records.sheet_signature import ScanHolds, SheetSaid, SheetSignature
from ib_desk.domain.records.swv import DeliveryShape
from tests.builders import FILE, REQUEST_DAY, noor_records
from tests.exchange.attached import plain_pdf
from tests.exchange.printing import words_of
from tests.exchange.test_planted_items import Printer, desk_of, handover

SIGNED = "met de pen getekend"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Everybody signed the request on paper, and the scan of it came back."""
    desk = desk_of(noor_records())
    order = PrintOrder(
        snapshot=desk.documents.snapshot(FILE),
        report=Report.REQUEST_TO_SIGN,
        choices=PrintChoices(),
        recipient="ouders",
        ground="gesprek",
        reason="Proef.",
    )
    desk.exit.let_out(order, ToFile(tmp_path / "om te tekenen.pdf"), AtOnce(), Silent())
    incoming = desk.attachments.prepare(plain_pdf(SIGNED, SIGNED), "scan.pdf", Silent())
    scan = desk.attachments.add(FILE, incoming).subject
    assert isinstance(scan, Attachment)
    said = dict.fromkeys(desk.records.find(SheetSignature), SheetSaid.AGREES)
    desk.signed.settle(scan, said, REQUEST_DAY, ScanHolds.ALL_PAGES)
    return desk


@pytest.mark.parametrize("shape", DeliveryShape)
def test_what_is_kept_opens_with_the_signed_pages_in_it(desk: Desk, shape, tmp_path) -> None:
    is_paper = shape is DeliveryShape.PAPER
    to: PaperOrFile = ToPrinter(Printer()) if is_paper else ToFile(tmp_path / "uit")
    left = desk.exit.let_out(handover(desk, shape), to, AtOnce(), Silent())
    copy_id = desk.records.get(Disclosure, left.line_ids[0]).copy_id
    assert copy_id is not None
    kept = desk.left_copies.of(copy_id)
    pages = [words_of(one.content) for one in kept if one.content.startswith(b"%PDF")]
    assert sum(page.count(SIGNED) for page in pages) == 2
    if shape in {DeliveryShape.FOLDER, DeliveryShape.PORTAL, DeliveryShape.ZIP}:
        (scan,) = (one for one in kept if "getekend" in one.name)
        assert SIGNED in words_of(scan.content)
        assert f"{scan.name} (2 bladzijden)" in pages[0]
