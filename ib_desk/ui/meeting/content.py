"""All that is shown of one meeting, under its title."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final, cast
from uuid import UUID

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.domain.records.meeting import Attendee, Meeting
from ib_desk.domain.records.record import Record
from ib_desk.ui.file.page import Shown
from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.forms.form_parts import FormParts
from ib_desk.ui.forms.record_entry import Ways
from ib_desk.ui.forms.record_form import RecordForm
from ib_desk.ui.forms.record_list import RecordList
from ib_desk.ui.forms.spec import RecordSpec
from ib_desk.ui.meeting.agenda_card import AgendaCard
from ib_desk.ui.meeting.closing_here import ClosingHere
from ib_desk.ui.meeting.evaluation_card import EvaluationCard
from ib_desk.ui.meeting.promises_card import PromisesCard
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.records.decision import decision_spec
from ib_desk.ui.records.meeting import (
    after_form,
    attendee_spec,
    meeting_agreement_spec,
    meeting_form,
    meeting_hearing_spec,
    meeting_spec,
    talked_form,
)
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import current_theme, spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.card import Card, Group
from ib_desk.ui.widgets.fold import Fold

_ROOM_FOR_BOTH: Final = 820


class MeetingContent(QWidget):
    """Who and what for, the agenda beside the minutes, and what comes after it."""

    def __init__(
        self, session: Session, meeting: Meeting, shown: Shown, navigator: Navigator
    ) -> None:
        super().__init__()
        self._session = session
        self._ways: Ways = navigator
        self.binding = Binding(session, meeting, self)
        around = replace(shown.around, within=meeting)
        self._about_form = RecordForm(self.binding, meeting_form(), around)
        self._people = self._parts(_people_spec(), shown)
        self._about = Fold(tr("Wie, wanneer en waarvoor"), _stacked(self._about_form, self._people))
        is_known = any(one.meeting_id == meeting.id for one in shown.whole.of(Attendee))
        self._about.set_open(is_open=not is_known)
        self.agenda = AgendaCard(self.binding, around)
        self._minutes = self._parts(_minutes_spec(), shown)
        self.promises = PromisesCard(session, meeting, shown)
        self.evaluation = EvaluationCard(session, meeting, shown, navigator)
        self._after_form = RecordForm(self.binding, after_form(), around)
        self.closing = ClosingHere(session, navigator)
        self._lay_out()
        self.show_file(meeting, shown)

    def is_for(self, meeting: Meeting) -> bool:
        """Whether it can go on with this state of a meeting; one about more pupils is another."""
        was_about_more = self.meeting.sitting_id is not None
        is_about_more = meeting.sitting_id is not None
        return self.meeting.id == meeting.id and was_about_more == is_about_more

    @property
    def meeting(self) -> Meeting:
        """As it is shown."""
        return cast("Meeting", self.binding.record)

    def show_file(self, meeting: Meeting, shown: Shown) -> None:
        """The same meeting, or the file around it, in another state."""
        if self.binding.record != meeting:
            self.binding.show(meeting)
        around = replace(shown.around, within=meeting)
        for form in (self._about_form, self._after_form):
            form.show_around(around)
        for parts in (self._people, self._minutes):
            parts.show_record(meeting, around)
        self.agenda.show_file(shown.known, around)
        self.promises.show_file(meeting, shown)
        self.evaluation.show_file(meeting, shown)
        self.closing.show_file(meeting, shown)

    def end_of(self, kind: type[Record]) -> QWidget:
        """Where the next record of `kind` comes in the minutes; of what is no list, the notes."""
        lists = (one for one in self._minutes.parts if isinstance(one, RecordList))
        ends = (one.add_button for one in lists if one.spec.kind is kind)
        return next(ends, self._minutes.forms[0])

    def focus_field(self, name: str) -> bool:
        """Go to a question about the meeting; `False` when none here has that name."""
        if self._about_form.asks(name):
            self._about.set_open(is_open=True)
            self._about_form.focus_field(name)
        elif self._after_form.asks(name):
            self._after_form.focus_field(name)
        elif name == "agenda":
            self.agenda.focus()
        else:
            return self._minutes.focus_field(name)
        return True

    def open_part(self, record_id: UUID, name: str) -> bool:
        """Open a decision, an agreement or the evaluation of it, at a field."""
        lists = (one for one in self._minutes.parts if isinstance(one, RecordList))
        is_found = any(one.open_record(record_id, name) for one in lists)
        return is_found or self.evaluation.open_part(record_id, name)

    def _parts(self, spec: RecordSpec[Any], shown: Shown) -> FormParts:
        return FormParts(spec, self.binding, shown.around, self._list_of, ())

    def _list_of(self, spec: RecordSpec[Any], binding: Binding, group: Group) -> RecordList:
        return RecordList(self._session, spec, card=group, part_of=binding, ways=self._ways)

    def _lay_out(self) -> None:
        minutes = Card(tr("Verslag"), "talk")
        minutes.add(self._minutes)
        after = Card(tr("Na het overleg"), "export")
        after.add(self._after_form)
        after.add(self.closing)
        about = Card()
        about.add(self._about)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        spaced(self._sides, 0, 12)
        for part, share in ((self.agenda, 2), (minutes, 3)):
            column = QVBoxLayout()
            spaced(column, 0, 0)
            column.addWidget(part)
            column.addStretch(1)
            self._sides.addLayout(column, share)
        column = QVBoxLayout(self)
        spaced(column, 0, 12)
        column.addWidget(about)
        column.addLayout(self._sides)
        column.addWidget(self.promises)
        column.addWidget(self.evaluation)
        column.addWidget(after)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = current_theme().effective_width(self.width()) >= _ROOM_FOR_BOTH
        directions = QBoxLayout.Direction
        self._sides.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)


def _stacked(*parts: QWidget) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    spaced(column, 0, 8)
    for part in parts:
        column.addWidget(part)
    return whole


def _with_parts(parts: Iterable[Any]) -> RecordSpec[Meeting]:
    return replace(meeting_spec(), parts=tuple(parts))


def _people_spec() -> RecordSpec[Meeting]:
    return _with_parts([attendee_spec()])


def _minutes_spec() -> RecordSpec[Meeting]:
    return _with_parts(
        [talked_form(), decision_spec(), meeting_agreement_spec(), meeting_hearing_spec()]
    )


def meeting_of(record: Record) -> UUID | None:
    """The meeting that a record is, is part of or was made in."""
    if isinstance(record, Meeting):
        return record.id
    found: UUID | None = getattr(record, "meeting_id", None)
    return found
