"""A nursery of processes that test_kill.py has killed in the middle of their work.

It imports everything once and then, for each line `WORK FOLDER SECONDS` on standard input, forks a
process that does the work over and over, kills it so many seconds after its first word, and passes
on what it told: one line for each piece of work, after it was done for good.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from itertools import count
from pathlib import Path

from ib_desk.application.progress import Silent
from tests.storage.vault_builders import OTHER_PHRASE, PHRASE, World, add_notes, secret


def told(what: str) -> None:
    print(what, flush=True)  # noqa: T201 -- read by the test


def save(world: World) -> None:
    """One note a transaction."""
    with world.opened() as vault:
        told("begin")
        for number in count():
            add_notes(vault, f"{number} " + "x" * 300)
            told(str(number))


def change_passphrase(world: World) -> None:
    """To and fro."""
    with world.opened() as vault:
        told("begin")
        current, other = PHRASE, OTHER_PHRASE
        for _ in count():
            vault.change_passphrase(secret(current), secret(other))
            told(other)
            current, other = other, current


def back_up(world: World) -> None:
    """One after the other."""
    with world.opened() as vault:
        told("begin")
        for _ in count():
            vault.backup(Silent())
            world.clock.pass_by(seconds=1)
            told("saved")


def restore(world: World) -> None:
    """The same backup, again and again."""
    (backup,) = (world.folder / "reservekopieen").glob("*.ibdesk")
    told("begin")
    for _ in count():
        world.vaults.restore_backup(backup, world.folder, Silent())
        world.clock.pass_by(seconds=1)
        told("restored")


def create(world: World) -> None:
    """One vault; the test may come too late."""
    told("begin")
    world.make("eerste")
    told("made")


WORK = {work.__name__: work for work in (save, change_passphrase, back_up, restore, create)}


def fire(work: str, folder: str, seconds: float) -> None:
    """One process, from its first word to its last."""
    ear, mouth = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(mouth, 1)
        try:
            WORK[work](World(Path(folder)))
        finally:
            os._exit(1)
    os.close(mouth)
    with os.fdopen(ear) as lines:
        told(lines.readline().strip())
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        for line in lines:
            if line.endswith("\n"):
                told(line.strip())
    told("killed")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        WORK[sys.argv[1]](World(Path(sys.argv[2])))
    for order in sys.stdin:
        name, place, moment = order.rstrip("\n").split("\t")
        fire(name, place, float(moment))
