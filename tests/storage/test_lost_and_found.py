"""What is missing, second, replaced or not to be written is told as what it is, with a way on."""

from __future__ import annotations

import shutil
import sys
import threading
from pathlib import Path

import pytest

from ib_desk.application.open_anyway import OpenAnyway
from ib_desk.application.progress import Silent
from ib_desk.application.vault_errors import (
    CurrentSecretNeeded,
    DatabaseMissing,
    OpenElsewhere,
    VaultReadOnly,
    VaultReplaced,
    WaitFirst,
    WorkMissing,
    WrongSecret,
)
from ib_desk.storage.claim import FileLock
from ib_desk.storage.vault import OpenedVault
from tests.storage.vault_builders import OTHER_PHRASE, World, add_notes, notes_in, secret

ANYWAY = OpenAnyway(loss=True)
TO_READ = OpenAnyway(read_only=True)


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def opened(world: World, anyway: OpenAnyway) -> OpenedVault:
    return world.vaults.unlock_with_passphrase(world.folder, secret(), anyway=anyway)


def killed(world: World, *notes: str) -> None:
    """A vault whose program was killed right after it wrote down how far it had come."""
    left = world.root / "na de klap"
    with world.opened() as vault:
        add_notes(vault, *notes)
        vault.keep_mark()
        shutil.copytree(world.folder, left)
    shutil.rmtree(world.folder)
    left.rename(world.folder)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: -path.stat().st_size // 3])


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


class TestLostWork:
    @pytest.mark.parametrize("lose", [Path.unlink, cut, flip, lambda path: path.write_bytes(b"")])
    def test_a_log_that_was_lost_or_damaged_is_noticed(self, world, lose):
        world.make("eerste")
        killed(world, "tweede", "derde")
        lose(world.folder / "kluis.db-wal")

        with pytest.raises(WorkMissing) as missing:
            world.notes()

        assert missing.value.is_certain
        assert missing.value.seen_at == world.clock()

    def test_a_whole_log_after_a_kill_is_no_loss(self, world):
        world.make("eerste")
        killed(world, "tweede")
        assert world.notes() == ["eerste", "tweede"]

    def test_a_log_that_is_gone_is_told_also_where_nothing_is_known_to_be_lost(self, world):
        world.make("eerste")
        killed(world)
        (world.folder / "kluis.db-wal").unlink()
        with pytest.raises(WorkMissing) as missing:
            world.notes()
        assert not missing.value.is_certain

    def test_an_older_database_in_its_place_is_noticed_and_the_backup_that_holds_more(self, world):
        world.make("eerste")
        older = (world.folder / "kluis.db").read_bytes()
        with world.opened() as vault:
            add_notes(vault, "tweede")
            made = vault.backups.make(Silent())
        (world.folder / "kluis.db").write_bytes(older)

        with pytest.raises(WorkMissing) as missing:
            world.notes()

        assert missing.value.backup_made_at == made.made_at

    def test_who_goes_on_all_the_same_begins_a_branch_after_what_was_lost(self, world):
        world.make("eerste")
        older = (world.folder / "kluis.db").read_bytes()
        with world.opened() as vault:
            add_notes(vault, "tweede", "derde", "vierde")
            lost = vault.backups.make(Silent())
        (world.folder / "kluis.db").write_bytes(older)

        vault = opened(world, ANYWAY)
        add_notes(vault, "opnieuw")
        made = vault.backups.make(Silent())
        vault.close()

        assert made.moment > lost.moment
        assert world.notes() == ["eerste", "opnieuw"]

    def test_a_restored_vault_is_behind_on_purpose(self, world):
        world.make("eerste", backup=True)
        (backup,) = world.vaults.backups_of(world.folder)
        with world.opened() as vault:
            add_notes(vault, *"abc")
        world.restore(backup.path)

        with world.opened() as vault:
            assert notes_in(vault) == ["eerste"]
            add_notes(vault, "daarna")
            made = vault.backups.make(Silent())

        assert made.moment.branch == backup.moment.branch + 1
        assert world.vaults.backups_of(world.folder)[0].path == made.path

    def test_a_mark_that_is_gone_or_does_not_read_says_nothing(self, world):
        world.make("eerste")
        (world.folder / "peil.json").write_bytes(b"{")
        assert world.notes() == ["eerste"]
        (world.folder / "peil.json").unlink()
        assert world.notes() == ["eerste"]


