"""Names of WordprocessingML (ISO/IEC 29500) that a form uses."""

from __future__ import annotations

from typing import Final

WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD_14: Final = "http://schemas.microsoft.com/office/word/2010/wordml"
XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
NAMES: Final = {"w": WORD, "w14": WORD_14}


def w(name: str) -> str:
    """`w("t")`: as lxml names it."""
    return f"{{{WORD}}}{name}"


def w14(name: str) -> str:
    """The same, of the ticks that came in 2010."""
    return f"{{{WORD_14}}}{name}"
