"""What of a timeline is asked: words, kind, person, school year, facts or views, and its order."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ib_desk.domain.file.timeline import TimelineEntry, Wanted, people_in, school_years_in
from ib_desk.domain.records.moment import Said
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.listen import listen
from ib_desk.ui.style.theme import sized
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.flow import FlowLayout
from ib_desk.ui.widgets.search_field import SearchField

_SEARCH_WIDTH = 220
_WIDTH = 190


class Order(Enum):
    """By the day on which it happened, or on which it was written down."""

    HAPPENED = auto()
    WRITTEN = auto()


class TimelineBar(QWidget):
    """A choice of which there is only one is not asked."""

    asked = Signal()
    """Something else is wanted."""

    def __init__(self) -> None:
        super().__init__()
        self.search = SearchField(tr("Zoek in de tijdlijn"))
        self._kind = Choice(tr("Welke soort?"))
        self._who = Choice(tr("Van wie?"))
        self._year = Choice(tr("Welk schooljaar?"))
        self._said = Choice(tr("Feit of mening?"))
        self._order = Choice(
            tr("Welke volgorde?"),
            [
                (Order.HAPPENED, tr("Volgorde: op datum")),
                (Order.WRITTEN, tr("Volgorde: op invoer")),
            ],
        )
        self._order.choose(Order.HAPPENED)
        row = FlowLayout(self)
        sized(self.search, width=_SEARCH_WIDTH)
        row.addWidget(self.search)
        for choice in self._choices:
            sized(choice, width=_WIDTH)
            row.addWidget(choice)
            listen(self, choice.chosen, lambda _value: self.asked.emit())
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusProxy(self.search)
        listen(self, self.search.textChanged, lambda _text: self.asked.emit())

    @property
    def _choices(self) -> tuple[Choice, ...]:
        return self._kind, self._who, self._year, self._said, self._order

    @property
    def wanted(self) -> Wanted:
        """What is chosen."""
        kind, year, said = self._kind.value(), self._year.value(), self._said.value()
        who = self._who.value()
        return Wanted(
            kind=kind if isinstance(kind, type) else None,
            who=who if isinstance(who, str) else None,
            school_year=year if isinstance(year, int) else None,
            said=said if isinstance(said, Said) else None,
        )

    @property
    def order(self) -> Order:
        """In which order."""
        order = self._order.value()
        return order if isinstance(order, Order) else Order.HAPPENED

    def offer(self, entries: Sequence[TimelineEntry], terms: Terms) -> None:
        """What there is to choose from; what was chosen stays as long as it is there."""
        kinds = sorted({entry.kind for entry in entries}, key=terms.plural)
        years = school_years_in(entries)
        self._offer(self._kind, tr("Alle soorten"), [(one, terms.plural(one)) for one in kinds])
        self._offer(self._who, tr("Iedereen"), [(one, one) for one in people_in(entries)])
        self._offer(
            self._year, tr("Alle schooljaren"), [(one, f"{one}-{one + 1}") for one in years]
        )
        told = {entry.moment.said for entry in entries}
        only = ((Said.FACT, tr("Alleen feiten")), (Said.VIEW, tr("Alleen meningen")))
        said = [(one, words) for one, words in only if one in told]
        self._offer(self._said, tr("Feiten en meningen"), said)

    def begin_anew(self) -> None:
        """Of another child nothing is asked yet."""
        self.search.set_text("")
        for choice in self._choices:
            choice.choose(Order.HAPPENED if choice is self._order else None)

    def _offer(self, choice: Choice, every: str, options: Sequence[tuple[object, str]]) -> None:
        choice.offer([(None, every), *options])
        choice.setVisible(len(options) > 1)
