"""Where the user was before, and where she came back from: the memory of Alt+← and Alt+→."""

from __future__ import annotations

from dataclasses import dataclass

from ib_desk.application.drafts import Spot

DEPTH = 50


@dataclass(frozen=True, slots=True)
class Recent:
    """A place where she was, by its title; `pupil` is the name of whose file it is, or “”."""

    spot: Spot
    title: str
    pupil: str = ""


class Recents:
    """Where she was, the last one first; each place once. Gone at the lock."""

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], Recent] = {}

    def leave(self, recent: Recent) -> None:
        """She goes on from here."""
        place = _place(recent.spot)
        self._kept.pop(place, None)
        self._kept[place] = recent
        while len(self._kept) > DEPTH:
            self._kept.pop(next(iter(self._kept)))

    def but(self, here: Spot) -> list[Recent]:
        """All but the place where she is."""
        kept = (one for place, one in self._kept.items() if place != _place(here))
        return list(kept)[::-1]


class Trail:
    """A spot carries its field, cursor and scroll, so that back is back to the same place."""

    def __init__(self) -> None:
        self._behind: list[Spot] = []
        self._ahead: list[Spot] = []

    def leave(self, spot: Spot) -> None:
        """The user goes somewhere new from here; what lay ahead is out of reach."""
        if not self._behind or _place(self._behind[-1]) != _place(spot):
            self._behind.append(spot)
            del self._behind[:-DEPTH]
        else:
            self._behind[-1] = spot
        self._ahead.clear()

    def leads_back(self, here: Spot) -> bool:
        """Whether there is a place before this one."""
        return any(_place(spot) != _place(here) for spot in self._behind)

    def leads_forward(self, here: Spot) -> bool:
        """Whether she came back from another place."""
        return any(_place(spot) != _place(here) for spot in self._ahead)

    def back(self, here: Spot) -> Spot | None:
        """The spot before this one."""
        return _turn(self._behind, self._ahead, here)

    def forward(self, here: Spot) -> Spot | None:
        """The spot that she came back from."""
        return _turn(self._ahead, self._behind, here)


def _turn(from_: list[Spot], to: list[Spot], here: Spot) -> Spot | None:
    while from_:
        spot = from_.pop()
        if _place(spot) != _place(here):
            to.append(here)
            return spot
    return None


def _place(spot: Spot) -> tuple[object, ...]:
    """Two spots on one page are one place: back would seem to do nothing."""
    return spot.place, spot.file_id
