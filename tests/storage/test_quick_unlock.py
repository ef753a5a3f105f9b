"""The key store of the system: none, null, failing, slow, hostile.

Row 13 of docs/security.md, 6.
"""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null
from keyring.errors import KeyringLocked

from ib_desk.application.vault_errors import KeyStoreUnavailable
from ib_desk.storage.quick_unlock import SystemKeyStore, new_stored_secret, system_backend
from tests.patience import PATIENCE


class InMemory(KeyringBackend):
    """What a desktop has, as far as we use it."""

    priority = 1

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


def test_a_secret_is_kept_found_and_forgotten_as_64_signs():
    backend = InMemory()
    store, secret = SystemKeyStore(lambda: backend), new_stored_secret()

    store.keep("kluis/slot", secret)

    assert backend.kept == {("IB Desk", "kluis/slot"): secret.hex()}
    assert store.find("kluis/slot") == secret
    store.forget("kluis/slot")
    assert store.find("kluis/slot") is None
    store.forget("kluis/slot")


def test_a_store_that_keeps_nothing_is_found_out():
    with pytest.raises(KeyStoreUnavailable):
        SystemKeyStore(null.Keyring).keep("kluis", new_stored_secret())


@pytest.mark.parametrize("question", ["keep", "find", "forget"])
def test_a_store_that_fails_is_unavailable_whatever_is_asked(question):
    store = SystemKeyStore(fail.Keyring)
    arguments = ("kluis", new_stored_secret()) if question == "keep" else ("kluis",)

    with pytest.raises(KeyStoreUnavailable):
        getattr(store, question)(*arguments)


def test_a_locked_store_is_unavailable_and_its_message_goes_no_further():
    class Locked(InMemory):
        def get_password(self, service: str, username: str) -> str | None:
            raise KeyringLocked(username)

    with pytest.raises(KeyStoreUnavailable) as refused:
        SystemKeyStore(Locked).find("kluis")

    assert refused.value.args == ()


def test_a_store_that_waits_for_a_user_for_ever_does_not_keep_us_waiting():
    released = threading.Event()
    answered: list[bool] = []

    class Waiting(InMemory):
        def get_password(self, service: str, username: str) -> str | None:
            answered.append(released.wait(PATIENCE))
            return None

    with pytest.raises(KeyStoreUnavailable):
        SystemKeyStore(Waiting, patience=0.05).find("kluis")
    assert answered == []
    released.set()


@pytest.mark.parametrize("found", ["", "zz", "00" * 31, "00" * 33, "é"])
def test_what_another_program_put_there_counts_as_nothing(found):
    backend = InMemory()
    backend.kept["IB Desk", "kluis"] = found

    assert SystemKeyStore(lambda: backend).find("kluis") is None


HOSTILE = """
import sys
from ib_desk.application.vault_errors import KeyStoreUnavailable
from ib_desk.storage.quick_unlock import SystemKeyStore, system_backend
try:
    SystemKeyStore(system_backend).keep("kluis", bytearray(32))
except KeyStoreUnavailable:
    print("unavailable")
print("planted" in sys.modules)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="where keyringrc.cfg lies differs")
def test_code_that_someone_planted_for_keyring_is_not_run(tmp_path: Path):
    (tmp_path / "planted.py").write_text("raise SystemExit('planted code was run')")
    config = tmp_path / "python_keyring" / "keyringrc.cfg"
    config.parent.mkdir()
    config.write_text(
        f"[backend]\ndefault-keyring=planted.Keyring\nkeyring-path={tmp_path}\n", "utf-8"
    )
    environment = {
        **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
        "XDG_CONFIG_HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path),
        "PYTHON_KEYRING_BACKEND": "planted.Keyring",
        "PYTHONPATH": os.pathsep.join((str(tmp_path), *filter(None, sys.path))),
    }

    done = subprocess.run(
        [sys.executable, "-c", HOSTILE],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.stdout.split(), done.stderr) == (["unavailable", "False"], "")


def test_a_platform_without_a_known_store_has_none(monkeypatch):
    monkeypatch.setattr(sys, "platform", "freebsd14")

    with pytest.raises(KeyStoreUnavailable):
        system_backend()
