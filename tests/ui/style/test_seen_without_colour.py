"""Where the focus is and what is chosen is seen on every ground, and by who sees no tints."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from ib_desk.ui.style.theme import Appearance, Scheme
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.growing_text import GrowingText
from ib_desk.ui.widgets.line_field import LineField
from ib_desk.ui.widgets.pick_one import PickOne
from ib_desk.ui.widgets.rail import Rail, RailPlace
from ib_desk.ui.widgets.rows import Row
from ib_desk.ui.widgets.step_list import StepList
from ib_desk.ui.widgets.table import Table
from tests.ui.style.colour_pairs import EDGE_LIMIT, contrast

pytestmark = pytest.mark.usefixtures("sheet")

FIELDS = {
    "line": lambda: LineField("Wat?"),
    "own line": lambda: LineField("Wat?", voice=True),
    "text": lambda: GrowingText("Wat?"),
    "own text": lambda: GrowingText("Wat?", voice=True),
    "choice": lambda: Choice("Wat?", [(1, "een")]),
}


@pytest.fixture(params=[Scheme.LIGHT, Scheme.DARK])
def look(theme, request):
    theme.use(Appearance(scheme=request.param))
    return theme


@pytest.fixture
def window(qtbot):
    """With something else in it that can have the focus."""
    made = QFrame()
    made.setProperty("ground", "surface")
    QVBoxLayout(made).addWidget(QPushButton("Elders"))
    made.resize(400, 260)
    qtbot.addWidget(made)
    return made


def put(window: QWidget, widget: QWidget, qtbot) -> None:
    layout = window.layout()
    assert layout is not None
    layout.addWidget(widget)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


@pytest.mark.parametrize("is_wrong", [False, True])
@pytest.mark.parametrize("kind", FIELDS)
def test_the_ring_is_there_in_each_field_also_in_one_that_is_wrong(
    look, window, qtbot, kind, is_wrong
):
    field = FIELDS[kind]()
    field.setProperty("wrong", is_wrong)
    put(window, field, qtbot)
    window.findChild(QPushButton).setFocus()
    before = _at_edge(field)
    field.setFocus()
    assert _at_edge(field) == look.colour("focus")
    assert before != look.colour("focus")
    assert before == look.colour("late") or not is_wrong


def _at_edge(field: QWidget) -> QColor:
    return field.grab().toImage().pixelColor(0, field.height() // 2)


def test_what_is_chosen_has_a_shape_of_its_own(look, window, qtbot):
    rail = Rail([RailPlace(key=key, icon="pupils", word="Plaats") for key in (0, 1)], [])
    pick = PickOne("Welke?")
    pick.offer([(0, "Deel"), (1, "Deel")])
    table = Table("Lijst")
    model = QStandardItemModel(0, 1, table)
    for _row in range(2):
        model.appendRow(QStandardItem("Regel"))
    table.setModel(model)
    steps = StepList("Stappen")
    steps.show_rows([Row(key=key, title="Stap") for key in (0, 1)])
    for widget, choose in (
        (rail, rail.show_place),
        (pick, pick.choose),
        (table, table.selectRow),
        (steps, steps.show_open),
    ):
        put(window, widget, qtbot)
        window.findChild(QPushButton).setFocus()
        choose(0)
        one = widget.grab().toImage()
        choose(1)
        assert _differs_in_shape(one, widget.grab().toImage()), type(widget).__name__
        widget.hide()


def _differs_in_shape(one: QImage, other: QImage) -> bool:
    """Whether enough of it stands out from what was there, in grey too."""
    step = 2
    found = 0
    for x in range(0, one.width(), step):
        for y in range(0, one.height(), step):
            before, after = one.pixelColor(x, y), other.pixelColor(x, y)
            if before != after and contrast(before.name(), after.name()) >= EDGE_LIMIT:
                found += 1
    return found > 15  # a bar of 4 pixels, or an edge of 3, as high or wide as a word
