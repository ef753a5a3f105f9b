"""What the screens before unlock can do; the composition root fills it in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ib_desk.application.desk import Desk
from ib_desk.application.leaving.sheet import SheetExit
from ib_desk.application.open_anyway import UNASKED, OpenAnyway
from ib_desk.application.progress import Progress
from ib_desk.application.route import Route
from ib_desk.application.vault import OpenVault, UnreadableVault, VaultDescription, Vaults
from ib_desk.domain.secrets.passphrase import passphrase_bytes
from ib_desk.domain.words.terms import Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrance:
    """Everything but the words is called on the database thread, where the vault then lives.

    Attributes:
        vaults: making, opening and restoring.
        known: the vaults of this user on this machine, damaged ones too, last opened first.
        new_folder: a free place for one more.
        sheets: the way out of the recovery sheet.
        copy_closed: a backup of each vault that was closed and is in none; in any thread.
        open_example: the demo vault of a sector, made at its first use.
        terms: Dutch words for codes.
        desk_of: all use cases over an open vault; the second says whether it is the example.
        end_children: kill every process that works for this one; in any thread.
    """

    vaults: Vaults
    known: Callable[[], Sequence[VaultDescription | UnreadableVault]]
    new_folder: Callable[[], Path]
    sheets: SheetExit
    copy_closed: Callable[[Progress], None]
    open_example: Callable[[str, Progress], OpenVault]
    terms: Terms
    desk_of: Callable[[OpenVault, bool], Desk]
    end_children: Callable[[], None]

    def unlock(
        self, folder: Path, route: Route, text: str, anyway: OpenAnyway | None, progress: Progress
    ) -> OpenVault:
        """With what was typed, as it was typed.

        Raises:
            VaultError: of `Vaults`.
            RecoveryCodeMistyped: before the vault is touched.
        """
        agreed = anyway or UNASKED
        match route:
            case Route.RECOVERY_CODE:
                return self.vaults.unlock_with_recovery_code(folder, text, anyway=agreed)
            case Route.QUICK:
                return self.vaults.unlock_quickly(folder, passphrase_bytes(text), anyway=agreed)
            case Route.PASSPHRASE:
                return self.vaults.unlock_with_passphrase(
                    folder, passphrase_bytes(text), anyway=agreed, progress=progress
                )
