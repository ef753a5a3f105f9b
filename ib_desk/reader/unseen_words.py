"""Words behind a picture: not drawn, but found, copied and read aloud as those of the picture.

A font of our own whose shapes are all empty: no reader can draw it otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
)

Box = tuple[float, float, float, float]
"""Left, top, right, foot; in points, from the lower left corner."""
_CODES: Final = 255
"""Signs that one font can hold."""
_WIDTH: Final = 500
"""Of each sign, in thousandths of its size."""
_CODE_MAP: Final = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Seen def /CMapType 2 def
1 begincodespacerange <00> <FF> endcodespacerange
{count} beginbfchar
{signs}
endbfchar
endcmap CMapName currentdict /CMap defineresource pop end end"""


class UnseenWords:
    """Words at their places, and the fonts that they need.

    Args:
        words: each with its box.
    """

    def __init__(self, words: Sequence[tuple[str, Box]]) -> None:
        self._words = words
        signs = dict.fromkeys(sign for word, _box in words for sign in word)
        self._codes = {sign: divmod(place, _CODES) for place, sign in enumerate(signs)}

    def commands(self) -> str:
        """Drawing commands; they call the fonts `/W0`, `/W1` and so on."""
        drawn = [self._command(word, box) for word, box in self._words]
        return "\n".join(["BT 3 Tr", *filter(None, drawn), "ET"])

    def fonts(self, into: PdfWriter) -> DictionaryObject:
        """The fonts that the commands call, as a table for the resources of a page."""
        tables: dict[int, dict[int, str]] = {}
        for sign, (font, code) in self._codes.items():
            tables.setdefault(font, {})[code + 1] = sign
        return DictionaryObject(
            {NameObject(f"/W{font}"): _font(into, signs) for font, signs in tables.items()}
        )

    def _command(self, word: str, box: Box) -> str:
        left, top, right, foot = box
        size, width = top - foot, right - left
        if size <= 0 or width <= 0:
            return ""
        stretched = 100 * width / (len(word) * size * _WIDTH / 1000)
        parts = [f"{stretched:.2f} Tz 1 0 0 1 {left:.2f} {foot:.2f} Tm"]
        font = -1
        for sign in word:
            own, code = self._codes[sign]
            if own != font:
                font = own
                parts.append(f"/W{font} {size:.2f} Tf")
            parts.append(f"<{code + 1:02X}> Tj")
        return " ".join(parts)


def _font(into: PdfWriter, signs: dict[int, str]) -> IndirectObject:
    last = max(signs)
    shape = DecodedStreamObject()
    shape.set_data(f"{_WIDTH} 0 d0".encode("ascii"))
    names = DecodedStreamObject()
    lines = "\n".join(
        f"<{code:02X}> <{sign.encode('utf-16-be').hex().upper()}>" for code, sign in signs.items()
    )
    names.set_data(_CODE_MAP.format(count=len(signs), signs=lines).encode("ascii"))
    encoding = ArrayObject([NumberObject(1), *[NameObject("/e")] * last])
    font: dict[str, Any] = {
        "/Type": NameObject("/Font"),
        "/Subtype": NameObject("/Type3"),
        "/FontBBox": ArrayObject(map(NumberObject, (0, 0, _WIDTH, 1000))),
        "/FontMatrix": ArrayObject(map(FloatObject, (0.001, 0, 0, 0.001, 0, 0))),
        "/CharProcs": DictionaryObject({NameObject("/e"): _added(into, shape)}),
        "/Encoding": DictionaryObject({NameObject("/Differences"): encoding}),
        "/FirstChar": NumberObject(1),
        "/LastChar": NumberObject(last),
        "/Widths": ArrayObject([NumberObject(_WIDTH)] * last),
        "/ToUnicode": _added(into, names),
        "/Resources": DictionaryObject(),
    }
    return _added(into, DictionaryObject({NameObject(key): one for key, one in font.items()}))


def _added(into: PdfWriter, thing: Any) -> IndirectObject:
    return into._add_object(thing)  # noqa: SLF001 - pypdf has no public name for it
