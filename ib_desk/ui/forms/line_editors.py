"""Between a widget and a value: what every editor does, and those of one typed line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ib_desk.domain.birth_date import BirthDate, read_part
from ib_desk.domain.day_direction import Direction
from ib_desk.domain.dutch_dates import NoSuchDay, read_date
from ib_desk.domain.dutch_numbers import number_words, read_number
from ib_desk.domain.offers.picked_text import Offered
from ib_desk.ui.forms.spec import Around, Field
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.line_field import LineField
from ib_desk.ui.widgets.offer_list import OfferList

_MOST_DIGITS = 6
"""Of a whole number that a person means."""


class Editor(QObject):
    """Between a widget and a value: `typed` while it changes, `settled` when it is done."""

    typed = Signal()
    settled = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.widget = widget

    def value(self) -> Any:
        """What the field holds; call only when `is_valid`."""
        raise NotImplementedError

    def show(self, value: Any) -> None:
        """Fill the widget without reporting it."""
        raise NotImplementedError

    @property
    def is_valid(self) -> bool:
        """Whether the text is a value; if not, the widget itself says why."""
        return True

    @property
    def refusal(self) -> str:
        """Why what stands there may not be kept in any way; “” when it may."""
        return ""

    @property
    def complaint(self) -> str:
        """Why what stands there is no value, where the widget itself does not say so."""
        return ""

    @property
    def text(self) -> str | None:
        """What was typed, for a draft; `None` for what is chosen and not typed."""
        return None

    def show_text(self, text: str, cursor: int) -> None:
        """Put unfinished text back, with the cursor where it was."""

    @property
    def cursor(self) -> int:
        """Position in `text`."""
        return 0

    def offer(self, offered: Callable[[], Offered]) -> None:
        """Let the user pick what `offered` gives; only a text can be put together so."""

    def show_options(self, options: Sequence[tuple[object, str]]) -> None:
        """Other choices than before; only what is chosen has any."""

    @property
    def is_busy(self) -> bool:
        """Whether the user is in it now, so that nobody may overwrite it."""
        return self.widget.hasFocus()


class LineEditor(Editor):
    """One line of text, as it was typed."""

    def __init__(self, field: Field) -> None:
        self._line = LineField(field.label, voice=field.voice)
        self._refuse = field.refuse
        super().__init__(self._line)
        self._line.textEdited.connect(self.typed)
        self._line.editingFinished.connect(self.settled)

    @property
    @override
    def refusal(self) -> str:
        return "" if self._refuse is None else self._refuse(self._line.text())

    @override
    def offer(self, offered: Callable[[], Offered]) -> None:
        OfferList(self._line, offered)

    @override
    def value(self) -> str:
        return self._line.text().strip()

    @override
    def show(self, value: str) -> None:
        self._line.set_text(value)

    @property
    @override
    def text(self) -> str:
        return self._line.text()

    @override
    def show_text(self, text: str, cursor: int) -> None:
        self._line.set_text(text)
        self._line.setCursorPosition(cursor)

    @property
    @override
    def cursor(self) -> int:
        return self._line.cursorPosition()


class NumberEditor(LineEditor):
    """A whole number; what is none stays there as it was typed, and is told beside it."""

    @property
    @override
    def is_valid(self) -> bool:
        text = self._line.text().strip()
        return not text or (text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS)

    @property
    @override
    def complaint(self) -> str:
        return "" if self.is_valid else tr("Typ een heel getal, zoals 45.")

    @override
    def value(self) -> Any:
        text = self._line.text().strip()
        return int(text) if text else None

    @override
    def show(self, value: Any) -> None:
        self._line.set_text("" if value is None else str(value))


class BirthEditor(LineEditor):
    """The day, or what is known of it; what is neither stays there as it was typed."""

    def __init__(self, field: Field, around: Around) -> None:
        super().__init__(field)
        self._today = around.today
        self._line.setPlaceholderText(field.example)

    @property
    @override
    def is_valid(self) -> bool:
        return not self._line.text().strip() or self._read() is not None

    @property
    @override
    def complaint(self) -> str:
        if self.is_valid:
            return ""
        return tr("Dit is geen geboortedatum. Schrijf bijvoorbeeld 14-5-2017, mei 2017 of 2017.")

    @override
    def value(self) -> Any:
        return self._read()

    @override
    def show(self, value: Any) -> None:
        self._line.set_text("" if value is None else value.table_words)

    def _read(self) -> BirthDate | None:
        text = self._line.text().strip()
        try:
            part = read_part(text)
            day = None if part else read_date(text, self._today, Direction.PAST)
        except NoSuchDay:
            return None
        return part if day is None else BirthDate.on(day)


class DecimalEditor(LineEditor):
    """A number that may have decimals, with a comma; what is none stays there as it was typed."""

    @property
    @override
    def is_valid(self) -> bool:
        text = self._line.text().strip()
        return not text or read_number(text) is not None

    @property
    @override
    def complaint(self) -> str:
        return "" if self.is_valid else tr("Typ een getal, zoals 84 of 6,5.")

    @override
    def value(self) -> Any:
        return read_number(self._line.text())

    @override
    def show(self, value: Any) -> None:
        self._line.set_text("" if value is None else number_words(value))
