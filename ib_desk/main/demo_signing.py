"""The request of the demo comes back signed by all who were asked, on what was printed."""

from __future__ import annotations

from pathlib import Path

from ib_desk.application.desk import Desk
from ib_desk.application.paper import Report
from ib_desk.application.progress import Silent
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.disclosure import Disclosure
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.sheet_signature import ScanHolds, SheetSaid, SheetSignature
from ib_desk.domain.records.support_file import SupportFile

_NAME = "getekende-aanvraag.pdf"


def sign_request(desk: Desk, file: SupportFile, printed: Path) -> None:
    """Take the sheet in as if it were its scan; it leaves in the place of those pages.

    Nobody signs in a demo who did not read it in the case itself.
    """
    requests = desk.records.find(SwvRequest, file_id=file.id)
    if not requests or desk.requests.check(requests[0].id).stops:
        return
    kind = Report.REQUEST_TO_SIGN.output
    lines = desk.records.find(Disclosure, file_id=file.id)
    sheets = {one.id for one in lines if one.kind is kind}
    asked = [one for one in desk.records.find(SheetSignature) if one.disclosure_id in sheets]
    if not asked:
        return
    incoming = desk.attachments.prepare(printed.read_bytes(), _NAME, Silent())
    scan = desk.attachments.add(file.id, incoming).subject
    if isinstance(scan, Attachment):
        said = dict.fromkeys(asked, SheetSaid.AGREES)
        desk.signed.settle(scan, said, desk.clock.today(), ScanHolds.ALL_PAGES)