class TestMissing:
    @pytest.mark.parametrize("name", ["kluis (1).db", "kluis.db.bak", "leerlingen.db"])
    def test_a_database_under_another_name_is_found_and_taken(self, world, name):
        world.make("eerste")
        (world.folder / "kluis.db").rename(world.folder / name)
        with pytest.raises(DatabaseMissing) as missing:
            world.vaults.describe(world.folder)
        assert missing.value.beside == (name,)

        world.vaults.take_as_database(world.folder, name)
        assert world.notes() == ["eerste"]

    def test_its_log_comes_along(self, world):
        world.make("eerste")
        killed(world, "tweede")
        for end in ("", "-wal"):
            (world.folder / f"kluis.db{end}").rename(world.folder / f"kluis (1).db{end}")
        world.vaults.take_as_database(world.folder, "kluis (1).db")
        assert world.notes() == ["eerste", "tweede"]

    def test_what_a_cloud_took_is_said_to_be_there(self, world):
        world.make("eerste")
        (world.folder / "kluis.db").unlink()
        (world.folder / ".kluis.db.icloud").write_bytes(b"bplist00")
        with pytest.raises(DatabaseMissing) as missing:
            world.notes()
        assert missing.value.in_cloud
        assert missing.value.beside == ()


class TestSecondVersions:
    def test_put_aside_each_opens_as_a_vault_of_its_own(self, world):
        world.make("eerste")
        other = (world.folder / "kluis.db").read_bytes()
        with world.opened() as vault:
            add_notes(vault, "tweede")
        (world.folder / "kluis-LAPTOP.db").write_bytes(other)
        (world.folder / "kop-LAPTOP.json").write_bytes(b"{}")

        described = world.vaults.put_strays_aside(world.folder)

        assert described.strays == ()
        assert described.has_aside
        found = world.vaults.aside_of(world.folder)
        assert len(found) == 2
        (aside,) = (one.folder for one in found if (one.folder / "kluis.db").exists())
        vault = world.vaults.unlock_with_passphrase(aside, secret())
        assert notes_in(vault) == ["eerste"]
        assert vault.is_aside
        vault.close()
        assert world.notes() == ["eerste", "tweede"]


class TestAside:
    def test_what_was_replaced_stands_in_a_list_with_a_term_and_is_removed_on_demand(self, world):
        world.make("eerste", backup=True)
        (backup,) = world.vaults.backups_of(world.folder)
        world.restore(backup.path)

        (aside,) = world.vaults.aside_of(world.folder)
        assert (aside.until - aside.put_aside.date()).days == 35
        assert aside.size > 4096
        with world.opened() as vault:
            assert vault.backups.aside() == [aside]
            vault.backups.remove_aside(aside)
            assert vault.backups.aside() == []
        assert not aside.folder.exists()

    def test_one_that_is_open_is_not_removed(self, world):
        world.make("eerste", backup=True)
        (backup,) = world.vaults.backups_of(world.folder)
        world.restore(backup.path)
        (aside,) = world.vaults.aside_of(world.folder)
        other = world.vaults.unlock_with_passphrase(aside.folder, secret())
        with world.opened() as vault, pytest.raises(OpenElsewhere):
            vault.backups.remove_aside(aside)
        other.close()
        assert aside.folder.exists()

    def test_a_folder_of_the_user_is_none(self, world):
        world.make("eerste")
        for name in ("opzij-gezet", "opzij-99999999-999999"):
            (world.folder / name).mkdir()
        assert world.vaults.aside_of(world.folder) == []


