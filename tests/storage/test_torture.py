"""Misfortunes of a vault beside kills and power cuts: nothing is lost, nothing is silent.

In short in every run, often in `make torture`, which shows them in one table.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from ib_desk.application.open_anyway import OpenAnyway
from ib_desk.application.progress import Silent
from ib_desk.application.vault_errors import VaultError, VaultReplaced, WorkMissing
from ib_desk.storage.migrate import migrate
from ib_desk.storage.unit_of_work import SqlUnitOfWork
from tests.samples import samples
from tests.storage.test_kill import ROOT, may_mount
from tests.storage.test_migrate import ADD_COLUMN, REBUILD_PARENT, Versions
from tests.storage.vault_builders import World, add_notes, notes_in, secret
from tests.storage.vault_under_fire import newer_tables

needs_kills = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
YEARS = timedelta(days=3650)
Damage = Callable[[Path, random.Random], None]


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


@pytest.fixture
def draw() -> random.Random:
    seed = random.randrange(1_000_000)  # noqa: S311 -- places in files
    print("seed", seed)  # noqa: T201 -- to repeat it
    return random.Random(seed)  # noqa: S311 -- see above


@needs_kills
@pytest.mark.torture(rounds=3, many=50)
def test_a_copy_without_a_key_is_whole_or_not_there(world, killed, rounds, tally):
    world.make()
    for number in range(rounds):
        acknowledged = killed("copy_closed", world, 0.6, after=1 + number % 3)
        with tally.trial("killed while copying the closed vault"):
            notes = world.notes()
            assert set(acknowledged) <= set(notes)
            for backup in world.vaults.backups_of(world.folder):
                with world.opened() as vault:
                    vault.backups.check(backup, Silent())
            assert not list(world.folder.rglob("*.part"))


@needs_kills
@pytest.mark.torture(rounds=2, many=50)
def test_a_migration_is_done_or_not_begun(tmp_path, killed, rounds, tally):
    old = World(tmp_path / "oud", migrate=migrate)
    made = old.vaults.create(old.folder, label="Kluis", passphrase=secret()).vault
    with SqlUnitOfWork(made.engine) as work:  # type: ignore[attr-defined] # of a vault on disk
        for record in samples():
            work.save(record)
        work.commit()
    made.close()
    versions = Versions(old.root / "versions")
    versions.add(ADD_COLUMN)
    versions.add(REBUILD_PARENT)
    for number in range(rounds):
        world = World(tmp_path / str(number))
        shutil.copytree(old.root, world.root)
        told = killed("bring_up", world, 1.2)
        with tally.trial("killed while bringing the tables up to date"):
            world.migrate = newer_tables(world)
            with world.opened() as vault:
                vault.check(Silent())
                with vault.engine.connect() as connection:
                    pupils = connection.execute(text("SELECT first_name, nickname FROM pupil"))
                    assert pupils.first()
                assert vault.backups.every() or not told
        shutil.rmtree(world.root)


def flip(path: Path, draw: random.Random) -> None:
    data = bytearray(path.read_bytes())
    if data:
        data[draw.randrange(len(data))] ^= 1 << draw.randrange(8)
    path.write_bytes(data)


def cut(path: Path, draw: random.Random) -> None:
    path.write_bytes(path.read_bytes()[: draw.randrange(path.stat().st_size or 1)])


def blank(path: Path, draw: random.Random) -> None:
    data = bytearray(path.read_bytes())
    at = draw.randrange(len(data) or 1)
    data[at : at + 512] = bytes(len(data[at : at + 512]))
    path.write_bytes(data)


def lose(path: Path, _draw: random.Random) -> None:
    path.unlink()


def folder(path: Path, _draw: random.Random) -> None:
    path.unlink()
    path.mkdir()


def pipe(path: Path, _draw: random.Random) -> None:
    path.unlink()
    if sys.platform != "win32":
        os.mkfifo(path)


HARMS: tuple[Damage, ...] = (
    flip,
    cut,
    blank,
    lose,
    folder,
    *((pipe,) if sys.platform != "win32" else ()),
)


@pytest.mark.torture(rounds=1, many=30)
def test_damage_to_any_file_is_told_or_harmless(world, draw, rounds, tally):
    """Whatever reads after it is what was kept; whatever does not is refused in words."""
    world.make("eerste", backup=True)
    with world.opened() as vault:
        add_notes(vault, "tweede")
    world.vaults.copy_closed(world.folder, Silent())
    whole = world.root / "heel"
    shutil.copytree(world.folder, whole)
    names = sorted(str(path.relative_to(whole)) for path in whole.rglob("*") if path.is_file())
    for name in names:
        for harm in [draw.choice(HARMS) for _ in range(rounds)]:
            shutil.rmtree(world.folder)
            shutil.copytree(whole, world.folder)
            harm(world.folder / name, draw)
            print(name, harm.__name__)  # noqa: T201 -- to repeat it
            with tally.trial("damage to one file"):
                try:
                    with world.opened() as vault:
                        vault.check(Silent())
                        assert notes_in(vault) == ["eerste", "tweede"]
                        vault.backups.standing()
                except VaultError:
                    assert name == "kluis.db" or name.startswith("kop")
                world.vaults.backups_of(world.folder)


@pytest.mark.torture(rounds=4, many=100)
def test_a_log_that_was_lost_or_damaged_is_noticed(world, draw, rounds, tally):
    """`kluis.db` copied alone, too."""
    world.make("eerste")
    after = world.root / "na de klap"
    with world.opened() as vault:
        for number in range(8):
            add_notes(vault, f"{number} " + "x" * 2000)
        vault.keep_mark()
        shutil.copytree(world.folder, after)
        whole = notes_in(vault)
    for harm in [draw.choice((flip, cut, blank, lose)) for _ in range(rounds)]:
        shutil.rmtree(world.folder)
        shutil.copytree(after, world.folder)
        harm(world.folder / "kluis.db-wal", draw)
        with tally.trial("WAL lost or damaged"):
            with suppress(WorkMissing):
                assert world.notes() == whole
                continue
            went_on = world.vaults.unlock_with_passphrase(
                world.folder, secret(), anyway=OpenAnyway(loss=True)
            )
            assert whole[: len(notes_in(went_on))] == notes_in(went_on)
            went_on.close()


@pytest.mark.torture(rounds=2, many=40)
def test_a_clock_that_jumps_costs_no_backup(world, draw, rounds, tally):
    world.make()
    for _ in range(7):  # as many as the plan keeps a day
        world.clock.pass_by(days=1)
        _note_and_copy(world)
    before = {made.path: made.path.read_bytes() for made in world.vaults.backups_of(world.folder)}
    days_before = {made.made_at.date() for made in world.vaults.backups_of(world.folder)}
    for _ in range(rounds):
        right = world.clock.moment
        world.clock.moment += draw.choice((YEARS, -YEARS, timedelta(days=40), timedelta(days=-1)))
        with tally.trial("clock that jumps"):
            made = _note_and_copy(world)
            at_the_jump = world.vaults.backups_of(world.folder)
            assert before.keys() | {made.path} == {backup.path for backup in at_the_jump}
            assert at_the_jump[0].path == made.path
            world.clock.moment = right + timedelta(hours=1)
            _note_and_copy(world)
            after_it = world.vaults.backups_of(world.folder)
            assert days_before <= {backup.made_at.date() for backup in after_it}
        for backup in world.vaults.backups_of(world.folder):
            backup.path.unlink()
        for path, content in before.items():
            path.write_bytes(content)
        world.clock.moment = right


def _note_and_copy(world):
    with world.opened() as vault:
        add_notes(vault, "x")
    return world.vaults.copy_closed(world.folder, Silent())


@pytest.mark.torture(rounds=2, many=50)
def test_a_database_that_is_replaced_while_open_takes_nothing_along(world, draw, rounds, tally):
    for number in range(rounds):
        trial = World(world.root / str(number))
        trial.make("eerste")
        older = (trial.folder / "kluis.db").read_bytes()
        vault = trial.vaults.unlock_with_passphrase(trial.folder, secret())
        kept = [str(one) for one in range(draw.randrange(4))]
        add_notes(vault, *kept)
        (trial.root / "andere.db").write_bytes(older)
        (trial.root / "andere.db").replace(trial.folder / "kluis.db")
        with tally.trial("database replaced while it is open"):
            with pytest.raises(VaultReplaced):
                add_notes(vault, "niet")
            vault.go_on_alone()
            add_notes(vault, "toch")
            made = vault.backups.rescue(Silent())
            vault.close()
            trial.restore(made.path)
            assert trial.notes() == ["eerste", *kept, "toch"]


READ_ONLY = """
import subprocess
from pathlib import Path
from ib_desk.application.open_anyway import OpenAnyway
from ib_desk.application.vault_errors import FolderNotWritable, VaultReadOnly
from tests.storage.vault_builders import World, add_notes, notes_in, secret
world = World(Path("/mnt"))
world.make("eerste", backup=True)
subprocess.run(["mount", "-o", "remount,ro", "/mnt"], check=True)
assert world.vaults.describe(world.folder).label == "Mijn kluis"
try:
    world.notes()
except FolderNotWritable:
    pass
else:
    raise AssertionError("written where nobody can write")
vault = world.vaults.unlock_with_passphrase(
    world.folder, secret(), anyway=OpenAnyway(read_only=True)
)
assert notes_in(vault) == ["eerste"]
try:
    add_notes(vault, "niet")
except VaultReadOnly:
    pass
else:
    raise AssertionError("kept what goes")
vault.close()
print("read")
"""


@pytest.mark.skipif(not may_mount(), reason="needs a file system of its own")
def test_a_disk_that_cannot_be_written_opens_to_read(tally):
    with tally.trial("disk that cannot be written"):
        done = subprocess.run(
            [  # noqa: S607 -- of the system
                "unshare", "-rm", "sh", "-c",
                'mount -t tmpfs -o size=8m none /mnt && exec "$0" -c "$1"',
                sys.executable, READ_ONLY,
            ],
            cwd=ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.stderr == ""
        assert done.stdout == "read\n"
