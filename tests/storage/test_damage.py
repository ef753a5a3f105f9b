"""Damaged headers, databases and backups: noticed, called by their name, repaired."""

import hashlib
import itertools
import json
import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from ib_desk.application.backups import BackupFile
from ib_desk.application.progress import Cancelled, Silent
from ib_desk.application.route import Route
from ib_desk.application.vault import VaultDescription
from ib_desk.application.vault_errors import (
    BackupDamaged,
    DatabaseMissing,
    ForeignFile,
    HeaderDamaged,
    NewerVersion,
    QuickUnlockGone,
    VaultDamaged,
    VaultError,
    WrongSecret,
)
from ib_desk.application.ways_in import RecoverySheet
from ib_desk.domain.secrets.recovery_code import RecoveryCodeMistyped
from ib_desk.storage.header import read_header
from ib_desk.storage.keys import DataKey
from ib_desk.storage.slots import close_with_code, read_slot_code
from ib_desk.storage.vault import OpenedVault
from tests.storage.vault_builders import (
    OTHER_PHRASE,
    PIN,
    World,
    add_notes,
    backed_up,
    forged,
    notes_in,
    secret,
)

HEADERS = ("kop.json", "kop.kopie.json")
NOTES = [f"aantekening {number} " + "x" * 200 for number in range(60)]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[World, RecoverySheet]:
    """A vault with a backup, quick unlock and some pages; tests work on copies."""
    world = World(tmp_path_factory.mktemp("heel"))
    sheet = world.make(*NOTES)
    with world.opened() as vault:
        vault.ways_in.enable_quick_unlock(secret(PIN))
        backed_up(vault)
    return world, sheet


@pytest.fixture
def world(whole, tmp_path: Path) -> World:
    original, _ = whole
    shutil.copytree(original.folder, tmp_path / "kluis")
    return World(tmp_path, clock=original.clock, key_store=original.key_store)


@pytest.fixture
def sheet(whole: tuple[World, RecoverySheet]) -> RecoverySheet:
    return whole[1]


