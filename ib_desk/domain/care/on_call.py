"""Who helps on call: the hours that an agreement takes are not theirs to spare, so they are asked.

A helper of the core team works for the plan as it is; one on call works elsewhere and comes where
that is needed. “Doe het er even bij” is how such a promise fails.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ib_desk.domain.calling import called, called_first, names_in
from ib_desk.domain.file.whole_file import Teammate
from ib_desk.domain.records.support_file import TeamPlace


def on_call_owner(owner: str, team: Sequence[Teammate], today: date) -> str:
    """The first helper on call whom these words name; “” for nobody.

    Named in full, or by a first name that nobody else in the team has.
    """
    named = names_in(owner)
    there = [mate for mate in team if mate.member.is_there_on(today)]
    firsts = [called_first(mate.person.name) for mate in there]
    for mate, first in zip(there, firsts, strict=True):
        full = called(mate.person.name)
        is_named = full in named or (first in named and firsts.count(first) == 1)
        if full and is_named and mate.member.place is TeamPlace.ON_CALL:
            return mate.person.name.strip()
    return ""
