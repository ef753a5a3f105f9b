"""Keys in memory, and the errors of disk and SQLite told apart."""

import errno
from types import SimpleNamespace

import argon2.low_level
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ib_desk.application.vault_errors import (
    DiskFull,
    FileGone,
    FolderNotWritable,
    ForeignFile,
    NotEnoughMemory,
    OpenElsewhere,
    StorageFailed,
    VaultDamaged,
)
from ib_desk.storage import keys
from ib_desk.storage.faults import fault_of, told_apart
from ib_desk.storage.keys import (
    FULL_STRETCH,
    SMALL_MACHINE_STRETCH,
    DataKey,
    Stretch,
    derived_key,
    machine_memory,
    stretch_for,
    stretched_key,
    wipe,
)
from tests.storage.vault_builders import CHEAP


@settings(max_examples=20)
@given(st.binary(min_size=1, max_size=60), st.binary(min_size=16, max_size=16))
def test_stretching_is_plain_argon2id(secret, salt):
    ours = stretched_key(bytearray(secret), salt, CHEAP)

    assert ours == argon2.low_level.hash_secret_raw(
        secret, salt, 1, 19 * 1024, 1, 32, argon2.low_level.Type.ID
    )


@pytest.mark.parametrize(
    ("memory_kib", "passes", "lanes"),
    [
        (19 * 1024 - 1, 3, 2),
        (512 * 1024 + 1, 1, 2),
        (512 * 1024, 4, 2),
        (65536, 0, 2),
        (65536, 25, 2),
        (65536, 3, 0),
        (65536, 3, 5),
    ],
)
def test_parameters_that_are_too_cheap_or_too_dear_are_refused(memory_kib, passes, lanes):
    with pytest.raises(ValueError, match="bounds"):
        Stretch(memory_kib=memory_kib, passes=passes, lanes=lanes)


@pytest.mark.parametrize(
    ("memory", "stretch"),
    [
        (2 << 30, SMALL_MACHINE_STRETCH),
        (4 << 30, FULL_STRETCH),
        (16 << 30, FULL_STRETCH),
        (None, FULL_STRETCH),
    ],
)
def test_a_small_machine_gets_parameters_it_can_carry(memory, stretch):
    assert stretch_for(memory) == stretch


def test_the_memory_of_this_machine_is_known():
    assert (machine_memory() or 0) > 1 << 28


def test_a_machine_that_cannot_give_the_memory_now_says_how_much_was_asked(monkeypatch):
    monkeypatch.setattr(keys, "core", lambda *_: -22)

    with pytest.raises(NotEnoughMemory) as refused:
        stretched_key(bytearray(b"wolk"), bytes(16), FULL_STRETCH)

    assert refused.value.mebibytes == 256


def test_any_other_answer_of_argon2_is_a_mistake_of_ours():
    with pytest.raises(RuntimeError, match="Salt"):
        stretched_key(bytearray(b"wolk"), b"short", CHEAP)


def test_each_purpose_and_salt_derives_another_key():
    secret = bytearray(32)

    derived = {
        bytes(derived_key(secret, purpose, salt))
        for purpose in (b"a", b"b")
        for salt in (b"", b"x" * 16)
    }

    assert len(derived) == 4


@given(st.binary(min_size=32, max_size=32))
def test_a_data_key_comes_out_as_it_went_in_and_wipes_both(secret):
    given_key = bytearray(secret)
    key = DataKey(given_key)

    with key.bare() as bare:
        assert bare == secret
        kept = bare
    assert not any(kept + given_key)
    key.wipe()
    with key.bare() as bare:
        assert not any(bare)


def test_a_data_key_has_32_bytes():
    with pytest.raises(ValueError, match="32"):
        DataKey(bytearray(31))


def test_wiping_is_in_place():
    one, other = bytearray(b"wolk"), bytearray(b"tante")
    wipe(one, other)

    assert (one, other) == (bytearray(4), bytearray(5))


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EACCES, FolderNotWritable),
        (errno.EROFS, FolderNotWritable),
        (errno.EIO, StorageFailed),
        (errno.ENOENT, FileGone),
        (errno.ENOTDIR, FileGone),
        (errno.EISDIR, ForeignFile),
    ],
)
def test_errors_of_the_system_are_told_apart_without_the_path(number, fault):
    with pytest.raises(fault) as told, told_apart():
        raise OSError(number, "message", "/home/zoe/kluis")

    assert "zoe" not in repr(told.value)
    assert told.value.__cause__ is None
    assert told.value.__suppress_context__


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        (5, OpenElsewhere),
        (8, FolderNotWritable),
        (11, VaultDamaged),
        (13, DiskFull),
        (26, VaultDamaged),
        (10 | 3 << 8, StorageFailed),
        (11 | 2 << 8, VaultDamaged),
    ],
)
def test_errors_of_sqlite_are_told_apart_whatever_their_finer_code(code, fault):
    error = Exception("from the driver")
    vars(error).update(vars(SimpleNamespace(sqlite_errorcode=code)))

    assert type(fault_of(error)) is fault


def test_other_errors_stay_what_they_are():
    with pytest.raises(ZeroDivisionError), told_apart():
        raise ZeroDivisionError

    assert fault_of(ValueError()) is None
