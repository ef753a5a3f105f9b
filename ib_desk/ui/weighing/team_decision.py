"""Where a weighing changes level or place: what the team decided, or the way to say so."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ib_desk.domain.dutch_dates import full_date
from ib_desk.domain.file.case_decisions import (
    changes_of,
    decided_after,
    decided_on,
    decision_after,
)
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.decision import Changes, Decision
from ib_desk.domain.records.meeting import Meeting
from ib_desk.domain.records.weighing import Weighing
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.places import MEETINGS
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import button_row, second_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.labels import label


class TeamDecision(QWidget):
    """Out of sight where level and place stay as they were: most weighings end in no decision."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__()
        self._session = session
        self._navigator = navigator
        self._whole: WholeFile | None = None
        self._weighing: Weighing | None = None
        self._decision: Decision | None = None
        self._awaited: UUID | None = None
        """A decision that was made here and is not read yet."""
        card = Card(tr("Besluit van het team"), "talk")
        self._words = label("", "body")
        self._button = second_button("", "write_down")
        self._button.clicked.connect(self._act)
        card.add(self._words)
        card.add(button_row(self._button))
        column = QVBoxLayout(self)
        spaced(column, 0, 0)
        column.addWidget(card)

    def show_weighing(self, whole: WholeFile, weighing: Weighing) -> None:
        """What there is by now."""
        self._whole, self._weighing = whole, weighing
        self._decision = decision = decided_after(whole, weighing)
        changed = changes_of(whole, weighing)
        self.setVisible(decision is not None or bool(changed))
        day = None if decision is None else decided_on(whole, decision)
        if decision is None or day is None:
            what = _changed_words(changed)
            self._words.setText(
                tr("{what} Wat besluit het team, en wie besluit?").format(what=what)
            )
            self._button.setText(tr("Besluit vastleggen"))
        else:
            said = decision.decided.strip() or tr("nog niet beschreven")
            self._words.setText(tr("Op {day}: {decided}").format(day=full_date(day), decided=said))
            self._button.setText(tr("Besluit bekijken"))
        if self._awaited is not None and any(one.id == self._awaited for one in whole.of(Decision)):
            wanted, self._awaited = self._awaited, None
            self._go_to(wanted)

    def _act(self) -> None:
        if self._whole is None or self._weighing is None:
            return
        if self._decision is not None:
            self._go_to(self._decision.id)
            return
        meeting, decision = decision_after(self._whole, self._weighing)
        is_known = any(one.id == meeting.id for one in self._whole.of(Meeting))
        self._awaited = decision.id
        self._session.add(*([] if is_known else [meeting]), decision)

    def _go_to(self, decision_id: UUID) -> None:
        self._navigator.go_to_page(MEETINGS, Decision, decision_id, "decided")


def _changed_words(changed: Collection[Changes]) -> str:
    if len(changed) > 1:
        return tr("Niveau en plek veranderen.")
    return tr("De plek verandert.") if Changes.PLACE in changed else tr("Het niveau verandert.")
