"""The terms of one file, the earliest first, each with the way to where it is settled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Slot

from ib_desk.domain.deadlines.deadlines import Deadline
from ib_desk.domain.file.anchors import place_of_anchor
from ib_desk.domain.records.support_file import SupportFileId
from ib_desk.ui.deadline_words import deadline_row
from ib_desk.ui.listen import listen
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.session import Session
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import quiet_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.row_list import RowList

_MOST: Final = 4


class DeadlinesCard(Card):
    """Is not there while nothing has a term."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__(tr("Termijnen"), "date")
        self._session = session
        self._navigator = navigator
        self._file_id: SupportFileId | None = None
        self._deadlines: Sequence[Deadline] = ()
        self._shows_all = False
        self._rows = RowList(tr("Termijnen"), as_cards=False, whole=True)
        self._rows.opened.connect(self._open)
        self._more = quiet_button("")
        listen(self, self._more.clicked, self._show_all)
        self.add(self._rows)
        self.add_to_head(self._more)
        self.hide()

    def show_file(self, file_id: SupportFileId) -> None:
        """Read what has a term in this file now."""
        if file_id != self._file_id:
            self._file_id, self._shows_all = file_id, False
            self._show(())
        day = self._session.desk.day
        job = self._session.read(lambda: (file_id, day.of_file(file_id)))
        job.succeeded.connect(self._take)

    def forget(self) -> None:
        """Of no file, and what is still read is not shown."""
        self._file_id, self._shows_all = None, False
        self._show(())

    @Slot(object)
    def _take(self, found: tuple[SupportFileId, Sequence[Deadline]]) -> None:
        file_id, deadlines = found
        if file_id == self._file_id:
            self._show(deadlines)

    def _show(self, deadlines: Sequence[Deadline]) -> None:
        desk = self._session.desk
        today, law = desk.clock.today(), desk.catalogue.law
        self._deadlines = deadlines
        is_whole = self._shows_all or len(deadlines) <= _MOST + 1
        shown = deadlines if is_whole else deadlines[:_MOST]
        self._rows.show_rows([deadline_row(one, today, law) for one in shown])
        self._more.setText(tr("Nog {count} tonen").format(count=len(deadlines) - len(shown)))
        self._more.setVisible(not is_whole)
        self.setVisible(bool(deadlines))

    def _show_all(self) -> None:
        self._shows_all = True
        self._show(self._deadlines)
        self._rows.setFocus()

    @Slot(object)
    def _open(self, deadline: Deadline) -> None:
        self._navigator.go_to_field(place_of_anchor(deadline.anchored))
