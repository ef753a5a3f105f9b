"""The one way to open the database: each setting is there, and each promise holds."""

import subprocess
import sys
import threading
from contextlib import suppress
from importlib import metadata
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from ib_desk.application.progress import Cancelled, Silent
from ib_desk.application.vault_errors import DiskFull, OpenElsewhere, VaultDamaged, VaultReplaced
from ib_desk.storage import engine as engine_module
from ib_desk.storage.engine import EncryptedDatabase, UnsafeEngine, open_connection
from ib_desk.storage.inspection import check_connection
from ib_desk.storage.keys import DataKey


@pytest.fixture
def key() -> DataKey:
    return DataKey.new()


def opened(path: Path, key: DataKey, on_full=lambda: None) -> EncryptedDatabase:
    return EncryptedDatabase(path, key, on_full=on_full)


@pytest.fixture
def database(tmp_path: Path, key: DataKey):
    made = opened(tmp_path / "kluis.db", key)
    with made.engine.begin() as connection:
        connection.execute(text("CREATE TABLE note (body TEXT UNIQUE)"))
    yield made
    made.close()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("locking_mode", "exclusive"),
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("secure_delete", 1),
        ("temp_store", 2),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
    ],
)
def test_every_setting_holds_in_every_connection_of_the_engine(database, pragma, value):
    for _ in range(2):
        with database.engine.connect() as connection:
            assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value


def test_the_file_is_encrypted_and_the_key_in_none_of_the_engines_names(database, key, tmp_path):
    database.checkpoint()
    with key.bare() as bare:
        spelled = bare.hex()

    assert not (tmp_path / "kluis.db").read_bytes().startswith(b"SQLite format 3")
    assert spelled not in repr(database.engine) + str(database.engine.url)


def test_another_key_is_damage_at_once_and_leaves_stderr_empty(tmp_path, key, database, capfd):
    database.close()

    with pytest.raises(VaultDamaged):
        opened(tmp_path / "kluis.db", DataKey.new())

    assert capfd.readouterr().err == ""


def test_a_second_opening_is_refused_within_a_second_or_so(tmp_path, key, database):
    with pytest.raises(OpenElsewhere):
        opened(tmp_path / "kluis.db", key)


def test_what_is_not_committed_is_not_there_even_a_table(database):
    with database.engine.connect() as connection:
        begun = connection.begin()
        connection.execute(text("CREATE TABLE half (x)"))
        connection.exec_driver_sql("PRAGMA user_version = 7")
        begun.rollback()

    with database.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA user_version").scalar() == 0
        assert (
            connection.execute(
                text("SELECT count(*) FROM sqlite_master WHERE name = 'half'")
            ).scalar()
            == 0
        )


@pytest.mark.parametrize(
    "statement", ["ATTACH '{}' AS x KEY ''", "ATTACH '{}' AS x", "VACUUM INTO '{}'"]
)
def test_no_statement_can_write_another_file(database, tmp_path, statement):
    elsewhere = tmp_path / "elders.db"
    driver = database.engine.raw_connection()

    with pytest.raises(Exception, match="authoriz"):
        driver.cursor().execute(statement.format(elsewhere))

    driver.close()
    assert not elsewhere.exists()


def test_after_closing_only_the_database_is_left_and_no_shared_memory_ever(tmp_path, database):
    during = {path.name for path in tmp_path.iterdir()}
    database.close()

    assert during == {"kluis.db", "kluis.db-wal"}
    assert [path.name for path in tmp_path.iterdir()] == ["kluis.db"]


def test_another_thread_may_not_use_it(database):
    refused = []

    def use() -> None:
        try:
            with database.engine.connect() as connection:
                connection.execute(text("SELECT 1"))
        except ProgrammingError as error:
            refused.append(str(error))

    thread = threading.Thread(target=use)
    thread.start()
    thread.join()

    assert "thread" in refused[0]


