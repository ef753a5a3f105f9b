"""The shelf with vaults: what a user sees when she starts, damaged vaults too."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from ib_desk.application.progress import Silent
from ib_desk.application.vault import UnreadableVault, VaultDescription
from ib_desk.application.vault_errors import HeaderDamaged, NewerVersion
from ib_desk.main.folders import Shelf
from ib_desk.storage.header import read_header
from ib_desk.storage.keys import DataKey
from tests.storage.vault_builders import World, forged, notes_in, secret

HEADERS = ("kop.json", "kop.kopie.json")


class ShelfOfOne(World):
    """A machine whose one vault stands on the shelf."""

    @property
    def folder(self) -> Path:
        return self.root / "kluizen" / "een"

    @property
    def shelf(self) -> Shelf:
        return Shelf(self.vaults, root=self.root)


@pytest.fixture
def world(tmp_path: Path) -> ShelfOfOne:
    return ShelfOfOne(tmp_path)


def lose_headers(world: World) -> None:
    for name in HEADERS:
        (world.folder / name).unlink()


def known(world: ShelfOfOne) -> VaultDescription | UnreadableVault:
    (vault,) = world.shelf.known()
    return vault


@pytest.mark.parametrize("lost", HEADERS)
def test_one_of_the_headers_is_enough_without_a_word(world, lost):
    world.make("gisteren")
    (world.folder / lost).write_bytes(b"{}")

    assert isinstance(known(world), VaultDescription)
    assert world.notes() == ["gisteren"]


def test_with_both_lost_the_user_hears_of_the_backup_whose_header_takes_their_place(world):
    world.make("gisteren", backup=True)
    lose_headers(world)

    damaged = known(world)

    assert isinstance(damaged, VaultDescription)
    assert damaged.label == "Mijn kluis"
    assert damaged.header_of_backup == world.vaults.backups_of(world.folder)[0].made_at
    assert world.notes() == ["gisteren"]
    whole = known(world)
    assert isinstance(whole, VaultDescription)
    assert whole.header_of_backup is None


@pytest.mark.parametrize("content", [None, b"", b"\0" * 700])
def test_without_a_backup_a_vault_without_header_is_not_taken_for_no_vault(world, content):
    world.make("gisteren")
    lose_headers(world)
    if content is not None:
        for name in HEADERS:
            (world.folder / name).write_bytes(content)

    damaged = known(world)

    assert isinstance(damaged, UnreadableVault)
    assert isinstance(damaged.why, HeaderDamaged)
    assert damaged.last_opened is not None


def test_a_vault_of_a_later_version_is_listed_as_such(world, monkeypatch):
    world.make()
    header = read_header((world.folder / "kop.json").read_bytes()).header
    with monkeypatch.context() as later:
        later.setattr("ib_desk.storage.header.VERSION", 3)
        for name in HEADERS:
            (world.folder / name).write_bytes(forged(header, DataKey.new()))

    vault = known(world)

    assert isinstance(vault, UnreadableVault)
    assert isinstance(vault.why, NewerVersion)


def test_what_is_no_vault_is_not_listed(world):
    (world.root / "kluizen" / "leeg" / "reservekopieen").mkdir(parents=True)
    (world.root / "kluizen" / "brief.txt").write_text("geen kluis")

    assert world.shelf.known() == []


def test_the_last_opened_comes_first_damaged_or_not(world):
    world.make()
    other = world.root / "kluizen" / "ander"
    shutil.copytree(world.folder, other)
    lose_headers(world)
    (world.folder / "in-gebruik").touch()

    assert [vault.folder for vault in world.shelf.known()] == [world.folder, other]


class TestChosenFolder:
    """`--vault` names the one folder to open, or to make a vault in."""

    def shelf(self, world: ShelfOfOne, chosen: Path) -> Shelf:
        return Shelf(world.vaults, root=world.root, chosen=chosen)

    def test_a_vault_there_is_the_only_one_that_is_offered(self, world, tmp_path):
        world.make()
        chosen = tmp_path / "elders"
        shutil.copytree(world.folder, chosen)

        shelf = self.shelf(world, chosen)

        assert [vault.folder for vault in shelf.known()] == [chosen]
        assert shelf.new_folder().parent == world.root / "kluizen"

    @pytest.mark.parametrize("there", ["nothing", "empty"])
    def test_where_there_is_none_it_is_made_there(self, world, tmp_path, there):
        chosen = tmp_path / "elders"
        if there == "empty":
            chosen.mkdir()

        shelf = self.shelf(world, chosen)

        assert shelf.known() == []
        assert shelf.new_folder() == chosen

    def test_a_backup_comes_back_there(self, world, tmp_path):
        world.make("gisteren", backup=True)
        backup = world.vaults.backups_of(world.folder)[0]
        shelf = self.shelf(world, tmp_path / "elders")

        world.vaults.restore_backup(backup.path, shelf.new_folder(), Silent())

        moved = replace(world, root=tmp_path)
        assert [vault.folder for vault in shelf.known()] == [tmp_path / "elders"]
        vault = moved.vaults.unlock_with_passphrase(tmp_path / "elders", secret())
        assert notes_in(vault) == ["gisteren"]
        vault.close()


def test_each_example_has_a_folder_of_its_own(world):
    names = [world.shelf.example_of(sector).name for sector in ("po", "vo")]
    assert names == ["voorbeeld", "voorbeeld-vo"]
