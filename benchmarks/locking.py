"""`python -m benchmarks.locking [MEGABYTES]`: how long a lock takes, whatever is going on.

Each line is a process of its own with a vault of that size (100): something that takes long is
begun, half a second later the vault is locked as the program does it. Told are, in milliseconds,
from the key press until another process could take the claim; and the longest time in which the
thread of the window did not come to its turn while the work was going on, and how much of such a
time was ours (beside others who keep the processors busy the first says little). Of a package also
until it is made.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from time import perf_counter
from typing import Final

from PySide6.QtCore import QCoreApplication
from sqlalchemy import text

from benchmarks.heavy_case import add_heavy_case, let_heavy_case_out
from benchmarks.vaults import PHRASE, new_vault
from benchmarks.window_thread import result_of, stall
from ib_desk.application.progress import Progress
from ib_desk.application.vault import OpenVault
from ib_desk.domain.records.attachment import MediaType
from ib_desk.domain.secrets.passphrase import passphrase_bytes
from ib_desk.main.process import leave
from ib_desk.main.resources import resources_root
from ib_desk.main.wiring import Parts, build_parts
from ib_desk.storage.claim import Claim
from ib_desk.storage.vault import OpenedVault
from ib_desk.storage.vault_folder import VaultFolder
from ib_desk.ui.jobs import Job, JobRunner

_PIECE: Final = 200_000
_HEAD_START_MS: Final = 500
_PATIENCE_SECONDS: Final = 10
_ENDLESS: Final = (
    "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"
)


class Scene:
    """A window's thread, its two workers, and an open vault."""

    def __init__(self, parts: Parts, folder: Path) -> None:
        self.app = QCoreApplication([])
        self.parts = parts
        self.database, self.documents = JobRunner("database"), JobRunner("documents")
        self.folder = folder
        self.vault = self._open(folder)

    def _open(self, folder: Path) -> OpenVault:
        vaults = self.parts.vaults
        vault: OpenVault = result_of(
            self.database.start(
                lambda _progress: vaults.unlock_with_passphrase(folder, passphrase_bytes(PHRASE))
            )
        )
        return vault

    def lock(self) -> None:
        """As `ib_desk.ui.app` and `ib_desk.main.process` do it."""
        sys.setswitchinterval(0.0005)
        self.documents.abandon()
        self.parts.end_children()
        self.database.close(self.vault.close, brake=self.vault)
        leave(0)


def _statement(scene: Scene) -> Job:
    vault = scene.vault

    def ask(_progress: Progress) -> None:
        if isinstance(vault, OpenedVault):
            with vault.engine.begin() as connection:
                connection.execute(text(_ENDLESS))

    return scene.database.start(ask)


def _backup(scene: Scene) -> Job:
    backups = scene.vault.backups
    job = scene.database.start(backups.begin)
    job.succeeded.connect(lambda begun: scene.documents.start(begun.finish))
    return job


def _rotation(scene: Scene) -> Job:
    return scene.database.start(scene.vault.rotate_key)


def _text(scene: Scene) -> Job:
    lines = "\n".join(f"{number} " + "een regel met woorden" for number in range(4_000))
    maker = scene.parts.paper.maker
    return scene.documents.start(
        lambda progress: maker.make(lines.encode(), MediaType.TEXT, progress)
    )


def _package(scene: Scene) -> Job:
    desk = scene.parts.desk(scene.vault)
    return scene.documents.start(let_heavy_case_out(desk, scene.database, scene.folder.parent))


TO_ITS_END: Final = ", to its end"
SCENES: Final[Mapping[str, Callable[[Scene], Job | None]]] = {
    "nothing": lambda _scene: None,
    "a statement without end": _statement,
    "a backup beside the work": _backup,
    "a rotation of the key": _rotation,
    "a text of 4,000 lines": _text,
    "a package of 100 MB": _package,
    f"a package of 100 MB{TO_ITS_END}": _package,
}


def _play(what: str, folder: Path) -> None:
    scene = Scene(build_parts(resources_root()), folder)
    job = SCENES[what](scene)
    print(*stall(job if job and what.endswith(TO_ITS_END) else _HEAD_START_MS), flush=True)
    scene.lock()


def _time(what: str, folder: Path) -> None:
    """Play a scene in a process of its own, and take the vault as soon as that is possible."""
    command = [sys.executable, "-m", "benchmarks.locking", what, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as scene:  # noqa: S603 - own
        stalled, own = map(float, scene.stdout.readline().split()) if scene.stdout else (0.0, 0.0)
        started = perf_counter()
        Claim(VaultFolder(folder), wait_seconds=_PATIENCE_SECONDS).release()
        locked = (perf_counter() - started) * 1000
    print(f"{locked:7.0f} {stalled:7.0f} {own:7.0f}  {what}", flush=True)


def main() -> None:
    """One line for each scene."""
    megabytes = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    print(f"vault of {megabytes} MB\n   lock   stall     own")
    with tempfile.TemporaryDirectory(prefix="ib-desk-bench-") as name:
        folder = Path(name) / "vault"
        _fill(folder, megabytes)
        for what in SCENES:
            _time(what, folder)


def _fill(folder: Path, megabytes: int) -> None:
    parts = build_parts(resources_root())
    made = new_vault(parts, folder)
    draw = random.Random(1)  # noqa: S311 - bulk
    for _ in range(megabytes // 10):
        with made.engine.begin() as connection:
            connection.execute(text("CREATE TABLE IF NOT EXISTS bulk (bytes BLOB)"))
            rows = [{"bytes": draw.randbytes(_PIECE)} for _ in range(10_000_000 // _PIECE)]
            connection.execute(text("INSERT INTO bulk VALUES (:bytes)"), rows)
    add_heavy_case(parts, made)
    made.close()


if __name__ == "__main__":
    if len(sys.argv) > 2:  # noqa: PLR2004 - a scene and a folder
        _play(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
