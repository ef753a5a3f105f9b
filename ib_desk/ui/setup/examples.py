"""The way to the two schools that are made up, from every page before a vault is open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ib_desk.ui.listen import listen
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.act_button import ActButton
from ib_desk.ui.widgets.buttons import quiet_button


def example_links(owner: QWidget, ask: Callable[[str], object]) -> list[ActButton]:
    """A link for each; `ask` is told the code of a sector, which is all that the door knows."""
    links = []
    for words, sector in ((tr("Voorbeeld openen"), "po"), (tr("Voorbeeld vo openen"), "vo")):
        link = quiet_button(words)
        listen(owner, link.clicked, lambda _on=False, sector=sector: ask(sector))
        links.append(link)
    return links
