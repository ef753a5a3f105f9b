"""A wheel, installed as a user would have it: away from the work copy, which it must not need."""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from ib_desk.main.resources import resources_root
from ib_desk.storage.migrate import newest_revision

ROOT = Path(__file__).resolve().parents[2]

_WHAT_IT_FINDS = """
import json, ib_desk
from ib_desk.main.resources import resources_root
from ib_desk.storage.migrate import newest_revision

root = resources_root()
print(json.dumps({
    "package": ib_desk.__file__,
    "resources": sorted(str(p.relative_to(root)) for p in root.rglob("*") if p.is_file()),
    "newest": newest_revision(),
}))
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The folder of the programs of an environment that holds nothing but the wheel.

    What it depends on is lent by this environment, through a path file: its own path files, and
    with them the editable install of the work copy, do not count there.
    """
    folder = tmp_path_factory.mktemp("installed")
    _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    environment = folder / "environment"
    venv.create(environment, with_pip=False)
    where = {"base": str(environment), "platbase": str(environment)}
    programs = Path(sysconfig.get_path("scripts", "venv", where))
    packages = Path(sysconfig.get_path("purelib", "venv", where))
    (packages / "lent.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    (wheel,) = folder.glob("*.whl")
    pip = (sys.executable, "-m", "pip", "--python", programs / "python", "--quiet")
    _run(*pip, "install", "--no-deps", "--no-index", wheel, cwd=folder)
    return programs


def test_an_installed_program_finds_all_that_the_work_copy_has(installed, tmp_path):
    found = json.loads(_run(installed / "python", "-I", "-c", _WHAT_IT_FINDS, cwd=tmp_path))
    root = Path(str(resources_root()))
    assert found["resources"] == sorted(
        str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()
    )
    assert found["newest"] == newest_revision()
    assert ROOT not in Path(found["package"]).parents


def test_an_installed_program_passes_its_own_test(installed, tmp_path):
    _run(installed / "ib-desk", "self-test", cwd=tmp_path)


def _run(*command: object, cwd: Path) -> str:
    """What it prints; fails the test with what it complains of."""
    result = subprocess.run(
        [str(word) for word in command], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    return result.stdout
