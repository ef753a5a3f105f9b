"""Pictures and words of made pages for the window, which never opens them itself."""

from __future__ import annotations

from typing import Any, Final

import pypdfium2 as pdfium

from ib_desk.domain.records.made_pages import Unfit
from ib_desk.reader.making import Unmakeable
from ib_desk.reader.page_words import PageText, joined

MOST_PIXELS: Final = 24_000_000
"""Of one picture: a page across the widest of screens."""


class Shown:
    """A document that is looked at; raises `Unmakeable` when it cannot be opened."""

    def __init__(self, content: bytes) -> None:
        try:
            self._document: Any = pdfium.PdfDocument(content)
        except pdfium.PdfiumError:
            raise Unmakeable(Unfit.DAMAGED) from None

    def sizes(self) -> list[tuple[float, float]]:
        """Width and height of each page, in points."""
        return [self._document.get_page_size(index) for index in range(len(self._document))]

    def words(self, number: int) -> str:
        """What stands on a page, in the order in which it is read."""
        page = self._document[number]
        with PageText(page) as text:
            found = joined(text.words())
        page.close()
        return found

    def picture(self, number: int, width: int) -> tuple[int, int, bytes]:
        """The pixels of a page that is `width` wide: width, height, and red, green and blue."""
        page = self._document[number]
        wide, high = page.get_size()
        scale = min(width / wide, (MOST_PIXELS / (wide * high)) ** 0.5)
        bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
        image = bitmap.to_pil().convert("RGB")
        page.close()
        return image.width, image.height, image.tobytes()

    def close(self) -> None:
        """Nobody looks at it any more."""
        self._document.close()
