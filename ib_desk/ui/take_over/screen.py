"""Dossier overnemen: whom it is about, then what holds now, then the next pupil."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from typing_extensions import override

from ib_desk.application.changes import Change
from ib_desk.application.drafts import Spot
from ib_desk.application.overview import Lists
from ib_desk.application.ports import Draft
from ib_desk.application.support_files import SupportFiles
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.pupil import PupilId
from ib_desk.domain.records.school import Professional
from ib_desk.domain.records.support_file import SupportFile, SupportFileId
from ib_desk.ui.escape import LeftByEscape
from ib_desk.ui.file.taking_notes import TakingNotes, ask_for_documents, dropped_files
from ib_desk.ui.forms.draft_pause import DraftPause
from ib_desk.ui.forms.spec import Around
from ib_desk.ui.kept_fresh import KeptFresh
from ib_desk.ui.keys import leave_field
from ib_desk.ui.listen import listen
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.places import DOCUMENTS, PUPILS, TAKE_OVER, title_of, words_to
from ib_desk.ui.records.every import icon_of
from ib_desk.ui.session import Session
from ib_desk.ui.take_over.form import TakeOverForm
from ib_desk.ui.take_over.questions import UNFINISHED
from ib_desk.ui.take_over.whom import Whom
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import button_row, main_button, quiet_button, second_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.headings import PageHeading
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.note import Note, NoteKind
from ib_desk.ui.widgets.scroll_page import Foot, ScrollPage

_FORM, _WHOM = "form", "whom"
"""The drafts of this screen: all answers as one text, and the id of the pupil."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What the screen shows of the vault."""

    lists: Lists
    people: tuple[str, ...]


