"""The words of a page, and which of them can be seen on it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from ctypes import c_double
from dataclasses import dataclass
from typing import Any, Final, Self

from PIL import Image, ImageChops
from pypdfium2 import raw

from ib_desk.domain.records.made_pages import Searched

Box = tuple[float, float, float, float]
"""Left, top, right, foot."""

_LEAST_INK: Final = 10
"""Steps of 256 by which a word must change the page to be seen."""
_MOST_OTHERWISE: Final = 0.03
"""Part of the pixels in the box of a word that may be off from the source."""
_BREAK: Final = "\r\n"
_UNREADABLE: Final = frozenset({"Cc", "Co", "Cn", "Cs"})
_REPLACEMENT: Final = "\ufffd"
_BROKEN_OFF: Final = frozenset({0x02, 0xFFFE})
"""PDFium's signs for a hyphen at the end of a line."""
_ANY_SIZE: Final = 10.0
_SURROGATES: Final = range(0xD800, 0xE000)
_BEYOND: Final = range(0xE000, 0x110000)
_MOST_UNREADABLE: Final = 3
"""Fewer in a word are bullets and ornaments."""
_LATIN_ENDS: Final = "\u0250"
_LETTER: Final = re.compile(r"[^\W\d_]")
_SIGN_INSIDE: Final = re.compile(r"[^\W\d_][\]\[<>=^~|{}$%*#!?;\"\\]+[^\W\d_]")
_VOWEL: Final = re.compile("[aeiouyàáâãäåæèéêëìíîïòóôõöøœùúûüýÿ]", re.IGNORECASE)
_LONG_ENOUGH: Final = 4
_MOST_ODD: Final = 0.3
_LEAST_ODD: Final = 5
_NEARLY_ALL: Final = 0.8


@dataclass(frozen=True, slots=True)
class Word:
    """`start` is its place among the signs of the page, of which `unreadable` are none that are
    known; `after` is a space or a line end.
    """

    text: str
    start: int
    box: Box
    unreadable: int
    after: str


class PageText:
    """The words that can be taken from a page, seen or not; `with PageText(page) as text:`."""

    def __init__(self, page: Any) -> None:
        self._text = raw.FPDFText_LoadPage(page)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._text:
            raw.FPDFText_ClosePage(self._text)

    def words(self) -> list[Word]:
        """In the order in which they are read; boxes in points, y upward."""
        return list(self._words()) if self._text else []

    def lacks_shapes(self, word: Word) -> bool:
        """Whether it would be drawn, but its letters have no shape here: other readers know them.

        A font that is not in the document, and not on this machine either.
        """
        signs = range(word.start, word.start + len(word.text))
        return all(self._lacks_shape(index) for index in signs)

    def _lacks_shape(self, index: int) -> bool:
        drawn = raw.FPDFText_GetTextObject(self._text, index)
        if (
            not drawn
            or raw.FPDFTextObj_GetTextRenderMode(drawn) == raw.FPDF_TEXTRENDERMODE_INVISIBLE
        ):
            return False
        font = raw.FPDFTextObj_GetFont(drawn)
        sign = raw.FPDFText_GetUnicode(self._text, index)
        shape = raw.FPDFFont_GetGlyphPath(font, sign, _ANY_SIZE) if font else None
        return not shape or raw.FPDFGlyphPath_CountGlyphSegments(shape) <= 0

    def _words(self) -> Iterator[Word]:
        text = self._text
        signs: list[str] = []
        boxes: list[Box] = []
        unreadable = 0
        count = raw.FPDFText_CountChars(text)
        for index in range(count + 1):
            sign = _sign(text, index) if index < count else ""
            if sign and not sign.isspace():
                signs.append(sign)
                boxes.append(_box(text, index))
                if not _is_readable(sign) or raw.FPDFText_HasUnicodeMapError(text, index) == 1:
                    unreadable += 1
            elif signs:
                after = "\n" if sign in _BREAK else " "
                start = index - len(signs)
                yield Word("".join(signs), start, _around(boxes), unreadable, after)
                signs, boxes, unreadable = [], [], 0


def _sign(text: Any, index: int) -> str:
    code = raw.FPDFText_GetUnicode(text, index)
    if code in _BROKEN_OFF:
        return "-"
    return chr(code) if 0 < code < _SURROGATES.start or code in _BEYOND else _REPLACEMENT