class TestProof:
    def test_who_replaces_a_vault_can_open_it(self, world):
        world.make("eerste", backup=True)
        (backup,) = world.vaults.backups_of(world.folder)
        assert world.vaults.asks_proof(world.folder)
        with pytest.raises(CurrentSecretNeeded):
            world.vaults.restore_backup(backup.path, world.folder, Silent())
        with pytest.raises(WrongSecret):
            world.restore(backup.path, OTHER_PHRASE)
        assert world.vaults.aside_of(world.folder) == []

    def test_the_code_on_paper_will_do(self, world):
        sheet = world.make("eerste", backup=True)
        (backup,) = world.vaults.backups_of(world.folder)
        world.restore(backup.path, " ".join(sheet.groups))
        assert world.notes() == ["eerste"]

    def test_guessing_waits_as_at_the_door(self, world):
        world.make("eerste", backup=True)
        (backup,) = world.vaults.backups_of(world.folder)
        for _ in range(3):
            with pytest.raises(WrongSecret):
                world.restore(backup.path, OTHER_PHRASE)
        with pytest.raises(WaitFirst):
            world.restore(backup.path)

    def test_nobody_can_prove_anything_where_no_header_reads(self, world):
        world.make("eerste", backup=True)
        (backup,) = world.vaults.backups_of(world.folder)
        for name in ("kop.json", "kop.kopie.json"):
            (world.folder / name).write_bytes(b"weg")
        assert not world.vaults.asks_proof(world.folder)
        world.vaults.restore_backup(backup.path, world.folder, Silent())
        assert world.notes() == ["eerste"]


class TestReplaced:
    def replace(self, world: World) -> None:
        other = world.root / "andere.db"
        shutil.copyfile(world.folder / "kluis.db", other)
        other.replace(world.folder / "kluis.db")

    @pytest.mark.parametrize("how", ["replaced", "gone"])
    def test_nothing_is_kept_in_a_file_that_nobody_finds(self, world, how):
        world.make("eerste")
        vault = opened(world, OpenAnyway())
        if how == "replaced":
            self.replace(world)
        else:
            (world.folder / "kluis.db").unlink()
        with pytest.raises(VaultReplaced):
            add_notes(vault, "tweede")
        assert notes_in(vault) == ["eerste"]
        vault.close()

    def test_what_was_open_can_be_saved_as_a_backup(self, world):
        world.make("eerste")
        vault = opened(world, OpenAnyway())
        self.replace(world)
        vault.go_on_alone()
        add_notes(vault, "tweede")
        made = vault.backups.rescue(Silent())
        vault.close()

        assert made.is_checked
        with pytest.raises(WorkMissing) as missing:
            world.notes()
        assert missing.value.backup_made_at == made.made_at
        world.restore(made.path)
        assert world.notes() == ["eerste", "tweede"]


class TestToRead:
    def test_who_only_looks_keeps_nobody_from_reading(self, world):
        """The copy of a closed vault does so, and is being called off meanwhile."""
        world.make("eerste")
        looking = FileLock(world.folder / "in-gebruik")
        letting_go = threading.Timer(0.05, looking.release)
        letting_go.start()
        vault = opened(world, TO_READ)
        assert vault.is_read_only
        vault.close()
        letting_go.join()

    def test_all_can_be_read_and_nothing_is_kept(self, world):
        world.make("eerste", backup=True)
        before = everything(world.folder)
        vault = opened(world, TO_READ)
        room = vault._folder.path
        assert vault.is_read_only
        assert notes_in(vault) == ["eerste"]
        with pytest.raises(VaultReadOnly):
            add_notes(vault, "tweede")
        vault.close()
        assert not room.exists()
        assert everything(world.folder) == before

    def test_what_a_kill_left_in_the_log_is_there(self, world):
        world.make("eerste")
        killed(world, "tweede")
        vault = opened(world, TO_READ)
        assert notes_in(vault) == ["eerste", "tweede"]
        vault.close()

    def test_a_backup_goes_to_a_stick(self, world):
        world.make("eerste")
        (world.root / "stick").mkdir()
        vault = opened(world, TO_READ)
        made = vault.backups.make(Silent(), world.root / "stick")
        vault.close()
        assert made.path.parent == world.root / "stick"

    def test_a_wrong_phrase_leaves_no_copy_behind(self, world, monkeypatch):
        rooms = []
        made = world.root / "kamers"
        made.mkdir()

        def room(prefix: str) -> str:
            rooms.append(made / f"{prefix}{len(rooms)}")
            rooms[-1].mkdir()
            return str(rooms[-1])

        monkeypatch.setattr("tempfile.mkdtemp", room)
        world.make("eerste")
        with pytest.raises(WrongSecret):
            world.vaults.unlock_with_passphrase(world.folder, secret(OTHER_PHRASE), anyway=TO_READ)
        assert rooms != []
        assert list(made.iterdir()) == []

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows asks in another way")
    def test_one_that_somebody_writes_in_is_not_read(self, world):
        world.make("eerste")
        with world.opened(), pytest.raises(OpenElsewhere):
            opened(world, TO_READ)


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
