"""Snel signaal: a pupil and one sentence, while the teacher is still in the door."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from ib_desk.application.changes import Change
from ib_desk.application.overview import PupilLine
from ib_desk.application.ports import Draft
from ib_desk.application.support_files import SupportFiles
from ib_desk.domain.records.pupil import PupilId
from ib_desk.ui.caseload.pupil_field import PupilField
from ib_desk.ui.escape import LeftByEscape
from ib_desk.ui.forms.draft_pause import DraftPause
from ib_desk.ui.listen import listen
from ib_desk.ui.session import Session
from ib_desk.ui.spots import name_field
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import button_row, main_button, quiet_button, second_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.headings import Heading
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.line_field import LineField

UNFINISHED = UUID("5d0c4f1e-6a43-4f0e-9a58-1f4f2f6f7c11")
"""Under this id a half-typed signal is kept, which belongs to no record yet."""
_PUPIL, _FACT, _WHOM = "pupil", "fact", "whom"
"""What was typed in both fields, and the id of who was chosen."""


class QuickSignal(LeftByEscape, Card):
    """Whom it is about is asked first, and stands there large; then one sentence, and Enter.

    Nobody is chosen beforehand without a word: who begins in a file gets its pupil to choose. A
    half-typed one comes back after Esc, a lock or a crash.
    """

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
        self._near: PupilId | None = None
        self._build()
        self._listen()
        self._show_whom()

    def _build(self) -> None:
        self._pupil = PupilField(tr("Leerling"))
        self._fact = LineField(tr("Wat zag je?"), placeholder=tr("Wat iedereen kon zien of horen"))
        self._pupil_field = Field(tr("Over wie gaat het?"), self._pupil)
        self._fact_field = Field(tr("Wat zag je?"), self._fact)
        self._this_one = quiet_button(tr("Over deze leerling"), "person")
        self._whom = QWidget()
        self._name = Heading("", "h1")
        self._other = quiet_button(tr("Iemand anders"))
        row = QHBoxLayout(self._whom)
        spaced(row, 0, 12)
        row.addWidget(self._name)
        row.addWidget(self._other)
        row.addStretch(1)
        self._save = main_button(tr("Signaal bewaren"))
        self._away = second_button(tr("Annuleren"))
        self._add = quiet_button(tr("Leerling toevoegen"), "add_person")
        self._add.hide()
        self.add(label(tr("Eén zin is genoeg. Uitwerken kan later."), "small", "muted"))
        self.add(self._pupil_field)
        self.add(button_row(self._this_one))
        self.add(self._whom)
        self.add(self._fact_field)
        self.add(button_row(self._save, self._away, self._add))

    def _listen(self) -> None:
        self._pupil.chosen.connect(self._go_on)
        listen(self, self._pupil.textEdited, self._look_again)
        listen(self, self._fact.textEdited, self._fact_field.clear_problem)
        self._pupil.returnPressed.connect(self._go_on)
        self._fact.returnPressed.connect(self._keep)
        self._this_one.clicked.connect(self._take_near)
        self._other.clicked.connect(self._ask_again)
        self._pause = DraftPause(self._session, self, self._keep_draft)
        for name, line in ((_PUPIL, self._pupil), (_FACT, self._fact)):
            name_field(line, UNFINISHED, name)
            line.textEdited.connect(self._pause.note_typing)
            line.left.connect(self._keep_typed)
        self._save.clicked.connect(self._keep)
        self._away.clicked.connect(self.leave)
        self._add.clicked.connect(self._ask_to_add)

    @property
    def is_unfinished(self) -> bool:
        """Whether a half-typed signal was kept."""
        return any(self._session.draft_of(UNFINISHED, name) for name in (_PUPIL, _FACT))

    def offer(self, lines: Sequence[PupilLine]) -> None:
        """Whom a signal can be about: who is at school."""
        self._pupil.offer([line for line in lines if not line.has_left])
        if self._about is not None:
            self._choose(self._about)
            self._about = None
        self._show_near()

    def begin(self, pupil_id: PupilId | None = None, near: PupilId | None = None) -> None:
        """Start, or go on with what was half-typed.

        Args:
            pupil_id: whom she chose already, by the row or by adding the child.
            near: whose file was open: offered, and not chosen.
        """
        drafts = {name: self._session.draft_of(UNFINISHED, name) for name in (_PUPIL, _FACT)}
        for line, draft in ((self._pupil, drafts[_PUPIL]), (self._fact, drafts[_FACT])):
            if draft is not None:
                line.set_text(draft.text)
                line.setCursorPosition(draft.cursor)
        self._about, self._near = None, near
        pupil_id = pupil_id or self._chosen_before()
        if pupil_id is not None:
            self._choose(pupil_id)
            # Asked for before the pupils were read: once more when they are.
            self._about = pupil_id if self._pupil.pupil_id is None else None
        self._show_whom()
        self._focus_next()

    def _chosen_before(self) -> PupilId | None:
        draft = self._session.draft_of(UNFINISHED, _WHOM)
        return PupilId(UUID(draft.text)) if draft is not None and draft.text else None

    @Slot()
    def leave(self) -> None:
        """Give up what was typed."""
        self._empty()
        self.left.emit()

    # -- whom it is about ----------------------------------------------------------------
    @property
    def _is_chosen(self) -> bool:
        """Not by the letters alone: she went on with this child."""
        return self._pupil.is_picked

    def _choose(self, pupil_id: PupilId) -> None:
        self._pupil.choose(pupil_id)
        self._pupil_field.clear_problem()
        self._add.hide()
        self._show_whom()
        self._focus_next()

    def _show_whom(self) -> None:
        chosen = self._is_chosen
        self._name.setText(self._pupil.text() if chosen else "")
        self._fact_field.setEnabled(chosen)
        if chosen and self._pupil.hasFocus():
            self._fact.setFocus()  # before it is hidden: the focus would go who knows where
        self._whom.setVisible(chosen)
        self._pupil_field.setVisible(not chosen)
        self._show_near()

    def _show_near(self) -> None:
        name = "" if self._near is None else self._pupil.name_of(self._near)
        if name:
            self._this_one.setText(tr("Over {name}").format(name=name))
        self._this_one.setVisible(bool(name) and not self._is_chosen)

    def _focus_next(self) -> None:
        (self._fact if self._is_chosen else self._pupil).setFocus()

    @Slot()
    def _take_near(self) -> None:
        if self._near is not None:
            self._choose(self._near)

    @Slot()
    def _ask_again(self) -> None:
        self._pupil.choose(None)
        for name in (_PUPIL, _WHOM):
            self._session.forget_draft(UNFINISHED, name)
        self._show_whom()
        self._pupil.setFocus()

    def _look_again(self) -> None:
        self._pupil_field.clear_problem()
        self._add.hide()

    @Slot()
    def _go_on(self) -> None:
        pupil_id = self._pupil.pupil_id
        if pupil_id is not None:
            self._pupil.close_list()
            self._choose(pupil_id)
        else:
            self._ask_for_pupil()

    def _ask_for_pupil(self) -> None:
        is_missing = self._pupil.fits_nobody
        self._pupil_field.show_problem(
            tr("Deze leerling staat er nog niet bij.")
            if is_missing
            else tr("Kies een leerling uit de lijst.")
        )
        self._add.setVisible(is_missing)
        (self._add if is_missing else self._pupil).setFocus()

    @Slot()
    def _ask_to_add(self) -> None:
        self._keep_typed()
        self._add.hide()
        self._pupil_field.clear_problem()
        self.pupil_missing.emit(self._pupil.text().strip())

    # -- keeping it ----------------------------------------------------------------------
    @Slot()
    def _keep(self) -> None:
        self._pupil.close_list()
        pupil_id, fact = self._pupil.pupil_id, self._fact.text().strip()
        if pupil_id is None:
            self._ask_for_pupil()
        elif not self._is_chosen:
            self._choose(pupil_id)
        elif not fact:
            self._fact_field.show_problem(tr("Schrijf in één zin wat je zag."))
            self._fact.setFocus()
        elif self._save.isEnabled():
            self._save.setEnabled(False)
            job = self._session.write(lambda: self._files.note_signal(pupil_id, fact))
            job.succeeded.connect(self._finish)
            job.finished.connect(self._allow)

    def _put_aside(self) -> None:
        """What is typed waits until the next time."""
        if self._pupil.text().strip() or self._fact.text().strip():
            self._keep_draft()
            self.left.emit()
        else:
            self.leave()

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
        for name in (_PUPIL, _FACT, _WHOM):
            self._session.forget_draft(UNFINISHED, name)
        self._show_whom()

    @Slot()
    def _keep_typed(self) -> None:
        """Before a lock there may be no moment more."""
        if self._pause.isActive():
            self._pause.stop()
            self._keep_draft()

    def _keep_draft(self) -> None:
        lines = ((_PUPIL, self._pupil), (_FACT, self._fact))
        typed = [(name, line.text(), line.cursorPosition()) for name, line in lines]
        whom = str(self._pupil.pupil_id) if self._is_chosen else ""
        for name, text, cursor in (*typed, (_WHOM, whom, 0)):
            draft = Draft(record_id=UNFINISHED, field=name, text=text, cursor=cursor)
            self._session.keep_draft(draft, tr("Snel signaal"))

    @override
    def escape(self) -> bool:
        self._put_aside()
        return True
