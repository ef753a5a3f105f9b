"""The words that must not be found outside a vault: nobody else ever wrote them."""

from typing import Final

PLAIN: Final = "Kwibusqx"
ACCENTED: Final = "Žwïbüsqé"

WORDS: Final = (PLAIN, ACCENTED)


def mark(path: str) -> str:
    """A text that says where it was typed, when it is found."""
    return f"{PLAIN} {ACCENTED} {path}"
