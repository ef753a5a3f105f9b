"""Killed at any moment, the vault is whole and holds every save that was acknowledged.

Short forms of rows 1, 3, 4, 5 and 11 of docs/security.md, 6: a process does one piece of work over
and over and is killed with SIGKILL at a random moment, several times.
"""

import contextlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ib_desk.application.progress import Silent
from ib_desk.application.vault_errors import ForeignFile, VaultError, WrongSecret
from tests.storage.vault_builders import OTHER_PHRASE, PHRASE, World, add_notes, notes_in, secret

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
ROOT = Path(__file__).parents[2]


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


@pytest.mark.torture(rounds=8, many=300)
def test_no_acknowledged_save_is_lost(world, killed, rounds, tally):
    world.make()
    after: list[str] = []
    for number in range(rounds):
        before = len(after)
        acknowledged = killed("save", world, 0.05, after=1 + number % 4)

        with tally.trial("killed while saving"):
            with world.opened() as vault:
                vault.check(Silent())
                after = notes_in(vault)
            assert len(after) - before in (len(acknowledged), len(acknowledged) + 1)
            assert [note.split()[0] for note in after[before:]][: len(acknowledged)] == acknowledged


@pytest.mark.torture(rounds=3, many=100)
def test_a_passphrase_is_the_old_one_or_the_new_one(world, killed, rounds, tally):
    world.make("eerste")
    for number in range(rounds):
        killed("change_passphrase", world, 0.3, after=1 + number % 3)

        fits = []
        with tally.trial("killed while changing a passphrase"):
            for phrase in (PHRASE, OTHER_PHRASE):
                with contextlib.suppress(WrongSecret):
                    assert world.notes(phrase) == ["eerste"]
                    fits.append(phrase)
                world.clock.pass_by(minutes=2)
            assert len(fits) == 1
        with world.opened(fits[0]) as vault:
            vault.ways_in.change_passphrase(secret(fits[0]), secret(PHRASE))


@pytest.mark.torture(rounds=3, many=100)
def test_a_backup_is_whole_or_not_there(world, killed, rounds, tally):
    world.make(*("x" * 2000 for _ in range(500)))
    for number in range(rounds):
        acknowledged = killed("back_up", world, 0.3, after=1 + number % 3)

        with tally.trial("killed while making a backup"):
            found = list((world.folder / "reservekopieen").glob("*.ibdesk"))
            for backup in found:
                world.vaults.describe_backup(backup, Silent())
                backup.unlink()
            # The plan keeps two of a day: of more, older ones went; never the last.
            assert min(len(acknowledged), 2) <= len(found) <= len(acknowledged) + 1
            assert len(world.notes()) == 500
            assert not list(world.folder.rglob("*.part"))


@pytest.mark.torture(rounds=3, many=100)
def test_a_restore_leaves_the_old_vault_or_the_backup_and_nothing_is_gone(
    world, killed, rounds, tally
):
    world.make("eerste", backup=True)
    for number in range(rounds):
        with world.opened() as vault:
            add_notes(vault, "later")
        killed("restore", world, 0.15, after=1 + number % 3)

        with tally.trial("killed while restoring"):
            assert world.notes() in (["eerste"], ["eerste", "later"])
            for aside in world.folder.glob("opzij-*"):
                world.clock.pass_by(minutes=2)
                old = world.vaults.unlock_with_passphrase(aside, secret())
                old.close()
                shutil.rmtree(aside)
        world.restore(next(world.folder.rglob("*.ibdesk")))


@pytest.mark.torture(rounds=3, many=100)
def test_a_vault_that_was_being_made_is_there_or_can_be_made_again(tmp_path, killed, rounds, tally):
    for number in range(rounds):
        world = World(tmp_path / str(number))
        killed("create", world, 0.12)

        with tally.trial("killed while making a vault"):
            try:
                world.vaults.describe(world.folder)
            except ForeignFile:
                world.make("opnieuw")
                assert world.notes() == ["opnieuw"]
            else:
                assert world.notes() in ([], ["eerste"])


DISK_FULL = """
import sys
from pathlib import Path
from ib_desk.application.vault_errors import DiskFull
from tests.storage.vault_builders import World, add_notes
world = World(Path("/mnt"))
world.make("eerste")
reserve = world.folder / "reserve"
assert reserve.exists()
kept, full = 1, 0
with world.opened() as vault:
    while full < 3:
        try:
            add_notes(vault, "x" * 3000)
            kept += 1
        except DiskFull:
            full += 1
            assert not reserve.exists()
    assert kept > 100
assert len(world.notes()) == kept
try:
    with world.opened() as vault:
        vault.backups.make(__import__("ib_desk.application.progress").application.progress.Silent())
except DiskFull:
    pass
else:
    raise AssertionError("no room for a backup")
assert not list(world.folder.rglob("*.part*"))
assert len(world.notes()) == kept
print("kept", kept)
"""


def may_mount() -> bool:
    trial = ["unshare", "-rm", "mount", "-t", "tmpfs", "none", "/mnt"]
    with contextlib.suppress(OSError):
        return subprocess.run(trial, capture_output=True, check=False).returncode == 0
    return False


@pytest.mark.skipif(not may_mount(), reason="needs a small file system of its own")
@pytest.mark.torture(rounds=1, many=20)
def test_a_full_disk_loses_nothing_and_the_reserve_gives_room_to_go_on(rounds, tally):
    """Row 5 of docs/security.md, 6, in small; KeePassXC #6634 lost its database so."""
    for number in range(rounds):
        with tally.trial("full disk"):
            done = subprocess.run(
                [  # noqa: S607 -- of the system
                    "unshare", "-rm", "sh", "-c",
                    f'mount -t tmpfs -o size={3072 + 64 * number}k none /mnt && exec "$0" -c "$1"',
                    sys.executable, DISK_FULL,
                ],
                cwd=ROOT, capture_output=True, text=True, check=False,
            )  # fmt: skip
            assert done.stderr == ""
            assert done.stdout.startswith("kept ")


@pytest.mark.torture(rounds=1, many=20)
def test_only_one_of_three_processes_at_once_gets_in(world, rounds):
    """Row 11 of docs/security.md, 6, in small."""
    world.make()
    for _ in range(rounds):
        processes = [
            subprocess.Popen(
                [sys.executable, "-m", "tests.storage.vault_under_fire", "save", str(world.root)],
                cwd=ROOT,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
            )
            for _ in range(3)
        ]
        begun = [process.stdout.readline() for process in processes if process.stdout]
        for process in processes:
            process.kill()
            process.communicate()
        assert sorted(begun) == ["", "", "begin\n"]


def test_a_process_that_is_suspended_keeps_the_vault(world):
    world.make()
    with subprocess.Popen(
        [sys.executable, "-m", "tests.storage.vault_under_fire", "save", str(world.root)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begin\n"
        process.send_signal(19)  # SIGSTOP: a laptop that sleeps
        with pytest.raises(VaultError):
            world.notes()
        process.kill()

    assert isinstance(world.notes(), list)
