"""What the domain and the use cases refuse. Facts only: the wording is in `ib_desk.ui.messages`.

DeskError
├── NotFound            no such record (any more)
├── Conflict            the record changed in the meantime
├── NothingToUndo
├── InvalidData         a resource file that cannot be used: file, line, key
└── HardStop            one of the four stops
    ├── InspectionMissing
    ├── ForbiddenInOutput
    ├── PupilNotHeard   a plan may not be set
    └── AgreementMissing
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID  # the first window shows without it


class DeskError(Exception):
    """Base of all that IB Desk refuses knowingly; carries facts, never data of a pupil."""


class NotFound(DeskError):
    """There is no record of this kind with this id."""

    def __init__(self, kind: str, record_id: UUID) -> None:
        super().__init__(kind, record_id)
        self.kind = kind
        self.record_id = record_id


class Conflict(DeskError):
    """The stored record is no longer the one that the change started from."""

    def __init__(self, kind: str, record_id: UUID) -> None:
        super().__init__(kind, record_id)
        self.kind = kind
        self.record_id = record_id


class NothingToUndo(DeskError):
    """The undo (or redo) stack is empty."""


class InvalidData(DeskError):
    """A file of `resources/` or of the user's own folder says something impossible."""

    def __init__(self, file: str, key: str, problem: str, line: int | None = None) -> None:
        super().__init__(file, key, problem, line)
        self.file = file
        self.key = key
        self.problem = problem
        self.line = line


class HardStop(DeskError):
    """What is refused whatever the user says; all else is a warning."""


class InspectionMissing(HardStop):
    """A request that names the pupil, while not everyone entitled was offered to read it first."""

    def __init__(self, missing: Sequence[UUID]) -> None:
        super().__init__(tuple(missing))
        self.missing = tuple(missing)


class ForbiddenInOutput(HardStop):
    """The output contains what may never leave: `places` names fields, never their content."""

    def __init__(self, places: Sequence[str]) -> None:
        super().__init__(tuple(places))
        self.places = tuple(places)


class PupilNotHeard(HardStop):
    """A plan cannot be set: no record says that the pupil could give a view on it."""


class AgreementMissing(HardStop):
    """A plan cannot be set: `missing` are those who agree by law and did not, the pupil by its id.

    Empty where the guardians with gezag have to be found first. `undated` are those of them who
    said yes on a day that nobody wrote.
    """

    def __init__(self, missing: Sequence[UUID], undated: Sequence[UUID] = ()) -> None:
        super().__init__(tuple(missing), tuple(undated))
        self.missing = tuple(missing)
        self.undated = tuple(undated)
