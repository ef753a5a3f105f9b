"""Why an old vault could not be brought up to date."""

from __future__ import annotations

from ib_desk.application.vault_errors import VaultError


class MigrationFailed(VaultError):
    """The vault is as it was. `found` and `newest` are schemas; `found` is `None` for a new vault.

    `tables` names those that would have lost rows, or rows that would have lost their owner; it is
    empty when a statement failed, and that error is then the cause.
    """

    def __init__(self, found: str | None, newest: str, tables: tuple[str, ...] = ()) -> None:
        super().__init__(found, newest, tables)
        self.found = found
        self.newest = newest
        self.tables = tables
