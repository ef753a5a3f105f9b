"""Two versions of a plan beside each other: what stands there no more, and what is new, by line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ib_desk.domain.file.opp_texts import written_out
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.opp import Opp, OppText


@dataclass(frozen=True, slots=True, kw_only=True)
class OppChange:
    """One part that differs; both hold lines as people read them."""

    part: OppText
    before: tuple[str, ...]
    now: tuple[str, ...]

    @property
    def gone(self) -> tuple[str, ...]:
        """Lines of before that are there no more."""
        return tuple(line for line in self.before if line not in self.now)

    @property
    def new(self) -> tuple[str, ...]:
        """Lines that were not there."""
        return tuple(line for line in self.now if line not in self.before)


def version_before(whole: WholeFile, opp: Opp) -> Opp | None:
    """The last version before this one."""
    earlier = [one for one in whole.of(Opp) if one.version < opp.version]
    return max(earlier, key=lambda one: one.version, default=None)


def opp_changes(
    whole: WholeFile, before: Opp, opp: Opp, said: Callable[[object], str]
) -> Iterator[OppChange]:
    """What differs, in the order of the plan; `said` puts a value that is no text into words."""
    old, new = written_out(before, whole), written_out(opp, whole)
    for part in OppText:
        then, now = (_lines(getattr(one, part.value), said) for one in (old, new))
        if then != now:
            yield OppChange(part=part, before=then, now=now)


def _lines(value: object, said: Callable[[object], str]) -> tuple[str, ...]:
    words = value if isinstance(value, str) else said(value)
    return tuple(line.strip() for line in words.splitlines() if line.strip())
