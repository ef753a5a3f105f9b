"""Texts of a plan that the file holds already: worked out each time, never kept twice.

What a user types in the plan itself comes in their place. Once a plan is set its texts are its own:
what happens afterwards in the file changes nothing of what people agreed to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.broad_view import BroadViewEntry
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.opp import Opp


def derived(whole: WholeFile, name: str) -> str:
    """What the file says for a field of the plan; “” where it says nothing, or is never asked."""
    find = DERIVED.get(name)
    return "" if find is None else find(whole)


def written_out(opp: Opp, whole: WholeFile) -> Opp:
    """The plan as people read it: what stands in the file in the place of what is empty."""
    if opp.is_set:
        return opp
    said: dict[str, Any] = {
        name: find(whole) for name, find in DERIVED.items() if not getattr(opp, name).strip()
    }
    return replace(opp, **said)


def _strengths(whole: WholeFile) -> str:
    return _lines(one.strong for one in whole.of(BroadViewEntry))


def _worries(whole: WholeFile) -> str:
    return _lines(one.vulnerable for one in whole.of(BroadViewEntry))


def _guidance(whole: WholeFile) -> str:
    """What is being done, or will be: nobody looked back at it yet."""
    running = (one for one in whole.of(Intervention) if one.effect is None)
    return _lines(_intervention(one) for one in running)


def _intervention(one: Intervention) -> str:
    if not one.title.strip():
        return ""
    details = [one.by_whom, one.frequency, one.duration, one.place]
    said = ", ".join(part.strip().rstrip(".") for part in details if part.strip())
    title = one.title.strip().rstrip(".")
    return f"{title}: {said}" if said else title


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(text.strip() for text in texts if text.strip())


DERIVED: Final[Mapping[str, Callable[[WholeFile], str]]] = {
    "guidance": _guidance,
    "helps": _strengths,
    "hinders": _worries,
}
"""Field of a plan → what the file says for it."""
