"""The ways into a vault: who can open it, and taking that from someone again.

Each way in is a slot in the header of the vault. Secrets are handed over as `bytearray`
(`domain.secrets.passphrase` makes one of a passphrase) and are zeros when the method returns,
however it returns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Protocol
from uuid import UUID

from ib_desk.application.route import Route

MOST_SLOTS = 12
"""Ways into one vault; nobody needs as many, and each makes a wrong passphrase slower."""

MOST_PEOPLE = MOST_SLOTS - 4
"""With a passphrase; two sheets, quick unlock and one that a sheet brings fit beside them."""

LONGEST_HOLDER = 80
"""Signs in the name of who has a passphrase."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeySlot:
    """One way in, as settings show it; `holder` is what the user called its owner."""

    slot_id: str
    route: Route
    holder: str
    on_trial: bool = False
    """A recovery sheet of which nothing was typed back yet: the one before it opens as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoverySheet:
    """What is printed for the safe of the school; it exists once, on paper.

    `groups` is the code. `slot_code` goes on the sheet as QR: the private key of its slot, closed
    under the code. Of no use without the groups, and without any header of the vault.
    """

    vault_id: UUID
    vault_label: str
    made_on: date
    groups: tuple[str, ...] = field(repr=False)
    slot_code: str = field(repr=False)


class KeyNews(Enum):
    """What an opening found to be told: a rotation that was cut off, or a header put back."""

    ROTATED_AFTER_ALL = "rotated after all"
    NOT_ROTATED = "not rotated"
    OLDER_HEADER = "older header"
    """Whoever got a way in since then has none any more."""


class WaysIn(Protocol):
    """The ways into an open vault; used on the thread of the vault.

    What takes a way in from someone works at once, and leaves the data key to be rotated
    (`OpenVault.rotate_key`): until then who kept an old header could still open this database.
    """

    def slots(self) -> Sequence[KeySlot]:
        """Every way in, passphrases first."""
        ...

    def prove(self, passphrase: bytearray) -> None:
        """See whether this opens the vault: who only found it unlocked does not know.

        Raises:
            WrongSecret: it does not.
            WaitFirst: too many wrong ones; not yet.
        """
        ...

    def change_passphrase(self, current: bytearray, new: bytearray) -> None:
        """Put `new` in the place of `current`.

        Raises:
            WrongSecret: `current` is no passphrase of this vault.
            WeakPassphrase: `new` is not strong enough.
        """
        ...

    def replace_passphrase(self, slot_id: str, new: bytearray) -> None:
        """Put `new` in a passphrase slot whose phrase was forgotten.

        Raises:
            CurrentSecretNeeded: the vault was not opened by the recovery code.
            WeakPassphrase: `new` is not strong enough.
        """
        ...

    def add_passphrase(self, holder: str, new: bytearray) -> KeySlot:
        """A passphrase of her own for a second person; `holder` has `LONGEST_HOLDER` signs at most.

        Raises:
            WeakPassphrase: `new` is not strong enough.
            TooManyPeople: there are `MOST_PEOPLE` already.
        """
        ...

    def remove_passphrase(self, slot_id: str) -> None:
        """Take away a person's way in.

        Raises:
            LastSlot: it is the only passphrase.
        """
        ...

    def enable_quick_unlock(self, pin: bytearray) -> None:
        """Let this machine's key store and a PIN open the vault, beside the passphrase.

        Raises:
            WeakPin: the PIN is too easy.
            KeyStoreUnavailable: an ordinary case, nothing has changed.
        """
        ...

    def disable_quick_unlock(self) -> None:
        """Only the passphrase and the recovery code open the vault from now on."""
        ...

    def new_recovery_sheet(self) -> RecoverySheet:
        """One more sheet, on trial: the one before it opens as well, until this one takes over."""
        ...

    def sheet_takes_over(self, code: str) -> None:
        """The sheet on trial is there on paper: what was printed before it opens nothing any more.

        Raises:
            RecoveryCodeMistyped: it cannot be right.
            WrongSecret: it is not the code of the sheet on trial.
        """
        ...

    def drop_sheet_on_trial(self) -> None:
        """The sheet on trial opens nothing any more, the one before it goes on to."""
        ...
