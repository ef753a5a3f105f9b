"""What keeps a request from leaving, as a note that stays until its cause is gone."""

from __future__ import annotations

from collections.abc import Callable

from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.request import Inspection
from ib_desk.domain.request.request_points import Check
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.leaving.way_note import WayNote
from ib_desk.ui.places import PEOPLE, title_of, words_to
from ib_desk.ui.request.proof import Looked
from ib_desk.ui.request.request_words import stop_message
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.note import NoteKind


class StopNote(WayNote):
    """Shown from the moment that there is something to read: before that, nobody is to blame."""

    def __init__(self, terms: Terms, go: Callable[[FieldPlace], object]) -> None:
        """`go` leads to where the stop is lifted."""
        super().__init__(NoteKind.CANNOT, terms, go)

    def show_looked(self, looked: Looked) -> str:
        """Show the first stop; gives its title, “” when the request may leave."""
        stop = next(iter(looked.check.stops), None)
        self.setVisible(stop is not None and has_text(looked))
        if stop is None:
            return ""
        message = stop_message(stop, looked.whole, looked.check.outdated)
        self.show_message(NoteKind.CANNOT, message.title, message.text)
        points = looked.check.completeness.open
        # The point about inspection knows where it is settled.
        place = next(
            (point.place for point in points if point.spec.check is Check.INSPECTIONS), None
        )
        is_known = place is not None and place.record is Inspection
        self.lead_to(place, tr("Inzage invullen") if is_known else words_to(title_of(PEOPLE)))
        return message.title


def has_text(looked: Looked) -> bool:
    """Whether there is a question already that someone can be asked to read."""
    return bool(looked.request.question.strip())
