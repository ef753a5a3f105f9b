"""Documents in a file: taken in, read, and cleared away once nobody can want them back.

Facts of a document change, and documents go, as all records do: through `Records`. The bytes stay
until `purge`, so that undo finds them.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import PurePosixPath

from ib_desk.application.changes import Change
from ib_desk.application.ports import UnitOfWorkFactory
from ib_desk.application.records import Records
from ib_desk.domain.errors import DeskError
from ib_desk.domain.records.attachment import Attachment, ContentId
from ib_desk.domain.records.kinds import KINDS, content_fields
from ib_desk.domain.records.media import PAGED, is_encrypted, media_type
from ib_desk.domain.records.support_file import SupportFileId

SIZE_LIMIT = 25 * 1024 * 1024
"""Bytes; what a mail usually may weigh."""


class UnknownMedia(DeskError):
    """Neither PDF, PNG, JPEG nor UTF-8 text."""


class TooLarge(DeskError):
    """`size` is above `limit`, both in bytes."""

    def __init__(self, size: int, limit: int) -> None:
        super().__init__(size, limit)
        self.size = size
        self.limit = limit


class EmptyFile(DeskError):
    """There is nothing in it."""


class Attachments:
    """Adding is one step of undo, as with every record."""

    def __init__(
        self, unit_of_work: UnitOfWorkFactory, records: Records, size_limit: int = SIZE_LIMIT
    ) -> None:
        self._unit_of_work = unit_of_work
        self._records = records
        self._size_limit = size_limit

    def add(self, file_id: SupportFileId, content: bytes, file_name: str) -> Change:
        """Take a document in; its title is the file's name, made readable.

        Raises:
            EmptyFile, TooLarge, UnknownMedia: nothing was kept.
        """
        if not content:
            raise EmptyFile
        if len(content) > self._size_limit:
            raise TooLarge(len(content), self._size_limit)
        media = media_type(content)
        if media not in PAGED:
            raise UnknownMedia
        with self._unit_of_work() as work:
            content_id = work.put_content(content)
            work.commit()
        return self._records.add(
            Attachment(
                file_id=file_id,
                content_id=content_id,
                title=title_from(file_name),
                media_type=media,
                size=len(content),
                digest=hashlib.sha256(content).hexdigest(),
                encrypted=is_encrypted(content),
            )
        )

    def content(self, attachment: Attachment) -> bytes:
        """The document itself; raises `NotFound` after a purge."""
        with self._unit_of_work() as work:
            return work.content(attachment.content_id)

    def kept(self, content_id: ContentId) -> bytes:
        """The bytes of a frozen copy; raises `NotFound`."""
        with self._unit_of_work() as work:
            return work.content(content_id)

    def purge(self) -> int:
        """Forget the bytes that no record refers to any more, and return how many there were.

        For the moment that undo is cleared: at unlock, lock and close.
        """
        with self._unit_of_work() as work:
            wanted = {
                getattr(record, name)
                for kind in KINDS
                for name in content_fields(kind)
                for record in work.find(kind)
            }
            unwanted = work.content_ids() - wanted
            for content_id in unwanted:
                work.forget_content(content_id)
            work.commit()
        return len(unwanted)


def title_from(file_name: str) -> str:
    """`Verslag_logopedie-def.PDF` → “Verslag logopedie-def”."""
    name = PurePosixPath(unicodedata.normalize("NFC", file_name).replace("\\", "/")).name
    stem = re.sub(r"(?i)\.(pdf|png|jpe?g|txt)$", "", name)
    visible = "".join(c if c.isprintable() else " " for c in stem.replace("_", " "))
    return " ".join(visible.split())
