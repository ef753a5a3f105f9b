"""One meeting while it goes on: what is typed at the foot becomes its minutes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.application.changes import Edit
from ib_desk.domain.dutch_dates import full_date
from ib_desk.domain.file.meetings import also_called, meeting_meant, state_of_action
from ib_desk.domain.offers.picked_text import NOTHING, Offered
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.decision import Decision
from ib_desk.domain.records.meeting import Meeting, MeetingId
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.sitting import TeamAgreement
from ib_desk.ui.file.page import FilePage, Shown
from ib_desk.ui.keys import shortcut
from ib_desk.ui.listen import listen
from ib_desk.ui.meeting.content import MeetingContent, meeting_of
from ib_desk.ui.meeting.line_entry import KEY, Line, LineEntry, LineKind
from ib_desk.ui.meeting.sitting_card import SittingCard
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.places import MEETING, MEETINGS, title_of
from ib_desk.ui.records.every import icon_of
from ib_desk.ui.records.meeting import day_of
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.beside import BesideOrUnder
from ib_desk.ui.widgets.buttons import main_button, second_button
from ib_desk.ui.widgets.empty_state import EmptyState
from ib_desk.ui.widgets.headings import PageHeading

_PRINT = "meeting"

_ROOM_FOR_BUTTON = 640
"""Beside the line that is typed."""


class MeetingPage(FilePage):
    """Shows the meeting that was asked for, else the last that was held."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__(session, navigator, title_of(MEETING))
        self._shown: Shown | None = None
        self._meeting_id: MeetingId | None = None
        self._open: MeetingContent | None = None
        self._sitting: SittingCard | None = None
        self._entry: LineEntry | None = None
        self._last: tuple[Line, Record] | None = None
        self._kept: type[Record] | None = None
        """What a line became that is not shown yet."""
        self._is_awaited = False
        """Whether a meeting was asked for that is not read yet."""
        self._heading = PageHeading(self.title)
        every = second_button(tr("Alle overleggen"), "back")
        listen(self, every.clicked, lambda: navigator.go_to_page(MEETINGS))
        prepare = second_button(tr("Voorbereiding"), "print")
        prepare.clicked.connect(self._to_preparation)
        self._prepare = prepare
        for action in (every, prepare):
            self._heading.add_action(action)
        self.add_heading(self._heading)
        self._none = EmptyState(
            icon_of(Meeting),
            tr("Nog geen overleg"),
            tr("Begin er een. Wat je typt, is meteen het verslag."),
            tr("Overleg beginnen"),
        )
        self._none.asked.connect(self._begin)
        self.add(self._none)
        self._place = QVBoxLayout()
        spaced(self._place, 0, 12)
        self.add(self._place)
        self.finish()
        self._make_foot()
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        turn = shortcut((KEY,), self._turn_kind, context)
        turn.setParent(self)
        self.addAction(turn)

    @override
    def show_file(self, shown: Shown) -> None:
        self._shown = shown
        super().show_file(shown)
        meeting = meeting_meant(shown.whole, self._meeting_id, shown.around.today)
        self._none.setVisible(meeting is None)
        for part in (self._bottom, self._prepare):
            part.setVisible(meeting is not None)
        if meeting is None:
            self._drop_content()
            self._heading.show_title(self.title)
            return
        if self._open is None or not self._open.is_for(meeting):
            self._build_content(meeting, shown)
        else:
            self._open.show_file(meeting, shown)
            self._show_kept(self._open)
        self._show_title(meeting, shown)

    @property
    @override
    def report(self) -> str:
        return _PRINT

    @override
    def go_to(self, kind: type[Record] | None, record_id: UUID | None, field: str) -> None:
        record = self._found(kind, record_id)
        whose = None if record is None else meeting_of(record)
        if record is None and kind is Meeting and record_id is not None:
            self._meeting_id, self._is_awaited = MeetingId(record_id), True
        elif self._shown is not None and whose is not None:
            self._meeting_id = MeetingId(whose)
            self.show_file(self._shown)
        if self._open is None or record is None:
            self.focus_first()
        elif isinstance(record, Meeting):
            if not self._open.focus_field(field):
                self.focus_first()
        elif not self._open.open_part(record.id, field):
            self.focus_first()

    @override
    def focus_first(self) -> None:
        if self._open is None or self._entry is None:
            self._none.setFocus()
        elif self._open.meeting.kind is None:
            self._open.focus_field("kind")
        else:
            self._entry.focus()

    @override
    def add_new(self) -> None:
        if self._entry is not None:
            self._entry.focus()

    @override
    def turn(self, by: int) -> bool:
        return self._sitting is not None and self._sitting.turn(by)

    def _found(self, kind: type[Record] | None, record_id: UUID | None) -> Record | None:
        if self._shown is None or kind is None:
            return None
        return next((one for one in self._shown.whole.of(kind) if one.id == record_id), None)

    # -- the meeting that is shown -----------------------------------------------------
    def _make_foot(self) -> None:
        self._bottom = BesideOrUnder(_ROOM_FOR_BUTTON, at_bottom=True, margins=(24, 9, 20, 9))
        self._bottom.setProperty("ground", "foot")
        self._entry_place = QVBoxLayout()
        self._bottom.add_words(self._entry_place)
        done = main_button(tr("Klaar: naar het verslag"), "print")
        done.clicked.connect(self._to_minutes)
        self._bottom.add_action(done)
        self.set_foot(self._bottom)

    def _build_content(self, meeting: Meeting, shown: Shown) -> None:
        focus: QWidget | None = self.window().focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        self._drop_content()
        self._open = MeetingContent(self.session, meeting, shown, self.navigator)
        self._sitting = SittingCard(self._open.binding, shown.around, self.navigator)
        # Who talks about one pupil seldom needs it; who talks about five goes by it all the time.
        parts = [self._open, self._sitting]
        for part in parts if meeting.sitting_id is None else reversed(parts):
            self._place.addWidget(part)
        is_about_more = meeting.sitting_id is not None
        self._entry = LineEntry(self._open.binding, self._offered, for_team=is_about_more)
        self._entry.entered.connect(self._keep)
        self._entry.recalled.connect(self._recall)
        self._entry_place.addWidget(self._entry)
        # At once: what is not shown yet cannot take the focus.
        self._open.show()
        self._entry.show()
        if had_focus or self._is_awaited:
            self._is_awaited = False
            self.focus_first()

    def _offered(self) -> Offered:
        """Who could take care of an action."""
        if self._shown is None or self._open is None:
            return NOTHING
        blank = Agreement(file_id=self._open.meeting.file_id)
        return self._shown.around.offers(blank, "owner")

    def _drop_content(self) -> None:
        for part in (self._entry, self._sitting, self._open):
            if part is not None:
                part.setParent(None)
                part.deleteLater()
        self._open = self._entry = self._sitting = self._last = None

    def _show_title(self, meeting: Meeting, shown: Shown) -> None:
        terms = shown.around.terms
        day = "" if meeting.held_on is None else full_date(meeting.held_on)
        title = terms.title(meeting.kind) if meeting.kind is not None else self.title
        self._heading.show_title(title, in_a_line((day, meeting.starts_at, meeting.purpose)))

    def _begin(self) -> None:
        if self._shown is not None:
            self.session.add(begun(self._shown))

    def _to_minutes(self) -> None:
        self._to_print(_PRINT)

    def _to_preparation(self) -> None:
        self._to_print("preparation")

    def _to_print(self, report: str) -> None:
        self.leave()
        if self._open is not None:
            self.navigator.open_print(report, self._open.meeting.id)

    # -- lines -------------------------------------------------------------------------
    def _turn_kind(self) -> None:
        if self._entry is not None:
            self._entry.choose_next()

    def _keep(self, line: Line) -> None:
        if self._open is None or self._shown is None:
            return
        meeting = self._open.meeting
        if line.kind is LineKind.NOTE:
            self._kept = Meeting
            self._last = (line, self._keep_note(meeting, [*_notes(meeting), line.words]))
            return
        record = self._made(line, meeting, self._shown)
        self._kept = type(record)
        self.session.add(record)
        self._last = (line, record)
        if isinstance(record, Agreement) and record.state is AgreementState.PROPOSED:
            words = tr("{owner} was er niet. De afspraak is voorgesteld, tot je een ja hebt.")
            self.session.say(words.format(owner=record.owner))

    def _show_kept(self, content: MeetingContent) -> None:
        """Who types on at the foot sees where her line went."""
        kind, self._kept = self._kept, None
        if kind is not None:
            self.bring_in_view(content.end_of(kind))

    def _keep_note(self, before: Meeting, notes: Sequence[str]) -> Meeting:
        after = replace(before, discussed="\n".join(notes))
        if self._open is not None:
            self._open.binding.show(after)
        self.session.change(before, after)
        return after

    def _made(
        self, line: Line, meeting: Meeting, shown: Shown
    ) -> Decision | Agreement | TeamAgreement:
        if line.kind is LineKind.DECISION:
            return Decision(meeting_id=meeting.id, decided=line.words)
        if line.kind is LineKind.TEAM_ACTION and meeting.sitting_id is not None:
            return TeamAgreement(
                sitting_id=meeting.sitting_id,
                agreed_on=day_of(meeting, shown.around.today),
                result=line.words,
                owner=line.owner,
                ends_on=line.ends_on,
            )
        whole = shown.whole
        also = also_called(whole, meeting, shown.around.terms.label)
        return Agreement(
            file_id=meeting.file_id,
            meeting_id=meeting.id,
            agreed_on=day_of(meeting, shown.around.today),
            result=line.words,
            owner=line.owner,
            ends_on=line.ends_on,
            state=state_of_action(whole, meeting, line.owner, also),
        )

    def _recall(self) -> None:
        """The line before becomes another kind: it is typed again, and can be finished as that."""
        if self._entry is None or self._open is None or self._last is None:
            return
        (line, record), self._last = self._last, None
        if isinstance(record, Meeting):
            notes = _notes(self._open.meeting)
            if line.words in notes:
                notes.reverse()
                notes.remove(line.words)
                self._keep_note(self._open.meeting, notes[::-1])
        else:
            edits = [Edit(record, None)]
            self.session.write(lambda: self.session.desk.records.apply(Action.CHANGED, edits))
        self._entry.put_back(line, self._entry.following(line.kind))


def begun(shown: Shown) -> Meeting:
    """A meeting of today, to be filled in."""
    return Meeting(file_id=shown.whole.file.id, held_on=shown.around.today)


def _notes(meeting: Meeting) -> list[str]:
    """As they stand there, the empty ones between them too."""
    return meeting.discussed.splitlines()
