"""Snel signaal: a pupil and one sentence, while the teacher is still in the door."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from ib_desk.application.changes import Change
from ib_desk.application.overview import PupilLine
from ib_desk.application.ports import Draft
from ib_desk.application.support_files import SupportFiles
from ib_desk.domain.records.pupil import PupilId
from ib_desk.ui.caseload.pupil_field import PupilField
from ib_desk.ui.forms.draft_pause import DraftPause
from ib_desk.ui.places import name_field
from ib_desk.ui.session import Session
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import button_row, main_button, quiet_button, second_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.line_field import LineField

UNFINISHED = UUID("5d0c4f1e-6a43-4f0e-9a58-1f4f2f6f7c11")
"""Under this id a half-typed signal is kept, which belongs to no record yet."""
_PUPIL, _FACT = "pupil", "fact"


class QuickSignal(Card):
    """Enter keeps it; a half-typed one comes back after Esc, a lock or a crash."""

    kept = Signal(object, str)
    """The change, and the name of the pupil."""
    left = Signal()
    pupil_missing = Signal(str)
    """No child has this name: it has to be added first, and what is typed waits."""

    def __init__(self, session: Session, files: SupportFiles) -> None:
        super().__init__(tr("Snel signaal"), "signal")
        self._session = session
        self._files = files
        self._about: PupilId | None = None
        self.add(label(tr("Eén zin is genoeg. Uitwerken kan later."), "small", "muted"))
        self._pupil = PupilField(tr("Leerling"))
        self._fact = LineField(tr("Wat zag je?"), placeholder=tr("Wat iedereen kon zien of horen"))
        self._pupil_field = Field(tr("Leerling"), self._pupil)
        self._fact_field = Field(tr("Wat zag je?"), self._fact)
        self._pupil.chosen.connect(self._fact.setFocus)
        self._pupil.textEdited.connect(self._look_again)
        self._fact.textEdited.connect(self._fact_field.clear_problem)
        self._pupil.returnPressed.connect(self._go_on)
        self._fact.returnPressed.connect(self._keep)
        self._pause = DraftPause(session, self, self._keep_draft)
        for name, line in ((_PUPIL, self._pupil), (_FACT, self._fact)):
            name_field(line, UNFINISHED, name)
            line.textEdited.connect(self._pause.note_typing)
            line.left.connect(self._keep_typed)
        self.add(self._pupil_field)
        self.add(self._fact_field)
        self._save = main_button(tr("Signaal bewaren"))
        self._save.clicked.connect(self._keep)
        away = second_button(tr("Annuleren"))
        away.clicked.connect(self.leave)
        self._add = quiet_button(tr("Leerling toevoegen"), "add_person")
        self._add.clicked.connect(self._ask_to_add)
        self._add.hide()
        self.add(button_row(self._save, away, self._add))

    @property
    def is_unfinished(self) -> bool:
        """Whether a half-typed signal was kept."""
        return any(self._session.draft_of(UNFINISHED, name) for name in (_PUPIL, _FACT))

    def offer(self, lines: Sequence[PupilLine]) -> None:
        """Whom a signal can be about: who is at school."""
        self._pupil.offer([line for line in lines if not line.has_left])
        if self._about is not None:
            self.begin(self._about)
            self._about = None

    def begin(self, pupil_id: PupilId | None = None) -> None:
        """Start, or go on with what was half-typed."""
        drafts = {name: self._session.draft_of(UNFINISHED, name) for name in (_PUPIL, _FACT)}
        for line, draft in ((self._pupil, drafts[_PUPIL]), (self._fact, drafts[_FACT])):
            if draft is not None:
                line.set_text(draft.text)
                line.setCursorPosition(draft.cursor)
        self._about = None
        if pupil_id is not None:
            self._pupil.choose(pupil_id)
            # Asked for before the pupils were read: once more when they are.
            self._about = pupil_id if self._pupil.pupil_id is None else None
        (self._pupil if self._pupil.pupil_id is None else self._fact).setFocus()

    def _look_again(self) -> None:
        self._pupil_field.clear_problem()
        self._add.hide()

    def leave(self) -> None:
        """Give up what was typed."""
        self._empty()
        self.left.emit()

    def _put_aside(self) -> None:
        """What is typed waits until the next time."""
        if self._pupil.text().strip() or self._fact.text().strip():
            self._keep_draft()
            self.left.emit()
        else:
            self.leave()

    def _go_on(self) -> None:
        if self._pupil.pupil_id is not None:
            self._pupil.choose(self._pupil.pupil_id)
            self._fact.setFocus()

    def _keep(self) -> None:
        self._pupil.close_list()
        pupil_id, fact = self._pupil.pupil_id, self._fact.text().strip()
        if pupil_id is None:
            self._ask_for_pupil()
        elif not fact:
            self._fact_field.show_problem(tr("Schrijf in één zin wat je zag."))
            self._fact.setFocus()
        else:
            self._save.setEnabled(False)
            job = self._session.write(lambda: self._files.note_signal(pupil_id, fact))
            job.succeeded.connect(self._finish)
            job.finished.connect(self._allow)

    def _ask_for_pupil(self) -> None:
        is_missing = self._pupil.fits_nobody
        self._pupil_field.show_problem(
            tr("Deze leerling staat er nog niet bij. Je zin blijft bewaard.")
            if is_missing
            else tr("Kies een leerling uit de lijst.")
        )
        self._add.setVisible(is_missing)
        (self._add if is_missing else self._pupil).setFocus()

    def _ask_to_add(self) -> None:
        self._keep_typed()
        self._add.hide()
        self._pupil_field.clear_problem()
        self.pupil_missing.emit(self._pupil.text().strip())

    @Slot(object)
    def _finish(self, change: Change) -> None:
        name = self._pupil.pupil_name
        self._empty()
        self.kept.emit(change, name)

    @Slot()
    def _allow(self) -> None:
        self._save.setEnabled(True)

    def _empty(self) -> None:
        self._pause.stop()
        self._pupil.choose(None)
        self._fact.set_text("")
        self._pupil_field.clear_problem()
        self._fact_field.clear_problem()
        for name in (_PUPIL, _FACT):
            self._session.forget_draft(UNFINISHED, name)

    def _keep_typed(self) -> None:
        """Before a lock there may be no moment more."""
        if self._pause.isActive():
            self._pause.stop()
            self._keep_draft()

    def _keep_draft(self) -> None:
        for name, line in ((_PUPIL, self._pupil), (_FACT, self._fact)):
            self._session.keep_draft(
                Draft(
                    record_id=UNFINISHED,
                    field=name,
                    text=line.text(),
                    cursor=line.cursorPosition(),
                ),
                tr("Snel signaal"),
            )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._put_aside()
            return
        super().keyPressEvent(event)
