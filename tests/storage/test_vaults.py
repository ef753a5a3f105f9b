"""Making a vault, getting in, and being told why not."""

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from ib_desk.application.open_anyway import OpenAnyway
from ib_desk.application.progress import Silent
from ib_desk.application.route import Route
from ib_desk.application.vault_errors import (
    FolderNotEmpty,
    FolderNotWritable,
    ForeignFile,
    NewerVersion,
    OpenElsewhere,
    SharedFolder,
    Sharing,
    WaitFirst,
    WrongSecret,
)
from ib_desk.domain.secrets.passphrase import WeakPassphrase
from ib_desk.domain.secrets.recovery_code import RecoveryCodeMistyped, Slip, recovery_groups
from ib_desk.storage.keys import FULL_STRETCH
from ib_desk.storage.migrate import migrate
from ib_desk.storage.unit_of_work import SqlUnitOfWork
from ib_desk.storage.vault import OpenedVault
from tests.samples import samples
from tests.storage.vault_builders import (
    CHEAP,
    OTHER_PHRASE,
    PHRASE,
    World,
    add_notes,
    backed_up,
    notes_in,
    secret,
)


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def test_what_is_kept_is_there_after_closing_and_opening(world):
    world.make("eerste", "tweede")

    assert world.notes() == ["eerste", "tweede"]


def test_a_new_vault_is_open_and_has_a_passphrase_and_a_recovery_code(world):
    new = world.vaults.create(world.folder, label="Mijn kluis", passphrase=secret())

    assert new.vault.label == new.sheet.vault_label == "Mijn kluis"
    assert new.vault.vault_id == new.sheet.vault_id
    assert [slot.route for slot in new.vault.ways_in.slots()] == [
        Route.PASSPHRASE,
        Route.RECOVERY_CODE,
    ]
    new.vault.close()


def test_both_ways_in_open_the_same_vault(world):
    sheet = world.make("eerste")

    vault = world.vaults.unlock_with_recovery_code(world.folder, "-".join(sheet.groups))

    assert vault.opened_by is Route.RECOVERY_CODE
    assert notes_in(vault) == ["eerste"]
    vault.close()


def test_the_secret_is_wiped_whether_it_fits_or_not(world):
    world.make()
    right, wrong = secret(), secret("geen van deze woorden")

    world.vaults.unlock_with_passphrase(world.folder, right).close()
    with pytest.raises(WrongSecret):
        world.vaults.unlock_with_passphrase(world.folder, wrong)

    assert not any(right)
    assert not any(wrong)


def test_a_wrong_passphrase_is_never_called_damage(world):
    world.make()

    with pytest.raises(WrongSecret) as refused:
        world.vaults.unlock_with_passphrase(world.folder, secret(OTHER_PHRASE))

    assert (refused.value.attempts, refused.value.wait_seconds) == (1, 0)
    assert PHRASE not in repr(refused.value)


def test_the_code_of_another_vault_is_wrong_and_a_mistyped_one_is_not_tried(world):
    groups = list(world.make().groups)
    other = "-".join(recovery_groups(bytes(range(20))))
    groups[4] = groups[4][::-1] if groups[4] != groups[4][::-1] else "0123"

    with pytest.raises(RecoveryCodeMistyped) as mistyped:
        world.vaults.unlock_with_recovery_code(world.folder, "-".join(groups))
    with pytest.raises(WrongSecret) as wrong:
        world.vaults.unlock_with_recovery_code(world.folder, other)

    assert mistyped.value.slip is Slip.CHECK
    assert wrong.value.attempts == 1


def test_two_slips_cost_no_waiting(world):
    world.make("eerste")
    for _ in range(2):
        with pytest.raises(WrongSecret) as refused:
            world.vaults.unlock_with_passphrase(world.folder, secret(OTHER_PHRASE))
        assert refused.value.wait_seconds == 0

    assert world.notes() == ["eerste"]


