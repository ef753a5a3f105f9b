"""Words and icons on the screen: always plain text, so that a name with `<b>` stays a name."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from ib_desk.ui.overriding import override
from ib_desk.ui.style.theme import current_theme, restyle, spaced
from ib_desk.ui.style.tokens import Ink, Role
from ib_desk.ui.widgets.status import Status


def label(text: str, role: Role = "body", ink: Ink | None = None, *, wrap: bool = True) -> QLabel:
    """A label in a type role; without `ink` it takes the colour of the place it stands in."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    made.setProperty("role", role)
    if ink is not None:
        made.setProperty("ink", ink)
    made.setText(text)
    return made


def ink_label(shown: QLabel, ink: Ink) -> None:
    """Gives a label another colour while the program runs."""
    restyle(shown, ink=ink)


class IconLabel(QWidget):
    """An icon beside words; silent for a screen reader, because the words say it."""

    def __init__(self, meaning: str, ink: Ink = "muted", side: int = 20) -> None:
        """`side` in pixels at 100 %."""
        super().__init__()
        # Now, and not in the middle of painting.
        current_theme().icons.file_of(meaning)
        self._meaning = meaning
        self._ink: Ink = ink
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        current_theme().changed.connect(self._fit)
        self._fit()

    def show_icon(self, meaning: str, ink: Ink) -> None:
        """Another icon in the same place."""
        current_theme().icons.file_of(meaning)
        self._meaning = meaning
        self._ink = ink
        self.update()

    def _fit(self) -> None:
        side = current_theme().px(self._side)
        self.setFixedSize(side, side)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        current_theme().icons.draw(
            painter, QRectF(self.rect()), self._meaning, self._ink, self._side
        )
        painter.end()


class IconLine(QWidget):
    """A small sentence with its icon, under a field; hidden as long as it is empty."""

    def __init__(self, icon: str, ink: Ink, text: str = "") -> None:
        super().__init__()
        self._icon = IconLabel(icon, ink, 16)
        self._words = Status("small")
        self._words.setText(text)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout(self)
        spaced(row, 0, 6)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def show_icon(self, icon: str, ink: Ink) -> None:
        """Another icon before what is said."""
        self._icon.show_icon(icon, ink)

    def show_text(self, text: str, *, at_once: bool = False) -> None:
        """Empty hides it; what is new is said, where one sees it (`at_once`: before all else)."""
        self.setVisible(bool(text))
        self._words.tell(text, at_once=at_once)


class ElidedLabel(QLabel):
    """One line that may shorten; the whole text stays as tooltip and accessible name."""

    def __init__(self, text: str = "", role: Role = "body", ink: Ink | None = None) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        if ink is not None:
            self.setProperty("ink", ink)
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Replaces the text."""
        self._whole = text
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self.fontMetrics().elidedText(
            self._whole, Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )
        self.setToolTip(self._whole if shown != self._whole else "")
        painter = QPainter(self)
        painter.drawText(
            self.contentsRect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown
        )
        painter.end()
