"""What is pasted in a field: only what can be seen of it, and all of it or nothing.

A text from elsewhere may hold marks that nobody sees and that turn a sentence around or split a
word for a search. One that is longer than the field is for is not cut off, which nobody would
notice: it does not come in, and why is told at the foot of the window.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QValidator

from ib_desk.ui.overriding import override
from ib_desk.ui.texts import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

MOST_IN_A_LINE: Final = 2_000
"""Signs: some twenty sentences, on one line."""
MOST_IN_A_TEXT: Final = 20_000
"""Signs: eight pages; longer is a document."""

_NOT_PASTED: Final = QEvent.Type(QEvent.registerEventType())


class NotPasted(QEvent):
    """To the window, which tells it: why something does not stand in the field."""

    def __init__(self, words: str) -> None:
        super().__init__(_NOT_PASTED)
        self.words = words


def refuse_pasted(field: QWidget, count: int, most: int) -> None:
    """Tell that a text of `count` signs is too long for a field for `most`."""
    words = tr(
        "Niet geplakt: de tekst wordt {count} tekens en hier passen er {most}. "
        "Plak een korter stuk, of bewaar de tekst bij Documenten."
    )
    from ib_desk.domain.dutch_numbers import count_words  # noqa: PLC0415 - not for the door

    said = words.format(count=count_words(count), most=count_words(most))
    QCoreApplication.sendEvent(field.window(), NotPasted(said))


def seen(text: str) -> str:
    """Without what has no shape, on lines of one kind."""
    if text.isascii() and text.isprintable():
        return text
    from ib_desk.domain.words.signs import cleaned  # noqa: PLC0415 - not for the door

    return cleaned(text)


def seen_in_one_line(text: str) -> str:
    """Lines of elsewhere behind each other."""
    return seen(text).replace("\n", " ")


class SeenLine(QValidator):
    """Of a field for one line; what the program fills in stays as it is."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field
        self._length = 0
        self.is_filling = False

    @override
    def validate(self, text: str, cursor: int, /) -> tuple[QValidator.State, str, int]:
        before, kept = self._length, text
        if not self.is_filling:
            kept = seen_in_one_line(text)
            if len(kept) > max(MOST_IN_A_LINE, before + 1):
                refuse_pasted(self._field, len(kept), MOST_IN_A_LINE)
                return QValidator.State.Invalid, text, cursor
            cursor = min(cursor, len(seen_in_one_line(text[:cursor])))
        self._length = len(kept)
        return QValidator.State.Acceptable, kept, cursor
