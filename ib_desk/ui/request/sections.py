"""The sections of the page of a request, put together as its flow map says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ib_desk.domain.request.request_flow import Flow, Section
from ib_desk.ui.style.theme import spaced

_SAY_THEMSELVES: Final = {Section.CONDITIONS, Section.EARLIER_TEXTS}
"""Shown as soon as they have something to tell, and not before."""


class Sections(QVBoxLayout):
    """From top to bottom; what stands elsewhere on the page, as the foot, is shown or hidden."""

    def __init__(
        self,
        parts: Mapping[Section, QWidget],
        on_demand: Mapping[Section, Callable[[], QWidget]],
        elsewhere: Section,
    ) -> None:
        """`on_demand` are made when a flow first shows them."""
        super().__init__()
        spaced(self, 0, 12)
        self._parts = dict(parts)
        self._on_demand = on_demand
        self._elsewhere = elsewhere
        self._order: tuple[Section, ...] = ()
        self._put_in_order(tuple(parts))

    def show_flow(self, flow: Flow) -> None:
        """Other sections, or the same in another order; what is typed in them stays."""
        for section in flow.sections:
            if section not in self._parts:
                self._parts[section] = self._on_demand[section]()
        rest = tuple(section for section in self._parts if section not in flow.sections)
        self._put_in_order((*flow.sections, *rest))
        for section, part in self._parts.items():
            if section not in _SAY_THEMSELVES or section in rest:
                part.setVisible(section in flow.sections)

    def _put_in_order(self, order: tuple[Section, ...]) -> None:
        if order == self._order:
            return
        self._order = order
        for section in order:
            if section is not self._elsewhere:
                part = self._parts[section]
                self.removeWidget(part)
                self.addWidget(part)
