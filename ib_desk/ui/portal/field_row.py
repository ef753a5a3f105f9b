"""One field of a portal: what it is called, how long it is, and the key that copies it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from ib_desk.domain.request.portal_fields import PortalField
from ib_desk.ui.listen import listen
from ib_desk.ui.portal.portal_words import length_words, title_of, too_long_words
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.beside import BesideOrUnder
from ib_desk.ui.widgets.buttons import quiet_button, second_button
from ib_desk.ui.widgets.headings import Heading
from ib_desk.ui.widgets.labels import IconLabel, IconLine, label

_ROOM_FOR_BOTH: Final = 300
_SHOWN: Final = 160
"""Characters of a text: enough to know which it is."""


class FieldRow(QFrame):
    """What was copied is ticked and can be copied again; what is not known she fills in herself."""

    copied = Signal()
    shorten_asked = Signal()

    def __init__(self, field: PortalField) -> None:
        super().__init__()
        self.field = field
        self.is_copied = False
        title, long = title_of(field), too_long_words(field)
        self.setProperty("ground", "card")
        self.setAccessibleName(title)
        self._tick = IconLabel("done", "ok")
        self._tick.hide()
        self.button = second_button(tr("Kopiëren"), "copy")
        self.button.setAccessibleName(tr("Kopiëren: {title}").format(title=title))
        self.button.setAccessibleDescription(long or length_words(field))
        self.button.clicked.connect(self.copied)
        head = QHBoxLayout()
        spaced(head, 0, 8)
        head.addWidget(self._tick, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Heading(title, "strong"), 1)
        head.addWidget(label(_length(field), "small", "muted", wrap=False))
        column = QVBoxLayout(self)
        spaced(column, (14, 10, 14, 12), 6)
        column.addLayout(head)
        row = BesideOrUnder(_ROOM_FOR_BOTH, at_top=True)
        text = QVBoxLayout()
        own = tr("Vul zelf in.")
        text.addWidget(label(_beginning(field.text) or own, "body", "muted"))
        row.add_words(text)
        if long:
            row.add_action(self._shorten(title))
        if self.is_ours:
            row.add_action(self.button)
        else:
            self.button.setParent(self)
            self.button.hide()
        column.addWidget(row)
        if long:
            over = IconLine("attention", "warn")
            over.show_text(long)
            column.addWidget(over)

    def _shorten(self, title: str) -> QPushButton:
        made = quiet_button(tr("Inkorten"), "edit")
        made.setAccessibleName(tr("Inkorten: {title}").format(title=title))
        listen(self, made.clicked, self.shorten_asked.emit)
        return made

    @property
    def is_ours(self) -> bool:
        """Whether there is anything to copy."""
        return bool(self.field.text)

    def tick(self) -> None:
        """It was copied."""
        self.is_copied = True
        self._tick.show()
        self.button.setText(tr("Nog eens kopiëren"))


def _length(field: PortalField) -> str:
    """Of what she fills in herself, how much fits."""
    if field.text:
        return length_words(field)
    return "" if field.most is None else tr("hoogstens {most} tekens").format(most=field.most)


def _beginning(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN].rstrip()}…"
