"""What a document is, found by looking at its bytes and never by its name."""

from __future__ import annotations

import re

from ib_desk.domain.records.attachment import MediaType

_PDF_HEADER_WITHIN = 1024
"""Readers take a PDF whose header comes this late (PDF Reference 1.7, appendix H, note 13)."""

_ENCRYPTED_PDF = re.compile(rb"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)")
"""An entry of the trailer, which is never encrypted itself (ISO 32000-1, 7.5.5 and 7.6.1)."""

_CONTROL = re.compile(r"[^\t\n\f\r\x20-\x7e\x80-\U0010ffff]")
"""Characters that no text holds, and nearly every other kind of file does."""


def media_type(content: bytes) -> MediaType | None:
    """What `content` is; `None` for anything that IB Desk cannot show and print."""
    if b"%PDF-" in content[:_PDF_HEADER_WITHIN]:
        return MediaType.PDF
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return MediaType.PNG
    if content.startswith(b"\xff\xd8\xff"):
        return MediaType.JPEG
    return MediaType.TEXT if _is_text(content) else None


def is_encrypted(content: bytes) -> bool:
    """Whether this is an encrypted PDF: its pages cannot be put behind another's."""
    return media_type(content) is MediaType.PDF and bool(_ENCRYPTED_PDF.search(content))


def _is_text(content: bytes) -> bool:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return not _CONTROL.search(text)
