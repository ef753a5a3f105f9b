"""Lists of strangers, read in a child: its memory and time have limits, and it has no key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ib_desk.application.children import Children
from ib_desk.application.import_errors import NoList
from ib_desk.application.progress import Progress
from ib_desk.domain.intake.table import Table, TableFault
from ib_desk.exchange.reader_child import PATIENCE, ChildEnded, at_work
from ib_desk.reader import answers, table_answers
from ib_desk.reader.answers import Tabling
from ib_desk.reader.frames import BadFrame, FrameKind
from ib_desk.reader.limits import seconds_for

_ANSWERS: Final = {FrameKind.FACTS: 48 << 20, FrameKind.REFUSED: 200}


class ChildTables:
    """A `ReadTables`: each file has a child of its own."""

    def __init__(self, command: Sequence[str], children: Children) -> None:
        """`command` starts a child, and `children` ends it at the lock."""
        self._command = tuple(command)
        self._children = children

    def __call__(self, content: bytes, progress: Progress) -> tuple[Table, ...]:
        """See `ReadTables`; what a child cannot bear is too heavy."""
        try:
            with at_work(self._command, _ANSWERS, self._children) as child:
                child.say(FrameKind.JOB, answers.job_as_bytes(Tabling()))
                child.say(FrameKind.CONTENT, content)
                frame = child.hear(PATIENCE * seconds_for(0), lambda: progress.step(0, 1))
            if frame.kind is FrameKind.FACTS:
                return table_answers.tables_from(frame.payload)
            fault = table_answers.fault_from(frame.payload)
        except (ChildEnded, BadFrame):
            fault = TableFault.TOO_HEAVY
        raise NoList(fault)
