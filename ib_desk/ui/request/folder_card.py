"""A folder stands outside: what to do with it, and that it goes when that is done."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ib_desk.application.leaving.left_folders import LeftFolder
from ib_desk.application.leaving.outside import TakenAway
from ib_desk.domain.records.disclosure import Way
from ib_desk.ui.leaving.folder_words import taken_away_words
from ib_desk.ui.listen import listen
from ib_desk.ui.request.deliveries import next_step
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import quiet_button, second_button
from ib_desk.ui.widgets.flow import FlowLayout
from ib_desk.ui.widgets.headings import Heading
from ib_desk.ui.widgets.labels import IconLabel, label
from ib_desk.ui.widgets.status import Status


class FolderCard(QFrame):
    """It stays, also over a lock, until the folder is gone or she says that she sees to it."""

    portal_asked = Signal()
    take_asked = Signal()
    settled = Signal()
    """She took it away herself."""

    def __init__(self, folder: LeftFolder) -> None:
        super().__init__()
        self.setProperty("ground", "warn")
        self.setAccessibleName(tr("Map buiten IB Desk"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.folder = folder
        self.line_id = folder.line.id
        column = QVBoxLayout(self)
        spaced(column, (16, 14, 16, 16), 12)
        head = QHBoxLayout()
        spaced(head, 0, 8)
        head.addWidget(IconLabel("attention", "warn"))
        head.addWidget(Heading(tr("De map staat klaar")), 1)
        column.addLayout(head)
        line = folder.line
        step = next_step(line.way, folder.path.name, line.recipient)
        column.addWidget(label(step, "body", "text"))
        column.addWidget(
            label(
                tr("Wie bij deze computer kan, kan de bestanden lezen. Haal de map weg na afloop."),
                "body",
                "text",
            )
        )
        self._said = Status("small", "text")
        self._said.setVisible(False)
        column.addWidget(self._said)
        column.addLayout(self._actions())

    def tell_taken(self, taken: TakenAway) -> None:
        """Something of it is still there."""
        self._said.setVisible(True)
        self._said.tell(taken_away_words(taken))
        self._own.setVisible(True)

    def _actions(self) -> FlowLayout:
        row = FlowLayout(gap=8)
        is_portal = self.folder.line.way is Way.PORTAL_FIELDS
        words = tr("Naast het portaal zetten") if is_portal else tr("Velden naast je scherm zetten")
        portal = second_button(words, "outside")
        listen(self, portal.clicked, self.portal_asked.emit)
        opened = second_button(tr("Map openen"), "open_folder")
        listen(self, opened.clicked, self._open)
        take = second_button(tr("Klaar: map verwijderen"), "done")
        listen(self, take.clicked, self.take_asked.emit)
        self._own = quiet_button(tr("Ik heb hem zelf verwijderd"))
        listen(self, self._own.clicked, self.settled.emit)
        self._own.hide()  # shown before it has a place, it would be a window
        for button in (portal, opened, take, self._own):
            row.addWidget(button)
        return row

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder.path)))
