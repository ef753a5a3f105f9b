"""The boxes of the chosen print: ticked as she prints this one, else as left at another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from ib_desk.application.paper import PrintChoices, Report
from ib_desk.application.print_habits import REMEMBERED, Habit
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.ui.listen import listen
from ib_desk.ui.preview.prints.print_kind import Box, PrintKind
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.widgets.labels import label


class BoxesPart(QWidget):
    """A box for each field of the choices, whichever print knows it."""

    ticked = Signal()

    def __init__(self, kinds: Iterable[PrintKind], first: QWidget) -> None:
        """`first` stands above them: a box that belongs to another part of the card."""
        super().__init__()
        self._kind: PrintKind | None = None
        self._boxes: dict[str, QCheckBox] = {}
        self._hints: dict[str, QLabel] = {}
        self._habits: Mapping[Report, Habit] = {}
        self._by_hand: dict[str, bool] = {}
        column = QVBoxLayout(self)
        spaced(column, 0, 4)
        column.addWidget(first)
        for box in (box for kind in kinds for box in kind.boxes):
            if box.field not in self._boxes:
                self._add(column, box)

    def _add(self, column: QVBoxLayout, box: Box) -> None:
        drawn = self._boxes[box.field] = QCheckBox(box.words)
        drawn.setChecked(box.begins_ticked)
        listen(self, drawn.clicked, partial(self._tick, box.field))
        column.addWidget(drawn)
        if box.hint:
            self._hints[box.field] = label(box.hint, "small", "muted")
            column.addWidget(self._hints[box.field])

    def box_of(self, field: str) -> QCheckBox:
        """The box that gives `field` of the choices its value."""
        return self._boxes[field]

    def remember(self, habits: Mapping[Report, Habit]) -> None:
        """How she prints each; the chosen one begins so."""
        self.know(habits)
        if self._kind is not None:
            self._begin(self._kind)

    def know(self, habits: Mapping[Report, Habit]) -> None:
        """As `remember`, and the boxes stay as she ticks them."""
        self._habits = habits

    def forget_habit(self) -> None:
        """The chosen print is ticked as for who never chose."""
        self._by_hand = {}
        if self._kind is not None:
            report = self._kind.report
            self.remember({one: habit for one, habit in self._habits.items() if one is not report})

    @property
    def is_as_usual(self) -> bool:
        """Whether the chosen print begins as it does for who never chose."""
        return self._kind is None or not self._habits.get(self._kind.report)

    def _tick(self, field: str) -> None:
        self._by_hand[field] = self._boxes[field].isChecked()
        self.ticked.emit()

    def _begin(self, kind: PrintKind) -> None:
        """As she prints this one, else as she ticked another just now."""
        habit = {**self._by_hand, **self._habits.get(kind.report, {})}
        for box in kind.boxes:
            if box.field in REMEMBERED:
                self._boxes[box.field].setChecked(habit.get(box.field, box.begins_ticked))

    def show_boxes(self, kind: PrintKind, whole: WholeFile | None) -> bool:
        """Those of `kind`, as far as the file holds what they tell; gives whether it is another."""
        is_another = kind is not self._kind
        if is_another:
            self._begin(kind)
        self._kind = kind
        known = {box.field: box for box in kind.boxes}
        for field, drawn in self._boxes.items():
            box = known.get(field)
            is_shown = box is not None and self._is_offered(box, whole)
            drawn.setVisible(is_shown)
            if field in self._hints:
                self._hints[field].setVisible(is_shown)
            if box is not None:
                drawn.setText(box.words)
        return is_another

    def _is_offered(self, box: Box, whole: WholeFile | None) -> bool:
        needs = self._boxes.get(box.only_with)
        only_where = box.only_where
        is_there = only_where is None or (whole is not None and only_where(whole))
        return is_there and (needs is None or needs.isChecked())

    def ticked_on(self, choices: PrintChoices) -> PrintChoices:
        """`choices` with what is ticked; a box that this print has not counts as not there."""
        changed: dict[str, Any] = {}
        for box in () if self._kind is None else self._kind.boxes:
            needs = self._boxes.get(box.only_with)
            is_on = self._boxes[box.field].isChecked() and (needs is None or needs.isChecked())
            if is_on is not box.begins_ticked:
                changed[box.field] = box.ticked if is_on else False
        return replace(choices, **changed)