def test_last_opened_is_when_it_opened_and_not_when_someone_tried(world):
    world.make()
    in_use = world.folder / "in-gebruik"
    os.utime(in_use, (1_000, 1_000))
    with pytest.raises(WrongSecret):
        world.vaults.unlock_with_passphrase(world.folder, secret(OTHER_PHRASE))
    tried = world.vaults.describe(world.folder).last_opened

    assert world.notes() == []
    opened = world.vaults.describe(world.folder).last_opened

    assert tried is not None
    assert tried.timestamp() == 1_000
    assert opened is not None
    assert opened > tried


def wrong_twice(world):
    for _ in range(2):
        with pytest.raises(WrongSecret):
            world.vaults.unlock_with_passphrase(world.folder, secret(OTHER_PHRASE))


def test_the_waiting_time_grows_outlives_a_restart_and_ends_with_the_right_one(world):
    world.make()
    wrong_twice(world)
    waits = []
    for _ in range(6):
        with pytest.raises(WrongSecret) as refused:
            world.vaults.unlock_with_passphrase(world.folder, secret(OTHER_PHRASE))
        waits.append(refused.value.wait_seconds)
        with pytest.raises(WaitFirst) as too_soon:
            world.vaults.unlock_with_passphrase(world.folder, secret())
        assert too_soon.value.wait_seconds == refused.value.wait_seconds
        assert world.vaults.describe(world.folder).wait_seconds == refused.value.wait_seconds
        world.clock.pass_by(seconds=refused.value.wait_seconds)

    assert waits == [4, 8, 16, 32, 60, 60]
    assert world.notes() == []
    assert world.vaults.describe(world.folder).wait_seconds == 0


@pytest.mark.parametrize("days", [-365, 365])
def test_a_clock_that_jumps_makes_nobody_wait_for_a_year(world, days):
    world.make()
    wrong_twice(world)
    with pytest.raises(WrongSecret):
        world.vaults.unlock_with_passphrase(world.folder, secret(OTHER_PHRASE))

    world.clock.pass_by(days=days)

    assert world.vaults.describe(world.folder).wait_seconds <= 4
    world.clock.pass_by(seconds=4)
    assert world.notes() == []


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"wrong": "x"}', b"\xff" * 40, b"1" * 5000]
)
def test_a_damaged_count_of_attempts_keeps_nobody_out(world, content):
    world.make("eerste")
    (world.folder / "pogingen.json").write_bytes(content)

    assert world.notes() == ["eerste"]


def test_a_weak_passphrase_makes_no_vault(world):
    with pytest.raises(WeakPassphrase):
        world.vaults.create(world.folder, label="Kluis", passphrase=secret("welkom2026"))

    assert not world.folder.exists()


def test_a_folder_with_something_in_it_is_left_alone(world):
    world.folder.mkdir()
    (world.folder / "vakantie.jpg").write_bytes(b"foto")

    with pytest.raises(FolderNotEmpty):
        world.vaults.create(world.folder, label="Kluis", passphrase=secret())

    assert [found.name for found in world.folder.iterdir()] == ["vakantie.jpg"]


def test_a_vault_is_not_made_over_another(world):
    world.make("eerste")

    with pytest.raises(FolderNotEmpty):
        world.vaults.create(world.folder, label="Kluis", passphrase=secret())

    assert world.notes() == ["eerste"]


def test_a_vault_whose_making_failed_is_no_vault_and_can_be_made_again(world):
    def fail(engine: Engine, before_migration: object, progress: object) -> None:
        raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power cut"):
        replace(world, migrate=fail).vaults.create(world.folder, label="x", passphrase=secret())
    with pytest.raises(ForeignFile):
        world.vaults.describe(world.folder)

    world.make_anew("eerste")

    assert world.notes() == ["eerste"]


