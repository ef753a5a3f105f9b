"""A contact showed that more is needed: weigh now, and wait for no end of a plan."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ib_desk.domain.dutch_dates import day_and_year
from ib_desk.domain.file.anchors import Anchored
from ib_desk.domain.file.decision_anchors import more_needed
from ib_desk.domain.records.contact import Contact
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.ui.file.page import Shown
from ib_desk.ui.texts import as_sentences, in_a_line, tr
from ib_desk.ui.widgets.note import Note, NoteKind


class MoreNeededNote(Note):
    """Hidden where nothing asks for it; the other answer, why not, stands with the contact."""

    why_asked = Signal(object)
    """The `FieldPlace` where it is said why nobody weighs again."""

    def __init__(self) -> None:
        super().__init__(NoteKind.WARN, tr("Er is meer nodig"))
        self._asks: Anchored | None = None
        self.add_action(tr("Schrijf waarom dat niet hoeft"), self._ask_why, quiet=True)
        self.hide()

    def show_file(self, shown: Shown) -> None:
        """What is asked for today."""
        today = shown.around.today
        asking = (one for one in more_needed(shown.known) if one.stands_on(today))
        self._asks = next(asking, None)
        if self._asks is not None:
            said = in_a_line((self._asks.words, self._asks.who, day_and_year(self._asks.on)))
            text = as_sentences((said, tr("Weeg opnieuw, op elk niveau: lichter kan ook.")))
            self.show_message(NoteKind.WARN, tr("Er is meer nodig"), text)
        self.setVisible(self._asks is not None)

    def _ask_why(self) -> None:
        if self._asks is not None:
            self.why_asked.emit(
                FieldPlace(record=Contact, record_id=self._asks.record_id, field="why_not_weighed")
            )
