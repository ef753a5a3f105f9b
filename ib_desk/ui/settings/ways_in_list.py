"""Hiermee gaat deze kluis open: a line for each way in, with a way to take it away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ib_desk.application.route import Route
from ib_desk.application.ways_in import KeySlot
from ib_desk.ui.listen import listen
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import icon_button
from ib_desk.ui.widgets.discarding import discard_all
from ib_desk.ui.widgets.labels import label


class WaysInList(QWidget):
    """The last passphrase and the sheet in use have no way to be taken away."""

    removal_asked = Signal(object)
    """A `KeySlot`."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = QVBoxLayout(self)
        spaced(self._lines, 0, 4)

    def show_slots(self, slots: Sequence[KeySlot]) -> None:
        """In their order."""
        discard_all(self._lines)
        for slot in slots:
            self._lines.addWidget(self._line(slot, slots))

    def _line(self, slot: KeySlot, slots: Sequence[KeySlot]) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        spaced(row, 0, 8)
        words = slot_words(slot)
        row.addWidget(label(words, "body", "text"), 1)
        if _can_go(slot, slots):
            remove = icon_button("remove", tr("Verwijderen: {what}").format(what=words))
            listen(self, remove.clicked, lambda: self.removal_asked.emit(slot))
            row.addWidget(remove)
        return line


def slot_words(slot: KeySlot) -> str:
    """Such as “Wachtwoordzin · Karin, duo”."""
    names = {
        Route.PASSPHRASE: tr("Wachtwoordzin"),
        Route.RECOVERY_CODE: tr("Herstelblad"),
        Route.QUICK: tr("Snel openen"),
    }
    more = tr("nog niet overgetypt") if slot.on_trial else slot.holder
    return names[slot.route] + (f" · {more}" if more else "")


def _can_go(slot: KeySlot, slots: Sequence[KeySlot]) -> bool:
    alike = sum(other.route is slot.route for other in slots)
    match slot.route:
        case Route.QUICK:
            return True
        case Route.PASSPHRASE:
            return alike > 1
        case Route.RECOVERY_CODE:
            return slot.on_trial and alike > 1
