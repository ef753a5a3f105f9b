"""Keys in memory: made slowly from what people remember, kept out of sight, wiped after use.

Python can wipe a `bytearray` and nothing else, so keys live in those. What libraries hand out as
`bytes` is copied and let go at once.
"""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Self

from argon2.low_level import (  # type: ignore[attr-defined] # `lib` is documented, not in __all__
    ARGON2_VERSION,
    Type,
    core,
    error_to_str,
    ffi,
    lib,
)
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from ib_desk.application.vault_errors import NotEnoughMemory

KEY_BYTES = 32
SALT_BYTES = 16
_MEBIBYTE_IN_KIB = 1024
_GIBIBYTE = 1 << 30
_DEAREST = 1536 * _MEBIBYTE_IN_KIB  # passes times memory


def wipe(*buffers: bytearray) -> None:
    """Turn every byte into zero, in place."""
    for buffer in buffers:
        buffer[:] = bytes(len(buffer))


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """How dear one guess is: the Argon2id parameters that a slot was closed with.

    The bounds keep a forged header from making the machine stand still: the dearest slot takes
    twice as long as one of ours. (Made cheaper, a slot opens for nobody.)
    """

    memory_kib: int
    passes: int
    lanes: int

    def __post_init__(self) -> None:
        within = (
            19 * _MEBIBYTE_IN_KIB <= self.memory_kib <= 512 * _MEBIBYTE_IN_KIB
            and self.passes >= 1
            and self.memory_kib * self.passes <= _DEAREST
            and 1 <= self.lanes <= 4  # noqa: PLR2004 -- the bound itself
        )
        if not within:
            raise ValueError("Argon2id parameters out of bounds")


FULL_STRETCH = Stretch(memory_kib=256 * _MEBIBYTE_IN_KIB, passes=3, lanes=2)
"""0.44 s on two cores."""

SMALL_MACHINE_STRETCH = Stretch(memory_kib=128 * _MEBIBYTE_IN_KIB, passes=3, lanes=2)
"""For machines with less than 4 GB: 0.22 s."""


def stretch_for(memory_bytes: int | None) -> Stretch:
    """The parameters for new slots on a machine with this much memory, None if unknown."""
    small = memory_bytes is not None and memory_bytes < 4 * _GIBIBYTE
    return SMALL_MACHINE_STRETCH if small else FULL_STRETCH


def machine_memory() -> int | None:
    """Bytes of memory that the machine has, None where the system does not tell."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 -- only Windows needs it

        class Status(ctypes.Structure):
            """MEMORYSTATUSEX of the Windows API."""

            _fields_ = (
                ("length", ctypes.c_ulong),
                ("load", ctypes.c_ulong),
                ("total", ctypes.c_ulonglong),
                ("rest", ctypes.c_ulonglong * 6),
            )

        status = Status(length=ctypes.sizeof(Status))
        known = ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status))
        return int(status.total) if known else None
    else:  # noqa: RET505 - what follows a return is nothing to who checks types for Windows
        try:
            return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
        except (OSError, ValueError):
            return None


def stretched_key(secret: bytearray, salt: bytes, stretch: Stretch) -> bytearray:
    """Argon2id over `secret`, through the C interface: it reads and writes our own buffers.

    Raises:
        NotEnoughMemory: the machine cannot give `stretch.memory_kib` now.
    """
    key = bytearray(KEY_BYTES)
    context = ffi.new(
        "argon2_context *",
        {
            "version": ARGON2_VERSION,
            "out": ffi.from_buffer("uint8_t[]", key),
            "outlen": KEY_BYTES,
            "pwd": ffi.from_buffer("uint8_t[]", secret),
            "pwdlen": len(secret),
            "salt": ffi.from_buffer("uint8_t[]", salt),
            "saltlen": len(salt),
            "t_cost": stretch.passes,
            "m_cost": stretch.memory_kib,
            "lanes": stretch.lanes,
            "threads": stretch.lanes,
            "flags": lib.ARGON2_DEFAULT_FLAGS,
        },
    )
    result = core(context, Type.ID.value)
    if result == lib.ARGON2_MEMORY_ALLOCATION_ERROR:
        raise NotEnoughMemory(stretch.memory_kib // _MEBIBYTE_IN_KIB)
    if result != lib.ARGON2_OK:
        raise RuntimeError(error_to_str(result))
    return key


def derived_key(secret: bytearray, purpose: bytes, salt: bytes = b"") -> bytearray:
    """HKDF-SHA256: another key for each `purpose`, from a secret that needs no stretching."""
    kdf = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=purpose)
    return bytearray(kdf.derive(secret))


class DataKey:
    """The random key of the database, masked in memory except while it is used.

    One mask per process run: whoever reads all our memory gets both, but no single stretch of it,
    in a swap file or a dump, gives the key away.
    """

    def __init__(self, key: bytearray) -> None:
        """Take `key` over and wipe it."""
        if len(key) != KEY_BYTES:
            raise ValueError("a data key has 32 bytes")
        self._mask = bytearray(secrets.token_bytes(KEY_BYTES))
        self._masked = bytearray(a ^ b for a, b in zip(key, self._mask, strict=True))
        wipe(key)

    @classmethod
    def new(cls) -> Self:
        """A key that nobody has ever seen."""
        return cls(bytearray(secrets.token_bytes(KEY_BYTES)))

    def copy(self) -> Self:
        """One more, for work that may go on when this one is wiped."""
        with self.bare() as bare:
            return type(self)(bytearray(bare))

    @contextmanager
    def bare(self) -> Iterator[bytearray]:
        """The key itself, wiped at the end of the block."""
        key = bytearray(a ^ b for a, b in zip(self._masked, self._mask, strict=True))
        try:
            yield key
        finally:
            wipe(key)

    def wipe(self) -> None:
        """Forget the key; what `bare` gives from now on is zeros."""
        wipe(self._mask, self._masked)
