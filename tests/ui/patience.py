"""Waiting for what should come: long, since a machine that is kept busy is no fault of the test."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot
from typing_extensions import override

from tests.patience import PATIENCE

PATIENCE_MS = round(1_000 * PATIENCE)


class PatientBot(QtBot):
    """Gives up late; what comes is seen at once all the same."""

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
