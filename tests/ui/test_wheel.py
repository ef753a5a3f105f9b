"""The wheel belongs to the page: nowhere does it change what a field says."""

from __future__ import annotations

import importlib
import pkgutil

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QWidget,
)

import ib_desk.ui
from ib_desk.domain.records.kinds import KINDS
from ib_desk.ui.widgets.calendar import _Month
from ib_desk.ui.widgets.choice import Choice
from tests.ui.every_screen import every_screen
from tests.ui.wheel import turn_wheel, turn_wheel_on_page

VALUED = (QComboBox, QAbstractSpinBox, QAbstractSlider, QTabBar)
TEXTS = (QLineEdit, QPlainTextEdit)


def _said(field: QWidget) -> object:
    if isinstance(field, QComboBox):
        return field.currentIndex()
    if isinstance(field, QLineEdit):
        return field.text()
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    return field.isChecked() if isinstance(field, QAbstractButton) else None


def _fields(root: QWidget) -> list[QWidget]:
    """All that is chosen; of all that is typed, which has no steps to turn through, one of each."""
    seen = [
        field
        for field in root.findChildren(QWidget)
        if field.isVisible() and field.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]
    chosen = [
        field
        for field in seen
        if isinstance(field, VALUED) or (isinstance(field, QAbstractButton) and field.isCheckable())
    ]
    typed = {type(field): field for field in seen if isinstance(field, TEXTS)}
    return [*chosen, *typed.values()]


def _scroll_bar_of(field: QWidget) -> QScrollBar | None:
    """Of the page that the field stands on; `None` where there is nothing to scroll."""
    inside, found = field.parentWidget(), None
    while inside is not None:
        if isinstance(inside, QScrollArea) and inside.verticalScrollBar().maximum() > 0:
            found = inside.verticalScrollBar()
        inside = inside.parentWidget()
    return found


def _wheel_goes_past_every_field(screen: QWidget) -> None:
    for field in _fields(screen):
        said, bar = _said(field), _scroll_bar_of(field)
        hears = field.viewport() if isinstance(field, QPlainTextEdit) else field
        for act in (field.clearFocus, field.setFocus):
            act()
            if bar is not None:
                bar.setValue(0)
            turn_wheel_on_page(hears)
            assert _said(field) == said, field.accessibleName()
            assert bar is None or bar.value() > 0, field.accessibleName()


def test_on_no_screen_does_the_wheel_change_a_value_and_the_page_scrolls(used):
    stored = {kind: used.desk.all_of(kind) for kind in KINDS}
    used.window.resize(1366, 500)
    for _name, screen in every_screen(used):
        _wheel_goes_past_every_field(screen)
    used.settle()
    assert {kind: used.desk.all_of(kind) for kind in KINDS} == stored


def test_whatever_holds_a_value_is_made_by_ours():
    """One place knows what the wheel may not do; a field of Qt itself does not go through it."""
    for module in pkgutil.walk_packages(ib_desk.ui.__path__, "ib_desk.ui."):
        importlib.import_module(module.name)
    ours = {
        kind
        for base in VALUED
        for kind in _kinds_below(base)
        if kind.__module__.startswith("ib_desk") and not issubclass(kind, (Choice, QScrollBar))
    }
    assert ours == set()


def test_in_a_calendar_the_wheel_shows_another_month_and_picks_no_day(qtbot):
    month = _Month()
    qtbot.addWidget(month)
    month.show()
    day = month.selectedDate()
    for part in month.findChildren(QWidget):
        turn_wheel(part)
    assert month.selectedDate() == day


def _kinds_below(base: type) -> set[type]:
    below = set(base.__subclasses__())
    return below | {deeper for kind in below for deeper in _kinds_below(kind)}
