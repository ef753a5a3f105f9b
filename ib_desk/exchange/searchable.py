"""The words in a document, so that what must not leave can be found in them."""

from __future__ import annotations

from ib_desk.application.pages import KeptPages
from ib_desk.domain.records.attachment import Attachment


def attachment_text(attachment: Attachment, content: bytes) -> str | None:
    """All words that can be seen in the kept pages of a document, a form feed between pages.

    `None` where there are none to search: no pages, or pages that are pictures.
    """
    if attachment.made is None:
        return None
    text = "\f".join(KeptPages(content).words)
    return text if text.strip() else None
