"""Whose an agreement is: colleagues whom the words of its owner name."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from ib_desk.domain.calling import called, called_first, names_in
from ib_desk.domain.records.school import ProfessionalId


class NamesOfColleagues:
    """Everybody at school, by the names that people write down for them."""

    def __init__(self, people: Iterable[tuple[ProfessionalId, str]]) -> None:
        """`people` as (id, name)."""
        self._whole: dict[str, list[ProfessionalId]] = {}
        self._first: dict[ProfessionalId, str] = {}
        for person_id, name in people:
            whole = called(name)
            if whole:
                self._whole.setdefault(whole, []).append(person_id)
                self._first[person_id] = called_first(name)

    def named(self, owner: str, team: Collection[ProfessionalId]) -> tuple[ProfessionalId, ...]:
        """Named in full, or by a first name that nobody else in the team of this pupil has.

        Of two who are called the same, the one in the team; of two there, neither: it would come on
        the list of somebody whose it is not.
        """
        found = (self._one(name, team) for name in names_in(owner))
        return tuple(dict.fromkeys(one for one in found if one is not None))

    def _one(self, name: str, team: Collection[ProfessionalId]) -> ProfessionalId | None:
        whole = self._whole.get(name, [])
        in_team = [one for one in team if self._first.get(one) == name or one in whole]
        for candidates in (in_team, whole):
            if candidates:
                return candidates[0] if len(candidates) == 1 else None
        return None
