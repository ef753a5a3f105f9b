"""Every child whose name may not be in what leaves about another: also who is in the bin."""

from __future__ import annotations

from collections.abc import Container

from ib_desk.application.ports import UnitOfWork
from ib_desk.domain.folding import words_of
from ib_desk.domain.records.pupil import Pupil


def named_pupils(work: UnitOfWork, said: Container[str]) -> list[Pupil]:
    """Those of the vault, and those who can still be put back: for names alone, never to show.

    Only who has all words of the surname in what is said, in folded words, can be named there: of
    all others nothing is read but that surname.
    """
    surnames = work.each(work.values(Pupil, "id", "surname"))
    ids = [pupil_id for pupil_id, surname in surnames if _is_said(surname, said)]
    binned = (pupil for pupil in work.binned_pupils() if _is_said(pupil.surname, said))
    return [*work.get_each(Pupil, ids), *binned]


def pupils_called(work: UnitOfWork, said: Container[str]) -> list[Pupil]:
    """As `named_pupils`, and also who is only called by a given name: “Daan”, and no more."""

    def is_called(given: str) -> bool:
        return any(word.folded in said for word in words_of(given))

    names = work.each(work.values(Pupil, "id", "call_name", "first_names"))
    ids = [one for one, call_name, first_names in names if is_called(f"{call_name} {first_names}")]
    binned = (one for one in work.binned_pupils() if is_called(one.call_name))
    return [*work.get_each(Pupil, ids), *binned]


def _is_said(surname: str, said: Container[str]) -> bool:
    """Nobody is named in full without a surname."""
    return bool(surname) and all(word.folded in said for word in words_of(surname))