def test_a_full_disk_is_told_as_such_and_the_reserve_is_asked_for(tmp_path, key):
    asked = []
    database = opened(tmp_path / "kluis.db", key, on_full=lambda: asked.append(1))
    with database.engine.begin() as connection:
        connection.execute(text("CREATE TABLE note (body TEXT)"))
        connection.exec_driver_sql("PRAGMA max_page_count = 4")

    with pytest.raises(DiskFull), database.engine.begin() as connection:
        connection.execute(text("INSERT INTO note VALUES (:body)"), {"body": "Noor" * 50_000})

    assert asked
    database.close()


def test_an_old_engine_is_refused(tmp_path, key, monkeypatch):
    monkeypatch.setattr(engine_module, "OLDEST_SQLITE", (99, 0, 0))
    with pytest.raises(UnsafeEngine):
        open_connection(tmp_path / "kluis.db", key)

    monkeypatch.setattr(engine_module, "OLDEST_SQLITE", (3, 0, 0))
    monkeypatch.setattr(engine_module, "OLDEST_SQLCIPHER", (99, 0))
    with pytest.raises(UnsafeEngine):
        open_connection(tmp_path / "kluis.db", key)


def test_one_package_only_provides_the_driver():
    packages = metadata.packages_distributions()["sqlcipher3"]

    assert set(packages) == {"sqlcipher3"}


def test_each_transaction_that_wrote_counts_and_no_other(database):
    before = database.moment
    with database.engine.begin() as connection:
        for body in "abc":
            connection.execute(text("INSERT INTO note VALUES (:body)"), {"body": body})
    after = database.moment

    with database.engine.begin() as connection:
        connection.execute(text("SELECT * FROM note"))
    with suppress(ZeroDivisionError), database.engine.begin() as connection:
        connection.execute(text("INSERT INTO note VALUES ('x')"))
        raise ZeroDivisionError

    assert (after.branch, after.count) == (before.branch, before.count + 1)
    assert database.moment == after
    database.begin_branch(3)
    assert database.moment > after


def test_what_would_be_written_in_a_file_that_nobody_finds_is_refused(database, tmp_path):
    path = tmp_path / "kluis.db"
    for replace in (lambda: path.rename(tmp_path / "weg.db"), path.touch):
        replace()
        with pytest.raises(VaultReplaced), database.engine.begin() as connection:
            connection.execute(text("INSERT INTO note VALUES ('x')"))
    with database.engine.begin() as connection:
        assert connection.execute(text("SELECT count(*) FROM note")).scalar() == 0


class TestHalt:
    def test_what_runs_ends_at_once_and_all_that_follows(self, database):
        asked = threading.Timer(0.05, database.halt)
        asked.start()
        endless = (
            "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"
        )
        with pytest.raises(Cancelled), database.engine.begin() as connection:
            connection.execute(text(endless))
        with pytest.raises(Cancelled), database.engine.begin() as connection:
            connection.execute(text("SELECT 1"))

    def test_released_it_goes_on_and_what_was_not_kept_is_gone(self, database):
        def write_and_be_halted() -> None:
            with database.engine.begin() as connection:
                connection.execute(text("INSERT INTO note VALUES ('x')"))
                database.halt()
                connection.execute(text("INSERT INTO note VALUES ('y')"))

        with pytest.raises(Cancelled):
            write_and_be_halted()
        database.release()
        with database.engine.begin() as connection:
            connection.execute(text("INSERT INTO note VALUES ('z')"))
        with database.engine.connect() as connection:
            assert connection.execute(text("SELECT * FROM note")).scalars().all() == ["z"]


