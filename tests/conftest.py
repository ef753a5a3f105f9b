"""What must stand before anything imports Qt or keyring; how long a test may take."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"

import gc
from collections.abc import Generator

import pytest
from hypothesis import settings

# Enough to find what is wrong on an ordinary day; `HYPOTHESIS_PROFILE=thorough make test` digs.
settings.register_profile("lean", max_examples=40, deadline=None)
settings.register_profile("thorough", max_examples=1_000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "lean"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--torture", action="store_true", help="shake as often as the torture marks say"
    )
    parser.addoption(
        "--with-sheet", action="store_true", help="windows get their style sheet in all tests"
    )
    parser.addoption(
        "--most-seconds",
        type=float,
        default=5,
        help="of processors that one test may take, its processes and fixtures included",
    )


def pytest_collection_finish() -> None:
    """What is there now stays: a collection in a test need not look through it each time."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None]:
    item.stash[_BEGUN] = _seconds_of_processors()
    yield


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None]:
    """A slow test fails by the time of processors, which other programs do not lengthen much."""
    yield
    took = _seconds_of_processors() - item.stash[_BEGUN]
    most = item.config.getoption("most_seconds")
    if took > most and not item.config.getoption("torture"):
        pytest.fail(f"took {took:.1f} s of processors; a test may take {most:g}", pytrace=False)


@pytest.fixture
def rounds(request: pytest.FixtureRequest) -> int:
    """How often a test with the mark `torture` does its thing."""
    shaken = request.node.get_closest_marker("torture")
    return int(shaken.kwargs["many" if request.config.getoption("torture") else "rounds"])


_BEGUN = pytest.StashKey[float]()


def _seconds_of_processors() -> float:
    """Of this process and of those that it started and that are gone."""
    return sum(os.times()[:4])
