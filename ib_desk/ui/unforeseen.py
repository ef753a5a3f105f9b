"""What nobody foresaw: one message on the UI thread, once a kind, without any data."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Signal

_LOG = logging.getLogger("ib_desk")


class Failures(QObject):
    """Hears of every exception that reached no handler, on whichever thread it happened."""

    seen = Signal(Exception)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._told: set[tuple[str, str]] = set()
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._hear
        threading.excepthook = lambda args: self._hear(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )

    def stop(self) -> None:
        """Give the hooks back."""
        sys.excepthook, threading.excepthook = self._before

    def _hear(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if not isinstance(error, Exception):
            self._before[0](kind, error, trace)
            return
        where = traceback.extract_tb(trace)[-1:]
        place = f"{where[0].name}:{where[0].lineno}" if where else "?"
        # The kind and the place, never the message: it may hold what a user typed.
        _LOG.error("unforeseen %s at %s", kind.__name__, place)
        if (kind.__name__, place) not in self._told:
            self._told.add((kind.__name__, place))
            self.seen.emit(error)
