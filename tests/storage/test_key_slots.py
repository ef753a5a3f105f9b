"""Changing who gets in: one passphrase more or less, another sheet, a PIN on this machine."""

from pathlib import Path

import pytest

from ib_desk.application.route import Route
from ib_desk.application.vault_errors import (
    CurrentSecretNeeded,
    KeyStoreUnavailable,
    LastSlot,
    QuickUnlockGone,
    TooManyPeople,
    WaitFirst,
    WeakPin,
    WrongSecret,
)
from ib_desk.application.ways_in import MOST_PEOPLE, MOST_SLOTS, RecoverySheet
from ib_desk.domain.secrets.passphrase import WeakPassphrase
from ib_desk.domain.secrets.recovery_code import RecoveryCodeMistyped
from ib_desk.storage.name_plate import LONGEST
from tests.storage.vault_builders import (
    OTHER_PHRASE,
    PHRASE,
    PIN,
    World,
    notes_in,
    secret,
)

THIRD_PHRASE = "wolk appel zilver tunnel"


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def refuse_all(world: World, *phrases: str) -> None:
    for phrase in phrases:
        with pytest.raises(WrongSecret) as refused:
            world.vaults.unlock_with_passphrase(world.folder, secret(phrase))
        world.clock.pass_by(seconds=refused.value.wait_seconds)


def test_a_changed_passphrase_opens_and_the_old_one_no_longer(world):
    world.make("eerste")

    with world.opened() as vault:
        vault.ways_in.change_passphrase(secret(), secret(OTHER_PHRASE))

    refuse_all(world, PHRASE)
    assert world.notes(OTHER_PHRASE) == ["eerste"]


def test_changing_asks_for_the_present_passphrase_and_makes_wait_after_three_wrong_ones(world):
    world.make("eerste")

    with world.opened() as vault:
        for _ in range(3):
            with pytest.raises(WrongSecret):
                vault.ways_in.change_passphrase(secret(THIRD_PHRASE), secret(OTHER_PHRASE))
        with pytest.raises(WaitFirst):
            vault.ways_in.change_passphrase(secret(), secret(OTHER_PHRASE))
    world.clock.pass_by(seconds=4)

    assert world.notes() == ["eerste"]


def test_any_passphrase_of_the_vault_proves_who_one_is_and_no_other(world):
    world.make()

    with world.opened() as vault:
        vault.ways_in.add_passphrase("directeur", secret(OTHER_PHRASE))
        vault.ways_in.prove(secret())
        vault.ways_in.prove(secret(OTHER_PHRASE))
        with pytest.raises(WrongSecret):
            vault.ways_in.prove(secret(THIRD_PHRASE))


def test_a_weak_new_passphrase_changes_nothing(world):
    world.make("eerste")

    with world.opened() as vault:
        with pytest.raises(WeakPassphrase):
            vault.ways_in.change_passphrase(secret(), secret("welkom01"))
        with pytest.raises(WeakPassphrase):
            vault.ways_in.add_passphrase("directeur", secret("mijn kluis 2026"))

    assert world.notes() == ["eerste"]


def test_both_secrets_of_a_change_are_wiped(world):
    world.make()
    current, new = secret(), secret(OTHER_PHRASE)

    with world.opened() as vault:
        vault.ways_in.change_passphrase(current, new)

    assert not any(current + new)


def test_a_forgotten_passphrase_is_replaced_after_the_recovery_code_only(world):
    sheet = world.make("eerste")
    with world.opened() as vault, pytest.raises(CurrentSecretNeeded):
        vault.ways_in.replace_passphrase(vault.ways_in.slots()[0].slot_id, secret(OTHER_PHRASE))

    vault = world.vaults.unlock_with_recovery_code(world.folder, " ".join(sheet.groups))
    vault.ways_in.replace_passphrase(vault.ways_in.slots()[0].slot_id, secret(OTHER_PHRASE))
    vault.close()

    refuse_all(world, PHRASE)
    assert world.notes(OTHER_PHRASE) == ["eerste"]


def test_a_second_person_has_a_passphrase_of_her_own_until_it_is_taken_away(world):
    world.make("eerste")
    with world.opened() as vault:
        second = vault.ways_in.add_passphrase("directeur", secret(OTHER_PHRASE))
        assert second.holder == "directeur"

    assert world.notes() == world.notes(OTHER_PHRASE) == ["eerste"]
    with world.opened() as vault:
        vault.ways_in.remove_passphrase(second.slot_id)
    refuse_all(world, OTHER_PHRASE)
    assert world.notes() == ["eerste"]


