"""The foot of a request: what is open, the way to paper, and the one main button."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ib_desk.application.paper import Report
from ib_desk.domain.records.swv import DeliveryForm
from ib_desk.domain.sentences import capital
from ib_desk.ui.leaving.question import Question, ReasonQuestion
from ib_desk.ui.listen import listen
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.request.deliveries import Counter, counters
from ib_desk.ui.request.request_words import open_words
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import main_button, second_button
from ib_desk.ui.widgets.progress_line import ProgressLine
from ib_desk.ui.widgets.scroll_page import Foot


class RequestFoot(QWidget):
    """A question comes in the place of the foot, so that there is one main button at a time."""

    package_asked = Signal()
    delivery_chosen = Signal(object)
    reason_given = Signal(str)
    left = Signal()
    """A question was left unanswered, or the work called off."""

    def __init__(self, navigator: Navigator) -> None:
        super().__init__()
        self._foot = Foot()
        self._progress = ProgressLine()
        self._progress.stop_asked.connect(self.left)
        self._print = second_button(tr("Afdrukken voor ouders"), "print")
        listen(self, self._print.clicked, lambda: navigator.open_print(Report.REQUEST.value))
        self._make = main_button(tr("Pakket maken…"), "package")
        self._make.clicked.connect(self.package_asked)
        for action in (self._progress, self._print, self._make):
            self._foot.add_action(action)
        self._delivery = Question(
            tr("Hoe neemt het bureau een aanvraag aan?"),
            tr("Vraag het na als je het niet weet. IB Desk onthoudt het voor je school."),
        )
        self._delivery_buttons = [self._answer(counter) for counter in counters()]
        self._reason = ReasonQuestion(
            tr("Waarom stuur je de aanvraag op met een open punt?"), tr("Pakket maken"), "package"
        )
        self._reason.given.connect(self._give_reason)
        column = QVBoxLayout(self)
        spaced(column, 0, 0)
        for part in (self._foot, self._delivery, self._reason):
            column.addWidget(part)
        for question in (self._delivery, self._reason):
            question.left.connect(self._leave)
        self._show(self._foot)

    def _answer(self, counter: Counter) -> QPushButton:
        button = self._delivery.add_answer(second_button(counter.answer, counter.icon))
        listen(self, button.clicked, lambda: self._choose(counter.form))
        return button

    @property
    def make_button(self) -> QPushButton:
        """The main button of the screen."""
        return self._make

    def show_open(self, points: int, finds: int) -> None:
        """How many points and finds there are still to look at."""
        self._make.setEnabled(True)
        self._make.setToolTip("")
        if not points and not finds:
            self._foot.show_words(
                tr("Wat gevraagd wordt, is ingevuld. Lees zelf nog na of het klopt."), "done", "ok"
            )
            return
        words = tr("{what}. Bij het maken geef je een reden.").format(
            what=capital(open_words(points, finds))
        )
        self._foot.show_words(words, "attention", "warn")

    def show_unfit(self, why: str) -> None:
        """It would not work: said here, and with the way on when it is tried all the same."""
        self._make.setEnabled(True)
        self._make.setToolTip("")
        self._foot.show_words(_not_yet(why), "attention", "warn")

    def show_stop(self, why: str, *, calm: bool) -> None:
        """One of the four stops: only these take the main button away, and say why.

        `calm` as long as there is nothing yet that anyone could read.
        """
        words = _not_yet(why)
        self._make.setEnabled(False)
        self._make.setToolTip(words)
        self._make.setAccessibleDescription(words)
        self._foot.show_words(words, "cannot", "muted" if calm else "late")

    def show_looking(self) -> None:
        """Nothing is known yet."""
        self._foot.show_words(tr("IB Desk kijkt de aanvraag na."), is_passing=True)

    def ask_delivery(self) -> None:
        """How does the bureau take a request in?"""
        self._show(self._delivery)
        self._delivery_buttons[0].setFocus()

    def ask_reason(self, what: str) -> None:
        """One typed reason for all that is open."""
        self._show(self._reason)
        self._reason.ask(what)

    def close_question(self) -> None:
        """Back to the foot."""
        self._show(self._foot)

    def begin(self, words: str) -> None:
        """Work that can be called off."""
        self._progress.begin(words)
        self._print.setEnabled(False)
        self._make.setEnabled(False)

    def show_part(self, done: int, total: int) -> None:
        """How far the work is."""
        self._progress.show_steps(done, total)

    def end(self) -> None:
        """The work is over."""
        self._progress.end()
        self._print.setEnabled(True)
        self._make.setEnabled(True)

    def _choose(self, form: DeliveryForm) -> None:
        self._show(self._foot)
        self._make.setFocus()
        self.delivery_chosen.emit(form)

    def _give_reason(self, reason: str) -> None:
        self._show(self._foot)
        self._make.setFocus()
        self.reason_given.emit(reason)

    def _leave(self) -> None:
        self._show(self._foot)
        self._make.setFocus()
        self.left.emit()

    def _show(self, part: QWidget) -> None:
        for known in (self._foot, self._delivery, self._reason):
            known.setVisible(known is part)


def _not_yet(why: str) -> str:
    return tr("Pakket maken kan nog niet. {why}").format(why=why)
