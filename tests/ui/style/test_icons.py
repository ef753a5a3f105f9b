"""One icon per meaning, one meaning per icon, and none that nobody can see."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon

import ib_desk.ui
from ib_desk.domain.errors import InvalidData
from ib_desk.domain.records.closing import ClosingView
from ib_desk.domain.records.consent import ConsentAnswer
from ib_desk.domain.records.contact import ContactPerson
from ib_desk.domain.records.decision import Decision, DecisionOption
from ib_desk.domain.records.disclosure import ConsentUsed
from ib_desk.domain.records.goal import GoalMeasurement
from ib_desk.domain.records.hearing import HearingInput
from ib_desk.domain.records.inspection_choice import InspectionChoice
from ib_desk.domain.records.kinds import KINDS
from ib_desk.domain.records.meeting import Attendee
from ib_desk.domain.records.opp import OppAgreement, OppConsultation
from ib_desk.domain.records.sitting import TeamAgreement
from ib_desk.domain.records.swv_decision import Objection
from ib_desk.domain.records.swv_demand import SwvDemand
from ib_desk.domain.records.swv_form import SwvForm, SwvFormBox
from ib_desk.domain.records.swv_route import SwvDay, SwvRoute
from ib_desk.ui.records.every import icon_of
from ib_desk.ui.style.icons import read_meanings
from ib_desk.ui.style.theme import Appearance, Scheme, Theme
from tests.ui.conftest import RESOURCES

UI = Path(ib_desk.ui.__file__).parent
TAKES_ICON_AT = {
    "IconLabel": 0,
    "IconLine": 0,
    "icon_button": 0,
    "main_button": 1,
    "second_button": 1,
    "quiet_button": 1,
    "set_icon": 1,
    "captioned": 0,
    "EmptyState": 0,
    "Card": 1,
    "show_icon": 0,
}

SEEN_INSIDE_ANOTHER = (
    Attendee,
    ClosingView,
    Decision,
    DecisionOption,
    ConsentAnswer,
    ConsentUsed,
    ContactPerson,
    GoalMeasurement,
    HearingInput,
    InspectionChoice,
    Objection,
    OppAgreement,
    OppConsultation,
    SwvDay,
    SwvForm,
    SwvFormBox,
    SwvDemand,
    SwvRoute,
    TeamAgreement,
)
"""Where one is a line of its own, as a find, it wears the icon of what it is part of."""

FOLDER = RESOURCES / "icons"
MEANINGS = read_meanings((FOLDER / "icons.toml").read_text("utf-8"))


def test_each_meaning_has_its_drawing_and_each_drawing_its_meaning() -> None:
    drawn = {path.stem for path in FOLDER.glob("*.svg")}
    assert set(MEANINGS.values()) == drawn


def test_every_icon_that_a_screen_asks_for_exists() -> None:
    asked, _said = in_code()
    assert len(asked) > 10
    assert {(file, meaning) for file, meaning in asked if meaning not in MEANINGS} == set()


def test_every_icon_is_asked_for() -> None:
    _asked, said = in_code()
    assert [meaning for meaning in MEANINGS if meaning not in said] == []


def test_each_kind_of_record_has_its_own_icon() -> None:
    found = Counter(icon_of(kind) for kind in KINDS if kind not in SEEN_INSIDE_ANOTHER)
    assert found.keys() <= MEANINGS.keys()
    assert [meaning for meaning, count in found.items() if count > 1] == []


def test_a_line_about_any_kind_of_record_has_an_icon() -> None:
    assert [kind for kind in KINDS if not icon_of(kind)] == []


@cache
def in_code() -> tuple[set[tuple[str, str]], set[object]]:
    """Where, and each icon that a call there takes; all values that stand in the code."""
    asked: set[tuple[str, str]] = set()
    said: set[object] = set()
    for path in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                asked |= {(path.name, meaning) for meaning in _meanings_in(node)}
            elif isinstance(node, ast.Constant):
                said.add(node.value)
    return asked, said


def _meanings_in(call: ast.Call) -> Iterator[str]:
    """The literal ones where it takes one: by place, or by the name `icon`."""
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    given = [keyword.value for keyword in call.keywords if keyword.arg == "icon"]
    if name in TAKES_ICON_AT and len(call.args) > TAKES_ICON_AT[name]:
        given.append(call.args[TAKES_ICON_AT[name]])
    yield from (
        node.value
        for node in given
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value
    )


def test_all_icons_are_drawn_on_one_grid_with_one_pen() -> None:
    for path in FOLDER.glob("*.svg"):
        drawing = path.read_text("utf-8")
        assert 'viewBox="0 0 24 24"' in drawing, path.name
        assert 'stroke-width="2"' in drawing, path.name
        assert 'stroke="currentColor"' in drawing, path.name
        assert not re.search(r"<script|<image|href", drawing), path.name


@pytest.mark.parametrize(
    "text",
    ['[a]\none = "sun"\n[b]\ntwo = "sun"', '[a]\none = "sun"\n[b]\none = "moon"'],
)
def test_two_meanings_for_one_icon_are_refused(text: str) -> None:
    with pytest.raises(InvalidData):
        read_meanings(text)


def test_an_icon_that_is_not_there_is_said_at_once(theme: Theme) -> None:
    with pytest.raises(InvalidData):
        theme.icon("unicorn")


def _darkest(icon: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> str:
    """The colour of the most opaque pixel: the pen."""
    image = icon.pixmap(QSize(40, 40), 1.0, mode).toImage()
    pixels = (image.pixelColor(x, y) for x in range(40) for y in range(40))
    return max(pixels, key=QColor.alpha).name()


def test_an_icon_that_exists_follows_a_change_of_theme(theme: Theme) -> None:
    icon = theme.icon("done", "ok")
    assert QColor(_darkest(icon)) == theme.edge_on("surface", "ok")
    light = theme.edge_on("surface", "ok")
    theme.use(Appearance(scheme=Scheme.DARK))
    assert QColor(_darkest(icon)) == theme.edge_on("surface", "ok") != light


def test_an_icon_of_a_disabled_button_is_pale(theme: Theme) -> None:
    icon = theme.icon("print", "text")
    assert QColor(_darkest(icon, QIcon.Mode.Disabled)) == theme.edge_on("surface", "disabled")


def test_an_icon_is_sharp_on_a_fine_screen(theme: Theme) -> None:
    pixmap = theme.icon("lock", "muted").pixmap(QSize(20, 20), 2.0)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (40, 2.0)
