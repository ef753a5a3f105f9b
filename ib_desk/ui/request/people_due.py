"""People who still have a view to give or the request to read, each one click away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ib_desk.domain.request.request_points import Point
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.listen import listen
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import quiet_button, second_button
from ib_desk.ui.widgets.discarding import discard_all
from ib_desk.ui.widgets.flow import FlowLayout
from ib_desk.ui.widgets.labels import label

_ROW = "due"


class PeopleDue(QWidget):
    """Hidden as soon as nobody is due."""

    settled = Signal(object)
    """The usual answer for this `FieldPlace.about`, without a form."""
    done = Signal()
    """Nobody is due any more: the focus has to go elsewhere."""
    asked = Signal(object)
    """The form for this `FieldPlace.about`."""

    def __init__(self, caption: str, verb: str, usual: str = "") -> None:
        """`usual` is the verb of the one-click answer, where there is one."""
        super().__init__()
        self._verb = verb
        self._usual = usual
        self._known: tuple[tuple[object, str], ...] = ()
        column = QVBoxLayout(self)
        spaced(column, 0, 8)
        column.addWidget(label(caption, "small_strong", "muted"))
        self._rows = QVBoxLayout()
        spaced(self._rows, 0, 8)
        column.addLayout(self._rows)
        self.setVisible(False)

    def show_points(self, points: Sequence[Point], terms: Terms) -> None:
        """Open points whose record is still to be made."""
        wanted = tuple((point.place.about, point.name(terms)) for point in points)
        self.setVisible(bool(wanted))
        if wanted == self._known:
            return
        self._known = wanted
        discard_all(self._rows)
        for about, name in wanted:
            self._rows.addWidget(self._row(about, name))

    def forget(self) -> None:
        """Of nobody is known whether they are due."""
        self._known = ()
        discard_all(self._rows)
        self.hide()

    def _settle(self, about: object, row: QWidget) -> None:
        """The row goes at once: a second click would note the same again, or tick what follows."""
        others = [one for one in self._buttons if not row.isAncestorOf(one)]
        if others:
            others[0].setFocus()
        else:
            self.done.emit()
        row.hide()
        self._known = tuple(known for known in self._known if known[0] != about)
        self.setVisible(bool(self._known))
        self.settled.emit(about)

    @property
    def _buttons(self) -> list[QPushButton]:
        """Of the rows that are still shown, in their order."""
        rows = self.findChildren(QWidget, _ROW, Qt.FindChildOption.FindDirectChildrenOnly)
        return [row.findChildren(QPushButton)[0] for row in rows if not row.isHidden()]

    def _row(self, about: object, name: str) -> QWidget:
        holder = QWidget()
        holder.setObjectName(_ROW)
        row = FlowLayout(holder, gap=8)
        row.addWidget(label(name or tr("Iemand"), "strong", "text", wrap=False))
        if self._usual:
            usual = second_button(self._usual, "tick")
            usual.setAccessibleName(f"{self._usual}: {name}")
            listen(self, usual.clicked, lambda: self._settle(about, holder))
            row.addWidget(usual)
        more = quiet_button(self._verb)
        more.setAccessibleName(f"{self._verb}: {name}")
        listen(self, more.clicked, lambda: self.asked.emit(about))
        row.addWidget(more)
        return holder
