"""Two versions of the plan side by side: what stands there no more, and what is new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ib_desk.domain.file.opp_versions import OppChange
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.card import Card, Line
from ib_desk.ui.widgets.discarding import discard_all
from ib_desk.ui.widgets.fold import Fold
from ib_desk.ui.widgets.labels import label


class CompareCard(Card):
    """Folded until somebody asks; what is gone and what is new is said in words, not in colour."""

    def __init__(self) -> None:
        super().__init__(tr("Wat is er veranderd?"), "versions")
        self._inside = QWidget()
        self._rows = QVBoxLayout(self._inside)
        spaced(self._rows, 0, 8)
        self._fold = Fold(tr("Vergelijken"), self._inside)
        self._same = label(tr("Nog niets: beide versies zijn gelijk."), "body", "muted")
        self.add(self._same)
        self.add(self._fold)
        self._shown: tuple[object, ...] = ()

    def show_changes(
        self,
        changes: Sequence[OppChange],
        asked: Mapping[str, str],
        versions: tuple[int, int],
    ) -> None:
        """`asked` are the questions by field, `versions` the numbers of both."""
        wanted = (tuple(changes), versions)
        if wanted == self._shown:
            return
        self._shown = wanted
        count = len(changes)
        title = tr("1 onderdeel is anders") if count == 1 else tr("{n} onderdelen zijn anders")
        self._fold.show_title(title.format(n=count))
        self._fold.setVisible(bool(changes))
        self._same.setVisible(not changes)
        discard_all(self._rows)
        for place, change in enumerate(changes):
            if place:
                self._rows.addWidget(Line())
            self._rows.addWidget(label(asked.get(change.part.value, ""), "strong", "text"))
            self._rows.addWidget(_beside(change, versions))


def _beside(change: OppChange, versions: tuple[int, int]) -> QWidget:
    part = QWidget()
    grid = QGridLayout(part)
    spaced(grid, 0, 16, rows=2)
    marks = (tr("Niet meer: {line}"), tr("Nieuw: {line}"))
    for column, number in enumerate(versions):
        grid.setColumnStretch(column, 1)
        head = tr("Versie {number}").format(number=number)
        grid.addWidget(label(head, "small_strong", "muted"), 0, column)
        lines, differing = (change.before, change.gone) if column == 0 else (change.now, change.new)
        said = [marks[column].format(line=line) if line in differing else line for line in lines]
        words = label("\n".join(said) or tr("Er stond niets."), "body", "text")
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        grid.addWidget(words, 1, column)
    return part
