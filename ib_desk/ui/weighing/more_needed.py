"""A contact showed that more is needed: weigh now, and wait for no end of a plan."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ib_desk.domain.dutch_dates import day_and_year
from ib_desk.domain.file.anchors import Anchor, Anchored
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

    def show_asking(self, asking: Anchored | None) -> None:
        """What is asked for today; `None` once it was weighed, or said why not."""
        self._asks = asking
        if asking is not None:
            said = in_a_line((asking.words, asking.who, day_and_year(asking.on)))
            text = as_sentences((said, tr("Weeg opnieuw, op elk niveau: lichter kan ook.")))
            self.show_message(NoteKind.WARN, tr("Er is meer nodig"), text)
        self.setVisible(asking is not None)

    def _ask_why(self) -> None:
        if self._asks is not None:
            self.why_asked.emit(
                FieldPlace(record=Contact, record_id=self._asks.record_id, field="why_not_weighed")
            )


def asked_to_weigh(shown: Shown) -> Anchored | None:
    """The contact that asks for it today."""
    asking = (one.anchored for one in shown.deadlines)
    return next((one for one in asking if one.anchor is Anchor.MORE_NEEDED), None)
