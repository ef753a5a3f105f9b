"""The words inside documents that leave."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from ib_desk.application.progress import Progress
from ib_desk.domain.leaving.searched_text import SearchedText, searched
from ib_desk.domain.records.attachment import Attachment, ContentId

AttachmentText = Callable[[Attachment, bytes], str | None]
"""The words in the kept pages of a document; `None` where none can be searched, as in a scan."""

Inside = Mapping[ContentId, SearchedText]
"""Each document that could be searched, looked through."""


def words_inside(
    text_of: AttachmentText, documents: Sequence[tuple[Attachment, bytes]], progress: Progress
) -> Inside:
    """Look through each of these, given with its kept pages, page by page; document thread.

    Raises:
        Cancelled: the user stopped it.
    """
    found: dict[ContentId, SearchedText] = {}
    for number, (attachment, pages) in enumerate(documents):
        progress.step(number, len(documents))
        words = text_of(attachment, pages)
        if words is not None:
            step = partial(progress.step, number, len(documents))
            found[attachment.content_id] = searched(words, step)
    return found
