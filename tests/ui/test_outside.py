"""Each screen as a screen reader has it: nothing without a name, right roles, one order."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QWidget
from pytestqt import exceptions

from ib_desk.ui.main_window import MainWindow
from ib_desk.ui.places import Shelf, on_shelf
from ib_desk.ui.style.theme import current_theme
from ib_desk.ui.tab_order import tab_stops
from ib_desk.ui.widgets.disclosure import Disclosure
from ib_desk.ui.widgets.headings import Heading
from ib_desk.ui.widgets.rail import Rail
from tests.ui.desk_window import WindowInUse
from tests.ui.every_screen import every_screen
from tests.ui.opened_desk import EmptyVault, opened_desk
from tests.ui.outside import Heard, Role, faults_of, heard_aloud, heard_in, stops_met_in
from tests.ui.patience import PatientBot


@dataclass
class Walked:
    """Name of each screen → what was heard there, and where the tree and Tab lead."""

    heard: dict[str, list[Heard]] = field(default_factory=dict)
    tree: dict[str, list[str]] = field(default_factory=dict)
    tabs: dict[str, list[str]] = field(default_factory=dict)
    unseen: list[str] = field(default_factory=list)
    """Where the focus was out of sight after what was opened."""
    undressed: list[str] = field(default_factory=list)
    """What stands in no part that wears the look, or in two."""

    @property
    def every(self) -> list[tuple[str, Heard]]:
        return [(name, one) for name, heard in self.heard.items() for one in heard]


@pytest.fixture(scope="module")
def walked(
    qapp: object,
    request: pytest.FixtureRequest,
    empty_vault: EmptyVault,
    tmp_path_factory: pytest.TempPathFactory,
) -> Walked:
    """As if a screen reader runs."""
    found = Walked()
    folder = tmp_path_factory.mktemp("outside")
    with heard_aloud(), opened_desk(empty_vault, folder, pages=False) as desk:
        used = WindowInUse(PatientBot(request), desk)
        frame = MainWindow()
        frame.resize(used.window.size())
        frame.show_part(used.window)
        frame.show()
        for name, _screen in every_screen(used):
            used.qtbot.waitUntil(lambda: stops_met_in(used.window) == tab_stops(used.window))
            with suppress(
                exceptions.TimeoutError
            ):  # what is read yet may push it away for a moment
                used.qtbot.waitUntil(lambda: _is_seen(used.focus))
            if not _is_seen(used.focus):
                found.unseen.append(name)
            found.undressed += [f"{name}: {one}" for one in _undressed(used.window)]
            found.heard[name] = heard_in(used.window)
            found.tree[name] = [_called(stop) for stop in stops_met_in(used.window)]
            found.tabs[name] = [_called(stop) for stop in tab_stops(used.window)]
        frame.close()
        frame.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return found


def _is_seen(focus: QWidget | None) -> bool:
    return focus is not None and not focus.visibleRegion().isEmpty()


def _undressed(widget: QWidget, parts: int = 0) -> Iterator[str]:
    """`parts` that it stands in."""
    wardrobe = current_theme().wardrobe
    parts += wardrobe.is_part(widget)
    if parts != 1 and not wardrobe.is_frame(widget):
        yield f"{type(widget).__name__} in {parts} parts"
    for child in widget.children():
        if isinstance(child, QWidget) and child.isVisible():
            yield from _undressed(child, parts)


def _called(stop: QWidget) -> str:
    words = stop.text() if isinstance(stop, QAbstractButton) else ""
    return f"{type(stop).__name__} {stop.accessibleName() or words}"


def test_the_tree_goes_where_tab_goes(walked):
    assert walked.tree == walked.tabs


def test_the_focus_is_in_sight_on_each_screen_and_in_each_form_that_opens(walked):
    assert walked.unseen == []


def test_all_that_is_shown_stands_in_one_part_that_wears_the_look(walked):
    """Outside of one it would keep the look that the window began with."""
    assert walked.undressed == []


def test_nothing_is_told_wrongly_or_not_at_all(walked):
    assert [(name, faults_of(heard)) for name, heard in walked.heard.items()] == [
        (name, []) for name in walked.heard
    ]
    lists = [one for _name, one in walked.every if one.is_a(QComboBox)]
    assert len(lists) > 40


def test_some_of_what_unfolds_is_open_and_each_screen_has_a_title(walked):
    unfolding = [one for _name, one in walked.every if one.is_a(Disclosure)]
    assert {one.state.expanded for one in unfolding} == {0, 1}
    assert len(unfolding) > 40
    assert {name for name, one in walked.every if one.is_a(Heading)} == set(walked.heard)


def test_of_the_places_one_is_chosen_and_acts_are_buttons(walked):
    over_all = {place.id for place in on_shelf(Shelf.BAR)}
    for name, heard in walked.heard.items():
        inside = [one for one in heard if one.within is Rail]
        tabs = [one for one in inside if one.role == Role.PageTab]
        assert sum(one.state.selected for one in tabs) == (name not in over_all), name
        acts = [one.name for one in inside if one.role == Role.Button]
        assert acts == ["Scherm leeg", "Vergrendel"]
