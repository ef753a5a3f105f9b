"""What was done for a like goal before, with its effect: to choose from, and then to adapt."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ib_desk.domain.care.earlier_help import HelpedBefore
from ib_desk.domain.records.goal import Goal
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.listen import listen
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import CLEAR_OF_TAILS, spaced
from ib_desk.ui.texts import in_a_line, listed, tr
from ib_desk.ui.widgets.buttons import quiet_button
from ib_desk.ui.widgets.discarding import discard_all
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.status import Status


class HelpedBeforeList(QWidget):
    """Hidden until it is asked for; `ask` is the button that does so, for whoever places it."""

    def __init__(self, session: Session, goal: Goal, terms: Terms) -> None:
        super().__init__()
        self._session = session
        self._goal = goal
        self._terms = terms
        self.ask = quiet_button(tr("Wat hielp eerder?"), "search")
        listen(self, self.ask.clicked, self._look)
        column = QVBoxLayout(self)
        spaced(column, 0, 8)
        self._said = Status("small")
        column.addWidget(self._said)
        self._lines = QVBoxLayout()
        spaced(self._lines, 0, 8)
        column.addLayout(self._lines)
        self.hide()

    def _look(self) -> None:
        desk, goal = self._session.desk, self._goal
        self._session.read(lambda: desk.earlier.like(goal)).succeeded.connect(self._show)

    @Slot(object)
    def _show(self, found: tuple[HelpedBefore, ...]) -> None:
        discard_all(self._lines)
        self.show()
        self._said.tell(
            tr("Bij andere leerlingen met zo’n doel. Neem het over en maak het passend.")
            if found
            else tr("Nog niets gevonden bij een doel dat hierop lijkt.")
        )
        for one in found:
            self._lines.addWidget(self._line(one))

    def _line(self, one: HelpedBefore) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        spaced(row, 0, 12)
        words = QVBoxLayout()
        spaced(words, 0, CLEAR_OF_TAILS)
        title = one.help.title.strip()
        words.addWidget(label(title, "body", "text"))
        facts = (one.help.frequency, one.help.duration, _effects(one, self._terms))
        words.addWidget(label(in_a_line(facts), "small", "muted"))
        row.addLayout(words, 1)
        take = quiet_button(tr("Overnemen"), "add")
        take.setAccessibleName(tr("Overnemen: {what}").format(what=title))
        listen(line, take.clicked, lambda: self._take(one))
        row.addWidget(take, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _take(self, one: HelpedBefore) -> None:
        self._session.add(one.help.taken_over(self._goal.file_id, self._goal.id))
        self._session.say(tr("Overgenomen. Pas het nog aan voor deze leerling."))


def _effects(one: HelpedBefore, terms: Terms) -> str:
    """“effect: 2 keer beter en 1 keer geen verschil”."""
    counted = Counter(one.effects).items()
    said = [
        tr("{count} keer {effect}").format(count=count, effect=terms.label(effect))
        for effect, count in counted
    ]
    return tr("effect: {said}").format(said=listed(said))