def _is_readable(sign: str) -> bool:
    return sign != _REPLACEMENT and unicodedata.category(sign) not in _UNREADABLE


def _box(text: Any, index: int) -> Box:
    left, right, foot, top = c_double(), c_double(), c_double(), c_double()
    raw.FPDFText_GetCharBox(text, index, left, right, foot, top)
    return left.value, top.value, right.value, foot.value


def _around(boxes: Sequence[Box]) -> Box:
    return (
        min(box[0] for box in boxes),
        max(box[1] for box in boxes),
        max(box[2] for box in boxes),
        min(box[3] for box in boxes),
    )


class Sight:
    """Tells of a word whether it is seen: its ink is on the page, and stands in the source too.

    Args:
        ink: how much the words change the page, from the page with and without them.
        off: where the page is otherwise than its source; `None` when it is nowhere.
        scale: pixels in a point.
    """

    def __init__(self, ink: Image.Image, off: Image.Image | None, scale: float) -> None:
        self._ink = ink
        self._off = off
        self._scale = scale

    def sees(self, word: Word) -> bool:
        """Whether a reader of the page can read it; marks without letter or digit always."""
        if not any(sign.isalnum() for sign in word.text):
            return True
        box = self._pixels(word.box)
        if box is None or _most(self._ink, box) < _LEAST_INK:
            return False
        return self._off is None or _mean(self._off, box) <= _MOST_OTHERWISE * 255

    def without(self, words: Iterable[Word], picture: Image.Image) -> Image.Image:
        """The same picture, white where these words stand."""
        boxes = [box for word in words if (box := self._pixels(word.box)) is not None]
        bare = picture.copy() if boxes else picture
        for box in boxes:
            bare.paste(255, box)
        return bare

    def is_outside(self, word: Word) -> bool:
        """Whether most of it stands beside the page."""
        return self._pixels(word.box) is None

    def _pixels(self, box: Box) -> tuple[int, int, int, int] | None:
        """The part of `box` on the page, a pixel wider; `None` when most of it lies outside."""
        scale, height = self._scale, self._ink.height
        left, right = box[0] * scale - 1, box[2] * scale + 1
        top, foot = height - box[1] * scale - 1, height - box[3] * scale + 1
        kept = max(left, 0), max(top, 0), min(right, self._ink.width), min(foot, height)
        wide, high = kept[2] - kept[0], kept[3] - kept[1]
        if wide <= 0 or high <= 0 or wide * high < (right - left) * (foot - top) / 2:
            return None
        return int(kept[0]), int(kept[1]), int(kept[2] + 1), int(kept[3] + 1)


def ink_of(with_words: Image.Image, without: Image.Image) -> Image.Image:
    """What the words add to a page."""
    return ImageChops.difference(with_words, without)


def _most(picture: Image.Image, box: tuple[int, int, int, int]) -> float:
    return float(picture.crop(box).getextrema()[1])  # type: ignore[arg-type] # one band


def _mean(picture: Image.Image, box: tuple[int, int, int, int]) -> float:
    return float(picture.crop(box).resize((1, 1), Image.Resampling.BOX).getextrema()[1])  # type: ignore[arg-type] # as above


def joined(words: Sequence[Word]) -> str:
    """The words as a text that can be searched."""
    return "".join(f"{word.text}{word.after or ' '}" for word in words).strip()


def searched(words: Sequence[Word]) -> Searched:
    """How far they are words: a font can say of its shapes that they are other letters."""
    spoken = [word for word in words if _LETTER.search(word.text) or word.unreadable]
    odd = sum(1 for word in spoken if _is_odd(word.text))
    unreadable = sum(1 for word in spoken if word.unreadable >= _MOST_UNREADABLE)
    if unreadable == 0 and (odd < _LEAST_ODD or odd <= _MOST_ODD * len(spoken)):
        return Searched.WHOLE
    return Searched.NOT if odd + unreadable > _NEARLY_ALL * len(spoken) else Searched.PARTLY


def _is_odd(text: str) -> bool:
    """A word that no one would write: no vowel in four letters, or a sign between letters."""
    letters = [sign for sign in text if sign.isalpha()]
    is_latin = all(sign < _LATIN_ENDS for sign in letters)
    is_written_small = any(sign.islower() for sign in letters)
    lacks_vowel = len(letters) >= _LONG_ENOUGH and is_written_small and not _VOWEL.search(text)
    return is_latin and (lacks_vowel or bool(_SIGN_INSIDE.search(text)))
