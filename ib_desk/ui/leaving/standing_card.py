"""How far something that left is, what she can note of it, and what was noted before."""

from __future__ import annotations

from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ib_desk.domain.day_direction import Direction
from ib_desk.domain.dutch_dates import plain_date
from ib_desk.domain.file.register import RegisterLine
from ib_desk.domain.records.disclosure import DisclosureEvent, DisclosureState
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.listen import listen
from ib_desk.ui.one_write import OneWrite
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import button_row, second_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.date_field import DateField
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.growing_text import GrowingText
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.note import Note, NoteKind
from ib_desk.ui.widgets.pick_one import PickOne

_REMARK = "remark"


class StandingCard(Card):
    """Every note is a line more; what was wrong is mended by a next one."""

    noted = Signal()
    """A line was added: the focus is free."""

    def __init__(self, session: Session) -> None:
        super().__init__(tr("Wat gebeurde ermee?"), "export")
        self._session = session
        self._line: RegisterLine | None = None
        self._noting = OneWrite(session, self)
        self._life = label("", "body", "text")
        self._question = Note(NoteKind.WARN, "")
        self._yes = self._question.add_action(tr("Ja"), self._say_yes)
        self._no = self._question.add_action(tr("Nee"), self._say_no)
        self._state = PickOne(tr("Wat gebeurde ermee?"))
        self._day = DateField(tr("Op welke dag?"), session.desk.clock.today, Direction.PAST)
        self._day_field = Field(tr("Op welke dag?"), self._day)
        self._words = GrowingText(tr("Opmerking"), lines=1)
        self._words_field = Field(
            tr("Opmerking"),
            self._words,
            hint=tr("Klopt er iets niet in deze regel? Zet hier hoe het wel is."),
        )
        self._go = second_button(tr("Noteren"), "tick")
        self._form = QWidget()
        column = QVBoxLayout(self._form)
        spaced(column, 0, 12)
        for asked in (self._state, self._day_field, self._words_field):
            column.addWidget(asked)
        column.addLayout(button_row(self._go))
        self._together = label(
            tr(
                "Dit was een lijst over meer leerlingen: wat je hier kiest, geldt in elk dossier. "
                "Je opmerking blijft in dit dossier."
            ),
            "body",
            "muted",
        )
        for part in (self._life, self._together, self._question, self._form):
            self.add(part)
        self._go.clicked.connect(self._note)
        self._words.finished.connect(self._note)
        self._words.textChanged.connect(self._words_field.clear_problem)
        listen(self, self._state.chosen, self._show_day)

    def show_line(self, line: RegisterLine, terms: Terms) -> None:
        """Another line, or the same with more noted of it."""
        is_same = self._line is not None and self._line.disclosure.id == line.disclosure.id
        if is_same and self._line == line:
            return
        self._line = line
        self._life.setText("\n".join(event_words(event, terms) for event in line.events))
        self._life.setVisible(bool(line.events))
        self._together.setVisible(line.disclosure.list_id is not None)
        is_unsure = line.state in {DisclosureState.UNKNOWN, DisclosureState.NOT_COMPLETED}
        self._question.setVisible(is_unsure)
        if is_unsure:
            self._ask(line)
        self._form.setVisible(line.state is not DisclosureState.BEGUN)
        states = () if is_unsure else line.may_become
        self._state.offer(
            [(state, terms.title(state)) for state in states] + [(_REMARK, tr("Alleen opmerking"))]
        )
        if not is_same:
            self._empty()
        if not self._words.text():  # else it was chosen with what is being typed
            usual = line.disclosure.kind is OutputKind.REQUEST_PACKAGE
            likely = DisclosureState.SENT if usual else DisclosureState.HANDED_OVER
            self._state.choose(likely if likely in states else _REMARK)
        self._show_day()

    def focus_first(self) -> None:
        """What is asked, or else what may be noted."""
        first = self._yes if self._question.isVisibleTo(self) else self._state
        first.setFocus()

    def _ask(self, line: RegisterLine) -> None:
        is_file = bool(line.disclosure.place)
        if line.state is DisclosureState.NOT_COMPLETED:
            title = tr("Dit is niet naar buiten gegaan. Klopt dat?")
            self._yes.setText(tr("Nee, het is er wel"))
            self._no.setVisible(False)
        else:
            title = tr("Is dit bestand gemaakt?") if is_file else tr("Is dit afgedrukt?")
            self._yes.setText(tr("Ja, het is er"))
            self._no.setText(tr("Nee, het is er niet"))
            self._no.setVisible(True)
        text = (
            tr("IB Desk werd onderbroken en kan de map of USB-stick niet meer zien.")
            if is_file
            else tr("IB Desk werd onderbroken terwijl het naar de printer ging.")
        )
        is_asked = line.state is DisclosureState.UNKNOWN
        self._question.show_message(
            NoteKind.WARN if is_asked else NoteKind.INFO, title, text if is_asked else ""
        )

    def _empty(self) -> None:
        self._day.set_date(self._session.desk.clock.today())
        self._words.set_text("")

    def _say_yes(self) -> None:
        if self._line is not None:
            self._write(self._line.may_become[0], self._line.disclosure.begun_at.date())

    def _say_no(self) -> None:
        if self._line is not None:
            self._write(DisclosureState.NOT_COMPLETED, self._line.disclosure.begun_at.date())

    def _show_day(self) -> None:
        """Of a remark the day is that of today."""
        self._day_field.setVisible(self._state.value() != _REMARK)

    def _note(self) -> None:
        chosen = self._state.value()
        state = chosen if isinstance(chosen, DisclosureState) else None
        today = self._session.desk.clock.today()
        day = today if state is None else self._day.day()
        if day is None or not self._day.is_valid:
            self._day_field.show_problem(tr("Zet erbij op welke dag."))
            self._day.setFocus()
        elif day > today:
            self._day_field.show_problem(tr("Deze dag moet nog komen."))
            self._day.setFocus()
        elif state is None and not self._words.text():
            self._words_field.show_problem(tr("Schrijf op wat je wilt onthouden."))
            self._words.setFocus()
        else:
            self._day_field.clear_problem()
            self._write(state, day, self._words.text())

    def _write(self, state: DisclosureState | None, day: date, words: str = "") -> None:
        line = self._line
        if line is not None:
            register, line_id = self._session.desk.register, line.disclosure.id
            self._noting.write(
                lambda: register.note(line_id, state, day, words),
                partial(self._end, line_id, words),
            )

    def _end(self, line_id: UUID, words: str) -> None:
        """Of what she typed only what was noted with it goes: an answer leaves a remark there."""
        if self._line is not None and self._line.disclosure.id == line_id:
            if self._words.text() == words:
                self._empty()
            self.noted.emit()


def event_words(event: DisclosureEvent, terms: Terms) -> str:
    """“18 september 2026: verstuurd. Via de post.”."""
    said = tr("opmerking") if event.state is None else terms.label(event.state)
    words = tr("{day}: {state}").format(day=plain_date(event.on), state=said)
    return f"{words}. {event.note}" if event.note else words


def standing_words(line: RegisterLine, terms: Terms) -> str:
    """“verstuurd op 18 september 2026”; of a line that was cut off what is known of it."""
    standing = line.standing
    words = terms.label(standing.state)
    return tr("{state} op {day}").format(state=words, day=plain_date(standing.on))
