"""How long each step of a request took, painted; words beside it say the same."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ib_desk.domain.file.turnaround import StepTime, TurnStep
from ib_desk.domain.request.turnaround_picture import height_of, turnaround_picture
from ib_desk.ui.style.theme import current_theme
from ib_desk.ui.widgets.progress_drawing import paint_picture

_WIDEST: Final = 44.0
"""Ems: what is wider says no more."""
_NARROWEST: Final = 20.0


class TurnaroundDrawing(QWidget):
    """As wide as there is room; with nothing to draw it is hidden."""

    def __init__(self) -> None:
        super().__init__()
        self._steps: tuple[StepTime, ...] = ()
        self._names: Mapping[TurnStep, str] = {}
        self._today = date.min
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        current_theme().changed.connect(self.updateGeometry)

    def show_steps(
        self, steps: tuple[StepTime, ...], names: Mapping[TurnStep, str], today: date
    ) -> None:
        """Of another request, or of the same with more that is known of it."""
        self._steps, self._names, self._today = steps, names, today
        self.setVisible(bool(steps))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(_WIDEST * self._em()), round(height_of(self._steps) * self._em()) + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(round(_NARROWEST * self._em()), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        em = self._em()
        wide = min(self.width() / em, _WIDEST)
        picture = turnaround_picture(self._steps, self._names, self._today, wide)
        if picture is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_picture(painter, picture, em)
            painter.end()

    def _em(self) -> float:
        return float(current_theme().font("small").pixelSize())
