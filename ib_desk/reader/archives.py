"""How much an archive of a stranger may hold, by what it says of itself before it is unpacked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from zipfile import ZipInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveLimits:
    """Of one kind of document; sizes in bytes, unpacked.

    Python unpacks no more of a part than the archive says that it holds.

    Attributes:
        parts: how many.
        part: of one of them.
        together: of all.
        ratio: unpacked to packed, looked at only of a part larger than `large`.
        large: of what is small any ratio does.
    """

    part: int
    together: int
    ratio: int
    parts: int = 2_000
    large: int = 4 << 20


def is_too_heavy(parts: Sequence[ZipInfo], most: ArchiveLimits) -> bool:
    """Whether to leave it packed."""
    return (
        len(parts) > most.parts
        or sum(part.file_size for part in parts) > most.together
        or any(_is_bomb(part, most) for part in parts)
    )


def _is_bomb(part: ZipInfo, most: ArchiveLimits) -> bool:
    size = part.file_size
    return size > most.part or (size > most.large and size > part.compress_size * most.ratio)
