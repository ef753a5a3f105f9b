"""What is still open first, each with the verb that jumps to it; what is in order folds away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.ui.listen import listen
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.style.tokens import Ink
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import quiet_button
from ib_desk.ui.widgets.card import Card, Line
from ib_desk.ui.widgets.discarding import discard_all
from ib_desk.ui.widgets.fold import Fold
from ib_desk.ui.widgets.labels import IconLabel, label

_SHOWN = 4
"""More open points at once would push the form off the screen, and ask more than one evening."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckLine:
    """One point in words; `source` is its tooltip, and `place` where its verb leads."""

    icon: str
    ink: Ink
    title: str
    words: str
    source: str = ""
    verb: str = ""
    place: FieldPlace | None = None


class CheckCard(Card):
    """Says how far something is; it warns and never blocks."""

    def __init__(self, title: str, go: Callable[[FieldPlace], object]) -> None:
        """`go` leads to the place of a point."""
        super().__init__(title, aside=" ")
        self._go = go
        self._shown: tuple[object, ...] = ()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.add(self._bar)
        self._rows = QVBoxLayout()
        spaced(self._rows, 0, 8)
        self.add(self._rows)

    def show_lines(
        self,
        finds: Sequence[CheckLine],
        still_open: Sequence[CheckLine],
        fulfilled: Sequence[CheckLine],
    ) -> None:
        """`finds` come before all points; rows that say the same stay as they are."""
        wanted = (tuple(finds), tuple(still_open), tuple(fulfilled))
        if wanted == self._shown:
            return
        self._shown = wanted
        count = len(still_open) + len(fulfilled)
        self.show_aside(tr("{done} van {count}").format(done=len(fulfilled), count=count))
        self._bar.setMaximum(max(count, 1))
        self._bar.setValue(len(fulfilled))
        self._bar.setAccessibleName(
            tr("{done} van {count} punten ingevuld").format(done=len(fulfilled), count=count)
        )
        self._fill(*wanted)

    def _fill(
        self,
        finds: Sequence[CheckLine],
        still_open: Sequence[CheckLine],
        fulfilled: Sequence[CheckLine],
    ) -> None:
        unfolded = {fold.objectName() for fold in self.findChildren(Fold) if fold.is_open}
        discard_all(self._rows)
        if finds:
            self._add_group(tr("Om te bekijken"), finds)
        if still_open:
            self._add_group(tr("Nog te doen"), still_open[:_SHOWN])
        rest = still_open[_SHOWN:]
        if rest:
            words = (
                tr("Nog 1 punt")
                if len(rest) == 1
                else tr("Nog {count} punten").format(count=len(rest))
            )
            self._add_fold("open", words, rest, unfolded)
        if fulfilled:
            words = (
                tr("Het punt dat is ingevuld")
                if len(fulfilled) == 1
                else tr("Alle {count} punten die zijn ingevuld").format(count=len(fulfilled))
            )
            self._add_fold("fulfilled", words, fulfilled, unfolded)

    def _add_group(self, title: str, lines: Sequence[CheckLine]) -> None:
        self._rows.addWidget(label(title, "small_strong", "muted"))
        self._rows.addWidget(self._group(lines))

    def _add_fold(
        self, name: str, title: str, lines: Sequence[CheckLine], unfolded: set[str]
    ) -> None:
        fold = Fold(title, self._group(lines), is_open=name in unfolded)
        fold.setObjectName(name)
        self._rows.addWidget(fold)

    def _group(self, lines: Sequence[CheckLine]) -> QWidget:
        group = QWidget()
        column = QVBoxLayout(group)
        spaced(column, 0, 8)
        for place, line in enumerate(lines):
            if place and line.verb:
                column.addWidget(Line())
            column.addWidget(self._row(line))
        return group

    def _row(self, line: CheckLine) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        spaced(row, 0, 12)
        row.addWidget(IconLabel(line.icon, line.ink), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        spaced(words, 0, 2)
        words.addWidget(label(line.title, "strong", "text"))
        if line.words:
            words.addWidget(label(line.words, "small", "muted"))
        row.addLayout(words, 1)
        if (place := line.place) is not None:
            button = quiet_button(line.verb)
            button.setAccessibleName(f"{line.verb}: {line.title}")
            button.setAccessibleDescription(line.words)
            listen(self, button.clicked, lambda: self._go(place))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        holder.setToolTip(line.source)
        return holder
