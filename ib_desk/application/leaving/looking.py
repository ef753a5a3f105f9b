"""The words inside documents that leave."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ib_desk.application.progress import Progress
from ib_desk.domain.records.attachment import Attachment, ContentId

AttachmentText = Callable[[Attachment, bytes], str | None]
"""The words in the kept pages of a document; `None` where none can be searched, as in a scan."""

Inside = Mapping[ContentId, str]
"""The words in each document that could be searched."""


def words_inside(
    text_of: AttachmentText, documents: Sequence[tuple[Attachment, bytes]], progress: Progress
) -> Inside:
    """The words of each of these, given with its kept pages; document thread.

    Raises:
        Cancelled: the user stopped it.
    """
    found: dict[ContentId, str] = {}
    for number, (attachment, pages) in enumerate(documents):
        progress.step(number, len(documents))
        words = text_of(attachment, pages)
        if words is not None:
            found[attachment.content_id] = words
    return found
