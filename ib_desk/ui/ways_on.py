"""Where people turn to who do not agree: the same ways for a plan and for a request."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ib_desk.domain.law.opp_rules import OppRoute
from ib_desk.domain.law.sources import LegalSources
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.labels import label


def ways_on(title: str, law: LegalSources, routes: Sequence[OppRoute]) -> QWidget:
    """Each with its source, as sure as that is."""
    part = QWidget()
    column = QVBoxLayout(part)
    spaced(column, 0, 8)
    column.addWidget(label(title, "strong", "text"))
    for route in routes:
        column.addWidget(label(route.name, "strong", "text"))
        source = tr("Bron: {source}").format(source=law.told(route.source, route.how_sure))
        column.addWidget(label(route.text, "body", "text"))
        column.addWidget(label(source, "small", "muted"))
    return part
