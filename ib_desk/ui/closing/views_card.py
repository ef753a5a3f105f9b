"""What each makes of how it went: asked once, and kept where it was said."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.domain.file.closings import PartyView, meeting_of, views
from ib_desk.domain.records.closing import Closing, ClosingView, ViewOf
from ib_desk.domain.records.meeting import Attendee
from ib_desk.ui.file.page import Shown
from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.forms.record_form import RecordForm
from ib_desk.ui.forms.spec import Around, Field, Form
from ib_desk.ui.meeting.evaluation_rows import ViewRow
from ib_desk.ui.records.meeting import view_words
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.labels import label


class ClosingViewsCard(Card):
    """A line for each party; what was said in the meeting or the hearing of it is not asked again.

    The first word of somebody stores the closing too, where nothing else was written of it yet.
    """

    def __init__(self, session: Session, closing: Binding) -> None:
        super().__init__(tr("Ieders kijk"), "voice")
        self._session = session
        self._closing = closing
        self._rows: dict[Hashable, _Row] = {}
        self.add(
            label(
                tr(
                    "In één regel, in eigen woorden. Wat in een overleg is gezegd, staat alleen in "
                    "de brief van wie erbij was."
                ),
                "small",
                "muted",
            )
        )

    def show_file(self, closing: Closing, shown: Shown) -> None:
        """A line for each; words that come to stand elsewhere are another line."""
        found = {_place_of(one, closing): one for one in views(shown.whole, closing)}
        if list(found) != list(self._rows):
            self._drop_rows()
            for place, one in found.items():
                self._rows[place] = self._row(one, closing, shown)
        for place, one in found.items():
            self._rows[place].show(one)

    def open_part(self, record_id: UUID) -> bool:
        """Go to what somebody said; `False` where that is not asked here."""
        row = next((one for one in self._rows.values() if one.record_id == record_id), None)
        if row is not None:
            row.focus()
        return row is not None

    def _row(self, one: PartyView, closing: Closing, shown: Shown) -> _Row:
        name = one.name or shown.around.terms.label(one.whose)
        if isinstance(one.kept, Attendee):
            row: _Row = _InMeeting(self._session, one.kept, name, shown.around)
        elif isinstance(one.kept, ClosingView):
            row = _Apart(self._session, one, name, shown.around, self._closing)
        else:
            row = _Heard(name, one.words, shown, closing)
        self.add(row.widget)
        return row

    def _drop_rows(self) -> None:
        for row in self._rows.values():
            row.widget.setParent(None)
            row.widget.deleteLater()
        self._rows.clear()


class _Row:
    """One party."""

    record_id: UUID | None = None
    widget: QWidget

    def show(self, one: PartyView) -> None:
        """As it is by now."""

    def focus(self) -> None:
        """Go there."""
        self.widget.setFocus()


class _InMeeting(_Row):
    """Said in the meeting, and kept with who was there."""

    def __init__(self, session: Session, kept: Attendee, name: str, around: Around) -> None:
        self.record_id = kept.id
        self._line = ViewRow(session, kept, name, around)
        self.widget = self._line

    @override
    def show(self, one: PartyView) -> None:
        if isinstance(one.kept, Attendee):
            self._line.show_view(one.kept)

    @override
    def focus(self) -> None:
        self._line.focus()


class _Apart(_Row):
    """Of who was not there: kept with the closing itself."""

    def __init__(
        self, session: Session, one: PartyView, name: str, around: Around, closing: Binding
    ) -> None:
        kept: Any = one.kept
        self.record_id = kept.id
        self._binding = _PartOf(closing, session, kept, is_new=one.is_new)
        is_child = one.whose is ViewOf.PUPIL
        asked = Field(name="words", label=view_words(name), voice=is_child)
        self._form = RecordForm(self._binding, Form(first=(asked,)), around)
        self._is_stored = not one.is_new
        self.widget = QWidget()
        column = QVBoxLayout(self.widget)
        spaced(column, 0, 0)
        column.addWidget(self._form)
        self._binding.setParent(self.widget)

    @override
    def show(self, one: PartyView) -> None:
        kept, is_taken_back = one.kept, one.is_new and self._is_stored
        if not isinstance(kept, ClosingView) or (one.is_new and not is_taken_back):
            return  # what was typed a moment ago is on its way
        self._is_stored = not one.is_new
        self.record_id = kept.id
        if kept != self._binding.record or self._binding.is_new:
            # Taken back: the next word is written down anew.
            self._binding.show(kept, is_new=is_taken_back)

    @override
    def focus(self) -> None:
        self._form.focus_field("words")


class _Heard(_Row):
    """What the pupil said in its hearing, to read."""

    def __init__(self, name: str, words: str, shown: Shown, closing: Closing) -> None:
        meeting = meeting_of(shown.whole, closing)
        self.widget = QWidget()
        column = QVBoxLayout(self.widget)
        spaced(column, 0, 2)
        said = tr("{name} zei in het overleg").format(name=name)
        column.addWidget(label(said if meeting is not None else name, "strong", "text"))
        self._words = label(words, "own_words", "voice")
        column.addWidget(self._words)

    @override
    def show(self, one: PartyView) -> None:
        self._words.setText(f"“{one.words}”")


class _PartOf(Binding):
    """The closing is there before what is part of it."""

    def __init__(
        self, closing: Binding, session: Session, record: ClosingView, *, is_new: bool
    ) -> None:
        super().__init__(session, record, closing, is_new=is_new)
        self._closing = closing

    @override
    def begin(self) -> None:
        self._closing.begin()
        super().begin()

    @override
    def store(self, name: str, value: Any) -> None:
        self._closing.begin()
        super().store(name, value)


def _place_of(one: PartyView, closing: Closing) -> Hashable:
    """Which line it is: another one where another record keeps the words."""
    kept = one.kept.id if isinstance(one.kept, Attendee) else type(one.kept)
    return (closing.id, one.whose, one.guardian_id, kept)
