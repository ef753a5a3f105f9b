"""The key store of the system: Windows Credential Manager, macOS Keychain, the Secret Service.

`keyring.get_keyring()` is not used: it runs whatever a `keyringrc.cfg` or an environment variable
names, and hands it the secret. One of three known backends is made directly, on a
thread of its own, since a locked key store may wait for a user for ever.
"""

from __future__ import annotations

import contextlib
import importlib
import secrets
import sys
import threading
from collections.abc import Callable
from itertools import pairwise
from typing import Protocol, TypeVar, cast

from keyring.backend import KeyringBackend

from ib_desk.application.vault_errors import KeyStoreUnavailable, WeakPin
from ib_desk.storage.keys import KEY_BYTES

SERVICE = "IB Desk"
SHORTEST_PIN = 6
PATIENCE_SECONDS = 15.0
T = TypeVar("T")
_BACKENDS = {
    "win32": ("keyring.backends.Windows", "WinVaultKeyring"),
    "darwin": ("keyring.backends.macOS", "Keyring"),
    "linux": ("keyring.backends.SecretService", "Keyring"),
}


class KeyStore(Protocol):
    """A place outside the vault that keeps a secret for this user on this machine."""

    def keep(self, name: str, secret: bytearray) -> None:
        """Keep `secret` under `name`.

        Raises:
            KeyStoreUnavailable: or what comes back is not what was given.
        """
        ...

    def find(self, name: str) -> bytearray | None:
        """The secret under `name`, None if there is none.

        Raises:
            KeyStoreUnavailable: it cannot be asked.
        """
        ...

    def forget(self, name: str) -> None:
        """Remove what is under `name`, if it is there.

        Raises:
            KeyStoreUnavailable: it cannot be asked.
        """
        ...


class SystemKeyStore:
    """The key store of this system; having none is an ordinary case."""

    def __init__(
        self, make_backend: Callable[[], KeyringBackend], *, patience: float = PATIENCE_SECONDS
    ) -> None:
        """Ask the backend that `make_backend` gives; wait `patience` seconds for each answer."""
        self._make_backend = make_backend
        self._patience = patience
        self._backend: KeyringBackend | None = None

    def keep(self, name: str, secret: bytearray) -> None:
        """Store as 64 hexadecimal signs, far below the limit of Windows, and read back."""
        self._ask(lambda backend: backend.set_password(SERVICE, name, secret.hex()))
        if self.find(name) != secret:
            raise KeyStoreUnavailable

    def find(self, name: str) -> bytearray | None:
        """Read; what is not 32 bytes in hexadecimal signs is not ours and counts as nothing."""
        found = self._ask(lambda backend: backend.get_password(SERVICE, name))
        try:
            secret = bytearray.fromhex(found or "")
        except (ValueError, TypeError):
            return None
        return secret if len(secret) == KEY_BYTES else None

    def forget(self, name: str) -> None:
        """Delete, if there is anything."""
        if self._ask(lambda backend: backend.get_password(SERVICE, name)) is not None:
            self._ask(lambda backend: backend.delete_password(SERVICE, name))

    def _ask(self, question: Callable[[KeyringBackend], T]) -> T:
        answers: list[T] = []
        asking = threading.Thread(target=self._put, args=(question, answers), daemon=True)
        asking.start()
        asking.join(self._patience)
        if not answers:
            raise KeyStoreUnavailable
        return answers[0]

    def _put(self, question: Callable[[KeyringBackend], T], answers: list[T]) -> None:
        # Whatever a backend raises means the same to us: it cannot be asked now. That includes
        # what D-Bus, pywin32 and ctypes raise, and its text may hold what was asked.
        with contextlib.suppress(Exception):
            self._backend = self._backend or self._make_backend()
            answers.append(question(self._backend))


def system_backend() -> KeyringBackend:
    """The one backend that is trusted on this platform.

    Raises:
        KeyStoreUnavailable: there is none, or it does not answer.
    """
    if sys.platform not in _BACKENDS:
        raise KeyStoreUnavailable
    module, name = _BACKENDS[sys.platform]
    backend_class = cast("type[KeyringBackend]", getattr(importlib.import_module(module), name))
    if not backend_class.viable:
        raise KeyStoreUnavailable
    backend = backend_class()
    if sys.platform == "win32":
        # Else it roams with the domain profile; only the backend of Windows has this setting.
        setattr(backend, "persist", "local machine")  # noqa: B010
    return backend


def new_stored_secret() -> bytearray:
    """What a key store keeps for one vault: useless without the PIN."""
    return bytearray(secrets.token_bytes(KEY_BYTES))


def require_pin(pin: bytearray) -> None:
    """Let a PIN pass that is not the first anyone would try.

    Raises:
        WeakPin: fewer than six signs, one sign or pair repeated, or a row such as 123456.
    """
    steps = {after - before for before, after in pairwise(pin)}
    repeated = pin == (pin[:1] * len(pin)) or pin == (pin[:2] * len(pin))[: len(pin)]
    if len(pin) < SHORTEST_PIN or repeated or steps in ({1}, {-1}):
        raise WeakPin