class TestStillness:
    def test_the_file_stays_as_it_is_while_everyone_writes(self, database, tmp_path):
        path = tmp_path / "kluis.db"
        still = database.be_still()
        before = path.read_bytes()
        with database.engine.begin() as connection:
            for number in range(3000):
                connection.execute(text("INSERT INTO note VALUES (:n)"), {"n": f"{number:0999}"})
        assert path.read_bytes() == before
        still.require()

        still.end()
        with database.engine.begin() as connection:
            connection.execute(text("INSERT INTO note VALUES ('last')"))
        assert path.read_bytes() != before

    def test_it_is_broken_where_the_database_cannot_wait(self, database):
        still = database.be_still()
        database.checkpoint()
        with pytest.raises(Cancelled):
            still.require()


def test_a_broken_reference_is_damage(tmp_path, key):
    database = opened(tmp_path / "kluis.db", key)
    with database.engine.begin() as connection:
        connection.execute(text("CREATE TABLE note (id INTEGER PRIMARY KEY)"))
        connection.execute(text("CREATE TABLE mark (note INTEGER REFERENCES note (id))"))
    driver = database.engine.raw_connection()
    driver.cursor().execute("PRAGMA foreign_keys = OFF")
    driver.cursor().execute("INSERT INTO mark VALUES (3)")
    driver.close()

    with pytest.raises(VaultDamaged):
        check_connection(database.live, Silent())
    database.close()


def test_what_raises_while_a_statement_runs_comes_out_of_it(database, tmp_path):
    class Broken:
        def step(self, done: int, total: int) -> None:
            raise ZeroDivisionError

    with database.engine.begin() as connection:
        for number in range(3000):
            connection.execute(text("INSERT INTO note VALUES (:n)"), {"n": f"{number:0999}"})

    with pytest.raises(ZeroDivisionError):
        check_connection(database.live, Broken())


MEMORY_LOCK = """
import sys
from pathlib import Path
from ib_desk.storage.engine import EncryptedDatabase
from ib_desk.storage.keys import DataKey

database = EncryptedDatabase(Path(sys.argv[1]), DataKey.new(), on_full=lambda: None)
print(database.live.execute("PRAGMA cipher_memory_security").fetchone()[0])
"""


def test_what_the_database_has_in_memory_is_locked_and_wiped(tmp_path):
    """In a process of its own: here tests leave it out."""
    done = subprocess.run(
        [sys.executable, "-c", MEMORY_LOCK, str(tmp_path / "kluis.db")],
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.strip() == "1"


MEMORY_SEARCH = """
import sys
from pathlib import Path
from ib_desk.storage.engine import EncryptedDatabase
from ib_desk.storage.keys import DataKey
from sqlalchemy import text

HIDDEN = 0x5A  # what is searched for is kept changed, so that the search does not find itself

def times_in_memory(hidden):
    needle = bytearray(byte ^ HIDDEN for byte in hidden)
    times = -1  # the needle
    with open("/proc/self/mem", "rb", 0) as memory:
        for line in Path("/proc/self/maps").read_text().splitlines():
            span, rights = line.split()[:2]
            if not rights.startswith("rw") or "[v" in line:
                continue
            start, end = (int(part, 16) for part in span.split("-"))
            memory.seek(start)
            times += memory.read(end - start).count(needle)
    for at in range(len(needle)):
        needle[at] = 0
    return times

key = DataKey.new()
with key.bare() as bare:
    raw = [byte ^ HIDDEN for byte in bare[:20]]
    spelled = [ord(sign) ^ HIDDEN for byte in bare[:12] for sign in "%02x" % byte]
    control = times_in_memory(raw)
database = EncryptedDatabase(Path(sys.argv[1]), key, on_full=lambda: None)
with database.engine.begin() as connection:
    connection.execute(text("CREATE TABLE note (body TEXT)"))
print(control >= 1, times_in_memory(raw), times_in_memory(spelled))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="searches /proc/self/mem")
def test_the_key_lies_nowhere_in_memory_while_the_vault_is_open(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", MEMORY_SEARCH, str(tmp_path / "kluis.db")],
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.strip() == "True 0 0"
