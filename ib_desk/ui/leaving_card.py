"""A colleague goes: where this person stands, and who takes over."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from typing_extensions import override

from ib_desk.application.colleagues import Standing
from ib_desk.domain.records.school import Professional, ProfessionalId
from ib_desk.ui.escape import LeftByEscape
from ib_desk.ui.listen import listen
from ib_desk.ui.one_write import OneWrite
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import sized
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import button_row, main_button, second_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.labels import label

_WIDTH = 320


class LeavingCard(LeftByEscape, Card):
    """Who stands nowhere goes at once; for the others a successor is offered, in one step."""

    asked = Signal()
    """There is something to decide."""
    left = Signal()
    """Decided, or called off."""

    def __init__(self, session: Session) -> None:
        super().__init__(tr("Naar de prullenbak"), "remove")
        self._session = session
        self._person: Professional | None = None
        self._removing = OneWrite(session, self)
        self._where = label("", "body", "text")
        self._heir = Choice(tr("Wie neemt het over?"))
        sized(self._heir, width=_WIDTH)
        self._go = main_button(tr("Naar de prullenbak"), "remove")
        self._go.clicked.connect(self._remove)
        away = second_button(tr("Annuleren"))
        away.clicked.connect(self.leave)
        self.add(self._where)
        self.add(
            Field(
                tr("Wie neemt het over?"),
                self._heir,
                hint=tr("Komt in de teams en bij de afspraken die nog lopen."),
            )
        )
        self.add(button_row(self._go, away))
        self.hide()

    @Slot(object)
    def ask(self, person: Professional) -> None:
        """Look where this person stands first."""
        desk = self._session.desk
        self._person = person
        job = self._session.read(
            lambda: (desk.colleagues.standing(person), desk.records.find(Professional))
        )
        listen(self, job.succeeded, lambda found: self._show(person, *found))

    @Slot()
    def leave(self) -> None:
        """Back to the others."""
        self._person = None
        self.hide()
        self.left.emit()

    def forget(self) -> None:
        """Nobody leaves, and what is still looked for is not shown."""
        self._person = None
        self.hide()
        self.show_title(tr("Naar de prullenbak"))
        self._where.clear()
        self._heir.offer(())

    def _show(self, person: Professional, standing: Standing, people: list[Professional]) -> None:
        if person != self._person:
            return
        if standing.is_nothing:
            self._person = None
            self._session.remove(person)
            return
        self.show_title(tr("{name} naar de prullenbak").format(name=person.name))
        self._where.setText("\n".join(_lines(standing)))
        others = sorted((p.name, p.id) for p in people if p.id != person.id and p.name.strip())
        self._heir.offer([(None, tr("niemand")), *((one, name) for name, one in others)])
        self._heir.choose(None)
        self.show()
        self._heir.setFocus()
        self.asked.emit()

    @Slot()
    def _remove(self) -> None:
        person, chosen = self._person, self._heir.value()
        if person is not None:
            desk = self._session.desk
            heir = ProfessionalId(chosen) if isinstance(chosen, UUID) else None
            remove = partial(desk.colleagues.remove, person, heir)
            self._removing.write(remove, partial(self._end, person))

    def _end(self, person: Professional) -> None:
        if self._person == person:
            self.leave()

    @override
    def escape(self) -> bool:
        self.leave()
        return True


def _lines(standing: Standing) -> list[str]:
    said = []
    if standing.teams:
        said.append(tr("In het team van {names}.").format(names=", ".join(standing.teams)))
    if standing.manages:
        said.append(tr("Casusregisseur van {names}.").format(names=", ".join(standing.manages)))
    if standing.agreements:
        said.append(
            tr("Zorgt voor 1 afspraak die nog loopt.")
            if standing.agreements == 1
            else tr("Zorgt voor {count} afspraken die nog lopen.").format(count=standing.agreements)
        )
    if standing.closed:
        said.append(
            tr("In 1 afgesloten dossier verdwijnt de naam uit het team.")
            if standing.closed == 1
            else tr("In {count} afgesloten dossiers verdwijnt de naam uit het team.").format(
                count=standing.closed
            )
        )
    return said
