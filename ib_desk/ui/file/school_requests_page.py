"""Termijnen en verzoeken; while an inspection waits, it leads to what is out of sight too."""

from __future__ import annotations

from typing_extensions import override

from ib_desk.domain.records.inspection_choice import InspectionChoice
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
        asked = {
            one.id
            for one in shown.known.of(SchoolRequest)
            if one.kind is SchoolRequestKind.INSPECTION and one.is_to_settle
        }
        settled = {
            (one.school_request_id, one.about)
            for one in shown.whole.of(InspectionChoice)
            if not one.is_to_settle
        }
        notes = [one.id for one in shown.whole.of(WorkNote)]
        is_settled = all((request, note) in settled for request in asked for note in notes)
        self._notes.setVisible(bool(asked))
        self._notes.show_message(NoteKind.WARN, *_message(len(notes), is_settled=is_settled))

    @override
    def forget_file(self) -> None:
        super().forget_file()
        self._notes.hide()
        self._notes.show_message(NoteKind.WARN, "", "")


def _message(notes: int, *, is_settled: bool) -> tuple[str, str]:
    """By her own notes alone: neither how many are closed is told here, nor whether any is left."""
    look = tr("Kijk ook bij Gesloten stukken.")
    if notes and is_settled:
        return look, tr(
            "Over elke werkaantekening heb je beslist. Daar zie je of dat ook geldt voor elk "
            "gesloten stuk."
        )
    counted = {0: look, 1: tr("Er staat nog 1 werkaantekening.")}
    many = tr("Er staan nog {count} werkaantekeningen.").format(count=notes)
    return counted.get(notes, many), tr(
        "Ook werkaantekeningen en gesloten stukken kunnen onder inzage vallen. Bepaal van elk of "
        "wie recht heeft op inzage het mag lezen, en waarom niet."
    )
