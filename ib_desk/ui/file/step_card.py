"""What every step of the method has beside its own content: its state, its help, and passing over.

A step never has to be done: “niet nodig” and “niet mogelijk” are answers too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from ib_desk.domain.file.step_states import StepStatus
from ib_desk.domain.file.trajectory import Step
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.support_file import SkipKind, StepSkip, SupportFileId
from ib_desk.domain.sentences import capital
from ib_desk.domain.words.explaining import explained, terms_in
from ib_desk.domain.words.terms import Explanation
from ib_desk.ui.fact_words import state_of
from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.forms.record_form import RecordForm
from ib_desk.ui.forms.spec import Around
from ib_desk.ui.listen import listen
from ib_desk.ui.records.step_skip import step_skip_form
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import button_row, icon_button, quiet_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.chip import Chip
from ib_desk.ui.widgets.headings import PageHeading
from ib_desk.ui.widgets.note import Note, NoteKind
from ib_desk.ui.widgets.state import State


class StepCard(QWidget):
    """Stands under the heading of a step; empty as long as nothing is asked of it."""

    def __init__(
        self,
        session: Session,
        step: Step,
        more_actions: Callable[[], list[tuple[str, Callable[[], object]]]],
    ) -> None:
        """`more_actions` is asked each time for what the page itself puts in the menu."""
        super().__init__()
        self._more_actions = more_actions
        self._session = session
        self._step = step
        self._file_id: SupportFileId | None = None
        self._skip: StepSkip | None = None
        self._form: RecordForm | None = None
        self._wants_focus = False
        self._chip = Chip(State.NOT_STARTED)
        self._more = icon_button("more", tr("Meer bij deze stap"))
        self._more.clicked.connect(self._offer)
        self._help: Note | None = None
        self._card = Card(tr("Deze stap sla je over"), "not_needed")
        self._card.hide()
        self._do = quiet_button(tr("Stap toch doen"), "undo")
        self._do.clicked.connect(self._take_away)
        self._card.add(button_row(self._do))
        self._column = QVBoxLayout(self)
        spaced(self._column, 0, 12)
        self._column.addWidget(self._card)
        self.hide()

    def stand_in(self, heading: PageHeading, *, with_state: bool = True) -> None:
        """Put the chip before and the small menu after the buttons of the page."""
        if with_state:
            heading.add_action(self._chip, first=True)
        heading.add_action(self._more)

    def show_step(self, status: StepStatus, whole: WholeFile, around: Around) -> None:
        """Bring state and reason up to date."""
        self._file_id = whole.file.id
        state = state_of(status)
        # What is late or asks for attention stands in the list, with its fact; here the word.
        is_own = status.alert is not None or state is State.SEEN
        self._chip.show_state(state, state.word if is_own else around.terms.label(status.state))
        skips = (skip for skip in whole.of(StepSkip) if skip.step == self._step.id)
        self._show_skip(next(skips, None), around)

    def forget(self) -> None:
        """As it was made, before another file is shown."""
        self._file_id = self._skip = None
        self._wants_focus = False
        self._chip.show_state(State.NOT_STARTED)
        if self._help is not None:
            self._help.hide()
        self._card.hide()
        self._drop_form()
        self.hide()

    def focus_reason(self) -> None:
        """Go to why the step is passed over, when it is."""
        if self._form is not None:
            self._form.focus_field("reason")

    @property
    def is_explaining(self) -> bool:
        """Whether the explanation is shown."""
        return self._help is not None and not self._help.isHidden()

    def toggle_help(self) -> None:
        """The explanation of this step, or away with it."""
        wanted = not self.is_explaining
        if wanted:
            self.show()  # before it, so that the explanation comes up where it is seen, and is said
        if self._help is None:
            self._help = self._explanation()
        self._help.setVisible(wanted)
        self._fit()

    def _explanation(self) -> Note:
        """Made when it is first asked for."""
        words = _help_words(self._step, self._session.desk.catalogue.terms.explanations)
        made = Note(NoteKind.INFO, self._step.question, words)
        made.add_action(tr("Sluiten"), self.toggle_help, quiet=True)
        made.hide()
        self._column.insertWidget(0, made)
        return made

    def _show_skip(self, skip: StepSkip | None, around: Around) -> None:
        self._card.setVisible(skip is not None)
        self._fit()
        if skip is None:
            self._drop_form()
        elif self._form is None or self._form.binding.record.id != skip.id:
            self._drop_form()
            binding = Binding(self._session, skip, self)
            self._form = RecordForm(binding, step_skip_form(), around)
            self._card.body.insertWidget(0, self._form)
            if self._wants_focus:
                self._wants_focus = False
                self._form.show()
                self._form.focus_field("reason")
        else:
            self._form.binding.show(skip)
        self._skip = skip

    def _fit(self) -> None:
        """An empty part between two others would double the space."""
        self.setVisible(self.is_explaining or not self._card.isHidden())

    def _drop_form(self) -> None:
        if self._form is not None:
            self._form.drop()
            self._form = None

    def _offer(self) -> None:
        menu = QMenu(self)
        menu.addAction(tr("Uitleg bij deze stap") + "\tF1", self.toggle_help)
        for words, kind in (
            (tr("Deze stap is niet nodig…"), SkipKind.NOT_NEEDED),
            (tr("Deze stap is niet mogelijk…"), SkipKind.NOT_POSSIBLE),
        ):
            action = menu.addAction(words)
            listen(self, action.triggered, lambda kind=kind: self.pass_over(kind))
            action.setEnabled(self._skip is None)
        for words, act in self._more_actions():
            action = menu.addAction(words)
            listen(self, action.triggered, act)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def pass_over(self, kind: SkipKind) -> None:
        """Keep that the step is not done; the reason is asked right after."""
        file_id = self._file_id
        if file_id is not None and self._skip is None:
            self._wants_focus = True
            self._session.add(StepSkip(file_id=file_id, step=self._step.id, kind=kind))

    def _take_away(self) -> None:
        if self._skip is not None:
            self._session.remove(self._skip)


def _help_words(step: Step, known: Mapping[str, Explanation]) -> str:
    """The explanation of the step, and of the terms of the field that it uses."""
    said = f"{step.title}. {step.question} {step.help}"
    terms = (f"{form}: {explained(form, known[name])}" for name, form in terms_in(said, known))
    return "\n".join([step.help, *(capital(words) for words in terms)])
