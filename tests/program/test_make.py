"""`make run` with and without a display, with a Python that is only played."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is a display")


@pytest.fixture
def make_run(tmp_path):
    """Run it with these settings; what would be started is said, not done."""
    (tmp_path / "bin").mkdir()
    python = tmp_path / "bin" / "python"
    python.write_text('#!/bin/sh\necho "started $QT_QPA_PLATFORM: $*"\n', encoding="utf-8")
    python.chmod(0o755)
    (tmp_path / "run.stamp").touch()

    def run(**settings: str) -> str:
        ours = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "MAKEFLAGS"}
        kept = {name: value for name, value in os.environ.items() if name not in ours}
        return subprocess.run(
            ["make", "--silent", "run", f"VENV={tmp_path}"],  # noqa: S607 - the make of the PATH
            cwd=ROOT,
            env=kept | {"TMPDIR": str(tmp_path)} | settings,
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    return run


@on_linux
@pytest.mark.parametrize("display", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_with_a_display_the_window_comes(make_run, display):
    assert make_run(**{display: ":0"}) == "started : -m ib_desk\n"


@on_linux
def test_without_one_the_demo_goes_into_a_new_folder_that_is_named(make_run, tmp_path):
    said, started = make_run().splitlines()
    (folder,) = tmp_path.glob("ib-desk-demo.*")
    assert said.startswith("There is no display here")
    assert said.endswith(str(folder))
    assert started == f"started offscreen: -m ib_desk demo --out {folder}"


def test_every_program_that_make_starts_is_there():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    modules = set(re.findall(r"(?:python|run) -m ([\w.]+)", makefile))
    assert {"ib_desk", "tools.gallery", "benchmarks"} <= modules
    assert [name for name in modules if find_spec(name) is None] == []
