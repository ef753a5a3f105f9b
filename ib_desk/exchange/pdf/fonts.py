"""The typeface of the paper, and the check that it can draw what is asked of it."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources.abc import Traversable
from io import BytesIO
from typing import Any, Final

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from ib_desk.domain.words.signs import cleaned

REGULAR: Final = "Lato-Regular"
ITALIC: Final = "Lato-Italic"
SEMIBOLD: Final = "Lato-Semibold"
BOLD: Final = "Lato-Bold"
BOLD_ITALIC: Final = "Lato-BoldItalic"
FACES: Final = (REGULAR, ITALIC, SEMIBOLD, BOLD, BOLD_ITALIC)

# No text may make reportlab open a file or an address: its list of allowed
# schemes is a setting of the whole process, and holds file and http by itself.
rl_config.trustedSchemes = []
rl_config.trustedHosts = []
# Nor is a picture of megabytes spelled in letters, in Python, for mail of the last century.
rl_config.useA85 = False


class NoShape(Exception):
    """A character that the face cannot draw, and the text in which it stands; never shown."""

    def __init__(self, character: str, text: str) -> None:
        super().__init__()
        self.character = character
        self.text = text


class _Widths(dict[str, float]):
    """Of each character that a face draws; of any other the width of its box."""

    def __init__(self, face: Any) -> None:
        super().__init__({chr(code): width for code, width in face.charWidths.items()})
        self._of_box = float(face.defaultWidth)

    def __missing__(self, _character: str) -> float:
        return self._of_box


class _MeasuredFont(TTFont):  # type: ignore[misc] # reportlab has no types
    """Measures a text without a step of Python for each letter, as a page asks of every word."""

    def __init__(self, name: str, content: bytes) -> None:
        super().__init__(name, BytesIO(content))
        self._widths = _Widths(self.face)

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:  # noqa: ARG002, N802 - reportlab's names
        """In points, as reportlab itself finds it."""
        return 0.001 * size * sum(map(self._widths.__getitem__, text))


class Fonts:
    """Lato under its true names. reportlab keeps fonts per process: making this again is harmless.

    Args:
        files: the bytes of each of `FACES` (`Lato-Regular` → content of `Lato-Regular.ttf`).
    """

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._drawn: dict[str, frozenset[str]] = {}
        for name in FACES:
            font = _MeasuredFont(name, files[name])
            pdfmetrics.registerFont(font)
            self._drawn[name] = frozenset(map(chr, font.face.charToGlyph))

    @classmethod
    def in_folder(cls, folder: Traversable) -> Fonts:
        """Read the five files of `resources/fonts`."""
        return cls({name: (folder / f"{name}.ttf").read_bytes() for name in FACES})

    def printable(self, text: str, face: str) -> str:
        """`text` as it can be drawn: composed, one kind of line end, nothing invisible.

        Raises:
            NoShape: for the first character that `face` lacks; a black box is never printed.
        """
        clean = cleaned(text)
        drawn = self._drawn[face]
        if strange := set(clean) - drawn - {"\n"}:
            raise NoShape(next(sign for sign in clean if sign in strange), text)
        return clean
