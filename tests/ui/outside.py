"""The window as a screen reader has it: roles, names and states, read through Qt's own tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from ib_desk.ui.tab_order import tab_stops
from ib_desk.ui.widgets.disclosure import Disclosure
from ib_desk.ui.widgets.headings import Heading

Role = QAccessible.Role
Flag = QAccessible.RelationFlag


@dataclass(frozen=True)
class Heard:
    """One thing in the tree, as it was then: its widget may be gone by now.

    Attributes:
        kind: class of its widget; `None` for a row or a cell.
        within: class of what holds it.
        asks: what the program calls the widget.
        type_role: in which type its words are drawn.
        labels: what is said to name it, which Linux asks for.
    """

    kind: type | None
    within: type | None
    asks: str
    type_role: str
    role: QAccessible.Role
    name: str
    description: str
    state: QAccessible.State
    labels: tuple[str, ...]

    def is_a(self, *kinds: type) -> bool:
        return self.kind is not None and issubclass(self.kind, kinds)

    @property
    def is_stop(self) -> bool:
        """Whether one can go there."""
        return bool(self.state.focusable) and not self.state.disabled


@contextmanager
def heard_aloud() -> Iterator[None]:
    """As if a screen reader runs."""
    QAccessible.setActive(True)
    try:
        yield
    finally:
        QAccessible.setActive(False)


def heard_in(root: QWidget) -> list[Heard]:
    """All that is shown under `root`, in the order of the tree."""
    return [_heard(said) for said in _shown(QAccessible.queryAccessibleInterface(root))]


def met_in(root: QWidget) -> list[QWidget]:
    """The widgets of the same."""
    objects = (said.object() for said in _shown(QAccessible.queryAccessibleInterface(root)))
    return [found for found in objects if isinstance(found, QWidget)]


def stops_met_in(root: QWidget) -> list[QWidget]:
    """What Tab stops at, in the order in which a screen reader meets it."""
    stops = set(tab_stops(root))
    return [widget for widget in met_in(root) if widget in stops]


def _shown(said: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    if said.state().invisible:
        return
    yield said
    for place in range(said.childCount()):
        child = said.child(place)
        if child is not None:
            yield from _shown(child)


def _heard(said: QAccessibleInterface) -> Heard:
    found = said.object()
    widget = found if isinstance(found, QWidget) else None
    return Heard(
        kind=None if widget is None else type(widget),
        within=None if widget is None else type(widget.parentWidget()),
        asks="" if widget is None else widget.accessibleName(),
        type_role="" if widget is None else str(widget.property("role") or ""),
        role=said.role(),
        name=said.text(QAccessible.Text.Name).strip(),
        description=said.text(QAccessible.Text.Description).strip(),
        state=QAccessible.State(said.state()),
        labels=tuple(label.text(QAccessible.Text.Name) for label, _ in said.relations(Flag.Label)),
    )


def faults_of(heard: list[Heard]) -> list[tuple[str, Heard]]:
    """What a screen reader would tell wrongly, or not at all."""
    return [(fault, one) for one in heard for fault, is_so in _FAULTS.items() if is_so(one)]


def _half_told(one: Heard) -> bool:
    state = one.state
    told = (one.role, state.expandable, state.expanded + state.collapsed) == (Role.Button, 1, 1)
    return one.is_a(Disclosure) and not told


_FAULTS: dict[str, Callable[[Heard], bool]] = {
    "no name": lambda one: (one.is_stop or one.is_a(Heading)) and not one.name,
    # On Linux its name is what is chosen.
    "a list without its question": lambda one: one.is_a(QComboBox) and one.labels != (one.asks,),
    "a tick on what cannot be ticked": lambda one: (
        (one.role == Role.CheckBox) != one.is_a(QCheckBox)
    ),
    "a title that is no heading": lambda one: (
        (one.type_role in {"h1", "h2", "talk_title"})
        != (one.role == Role.Heading and one.type_role != "strong")
    ),
    "open or closed is not told": _half_told,
    "the name once more": lambda one: (
        one.is_stop
        and bool(one.name)
        and one.description.startswith(one.name)
        and one.description != one.name
    ),
}
