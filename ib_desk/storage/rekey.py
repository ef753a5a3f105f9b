"""Another key for the database, given by a process of its own.

`sqlcipher3` holds every thread of the process while it encrypts the pages anew. So that is done by
a child: the same program with a hidden command. It gets the keys and the place on its standard
input, never in its arguments, and answers with one word. Killed at any moment it leaves the
database with one key or the other.

A child may outlive a parent that was killed. By the time that it has the database another process
may have opened it and undone the rotation: a key that it gave it then would be nobody's. So it
looks, when nobody else can have the database any more, whether the header of the next key still
lies there: whoever undoes a rotation has the database open and removes that.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TextIO

from ib_desk.application import vault_errors
from ib_desk.application.children import Children
from ib_desk.application.progress import Progress
from ib_desk.application.vault_errors import StorageFailed, VaultError
from ib_desk.storage.engine import change_key
from ib_desk.storage.keys import KEY_BYTES, DataKey, wipe

_DONE = "done"
_UNWANTED = "unwanted"
_DIGEST_BYTES = 32
_BETWEEN = b"\0"
_SECONDS_BETWEEN_LOOKS = 0.05
_FAULTS = ("DiskFull", "FolderNotWritable", "OpenElsewhere", "VaultDamaged")


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """The closed database in a file is to get another key.

    As long as the file `header`, that of the next key, has this SHA-256.
    """

    database: Path
    before: DataKey
    after: DataKey
    header: Path
    digest: bytes

    def is_wanted(self) -> bool:
        """Whether this very rotation is still under way."""
        try:
            return hashlib.sha256(self.header.read_bytes()).digest() == self.digest
        except OSError:
            return False


Rekey = Callable[[Order, Progress], None]
"""Carries an order out; no WAL is left.

Raises:
    Cancelled: through the progress; either key may fit.
    VaultError: likewise, though mostly it is the one before.
"""


class RekeyInChild:
    """By a child that `command` starts, and that is killed when the work is called off."""

    def __init__(self, command: Sequence[str], children: Children) -> None:
        self._command = command
        self._children = children

    def __call__(self, order: Order, progress: Progress) -> None:
        """Progress is the growth of the WAL, in which every page is written once more."""
        size = order.database.stat().st_size
        log = order.database.with_name(f"{order.database.name}-wal")
        flags = 0x08000000 if sys.platform == "win32" else 0  # CREATE_NO_WINDOW
        with (
            subprocess.Popen(  # noqa: S603 -- our own program
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=flags,
            ) as child,
            self._children.entered(child),
        ):
            _tell(child, order)
            while (answer := _answer(child)) is None:
                written = log.stat().st_size if log.exists() else 0
                progress.step(min(written, size), size)
        if answer != _DONE:
            fault: type[VaultError] = getattr(vault_errors, answer, StorageFailed)
            raise fault if answer in _FAULTS else StorageFailed


def _tell(child: subprocess.Popen[bytes], order: Order) -> None:
    if child.stdin is None:
        raise StorageFailed
    with suppress(BrokenPipeError):
        for key in (order.before, order.after):
            with key.bare() as bare:
                child.stdin.write(bare)
        child.stdin.write(order.digest)
        child.stdin.write(_BETWEEN.join((os.fsencode(order.database), os.fsencode(order.header))))
        child.stdin.close()


def _answer(child: subprocess.Popen[bytes]) -> str | None:
    """Its last word, None as long as it is busy."""
    try:
        child.wait(_SECONDS_BETWEEN_LOOKS)
    except subprocess.TimeoutExpired:
        return None
    return child.stdout.read().decode(errors="replace") if child.stdout else ""


def serve(orders: BinaryIO, answers: TextIO) -> None:
    """What the child does: read keys and places, change the key, say how it went."""
    both = bytearray(orders.read(2 * KEY_BYTES))
    before, after = DataKey(both[:KEY_BYTES]), DataKey(both[KEY_BYTES:])
    wipe(both)
    digest = orders.read(_DIGEST_BYTES)
    database, header = (Path(os.fsdecode(place)) for place in orders.read().split(_BETWEEN))
    order = Order(database=database, before=before, after=after, header=header, digest=digest)
    try:
        is_done = change_key(database, before, after, order.is_wanted)
    except VaultError as fault:
        answers.write(type(fault).__name__)
    else:
        answers.write(_DONE if is_done else _UNWANTED)
