"""Each screen as a screen reader has it: nothing without a name, right roles, one order."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget
from pytestqt import exceptions

import ib_desk.ui
from ib_desk.ui.caseload import pupil_field
from ib_desk.ui.main_window import MainWindow
from ib_desk.ui.place import Shelf
from ib_desk.ui.places import on_shelf
from ib_desk.ui.style.theme import current_theme
from ib_desk.ui.tab_order import tab_stops
from ib_desk.ui.widgets.disclosure import Disclosure
from ib_desk.ui.widgets.headings import Heading
from ib_desk.ui.widgets.rail import Rail
from tests.ui.by_keyboard import keys_untold_in
from tests.ui.desk_window import WindowInUse
from tests.ui.every_part import LOOKED_AT_ELSEWHERE, every_part, known
from tests.ui.every_screen import every_screen
from tests.ui.looking import touching_lines
from tests.ui.opened_desk import EmptyVault, opened_desk
from tests.ui.outside import Heard, Role, faults_of, heard_aloud, heard_in, stops_met_in
from tests.ui.patience import PatientBot

ROOT: Final = Path(__file__).parents[2]
_HALF: Final = 16


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
    touching: set[tuple[str, str]] = field(default_factory=set)
    """Two texts of which the one stands in the tails of the other."""
    untold: set[str] = field(default_factory=set)
    """Keys that do something there, and are told nowhere."""
    met: set[type] = field(default_factory=set)
    """Kinds of widget that were shown."""

    @property
    def every(self) -> list[tuple[str, Heard]]:
        return [(name, one) for name, heard in self.heard.items() for one in heard]


Walk = Callable[[WindowInUse], Iterator[tuple[str, QWidget]]]


@pytest.fixture(scope="module")
def screens(
    qapp: object,
    request: pytest.FixtureRequest,
    empty_vault: EmptyVault,
    tmp_path_factory: pytest.TempPathFactory,
) -> Walked:
    """Every place."""
    folder = tmp_path_factory.mktemp("outside")
    with opened_desk(empty_vault, folder, pages=False) as desk:
        return _walked(WindowInUse(PatientBot(request), desk), every_screen)


@pytest.fixture(scope="module")
def parts(
    qapp: object,
    request: pytest.FixtureRequest,
    empty_vault: EmptyVault,
    tmp_path_factory: pytest.TempPathFactory,
) -> Walked:
    """The first half of what unfolds there, lies over it or comes after a step."""
    return _walked_parts(request, empty_vault, tmp_path_factory, slice(_HALF))


@pytest.fixture(scope="module")
def more_parts(
    qapp: object,
    request: pytest.FixtureRequest,
    empty_vault: EmptyVault,
    tmp_path_factory: pytest.TempPathFactory,
) -> Walked:
    """The other half."""
    return _walked_parts(request, empty_vault, tmp_path_factory, slice(_HALF, None))


def _walked_parts(
    request: pytest.FixtureRequest,
    empty_vault: EmptyVault,
    folders: pytest.TempPathFactory,
    which: slice,
) -> Walked:
    with pytest.MonkeyPatch.context() as patched:
        # Where nobody orders windows, a list that was closed becomes the active window later on.
        patched.setattr(pupil_field, "_MOST_HITS", 0)
        with opened_desk(empty_vault, folders.mktemp("parts"), known(), pages=False) as desk:
            used = WindowInUse(PatientBot(request), desk)
            return _walked(used, partial(every_part, which=which))


@pytest.fixture(scope="module", params=["screens", "parts", "more_parts"])
def walked(request: pytest.FixtureRequest) -> Walked:
    found: Walked = request.getfixturevalue(request.param)
    return found


def _walked(used: WindowInUse, walk: Walk) -> Walked:
    """As if a screen reader runs."""
    found = Walked()
    with heard_aloud():
        frame = MainWindow()
        frame.resize(used.window.size())
        frame.show_part(used.window)
        frame.show()
        for name, _screen in walk(used):
            used.qtbot.waitUntil(lambda: stops_met_in(used.window) == tab_stops(used.window))
            with suppress(
                exceptions.TimeoutError
            ):  # what is read yet may push it away for a moment
                used.qtbot.waitUntil(lambda: _is_seen(used.focus))
            if not _is_seen(used.focus):
                found.unseen.append(name)
            found.undressed += [f"{name}: {one}" for one in _undressed(used.window)]
            found.touching |= {*touching_lines(used.window)}
            found.untold |= {f"{name}: {key}" for key in keys_untold_in(used.window)}
            found.met |= _met()
            found.heard[name] = heard_in(used.window)
            found.tree[name] = [_called(stop) for stop in stops_met_in(used.window)]
            found.tabs[name] = [_called(stop) for stop in tab_stops(used.window)]
        frame.close()
        frame.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return found


def _met() -> set[type]:
    """What is shown, in windows of its own too, and what each is a kind of."""
    shown = (
        widget
        for window in QApplication.topLevelWidgets()
        for widget in (window, *window.findChildren(QWidget))
        if widget.isVisible()
    )
    return {kind for widget in shown for kind in type(widget).__mro__}


def _written(kind: type = QWidget) -> Iterator[type]:
    """Every kind of widget of the desk; what comes before a vault is open has its own test."""
    for one in kind.__subclasses__():
        if one.__module__.startswith("ib_desk.ui.") and ".ui.setup." not in one.__module__:
            yield one
        yield from _written(one)


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


def test_no_line_stands_in_the_tails_of_the_line_above_it(walked):
    assert walked.touching == set()


def test_each_kind_of_widget_that_is_written_was_met(screens, parts, more_parts):
    """Does this fail, then say in `tests/ui/every_part.py` how one gets to what you made."""
    for module in pkgutil.walk_packages(ib_desk.ui.__path__, "ib_desk.ui."):
        importlib.import_module(module.name)
    met = {one.__name__ for one in screens.met | parts.met | more_parts.met}
    unmet = {one.__name__ for one in _written()} - met
    assert unmet - LOOKED_AT_ELSEWHERE.keys() == set()
    assert [path for path in LOOKED_AT_ELSEWHERE.values() if not (ROOT / path).exists()] == []


def test_each_key_that_does_something_is_told(walked):
    assert walked.untold == set()


def test_nothing_is_told_wrongly_or_not_at_all(walked):
    assert [(name, faults_of(heard)) for name, heard in walked.heard.items()] == [
        (name, []) for name in walked.heard
    ]
    assert len([one for _name, one in walked.every if one.is_a(QComboBox)]) > 10


def test_some_of_what_unfolds_is_open(walked):
    unfolding = [one for _name, one in walked.every if one.is_a(Disclosure)]
    assert {one.state.expanded for one in unfolding} == {0, 1}
    assert len(unfolding) > 20


def test_each_screen_has_a_title(walked):
    assert {name for name, one in walked.every if one.is_a(Heading)} == set(walked.heard)


def test_of_the_places_one_is_chosen_and_acts_are_buttons(screens):
    over_all = {place.id for place in on_shelf(Shelf.BAR)}
    for name, heard in screens.heard.items():
        inside = [one for one in heard if one.within is Rail]
        tabs = [one for one in inside if one.role == Role.PageTab]
        assert sum(one.state.selected for one in tabs) == (name not in over_all), name
        acts = [one.name for one in inside if one.role == Role.Button]
        assert acts == ["Scherm leeg", "Vergrendel"]
