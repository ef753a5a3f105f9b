"""Which pupils are talked about in one meeting: who is in view, who comes next, and who joins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, cast

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ib_desk.application.overview import CaseloadLine
from ib_desk.application.sittings import Seat
from ib_desk.domain.errors import NotFound
from ib_desk.domain.offers.picked_text import Offered
from ib_desk.domain.records.meeting import Meeting
from ib_desk.domain.records.sitting import Sitting, TeamAgreement
from ib_desk.domain.records.support_file import SupportFileId
from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.forms.record_list import RecordList
from ib_desk.ui.forms.spec import Around
from ib_desk.ui.kept_fresh import KeptFresh
from ib_desk.ui.listen import listen
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.one_write import OneWrite
from ib_desk.ui.places import MEETING
from ib_desk.ui.records.sitting import team_agreement_spec
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import second_button
from ib_desk.ui.widgets.card import Card, Group
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.fold import Fold
from ib_desk.ui.widgets.line_field import LineField
from ib_desk.ui.widgets.offer_list import OfferList
from ib_desk.ui.widgets.status import Status


@dataclass(frozen=True, slots=True)
class _Found:
    """What the vault says of the sitting, and who could join it."""

    seats: tuple[Seat, ...] = ()
    agreements: tuple[TeamAgreement, ...] = ()
    files: tuple[CaseloadLine, ...] = ()


class SittingCard(Card):
    """Names nobody but who is added here: a parent may look at the screen."""

    def __init__(self, binding: Binding, around: Around, navigator: Navigator) -> None:
        """`binding` is of the meeting that is shown."""
        super().__init__()
        self._binding = binding
        self._around = around
        self._navigator = navigator
        self._found = _Found()
        self._count = Status("strong", "text", wrap=False)
        self._before = second_button(tr("Vorige leerling"), "back")
        self._next = second_button(tr("Volgende leerling"), "deeper")
        listen(self, self._before.clicked, lambda: self.turn(-1))
        listen(self, self._next.clicked, lambda: self.turn(1))
        self._way = QWidget()
        row = QHBoxLayout(self._way)
        spaced(row, 0, 8)
        row.addWidget(self._count, 1)
        row.addWidget(self._before)
        row.addWidget(self._next)
        self.line = LineField(
            tr("Over welke leerlingen nog meer?"), placeholder=tr("Kies er een of meer, dan Enter")
        )
        OfferList(self.line, self._offered)
        self.line.returnPressed.connect(self._join)
        self._joining = OneWrite(binding.session, self)
        self._group = Group(team_agreement_spec().title)
        self._list = RecordList(binding.session, team_agreement_spec(), card=self._group)
        inside = QWidget()
        column = QVBoxLayout(inside)
        spaced(column, 0, 8)
        column.addWidget(Field(tr("Over welke leerlingen nog meer?"), self.line))
        column.addWidget(self._group)
        self._fold = Fold(tr("Over meer leerlingen praten"), inside)
        self.add(self._way)
        self.add(self._fold)
        self._show(self._found)
        self._fresh = KeptFresh(self, binding.session, self._read, self._show)

    def turn(self, by: int) -> bool:
        """To the pupil before or after; `False` where there is no other."""
        seats = self._found.seats
        here = next((i for i, s in enumerate(seats) if s.meeting_id == self._meeting.id), 0)
        if not 0 <= here + by < len(seats):
            return False
        seat = seats[here + by]
        self._navigator.go_to_file(seat.file_id, MEETING, seat.meeting_id)
        return True

    @property
    def _meeting(self) -> Meeting:
        return cast("Meeting", self._binding.record)

    def _read(self) -> _Found:
        desk, meeting = self._binding.session.desk, self._meeting
        try:
            seats = desk.sittings.seats(meeting.id)
        except NotFound:  # the last change removed it
            return _Found()
        agreements: list[TeamAgreement] = []
        if meeting.sitting_id is not None:
            agreements = desk.records.find(TeamAgreement, sitting_id=meeting.sitting_id)
        files = tuple(line for line in desk.overview.look_at_now().files if line.is_open)
        return _Found(seats, tuple(agreements), files)

    def _show(self, found: _Found) -> None:
        self._found = found
        seats = found.seats
        here = next((i for i, s in enumerate(seats, 1) if s.meeting_id == self._meeting.id), 1)
        words = tr("Leerling {number} van {count}").format(number=here, count=len(seats))
        self._count.tell(words if len(seats) > 1 else "")
        self._way.setVisible(len(seats) > 1)
        self._before.setEnabled(here > 1)
        self._next.setEnabled(here < len(seats))
        sitting_id = self._meeting.sitting_id
        self._group.setVisible(sitting_id is not None)
        if sitting_id is not None:
            owners = {**self._around.owners, Sitting: sitting_id}
            known: dict[type[Any], tuple[Any, ...]] = {TeamAgreement: found.agreements}
            around = replace(self._around, owners=owners, of=lambda kind: known.get(kind, ()))
            self._list.show_records(found.agreements, around)

    def _offered(self) -> Offered:
        there = {seat.file_id for seat in self._found.seats}
        names = [name for name, file_id in self._named() if file_id not in there]
        return Offered(pieces=tuple(names))

    def _named(self) -> Iterator[tuple[str, SupportFileId]]:
        for line in sorted(self._found.files, key=lambda line: line.pupil.name_key):
            group = line.pupil.group
            # Never “”: that stands in whatever was typed.
            name = line.pupil.name or tr("Leerling zonder naam")
            yield (f"{name} ({group})" if group else name), line.file_id

    def _join(self) -> None:
        """All that are named; where nobody is, what was typed stays."""
        rest, found = self.line.text(), {}
        # The longest first: “Noor de Wit” is not “Noor”.
        for name, file_id in sorted(self._named(), key=lambda one: -len(one[0])):
            at = rest.find(name)
            if at >= 0:
                rest = rest.replace(name, " " * len(name), 1)
                found[at] = file_id
        chosen = [found[at] for at in sorted(found)]
        if not chosen:
            self._binding.session.say(tr("Kies een leerling met een open dossier."))
            return
        sittings, meeting_id = self._binding.session.desk.sittings, self._meeting.id
        self._joining.write(
            lambda: sittings.join(meeting_id, chosen), partial(self._end, self.line.text())
        )

    def _end(self, typed: str) -> None:
        if self.line.text() == typed:
            self.line.set_text("")
