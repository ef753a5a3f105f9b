"""All meetings about a pupil, and the way into a new one."""

from __future__ import annotations

from typing_extensions import override

from ib_desk.domain.records.meeting import Meeting
from ib_desk.ui.file.list_page import ListPage
from ib_desk.ui.file.page import Shown
from ib_desk.ui.meeting.page import begun
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.places import MEETING, MEETINGS
from ib_desk.ui.records.every import icon_of
from ib_desk.ui.session import Session
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import main_button


class MeetingsPage(ListPage):
    """A meeting that begins now is stored at once: there is no form between her and the talk."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__(session, navigator, MEETINGS)
        self._shown: Shown | None = None
        begin = main_button(tr("Nu een overleg beginnen"), icon_of(Meeting))
        begin.clicked.connect(self._begin)
        self.heading.add_action(begin)

    @override
    def show_file(self, shown: Shown) -> None:
        self._shown = shown
        super().show_file(shown)

    def _begin(self) -> None:
        if self._shown is not None:
            meeting = begun(self._shown)
            self.session.add(meeting)
            self.navigator.go_to_page(MEETING, Meeting, meeting.id)
