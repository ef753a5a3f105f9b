"""The boxes of the chosen print, each ticked as it was left at another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from ib_desk.application.paper import PrintChoices
from ib_desk.domain.file.whole_file import WholeFile
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
        column = QVBoxLayout(self)
        spaced(column, 0, 4)
        column.addWidget(first)
        for box in (box for kind in kinds for box in kind.boxes):
            if box.field not in self._boxes:
                self._add(column, box)

    def _add(self, column: QVBoxLayout, box: Box) -> None:
        drawn = self._boxes[box.field] = QCheckBox(box.words)
        drawn.setChecked(box.begins_ticked)
        drawn.clicked.connect(self.ticked)
        column.addWidget(drawn)
        if box.hint:
            self._hints[box.field] = label(box.hint, "small", "muted")
            column.addWidget(self._hints[box.field])

    def box_of(self, field: str) -> QCheckBox:
        """The box that gives `field` of the choices its value."""
        return self._boxes[field]

    def show_boxes(self, kind: PrintKind, whole: WholeFile | None) -> None:
        """Those of `kind`; what the file does not hold is not offered."""
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