class TakeOverScreen(LeftByEscape, ScrollPage):
    """Stored as one step, by one key; then the field for the next pupil waits."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__(title_of(TAKE_OVER))
        self._session = session
        self._navigator = navigator
        self._files = SupportFiles(session.desk.records, session.desk.clock)
        self._paths: list[Path] = []
        self._count = 0
        self._last: SupportFileId | None = None
        self._wanted: PupilId | None = None
        catalogue = session.desk.catalogue
        around = Around(today=session.desk.clock.today(), terms=catalogue.terms)
        self.setAcceptDrops(True)
        self._whom = Whom()
        self._form = TakeOverForm(catalogue.levels, around)
        self._build()
        self._pause = DraftPause(session, self, self._keep_draft)
        self._listen()
        self._show_whether_chosen()
        self._fresh = KeptFresh(
            self, session, self._read, self._show, lambda k: k.lists.is_complete
        )

    # -- for the frame -----------------------------------------------------------------
    @override
    def enter(self) -> None:
        self._fresh.enter()
        self._put_draft_back()
        (self._form if self._whom.is_chosen else self._whom).focus_first()

    @override
    def step(self, by: int) -> None:
        """The next pupil without a file, in the order of the list."""
        if not self._form.texts():
            self._whom.step(by)

    @override
    def go_to_spot(self, spot: Spot) -> None:
        """Whom another screen chose; else where she was before a lock."""
        if spot.record_id is not None and spot.record_id != UNFINISHED:
            wanted, half_filled_of = PupilId(spot.record_id), self._whom.pupil_id or self._wanted
            if half_filled_of in {None, wanted} or not self._form.texts():
                self._wanted = wanted
                self._choose_wanted()
            else:
                self._session.say(
                    tr("Dit gaat over een andere leerling. Neem die eerst over of maak het leeg.")
                )
        self._navigator.arrived()

    @override
    def escape(self) -> bool:
        """What is typed waits until the next time."""
        self._keep_typed()
        self._navigator.go_to(PUPILS)
        return True

    # -- building ----------------------------------------------------------------------
    def _build(self) -> None:
        self.add(
            PageHeading(
                title_of(TAKE_OVER),
                tr(
                    "Voor een dossier dat al loopt. Vul in wat nu geldt; leeg laten mag."
                    " Wat eerder gebeurde, vraagt IB Desk niet opnieuw."
                ),
            )
        )
        self._done = Note(NoteKind.OK, "", beside=True)
        self._to_file = self._done.add_action(words_to(tr("dossier")), self._open_last)
        self._done.hide()
        self._taking = TakingNotes(self._session)
        self._documents = Card(title_of(DOCUMENTS), icon_of(Attachment))
        self._names = label("", "body", "muted")
        self._choose = second_button(tr("Documenten kiezen…"), "add")
        self._choose.clicked.connect(self._ask_documents)
        self._drop_all = quiet_button(tr("Toch niet"), "remove")
        self._drop_all.clicked.connect(self._forget_documents)
        self._documents.add(self._names)
        self._documents.add(button_row(self._choose, self._drop_all))
        for part in (self._done, self._taking, self._whom, self._form, self._documents):
            self.add(part)
        self.finish()
        self._told = Foot()
        back = second_button(words_to(title_of(PUPILS)))
        back.clicked.connect(self.escape)
        self._take = main_button(tr("Overnemen"))
        self._take.setToolTip(tr("Overnemen, en door naar de volgende (Ctrl+Enter)"))
        self._take.setAccessibleDescription("Ctrl+Enter")
        self._take.clicked.connect(self._ask_take)
        self._told.add_action(back)
        self._told.add_action(self._take)
        self.set_foot(self._told)
        self._show_documents()

    def _listen(self) -> None:
        self._whom.chosen.connect(self._note_chosen)
        self._whom.typed.connect(self._pause.note_typing)
        self._whom.file_asked.connect(self._navigator.go_to_file)
        self._form.typed.connect(self._pause.note_typing)
        self._form.left.connect(self._keep_typed)
        self._form.grown.connect(self.show_place_soon)
        self._taking.told.connect(self.show_place_soon)
        self._session.changed.connect(self._look_again)

    # -- reading -----------------------------------------------------------------------
    def _read(self) -> _Known:
        desk = self._session.desk
        people = desk.records.find(Professional)
        names = tuple(sorted(person.name for person in people if person.name))
        return _Known(desk.overview.look(), names)

    def _show(self, known: _Known) -> None:
        self._whom.offer(known.lists.pupils)
        self._form.offer_people(known.people)
        self._choose_wanted()
        self._show_whether_chosen()

    def _choose_wanted(self) -> None:
        """Asked for before the pupils were read: once more when they are."""
        if self._wanted is not None and self._whom.choose(self._wanted):
            self._wanted = None

    @Slot(object)
    def _look_again(self, change: Change) -> None:
        """A file that was taken back is not said to be taken over."""
        if any(edit.after is None and edit.record.id == self._last for edit in change.edits):
            self._done.hide()
            self._count -= 1
            self._last = None

    # -- answering ---------------------------------------------------------------------
    @Slot()
    def _note_chosen(self) -> None:
        self._show_whether_chosen()
        self._keep_typed()
        if self._whom.is_chosen:
            self._form.focus_first()

    def _show_whether_chosen(self) -> None:
        """Nothing is asked before it is clear whom it is about."""
        for part in (self._form, self._documents):
            part.setVisible(self._whom.is_chosen)
        self._take.setEnabled(self._whom.is_chosen)
        said = tr("{count} overgenomen.").format(count=self._count) if self._count else ""
        self._told.show_words(said, "tick", "ok")

    @Slot()
    def _ask_documents(self) -> None:
        ask_for_documents(self, self._add_documents)

    def _add_documents(self, paths: list[Path]) -> None:
        self._paths += [path for path in paths if path not in self._paths]
        self._show_documents()

    @Slot()
    def _forget_documents(self) -> None:
        self._paths.clear()
        self._show_documents()
        self._choose.setFocus()

    def _show_documents(self) -> None:
        names = ", ".join(path.name for path in self._paths)
        self._names.setText(names or tr("Of sleep ze naar dit venster."))
        self._drop_all.setVisible(bool(self._paths))

    # -- taking over -------------------------------------------------------------------
    @Slot()
    def _ask_take(self) -> None:
        leave_field(self)
        pupil_id = self._whom.pupil_id
        misread = self._form.find_misread()
        if pupil_id is None or not self._take.isEnabled():
            return
        if misread is not None:
            misread.setFocus()
            return
        self._take.setEnabled(False)
        taken, name = self._form.taken, self._whom.name
        job = self._session.write(lambda: self._files.take_over(pupil_id, taken))
        listen(self, job.succeeded, lambda change: self._finish(change, name))
        listen(self, job.finished, self._show_whether_chosen)

    def _finish(self, change: Change, name: str) -> None:
        if not isinstance(change.subject, SupportFile):
            return
        self._last = change.subject.id
        self._count += 1
        if self._paths:
            self._taking.take(self._last, list(self._paths))
        self._done.show_message(
            NoteKind.OK, tr("Het dossier van {name} is overgenomen.").format(name=name)
        )
        self._done.show()
        self._empty()
        self._whom.focus_first()
        self.show_focus_soon(from_top=True)

    def _open_last(self) -> None:
        if self._last is not None:
            self._done.hide()
            self._navigator.go_to_file(self._last)

    # -- what is typed -----------------------------------------------------------------
    def _empty(self) -> None:
        self._pause.stop()
        self._paths.clear()
        self._show_documents()
        self._whom.choose(None)
        self._form.show_texts({})
        self._forget_draft()
        self._show_whether_chosen()

    def _forget_draft(self) -> None:
        for name in (_FORM, _WHOM):
            self._session.forget_draft(UNFINISHED, name)

    @Slot()
    def _keep_typed(self) -> None:
        """Before a lock there may be no moment more."""
        self._pause.stop()
        self._keep_draft()

    def _keep_draft(self) -> None:
        pupil_id, texts = self._whom.pupil_id, self._form.texts()
        if pupil_id is None and not texts:
            if self._wanted is None:
                self._forget_draft()
            return
        for name, text in ((_FORM, json.dumps(texts)), (_WHOM, str(pupil_id or ""))):
            draft = Draft(record_id=UNFINISHED, field=name, text=text, cursor=0)
            self._session.keep_draft(draft, title_of(TAKE_OVER))

    def _put_draft_back(self) -> None:
        form, whom = (self._session.draft_of(UNFINISHED, name) for name in (_FORM, _WHOM))
        if whom is not None and whom.text and self._wanted is None:
            self._wanted = PupilId(UUID(whom.text))
            self._choose_wanted()
        if form is not None:
            self._form.show_texts(json.loads(form.text))

    # -- dropping ----------------------------------------------------------------------
    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and self._whom.is_chosen:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._add_documents(dropped_files(event))
        event.acceptProposedAction()
