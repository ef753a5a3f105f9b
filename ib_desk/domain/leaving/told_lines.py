"""Which lines of the register are told to whom, when somebody asks what left.

Who asks hears of all that left, with one exception: what went to another parent alone is not told
unless somebody who knows both says so. A list of it shows where that parent was helped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from ib_desk.domain.file.register import RegisterLine, is_back, register_of
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.folding import fold
from ib_desk.domain.records.disclosure import DisclosureState, Way
from ib_desk.domain.records.guardian import Guardian

BETWEEN_NAMES: Final = ", "
"""Between those for whom something was made, as a line of the register has them."""


def told_lines(
    whole: WholeFile, readers: Sequence[Guardian], *, with_others: bool
) -> tuple[RegisterLine, ...]:
    """The newest first; without what is being made this moment, and what never left this desk.

    Args:
        whole: the file.
        readers: parents who read it; none where the pupil does, who hears of all.
        with_others: also what went to another parent alone.
    """
    told = [
        line
        for line in register_of(whole)
        if line.state is not DisclosureState.BEGUN and line.disclosure.way is not Way.OPENED
        if with_others or not _is_for_another(line, whole.guardians, readers)
    ]
    return tuple(sorted(told, key=lambda line: line.disclosure.begun_at, reverse=True))


def went_out(lines: Iterable[RegisterLine]) -> list[RegisterLine]:
    """What stands outside, or may."""
    return [line for line in lines if not is_back(line.state)]


def came_back(lines: Iterable[RegisterLine]) -> list[RegisterLine]:
    """What was not sent after all, or never made."""
    return [line for line in lines if is_back(line.state)]


def _is_for_another(
    line: RegisterLine, guardians: Sequence[Guardian], readers: Sequence[Guardian]
) -> bool:
    """Whether parents alone got it, and not each who reads this."""
    names = {_called(one.name): one.id for one in guardians if one.name.strip()}
    got = {_called(name) for name in line.disclosure.recipient.split(BETWEEN_NAMES)} - {""}
    if not got or not got <= names.keys():
        return False
    reached = {names[name] for name in got}
    return not {one.id for one in readers} <= reached


def _called(name: str) -> str:
    return fold(name.strip())
