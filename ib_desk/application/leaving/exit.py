"""The one way out of the vault: order, checks, bytes, then file and register line.

A file and a database cannot be committed together, so the line comes first: *begun*, with the
digest of the bytes, the place and the name under which the file is written before it is moved. Then
the file, whole or not at all. Then the line says that it was made. Whatever is cut off in between
is settled at the next unlock by looking what stands there.

`let_out` works on the document thread and asks the database thread for each transaction, so that a
user goes on working while a package is made.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final, Protocol, TypeVar
from uuid import UUID, uuid4

from ib_desk.application.changes import Change, Edit
from ib_desk.application.leaving.clearance import Clearance, Material
from ib_desk.application.leaving.clearing import Clearing
from ib_desk.application.leaving.left_folders import keep_folder
from ib_desk.application.leaving.looking import Inside
from ib_desk.application.leaving.made import Made
from ib_desk.application.leaving.making import Making
from ib_desk.application.leaving.orders import (
    HandoverOrder,
    ListOrder,
    OfOneFile,
    Order,
    PrintOrder,
)
from ib_desk.application.leaving.outside import (
    Destination,
    Found,
    OutsideFiles,
    ToClipboard,
    ToFile,
    ToPrinter,
    temporary_name,
)
from ib_desk.application.leaving.passing_on import keep_words
from ib_desk.application.leaving.register import added_each, noted_together, register_line
from ib_desk.application.ports import Clock, HistoryLine, UnitOfWork, UnitOfWorkFactory
from ib_desk.application.progress import Cancelled, Progress
from ib_desk.application.undo import UndoStack
from ib_desk.domain.errors import DeskError
from ib_desk.domain.file.register import RegisterLine, made_state
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.disclosure import (
    ConsentUsed,
    Disclosure,
    DisclosureEvent,
    DisclosureId,
    DisclosureState,
    Way,
)
from ib_desk.domain.records.request import SwvRequestId
from ib_desk.domain.records.support_file import SupportFileId

T = TypeVar("T")

_STEPS: Final = 4
"""Looked at, made, begun, outside."""
_SURE: Final = frozenset(DisclosureState) - {DisclosureState.BEGUN, DisclosureState.UNKNOWN}
"""Of what was ever known of a line nothing becomes unsure again (`RegisterLine.may_become`)."""


class Turns(Protocol):
    """The database thread, asked from another; each call waits for its turn."""

    def ask(self, query: Callable[[], T]) -> T:
        """What `query` gives or raises there."""

    def keep(self, use_case: Callable[[], Change]) -> None:
        """As `ask`, and whoever shows what changed looks again."""


class AtOnce:
    """`Turns` where there is one thread: a command, a test."""

    def ask(self, query: Callable[[], T]) -> T:
        """Now."""
        return query()

    def keep(self, use_case: Callable[[], Change]) -> None:
        """Now; nobody looks."""
        use_case()


@dataclass(frozen=True, slots=True, kw_only=True)
class LetOut:
    """What left; `contents_digest` is what the first page of a package says, else “”.

    `line_ids` are its lines of the register: one, of a list one for each file, none where it is
    about nobody.
    """

    line_ids: tuple[DisclosureId, ...]
    pages: int
    contents_digest: str


class NotNoted(DeskError):
    """It is outside, and its line still says *begun*: `Exit.settle` tries again."""

    def __init__(self, out: LetOut) -> None:
        super().__init__(out)
        self.out = out


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What became of lines that were cut off; of `unknown` she has to say it."""

    settled: tuple[DisclosureId, ...] = ()
    unknown: tuple[Disclosure, ...] = ()


