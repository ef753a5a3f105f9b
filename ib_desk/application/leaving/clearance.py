"""What there is to say of an order before it leaves: stops, and what asks for a reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from ib_desk.domain.errors import DeskError, HardStop
from ib_desk.domain.law.consents import ConsentStand
from ib_desk.domain.leaving.forbidden import (
    Find,
)
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.request.request_completeness import Completeness


class ReasonNeeded(DeskError):
    """Points are open, something was found, somebody did not say yes to it or nobody said who may
    see it, and the user did not say why it goes anyway.
    """

    def __init__(
        self,
        points: int,
        finds: tuple[Find, ...],
        consents: tuple[ConsentStand, ...] = (),
        *,
        is_for_nobody: bool = False,
    ) -> None:
        super().__init__(points, finds, consents, is_for_nobody)
        self.points = points
        self.finds = finds
        self.consents = consents
        self.is_for_nobody = is_for_nobody


@dataclass(frozen=True, slots=True, kw_only=True)
class Clearance:
    """`stops` bar the way; `finds`, open points and who did not say yes ask for one reason.

    `consents`: how it stands with each who did not say yes to a document of others.
    `is_for_nobody`: a report of research of which nobody said who may see it. `rests_on`: ids of
    the answers to a consent by which it may leave.
    """

    stops: tuple[HardStop, ...]
    finds: tuple[Find, ...]
    open_points: int = 0
    consents: tuple[ConsentStand, ...] = ()
    is_for_nobody: bool = False
    rests_on: tuple[UUID, ...] = ()

    @property
    def open_count(self) -> int:
        """How many warnings the user passes over."""
        return self.open_points + len(self.finds) + len(self.consents) + self.is_for_nobody

    def stop(self) -> None:
        """Raises the first of the stops, a `HardStop`."""
        for stop in self.stops:
            raise stop

    def require(self, reason: str) -> None:
        """Raises `ReasonNeeded` when something is open and `reason` is empty."""
        if self.open_count and not reason.strip():
            raise ReasonNeeded(
                self.open_points, self.finds, self.consents, is_for_nobody=self.is_for_nobody
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestCheck(Clearance):
    """All that there is to say before a request leaves.

    `leaving`: documents of which pages leave; `not_searched`: those that could not be searched, or
    not whole. `outdated`: ids of what was signed for an earlier text; the director's by that of the
    request.
    """

    completeness: Completeness
    leaving: tuple[Attachment, ...] = ()
    not_searched: tuple[Attachment, ...] = ()
    outdated: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What the bytes are made from.

    Attributes:
        documents: what goes along, each with its kept pages, where it has them.
        kept: bytes in the vault: the copy of an earlier package, or a document as it came in.
    """

    documents: tuple[tuple[Attachment, bytes], ...] = field(default=(), repr=False)
    kept: bytes = field(default=b"", repr=False)
