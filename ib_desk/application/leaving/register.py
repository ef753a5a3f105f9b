"""What a person adds to the register: where something went, that it arrived, that it did not go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from ib_desk.application.changes import Change, Edit
from ib_desk.application.ports import Clock, HistoryLine, UnitOfWork, UnitOfWorkFactory
from ib_desk.domain.errors import DeskError
from ib_desk.domain.file.register import (
    RegisterLine,
    packages_of,
    packed_on,
    register_lines,
    sent_on,
)
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.disclosure import (
    Disclosure,
    DisclosureEvent,
    DisclosureState,
)
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.support_file import SupportFileId


class StateNotPossible(DeskError):
    """A line that is `state` cannot become `wanted`: someone said otherwise in the meantime."""

    def __init__(self, state: DisclosureState, wanted: DisclosureState) -> None:
        super().__init__(state, wanted)
        self.state = state
        self.wanted = wanted


class DayStillToCome(DeskError):
    """Nothing left on a day that has not come."""

    def __init__(self, on: date) -> None:
        super().__init__(on)
        self.on = on


class Register:
    """Adds to lines and never changes one: what was wrong is said behind it."""

    def __init__(self, unit_of_work: UnitOfWorkFactory, clock: Clock) -> None:
        self._unit_of_work = unit_of_work
        self._clock = clock

    def note(
        self, line_id: UUID, state: DisclosureState | None, on: date, note: str = ""
    ) -> Change:
        """Add what became of a line; its request follows in the same go.

        Args:
            line_id: the `Disclosure`.
            state: `None` for a remark, or a correction of what the line says.
            on: the day on which it happened.
            note: in her words.

        Raises:
            StateNotPossible: see `RegisterLine.may_become`.
            DayStillToCome: `on` is later than today.
            NotFound: the file has been removed.
        """
        now = self._clock.now()
        if on > now.date():
            raise DayStillToCome(on)
        with self._unit_of_work() as work:
            line = register_line(work, line_id)
            if state is not None and state not in line.may_become:
                raise StateNotPossible(line.state, state)
            change = noted_together(work, line, state, on, now, note.strip())
            work.commit()
        return change


def register_line(work: UnitOfWork, line_id: UUID) -> RegisterLine:
    """One line with its events; raises `NotFound`."""
    disclosure = work.get(Disclosure, line_id)
    events = work.find(DisclosureEvent, disclosure_id=disclosure.id)
    return RegisterLine(disclosure=disclosure, events=tuple(events))


def noted_together(
    work: UnitOfWork,
    line: RegisterLine,
    state: DisclosureState | None,
    on: date,
    now: datetime,
    note: str = "",
) -> Change:
    """As `noted`; what became of a list became of it in the file of each of its pupils.

    What is remarked stays with this pupil, also beside what became of it: it may name one.
    """
    list_id = line.disclosure.list_id
    if list_id is None or state is None:
        return noted(work, line, state, on, now, note)
    first = line.disclosure
    others = [one for one in work.find(Disclosure, list_id=list_id) if one.id != first.id]
    lines = [first, *others]
    events = [
        DisclosureEvent(
            disclosure_id=one.id,
            state=state,
            on=on,
            noted_at=now,
            note=note if one is first else "",
        )
        for one in lines
    ]
    return added_each(work, events, now, [one.file_id for one in lines])


def added_each(
    work: UnitOfWork,
    records: Sequence[Disclosure] | Sequence[DisclosureEvent],
    now: datetime,
    files: Sequence[SupportFileId],
) -> Change:
    """Add these, each in the history of its file; the caller commits."""
    for record, file_id in work.each(zip(records, files, strict=True)):
        work.save(record)
        change = Change(Action.ADDED, (Edit(None, record),), record)
        work.write_history(HistoryLine(at=now, change=change, file_id=file_id))
    return Change(Action.ADDED, tuple(Edit(None, one) for one in records), records[0])


def noted(
    work: UnitOfWork,
    line: RegisterLine,
    state: DisclosureState | None,
    on: date,
    now: datetime,
    note: str = "",
) -> Change:
    """Add one event, let the request follow, and write the history; the caller commits."""
    event = DisclosureEvent(
        disclosure_id=line.disclosure.id, state=state, on=on, noted_at=now, note=note
    )
    work.save(event)
    edits = [Edit(None, event), *_of_request(work, line.disclosure)]
    for edit in edits[1:]:
        work.save(edit.record)
    change = Change(Action.ADDED, tuple(edits), event)
    work.write_history(HistoryLine(at=now, change=change, file_id=line.disclosure.file_id))
    return change


def _of_request(work: UnitOfWork, disclosure: Disclosure) -> list[Edit]:
    """The request whose package this is, closed or open again as all its lines say together."""
    if disclosure.request_id is None or disclosure.kind is not OutputKind.REQUEST_PACKAGE:
        return []
    request = work.get(SwvRequest, disclosure.request_id)
    lines = work.find(Disclosure, request_id=request.id)
    events = work.find_of(DisclosureEvent, "disclosure_id", [line.id for line in lines])
    packages = packages_of(request, register_lines(lines, events))
    followed = replace(request, packed_on=packed_on(packages), sent_on=sent_on(packages))
    return [] if followed == request else [Edit(request, followed)]
