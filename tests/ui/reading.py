"""What small parts of the window show: they keep it to themselves, a user sees it."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLabel

from ib_desk.ui.setup.recovery_groups import RecoveryGroups
from ib_desk.ui.widgets.breadcrumb import Breadcrumb
from ib_desk.ui.widgets.line_table import LineTable
from ib_desk.ui.widgets.offer_list import OfferList
from ib_desk.ui.widgets.pick_one import PickOne


def crumbs_in(bar: Breadcrumb) -> tuple[str, ...]:
    """All parts, as shown when there is room."""
    return (*(button.text() for button, _, _ in bar._links), bar._here._whole)


def lines_in(table: LineTable) -> list[Any]:
    return table._lines.lines


def offered_in(offers: OfferList) -> tuple[str, ...]:
    """None while the list is closed."""
    return () if offers._opened is None else offers._opened.words


def chosen_in(offers: OfferList) -> str:
    """What Enter puts in; “” when Enter does what it always does."""
    return "" if offers._opened is None else offers._opened.chosen


def words_of(pick: PickOne) -> list[str]:
    return [button.text() for button in pick._group.buttons()]


def groups_on(sheet: RecoveryGroups) -> tuple[str, ...]:
    return tuple(cell.findChildren(QLabel)[1].text() for cell in sheet._cells)
