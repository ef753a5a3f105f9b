"""Words with buttons at their right, or under them when there is no room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLayout, QWidget

from ib_desk.ui.overriding import override
from ib_desk.ui.style.theme import current_theme, spaced
from ib_desk.ui.widgets.flow import FlowLayout

_LEAST_WORDS = 120


class BesideOrUnder(QFrame):
    """Two parts; where the buttons go follows from how wide it has become."""

    def __init__(
        self,
        room_for_both: float,
        *,
        at_top: bool = False,
        at_bottom: bool = False,
        margins: float | tuple[float, float, float, float] = 0,
    ) -> None:
        """`room_for_both` in effective pixels: below it the buttons go under the words.

        `at_top` keeps the buttons beside the first words, `at_bottom` beside the last, where it
        may become higher.
        """
        super().__init__()
        self._room_for_both = room_for_both
        self._is_narrow = False
        self._actions: list[QWidget] = []
        self._is_said = True
        self._beside = QHBoxLayout()
        spaced(self._beside, 0, 8)
        self._under = FlowLayout(gap=8)
        self._grid = QGridLayout(self)
        self._margins = margins
        self._space()
        self._grid.setColumnStretch(0, 1)
        upright = Qt.AlignmentFlag.AlignVCenter
        if at_top or at_bottom:
            upright = Qt.AlignmentFlag.AlignTop if at_top else Qt.AlignmentFlag.AlignBottom
        self._grid.addLayout(self._beside, 0, 1, upright)
        self._grid.addLayout(self._under, 1, 0, 1, 2)

    def _space(self) -> None:
        """No gap above buttons that are not there, and none under words that are not."""
        rows = 8 if self._is_narrow and self._actions and self._is_said else 0
        spaced(self._grid, self._margins, 8, rows=rows)

    def say_something(self, *, is_said: bool) -> None:
        """Whether there is anything at the left now."""
        self._is_said = is_said
        self._space()

    def add_words(self, words: QLayout) -> None:
        """The part at the left."""
        self._grid.addLayout(words, 0, 0)

    def add_action(self, action: QWidget, *, first: bool = False) -> None:
        """The next button or chip, from left to right, the main button last; `first` before all."""
        row = self._under if self._is_narrow else self._beside
        after = list(self._actions) if first else []
        for other in after:
            row.removeWidget(other)
        for one in (action, *after):
            row.addWidget(one)
        self._actions.insert(0 if first else len(self._actions), action)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = current_theme().effective_width(self.width()) < self._room_for_both
        if narrow == self._is_narrow:
            return
        self._is_narrow = narrow
        before, after = (self._beside, self._under) if narrow else (self._under, self._beside)
        for action in self._actions:
            before.removeWidget(action)
            after.addWidget(action)
        self._space()

    @override
    def minimumSizeHint(self) -> QSize:
        """As narrow as with the buttons under the words, whatever it is now."""
        margins = self._grid.contentsMargins()
        widest = max((action.minimumSizeHint().width() for action in self._actions), default=0)
        width = max(widest, current_theme().px(_LEAST_WORDS))
        height = self._grid.totalMinimumSize().height()
        return QSize(width + margins.left() + margins.right(), height)
