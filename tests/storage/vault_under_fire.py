"""A nursery of processes that test_kill.py has killed in the middle of their work.

It imports everything once and then, for each line `WORK FOLDER SECONDS` on standard input, forks a
process that does the work over and over, kills it so many seconds after its first word, and passes
on what it told: one line for each piece of work, after it was done for good.
"""

from __future__ import annotations

import sys
from functools import partial
from itertools import count
from pathlib import Path

from ib_desk.application.progress import Silent
from tests.nursery import fire, told
from tests.storage.vault_builders import OTHER_PHRASE, PHRASE, World, add_notes, secret


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
            vault.ways_in.change_passphrase(secret(current), secret(other))
            told(other)
            current, other = other, current


def back_up(world: World) -> None:
    """One after the other."""
    with world.opened() as vault:
        told("begin")
        for _ in count():
            vault.backups.make(Silent())
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


def do(work: str, folder: str) -> None:
    """Until it is killed."""
    WORK[work](World(Path(folder)))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        do(sys.argv[1], sys.argv[2])
    for order in sys.stdin:
        name, place, moment = order.rstrip("\n").split("\t")
        fire(partial(do, name, place), float(moment))
