"""What vaults need of the world around them."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from sqlalchemy import Engine

from ib_desk.application.progress import Progress
from ib_desk.application.vault_errors import Sharing
from ib_desk.storage.keys import Stretch
from ib_desk.storage.quick_unlock import KeyStore
from ib_desk.storage.rekey import Rekey
from ib_desk.storage.vault_folder import RESERVE_BYTES


class Migrate(Protocol):
    """`ib_desk.storage.migrate.migrate`, or what a test has in its place."""

    def __call__(
        self, engine: Engine, before_migration: Callable[[], None], progress: Progress
    ) -> None:
        """Bring the tables to what this version of the program expects, a new database too.

        Raises:
            NewerVersion: they are of a later version.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What vaults need of the world; tests hand in their own."""

    words: Container[str]
    """The word list that passphrases are drawn from."""
    key_store: KeyStore
    stretch: Stretch
    """For new slots; slots that are there keep what they were closed with."""
    now: Callable[[], datetime]
    """With its time zone."""
    migrate: Migrate
    sharing: Callable[[Path], Sharing | None]
    """Who else writes in a folder."""
    rekey: Rekey
    reserve_bytes: int = RESERVE_BYTES
    """Disk held back in each vault for the day the disk is full."""
