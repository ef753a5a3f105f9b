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


MOST_SECONDS = 5
"""Of processors, for one test or one fixture that tests share, its processes included."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--thorough",
        action="store_true",
        help="windows in their style sheet, the evening with all pages; a test may take long",
    )
    parser.addoption(
        "--torture", action="store_true", help="thorough, and as often as the torture marks say"
    )


def pytest_configure(config: pytest.Config) -> None:
    config.option.thorough |= config.option.torture


def pytest_collection_finish() -> None:
    """What is there now stays: a collection in a test need not look through it each time."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(
    fixturedef: pytest.FixtureDef[object], request: pytest.FixtureRequest
) -> Generator[None, object, object]:
    """What a shared fixture takes is its own; the test that happens to come first is not blamed."""
    if fixturedef.scope == "function":
        return (yield)
    shared = request.session.stash.setdefault(_SHARED, [0.0])
    begun, others = _seconds_of_processors(), shared[0]
    try:
        return (yield)
    finally:
        took = _seconds_of_processors() - begun
        _judge(request.config, f"the fixture {fixturedef.argname}", took - (shared[0] - others))
        shared[0] = others + took


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None]:
    item.stash[_BEGUN] = _own_seconds(item)
    yield


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None]:
    yield
    _judge(item.config, "it", _own_seconds(item) - item.stash[_BEGUN])


@pytest.fixture
def rounds(request: pytest.FixtureRequest) -> int:
    """How often a test with the mark `torture` does its thing."""
    shaken = request.node.get_closest_marker("torture")
    return int(shaken.kwargs["many" if request.config.getoption("torture") else "rounds"])


_BEGUN = pytest.StashKey[float]()
_SHARED = pytest.StashKey[list[float]]()
"""What shared fixtures took together, so far."""


def _judge(config: pytest.Config, who: str, took: float) -> None:
    """A slow test fails by the time of processors: other programs do not lengthen that much."""
    if took > MOST_SECONDS and not config.option.thorough:
        pytest.fail(f"{who} took {took:.1f} s of processors; {MOST_SECONDS} is most", pytrace=False)


def _own_seconds(item: pytest.Item) -> float:
    return _seconds_of_processors() - item.session.stash.setdefault(_SHARED, [0.0])[0]


def _seconds_of_processors() -> float:
    """Of this process and of those that it started and that are gone."""
    return sum(os.times()[:4])