def flipped(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


class TestHeader:
    def test_every_flipped_bit_and_every_cut_is_damage(self, whole):
        data = (whole[0].folder / "kop.json").read_bytes()
        for changed in itertools.chain(
            (flipped(data, bit) for bit in range(len(data) * 8)),
            (data[:length] for length in range(len(data))),
        ):
            with pytest.raises(HeaderDamaged):
                read_header(changed)

    @given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
    def test_anything_else_is_damage_too(self, data):
        with pytest.raises(HeaderDamaged):
            read_header(data)

    @pytest.mark.parametrize(
        "data",
        [
            b"[" * 30000,
            b'{"header":' * 3000,
            b'{"header": {"epoch": ' + b"9" * 30000 + b"}}",
            b" " * 40000,
            b'{"mac": "00", "header": null, "checksum": 1}',
            b'[{"mac": 1}]',
            b'{"mac": 1, "header": {}}',
        ],
    )
    def test_hostile_json_is_damage_and_nothing_worse(self, data):
        with pytest.raises(HeaderDamaged):
            read_header(data)

    @pytest.mark.parametrize("name", HEADERS)
    @pytest.mark.parametrize("damage", ["cut", "gone", "folder"])
    def test_of_two_headers_one_is_enough_and_the_other_is_made_anew(self, world, name, damage):
        place = world.folder / name
        place.unlink()
        if damage == "cut":
            place.write_bytes(b"{}")
        elif damage == "folder":
            (place / "van iemand").mkdir(parents=True)

        assert isinstance(world.vaults.describe(world.folder), VaultDescription)
        assert world.notes() == NOTES

        assert len({(world.folder / name).read_bytes() for name in HEADERS}) == 1
        aside = world.folder / f"{name}.opzij" / "van iemand"
        assert aside.exists() == (damage == "folder")

    def test_when_the_power_went_between_the_two_writes_the_newer_one_counts(self, world):
        """And the older one that was put back by hand opens nothing for who was taken away."""
        before = (world.folder / "kop.json").read_bytes()
        with world.opened() as vault:
            vault.ways_in.change_passphrase(secret(), secret(OTHER_PHRASE))
        (world.folder / "kop.json").write_bytes(before)

        with pytest.raises(WrongSecret):
            world.vaults.unlock_with_passphrase(world.folder, secret())
        world.clock.pass_by(seconds=1)
        assert world.notes(OTHER_PHRASE) == NOTES

    def test_one_of_a_later_version_is_not_called_damaged(self, world, monkeypatch):
        header = read_header((world.folder / "kop.json").read_bytes()).header
        with monkeypatch.context() as later:
            later.setattr("ib_desk.storage.header.VERSION", 3)
            (world.folder / "kop.json").write_bytes(forged(header, DataKey.new()))

        with pytest.raises(NewerVersion):
            world.vaults.describe(world.folder)

    @pytest.mark.parametrize(
        "change",
        [
            {"label": "x" * 81},
            {"epoch": -1},
            {"slots": "twice"},
            {"slots": "thirteen"},
            {"on_trial": "0011223344556677"},
        ],
    )
    def test_no_header_leaves_its_bounds(self, world, change):
        header = read_header((world.folder / "kop.json").read_bytes()).header
        slots = {"twice": header.slots * 2, "thirteen": header.slots * 5}
        if "slots" in change:
            change = {"slots": slots[change["slots"]]}

        with pytest.raises(ValueError, match=r"bounds|one id|trial"):
            replace(header, **change)

    @pytest.mark.parametrize(
        "change",
        [
            {"salt": b"x"},
            {"nonce": b""},
            {"box": bytes(40)},
            {"slot_id": "no hexadecimal"},
            {"stretch": None},
            {"holder": "x" * 81},
            {"bond": bytes(40)},
        ],
    )
    def test_no_slot_has_parts_of_another_kind(self, world, change):
        header = read_header((world.folder / "kop.json").read_bytes()).header
        (slot,) = header.of(Route.PASSPHRASE)

        with pytest.raises(ValueError, match=r"kind|size|hexadecimal|long"):
            replace(slot if "bond" in change else slot.closed, **change)

    def test_a_slot_that_someone_added_is_refused(self, world):
        sealed = read_header((world.folder / "kop.json").read_bytes())
        stranger = DataKey.new()
        slot = close_with_code(sealed.header.vault_id, bytearray(20), stranger)
        changed = sealed.header.with_slots(*sealed.header.slots, slot)
        for name in ("kop.json", "kop.kopie.json"):
            (world.folder / name).write_bytes(forged(changed, stranger))

        assert world.notes() == NOTES  # with the header of the backup
        shutil.rmtree(world.folder / "reservekopieen")
        for name in HEADERS:
            (world.folder / name).write_bytes(forged(changed, stranger))

        with pytest.raises(HeaderDamaged):
            world.vaults.unlock_with_passphrase(world.folder, secret())

    def test_a_forged_header_gives_way_to_a_genuine_copy(self, world):
        sealed = read_header((world.folder / "kop.json").read_bytes())
        changed = sealed.header.with_slots(*sealed.header.slots)
        (world.folder / "kop.json").write_bytes(forged(changed, DataKey.new()))

        assert world.notes() == NOTES

    def test_parameters_that_would_make_the_machine_stand_still_are_damage(self, world):
        data = (world.folder / "kop.json").read_bytes()
        dear = data.replace(b'"memory_kib": 19456', b'"memory_kib": 1048576')
        body = json.dumps(json.loads(dear)["header"], sort_keys=True, indent=1).encode()
        sealed = dear.replace(
            json.loads(data)["checksum"].encode(),
            hashlib.sha256(body + bytes.fromhex(json.loads(data)["mac"])).hexdigest()[:32].encode(),
        )

        with pytest.raises(HeaderDamaged):
            read_header(sealed)

    def test_between_two_people_the_trying_can_be_stopped(self, world):
        class Stop:
            steps = 0

            def step(self, done: int, _total: int) -> None:
                self.steps += 1
                if done:
                    raise Cancelled

        with world.opened() as vault:
            vault.ways_in.add_passphrase("directeur", secret(OTHER_PHRASE))
        stop = Stop()
        with pytest.raises(Cancelled):
            world.vaults.unlock_with_passphrase(
                world.folder, secret("geen van deze zinnen"), progress=stop
            )

        assert stop.steps == 2
        assert world.notes() == NOTES


def test_any_lasting_way_in_opens_whatever_else_is_lost(world, sheet):
    """Each set of header, copy, key store and paper, row 9 of docs/security.md, 6.

    Without header and copy it takes a backup, whose header was of the same key.
    """
    losses = [
        set(lost)
        for size in range(1, 5)
        for lost in itertools.combinations(("header", "copy", "key store", "paper"), size)
    ]
    assert len(losses) == 15
    for lost, has_backup in itertools.product(losses, (True, False)):
        trial = World(world.root / f"{'-'.join(sorted(lost))}{has_backup}", clock=world.clock)
        shutil.copytree(world.folder, trial.folder)
        if not has_backup:
            shutil.rmtree(trial.folder / "reservekopieen")
        if "header" in lost:
            (trial.folder / "kop.json").unlink()
        if "copy" in lost:
            (trial.folder / "kop.kopie.json").write_bytes(b"\0" * 900)

        if {"header", "copy"} <= lost and not has_backup:
            with pytest.raises(HeaderDamaged):
                trial.vaults.describe(trial.folder)
            with pytest.raises(HeaderDamaged):
                trial.notes()
            with pytest.raises(HeaderDamaged):
                with_paper(trial, sheet)
        elif "paper" in lost:
            assert trial.notes() == NOTES
        else:
            code = " ".join(sheet.groups)
            vault = trial.vaults.unlock_with_recovery_code(trial.folder, code)
            assert notes_in(vault) == NOTES
            vault.close()


def with_paper(world: World, sheet: RecoverySheet, square: str = "") -> OpenedVault:
    return world.vaults.unlock_with_sheet(
        world.folder,
        code=" ".join(sheet.groups),
        slot_code=square or sheet.slot_code,
        passphrase=secret(OTHER_PHRASE),
    )


def lose_headers(world: World) -> None:
    for name in HEADERS:
        (world.folder / name).unlink()


def damage_slots(world: World) -> None:
    """The seals still read."""
    for name in HEADERS:
        place = world.folder / name
        place.write_bytes(place.read_bytes().replace(b'"box"', b'"bax"'))


def test_with_both_headers_lost_that_of_a_backup_helps_and_is_told_first(world):
    lose_headers(world)

    described = world.vaults.describe(world.folder)
    assert described.header_of_backup == newest_backup(world).made_at
    assert not described.quick_unlock
    with pytest.raises(QuickUnlockGone):
        world.vaults.unlock_quickly(world.folder, secret(PIN))
    with pytest.raises(WrongSecret):
        world.notes(OTHER_PHRASE)
    assert not any((world.folder / name).exists() for name in HEADERS)
    world.clock.pass_by(seconds=1)

    assert world.notes() == NOTES
    assert world.vaults.describe(world.folder).header_of_backup is None


def test_no_header_is_written_but_the_one_that_opened_the_database(world, tmp_path):
    """A newer backup of a colleague beside it, made with the same passphrase even."""
    other = World(tmp_path / "collega", clock=world.clock)
    world.clock.pass_by(days=1)
    other.make("van een ander", backup=True)
    shutil.copy(newest(other), world.folder / "reservekopieen" / "later.ibdesk")
    lose_headers(world)

    assert world.vaults.describe(world.folder).label == ""
    assert world.notes() == NOTES
    ours = read_header((world.folder / "kop.json").read_bytes()).header.vault_id
    assert ours != other.vaults.describe(other.folder).vault_id


def test_a_header_of_another_key_gives_way_to_that_of_a_backup(world, tmp_path):
    other = World(tmp_path / "collega", clock=world.clock)
    other.make("van een ander")
    for name in HEADERS:
        shutil.copy(other.folder / name, world.folder / name)

    assert world.notes() == NOTES


def test_where_only_backups_are_left_there_is_still_a_vault(world):
    for name in ("kluis.db", *HEADERS):
        (world.folder / name).unlink()

    with pytest.raises(DatabaseMissing) as refused:
        world.notes()
    assert refused.value.backup_made_at == newest_backup(world).made_at
    world.restore(newest(world))

    assert world.notes() == NOTES


def test_with_the_square_one_line_of_a_header_will_do(world, sheet):
    shutil.rmtree(world.folder / "reservekopieen")
    damage_slots(world)
    with pytest.raises(HeaderDamaged):
        world.notes()

    vault = with_paper(world, sheet)

    assert notes_in(vault) == NOTES
    routes = [slot.route for slot in vault.ways_in.slots()]
    assert routes == [Route.PASSPHRASE, Route.RECOVERY_CODE]
    vault.close()
    assert world.notes(OTHER_PHRASE) == NOTES
    world.vaults.unlock_with_recovery_code(world.folder, " ".join(sheet.groups)).close()


def test_after_the_sheet_nobody_is_asked_for_another_passphrase(world, sheet):
    """It was typed a moment ago."""
    vault = with_paper(world, sheet)

    assert vault.opened_by is Route.PASSPHRASE
    vault.close()


def test_the_text_of_the_square_may_be_broken_by_a_mail_program(sheet):
    text = sheet.slot_code

    broken = f" {text[:20]}\r\n{text[20:76]} \n{text[76:]}\n"

    assert read_slot_code(broken) == read_slot_code(text)


def test_the_new_passphrase_is_wiped_when_the_code_is_mistyped(world, sheet):
    phrase = secret(OTHER_PHRASE)

    with pytest.raises(RecoveryCodeMistyped):
        world.vaults.unlock_with_sheet(
            world.folder, code="D8CS", slot_code=sheet.slot_code, passphrase=phrase
        )

    assert not any(phrase)


def test_the_sheet_keeps_the_other_people_in_when_a_header_is_left(world, sheet):
    with_paper(world, sheet).close()

    assert world.notes() == world.notes(OTHER_PHRASE) == NOTES


def test_groups_and_qr_of_two_sheets_do_not_go_together(world, sheet):
    with world.opened() as vault:
        newer = vault.ways_in.new_recovery_sheet()

    with pytest.raises(WrongSecret):
        with_paper(world, sheet, square=newer.slot_code)


@given(st.text(max_size=300) | st.text(max_size=200).map("IBDESK2:".__add__))
def test_any_other_qr_is_called_foreign(text):
    with pytest.raises(ForeignFile):
        read_slot_code(text)


class TestDatabase:
    def test_a_flipped_bit_is_never_read_as_data(self, world):
        """Row 6 of docs/security.md, 6, in small: found at opening, in reading or by the check."""
        database = world.folder / "kluis.db"
        data = database.read_bytes()
        draw = random.Random(20261121)  # noqa: S311 -- places in a file
        for _ in range(25):
            database.write_bytes(flipped(data, draw.randrange(len(data) * 8)))
            with pytest.raises(VaultDamaged) as refused, world.opened() as vault:
                vault.check(Silent())
            assert refused.value.backup_made_at is not None

    @pytest.mark.parametrize("part", ["page border", "anywhere", "empty", "zeros", "swap"])
    def test_other_damage_is_found_too_and_never_called_a_wrong_passphrase(self, world, part):
        """Row 7 of docs/security.md, 6."""
        database = world.folder / "kluis.db"
        data = database.read_bytes()
        assert len(data) >= 4 * 4096
        damage = {
            "page border": data[:-4096],
            "anywhere": data[:-1000],
            "empty": b"",
            "zeros": data[:5000] + bytes(512) + data[5512:],
            "swap": data[:4096] + data[8192:12288] + data[4096:8192] + data[12288:],
        }[part]
        database.write_bytes(damage)

        with pytest.raises(VaultDamaged) as refused, world.opened() as vault:
            vault.check(Silent())

        assert (
            refused.value.backup_made_at
            == world.vaults.describe_backup(newest(world), Silent()).made_at
        )

    def test_damage_is_noticed_by_the_query_that_meets_it(self, world):
        database = world.folder / "kluis.db"
        data = database.read_bytes()
        database.write_bytes(data[:4096] + bytes(len(data) - 4096))

        with pytest.raises(VaultDamaged), world.opened() as vault:
            notes_in(vault)

    def test_a_damaged_vault_makes_no_backup_and_keeps_the_old_one(self, world):
        data = (world.folder / "kluis.db").read_bytes()
        backup = newest(world)
        (world.folder / "kluis.db").write_bytes(data[:-4096] + bytes(4096))

        with pytest.raises(VaultDamaged), world.opened() as vault:
            vault.backups.make(Silent())

        assert list((world.folder / "reservekopieen").glob("*.ibdesk")) == [backup]

    def test_the_newest_backup_that_is_whole_is_the_one_that_is_named(self, world):
        whole = world.vaults.describe_backup(newest(world), Silent())
        world.clock.pass_by(hours=1)
        with world.opened() as vault:
            vault.backups.make(Silent())
        newest(world).write_bytes(newest(world).read_bytes()[:-40] + bytes(40))
        world.clock.pass_by(hours=1)
        with world.opened() as vault:
            vault.backups.make(Silent())
        newest(world).write_bytes(b"IBDESK-BACKUP-1\n")
        (world.folder / "kluis.db").write_bytes(bytes(4096))

        with pytest.raises(VaultDamaged) as refused:
            world.notes()

        assert refused.value.backup_made_at == whole.made_at
        assert refused.value.has_looked
        world.restore(whole.path)
        assert world.notes() == NOTES

    def test_damage_that_a_migration_meets_is_damage_too(self, world):
        def read(engine: Engine, before_migration: object, progress: object) -> None:
            raise VaultDamaged

        with pytest.raises(VaultDamaged) as refused:
            replace(world, migrate=read).notes()

        assert refused.value.backup_made_at is not None

    def test_a_whole_vault_passes_the_check(self, world):
        with world.opened() as vault:
            add_notes(vault, "nieuw, nog in de WAL")
            vault.check(Silent())
            assert notes_in(vault)[-1] == "nieuw, nog in de WAL"


class TestBackup:
    def test_a_flipped_bit_or_a_cut_is_damage_and_the_vault_stays(self, world):
        backup = newest(world)
        data = backup.read_bytes()
        draw = random.Random(1)  # noqa: S311 -- places in a file
        bits = [*range(0, 16 * 8, 17), *(draw.randrange(len(data) * 8) for _ in range(40))]
        cuts = [0, 10, 20, 100, len(data) - 1, len(data) // 2]
        changed = [
            *(flipped(data, bit) for bit in bits),
            *(data[:cut] for cut in cuts),
            data + b"x",
        ]
        for damaged in changed:
            backup.write_bytes(damaged)
            with pytest.raises((BackupDamaged, ForeignFile)):
                world.restore(backup)

        assert world.notes() == NOTES

    @settings(max_examples=50)
    @given(st.binary(max_size=400).map(b"IBDESK-BACKUP-1\n".__add__))
    def test_whatever_follows_the_mark_is_read_or_called_damaged(self, tmp_path_factory, data):
        file = tmp_path_factory.mktemp("kopie") / "kopie.ibdesk"
        file.write_bytes(data)

        with pytest.raises(VaultError):
            World(file.parent).vaults.describe_backup(file, Silent())


def newest_backup(world: World) -> BackupFile:
    return world.vaults.backups_of(world.folder)[0]


def newest(world: World) -> Path:
    return max((world.folder / "reservekopieen").glob("*.ibdesk"))
