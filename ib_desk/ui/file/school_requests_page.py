"""Termijnen en verzoeken; while an inspection waits, it leads to what is out of sight too."""

from __future__ import annotations

from typing_extensions import override

from ib_desk.domain.records.school_request import SchoolRequest, SchoolRequestKind
from ib_desk.domain.records.work_note import WorkNote
from ib_desk.ui.file.list_page import ListPage
from ib_desk.ui.file.page import Shown
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.places import CLOSED_ITEMS, SCHOOL_REQUESTS, title_of, words_to
from ib_desk.ui.session import Session
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.note import Note, NoteKind


class SchoolRequestsPage(ListPage):
    """A note that was kept, or what is closed, can be asked for: who answers looks at each."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__(session, navigator, SCHOOL_REQUESTS)
        self._notes = Note(NoteKind.WARN, "")
        self._notes.add_action(
            words_to(title_of(CLOSED_ITEMS)), lambda: navigator.go_to_page(CLOSED_ITEMS)
        )
        self._notes.hide()
        # Above the lists, where the answer is written.
        self.body.insertWidget(self.body.indexOf(self.heading) + 1, self._notes)

    @override
    def show_file(self, shown: Shown) -> None:
        super().show_file(shown)
        asked = [
            one
            for one in shown.known.of(SchoolRequest)
            if one.kind is SchoolRequestKind.INSPECTION and one.is_to_settle
        ]
        count = len(shown.whole.of(WorkNote))
        self._notes.setVisible(bool(asked))
        self._notes.show_message(NoteKind.WARN, _title(count), _also_asked())

    @override
    def forget_file(self) -> None:
        super().forget_file()
        self._notes.hide()
        self._notes.show_message(NoteKind.WARN, "", "")


def _title(count: int) -> str:
    """Of what is closed no number is told here."""
    if not count:
        return tr("Kijk ook bij Gesloten stukken.")
    if count == 1:
        return tr("Er staat nog 1 werkaantekening.")
    return tr("Er staan nog {count} werkaantekeningen.").format(count=count)


def _also_asked() -> str:
    return tr(
        "Ook werkaantekeningen en gesloten stukken kunnen onder inzage vallen. Bepaal van elk of "
        "wie recht heeft op inzage het mag lezen, en waarom niet."
    )