def test_a_vault_with_all_the_people_it_can_have_opens_for_each_and_takes_no_more(world):
    """The fullest header there can be is still one that reads."""
    sheet = world.make("eerste")
    names = [f"{number}" + "é" * 79 for number in range(MOST_PEOPLE - 1)]
    with world.opened() as vault:
        for number, name in enumerate(names):
            vault.ways_in.add_passphrase(name, secret(f"x7$Kq9!vLm2@pZ{number}"))
        with pytest.raises(TooManyPeople):
            vault.ways_in.add_passphrase("nog een", secret(OTHER_PHRASE))
        vault.ways_in.new_recovery_sheet()
        vault.ways_in.enable_quick_unlock(secret(PIN))
    world.vaults.unlock_with_sheet(
        world.folder,
        code=" ".join(sheet.groups),
        slot_code=sheet.slot_code,
        passphrase=secret(OTHER_PHRASE),
    ).close()

    assert world.notes() == world.notes(OTHER_PHRASE) == ["eerste"]
    assert (world.folder / "kop.json").stat().st_size < LONGEST
    with world.opened() as vault:
        assert len(vault.ways_in.slots()) == MOST_SLOTS


def test_the_last_passphrase_stays_and_the_recovery_slot_is_no_passphrase(world):
    world.make()

    with world.opened() as vault:
        passphrase, recovery = vault.ways_in.slots()
        with pytest.raises(LastSlot):
            vault.ways_in.remove_passphrase(passphrase.slot_id)
        with pytest.raises(KeyError):
            vault.ways_in.remove_passphrase(recovery.slot_id)


def opens_with(world: World, sheet: RecoverySheet) -> bool:
    world.clock.pass_by(minutes=2)
    try:
        code = " ".join(sheet.groups)
        vault = world.vaults.unlock_with_recovery_code(world.folder, code)
    except WrongSecret:
        return False
    assert notes_in(vault) == ["eerste"]
    vault.close()
    return True


class TestANewRecoverySheet:
    def test_stands_beside_the_old_one_until_its_code_is_typed_back(self, world):
        old = world.make("eerste")
        with world.opened() as vault:
            new = vault.ways_in.new_recovery_sheet()
            assert [slot.on_trial for slot in vault.ways_in.slots()] == [False, False, True]
            assert not vault.rotation_due
        assert opens_with(world, old)
        assert opens_with(world, new)

        with world.opened() as vault:
            vault.ways_in.sheet_takes_over("-".join(new.groups).lower())
            assert [slot.on_trial for slot in vault.ways_in.slots()] == [False, False]
            assert vault.rotation_due

        assert not opens_with(world, old)
        assert opens_with(world, new)

    def test_takes_over_for_its_own_code_only(self, world):
        old = world.make("eerste")
        with world.opened() as vault:
            vault.ways_in.sheet_takes_over(" ".join(old.groups))  # that of the first run
            with pytest.raises(WrongSecret):
                vault.ways_in.sheet_takes_over(" ".join(old.groups))
            new = vault.ways_in.new_recovery_sheet()
            with pytest.raises(WrongSecret):
                vault.ways_in.sheet_takes_over(" ".join(old.groups))
            with pytest.raises(RecoveryCodeMistyped):
                vault.ways_in.sheet_takes_over("D8CS")
        assert opens_with(world, old)
        assert opens_with(world, new)

    def test_that_nobody_typed_back_goes_with_the_next_or_when_she_says_so(self, world):
        old = world.make("eerste")
        with world.opened() as vault:
            vault.ways_in.sheet_takes_over(" ".join(old.groups))
            first = vault.ways_in.new_recovery_sheet()
            second = vault.ways_in.new_recovery_sheet()
        assert [opens_with(world, sheet) for sheet in (old, first, second)] == [True, False, True]

        with world.opened() as vault:
            vault.ways_in.drop_sheet_on_trial()
            vault.ways_in.drop_sheet_on_trial()
            assert vault.rotation_due
        assert [opens_with(world, sheet) for sheet in (old, second)] == [True, False]

    def test_in_a_first_run_that_was_cut_off_the_one_before_stays_until_then(self, world):
        """It may be on paper, and is the only one."""
        first = world.make("eerste")
        with world.opened() as vault:
            vault.ways_in.drop_sheet_on_trial()
            second = vault.ways_in.new_recovery_sheet()
        assert opens_with(world, first)

        with world.opened() as vault:
            vault.ways_in.sheet_takes_over(" ".join(second.groups))
        assert [opens_with(world, sheet) for sheet in (first, second)] == [False, True]


