"""What someone can do who may write in the folder of a vault and knows no secret of it: nothing.

docs/security.md, 3.3: a seal needs the bond of its slot, which comes from the private key.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from ib_desk.application.vault_errors import (
    HeaderDamaged,
    VaultError,
    WrongSecret,
)
from ib_desk.application.ways_in import RecoverySheet
from ib_desk.storage.header import SealedHeader, _canonical, _file, read_header, write_header
from ib_desk.storage.keys import KEY_BYTES, DataKey
from tests.storage.vault_builders import (
    OTHER_PHRASE,
    World,
    add_notes,
    backed_up,
    forged,
    secret,
)

HEADERS = ("kop.json", "kop.kopie.json")
OURS = ["van ons"]


@pytest.fixture
def sheet(tmp_path: Path) -> RecoverySheet:
    return World(tmp_path).make(*OURS)


@pytest.fixture
def world(tmp_path: Path, sheet: RecoverySheet) -> World:
    """Two people have a passphrase."""
    world = World(tmp_path)
    with world.opened() as vault:
        vault.ways_in.add_passphrase("Ilse", secret(OTHER_PHRASE))
    return world


def header_of(world: World) -> SealedHeader:
    return read_header((world.folder / "kop.json").read_bytes())


def put(world: World, header: bytes, *names: str) -> None:
    for name in names or HEADERS:
        (world.folder / name).write_bytes(header)


def with_one_seal_swapped(known: SealedHeader) -> bytes:
    """The first slot gets a key of the forger's; all else, the MAC too, stays as it was."""
    stranger = DataKey.new()
    slot = known.header.slots[0].bound(known.header.vault_id, bytearray(KEY_BYTES), stranger)
    seal = slot.seal(known.header.vault_id, known.header.epoch, stranger)
    return _file(_canonical(known.header, {**known.seals, slot.slot_id: seal}), known.mac)


@pytest.mark.parametrize("phrase", [None, OTHER_PHRASE], ids=["whose it is", "the other person"])
def test_a_swapped_seal_is_refused_by_everyone_and_the_copy_counts(world, phrase):
    put(world, with_one_seal_swapped(header_of(world)), "kop.json")
    assert world.notes(*([phrase] if phrase else [])) == OURS


@pytest.mark.parametrize("phrase", [None, OTHER_PHRASE], ids=["whose it is", "the other person"])
def test_swapped_in_both_headers_nobody_gets_in_and_nothing_is_written(world, phrase):
    put(world, with_one_seal_swapped(header_of(world)))
    before = (world.folder / "kluis.db").read_bytes()
    with pytest.raises(VaultError):
        world.notes(*([phrase] if phrase else []))
    assert (world.folder / "kluis.db").read_bytes() == before


def test_swapped_in_both_headers_that_of_a_backup_opens(world):
    with world.opened() as vault:
        backed_up(vault)
    put(world, with_one_seal_swapped(header_of(world)))
    assert world.notes() == OURS


def test_a_key_of_the_forger_sealed_to_everybody_does_not_open_our_database(world):
    known = header_of(world)
    put(world, forged(known.header, DataKey.new()))
    before = (world.folder / "kluis.db").read_bytes()
    for phrase in (secret(), secret(OTHER_PHRASE)):
        with pytest.raises(HeaderDamaged):
            world.vaults.unlock_with_passphrase(world.folder, phrase)
    assert (world.folder / "kluis.db").read_bytes() == before


def test_a_seal_of_another_epoch_or_of_another_slot_fits_nowhere(world):
    known = header_of(world)
    first, second = known.header.slots[:2]
    swapped = {
        first.slot_id: known.seals[second.slot_id],
        second.slot_id: known.seals[first.slot_id],
    }
    put(world, _file(_canonical(known.header, {**known.seals, **swapped}), known.mac))
    with pytest.raises((HeaderDamaged, WrongSecret)):
        world.notes()
    later = replace(known.header, epoch=known.header.epoch + 1)
    put(world, _file(_canonical(later, known.seals), known.mac))
    with pytest.raises((HeaderDamaged, WrongSecret)):
        world.notes()


class TestWithADatabaseOfHerOwnBesideIt:
    """So that people type what they know into a vault that she reads."""

    @pytest.fixture
    def theirs(self, world: World, tmp_path: Path) -> World:
        """It holds as much as ours, and its key is known."""
        theirs = World(tmp_path / "vervalser")
        theirs.make()
        with theirs.opened() as vault:
            for number in range(10):
                add_notes(vault, str(number))
            put(world, forged(header_of(world).header, vault.ways_in.key))
        shutil.copy(theirs.folder / "kluis.db", world.folder / "kluis.db")
        return theirs

    def test_nobody_gets_into_it(self, world, theirs):
        before = (world.folder / "kluis.db").read_bytes()
        for phrase in (secret(), secret(OTHER_PHRASE)):
            with pytest.raises(HeaderDamaged):
                world.vaults.unlock_with_passphrase(world.folder, phrase)
        assert (world.folder / "kluis.db").read_bytes() == before

    def test_nor_by_what_reads_of_a_damaged_header(self, world, theirs, sheet):
        for name in HEADERS:
            place = world.folder / name
            place.write_bytes(place.read_bytes().replace(b'"box"', b'"bax"'))
        with pytest.raises(VaultError):
            world.vaults.unlock_with_sheet(
                world.folder,
                code=" ".join(sheet.groups),
                slot_code=sheet.slot_code,
                passphrase=secret(OTHER_PHRASE),
            )


class TestNotPromised:
    def test_who_once_had_the_vault_open_knows_the_bonds_of_all_who_were_in_it(
        self, world, tmp_path
    ):
        """So with another database in the place of ours she gets them in: not to what is ours."""
        with world.opened(OTHER_PHRASE) as vault:
            known, key = vault.ways_in.header, vault.ways_in.key.copy()
        theirs = World(tmp_path / "vervalser")
        theirs.make("vals", "vals", "vals")
        with theirs.opened() as vault:
            add_notes(vault, "vals")
            false = known.rotated(key, vault.ways_in.key)
            put(world, write_header(false, vault.ways_in.key))
        shutil.copy(theirs.folder / "kluis.db", world.folder / "kluis.db")
        (world.folder / "peil.json").unlink()
        assert set(world.notes()) == {"vals"}