class Exit:
    """Nothing else writes outside the vault, apart from backups and the recovery sheet."""

    def __init__(
        self,
        unit_of_work: UnitOfWorkFactory,
        undo: UndoStack,
        clock: Clock,
        *,
        clearing: Clearing,
        making: Making,
        files: OutsideFiles,
    ) -> None:
        self._unit_of_work = unit_of_work
        self._undo = undo
        self._clearing = clearing
        self._making = making
        self._files = files
        self._clock = clock

    def let_out(self, order: Order, to: Destination, turns: Turns, progress: Progress) -> LetOut:
        """Check, make, write the line, let it out, and say in the line that it is outside.

        Args:
            order: what leaves, with the reason for what is open or found.
            to: where it goes.
            turns: the database thread.
            progress: asked between the steps; called off before the file is written, nothing left.

        Raises:
            HardStop: the first of the stops that hold.
            ReasonNeeded: something is open or found, and no reason was given.
            Conflict, Frozen, NotFound: what was seen is no longer what is stored.
            AttachmentUnfit, NothingToPrint, MissingGlyph, SealFailed: it cannot be made.
            NotWritable, DiskFull, PrinterFailed: nothing is outside, and the line says so.
            NotNoted: it is outside, and the line does not say so yet.
            Cancelled: nothing is outside, or not all pages of a print.
        """
        material = turns.ask(lambda: self._gather(order))
        inside = self._clearing.look_inside(material.documents, progress)
        turns.ask(lambda: self._clear(order, inside))
        progress.step(1, _STEPS)
        made = self._making.make(order, material, progress)
        progress.step(2, _STEPS)
        lines = self._lines(order, to, made)
        out = LetOut(
            line_ids=tuple(one.id for one in lines),
            pages=made.pages,
            contents_digest=made.contents_digest,
        )
        if not lines:
            turns.ask(lambda: self._gather(order))
            self._deliver(to, temporary_name(), made, progress)
            return out
        line = lines[0]
        turns.keep(lambda: self._begin(order, lines, made, inside))
        try:
            self._deliver(to, line.temporary, made, progress)
        except BaseException:
            # Should this fail as well, the line is settled at the next unlock.
            with suppress(DeskError, Cancelled):
                turns.keep(lambda: self._note(line.id, DisclosureState.NOT_COMPLETED))
            raise
        try:
            turns.keep(lambda: self._finish(order, line))
        except DeskError:
            raise NotNoted(out) from None
        return out

    def settle(self, turns: Turns) -> Settled:
        """Say of each line that was cut off what became of it; on the document thread.

        A file that stands there was made. Where the folder is and the file is not, nothing left,
        and our half of it is taken away. Of a place that is gone, and of paper, nobody knows.
        """
        settled: list[DisclosureId] = []
        unknown: list[Disclosure] = []
        lists: set[UUID] = set()
        for known in turns.ask(self._cut_off):
            line = known.disclosure
            if line.list_id is not None:
                if line.list_id in lists:
                    continue  # of all lines of one list it was said with the first
                lists.add(line.list_id)
            state = self._became(line)
            if state is DisclosureState.UNKNOWN:
                unknown.append(line)
            else:
                settled.append(line.id)
            if state is not known.state:
                turns.keep(partial(self._note, line.id, state))
        return Settled(settled=tuple(settled), unknown=tuple(unknown))

    # -- on the database thread ------------------------------------------------------------
    def _gather(self, order: Order) -> Material:
        self._require_listed(order)
        with self._unit_of_work() as work:
            return self._clearing.gather(work, order)

    def _require_listed(self, order: Order) -> None:
        if isinstance(order, ListOrder):
            self._clearing.require_listed(order)

    def _clear(self, order: Order, inside: Inside) -> None:
        with self._unit_of_work() as work:
            self._clearing.clear(work, order, inside)

    def _begin(
        self, order: Order, lines: Sequence[Disclosure], made: Made, inside: Inside
    ) -> Change:
        """Clear once more, with what is stored by now, and write the lines with their words."""
        self._require_listed(order)
        with self._unit_of_work() as work:
            self._clearing.gather(work, order)
            clearance = self._clearing.clear(work, order, inside)
            if isinstance(order, ListOrder):
                lines = _answering(lines, clearance)
                change = added_each(work, lines, lines[0].begun_at, [one.file_id for one in lines])
            else:
                change = self._begun(work, order, lines[0], made, clearance)
            work.commit()
        return change

    def _begun(
        self,
        work: UnitOfWork,
        order: OfOneFile,
        line: Disclosure,
        made: Made,
        clearance: Clearance,
    ) -> Change:
        copy_id = made.copy_id or work.put_content(made.copy)
        edits = [Edit(None, replace(line, copy_id=copy_id))]
        if isinstance(order, HandoverOrder):
            packed = replace(order.request, packed_on=line.begun_at.date())
            edits.append(Edit(order.request, packed))
        edits += [
            Edit(None, ConsentUsed(disclosure_id=line.id, answer_id=one))
            for one in clearance.rests_on
        ]
        edits += [Edit(None, one) for one in self._making.kept_along(work, order, line)]
        change = Change(Action.ADDED, tuple(edits), edits[0].record)
        for edit in edits:
            work.save(edit.record)
        work.write_history(HistoryLine(at=line.begun_at, change=change, file_id=line.file_id))
        keep_words(work, order, line.id, made)
        keep_folder(work, line.id, made)
        return change

    def _finish(self, order: Order, line: Disclosure) -> Change:
        change = self._note(line.id, made_state(line))
        if isinstance(order, HandoverOrder):
            # What left cannot be taken back: undo starts anew behind it.
            self._undo.clear()
        return change

    def _note(self, line_id: UUID, state: DisclosureState) -> Change:
        with self._unit_of_work() as work:
            now = self._clock.now()
            change = noted_together(work, register_line(work, line_id), state, now.date(), now)
            work.commit()
        return change

    def _cut_off(self) -> tuple[RegisterLine, ...]:
        """Lines that say *begun* or *unknown*, of all files."""
        with self._unit_of_work() as work:
            open_ones = work.find_lacking(Disclosure, DisclosureEvent, state=_SURE)
            return tuple(register_line(work, line.id) for line in open_ones)

    # -- on the document thread ------------------------------------------------------------
    def _lines(self, order: Order, to: Destination, made: Made) -> tuple[Disclosure, ...]:
        """One for each file of which something leaves; none of a list about no pupil."""
        if not isinstance(order, ListOrder):
            return (self._line(order, to, made, order.file_id, order.request_id),)
        together = uuid4()
        files = order.sheet.file_ids
        if not files:
            return ()
        first = self._line(order, to, made, files[0], None)
        each = (replace(first, id=DisclosureId(uuid4()), file_id=one) for one in files)
        return tuple(replace(line, list_id=together) for line in each)

    def _line(
        self,
        order: Order,
        to: Destination,
        made: Made,
        file_id: SupportFileId,
        request_id: SwvRequestId | None,
    ) -> Disclosure:
        place = str(to.path.absolute()) if isinstance(to, ToFile) else ""
        return Disclosure(
            file_id=file_id,
            request_id=request_id,
            kind=order.kind,
            begun_at=self._clock.now(),
            way=_way(order, to),
            recipient=order.recipient,
            ground=order.ground,
            gaps_reason=order.reason.strip(),
            digest=made.digest,
            place=place,
            temporary=temporary_name() if place else "",
        )

    def _deliver(self, to: Destination, temporary: str, made: Made, progress: Progress) -> None:
        if isinstance(to, ToFile):
            progress.step(3, _STEPS)
            path = to.path.absolute()
            if made.files:
                self._files.write_folder(path, temporary, made.files)
            else:
                self._files.write_whole(path, temporary, made.content)
        elif isinstance(to, ToClipboard):
            to.device.put(made.content.decode())
        else:
            to.device.print(made.content, made.name, progress)

    def _became(self, line: Disclosure) -> DisclosureState:
        if not line.place:
            return DisclosureState.UNKNOWN
        path = Path(line.place)
        found = self._files.look(path, line.digest)
        if found is Found.NO_PLACE:
            return DisclosureState.UNKNOWN
        self._files.clear(path, line.temporary)
        return DisclosureState.MADE if found is Found.WHOLE else DisclosureState.NOT_COMPLETED


def _answering(lines: Sequence[Disclosure], clearance: Clearance) -> list[Disclosure]:
    """The answer stays where something was found: it may name the child that it is about."""
    found_in = {find.place.record_id for find in clearance.finds}
    return [one if one.file_id in found_in else replace(one, gaps_reason="") for one in lines]


def _way(order: Order, to: Destination) -> Way:
    if isinstance(order, PrintOrder | ListOrder):
        return Way.PRINTED if isinstance(to, ToPrinter) else Way.SAVED
    return order.way
