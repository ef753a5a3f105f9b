"""Waiting for what should come: long, since a machine that is kept busy is no fault of the test."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from ib_desk.ui.style.theme import current_theme
from tests.patience import PATIENCE

PATIENCE_MS = round(1_000 * PATIENCE)


def wear_by_itself(widget: QWidget) -> None:
    """What a test shows without a window of ours around it wears the look as a part of one does.

    At once, for who asks how large it is without showing it.
    """
    wardrobe = current_theme().wardrobe
    inside = (widget, *widget.findChildren(QWidget))
    if not any(wardrobe.is_part(one) or wardrobe.is_frame(one) for one in inside):
        wardrobe.dress(widget)
        widget.setStyleSheet(wardrobe.sheet)


class PatientBot(QtBot):
    """Gives up late; what comes is seen at once all the same."""

    def __init__(self, request: pytest.FixtureRequest, *, is_painted: bool = True) -> None:
        """`is_painted`: whether what is shown paints itself, which a picture of it does anyway."""
        super().__init__(request)
        self._is_painted = is_painted

    @override
    def addWidget(self, widget: QWidget, **more: Any) -> None:
        super().addWidget(widget, **more)
        wear_by_itself(widget)
        if not self._is_painted:
            widget.setUpdatesEnabled(False)

    @override
    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:
        super().waitUntil(callback, timeout=max(timeout, PATIENCE_MS))

    @override
    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **more: Any) -> Any:
        # Whoever expects nothing says `raising=False`, and would wait for all of it.
        patient = more.get("raising", True)
        return super().waitSignal(
            signal, timeout=max(timeout, PATIENCE_MS) if patient else timeout, **more
        )

    @override
    def waitSignals(self, signals: Any, *, timeout: int = PATIENCE_MS, **more: Any) -> Any:
        return super().waitSignals(signals, timeout=max(timeout, PATIENCE_MS), **more)
