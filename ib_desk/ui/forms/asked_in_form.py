"""Conditions that are asked anew in a record: under its form, as a part of it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout

from ib_desk.domain.records.record import Record
from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.forms.conditions import ConditionsAgain
from ib_desk.ui.forms.spec import Around, AskedAgain
from ib_desk.ui.session import new_visit
from ib_desk.ui.widgets.card import Group


class AskedInForm(QObject):
    """Out of sight where nothing is asked."""

    def __init__(self, spec: AskedAgain[Any], binding: Binding, column: QVBoxLayout) -> None:
        """`binding` is of the record that they are asked in: it is stored at the first answer."""
        self._group = Group(spec.title)
        super().__init__(self._group)
        column.addWidget(self._group)
        self._spec = spec
        self.rows = ConditionsAgain(binding.session, spec.title, new_visit())
        self.rows.begun.connect(binding.begin)
        self._group.add(self.rows)

    def show_record(self, record: Record, around: Around) -> None:
        """What is asked in it by now."""
        moment = self._spec.moment(record)
        if moment is None:
            self.rows.forget()
        else:
            self.rows.show_moment(moment, around)
        self._group.setVisible(self.rows.asks)
