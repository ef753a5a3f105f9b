"""Which documents are scans of a request: what was printed to be signed, and came back."""

from __future__ import annotations

from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.sheet_signature import SheetSignature


def scans_of(whole: WholeFile, request: SwvRequest) -> tuple[Attachment, ...]:
    """Every scan of this request, of whichever text.

    It is the request itself, on paper: nothing of what is enclosed, and no part of its text.
    """
    ids = {one.scan_id for one in whole.of(SheetSignature) if one.about_id == request.id}
    return tuple(one for one in whole.of(Attachment) if one.id in ids)
