"""The line that is typed in while people talk: a note, a decision, or an action of somebody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ib_desk.domain.day_direction import Direction
from ib_desk.domain.offers.picked_text import Offered
from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.forms.part_line import PartLine
from ib_desk.ui.listen import listen
from ib_desk.ui.spoken import describe
from ib_desk.ui.style.theme import sized, spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.date_field import DateField
from ib_desk.ui.widgets.flow import FlowLayout
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.line_field import LineField
from ib_desk.ui.widgets.offer_list import OfferList
from ib_desk.ui.widgets.segments import Segments

KEY = "F4"
"""Another kind of line."""


class LineKind(Enum):
    """What a line becomes."""

    NOTE = auto()
    DECISION = auto()
    ACTION = auto()
    TEAM_ACTION = auto()
    """About no pupil; only where several are talked about."""


_ACTIONS: Final = (LineKind.ACTION, LineKind.TEAM_ACTION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """As it was typed; only an action has an owner and a day."""

    kind: LineKind
    words: str
    owner: str = ""
    ends_on: date | None = None


class LineEntry(QWidget):
    """Enter goes on: to the next line, or with an action to who and when. Esc of a list stays."""

    entered = Signal(object)
    """A `Line`."""
    recalled = Signal()
    """Another kind is asked for while nothing is typed: the line before is meant."""

    def __init__(
        self, binding: Binding, owners: Callable[[], Offered], *, for_team: bool = False
    ) -> None:
        """What is typed is a draft of the meeting in `binding`; `owners` can be picked."""
        super().__init__()
        today = binding.session.desk.clock.today
        kinds = {
            LineKind.NOTE: tr("Notitie"),
            LineKind.DECISION: tr("Besluit"),
            LineKind.ACTION: tr("Afspraak"),
        }
        if for_team:
            kinds[LineKind.TEAM_ACTION] = tr("Afspraak zonder leerling")
        self._kinds = list(kinds)
        self.kind = Segments(tr("Soort regel"), list(kinds.items()))
        self.kind.choose(LineKind.NOTE)
        self.words = LineField(tr("Nieuwe regel"), placeholder=tr("Typ een regel en druk op Enter"))
        self.owner = LineField(tr("Wie zorgt ervoor?"), placeholder=tr("Wie zorgt ervoor?"))
        self.ends_on = DateField(tr("Klaar op"), today, Direction.COMING)
        describe(self.words, keys=tr("{key} kiest een ander soort regel.").format(key=KEY))
        OfferList(self.owner, owners)
        self._lines = (
            PartLine(binding, "line.words", self.words),
            PartLine(binding, "line.owner", self.owner),
        )
        if self._lines[1].text:  # half an action, from before a lock
            self.kind.choose(LineKind.ACTION)
        self._lay_out()
        self._listen()
        self._show_kind()

    def focus(self) -> None:
        """Go on typing."""
        self.words.setFocus()

    def choose_next(self) -> None:
        """The next kind, for what is typed; where nothing is, for the line before."""
        if not self._lines[0].text:
            self.recalled.emit()
            return
        self._choose(self.following(self._chosen))

    def following(self, kind: LineKind) -> LineKind:
        """The kind after it; after the last comes the first."""
        return self._kinds[(self._kinds.index(kind) + 1) % len(self._kinds)]

    def put_back(self, line: Line, kind: LineKind) -> None:
        """A line that was entered is typed again, as another kind."""
        self._choose(kind)
        for part, text in zip(self._lines, (line.words, line.owner), strict=True):
            part.take_up(text)
        self.ends_on.set_date(line.ends_on)
        self.focus()

    @property
    def _chosen(self) -> LineKind:
        value = self.kind.value()
        return value if isinstance(value, LineKind) else LineKind.NOTE

    def _choose(self, kind: LineKind) -> None:
        self.kind.choose(kind)
        self._show_kind()

    def _lay_out(self) -> None:
        hint = label(
            tr("Enter: volgende regel · {key}: ander soort regel").format(key=KEY),
            "small",
            "muted",
            wrap=False,
        )
        above = FlowLayout(gap=12)
        above.addWidget(self.kind)
        above.addWidget(hint)
        self._action = QWidget()
        sized(self.owner, least_width=160)
        beside = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._action)
        spaced(beside, 0, 8)
        beside.addWidget(self.owner, 2, Qt.AlignmentFlag.AlignTop)
        beside.addWidget(self.ends_on, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        spaced(column, 0, 6)
        column.addLayout(above)
        column.addWidget(self.words)
        column.addWidget(self._action)

    def _listen(self) -> None:
        self.words.returnPressed.connect(self._after_words)
        self.owner.returnPressed.connect(self.ends_on.setFocus)
        self.ends_on.entered.connect(self._enter)
        listen(self, self.kind.chosen, lambda _kind: self._turn())
        for line in self._lines:
            line.settled.connect(line.keep)

    def _turn(self) -> None:
        self._choose(self._chosen)
        self.focus()

    def _show_kind(self) -> None:
        self._action.setVisible(self._chosen in _ACTIONS)

    def _after_words(self) -> None:
        if not self._lines[0].text:
            return
        if self._chosen in _ACTIONS:
            self.owner.setFocus()
        else:
            self._enter()

    def _enter(self) -> None:
        words, owner = (line.text for line in self._lines)
        if not words:
            self.focus()
            return
        is_action = self._chosen in _ACTIONS
        line = Line(
            kind=self._chosen,
            words=words,
            owner=owner if is_action else "",
            ends_on=self.ends_on.day() if is_action else None,
        )
        for one in self._lines:
            one.done()
            one.clear()
        self.ends_on.set_date(None)
        self._choose(LineKind.NOTE)
        self.entered.emit(line)
        self.focus()
