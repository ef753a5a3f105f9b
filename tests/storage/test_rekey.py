"""Another key for the database, by a child of the program: the real one."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ib_desk.application.children import Children
from ib_desk.application.progress import Cancelled, Silent
from ib_desk.application.vault_errors import DiskFull, StorageFailed, VaultDamaged, VaultError
from ib_desk.main.hidden import REKEY, run_hidden
from ib_desk.storage.engine import EncryptedDatabase
from ib_desk.storage.keys import DataKey
from ib_desk.storage.rekey import Order, RekeyInChild, serve
from tests.patience import wait_until
from tests.storage.vault_builders import Unwatched

PROGRAM = [sys.executable, "-m", "ib_desk", REKEY]


class Sealed:
    """A database of a megabyte, and two keys."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "kluis é.db"
        self.header = folder / "kop.volgende.json"
        self.header.write_bytes(b"{}")
        self.before, self.after = DataKey.new(), DataKey.new()
        database = self._opened(self.before)
        with database.engine.begin() as connection:
            connection.exec_driver_sql("CREATE TABLE note (body BLOB)")
            connection.exec_driver_sql("INSERT INTO note VALUES (randomblob(1000000))")
        database.close()

    @property
    def order(self) -> Order:
        return Order(
            database=self.path,
            before=self.before,
            after=self.after,
            header=self.header,
            digest=hashlib.sha256(b"{}").digest(),
        )

    def _opened(self, key: DataKey) -> EncryptedDatabase:
        return EncryptedDatabase(self.path, key, on_full=lambda: None)

    def opens_with(self, key: DataKey) -> bool:
        try:
            self._opened(key).close()
        except VaultDamaged:
            return False
        return True


@pytest.fixture
def sealed(tmp_path: Path) -> Sealed:
    return Sealed(tmp_path)


def child_that(does: str) -> RekeyInChild:
    return RekeyInChild([sys.executable, "-c", f"import sys, time; {does}"], Children())


def test_the_program_gives_the_database_another_key(sealed):
    watched = Unwatched()

    RekeyInChild(PROGRAM, Children())(sealed.order, watched)

    assert sealed.opens_with(sealed.after)
    assert not sealed.opens_with(sealed.before)
    assert watched.heard
    assert not list(sealed.path.parent.glob("*-wal"))


def test_no_key_and_no_place_is_in_its_arguments_or_its_environment():
    assert PROGRAM[2:] == ["ib_desk", REKEY]


def test_called_off_the_child_is_gone(sealed):
    class Stop:
        def step(self, _done: int, _total: int) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        child_that(SLEEPS)(sealed.order, Stop())

    assert sealed.opens_with(sealed.before)


@pytest.mark.parametrize(
    ("does", "fault"),
    [
        ("print('DiskFull', end='')", DiskFull),
        ("print('WrongSecret', end='')", StorageFailed),
        ("sys.exit(3)", StorageFailed),
        ("print('x' * 100)", StorageFailed),
    ],
)
def test_what_it_answers_is_told_apart_and_anything_else_is_a_failure(sealed, does, fault):
    with pytest.raises(VaultError) as told:
        child_that(does)(sealed.order, Silent())

    assert type(told.value) is fault


def orders(sealed: Sealed, key: DataKey) -> io.BytesIO:
    places = b"\0".join(map(os.fsencode, (sealed.path, sealed.header)))
    with key.bare() as before, sealed.after.bare() as after:
        return io.BytesIO(bytes(before + after) + sealed.order.digest + places)


def test_the_child_says_how_it_went(sealed):
    wrong, done = io.StringIO(), io.StringIO()
    serve(orders(sealed, DataKey.new()), wrong)
    serve(orders(sealed, sealed.before), done)

    assert (wrong.getvalue(), done.getvalue()) == ("VaultDamaged", "done")
    assert sealed.opens_with(sealed.after)


@pytest.mark.parametrize("is_there", [True, False])
def test_a_rotation_that_was_undone_meanwhile_is_not_done_after_all(sealed, is_there):
    if is_there:
        sealed.header.write_bytes(b"of another rotation")
    else:
        sealed.header.unlink()
    late = io.StringIO()

    serve(orders(sealed, sealed.before), late)

    assert late.getvalue() == "unwanted"
    assert sealed.opens_with(sealed.before)


@pytest.mark.parametrize("arguments", [[], ["--help"], [REKEY, "more"]])
def test_only_its_own_command_makes_a_process_a_child(arguments):
    assert not run_hidden(arguments)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends children with their parent")
def test_a_child_whose_parent_is_killed_does_not_hold_the_vault(sealed):
    held = sealed.path.with_suffix(".held")
    with subprocess.Popen([sys.executable, "-c", PARENT, ORPHAN, str(sealed.path)]) as parent:
        wait_until(held.exists)
        parent.kill()

    child = int(held.read_text())
    wait_until(lambda: not alive(child))


SLEEPS = "time.sleep(1_000)"
"""Longer than a test may last: who waits for its end is found out."""

PARENT = """
import sys
from pathlib import Path
from ib_desk.application.progress import Silent
from ib_desk.storage.keys import DataKey
from ib_desk.application.children import Children
from ib_desk.storage.rekey import Order, RekeyInChild
child = RekeyInChild([sys.executable, "-c", sys.argv[1]], Children())
place = Path(sys.argv[2])
key, digest = DataKey.new(), bytes(32)
child(Order(database=place, before=key, after=key, header=place, digest=digest), Silent())
"""

ORPHAN = """
import os, sys, time
from pathlib import Path
from ib_desk.main.process import die_with_parent
die_with_parent()
place = Path(os.fsdecode(sys.stdin.buffer.read()[96:].split(b"\\0")[0]))
part = place.with_suffix(".part")
part.write_text(str(os.getpid()))
part.replace(place.with_suffix(".held"))
time.sleep(60)
"""


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
