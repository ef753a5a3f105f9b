"""What the file says to one question of the weighing: at most three facts, each with its source."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ib_desk.domain.care.evidence import MOST_FACTS, Said
from ib_desk.domain.dutch_dates import day_and_year
from ib_desk.ui.keys import shortcut
from ib_desk.ui.listen import listen
from ib_desk.ui.style.theme import CLEAR_OF_TAILS, spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.beside import BesideOrUnder
from ib_desk.ui.widgets.buttons import quiet_button
from ib_desk.ui.widgets.discarding import discard_all
from ib_desk.ui.widgets.labels import label

_ROOM_FOR_BOTH = 520


class FactLines(QWidget):
    """Hidden where the file says nothing; a source leads to where it stands."""

    taken = Signal(object)
    """The fact (`Said`) that is to be the note of the score."""
    asked = Signal(object)
    """The `FieldPlace` that its source leads to."""

    def __init__(self, hears: QWidget) -> None:
        """`hears`: the part of the window in which the keys of these facts count."""
        super().__init__()
        self._shown: tuple[tuple[Said, bool], ...] = ()
        self._since: date | None = None
        self._column = QVBoxLayout(self)
        spaced(self._column, (0, 8, 0, 0), 8)
        self._hears = hears
        self._keys = [self._key(number) for number in range(MOST_FACTS)]
        self._is_heard = False
        self.hide()

    def _key(self, number: int) -> QAction:
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        action = shortcut((_sequence(number),), partial(self._take, number), within)
        action.setParent(self._hears)
        action.setEnabled(False)
        self._hears.addAction(action)
        return action

    def hear(self, *, on: bool) -> None:
        """Whether these facts stand on the screen: their keys count then."""
        self._is_heard = on
        for number, action in enumerate(self._keys):
            action.setEnabled(on and self._can_take(number))

    def show_facts(
        self, facts: Collection[Said], taken: Collection[Said], since: date | None
    ) -> None:
        """In the order in which they are told; of those `taken` the score speaks already.

        `since`: the day of the last decision, where there was one.
        """
        shown = tuple((fact, fact in taken) for fact in facts)
        if (shown, since) == (self._shown, self._since):
            return
        self._shown, self._since = shown, since
        discard_all(self._column)
        if shown:
            title = tr("Uit het dossier")
            if since is not None:
                title = tr("Uit het dossier, sinds {day}").format(day=day_and_year(since))
            self._column.addWidget(label(title, "small_strong", "muted"))
        for number in range(len(shown)):
            self._column.addWidget(self._line(number))
        self.setVisible(bool(shown))
        self.hear(on=self._is_heard)

    def _line(self, number: int) -> BesideOrUnder:
        fact, is_taken = self._shown[number]
        line = BesideOrUnder(_ROOM_FOR_BOTH, at_top=True)
        words = QVBoxLayout()
        spaced(words, 0, CLEAR_OF_TAILS)
        words.addWidget(label(fact.words, "body", "text"))
        words.addWidget(label(fact.source, "small", "muted"))
        line.add_words(words)
        source = quiet_button(tr("Bron"))
        source.setAccessibleName(tr("Bron: {source}").format(source=fact.source))
        listen(self, source.clicked, lambda: self.asked.emit(fact.place))
        line.add_action(source)
        if is_taken:
            line.add_action(label(tr("Overgenomen"), "small", "muted", wrap=False))
        else:
            take = quiet_button(tr("Neem over ({key})").format(key=_sequence(number)))
            take.setAccessibleDescription(fact.words)
            listen(self, take.clicked, lambda: self._take(number))
            line.add_action(take)
        return line

    def _can_take(self, number: int) -> bool:
        return number < len(self._shown) and not self._shown[number][1]

    def _take(self, number: int) -> None:
        if self._can_take(number):
            self.taken.emit(self._shown[number][0])


def _sequence(number: int) -> str:
    return f"Alt+{number + 1}"
