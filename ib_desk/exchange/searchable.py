"""The words in a document, so that what must not leave can be found in them."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from ib_desk.domain.records.attachment import Attachment, MediaType


def attachment_text(attachment: Attachment, content: bytes) -> str | None:
    """All words of a document; `None` where a machine cannot read them: a picture, a scan.

    A PDF with even one page without words counts as a scan: what is on that page is not searched.
    """
    match attachment.media_type:
        case MediaType.TEXT:
            return content.decode("utf-8", errors="replace")
        case MediaType.PDF:
            return _words_of_pdf(content)
        case _:
            return None


def _words_of_pdf(content: bytes) -> str | None:
    try:
        with BytesIO(content) as stream, PdfReader(stream) as reader:
            pages = [page.extract_text() for page in reader.pages]
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError):
        return None  # what cannot be read is not searched, and the user is told so
    return "\n".join(pages) if pages and all(page.strip() for page in pages) else None
