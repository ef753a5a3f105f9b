"""Text as it can be drawn: signs that have no shape of their own left out."""

from __future__ import annotations

import unicodedata
from typing import Final

_LINES: Final = {
    "\r\n": "\n",
    "\r": "\n",
    "\u2028": "\n",
    "\u2029": "\n\n",
    "\v": "\n",
    "\f": "\n",
}
_PLAIN: Final = str.maketrans({"\t": " ", "\u2010": "-", "\u2011": "-", "\u202f": "\u00a0"})
_INVISIBLE: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_VARIATION_SELECTORS: Final = range(0xFE00, 0xFE10)


def cleaned(text: str) -> str:
    """Letters composed (é is one character), one kind of line end, shapeless marks left out."""
    for line_end, plain in _LINES.items():
        text = text.replace(line_end, plain)
    composed = unicodedata.normalize("NFC", text).translate(_PLAIN)
    # Mostly there are none: to look at each sign once is enough to know.
    for shapeless in [sign for sign in set(composed) if not _has_shape(sign)]:
        composed = composed.replace(shapeless, "")
    return composed


def _has_shape(character: str) -> bool:
    if character == "\n":
        return True
    is_selector = ord(character) in _VARIATION_SELECTORS
    return not is_selector and unicodedata.category(character) not in _INVISIBLE
