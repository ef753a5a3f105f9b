"""The first window: there in a moment, because it loads next to nothing, and it hears every key."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.secrets.passphrase import passphrase_bytes
from tests.program.machine import ROOT, Machine
from tests.quick_parts import quick_parts

PHRASE = "wolk fietspad zilver fiets"
HEAVY = {
    "PIL", "alembic", "argon2", "cattrs", "cryptography", "defusedxml", "keyring", "pypdf",
    "reportlab", "segno", "sqlalchemy", "sqlcipher3", "stdnum",
}  # fmt: skip
"""Libraries; none of them is needed to show a name and a field."""
LIGHT = {
    "application": {"name_plate", "route", "vault_errors"},
    "domain": {"day_direction", "dutch_dates", "errors"},
    "storage": {"name_plate"},
    "ui": {
        "app", "collector", "listen", "main_window", "overriding", "preferences", "press", "say",
        "screen", "spoken", "tab_order", "texts", "unforeseen",
    },
}  # fmt: skip
"""What of each layer the first picture may load, beside `ui.setup`, `ui.style`, `ui.widgets`."""
OF_EVERY_DOOR = {"doorstep", "examples", "page", "window"}
TO_UNLOCK = {"open_button", "secret_fields", "unlock", "vault_words"}
FOR_A_NEW_VAULT = {"fresh_phrase", "meter", "vault_step"}
MOST_WIDGETS = 16
"""Modules of `ui.widgets`; there are some forty."""
MOST_ENUMERATIONS = 210
"""Of Qt, whose `Qt` alone has some ninety; each costs a tenth of a millisecond to make."""
NOT_YET = {"QStyle", "QComboBox", "QAbstractItemView", "QKeySequence", "QTabWidget"}
"""Of these nothing is seen at the door: to ask a widget for its style, or one of Qt's own making
for itself, would have Python make their classes."""


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One that somebody has worked in."""
    folder = tmp_path_factory.mktemp("door") / "kluis"
    parts = quick_parts()
    made = parts.vaults.create(folder, label="Proefkluis", passphrase=passphrase_bytes(PHRASE))
    parts.desk(made.vault).records.add(Pupil(call_name="Bo"))
    made.vault.close()
    return folder


def at_the_door(machine: Machine, vault: Path, phrase: str = "") -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.at_the_door", str(vault), *([phrase] if phrase else [])],
        env={**machine.environment(), "PYTHONPATH": str(ROOT)},
        cwd=machine.work,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def of_ours(told: dict[str, Any], room: str) -> set[str]:
    start = f"ib_desk.{room}."
    return {name.removeprefix(start) for name in told["modules"] if name.startswith(start)}


def assert_light(told: dict[str, Any], pages: set[str]) -> None:
    assert HEAVY.isdisjoint(told["modules"])
    for layer in ("domain", "application", "storage"):
        rooms = {name for name in of_ours(told, layer) if not name.startswith("secrets")}
        assert rooms <= LIGHT[layer], layer
    assert of_ours(told, "exchange") == set()
    assert of_ours(told, "ui.setup") <= OF_EVERY_DOOR | pages
    assert NOT_YET.isdisjoint(name.split(".")[0] for name in told["enumerations"])
    assert len(told["enumerations"]) <= MOST_ENUMERATIONS
    assert len(of_ours(told, "ui.widgets")) <= MOST_WIDGETS
    rest = {name for name in of_ours(told, "ui") if name.split(".")[0] not in {"setup", "style"}}
    assert {name for name in rest if not name.startswith("widgets")} <= LIGHT["ui"]


def test_every_key_from_the_first_picture_on_arrives_and_opens_the_vault(
    machine: Machine, vault: Path
) -> None:
    """The phrase has 26 signs, and opens nothing when one of them is lost."""
    told = at_the_door(machine, vault, PHRASE)

    assert_light(told, TO_UNLOCK)
    assert told["focus"] == "Wachtwoordzin"
    assert {"Proefkluis", "Openen", "Voorbeeld openen"} <= set(told["texts"])
    assert "desk" in told


def test_who_has_no_vault_yet_begins_as_fast(machine: Machine, tmp_path: Path) -> None:
    told = at_the_door(machine, tmp_path / "nog-niets")

    assert_light(told, FOR_A_NEW_VAULT)
    assert told["focus"] == "Naam van de kluis"
    assert {"Je kluis", "Verder", "Voorbeeld openen"} <= set(told["texts"])
    words = set(quick_parts().words)
    assert any(len(text.split()) == 4 and words.issuperset(text.split()) for text in told["texts"])
