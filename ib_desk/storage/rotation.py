"""Another data key for a vault: what makes it true that a way in was taken away.

    1. room for the database twice, and a backup that was read through
    2. kop.volgende.json: the next epoch, the next key sealed to all who may go on
    3. the database gets the next key, by a process of its own: its commit is the turning point
    4. the copy and the header become the next one, kop.volgende.json goes

Killed, locked or without power at any moment, one of the headers that lie there fits the database;
the next opening finishes the steps, or undoes them (`opening`).
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable

from ib_desk.application.progress import Progress, Share
from ib_desk.application.vault_errors import NoRoom, VaultDamaged
from ib_desk.storage.anchor import anchor_of, write_anchor
from ib_desk.storage.engine import EncryptedDatabase
from ib_desk.storage.faults import told_apart
from ib_desk.storage.header import write_header
from ib_desk.storage.keys import DataKey
from ib_desk.storage.rekey import Order, Rekey
from ib_desk.storage.vault_folder import VaultFolder
from ib_desk.storage.ways_in import VaultWaysIn

_BACKUP_SHARE, _REKEY_SHARE = 40, 55
_MARGIN = 4 * 1024 * 1024
"""Bytes for the header, the lock file and what other programs write meanwhile."""


class Rotation:
    """One rotation of the key of an open vault, on its thread."""

    def __init__(
        self, folder: VaultFolder, database: EncryptedDatabase, ways_in: VaultWaysIn, rekey: Rekey
    ) -> None:
        self._folder = folder
        self._database = database
        self._ways_in = ways_in
        self._rekey = rekey
        self._next_key = DataKey.new()
        self._next_header = ways_in.header.rotated(ways_in.key, self._next_key)
        self._next_file = write_header(self._next_header, self._next_key)

    def run(self, back_up: Callable[[Progress], object], progress: Progress) -> None:
        """All steps; `back_up` makes a checked backup.

        Raises:
            NoRoom: nothing has changed.
            Cancelled: through `progress`; the vault opens itself again for who needs it next.
            VaultError: likewise.
        """
        self._require_room()
        back_up(Share(progress, 0, _BACKUP_SHARE))
        self._folder.write_next_header(self._next_file)
        self._database.let_go(self.settle)
        order = Order(
            database=self._folder.database,
            before=self._ways_in.key,
            after=self._next_key,
            header=self._folder.header_next,
            digest=hashlib.sha256(self._next_file).digest(),
        )
        self._rekey(order, Share(progress, _BACKUP_SHARE, _REKEY_SHARE))
        self._database.ensure_open()

    def settle(self) -> None:
        """See which key the database has, and finish or undo what belongs to it."""
        if self._database.connect(self._next_key):
            self._ways_in.go_on_with(self._next_header, self._next_key)
            write_anchor(self._database.engine, anchor_of(self._next_header))
            self._folder.write_headers(self._next_file)
        elif self._database.connect(self._ways_in.key):
            self.forget()
        else:
            raise VaultDamaged
        self._folder.drop_next_header()

    def forget(self) -> None:
        """The next key came to nothing, or the vault is closed."""
        self._next_key.wipe()

    def _require_room(self) -> None:
        with told_apart():
            size = self._folder.database.stat().st_size
            free = shutil.disk_usage(self._folder.path).free
        needed = 2 * size + _MARGIN
        if free < needed:
            raise NoRoom(needed - free)
