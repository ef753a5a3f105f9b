"""`python -m benchmarks.start [TIMES]`: how soon there is a window, and how soon a desk.

A bare window of PySide6 and the program are started by turns (15 times each), so that what else the
machine does falls on both. Told are the middle times, in milliseconds, of the clock and of the
processor, and what they are of the bare window. Somebody types from the first picture on, a key
every 20 ms, while all the rest is loaded. Told too is the longest time in which the window did not
answer, and how long its thread worked in one turn, which a busy machine does not lengthen.
`make bench-built` builds both and compares these, by `--bare` and `--program`.
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any, Final

from benchmarks.vaults import PHRASE, new_vault
from ib_desk.main.example import add_case, example_records
from ib_desk.main.resources import resources_root
from ib_desk.main.wiring import build_parts

MOST: Final = 2.0
"""Of a bare window, by the clock and by the processor."""
MOST_GAP_MS: Final = 100

Told = dict[str, Any]


def main() -> int:
    """Print the table; 1 where a limit was passed."""
    given = _arguments()
    for package in ("ib_desk", "benchmarks"):
        compileall.compile_dir(package, quiet=1)  # as installed, also where Python keeps no copies
    with tempfile.TemporaryDirectory(prefix="ib-desk-bench-") as name:
        home = Path(name)
        vault, none = home / "vault", home / "none"
        _fill(vault)
        runs: dict[str, list[Told]] = {"a bare window": [], "the door": [], "no vault yet": []}
        commands = {
            "a bare window": given.bare,
            "the door": [*given.program, str(vault), PHRASE],
            "no vault yet": [*given.program, str(none)],
        }
        for _ in range(given.times):
            for what, command in commands.items():
                runs[what].append(_run(command, home))
    return _tell(runs)


def _arguments() -> argparse.Namespace:
    python = [sys.executable, "-m"]
    parser = argparse.ArgumentParser()
    parser.add_argument("times", nargs="?", type=int, default=15)
    parser.add_argument("--bare", type=shlex.split, default=[*python, "benchmarks.bare"])
    parser.add_argument("--program", type=shlex.split, default=[*python, "benchmarks.at_the_door"])
    return parser.parse_args()


def _fill(folder: Path) -> None:
    parts = build_parts(resources_root())
    made = new_vault(parts, folder)
    add_case(parts.desk(made), example_records(resources_root()))
    made.close()


def _run(command: Sequence[str], home: Path) -> Told:
    environment = {**os.environ, "HOME": str(home)}
    if not any(name in environment for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    done = subprocess.run(  # noqa: S603 - our own programs
        command, env=environment, capture_output=True, text=True, check=True, timeout=120
    )
    told: Told = json.loads(done.stdout)
    return told


def _tell(runs: dict[str, list[Told]]) -> int:
    bare = {key: _middle(runs["a bare window"], key) for key in ("seconds", "cpu")}
    print("  clock      x     cpu      x")
    is_over = False
    for what, told in runs.items():
        clock, cpu = _middle(told, "seconds"), _middle(told, "cpu")
        ratios = clock / bare["seconds"], cpu / bare["cpu"]
        is_over |= max(ratios) > MOST
        print(f"{clock:7.0f} {ratios[0]:6.2f} {cpu:7.0f} {ratios[1]:6.2f}  {what}")
    door = runs["the door"]
    for label, of_clock, of_cpu in (
        ("the desk is there", "desk", "cpu at desk"),
        ("longest turn of the window until then", "longest gap", "longest work"),
        ("its last turn: the desk itself is built", "gap of the desk", "work of the desk"),
    ):
        clock, cpu = _middle(door, of_clock), _middle(door, of_cpu)
        print(f"{clock:7.0f}        {cpu:7.0f}         {label}")
    return int(is_over or _middle(door, "longest work") > MOST_GAP_MS)


def _middle(told: Sequence[Told], key: str) -> float:
    return 1000 * float(median(one[key] for one in told))


if __name__ == "__main__":
    raise SystemExit(main())
