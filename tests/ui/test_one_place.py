"""One list of places: each is called once, built by one function, and reached by one navigator."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path
from typing import Final

import pytest

from ib_desk.domain.records.kinds import KINDS
from ib_desk.domain.records.school import School
from ib_desk.ui.file.list_page import has_lists_only
from ib_desk.ui.keys import KEYS
from ib_desk.ui.place import Shelf
from ib_desk.ui.places import (
    FILE_PLACES,
    OVERVIEW,
    REQUEST,
    SETTINGS,
    WINDOW_PLACES,
    place_with,
    title_in,
    title_of,
    way_to,
)
from tests.shipped import catalogue
from tests.ui.test_one_word import said_in_code

UI: Final = Path(__file__).parents[2] / "ib_desk" / "ui"
PLACES: Final = (*WINDOW_PLACES, *FILE_PLACES)
TITLES: Final = [place.title for place in PLACES if place.title]
SAID: Final = tuple(said_in_code())
TRAJECTORIES: Final = sorted(catalogue().trajectories)


@pytest.mark.parametrize("title", TITLES)
def test_what_a_place_is_called_is_typed_once(title):
    assert len([where for where, text in SAID if text == title]) == 1


def test_no_jump_calls_its_place_by_hand():
    steps = {step.title for name in TRAJECTORIES for step in catalogue().trajectory(name).step}
    jumps = {f"Naar {title}" for title in {*steps, *TITLES}}
    assert [where for where, text in SAID if text in jumps] == []


def test_ids_keys_and_titles_are_no_two_places():
    for told in ([p.id for p in PLACES], TITLES, [p.key for p in PLACES if p.key]):
        assert [one for one, count in Counter(told).items() if count > 1] == []


def test_each_key_of_a_place_is_in_the_list_of_keys():
    listed = {(key.sequence, key.words(), key.act) for key in KEYS}
    assert {(p.key, p.title, p.id) for p in PLACES if p.key} <= listed


@pytest.mark.parametrize("name", TRAJECTORIES)
def test_each_step_has_its_page_and_each_page_of_a_step_its_step(name):
    steps = {step.id: step for step in catalogue().trajectory(name).step}
    pages = {place.id for place in FILE_PLACES if place.shelf is Shelf.STEP}
    assert pages <= set(steps)
    assert all(has_lists_only(steps[step_id]) for step_id in set(steps) - pages)


@pytest.mark.parametrize("name", TRAJECTORIES)
def test_each_kind_of_record_stands_somewhere(name):
    trajectory = catalogue().trajectory(name)
    known = {place.id for place in PLACES} | {step.id for step in trajectory.step}
    assert {place_with(kind, trajectory) for kind in KINDS} <= known
    assert place_with(School, trajectory) == SETTINGS


def test_a_step_is_called_as_its_trajectory_says_and_one_that_it_lacks_leads_to_the_overview():
    trajectory = catalogue().trajectory("po")
    assert title_in(REQUEST, trajectory) == "Aanvraag"
    assert title_in("signal", trajectory) == "Signaal"  # a step of lists, no place of its own
    without = [step for step in trajectory.step if step.id != REQUEST]
    assert title_in(REQUEST, type(trajectory)(**_fields(trajectory, without))) == title_of(OVERVIEW)


def _fields(trajectory, steps):
    kept = {name: getattr(trajectory, name) for name in trajectory.__slots__}
    return kept | {"step": tuple(steps)}


def test_the_way_to_a_place_goes_over_the_one_that_it_is_under():
    assert [title for _id, title in way_to("import")] == ["Leerlingen", "Inlezen"]


def test_no_screen_and_no_page_says_by_signal_where_to_go():
    """It is given the navigator; a signal would have to be passed on to the window."""
    names = {"file_asked", "page_asked", "print_asked", "record_asked", "spot_asked", "said"}
    screens = [*UI.rglob("*screen.py"), *UI.rglob("*page.py"), *UI.glob("forms/*.py")]
    frames = [*screens, UI / "window.py", UI / "screens.py"]
    declared = {
        f"{path.name}: {node.targets[0].id}"
        for path in frames
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Call)
        and ast.unparse(node.value.func) == "Signal"
        and node.targets[0].id in names
    }
    assert declared == {"pupil_page.py: file_asked", "list_page.py: file_asked"}


def test_the_window_asks_no_screen_what_it_is():
    tested = [
        ast.unparse(node)
        for path in (UI / "window.py", UI / "navigator.py", UI / "screens.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "isinstance"
    ]
    assert tested == []


def test_how_a_place_is_built_is_imported_only_then():
    """A window is there before its pages are, and each page can read the list of places."""
    tree = ast.parse((UI / "building.py").read_text("utf-8"))
    at_once = [
        ast.unparse(node)
        for node in tree.body
        if isinstance(node, ast.Import | ast.ImportFrom) and "ib_desk" in ast.unparse(node)
    ]
    assert at_once == []


def test_escape_is_heard_in_one_way():
    """`LeftByEscape`; a list of offers tells the key to its field, which is another thing."""
    hearing = {
        path.relative_to(UI).as_posix()
        for path in UI.rglob("*.py")
        if "Key_Escape" in path.read_text("utf-8")
    }
    assert hearing == {"escape.py", "widgets/offer_list.py"}
