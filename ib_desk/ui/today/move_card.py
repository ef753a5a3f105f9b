"""A term is put off: to which day, and why; without a reason it stays where it is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from typing_extensions import override

from ib_desk.application.changes import Change
from ib_desk.application.day import DeadlineLine
from ib_desk.domain.day_direction import Direction
from ib_desk.domain.file.anchors import Anchor
from ib_desk.domain.records.meeting import Meeting, MeetingId
from ib_desk.ui.deadline_words import deadline_title
from ib_desk.ui.escape import LeftByEscape
from ib_desk.ui.list_words import whose
from ib_desk.ui.listen import listen
from ib_desk.ui.one_write import OneWrite
from ib_desk.ui.session import Session
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import button_row, main_button, quiet_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.date_field import DateField
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.line_field import LineField
from ib_desk.ui.widgets.status import Status


class MoveCard(LeftByEscape, Card):
    """Hidden until it is asked; nothing is stored before “Verzetten”."""

    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(tr("Verzetten"), "moved_deadline")
        self._session = session
        self._line: DeadlineLine | None = None
        self._moving = OneWrite(session, self)
        self._day = DateField(tr("Naar welke dag?"), session.desk.clock.today, Direction.COMING)
        self._day_field = Field(tr("Naar welke dag?"), self._day)
        self._why = LineField(tr("Waarom?"))
        self._why_field = Field(tr("Waarom?"), self._why)
        self._for_all = Status("small", "muted")
        self.add(self._for_all)
        for field in (self._day_field, self._why_field):
            self.add(field)
        move = main_button(tr("Verzetten"), "moved_deadline")
        listen(self, move.clicked, self._move)
        self._why.returnPressed.connect(self._move)
        listen(self, self._day.typed, self._day_field.clear_problem)
        listen(self, self._why.textEdited, lambda _text: self._why_field.clear_problem())
        cancel = quiet_button(tr("Annuleren"))
        listen(self, cancel.clicked, self.leave)
        self.add(button_row(move, cancel))
        self.hide()

    def ask(self, line: DeadlineLine) -> None:
        """Put this one off."""
        self._line = line
        what = deadline_title(line.deadline)
        self.show_title(tr("{name} · {what}").format(name=whose(line.pupil), what=what))
        self._day.set_date(None)
        self._why.set_text("")
        for field in (self._day_field, self._why_field):
            field.clear_problem()
        self._for_all.tell("")
        self._for_all.hide()
        self.show()
        self._day.setFocus()
        if line.deadline.anchored.anchor is Anchor.MEETING:
            meeting_id, desk = MeetingId(line.deadline.anchored.record_id), self._session.desk
            job = self._session.read(lambda: desk.sittings.seats(meeting_id))
            listen(self, job.succeeded, lambda seats: self._tell_all(line, len(seats)))

    def _tell_all(self, line: DeadlineLine, count: int) -> None:
        """A sitting moves whole: who came here by the name of one child is told so before."""
        if self._line is line and count > 1:
            words = tr(
                "Dit overleg gaat over {count} leerlingen. Het gaat voor allemaal mee. "
                "Je reden komt in elk dossier: noem geen leerling."
            )
            self._for_all.show()
            self._for_all.tell(words.format(count=count))

    def _move(self) -> None:
        line, to, because = self._line, self._day.day(), self._why.text().strip()
        if line is None:
            return
        if not self._day.is_valid or to is None:
            self._day_field.show_problem(tr("Kies een dag."))
            self._day.setFocus()
        elif not because:
            self._why_field.show_problem(tr("Zonder reden verzet je niets. Eén zin is genoeg."))
            self._why.setFocus()
        else:
            day = self._session.desk.day
            self._moving.write(
                lambda: day.move(line, to, because), lambda change: self._end(line, change)
            )

    def _end(self, line: DeadlineLine, change: Change) -> None:
        self._session.say(_moved_words(change))
        if self._line is line:
            self.leave()

    def leave(self) -> None:
        """Back to the list."""
        self._line = None
        self.hide()
        self.left.emit()

    @override
    def escape(self) -> bool:
        if self._line is None:
            return False
        self.leave()
        return True


def _moved_words(change: Change) -> str:
    count = sum(isinstance(edit.record, Meeting) for edit in change.edits)
    if count > 1:
        return tr("Verzet voor {count} leerlingen. Met Ctrl+Z maak je het ongedaan.").format(
            count=count
        )
    return tr("Verzet. Met Ctrl+Z maak je het ongedaan.")
