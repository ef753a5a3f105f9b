"""What can be read in a document, for who looks for a sentence: kept with its pages.

A child of the program read it there when it made the pages (`ib_desk.reader`), so nothing is opened
here. What has no pages, or pages without words, is found by its title.
"""

from __future__ import annotations

from typing import Final

from ib_desk.application.pages import first_words
from ib_desk.application.ports import UnitOfWork
from ib_desk.domain.errors import NotFound
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.record import Record

LONGEST: Final = 1 << 20
"""Bytes of one document that are looked through, from its first page: some 300 full ones."""


def words_inside(work: UnitOfWork, record: Record) -> tuple[str, ...]:
    """The words of each page of a document, as far as they are looked through; else nothing."""
    if not isinstance(record, Attachment) or record.pages_id is None:
        return ()
    try:
        return first_words(work.beginning(record.pages_id, LONGEST))
    except NotFound:
        return ()
