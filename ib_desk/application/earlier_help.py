"""What was done before for a like goal, over the whole vault; of nobody by name."""

from __future__ import annotations

from ib_desk.application.ports import UnitOfWork, UnitOfWorkFactory
from ib_desk.domain.care.earlier_help import HelpedBefore, PeopleNamed, helped_before
from ib_desk.domain.folding import words_of
from ib_desk.domain.records.goal import Goal
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.school import Professional


class EarlierHelp:
    """On the database thread."""

    def __init__(self, unit_of_work: UnitOfWorkFactory) -> None:
        self._unit_of_work = unit_of_work

    def like(self, goal: Goal) -> tuple[HelpedBefore, ...]:
        """What helped most first; closed items are in no table, so nothing is told of them."""
        with self._unit_of_work() as work:
            return helped_before(
                goal,
                work.each(work.find(Goal)),
                work.each(work.find(Intervention)),
                _people(work),
            )


def _people(work: UnitOfWork) -> PeopleNamed:
    given, others = set[str](), set[str]()
    for call_name, first_names, surname in work.values(
        Pupil, "call_name", "first_names", "surname"
    ):
        given |= _words(f"{call_name} {first_names}")
        others |= _words(surname)
    for kind in (Guardian, Professional):
        for (name,) in work.values(kind, "name"):
            first, *rest = name.split() or [""]
            given |= _words(first)
            others |= _words(" ".join(rest))
    return PeopleNamed(given=frozenset(given), others=frozenset(others))


def _words(text: str) -> set[str]:
    return {word.folded for word in words_of(text)}
