"""What is known of the backups of a vault beside what is in them: `reservekopieen/stand.json`.

Which of them were opened and read through, by their digest; what went wrong with the last one, and
how much room they may take. It is written by who has the vault, without a key: nobody is kept out
by it, and nothing about a pupil is in it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from threading import Lock

from cattrs.errors import BaseValidationError
from cattrs.preconf.json import make_converter

from ib_desk.application.backups import BackupTrouble, Trouble
from ib_desk.domain.secrets.backup_plan import STANDARD_BUDGET
from ib_desk.storage.faults import told_apart
from ib_desk.storage.vault_folder import read_file, write_whole

NAME = "stand.json"
_LONGEST = 256 * 1024
_CONVERTER = make_converter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """`begun` is when a copy was begun that did not end yet; `held` when room last ran out."""

    checked: Mapping[str, datetime] = field(default_factory=dict)
    trouble: BackupTrouble | None = None
    begun: datetime | None = None
    held: datetime | None = None
    budget: int = STANDARD_BUDGET


class BackupLedger:
    """The ledger in one folder with backups; may be asked and told on any thread."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / NAME
        self._turn = Lock()

    def read(self) -> Standing:
        """What is known; nothing where the ledger does not read."""
        try:
            content = json.loads(read_file(self._file, _LONGEST))
            standing: Standing = _CONVERTER.structure(content, Standing)
        except (OSError, ValueError, TypeError, RecursionError, BaseValidationError):
            return Standing()
        return standing

    def note_begun(self, now: datetime) -> None:
        """A copy of the closed vault is being made."""
        self._write(begun=now)

    def note_made(self) -> None:
        """It is there, or another one is: whatever was wrong is solved."""
        self._write(begun=None, trouble=None)

    def note_given_up(self) -> None:
        """It was thrown away, for the vault was opened."""
        self._write(begun=None)

    def note_trouble(self, trouble: Trouble, now: datetime) -> None:
        """None was made, or what was made is of no use."""
        self._write(begun=None, trouble=BackupTrouble(why=trouble, at=now))

    def note_checked(self, digest: str, now: datetime) -> None:
        """The backup with this digest was opened and read through."""
        with self._turn:
            standing = self.read()
            self._store(replace(standing, checked={**standing.checked, digest: now}))

    def note_held(self, now: datetime | None) -> None:
        """Backups went because there was no room for them; None where there was."""
        self._write(held=now)

    def use_budget(self, budget: int) -> None:
        """Bytes that all backups together may take."""
        self._write(budget=budget)

    def forget_all_but(self, digests: frozenset[str]) -> None:
        """Of backups that are no longer there nothing needs to be known."""
        with self._turn:
            standing = self.read()
            left = {one: at for one, at in standing.checked.items() if one in digests}
            if left != standing.checked:
                self._store(replace(standing, checked=left))

    def _write(self, **changes: object) -> None:
        with self._turn:
            standing = self.read()
            changed = replace(standing, **changes)  # type: ignore[arg-type] # its own fields
            if changed != standing:
                self._store(changed)

    def _store(self, standing: Standing) -> None:
        with told_apart():
            self._file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self._file, _CONVERTER.dumps(asdict(standing)).encode())
