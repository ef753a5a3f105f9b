"""One run of the demo for every test that looks at what it left; it takes seconds."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.program.machine import Machine


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "machine")


@dataclass(frozen=True)
class DemoRun:
    """What the command did; `summary` is what it wrote down."""

    machine: Machine
    out: Path
    done: subprocess.CompletedProcess[str]

    @property
    def summary(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.out / "summary.json").read_text("utf-8"))
        return found


@pytest.fixture(scope="session")
def run_demo(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., DemoRun]:
    """The demo as a process, in a folder with a space and an accent in its name."""

    def run(*arguments: object) -> DemoRun:
        root = tmp_path_factory.mktemp("demo")
        machine, out = Machine(root), Path("Zoë Ğül", "het werk")
        return DemoRun(machine, machine.work / out, machine.run("demo", "--out", out, *arguments))

    return run


@pytest.fixture(scope="session")
def own_school(run_demo: Callable[..., DemoRun]) -> DemoRun:
    """The demo on our own fictitious school."""
    return run_demo()
