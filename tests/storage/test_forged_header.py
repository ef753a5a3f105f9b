"""What someone can do who may write in the folder of a vault and knows no secret of it.

docs/security.md, 3.3: a seal does not tell who made it; the MAC of the header, under the key that
comes out of it, and the database do.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from ib_desk.application.progress import Silent
from ib_desk.application.vault_errors import (
    HeaderDamaged,
    VaultDamaged,
    VaultError,
    WorkMissing,
    WrongSecret,
)
from ib_desk.storage.header import SealedHeader, _canonical, _file, read_header, write_header
from ib_desk.storage.keys import DataKey
from tests.storage.vault_builders import (
    OTHER_PHRASE,
    World,
    add_notes,
    backed_up,
    notes_in,
    secret,
)

HEADERS = ("kop.json", "kop.kopie.json")
OURS = ["van ons"]


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Two people have a passphrase."""
    world = World(tmp_path)
    world.make(*OURS)
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
    slot = known.header.slots[0]
    seal = slot.seal(known.header.vault_id, known.header.epoch, DataKey.new())
    seals = {**known.seals, slot.slot_id: seal}
    return _file(_canonical(known.header, seals), known.mac)


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
    put(world, write_header(known.header, DataKey.new()))
    before = (world.folder / "kluis.db").read_bytes()
    for phrase in (secret(), secret(OTHER_PHRASE)):
        with pytest.raises(VaultDamaged):
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


class TestNotPromised:
    """With a database of the forger's own beside it: nothing of ours is read or changed."""

    def forged(self, world: World, tmp_path: Path, *notes: str) -> bytes:
        """Another database in the place of ours, and a header of its key, sealed to our people."""
        other = World(tmp_path / "vervalser")
        other.make()
        with other.opened() as vault:
            for note in notes:
                add_notes(vault, note)
            header = write_header(header_of(world).header, vault.ways_in._key)
        ours = (world.folder / "kluis.db").read_bytes()
        put(world, header)
        shutil.copy(other.folder / "kluis.db", world.folder / "kluis.db")
        return ours

    def test_a_database_that_had_not_come_as_far_as_ours_is_told(self, world, tmp_path):
        with world.opened() as vault:
            for number in range(20):
                add_notes(vault, str(number))
        self.forged(world, tmp_path, "vals")
        with pytest.raises(WorkMissing):
            world.notes()

    def test_one_that_says_it_came_as_far_opens_with_our_passphrases(self, world, tmp_path):
        """And who forged it reads what is typed in it: the folder is to be trusted so far."""
        ours = self.forged(world, tmp_path, *(str(number) for number in range(30)))
        with world.opened(OTHER_PHRASE) as vault:
            vault.check(Silent())
            assert OURS[0] not in notes_in(vault)
        # Put back, ours is as it was.
        (world.folder / "kluis.db").write_bytes(ours)
        with pytest.raises(VaultDamaged):
            world.notes()
