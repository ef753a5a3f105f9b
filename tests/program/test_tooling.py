"""What the set-up promises: one lock, one list of system packages, one SQLCipher."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions, version
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version
from sqlcipher3 import dbapi2 as sqlcipher

from ib_desk import __version__
from ib_desk.storage.engine import OLDEST_SQLITE
from tools import check_wheels
from tools.check_wheels import PYTHONS, SYSTEMS, System

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
TO_RUN = [Requirement(line) for line in PROJECT["dependencies"]]
TO_DEVELOP = [Requirement(line) for line in PROJECT["optional-dependencies"]["dev"]]
LOCKS = ("requirements/run.txt", "requirements/dev.txt")
HERE = next((system for system in SYSTEMS if system.sys_platform == sys.platform), SYSTEMS[-1])


def test_one_distribution_alone_brings_sqlcipher3():
    assert packages_distributions()["sqlcipher3"] == ["sqlcipher3"]


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_brings_a_second_one(lock):
    named = {canonicalize_name(pin.name) for pin in _pins(lock) if "sqlcipher" in pin.name}
    assert named == {"sqlcipher3"}


def test_its_sqlite_is_one_without_the_known_damage():
    assert sqlcipher.sqlite_version_info >= OLDEST_SQLITE >= (3, 51, 3)


def test_the_version_is_that_of_the_project_and_asks_for_no_installation():
    """`make run` installs what the program needs and not the program."""
    assert __version__ == PROJECT["version"]
    asking = [
        path
        for path in ROOT.glob("ib_desk/**/*.py")
        if "importlib.metadata" in path.read_text("utf-8")
    ]
    assert asking == []


each_python = pytest.mark.parametrize("python", PYTHONS)
each_system = pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: system.name)


@each_python
@each_system
@pytest.mark.parametrize(
    ("lock", "wanted"), [(LOCKS[0], TO_RUN), (LOCKS[1], TO_RUN + TO_DEVELOP)], ids=LOCKS
)
def test_the_lock_is_that_of_the_project(lock, wanted, system, python):
    locked = _locked(lock, system, python)
    for requirement in wanted:
        if _applies(requirement.marker, system, python):
            assert locked[canonicalize_name(requirement.name)] in requirement.specifier


@each_python
@each_system
def test_a_developer_runs_what_a_user_runs(system, python):
    assert _locked(LOCKS[0], system, python).items() <= _locked(LOCKS[1], system, python).items()


@pytest.mark.parametrize("lock", LOCKS)
def test_a_package_is_the_same_version_on_every_system_and_python(lock):
    names = [canonicalize_name(pin.name) for pin in _pins(lock)]
    assert sorted(names) == sorted(set(names))


def test_wheels_are_looked_for_on_the_systems_that_readers_are_promised():
    promise = " ".join(_text("README.md").split())
    oldest = [system.name.split(" (")[0] for system in SYSTEMS if system.sys_platform != "linux"]
    assert [name for name in oldest if name not in promise] == []
    assert PYTHONS[0] == PROJECT["requires-python"].removeprefix(">=")
    assert f"{', '.join(PYTHONS[:-1])} or {PYTHONS[-1]}" in promise


def test_one_wheel_that_is_nowhere_to_be_had_is_told(monkeypatch, capsys):
    def play(system, python, lock):
        lacks = (system.sys_platform, python) == ("darwin", "3.12")
        told = "x has no wheels" if lacks else " + x==1\n + y==1\n"
        return CompletedProcess([], int(lacks), stdout="", stderr=told)

    monkeypatch.setattr(check_wheels, "installation", play)
    assert check_wheels.main() == 1
    said = capsys.readouterr().out
    assert said.count("2 wheels") == len(SYSTEMS) * len(PYTHONS) - 1
    assert "macOS 13 (arm64), Python 3.12: no\nx has no wheels" in said


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
    assert declared - set().union(*providers.values()) == set()


def test_this_environment_is_that_of_the_lock():
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    locked = _locked("requirements/dev.txt", HERE, python)
    installed = {name: Version(version(name)) for name in locked if _is_direct(name)}
    assert installed.items() <= locked.items()


def test_system_packages_are_listed_in_one_place_only():
    lists = [_text(f"packages/{purpose}.txt") for purpose in ("run", "dev")]
    listed = re.findall(r"^[^#\s]+", "\n".join(lists), re.MULTILINE)
    assert len(listed) == len(set(listed)) > 0
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


def _locked(lock: str, system: System, python: str) -> dict[str, Version]:
    """What such a machine with that Python gets."""
    return {
        canonicalize_name(pin.name): Version(str(pin.specifier).removeprefix("=="))
        for pin in _pins(lock)
        if _applies(pin.marker, system, python)
    }


def _pins(lock: str) -> list[Requirement]:
    lines = re.findall(r"^[a-z].*==.*(?= \\$)", _text(lock), re.MULTILINE)
    return [Requirement(line) for line in lines]


def _applies(marker: Marker | None, system: System, python: str) -> bool:
    environment = {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "sys_platform": system.sys_platform,
        "platform_machine": system.platform_machine,
    }
    return marker is None or marker.evaluate(environment)


def _is_direct(name: str) -> bool:
    return name in {canonicalize_name(wanted.name) for wanted in TO_RUN + TO_DEVELOP}
