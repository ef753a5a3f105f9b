"""What was made of an order: the bytes that leave, and what of them stays."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256

from ib_desk.application.leaving.outside import NamedFile, digests_of, folder_digest
from ib_desk.domain.records.attachment import ContentId


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """`copy` opens in the vault what left; where it is kept there already, `copy_id` says where.

    What leaves as a folder has `files` and no `content`. `name` is neutral: a printer's queue shows
    it.
    """

    content: bytes = field(default=b"", repr=False)
    files: tuple[NamedFile, ...] = ()
    copy: bytes = field(default=b"", repr=False)
    copy_id: ContentId | None = None
    pages: int = 0
    contents_digest: str = ""
    name: str = ""

    @property
    def digest(self) -> str:
        """SHA-256 of what leaves, in hex."""
        if self.files:
            return folder_digest(digests_of(self.files))
        return sha256(self.content).hexdigest()
