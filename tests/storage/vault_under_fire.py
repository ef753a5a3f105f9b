"""A nursery of processes that test_kill.py has killed in the middle of their work.

It imports everything once and then, for each order on standard input, forks a process that does
the work over and over, kills it so many seconds after so many of its words, and passes on what it
told: one line for each piece of work, after it was done for good.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path

from sqlalchemy import Engine

from ib_desk.application.children import Children
from ib_desk.application.progress import Progress, Silent
from ib_desk.main.hidden import REKEY
from ib_desk.storage.migrate import migrate
from ib_desk.storage.rekey import RekeyInChild
from ib_desk.storage.surroundings import Migrate
from tests.nursery import obey, told
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
        world.restore(backup)
        world.clock.pass_by(seconds=1)
        told("restored")


def create(world: World) -> None:
    """One vault; the test may come too late."""
    told("begin")
    world.make("eerste")
    told("made")


def rotate(world: World) -> None:
    """A second person is taken away, then the key is rotated."""
    with world.opened() as vault:
        told("begin")
        slots = vault.ways_in.slots()
        vault.ways_in.remove_passphrase(next(slot.slot_id for slot in slots if slot.holder))
        told("removed")
        vault.rotate_key(Silent())
        told("rotated")


def rotate_in_child(world: World) -> None:
    """As `rotate`, by the child of the program."""
    rekey = RekeyInChild([sys.executable, "-m", "ib_desk", REKEY], Children())
    rotate(replace(world, rekey=rekey))


def renew_sheet(world: World) -> None:
    """One sheet after the other; tells its code when it is on the screen, and when it counts."""
    with world.opened() as vault:
        told("begin")
        for _ in count():
            code = " ".join(vault.ways_in.new_recovery_sheet().groups)
            told(code)
            vault.ways_in.sheet_takes_over(code)
            vault.rotate_key(Silent())


def copy_closed(world: World) -> None:
    """A vault that was closed, over and over: each time there is something new in it."""
    told("begin")
    for number in count():
        with world.opened() as vault:
            add_notes(vault, f"{number}")
        world.clock.pass_by(seconds=1)
        world.vaults.copy_closed(world.folder, Silent())
        told(f"{number}")


def bring_up(world: World) -> None:
    """Tables of an older version, in one transaction after a backup."""
    told("begin")
    with replace(world, migrate=newer_tables(world)).opened():
        told("done")


def newer_tables(world: World) -> Migrate:
    """The shipped versions, and those that a test put beside the vault."""
    versions = world.root / "versions"

    def bring_up(engine: Engine, before_migration: Callable[[], None], progress: Progress) -> None:
        migrate(engine, before_migration, progress, versions)

    return bring_up


def live_a_day(world: World) -> None:
    """A bit of everything, to its end; what is told was done for good."""
    told("begin")
    with world.opened() as vault:
        for number in range(3):
            add_notes(vault, f"{number}")
            told(f"kept {number}")
        vault.keep_mark()
        told("marked")
        vault.backups.make(Silent())
        told("backup")
        add_notes(vault, "3")
        told("kept 3")
    told("closed")
    world.clock.pass_by(seconds=1)
    world.vaults.copy_closed(world.folder, Silent())
    told("copied")
    with world.opened() as vault:
        vault.ways_in.change_passphrase(secret(PHRASE), secret(OTHER_PHRASE))
        told("phrase")
        vault.backups.check(next(iter(vault.backups.every())), Silent())
        told("checked")


WORK = {
    work.__name__: work
    for work in (
        save,
        change_passphrase,
        back_up,
        restore,
        create,
        rotate,
        rotate_in_child,
        renew_sheet,
        copy_closed,
        bring_up,
        live_a_day,
    )
}


def do(work: str, folder: Path) -> None:
    """Until it is killed."""
    WORK[work](World(folder))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        do(sys.argv[1], Path(sys.argv[2]))
    obey({name: partial(do, name) for name in WORK})
