"""What stands in the way of something that leaves, with the way to where that is solved."""

from __future__ import annotations

from collections.abc import Callable

from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.change_words import way_words
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.note import Note, NoteKind


class WayNote(Note):
    """Not shown until something is told; `way` is the button, where there is one place to go to."""

    def __init__(self, kind: NoteKind, terms: Terms, go: Callable[[FieldPlace], object]) -> None:
        """`go` leads to a place."""
        super().__init__(kind, "")
        self._terms = terms
        self._go_to = go
        self._place: FieldPlace | None = None
        self.way = self.add_action(tr("Naar het veld"), self._go)
        self.setVisible(False)

    def lead_to(self, place: FieldPlace | None, words: str = "") -> None:
        """Where it is solved; `words` for the button, instead of the question there."""
        self._place = place
        self.way.setVisible(place is not None)
        if place is not None:
            self.way.setText(words or way_words(place, self._terms))

    def _go(self) -> None:
        if self._place is not None:
            self._go_to(self._place)
