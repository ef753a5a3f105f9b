"""What takes seconds is done once, for every test that looks at what came of it."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import pytest

from tests.nursery import Ask, nursery
from tests.program.evening import FIRST_PAGES, PAGES, Evening, live_an_evening, live_the_night
from tests.program.installation import install
from tests.program.machine import PROGRAM, Machine

T = TypeVar("T")


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "machine")


@pytest.fixture(scope="session")
def under_fire() -> Iterator[Ask]:
    with nursery("tests.program.under_fire") as ask:
        yield ask


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


@dataclass(frozen=True)
class SelfTestRun:
    machine: Machine
    done: subprocess.CompletedProcess[str]


def once(factory: pytest.TempPathFactory, name: str, do: Callable[[], T]) -> T:
    """What `do` returns; of the processes that run the tests beside each other one does it."""
    folder = factory.getbasetemp()
    if sys.platform != "win32" and "PYTEST_XDIST_WORKER" in os.environ:
        import fcntl  # noqa: PLC0415 - not on Windows

        kept = folder.parent / f"{name}.pickle"
        with kept.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not kept.exists():
                kept.write_bytes(pickle.dumps(do()))
            done: T = pickle.loads(kept.read_bytes())  # noqa: S301 - written above
            return done
    return do()


@pytest.fixture(scope="session")
def own_school(tmp_path_factory: pytest.TempPathFactory) -> DemoRun:
    """The demo on our own fictitious school, in a folder with a space and an accent in its name."""
    return once(tmp_path_factory, "own-school", lambda: _demo(tmp_path_factory))


@pytest.fixture(scope="session")
def vo_school(tmp_path_factory: pytest.TempPathFactory) -> DemoRun:
    """The same for a secondary school."""
    return once(tmp_path_factory, "vo-school", lambda: _demo(tmp_path_factory, "--sector", "vo"))


def _demo(tmp_path_factory: pytest.TempPathFactory, *choices: str) -> DemoRun:
    machine, out = Machine(tmp_path_factory.mktemp("demo")), Path("Zoë Ğül", "het werk")
    done = machine.to_its_end(*PROGRAM, "demo", "--out", out, *choices)
    return DemoRun(machine, machine.work / out, done)


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the programs of one are that needs no work copy."""
    return once(
        tmp_path_factory, "installed", lambda: install(tmp_path_factory.mktemp("installed"))
    )


@pytest.fixture(scope="session")
def self_test(tmp_path_factory: pytest.TempPathFactory, installed: Path) -> SelfTestRun:
    """The own test of the installed program, as a process."""

    def run() -> SelfTestRun:
        machine = Machine(tmp_path_factory.mktemp("self-test"))
        return SelfTestRun(machine, machine.to_its_end(installed / "ib-desk", "self-test"))

    return once(tmp_path_factory, "self-test", run)


@pytest.fixture(scope="session")
def evening(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Evening:
    """An evening at the window; with all pages where tests are thorough."""
    pages = PAGES if request.config.getoption("thorough") else PAGES[:FIRST_PAGES]

    def live() -> Evening:
        return live_an_evening(tmp_path_factory.mktemp("evening"), pages)

    return once(tmp_path_factory, "evening", live)


@pytest.fixture(scope="session")
def night(tmp_path_factory: pytest.TempPathFactory, evening: Evening) -> Evening:
    """The same, with what was seen after the evening."""
    return once(tmp_path_factory, "night", lambda: live_the_night(evening))
