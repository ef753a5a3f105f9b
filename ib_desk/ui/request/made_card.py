"""The package is made: six words to pass on by telephone, and how to know it arrived whole."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ib_desk.application.leaving.passing_on import ToPassOn
from ib_desk.application.paper import shown_digest
from ib_desk.ui.clipboard import SecretClipboard
from ib_desk.ui.request.deliveries import next_step
from ib_desk.ui.style.theme import sized, spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import quiet_button, second_button
from ib_desk.ui.widgets.flow import FlowLayout
from ib_desk.ui.widgets.headings import Heading
from ib_desk.ui.widgets.labels import IconLabel, label
from ib_desk.ui.widgets.status import Status

_WORD_WIDTH = 190
"""Keeps the words in columns, to be read aloud row by row."""


class MadeCard(QFrame):
    """The words stay, also over a lock, until the user says that she passed them on."""

    letter_asked = Signal()
    """The words of the letter that goes along; give them to `copy_letter`."""
    settled = Signal()

    def __init__(self, made: ToPassOn) -> None:
        super().__init__()
        self.setProperty("ground", "ok")
        self.setAccessibleName(tr("Pakket gemaakt"))
        # Of its own: on one of its buttons a second Enter would copy the words, or hide them.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._made = made
        self.line_id = made.line.id
        self._clipboard = SecretClipboard(self)
        column = QVBoxLayout(self)
        spaced(column, (16, 14, 16, 16), 12)
        head = QHBoxLayout()
        spaced(head, 0, 8)
        head.addWidget(IconLabel("done", "ok"))
        head.addWidget(Heading(tr("Pakket gemaakt")), 1)
        column.addLayout(head)
        column.addWidget(
            label(
                next_step(made.line.way, Path(made.line.place).name, made.line.recipient),
                "body",
                "text",
            )
        )
        column.addWidget(
            label(
                tr(
                    "Geef de zes woorden door via de telefoon, niet in een mail. Het bureau typt "
                    "ze met één spatie ertussen, zonder hoofdletters."
                ),
                "body",
                "text",
            )
        )
        column.addWidget(_words(made.words))
        column.addWidget(
            label(
                tr(
                    "De woorden blijven hier staan, ook na vergrendelen, tot je zegt dat je ze "
                    "hebt doorgegeven. Daarna bewaart IB Desk ze niet."
                ),
                "small",
                "text",
            )
        )
        if made.contents_digest:
            column.addWidget(label(_digest_words(made.contents_digest), "small", "text"))
        self._said = Status("small", "text")
        self._said.setVisible(False)
        column.addWidget(self._said)
        column.addLayout(self._actions())

    def _actions(self) -> FlowLayout:
        row = FlowLayout(gap=8)
        done = second_button(tr("Ik heb ze doorgegeven"), "tick")
        done.clicked.connect(self.settled)
        folder = quiet_button(tr("Map openen"), "open_folder")
        folder.clicked.connect(self._open_folder)
        copy = quiet_button(tr("Woorden kopiëren"), "copy")
        copy.clicked.connect(self._copy)
        letter = quiet_button(tr("Brief voor in de mail kopiëren"), "mail")
        letter.clicked.connect(self.letter_asked)
        for button in (done, folder, copy, letter):
            row.addWidget(button)
        return row

    def copy_letter(self, words: str) -> None:
        """What it is and how it opens; the words themselves are not in it."""
        self._clipboard.copy(words)
        self._said.setVisible(True)
        self._said.tell(
            tr("De brief staat op het klembord. Plak hem in je mail, binnen een halve minuut.")
        )

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(self._made.line.place).parent)))

    def _copy(self) -> None:
        self._clipboard.copy(self._made.words)
        self._said.setVisible(True)
        self._said.tell(tr("Gekopieerd. Over een halve minuut is het klembord weer leeg."))


def _words(words: str) -> QWidget:
    holder = QWidget()
    holder.setAccessibleName(tr("De zes woorden"))
    row = FlowLayout(holder, gap=8)
    for number, word in enumerate(words.split(), start=1):
        pair = QWidget()
        sized(pair, least_width=_WORD_WIDTH)
        inside = QHBoxLayout(pair)
        spaced(inside, 0, 6)
        inside.addWidget(
            label(str(number), "small", "text", wrap=False), 0, Qt.AlignmentFlag.AlignBaseline
        )
        said = label(word, "talk_title", "text", wrap=False)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        inside.addWidget(said, 0, Qt.AlignmentFlag.AlignBaseline)
        inside.addStretch(1)
        row.addWidget(pair)
    return holder


def _digest_words(digest: str) -> str:
    return tr(
        "Controlecode: {digest}. Die staat ook op de eerste bladzijde. "
        "Laat het bureau dit voorlezen: dan weet je dat alles aankwam."
    ).format(digest=shown_digest(digest))