def test_what_is_no_vault_is_called_foreign(world, tmp_path):
    for path in (tmp_path / "nergens", tmp_path):
        with pytest.raises(ForeignFile):
            world.vaults.unlock_with_passphrase(path, secret())


def test_an_open_vault_is_not_opened_again_and_says_by_whom(world):
    world.make()
    with world.opened(), pytest.raises(OpenElsewhere) as refused:
        world.vaults.unlock_with_passphrase(world.folder, secret())

    assert refused.value.process_id == os.getpid()
    assert world.notes() == []


def test_without_the_lock_file_the_database_itself_refuses_a_second_opening(world):
    world.make()
    with world.opened():
        (world.folder / "in-gebruik").unlink()
        with pytest.raises(OpenElsewhere):
            world.vaults.unlock_with_passphrase(world.folder, secret())


def test_a_newer_schema_is_refused_and_nothing_stays_locked(world):
    world.make("eerste")

    def refuse(engine: Engine, before_migration: object, progress: object) -> None:
        raise NewerVersion

    with pytest.raises(NewerVersion):
        replace(world, migrate=refuse).vaults.unlock_with_passphrase(world.folder, secret())

    assert world.notes() == ["eerste"]


def test_before_a_migration_there_is_a_checked_backup(world):
    world.make("eerste")

    def widen(engine: Engine, before_migration: Callable[[], None], progress: object) -> None:
        before_migration()
        with engine.begin() as connection:
            connection.execute(text("ALTER TABLE note ADD COLUMN colour TEXT"))

    vault = replace(world, migrate=widen).vaults.unlock_with_passphrase(world.folder, secret())

    (backup,) = vault.backups.every()
    assert backup.vault_id == vault.vault_id
    vault.close()


@pytest.mark.parametrize("sharing", list(Sharing))
def test_a_shared_folder_is_refused_until_the_user_says_otherwise(world, sharing):
    shared = replace(world, sharing=sharing).vaults

    with pytest.raises(SharedFolder) as refused:
        shared.create(world.folder, label="Kluis", passphrase=secret())
    made = shared.create(
        world.folder, label="Kluis", passphrase=secret(), anyway=OpenAnyway(shared=True)
    ).vault
    made.close()
    with pytest.raises(SharedFolder):
        shared.unlock_with_passphrase(world.folder, secret())
    opened = shared.unlock_with_passphrase(world.folder, secret(), anyway=OpenAnyway(shared=True))
    opened.close()

    assert refused.value.sharing is sharing


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_one_may_not_write_in_says_so(world):
    world.make()
    world.folder.chmod(0o500)

    with pytest.raises(FolderNotWritable):
        world.vaults.unlock_with_passphrase(world.folder, secret())

    world.folder.chmod(0o700)


@pytest.mark.parametrize(
    "name", ["Zoë Ğül", "map met spaties", "100% #1 ?x=y", "è" * 100, "日本", "'x\"", "a" * 250]
)
def test_any_name_of_a_folder_will_do(tmp_path, name):
    world = World(tmp_path / name)

    world.make_anew("eerste", backup=True)

    assert world.notes() == ["eerste"]


def test_a_very_long_path_will_do(tmp_path):
    world = World(tmp_path.joinpath(*["map" * 20] * 6))

    world.make_anew("eerste", backup=True)

    assert world.notes() == ["eerste"]


def test_the_description_says_nothing_about_pupils(world):
    world.make("Noor")

    described = world.vaults.describe(world.folder)

    assert described.label == "Mijn kluis"
    assert described.last_opened is not None
    assert not described.quick_unlock
    assert described.strays == ()
    assert str(world.folder) not in repr(described)


def test_second_versions_that_a_sync_program_makes_are_named(world):
    world.make()
    names = {"kluis-LAPTOP.db", "kluis (1).db", "kop-LAPTOP.json", "kluis.db.icloud"}
    for name in names:
        (world.folder / name).write_bytes(b"")

    assert set(world.vaults.describe(world.folder).strays) == names


