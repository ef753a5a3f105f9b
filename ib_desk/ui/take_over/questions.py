"""Questions beside each other of which nothing is stored until all of them are answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ib_desk.domain.records.doubts import Doubt
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.running_measure import FundingCategory
from ib_desk.ui.forms.doubt_words import doubt_words
from ib_desk.ui.forms.editors import editor_for
from ib_desk.ui.forms.field_grid import FieldGrid
from ib_desk.ui.forms.line_editors import Editor
from ib_desk.ui.forms.spec import Around, Field
from ib_desk.ui.listen import listen
from ib_desk.ui.spots import name_field
from ib_desk.ui.style.theme import spaced

UNFINISHED = UUID("0a6c3c0e-6a53-4b8b-8f3e-5a0b0f6c1d27")
"""Under this id a half-filled form is kept, which belongs to no record yet."""


class Questions(QWidget):
    """Asked with the editors of the records that the answers become."""

    typed = Signal()
    left = Signal()
    """She is done in one of the fields, for now."""

    def __init__(
        self,
        prefix: str = "",
        unlikely: Callable[[], Mapping[str, Doubt]] = dict,
    ) -> None:
        """`prefix` tells the names of these fields from those of others on the screen.

        `unlikely` says of which answer it is asked whether it is meant so, as they stand now.
        """
        super().__init__()
        self._prefix = prefix
        self._unlikely = unlikely
        self._editors: dict[str, Editor] = {}
        self._grid = FieldGrid(self)
        column = QVBoxLayout(self)
        spaced(column, 0, 0)
        column.addWidget(self._grid)

    def ask(self, kind: type[Record], fields: Iterable[Field], around: Around) -> None:
        """Questions about one kind, behind those that are there."""
        for field in fields:
            editor = editor_for(kind, field, around)
            name_field(editor.widget, UNFINISHED, f"{self._prefix}{field.name}")
            listen(self, editor.typed, self._look_again_at(field.name))
            listen(self, editor.settled, self._settle)
            self._editors[field.name] = editor
            self._grid.add(field, editor)
        self._grid.place()

    def __getitem__(self, name: str) -> Editor:
        """The editor of a field."""
        return self._editors[name]

    @property
    def count(self) -> int:
        """How many fields there are."""
        return len(self._editors)

    def value(self, name: str) -> Any:
        """The answer; what is no value counts as none."""
        editor = self._editors[name]
        return editor.value() if editor.is_valid else None

    def focus_first(self) -> None:
        """The first of them."""
        next(iter(self._editors.values())).widget.setFocus()

    def find_misread(self) -> QWidget | None:
        """The first field in which no value stands; it says itself why."""
        for editor in self._editors.values():
            if not editor.is_valid:
                return editor.widget
        return None

    # -- as text, for a draft ----------------------------------------------------------
    def texts(self) -> Mapping[str, str]:
        """What stands there, by the name of the field; nothing of what is empty."""
        found = {f"{self._prefix}{name}": _as_text(one) for name, one in self._editors.items()}
        return {name: text for name, text in found.items() if text}

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """Put back what was kept; what is not named is empty."""
        for name, editor in self._editors.items():
            text = texts.get(f"{self._prefix}{name}", "")
            if editor.text is None:
                editor.show(_CHOSEN.get(name, str)(text) if text else None)
            else:
                editor.show_text(text, len(text))
            self._grid.show_doubt(name, "")

    def _look_again_at(self, name: str) -> Callable[[], None]:
        def look() -> None:
            self._grid.show_doubt(name, "")
            self.typed.emit()

        return look

    def _settle(self) -> None:
        self._show_doubts()
        self.left.emit()

    def _show_doubts(self) -> None:
        """Beside any of them: an end is doubted for its beginning, too."""
        unlikely = self._unlikely()
        for name, editor in self._editors.items():
            words = doubt_words(unlikely.get(name))
            self._grid.show_doubt(name, words, refused=editor.complaint)


def _as_text(editor: Editor) -> str:
    if editor.text is not None:
        return editor.text.strip()
    value = editor.value()
    return str(value.value if isinstance(value, Enum) else value) if value is not None else ""


_CHOSEN: Mapping[str, Callable[[str], object]] = {
    "taken_over_level": int,
    "category": FundingCategory,
}
"""How a choice comes back from a text."""
