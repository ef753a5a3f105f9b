"""An installation as a user would have it: a wheel in an environment of its own."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

from tests.program.machine import ROOT


def install(folder: Path) -> Path:
    """The folder of the programs of an environment that holds the wheel."""
    output_of(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    programs = environment(folder / "environment")
    (wheel,) = folder.glob("*.whl")
    pip = (sys.executable, "-m", "pip", "--python", programs / "python", "--quiet")
    output_of(*pip, "install", "--no-deps", "--no-index", wheel, cwd=folder)
    return programs


def environment(folder: Path) -> Path:
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


def output_of(*command: object, cwd: Path) -> str:
    """What it prints; fails the test with what it complains of."""
    result = subprocess.run(
        [str(word) for word in command], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    return result.stdout
