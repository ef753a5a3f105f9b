"""Snel opschrijven: one line about a child from any screen, while the teacher is in the door."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget
from shiboken6 import isValid
from typing_extensions import override

from ib_desk.application.changes import Change
from ib_desk.application.overview import Lists
from ib_desk.application.ports import Draft
from ib_desk.application.quick_notes import AboutPupil, FileMissing, QuickKind
from ib_desk.application.support_files import SupportFiles
from ib_desk.domain.errors import NotFound
from ib_desk.domain.records.pupil import PupilId
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.escape import LeftByEscape
from ib_desk.ui.forms.draft_pause import DraftPause
from ib_desk.ui.kept_fresh import KeptFresh
from ib_desk.ui.keys import shortcut
from ib_desk.ui.listen import listen
from ib_desk.ui.messages import message_for
from ib_desk.ui.quick.lies_over import LiesOver
from ib_desk.ui.quick.understood import UnderstoodRow
from ib_desk.ui.quick.whom import Whom
from ib_desk.ui.records.contact import MORE_NEEDED_KEY, more_needed_words
from ib_desk.ui.say import say
from ib_desk.ui.session import Session
from ib_desk.ui.spots import BESIDE, name_field
from ib_desk.ui.texts import listed, tr
from ib_desk.ui.widgets.buttons import button_row, main_button, quiet_button, second_button
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.line_field import LineField
from ib_desk.ui.widgets.pick_one import PickOne
from ib_desk.ui.widgets.scroll_page import ScrollPage

_PUPIL, _LINE, _WHOM, _KIND, _MORE = "pupil", "line", "whom", "kind", "more_needed"
"""Both fields, who was chosen, what the line becomes, and whether more is needed."""

_KEYS: Final = {
    "Alt+C": QuickKind.CONTACT,
    "Alt+S": QuickKind.SIGNAL,
    "Alt+W": QuickKind.WORK_NOTE,
    "Alt+A": QuickKind.AGREEMENT,
}
_MORE_KEY: Final = "Alt+N"


def _questions() -> dict[QuickKind, tuple[str, str]]:
    """Kind → what is asked, and how an answer may look."""
    return {
        QuickKind.CONTACT: (
            tr("Wie sprak je, hoe en waarover?"),
            tr("Moeder gebeld: slaapt weer slecht"),
        ),
        QuickKind.SIGNAL: (tr("Wat zag je?"), tr("Wat iedereen kon zien of horen")),
        QuickKind.WORK_NOTE: (tr("Wat wil je onthouden?"), tr("Alleen voor jou")),
        QuickKind.AGREEMENT: (tr("Wat spreken jullie af?"), tr("Vader belt vrijdag de huisarts")),
    }


class QuickPanel(LeftByEscape, ScrollPage):
    """Stands above whatever screen is shown, which stays as it is.

    A half-typed line comes back after Esc, a lock or a crash. What was kept is told by the window,
    with a way to it.
    """

    kept = Signal(object, object)
    """The records that hold the line, and the name of the child of each."""
    pupil_missing = Signal(str)
    """No child has this name: it has to be added first, and what is typed waits."""

    def __init__(self, session: Session, over: QWidget, under: QWidget) -> None:
        """Lies over `over`, which it makes no larger, right under `under`."""
        super().__init__(tr("Snel opschrijven"))
        self._lies = LiesOver(self, over, under)
        self._session = session
        self._notes = session.desk.quick_notes
        self._files = SupportFiles(session.desk.records, session.desk.clock)
        self._from: QWidget | None = None
        self._lacks_file: PupilId | None = None
        self._build(session.desk.catalogue.terms)
        self._listen()
        self.hide()
        look = session.desk.overview.look_soon
        self._fresh = KeptFresh(self, session, look, self._offer, lambda lists: lists.is_complete)

    # -- for the window ------------------------------------------------------------------
    def begin(
        self,
        kind: QuickKind | None = None,
        pupil_id: PupilId | None = None,
        near: PupilId | None = None,
    ) -> None:
        """Start, or go on with what was half-typed.

        Args:
            kind: what it becomes, where that was asked for.
            pupil_id: whom she chose already, by the row of a list.
            near: whose file is open: offered, and not chosen.
        """
        if self.isHidden():
            self._from = self.window().focusWidget()
            self._fill_in()
        if kind is not None:
            self._choose_kind(kind)
        chosen = self._whom.ids or self._chosen_before()
        self._whom.begin([pupil_id] if pupil_id is not None else chosen, near)
        self._lies.place()
        self.show()
        self.raise_()
        self._fresh.enter()
        self._look_at_whom()
        self.focus_next()

    def focus_next(self) -> None:
        """Where there is still something to say."""
        (self._line if self._whom.is_settled else self._whom.field).setFocus()

    # -- building ------------------------------------------------------------------------
    def _build(self, terms: Terms) -> None:
        self._kinds = PickOne(tr("Wat wordt het?"))
        self._kinds.offer((kind, terms.heading(kind.record)) for kind in QuickKind)
        self._whom = Whom()
        question, example = _questions()[QuickKind.CONTACT]
        self._line = LineField(question, placeholder=example)
        self._field = Field(question, self._line)
        self._understood = UnderstoodRow(terms)
        self._more = QCheckBox(f"{more_needed_words()} ({MORE_NEEDED_KEY})")
        self._file = quiet_button(tr("Dossier beginnen"), "new_file")
        self._file.hide()
        self._save = main_button(tr("Bewaren"))
        self._away = second_button(tr("Annuleren"))
        keys = tr("Andere soort: pijl omhoog of omlaag, of Alt met de eerste letter.")
        for part in (self._kinds, self._whom, self._field, self._understood, self._more):
            self.add(part)
        self.add(button_row(self._save, self._away, self._file))
        self.add(label(keys, "small", "muted"))

    def _listen(self) -> None:
        self._kinds.chosen.connect(self._ask_for_kind)
        self._whom.settled.connect(self._settle_whom)
        self._whom.asked_again.connect(self._look_at_whom)
        self._whom.missing.connect(self._ask_to_add)
        listen(self, self._line.textEdited, self._read_line)
        self._line.returnPressed.connect(self._keep)
        self._file.clicked.connect(self._begin_file)
        self._save.clicked.connect(self._keep)
        self._away.clicked.connect(self.give_up)
        self._pause = DraftPause(self._session, self, self._keep_draft)
        listen(self, self._more.clicked, self._pause.note_typing)
        for name, line in ((_PUPIL, self._whom.field), (_LINE, self._line)):
            name_field(line, BESIDE, name)
            line.textEdited.connect(self._pause.note_typing)
            line.left.connect(self._keep_typed)
        acts: dict[str, Callable[[], object]] = {
            key: partial(self._choose_kind, kind) for key, kind in _KEYS.items()
        }
        acts[_MORE_KEY] = self._whom.ask_for_more
        acts[MORE_NEEDED_KEY] = self._turn_more
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        steps = {"Down": partial(self._step_kind, 1), "Up": partial(self._step_kind, -1)}
        for part, keys in ((self, acts), (self._line, steps)):
            for key, act in keys.items():
                action = shortcut((key,), act, within)
                action.setParent(part)
                part.addAction(action)

    # -- what it becomes -----------------------------------------------------------------
    @property
    def kind(self) -> QuickKind:
        """What the line becomes."""
        chosen = self._kinds.value()
        return chosen if isinstance(chosen, QuickKind) else QuickKind.CONTACT

    def _choose_kind(self, kind: QuickKind) -> None:
        if kind is not self.kind:
            self._kinds.choose(kind)
            say(self._session.desk.catalogue.terms.heading(kind.record), self)
        self._ask_for_kind()

    @Slot()
    def _ask_for_kind(self) -> None:
        question, example = _questions()[self.kind]
        self._field.show_question(question)
        self._line.setPlaceholderText(example)
        self._more.setVisible(self.kind is QuickKind.CONTACT)
        self._read_line()
        if self._line.text():
            self._pause.note_typing()

    def _turn_more(self) -> None:
        if self.kind is QuickKind.CONTACT:
            self._more.click()
            tick = tr("aan") if self._more.isChecked() else tr("uit")
            say(tr("{question}: {state}").format(question=more_needed_words(), state=tick), self)

    def _step_kind(self, by: int) -> None:
        kinds = list(QuickKind)
        self._choose_kind(kinds[(kinds.index(self.kind) + by) % len(kinds)])

    # -- whom it is about ----------------------------------------------------------------
    def _offer(self, lists: Lists) -> None:
        before = self._whom.ids, self._whom.names
        self._whom.offer(lists.pupils, is_whole=lists.is_complete)
        if (self._whom.ids, self._whom.names) != before:
            self._look_at_whom()
        if self._whom.ids != before[0]:
            self.focus_next()

    @Slot()
    def _settle_whom(self) -> None:
        self._look_at_whom()
        self._keep_draft()
        self._line.setFocus()

    @Slot()
    def _look_at_whom(self) -> None:
        """Read who is around whoever was chosen; one child alone can be understood."""
        ids = self._whom.ids
        self._field.setEnabled(self._whom.is_settled)
        self._file.hide()
        self._field.clear_problem()
        self._understood.forget()
        if self._whom.is_settled:
            self._name_line()
            job = self._session.read(lambda: self._around(ids))
            listen(self, job.succeeded, lambda found: self._take_in(ids, found))

    def _around(self, ids: Sequence[PupilId]) -> list[AboutPupil]:
        try:
            return [self._notes.about(one) for one in ids]
        except NotFound:  # the lists tell so too, and then she is asked again
            return []

    def _name_line(self) -> None:
        """A screen reader says of whom it is where one types."""
        self._line.setAccessibleDescription(listed(self._whom.names))

    def _take_in(self, ids: Sequence[PupilId], found: Sequence[AboutPupil]) -> None:
        if ids == self._whom.ids:
            self._understood.know(found)
            self._read_line()

    @Slot(str)
    def _ask_to_add(self, name: str) -> None:
        self._keep_typed()
        self.pupil_missing.emit(name)

    # -- the line ------------------------------------------------------------------------
    def _read_line(self) -> None:
        self._field.clear_problem()
        self._file.hide()
        is_contact = self.kind is QuickKind.CONTACT
        words = self._session.desk.catalogue.quick_words
        self._understood.read(self._line.text() if is_contact else "", words)

    @Slot()
    def _keep(self) -> None:
        line = self._line.text().strip()
        if not self._whom.is_settled:
            self._whom.go_on()
        elif not line:
            self._field.show_problem(tr("Schrijf er een zin bij."))
            self._line.setFocus()
        elif self._save.isEnabled():
            self._save.setEnabled(False)
            kind, names = self.kind, self._whom.names
            write = partial(self._notes.write, kind, self._whom.ids, line)
            understand, more = self._understood.is_right, self._more.isChecked()
            job = self._session.write_quietly(
                lambda: write(understand=understand, more_needed=more)
            )
            listen(self, job.succeeded, lambda change: self._finish(change, kind, names))
            listen(self, job.failed, self._refuse)
            job.finished.connect(self._allow)

    def _finish(self, change: Change, kind: QuickKind, names: Sequence[str]) -> None:
        """`kind` and `names` as they were when it was written: she may have gone on."""
        made = [edit.record for edit in change.edits if type(edit.record) is kind.record]
        self._empty()
        self._close()
        self.kept.emit(made, names)

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, FileMissing):
            self._lacks_file = error.pupil_id
            self._field.show_problem(message_for(error).title)
            self._file.show()
            self._file.setFocus()
        else:
            self._session.refused.emit(error)

    @Slot()
    def _allow(self) -> None:
        self._save.setEnabled(True)

    @Slot()
    def _begin_file(self) -> None:
        pupil_id, self._lacks_file = self._lacks_file, None
        if pupil_id is not None:
            job = self._session.write(lambda: self._files.begin(pupil_id))
            listen(self, job.succeeded, lambda _change: self._keep())

    # -- leaving it ----------------------------------------------------------------------
    @Slot()
    def give_up(self) -> None:
        """What was typed goes."""
        self._empty()
        self._close()

    def _put_aside(self) -> None:
        """What is typed waits until the next time."""
        if self._whom.field.text().strip() or self._line.text().strip():
            self._keep_draft()
            self._session.unfinished.emit()
            self._close()
            self._clear()  # it waits as a draft, and there alone
        else:
            self.give_up()

    def _close(self) -> None:
        before, self._from = self._from, None
        self.hide()
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()

    def _clear(self) -> None:
        self._whom.clear()
        self._line.set_text("")
        self._more.setChecked(False)
        self._kinds.choose(QuickKind.CONTACT)
        self._ask_for_kind()
        self._pause.stop()

    def _empty(self) -> None:
        self._clear()
        for name in (_PUPIL, _LINE, _WHOM, _KIND, _MORE):
            self._session.forget_draft(BESIDE, name)

    @override
    def escape(self) -> bool:
        self._put_aside()
        return True

    # -- half-typed ----------------------------------------------------------------------
    def _fill_in(self) -> None:
        for line, name in ((self._whom.field, _PUPIL), (self._line, _LINE)):
            draft = self._session.draft_of(BESIDE, name)
            if draft is not None:
                line.set_text(draft.text)
                line.setCursorPosition(draft.cursor)
        kind = self._session.draft_of(BESIDE, _KIND)
        codes = {one.value: one for one in QuickKind}
        self._kinds.choose(codes.get(kind.text if kind else "", QuickKind.CONTACT))
        more = self._session.draft_of(BESIDE, _MORE)
        self._more.setChecked(more is not None and bool(more.text))
        self._ask_for_kind()
        self._pause.stop()

    def _chosen_before(self) -> list[PupilId]:
        draft = self._session.draft_of(BESIDE, _WHOM)
        ids = [] if draft is None else draft.text.split(",")
        return [PupilId(UUID(one)) for one in ids if one]

    @Slot()
    def _keep_typed(self) -> None:
        """Before a lock there may be no moment more."""
        if self._pause.isActive():
            self._pause.stop()
            self._keep_draft()

    def _keep_draft(self) -> None:
        pupil, line = self._whom.field, self._line
        ids = ",".join(str(one) for one in self._whom.ids)
        kept = (
            (_PUPIL, pupil.text(), pupil.cursorPosition()),
            (_LINE, line.text(), line.cursorPosition()),
            (_WHOM, ids, 0),
            (_KIND, self.kind.value, 0),
            (_MORE, _MORE if self._more.isChecked() else "", 0),
        )
        for name, text, cursor in kept:
            draft = Draft(record_id=BESIDE, field=name, text=text, cursor=cursor)
            self._session.keep_draft(draft, tr("Snel opschrijven"))
