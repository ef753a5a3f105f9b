"""What must stand before anything imports Qt or keyring; how long a test may take."""

from __future__ import annotations

import atexit
import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"

import gc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from ib_desk.main.process import leave
from tests.processor_seconds import ProcessorSeconds

gc.disable()  # until all tests are there: what they import stays, and takes a fourth longer with it

pytest_plugins = ["tests.tally"]

# Enough to find what is wrong on an ordinary day; `HYPOTHESIS_PROFILE=thorough make test` digs.
settings.register_profile("lean", max_examples=40, deadline=None)
settings.register_profile("repeatable", max_examples=40, deadline=None, derandomize=True)
settings.register_profile("thorough", max_examples=1_000, deadline=None)
# `make mutants` runs the tests more than once in one process, where a class is another one then.
settings.register_profile(
    "mutants",
    settings.get_profile("repeatable"),
    suppress_health_check=[HealthCheck.differing_executors],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "lean"))


_outcome: list[int] = []


@atexit.register
def _leave() -> None:
    """As the program does: Qt and Python taking each other down may crash, when all has passed.

    Seen twice on Python 3.11. It was registered before all else, and so comes after all else.
    """
    if _outcome:
        leave(_outcome[0])


def pytest_sessionfinish(exitstatus: int) -> None:
    """What the process is to end with."""
    _outcome.append(int(exitstatus))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--thorough",
        action="store_true",
        help="windows in their style sheet and painted, the evening with all pages;"
        " a test may take long",
    )
    parser.addoption(
        "--seconds",
        type=Path,
        metavar="FOLDER",
        help="keep there how many seconds of processors each test took (`make seconds`)",
    )
    parser.addoption(
        "--torture", action="store_true", help="thorough, and as often as the torture marks say"
    )


def pytest_configure(config: pytest.Config) -> None:
    config.option.thorough |= config.option.torture
    if not config.option.thorough:
        config.pluginmanager.register(ProcessorSeconds(config.option.seconds))


def pytest_collection_finish() -> None:
    """What is there now stays: a collection in a test need not look through it each time."""
    gc.collect()
    gc.freeze()
    gc.enable()


@pytest.fixture
def rounds(request: pytest.FixtureRequest) -> int:
    """How often a test with the mark `torture` does its thing."""
    shaken = request.node.get_closest_marker("torture")
    return int(shaken.kwargs["many" if request.config.getoption("torture") else "rounds"])
