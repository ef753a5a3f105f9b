"""A decision is due: one answer, given where it was asked, kept in the file."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from typing_extensions import override

from ib_desk.application.day import DeadlineLine
from ib_desk.domain.records.escalation import Escalation
from ib_desk.ui.escape import LeftByEscape
from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.forms.record_form import RecordForm
from ib_desk.ui.forms.spec import Around, Form
from ib_desk.ui.list_words import whose
from ib_desk.ui.listen import listen
from ib_desk.ui.records.escalation import escalation_spec
from ib_desk.ui.session import Session
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.buttons import button_row, main_button, quiet_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.labels import label

_NOT_YET: Final = frozenset({"outcome", "outcome_on"})
"""What came of it is asked in the file, later."""


class AnswerCard(LeftByEscape, Card):
    """Hidden until it is asked; what is filled in stores itself, as everywhere."""

    left = Signal()
    """She is done, or answers later."""
    file_asked = Signal(object)
    """The `DeadlineLine` of which she wants to see more first."""

    def __init__(self, session: Session) -> None:
        super().__init__(tr("Besluit nodig"), "escalation")
        self._session = session
        self._line: DeadlineLine | None = None
        self._form: RecordForm | None = None
        self._about = label("", "strong", "text")
        self._why = label("", "body", "text")
        self.add(self._about)
        self.add(self._why)
        done = main_button(tr("Klaar"))
        listen(self, done.clicked, self.leave)
        look = quiet_button(tr("Eerst het dossier bekijken"))
        listen(self, look.clicked, self._ask_file)
        self._buttons = button_row(done, look)
        self.add(self._buttons)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether something is being answered."""
        return self._form is not None

    def ask(self, line: DeadlineLine) -> None:
        """Answer this one; whoever can push it through is offered."""
        self.close_form()
        self._line, file_id = line, line.file_id
        day = self._session.desk.day
        if file_id is not None:
            job = self._session.read(lambda: day.blank_answer(file_id, line.deadline.anchored))
            listen(self, job.succeeded, lambda blank: self._show(line, blank))

    def _show(self, line: DeadlineLine, blank: Escalation) -> None:
        """She may be asked about another child by now, or about nobody."""
        if line is not self._line or self._form is not None:
            return
        name, rule = whose(line.pupil), line.deadline.rule
        self.show_title(tr("{name} · {what}").format(name=name, what=rule.title))
        anchored = line.deadline.anchored
        self._about.setText(in_a_line((anchored.words, anchored.who)))
        self._about.setVisible(bool(self._about.text()))
        self._why.setText(rule.to_do)
        desk = self._session.desk
        around = Around(today=desk.clock.today(), terms=desk.catalogue.terms)
        binding = Binding(self._session, blank, self, is_new=True)
        fields = escalation_spec().form.first
        asked = Form(first=tuple(one for one in fields if one.name not in _NOT_YET))
        self._form = RecordForm(binding, asked, around)
        self.body.insertWidget(2, self._form)
        self.show()
        self._form.focus_field("answer")

    def close_form(self) -> None:
        """What was typed is stored."""
        form, self._form, self._line = self._form, None, None
        if form is not None:
            form.settle()
            form.setParent(None)
            form.deleteLater()

    def leave(self) -> None:
        """Back to the list."""
        self.close_form()
        self.hide()
        self.left.emit()

    def _ask_file(self) -> None:
        line = self._line
        self.leave()
        self.file_asked.emit(line)

    @override
    def escape(self) -> bool:
        if not self.is_open:
            return False
        self.leave()
        return True
