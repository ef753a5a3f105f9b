"""Texts of a plan that the file holds already: worked out each time, never kept twice.

What a user types in the plan itself comes in their place. Once a plan is set its texts are its own:
what happens afterwards in the file changes nothing of what people agreed to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from ib_desk.domain.file.factors import factors
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.broad_view import BroadViewEntry
from ib_desk.domain.records.goal import Goal
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.need import Need, NeedOf
from ib_desk.domain.records.opp import Opp
from ib_desk.domain.records.record import Record
from ib_desk.domain.sentences import capital


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
    return _lines(one.words for one in factors(whole) if one.helps)


def _worries(whole: WholeFile) -> str:
    return _lines(one.words for one in factors(whole) if not one.helps)


def factors_from(opp: Opp, whole: WholeFile) -> tuple[BroadViewEntry, ...]:
    """The brede blik whose words stand in the plan; none once it has its own for both."""
    has_own = opp.helps.strip() and opp.hinders.strip()
    return () if opp.is_set or has_own else whole.of(BroadViewEntry)


def guidance_from(opp: Opp, whole: WholeFile) -> tuple[Record, ...]:
    """Needs, goals and interventions whose words stand in the plan; none once it has its own."""
    if opp.is_set or opp.guidance.strip():
        return ()
    return (*_needs(whole), *_goals(whole), *_running(whole))


def _guidance(whole: WholeFile) -> str:
    """What is needed; each goal with what is or will be done for it; then what has no goal."""
    goals, running = _goals(whole), _running(whole)
    known = {one.id for one in goals}
    said = [_need(one) for one in _needs(whole)]
    for goal in goals:
        said.append(_goal(goal))
        said += [_intervention(one) for one in running if one.goal_id == goal.id]
    said += [_intervention(one) for one in running if one.goal_id not in known]
    return _lines(said)


def _needs(whole: WholeFile) -> tuple[Need, ...]:
    """Of the pupil: what a teacher needs is not what parents say yes or no to."""
    return tuple(one for one in whole.of(Need) if one.is_told and one.whose is NeedOf.PUPIL)


def _goals(whole: WholeFile) -> tuple[Goal, ...]:
    return tuple(one for one in whole.of(Goal) if one.is_active and one.aim.strip())


def _running(whole: WholeFile) -> tuple[Intervention, ...]:
    """What was looked back on already was help of before."""
    return tuple(one for one in whole.of(Intervention) if one.effect is None and one.title.strip())


def _need(need: Need) -> str:
    """“Instructie die kort is”: a line of its own, so it begins as one."""
    said = need.sentence.strip().rstrip(".")
    return capital(said)


def _goal(goal: Goal) -> str:
    """“Noor is op school (aanwezigheid: 84 procent – 92 procent)”."""
    values = [goal.said(one) for one in (goal.baseline, goal.target) if one is not None]
    facts = ": ".join(filter(None, (goal.measure.strip(), " – ".join(values))))
    aim = goal.aim.strip().rstrip(".")
    return f"{aim} ({facts})" if facts else aim


def _intervention(one: Intervention) -> str:
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
