"""Where the support is given, beside the places and faces that this child knows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ib_desk.domain.care.lately import Lately, faces_lately, places_lately
from ib_desk.domain.dutch_dates import day_and_year
from ib_desk.domain.sentences import capital
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.file.page import Shown
from ib_desk.ui.listen import listen
from ib_desk.ui.style.theme import CLEAR_OF_TAILS, spaced
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.buttons import quiet_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.discarding import discard_all
from ib_desk.ui.widgets.labels import label


class PlaceCard(Card):
    """Apart from the level; nothing is chosen at the start, and nothing is proposed."""

    asked = Signal(object)
    """The `FieldPlace` where a place or a person stands."""

    def __init__(self) -> None:
        super().__init__(tr("Op welke plek?"), "school")
        self.add(
            label(tr("Het niveau zegt hoeveel hulp er nodig is, niet waar."), "small", "muted")
        )
        self.question = QVBoxLayout()
        spaced(self.question, 0, 0)
        self.body.addLayout(self.question)
        self._known = QVBoxLayout()
        spaced(self._known, 0, 8)
        self.body.addLayout(self._known)
        self._shown: tuple[tuple[Lately, ...], tuple[Lately, ...]] = ((), ())

    def show_file(self, shown: Shown) -> None:
        """What the file tells of the last two years."""
        today, terms = shown.around.today, shown.around.terms
        found = places_lately(shown.whole, today), faces_lately(shown.whole, today)
        if found == self._shown:
            return
        self._shown = found
        discard_all(self._known)
        places, faces = found
        self._tell(tr("Bekende plekken, laatste twee jaar"), places, _place_words(terms))
        self._tell(tr("Vaste gezichten, laatste twee jaar"), faces, _face_words(terms))

    def _tell(
        self, title: str, lines: tuple[Lately, ...], words: Callable[[Lately], tuple[str, str]]
    ) -> None:
        if lines:
            if self._known.count():
                self._known.addSpacing(8)
            self._known.addWidget(label(title, "small_strong", "muted"))
        for one in lines:
            said, facts = words(one)
            line = QWidget()
            row = QHBoxLayout(line)
            spaced(row, 0, 8)
            column = QVBoxLayout()
            spaced(column, 0, CLEAR_OF_TAILS)
            column.addWidget(label(said, "body", "text"))
            column.addWidget(
                label(in_a_line((facts, one.period or _period(one))), "small", "muted")
            )
            row.addLayout(column, 1)
            source = quiet_button(tr("Bron"))
            source.setAccessibleName(tr("Bron: {source}").format(source=said))
            listen(self, source.clicked, lambda place=one.place: self.asked.emit(place))
            row.addWidget(source, 0, Qt.AlignmentFlag.AlignTop)
            self._known.addWidget(line)


def _place_words(terms: Terms) -> Callable[[Lately], tuple[str, str]]:
    return lambda one: (
        capital(one.words) or terms.title(one.choice),
        in_a_line((one.about, one.who)),
    )


def _face_words(terms: Terms) -> Callable[[Lately], tuple[str, str]]:
    return lambda one: (capital(one.words), one.about or terms.label(one.choice))


def _period(one: Lately) -> str:
    """“30 mrt 2026 – 5 jun 2026”, “sinds 4 mrt 2026”, or one day."""
    if one.since is not None and one.since == one.until:
        return day_and_year(one.since)
    if one.until is None:
        return "" if one.since is None else tr("sinds {day}").format(day=day_and_year(one.since))
    if one.since is None:
        return tr("tot en met {day}").format(day=day_and_year(one.until))
    return f"{day_and_year(one.since)} – {day_and_year(one.until)}"
