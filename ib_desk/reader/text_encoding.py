"""Text of a stranger in letters, whatever program wrote it."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from typing import Final

_SAMPLE: Final = 400
_MARKS: Final = (
    (BOM_UTF8, "utf-8-sig"),
    (BOM_UTF16_LE, "utf-16"),
    (BOM_UTF16_BE, "utf-16"),
)


def decoded(content: bytes) -> str:
    """UTF-8, UTF-16 with or without its mark, else what Excel in the Netherlands writes (cp1252).

    Nothing is refused: a byte that is no letter becomes “�”.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    if wide := _wide(content[:_SAMPLE]):
        return content.decode(wide, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _wide(head: bytes) -> str:
    """UTF-16 without a mark: of Latin text every other byte is zero."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > len(head) // 4 and not even:
        return "utf-16-le"
    return "utf-16-be" if even > len(head) // 4 and not odd else ""
