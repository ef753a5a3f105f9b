"""The vaults cannot be listed: what is the matter, and a way to look once more."""

from __future__ import annotations

from PySide6.QtCore import Signal
from typing_extensions import override

from ib_desk.ui.setup.doorstep import Doorstep
from ib_desk.ui.setup.examples import example_links
from ib_desk.ui.setup.page import SetupPage
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import main_button


class UnlistedPage(SetupPage):
    """Nothing is offered that would put a vault where nobody can look."""

    again_asked = Signal()
    example_asked = Signal(str)
    """Of a sector, by its code."""

    def __init__(self, doorstep: Doorstep, error: Exception) -> None:
        super().__init__(doorstep, tr("Je kluizen"))
        self.show_trouble(error)
        self._again = main_button(tr("Opnieuw kijken"), "again")
        self._again.clicked.connect(self.again_asked)
        self.row(self._again, *example_links(self, self.example_asked.emit))

    @override
    def enter(self) -> None:
        """The page is shown."""
        self._again.setFocus()
