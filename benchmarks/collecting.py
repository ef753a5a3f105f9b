"""`python -m benchmarks.collecting [FILES]`: how long the window waits for garbage.

The database thread reads all records of a vault of that many files (600) five times and keeps them,
while the collector looks twenty times as often as in the program. Told are its collections, the
longest of them in milliseconds of the processor, and what it takes to look through everything once.
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
from pathlib import Path
from time import thread_time
from typing import Any, Final

from PySide6.QtCore import QTimer

from benchmarks.vaults import Fullness, fill, new_vault
from benchmarks.window_thread import result_of
from ib_desk.application.desk import Desk
from ib_desk.application.progress import Progress
from ib_desk.application.vault import OpenVault
from ib_desk.domain.records.kinds import KINDS
from ib_desk.main.resources import resources_root
from ib_desk.main.wiring import build_parts
from ib_desk.ui.app import make_application
from ib_desk.ui.collector import Collector
from ib_desk.ui.jobs import JobRunner

MOST_MS: Final = 16
_LOOK_MS: Final = 100
_TIMES: Final = 5


class Watch:
    """Times each collection."""

    def __init__(self) -> None:
        self.taken: list[float] = []
        self._started = 0.0
        gc.callbacks.append(self._hear)

    def _hear(self, phase: str, _facts: dict[str, int]) -> None:
        if phase == "start":
            self._started = thread_time()
        else:
            self.taken.append(1000 * (thread_time() - self._started))


def main() -> int:
    """Print the lines; 1 where a collection took too long."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app, _theme = make_application([], resources_root())
    collector = Collector(app)
    collector.keep()
    parts = build_parts(resources_root())
    database, kept = JobRunner("database"), list[Any]()
    with tempfile.TemporaryDirectory(prefix="ib-desk-bench-") as name:
        folder = Path(name) / "vault"

        def make(_progress: Progress) -> tuple[OpenVault, Desk]:
            made = new_vault(parts, folder)
            count = int(sys.argv[1]) if len(sys.argv) > 1 else 600
            fill(made.engine, resources_root(), count, Fullness(document_size=2_000))
            return made, parts.desk(made)

        def read(_progress: Progress) -> None:
            kept.extend(desk.records.find(kind) for kind in KINDS)

        vault, desk = result_of(database.start(make))
        collector.keep()
        watch = Watch()
        timer = QTimer(app, interval=_LOOK_MS)
        timer.timeout.connect(collector.look)
        timer.start()
        for _ in range(_TIMES):
            result_of(database.start(read))
        taken = list(watch.taken)
        gc.unfreeze()
        gc.collect()
        print(f"{len(taken):7}  collections while {sum(map(len, kept))} records were read")
        print(f"{max(taken, default=0):7.1f}  ms, the longest of them")
        print(f"{watch.taken[-1]:7.1f}  ms, looking through everything once")
        database.close(last=vault.close)
    return int(max(taken, default=0) > MOST_MS)


if __name__ == "__main__":
    raise SystemExit(main())
