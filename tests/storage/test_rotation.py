"""Another data key: what was taken away opens nothing that the vault consists of now."""

import shutil
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from ib_desk.application.progress import Cancelled, Progress, Silent
from ib_desk.application.vault_errors import (
    DiskFull,
    NoRoom,
    OpenElsewhere,
    VaultDamaged,
    VaultError,
    WrongSecret,
)
from ib_desk.application.ways_in import KeyNews, RecoverySheet
from ib_desk.storage.engine import EncryptedDatabase
from ib_desk.storage.rekey import Order, Rekey
from ib_desk.storage.vault import OpenedVault
from tests.storage.vault_builders import (
    OTHER_PHRASE,
    PIN,
    Unwatched,
    World,
    add_notes,
    notes_in,
    rekey_here,
    secret,
)

HEADERS = ("kop.json", "kop.kopie.json")
NOTES = [f"aantekening {number} " + "x" * 200 for number in range(60)]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[World, RecoverySheet]:
    """A vault with a second person, quick unlock and a backup; tests work on copies."""
    world = World(tmp_path_factory.mktemp("heel"))
    sheet = world.make(*NOTES)
    with world.opened() as vault:
        vault.ways_in.add_passphrase("directeur", secret(OTHER_PHRASE))
        vault.ways_in.enable_quick_unlock(secret(PIN))
        vault.backups.make(Silent())
    return world, sheet


@pytest.fixture
def world(made: tuple[World, RecoverySheet], tmp_path: Path) -> World:
    original, _ = made
    shutil.copytree(original.folder, tmp_path / "kluis")
    kept = {name: bytearray(secret) for name, secret in original.key_store.kept.items()}
    key_store = replace(original.key_store, kept=kept)
    return World(tmp_path, clock=replace(original.clock), key_store=key_store)


@pytest.fixture
def sheet(made: tuple[World, RecoverySheet]) -> RecoverySheet:
    return made[1]


class Revoked:
    """A way in that is taken away, and how someone who kept it would try it."""

    def __init__(self, world: World, sheet: RecoverySheet) -> None:
        self.world, self.sheet = world, sheet

    def second_person(self, vault: OpenedVault) -> None:
        slots = vault.ways_in.slots()
        vault.ways_in.remove_passphrase(next(s.slot_id for s in slots if s.holder))

    def passphrase(self, vault: OpenedVault) -> None:
        vault.ways_in.change_passphrase(secret(OTHER_PHRASE), secret("wolk appel zilver tunnel"))

    def recovery_sheet(self, vault: OpenedVault) -> None:
        new = vault.ways_in.new_recovery_sheet()
        vault.ways_in.sheet_takes_over(" ".join(new.groups))

    def quick_unlock(self, vault: OpenedVault) -> None:
        vault.ways_in.disable_quick_unlock()
        self.world.key_store.kept = self.key_store

    def try_it(self, what: str) -> OpenedVault:
        vaults, folder = self.world.vaults, self.world.folder
        if what == "recovery_sheet":
            return vaults.unlock_with_recovery_code(folder, " ".join(self.sheet.groups))
        if what == "quick_unlock":
            return vaults.unlock_quickly(folder, secret(PIN))
        return vaults.unlock_with_passphrase(folder, secret(OTHER_PHRASE))

    def opens(self, what: str) -> bool:
        self.world.clock.pass_by(minutes=2)
        try:
            self.try_it(what).close()
        except VaultError:
            return False
        return True

    def keep_all(self) -> dict[str, bytes]:
        """What somebody with access to the folder may have put by."""
        self.key_store = {
            name: bytearray(secret) for name, secret in self.world.key_store.kept.items()
        }
        return {name: (self.world.folder / name).read_bytes() for name in HEADERS}

    def put_back(self, kept: dict[str, bytes]) -> None:
        for name, content in kept.items():
            (self.world.folder / name).write_bytes(content)


REVOKED = ("second_person", "passphrase", "recovery_sheet", "quick_unlock")


@pytest.fixture
def revoked(world, sheet):
    return Revoked(world, sheet)


@pytest.mark.parametrize("what", REVOKED)
class TestARemovedSecret:
    """Each with the header as it is, with the one of before, and with that of an old backup."""

    def test_opens_before_and_nothing_after(self, world, revoked, what):
        kept = revoked.keep_all()
        assert revoked.opens(what)

        with world.opened() as vault:
            getattr(revoked, what)(vault)
            assert vault.rotation_due
            vault.rotate_key(Silent())
            assert not vault.rotation_due

        assert not revoked.opens(what)
        revoked.put_back(kept)
        assert not revoked.opens(what)
        for name in HEADERS:
            (world.folder / name).unlink()
        assert not revoked.opens(what)

    def test_is_refused_before_the_rotation_too_whatever_header_is_put_back(
        self, world, revoked, what
    ):
        kept = revoked.keep_all()

        with world.opened() as vault:
            getattr(revoked, what)(vault)

        assert not revoked.opens(what)
        revoked.put_back(kept)
        assert not revoked.opens(what)
        with world.opened() as vault:
            assert vault.news is KeyNews.OLDER_HEADER
            assert vault.rotation_due
            assert notes_in(vault) == NOTES
        assert not revoked.opens(what)