def test_a_sheet_does_not_show_its_code_in_a_message(world):
    sheet = world.make()

    assert sheet.groups[0] not in repr(sheet)
    assert sheet.slot_code not in repr(sheet)


def with_pin(world: World) -> World:
    world.make("eerste")
    with world.opened() as vault:
        vault.ways_in.enable_quick_unlock(secret(PIN))
    return world


def test_the_pin_opens_beside_the_passphrase(world):
    with_pin(world)

    vault = world.vaults.unlock_quickly(world.folder, secret(PIN))

    assert vault.opened_by is Route.QUICK
    assert notes_in(vault) == ["eerste"]
    vault.close()
    assert world.vaults.describe(world.folder).quick_unlock
    assert world.notes() == ["eerste"]


def test_the_pin_is_of_no_use_without_the_key_store_and_the_key_store_without_the_pin(world):
    with_pin(world)
    kept = dict(world.key_store.kept)

    world.key_store.kept = {name: bytearray(32) for name in kept}
    with pytest.raises(WrongSecret):
        world.vaults.unlock_quickly(world.folder, secret(PIN))
    world.clock.pass_by(seconds=1)
    world.key_store.kept = kept
    with pytest.raises(WrongSecret):
        world.vaults.unlock_quickly(world.folder, secret("913570"))


def test_five_wrong_pins_take_quick_unlock_away_for_good(world):
    with_pin(world)

    for _ in range(5):
        with pytest.raises(WrongSecret) as refused:
            world.vaults.unlock_quickly(world.folder, secret("913570"))
        world.clock.pass_by(seconds=refused.value.wait_seconds)

    assert world.key_store.kept == {}
    with pytest.raises(QuickUnlockGone):
        world.vaults.unlock_quickly(world.folder, secret(PIN))
    assert not world.vaults.describe(world.folder).quick_unlock
    with world.opened() as vault:
        assert Route.QUICK not in {slot.route for slot in vault.ways_in.slots()}
    assert not world.vaults.describe(world.folder).quick_unlock


def test_four_wrong_pins_and_a_passphrase_begin_the_count_anew(world):
    with_pin(world)
    for _ in range(4):
        with pytest.raises(WrongSecret) as refused:
            world.vaults.unlock_quickly(world.folder, secret("913570"))
        world.clock.pass_by(seconds=refused.value.wait_seconds)
    world.notes()

    world.vaults.unlock_quickly(world.folder, secret(PIN)).close()

    assert world.key_store.kept


def test_without_a_key_store_the_passphrase_works_and_quick_unlock_says_so(world):
    with_pin(world)
    world.key_store.available = False

    with pytest.raises(KeyStoreUnavailable):
        world.vaults.unlock_quickly(world.folder, secret(PIN))
    with world.opened() as vault:
        vault.ways_in.disable_quick_unlock()
        with pytest.raises(KeyStoreUnavailable):
            vault.ways_in.enable_quick_unlock(secret(PIN))
    assert world.notes() == ["eerste"]


def test_another_pin_takes_the_place_of_the_first(world):
    with_pin(world)
    with world.opened() as vault:
        vault.ways_in.enable_quick_unlock(secret("913570"))

    assert len(world.key_store.kept) == 1
    world.vaults.unlock_quickly(world.folder, secret("913570")).close()


def test_a_lost_secret_in_the_key_store_ends_quick_unlock_and_nothing_else(world):
    with_pin(world)
    world.key_store.kept.clear()

    with pytest.raises(QuickUnlockGone):
        world.vaults.unlock_quickly(world.folder, secret(PIN))
    assert world.notes() == ["eerste"]


@pytest.mark.parametrize("pin", ["", "12345", "123456", "654321", "777777", "121212", "abcdef"])
def test_the_first_pins_anyone_tries_are_refused(world, pin):
    world.make()

    with world.opened() as vault, pytest.raises(WeakPin):
        vault.ways_in.enable_quick_unlock(secret(pin))

    assert world.key_store.kept == {}
