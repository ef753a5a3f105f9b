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


_HOW_CHILDREN_DO = """
from ib_desk.application.progress import Silent
from ib_desk.domain.records.attachment import MediaType
from ib_desk.main.resources import resources_root
from ib_desk.main.wiring import build_parts

root = resources_root()
photo = (root / "self_test" / "photo.heic").read_bytes()
made = build_parts(root).paper.maker.make(photo, MediaType.HEIC, Silent())
print(made.pdf[:5].decode())
"""


def _environment(folder: Path) -> Path:
    """The folder of the programs of a new environment that has no IB Desk yet.

    What that depends on is lent by this environment, through a path file: its own path files, and
    with them the editable install of the work copy, do not count there.
    """
    venv.create(folder, with_pip=False)
    where = {"base": str(folder), "platbase": str(folder)}
    packages = Path(sysconfig.get_path("purelib", "venv", where))
    lent = [place for place in sys.path if Path(place).name == packages.name]
    (packages / "lent.pth").write_text("\n".join(lent), encoding="utf-8")
    return Path(sysconfig.get_path("scripts", "venv", where))


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The folder of the programs of an environment that holds the wheel."""
    folder = tmp_path_factory.mktemp("installed")
    _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    programs = _environment(folder / "environment")
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


def test_a_work_copy_that_nobody_installed_has_children_too(tmp_path):
    """`make run` makes an environment for it that knows nothing of it."""
    programs = _environment(tmp_path / "environment")
    assert _run(programs / "python", "-c", _HOW_CHILDREN_DO, cwd=ROOT) == "%PDF-\n"


def _run(*command: object, cwd: Path) -> str:
    """What it prints; fails the test with what it complains of."""
    result = subprocess.run(
        [str(word) for word in command], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    return result.stdout
