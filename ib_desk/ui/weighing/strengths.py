"""What is strong, beside what asks for support: a weighing looks at both."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ib_desk.domain.care.strengths import Strength, strengths_in
from ib_desk.domain.dutch_dates import day_and_year
from ib_desk.domain.records.broad_view import BroadViewEntry
from ib_desk.domain.records.field_place import FieldPlace, place_for_new
from ib_desk.ui.file.page import Shown
from ib_desk.ui.listen import listen
from ib_desk.ui.style.theme import CLEAR_OF_TAILS, spaced
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.buttons import quiet_button
from ib_desk.ui.widgets.card import Panel
from ib_desk.ui.widgets.discarding import discard_all
from ib_desk.ui.widgets.labels import label


class Strengths(Panel):
    """At most three; where nobody wrote one down, it invites to look for it."""

    asked = Signal(object)
    """The `FieldPlace` of a strength, or of one that is still to be written down."""

    def __init__(self) -> None:
        super().__init__("sunken")
        self._shown: tuple[Strength, ...] | None = None
        self.body.addWidget(label(tr("Wat sterk is"), "small_strong", "muted"))
        self._lines = QVBoxLayout()
        spaced(self._lines, 0, 12)
        self.body.addLayout(self._lines)

    def show_file(self, shown: Shown) -> None:
        """What the broad view says now."""
        found = strengths_in(shown.whole, shown.around.today)
        if found == self._shown:
            return
        self._shown = found
        discard_all(self._lines)
        for one in found:
            facts = (shown.around.terms.label(one.domain), _day(one))
            self._add(one.words, in_a_line(facts), tr("Bron"), one.place)
        if not found:
            place = place_for_new(BroadViewEntry, "strong")
            self._add(tr("Nog niet opgeschreven."), "", tr("Opschrijven"), place)

    def _add(self, words: str, facts: str, act: str, place: FieldPlace) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        spaced(row, 0, 8)
        said = QVBoxLayout()
        spaced(said, 0, CLEAR_OF_TAILS)
        said.addWidget(label(words, "body", "text"))
        if facts:
            said.addWidget(label(facts, "small", "muted"))
        row.addLayout(said, 1)
        button = quiet_button(act)
        what = facts or tr("wat sterk is")
        button.setAccessibleName(tr("{act}: {what}").format(act=act, what=what))
        listen(self, button.clicked, lambda: self.asked.emit(place))
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._lines.addWidget(line)


def _day(one: Strength) -> str:
    return "" if one.on is None else day_and_year(one.on)
