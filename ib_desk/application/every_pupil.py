"""Every child whose name may not be in what leaves about another: also who is in the bin."""

from __future__ import annotations

from ib_desk.application.ports import UnitOfWork
from ib_desk.domain.records.pupil import Pupil


def every_pupil(work: UnitOfWork) -> list[Pupil]:
    """Those of the vault, and those who can still be put back: for names alone, never to show."""
    return [*work.find(Pupil), *work.binned_pupils()]
