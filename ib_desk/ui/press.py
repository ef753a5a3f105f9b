"""Which press is being answered: the work that it begins holds its button until that is done.

A button that acts is an `ui.widgets.act_button.ActButton`, and all work goes through `ui.jobs`. The
two know of each other by this module alone, on the UI thread: what is begun while a press is
answered, and what is read or written on from there, is work of that press.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

T = TypeVar("T")


class Pressed(Protocol):
    """What was pressed."""

    def hold(self) -> None:
        """One more piece of its work has begun."""
        ...

    def let_go(self) -> None:
        """One piece of its work is over, in whichever way."""
        ...


@dataclass(frozen=True, slots=True)
class Press:
    """`is_first`: nothing of its work is done yet."""

    button: Pressed
    is_first: bool = True


_answered: list[Press | None] = [None]


def current_press() -> Press | None:
    """The press that is being answered now, if any."""
    return _answered[-1]


def first_press() -> Press | None:
    """As `current_press`, before anything of its work is done."""
    press = _answered[-1]
    return press if press is not None and press.is_first else None


@contextmanager
def answering(press: Press | None) -> Iterator[None]:
    """What is begun inside is work of this press, or of none."""
    _answered.append(press)
    try:
        yield
    finally:
        _answered.pop()


def going_on(press: Press | None) -> Press | None:
    """The same press, after a part of its work."""
    return None if press is None else replace(press, is_first=False)


def answering_still(act: Callable[[T], object]) -> Callable[[T], object]:
    """`act`, done after a question that the press of now asks."""
    press = current_press()

    def go_on(answer: T) -> object:
        with answering(press):
            return act(answer)

    return go_on