def test_nothing_readable_lies_in_the_folder(world):
    world.make("Noor van der Geheimhouding", backup=True)
    with world.opened() as vault:
        add_notes(vault, "Noor van der Geheimhouding")
        everything = b"".join(
            path.read_bytes() for path in world.folder.rglob("*") if path.is_file()
        )

    for spelling in ("utf-8", "utf-16-le"):
        assert "Geheimhouding".encode(spelling) not in everything
    assert b"SQLite format 3" not in everything
    assert b"CREATE TABLE" not in everything


def test_after_closing_only_finished_files_are_left(world):
    world.make("eerste", backup=True)

    names = sorted(found.name for found in world.folder.iterdir())

    assert names == [
        "in-gebruik",
        "kluis.db",
        "kop.json",
        "kop.kopie.json",
        "peil.json",
        "reserve",
        "reservekopieen",
    ]


def test_half_written_files_of_a_killed_process_are_cleared(world):
    world.make("eerste", backup=True)
    backups = world.folder / "reservekopieen"
    left = [
        world.folder / "kop.json.part",
        world.folder / "peil.json.part",
        backups / "kluis-20261121-174205.db.part",
        backups / "kluis-20261121-174205-2.db.part.klein.part",
        backups / "kluis-20261121-174205.ibdesk.part",
    ]
    for path in left:
        path.write_bytes(b"x")
    half = world.folder / "terugzetten-20261121-174205.part"
    half.mkdir()
    (half / "kluis.db.part").write_bytes(b"x")

    assert world.notes() == ["eerste"]
    assert [path for path in (*left, half) if path.exists()] == []


def test_files_of_the_user_that_are_called_alike_are_left_alone(world):
    world.make("eerste", backup=True)
    own = [
        world.folder / "film.part",
        world.folder / "scriptie.part2.rar",
        world.folder / "proef",
        world.folder / "reservekopieen" / "mijn.ibdesk.part",
        world.folder / "terugzetten-20261121-174205.part" / "notitie.txt",
        world.folder / "terugzetten-2024" / "foto.jpg",
        world.folder / "opzij-gezet.part" / "brief.txt",
    ]
    for path in own:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"van mij")

    assert world.notes() == ["eerste"]
    assert [path for path in own if not path.exists()] == []


def test_a_refused_row_says_nothing_of_its_values(world):
    world.make("eerste")
    with (
        world.opened() as vault,
        pytest.raises(IntegrityError) as refused,
        vault.engine.begin() as connection,
    ):
        connection.execute(text("INSERT INTO mark (note) VALUES (:n)"), {"n": "Noor"})

    assert "Noor" not in str(refused.value)


def test_with_the_real_key_derivation(tmp_path):
    world = World(tmp_path, stretch=FULL_STRETCH)
    sheet = world.make("eerste")

    assert world.notes() == ["eerste"]
    world.vaults.unlock_with_recovery_code(world.folder, " ".join(sheet.groups)).close()


def test_with_the_real_tables(tmp_path):
    world = World(tmp_path, migrate=migrate)
    made = world.vaults.create(world.folder, label="Kluis", passphrase=secret()).vault
    assert isinstance(made, OpenedVault)
    with SqlUnitOfWork(made.engine) as work:
        for record in samples():
            work.save(record)
        work.commit()
    backed_up(made)
    made.close()
    (backup,) = (world.folder / "reservekopieen").glob("*.ibdesk")

    world.restore(backup)

    with world.opened() as vault, vault.engine.connect() as connection:
        vault.check(Silent())
        assert connection.exec_driver_sql("SELECT count(*) FROM pupil").scalar()


def test_slots_keep_the_parameters_they_were_closed_with(tmp_path):
    World(tmp_path).make("eerste")

    dearer = World(tmp_path, stretch=replace(CHEAP, passes=2))

    assert dearer.notes() == ["eerste"]
