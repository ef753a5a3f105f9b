"""Who was there: people as boxes to tick, each tick a record that is part of another."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from enum import Enum
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from ib_desk.domain.records.kind_names import kind_name
from ib_desk.domain.records.kinds import pointer_to
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.school import Professional
from ib_desk.domain.records.support_file import TeamMember
from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.forms.part_line import PartLine
from ib_desk.ui.forms.spec import Around, PeopleSpec, Together, mentioned
from ib_desk.ui.listen import listen
from ib_desk.ui.session import new_visit
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.widgets.buttons import button_row, second_button
from ib_desk.ui.widgets.card import Group
from ib_desk.ui.widgets.check_list import CheckList
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.line_field import LineField


class PeopleTicks(QObject):
    """Keeps the boxes in step with what is stored; nobody can be ticked twice."""

    def __init__(self, spec: PeopleSpec[Any], binding: Binding, *, card: Group) -> None:
        """`binding` is of the record that they are part of: it is stored at the first tick."""
        super().__init__(card)
        self.spec = spec
        self.card = card
        self._binding = binding
        self._mentions = mentioned(spec.kind)
        self._around: Around | None = None
        self._visit = new_visit()
        self._there: dict[Hashable, Record] = {}
        self._possible: dict[Hashable, Record] = {}
        self._lists: dict[Enum, CheckList] = {}
        self._together: Together | None = None
        self._key: QPushButton | None = None
        self._key_place = QVBoxLayout()
        spaced(self._key_place, 0, 0)
        for said, question in spec.questions:
            ticks = self._lists[said] = CheckList(question)
            listen(self, ticks.turned, partial(self._turn, said))
            card.add(Field(question, ticks))
            if len(self._lists) == 1:
                card.add(self._key_place)
        line = LineField(spec.other)
        self._other = PartLine(binding, f"{kind_name(spec.kind)}.name", line)
        self._other.settled.connect(self._add_other)
        card.add(Field(spec.other, line))

    def show_records(self, records: Sequence[Record], around: Around) -> None:
        """Who is known to have been there, and who else could have been."""
        self._around = around
        self._there = {self._who(record): record for record in records}
        everyone = {self._who(one): one for one in self._everyone(around)}
        self._possible = everyone | self._there
        words = [(who, self._called(one, around)) for who, one in self._possible.items()]
        for said, ticks in self._lists.items():
            ticks.offer(words)
            ticks.choose([who for who, one in self._there.items() if self._said(one) is said])
        self._show_key(self.spec.together(self._binding.record, around))

    def settle(self) -> None:
        """Store the name that is being typed."""
        self._add_other()

    def _who(self, record: Record) -> Hashable:
        """The same for two records of one person: an id, or a name."""
        ids = (getattr(record, name) for name in self._mentions)
        return next((one for one in ids if one is not None), getattr(record, "name", ""))

    def _called(self, record: Record, around: Around) -> str:
        """By the name of now; by that of then where the file no longer has this person."""
        who = self._who(record)
        known = around.name_of(who) if isinstance(who, UUID) else ""
        return known or getattr(record, "name", "")

    def _everyone(self, around: Around) -> Iterator[Record]:
        """Whoever the file has: the pupil, the guardians, and of all colleagues the team."""
        team = {member.professional_id for member in around.of(TeamMember)}
        for name, kind in self._mentions.items():
            for person, called in around.people.get(kind, ()):
                if kind is not Professional or person in team:
                    yield self._new(around, called, **{name: person})

    def _new(self, around: Around, called: str, **who: UUID) -> Record:
        said, kind = self.spec.questions[0][0], self.spec.kind
        whole = type(self._binding.record)
        to: dict[str, Any] = {pointer_to(kind, whole): around.owners[whole]}
        made: Record = kind(**to, **who, **{self.spec.said: said}, name=called)
        return made

    def _said(self, record: Record) -> object:
        said: object = getattr(record, self.spec.said)
        return said

    def _turn(self, said: Enum, who: Hashable, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        session, there = self._binding.session, self._there.get(who)
        self._binding.begin()
        ticked: dict[str, Any] = {self.spec.said: said}
        if on:
            self._there[who] = replace(there or self._possible[who], **ticked)
        elif there is not None:
            del self._there[who]
        if there != self._there.get(who):
            session.gather(there, self._there.get(who), self._visit)

    def _show_key(self, together: Together | None) -> None:
        """Made where there is anybody to tick with it."""
        self._together = together
        if self._key is None and together is not None:
            self._key = second_button(together.words, "tick")
            listen(self, self._key.clicked, self._tick_all)
            self._key_place.addLayout(button_row(self._key))
        if self._key is not None:
            self._key.setVisible(together is not None)
            if together is not None:
                self._key.setText(together.words)

    def _tick_all(self) -> None:
        """One step, to be taken back as one; the key goes, so the focus is with who was ticked."""
        said, visit = self.spec.questions[0][0], new_visit()
        who = () if self._together is None else self._together.who
        self._together = None
        self._binding.begin()
        for one in who:
            before = self._there.get(one)
            ticked: dict[str, Any] = {self.spec.said: said}
            self._there[one] = replace(before or self._possible[one], **ticked)
            self._binding.session.gather(before, self._there[one], visit)
        if who:
            self._lists[said].focus_on(who[0])

    def _add_other(self) -> None:
        name = self._other.text
        if name and self._around is not None:
            self._binding.begin()
            self._binding.session.add(self._new(self._around, name))
        self._other.done()
        self._other.clear()