def test_who_stays_gets_in_as_before_without_having_been_asked_for_anything(world, sheet):
    with world.opened() as vault:
        vault.rotate_key(Silent())
        add_notes(vault, "na de rotatie")
        assert notes_in(vault)[-1] == "na de rotatie"
        vault.check(Silent())

    notes = [*NOTES, "na de rotatie"]
    assert world.notes() == world.notes(OTHER_PHRASE) == notes
    world.vaults.unlock_with_recovery_code(world.folder, " ".join(sheet.groups)).close()
    world.vaults.unlock_quickly(world.folder, secret(PIN)).close()
    assert not (world.folder / "kop.volgende.json").exists()


def test_the_square_of_the_sheet_goes_on_to_open_with_what_reads_of_a_header(world, sheet):
    with world.opened() as vault:
        vault.rotate_key(Silent())
    shutil.rmtree(world.folder / "reservekopieen")
    for name in HEADERS:
        place = world.folder / name
        place.write_bytes(place.read_bytes().replace(b'"box"', b'"bax"'))

    vault = world.vaults.unlock_with_sheet(
        world.folder,
        code=" ".join(sheet.groups),
        slot_code=sheet.slot_code,
        passphrase=secret("wolk appel zilver tunnel"),
    )

    assert notes_in(vault) == NOTES
    vault.close()


def test_older_copies_are_told_and_removed_only_when_there_is_a_newer_one(world):
    with world.opened() as vault:
        assert vault.older_copies() == []
        vault.rotate_key(Silent())
        older = vault.older_copies()
        assert [copy.path for copy in older] == [backup.path for backup in vault.backups.every()]

        vault.remove_older_copies(Silent())

        (left,) = vault.backups.every()
        assert left.path not in {copy.path for copy in older}
        assert vault.older_copies() == []


def test_a_backup_that_was_begun_before_is_given_up(world):
    with world.opened() as vault:
        begun = vault.backups.begin(Silent())
        vault.rotate_key(Silent())
        made = vault.backups.every()

        with pytest.raises(Cancelled):
            begun.finish(Silent())

        assert vault.backups.every() == made


def test_a_copy_that_nobody_looked_through_before_is_not_called_damaged_after(world):
    (backup,) = (world.folder / "reservekopieen").glob("*.ibdesk")
    with world.opened() as vault:
        for ledger in (world.folder / "reservekopieen").glob("*.json"):
            ledger.unlink()
        (world.folder / "stand.json").unlink(missing_ok=True)
        assert vault.backups.unchecked() is not None

        vault.rotate_key(Silent())
        for made in vault.older_copies():
            if made.path != backup:
                made.path.unlink()
        assert vault.backups.unchecked() is None


def test_without_room_for_the_database_twice_nothing_is_begun(world, monkeypatch):
    size = (world.folder / "kluis.db").stat().st_size
    free = SimpleNamespace(free=2 * size)
    with world.opened() as vault:
        monkeypatch.setattr("shutil.disk_usage", lambda _folder: free)
        with pytest.raises(NoRoom) as refused:
            vault.rotate_key(Silent())
        monkeypatch.undo()
        assert len(vault.backups.every()) == 1

    assert refused.value.missing > 0
    assert world.notes() == NOTES


