"""Encrypted vault databases: copied from one that was migrated, and one that was filled, once."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Protocol

import pytest
from sqlalchemy import Engine

from ib_desk.storage.unit_of_work import SqlUnitOfWork
from tests.databases import empty_database, opened
from tests.nursery import Ask, nursery
from tests.samples import samples
from tests.storage.quick_vaults import quick_vaults
from tests.storage.vault_builders import World


@pytest.fixture(scope="session", autouse=True)
def _quick_vaults(request: pytest.FixtureRequest) -> Iterator[None]:
    with nullcontext() if request.config.getoption("thorough") else quick_vaults():
        yield


@pytest.fixture(scope="session")
def filled_database(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("filled") / "vault.db"
    path.write_bytes(empty_database())
    with opened(path) as engine, SqlUnitOfWork(engine) as work:
        for record in samples():
            work.save(record)
        work.commit()
    return path.read_bytes()


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """Of an empty vault."""
    yield from _copy(tmp_path / "empty.db", empty_database())


@pytest.fixture
def filled(tmp_path: Path, filled_database: bytes) -> Iterator[Engine]:
    """Of a vault with one record of every kind."""
    yield from _copy(tmp_path / "filled.db", filled_database)


@pytest.fixture(scope="session")
def filled_for_all(
    tmp_path_factory: pytest.TempPathFactory, filled_database: bytes
) -> Iterator[Engine]:
    """As `filled`, for tests that commit nothing."""
    yield from _copy(tmp_path_factory.mktemp("shared") / "vault.db", filled_database)


def _copy(path: Path, database: bytes) -> Iterator[Engine]:
    path.write_bytes(database)
    with opened(path) as engine:
        yield engine


class Killed(Protocol):
    """Of a piece of work, within so many seconds of its first words: of so many (`after`)."""

    def __call__(self, work: str, world: World, within: float, *, after: int = 1) -> list[str]: ...


@pytest.fixture(scope="session")
def under_fire() -> Iterator[Ask]:
    with nursery("tests.storage.vault_under_fire") as ask:
        yield ask


@pytest.fixture
def killed(under_fire: Ask) -> Killed:
    """What a process told before it died.

    On a busy machine a moment by the clock may come before anything was done: then nothing is
    tried. So whoever does one thing after the other is killed after one word, after two, and so on.
    """

    def fire(work: str, world: World, within: float, *, after: int = 1) -> list[str]:
        moment = random.uniform(0, within)  # noqa: S311 -- a moment
        told = under_fire(f"{work}\t{after}\t{moment}\t{world.root}")
        assert told.pop(0) == "begin"
        return told

    return fire
