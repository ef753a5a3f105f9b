"""What the set-up promises: one lock, one list of system packages, one SQLCipher."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions, version
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version
from sqlcipher3 import dbapi2 as sqlcipher

from ib_desk.storage.engine import OLDEST_SQLITE

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
TO_RUN = [Requirement(line) for line in PROJECT["dependencies"]]
TO_DEVELOP = [Requirement(line) for line in PROJECT["optional-dependencies"]["dev"]]
LOCKS = ("requirements/run.txt", "requirements/dev.txt")
PYTHONS = ("3.11", "3.12", "3.13")
AWAITED = {"pi-heif", "pypdfium2"}
"""In the lock ahead of the code that reads strangers' files; who first imports one takes it out."""


def test_one_distribution_alone_brings_sqlcipher3():
    assert packages_distributions()["sqlcipher3"] == ["sqlcipher3"]


def test_its_sqlite_is_one_without_the_known_damage():
    assert sqlcipher.sqlite_version_info >= OLDEST_SQLITE >= (3, 51, 3)


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize(
    ("lock", "wanted"), [(LOCKS[0], TO_RUN), (LOCKS[1], TO_RUN + TO_DEVELOP)], ids=LOCKS
)
def test_the_lock_is_that_of_the_project(lock, wanted, python):
    locked = _locked(lock, python)
    for requirement in wanted:
        if _applies(requirement.marker, python):
            assert locked[canonicalize_name(requirement.name)] in requirement.specifier


@pytest.mark.parametrize("python", PYTHONS)
def test_a_developer_runs_what_a_user_runs(python):
    assert _locked(LOCKS[0], python).items() <= _locked(LOCKS[1], python).items()


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_by_hash_and_names_no_server(lock):
    text = _text(lock)
    for entry in re.split(r"\n(?=[a-z])", text)[1:]:
        assert "--hash=sha256:" in entry
    assert not re.search(r"://|--index|--extra-index|--find-links|--trusted", text)


def test_each_dependency_is_accounted_for():
    first_cells = re.findall(r"^\| ([^|]+) \|", _text("docs/dependencies.md"), re.MULTILINE)
    told = {name for cell in first_cells for name in cell.split(", ")}
    assert {wanted.name for wanted in TO_RUN + TO_DEVELOP} - told == set()


def test_the_program_imports_what_it_declares_and_nothing_else():
    modules = {name for file in (ROOT / "ib_desk").rglob("*.py") for name in _imports(file)}
    provided = packages_distributions()
    outside = modules - sys.stdlib_module_names - {"ib_desk", "shiboken6"}  # part of pyside6
    providers = {
        module: {canonicalize_name(name) for name in provided[module]} for module in outside
    }
    declared = {canonicalize_name(wanted.name) for wanted in TO_RUN}
    assert {module for module, names in providers.items() if not names & declared} == set()
    assert declared - set().union(*providers.values()) == AWAITED


def test_this_environment_is_that_of_the_lock():
    locked = _locked("requirements/dev.txt", f"{sys.version_info.major}.{sys.version_info.minor}")
    installed = {name: Version(version(name)) for name in locked if _is_direct(name)}
    assert installed.items() <= locked.items()


def test_system_packages_are_listed_in_one_place_only():
    listed = re.findall(r"^[^#\s]+", _text("packages/debian.txt"), re.MULTILINE)
    assert len(listed) == len(set(listed)) > 0
    assert "debian.txt" in _text("packages/install.sh")
    assert "packages/install.sh" in _text("Makefile")
    for elsewhere in ("Makefile", ".ci/run"):
        assert "apt-get" not in _text(elsewhere)
        assert [name for name in listed if name in _text(elsewhere)] == []


def _text(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def _imports(file: Path) -> set[str]:
    """Top-level names of what a module imports, also inside functions."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            found.add(node.module.split(".")[0])
    return found


def _locked(lock: str, python: str) -> dict[str, Version]:
    """What a Linux machine with that Python gets."""
    lines = re.findall(r"^[a-z].*==.*(?= \\$)", _text(lock), re.MULTILINE)
    pinned = [Requirement(line) for line in lines]
    return {
        canonicalize_name(pin.name): Version(str(pin.specifier).removeprefix("=="))
        for pin in pinned
        if _applies(pin.marker, python)
    }


def _applies(marker: Marker | None, python: str) -> bool:
    environment = {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "sys_platform": "linux",
    }
    return marker is None or marker.evaluate(environment)


def _is_direct(name: str) -> bool:
    return name in {canonicalize_name(wanted.name) for wanted in TO_RUN + TO_DEVELOP}