class TestCutOff:
    """Stopped at each of its steps, by the user or by an error."""

    def rotated(self, world: World, rekey: Rekey, error: type[Exception]) -> OpenedVault:
        vault = replace(world, rekey=rekey).vaults.unlock_with_passphrase(world.folder, secret())
        vault.ways_in.disable_quick_unlock()
        with pytest.raises(error):
            vault.rotate_key(Silent())
        return vault

    @staticmethod
    def before(_order: Order, _progress: Progress) -> None:
        raise Cancelled

    @staticmethod
    def full(_order: Order, _progress: Progress) -> None:
        raise DiskFull

    @staticmethod
    def after(order: Order, progress: Progress) -> None:
        rekey_here(order, progress)
        raise Cancelled

    @pytest.mark.parametrize(("moment", "error"), [("before", Cancelled), ("full", DiskFull)])
    def test_before_the_turning_point_it_is_undone_and_stays_due(self, world, moment, error):
        vault = self.rotated(world, getattr(self, moment), error)

        assert vault.rotation_due
        assert not (world.folder / "kop.volgende.json").exists()
        add_notes(vault, "daarna")
        vault.close()

        with world.opened() as vault:
            assert vault.news is None
            assert vault.rotation_due
            assert notes_in(vault) == [*NOTES, "daarna"]

    def test_after_the_turning_point_it_is_finished(self, world):
        vault = self.rotated(world, self.after, Cancelled)

        assert not vault.rotation_due
        add_notes(vault, "daarna")
        vault.close()

        assert world.notes() == [*NOTES, "daarna"]

    @pytest.mark.parametrize(
        ("moment", "news", "due"),
        [("before", KeyNews.NOT_ROTATED, True), ("after", KeyNews.ROTATED_AFTER_ALL, False)],
    )
    def test_locked_in_the_middle_the_next_opening_finishes_or_undoes_it(
        self, world, moment, news, due
    ):
        self.rotated(world, getattr(self, moment), Cancelled).close()
        assert (world.folder / "kop.volgende.json").exists()

        with world.opened() as vault:
            assert vault.news is news
            assert vault.rotation_due is due
            assert notes_in(vault) == NOTES
        with world.opened() as vault:
            assert vault.news is None

    def test_what_was_typed_meanwhile_opens_the_vault_again_by_itself(self, world):
        vault = self.rotated(world, self.before, Cancelled)
        add_notes(vault, "concept")
        vault.close()

        assert world.notes()[-1] == "concept"

    def test_a_database_that_neither_key_fits_is_damage(self, world):
        def ruin(order: Order, _progress: Progress) -> None:
            order.database.write_bytes(bytes(order.database.stat().st_size))

        vault = replace(world, rekey=ruin).vaults.unlock_with_passphrase(world.folder, secret())
        with pytest.raises(VaultDamaged):
            vault.rotate_key(Silent())
        vault.close()

    def test_a_child_that_comes_too_late_gives_no_key_that_is_nobodys(self, world):
        """Its parent was killed; by now another process has opened the vault, and closed it."""
        late: list[Order] = []

        def killed(order: Order, _progress: Progress) -> None:
            # What the killed parent wiped, its child still has.
            late.append(replace(order, before=order.before.copy(), after=order.after.copy()))
            raise Cancelled

        self.rotated(world, killed, Cancelled).close()
        (order,) = late
        assert order.is_wanted()
        with world.opened() as vault:
            assert vault.rotation_due

        rekey_here(order, Silent())
        assert world.notes() == NOTES

        # Nor when another rotation is under way by then.
        shutil.copy(world.folder / "kop.json", world.folder / "kop.volgende.json")
        rekey_here(order, Silent())
        assert world.notes() == NOTES

    @pytest.mark.parametrize("is_rotating", [True, False])
    def test_a_child_that_outlives_its_parent_is_waited_for(self, world, monkeypatch, is_rotating):
        """Where no system ends it: the database is held for a moment, and only then."""
        if is_rotating:
            shutil.copy(world.folder / "kop.json", world.folder / "kop.volgende.json")
        tries = []

        def held_twice(*given, **more):
            tries.append(1)
            if len(tries) < 3:
                raise OpenElsewhere
            return EncryptedDatabase(*given, **more)

        monkeypatch.setattr("ib_desk.storage.opening.EncryptedDatabase", held_twice)
        if is_rotating:
            assert world.notes() == NOTES
        else:
            with pytest.raises(OpenElsewhere):
                world.notes()

    def test_it_can_be_called_off_while_the_backup_is_made(self, world):
        class Stop:
            def step(self, done: int, _total: int) -> None:
                if done > 10:
                    raise Cancelled

        with world.opened() as vault:
            with pytest.raises(Cancelled):
                vault.rotate_key(Stop())
            assert notes_in(vault) == NOTES
            assert len(vault.backups.every()) == 1


def test_a_pin_used_up_at_the_locked_door_leaves_the_key_to_be_rotated(world):
    for _ in range(5):
        with pytest.raises(WrongSecret) as refused:
            world.vaults.unlock_quickly(world.folder, secret("913570"))
        world.clock.pass_by(seconds=refused.value.wait_seconds)

    with world.opened() as vault:
        assert vault.rotation_due


def test_progress_runs_from_nothing_to_the_end(world):
    watched = Unwatched()
    with world.opened() as vault:
        vault.rotate_key(watched)

    parts = [done / total for done, total in watched.heard]
    assert parts == sorted(parts)
    assert parts[-1] <= 1


def test_what_undo_needs_outlives_the_connection(world):
    with world.opened() as vault:
        with vault.engine.connect() as connection:
            connection.info["left_places"] = {"a": 1}
        vault.rotate_key(Silent())
        with vault.engine.connect() as connection:
            assert connection.info["left_places"] == {"a": 1}
