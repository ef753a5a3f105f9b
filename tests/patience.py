"""Waiting for what should come, in processes and threads: the one place that looks at a clock.

Long, since a machine that is kept busy is no fault of the test; what comes is seen at once all the
same. `tests/program/test_patience.py` sees to it that no test waits in another way.
"""

from __future__ import annotations

import time
from collections.abc import Callable

PATIENCE = 30.0
"""Seconds until what should come is given up."""


def wait_until(holds: Callable[[], object]) -> None:
    """Look again and again; fails when patience is over."""
    until = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < until, "what should come did not"
        time.sleep(0.005)


def let_others_go_on() -> None:
    """In work that never ends by itself, so that it does not keep a processor to itself."""
    time.sleep(0.005)
