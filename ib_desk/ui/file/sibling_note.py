"""Parents of a brother or sister, offered for a child that has none yet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ib_desk.domain.offers.siblings import Sibling, same_guardians
from ib_desk.domain.records.pupil import Pupil
from ib_desk.ui.file.page import Shown
from ib_desk.ui.listen import listen
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import quiet_button
from ib_desk.ui.widgets.discarding import discard_all
from ib_desk.ui.widgets.labels import label


class SiblingNote(QWidget):
    """Nothing is taken over by itself: one button a sibling, one step to take it back."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._pupil: Pupil | None = None
        self._column = QVBoxLayout(self)
        spaced(self._column, 0, 4)
        self.hide()

    def show_file(self, shown: Shown) -> None:
        """Look for siblings, as long as there are no guardians."""
        pupil = shown.whole.pupil
        if shown.whole.guardians:
            self._pupil = None
            self.hide()
        elif pupil != self._pupil:
            self._pupil = pupil
            same = self._session.desk.same_pupil
            job = self._session.read(lambda: same.siblings(pupil))
            listen(self, job.succeeded, lambda found: self._offer(pupil, found))

    def forget(self) -> None:
        """Nobody is offered, and what is still looked for is not shown."""
        self._pupil = None
        discard_all(self._column)
        self.hide()

    def _offer(self, pupil: Pupil, found: tuple[Sibling, ...]) -> None:
        if pupil != self._pupil:
            return
        discard_all(self._column)
        for sibling in found:
            self._add(pupil, sibling)
        self.setVisible(bool(found))

    def _add(self, pupil: Pupil, sibling: Sibling) -> None:
        words = tr("Zelfde ouders als {name}?").format(name=sibling.pupil.name)
        take = quiet_button(words, "add")
        listen(self, take.clicked, lambda: self._take(pupil, sibling))
        who = ", ".join(guardian.name for guardian in sibling.guardians)
        says = tr("Neemt over: {who}. Gezag kijk je per leerling na.").format(who=who)
        take.setAccessibleDescription(says)
        self._column.addWidget(take, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(label(says, "small", "muted"))

    def _take(self, pupil: Pupil, sibling: Sibling) -> None:
        self._session.add(*same_guardians(sibling, pupil.id))
