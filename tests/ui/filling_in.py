"""What is typed, chosen and ticked in the forms of the page that is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from ib_desk.ui.preview.prints.choices_card import PrintChoicesCard
from ib_desk.ui.widgets.choice import Choice
from tests.ui.desk_window import WindowInUse


class FillingIn:
    """Of fields by the same name the last counts: that of the form that was opened last."""

    def __init__(self, used: WindowInUse) -> None:
        self.used = used

    def in_sight(self, name: str) -> list[QWidget]:
        found: list[QWidget] = self.used.page.findChildren(QWidget, name)
        return [one for one in found if one.isVisible()]

    def is_in_sight(self, name: str) -> bool:
        return bool(self.in_sight(name))

    def field(self, name: str) -> QWidget:
        return self.in_sight(name)[-1]

    def fill(self, **said: object) -> None:
        """Type what is text, and choose what is none."""
        for name, value in said.items():
            widget = self.field(name)
            if isinstance(widget, Choice):
                widget.choose(value)
                widget.chosen.emit(value)
            else:
                widget.setFocus()
                self.used.type(str(value))
                self.used.key(Qt.Key.Key_Tab)
            self.used.settle()

    def boxes(self, name: str) -> list[QCheckBox]:
        found = self.used.page.findChildren(QCheckBox)
        return [one for one in found if one.isVisible() and one.text() == name]

    def tick(self, name: str) -> None:
        self.boxes(name)[0].click()
        self.used.settle()

    def card_of(self, report: str) -> PrintChoicesCard:
        """What can be chosen of a print."""
        self.used.window.navigator.open_print(report)
        self.used.settle()
        screen = self.used.window.navigator.print
        assert screen is not None
        (card,) = screen.findChildren(PrintChoicesCard)
        return card
