"""`python -m benchmarks.rotation [MEGABYTES]`: another key for a vault of that size (100), watched.

While the rotation runs on the thread of the database, as in the program, the thread of the window
counts how long it was kept from its own work: no more than 100 ms at a time.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QCoreApplication
from sqlalchemy import text

from benchmarks.vaults import new_vault
from benchmarks.window_thread import result_of, stall
from ib_desk.main.hidden import run_hidden
from ib_desk.main.resources import resources_root
from ib_desk.main.wiring import build_parts
from ib_desk.storage.vault import OpenedVault
from ib_desk.ui.jobs import JobRunner


def main() -> None:
    """Print what it took, and the longest stall."""
    if run_hidden(sys.argv[1:]):
        return  # the child of a rotation is started as its parent was
    megabytes = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    _application = QCoreApplication([])
    database = JobRunner("database")
    with tempfile.TemporaryDirectory(prefix="ib-desk-bench-") as name:
        folder = Path(name) / "vault"
        opened: OpenedVault = result_of(
            database.start(lambda _progress: _filled(folder, megabytes))
        )
        size = (folder / "kluis.db").stat().st_size / 1e6
        started, worked, parts = perf_counter(), _processors(), list[tuple[float, int]]()
        job = database.start(opened.rotate_key)
        job.progressed.connect(lambda done, _all: parts.append((perf_counter() - started, done)))
        failures: list[Exception] = []
        job.failed.connect(failures.append)
        longest, _own = stall(job)
        if failures:
            raise failures[0]
        took = perf_counter() - started
        worked = _processors() - worked
        backup = next((at for at, done in parts if done > 40), took)  # noqa: PLR2004 -- its share
        print(f"{size:7.0f} MB")
        print(f"{took:7.2f} s  the whole rotation, {took / size * 100:.2f} s for each 100 MB")
        print(f"{backup:7.2f} s  of it for the backup that comes first")
        print(f"{longest:7.0f} ms the longest that the window stood still")
        print(f"{worked:7.2f} s  of processors, which tells more on a busy machine")
        database.close(opened.close)


def _filled(folder: Path, megabytes: int) -> OpenedVault:
    made = new_vault(build_parts(resources_root()), folder)
    with made.engine.begin() as connection:
        for number in range(megabytes):
            connection.execute(
                text("INSERT INTO content (id, bytes) VALUES (:id, :bytes)"),
                {"id": f"{number:032x}", "bytes": os.urandom(1_000_000)},
            )
    return made


def _processors() -> float:
    """Seconds of this process and of its children that ended."""
    return sum(os.times()[:4])


if __name__ == "__main__":
    main()
