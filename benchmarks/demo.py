"""`python -m benchmarks.demo [EDEXML]`: the demo as a process, beside what it cannot do without.

A busy machine makes all of it slow, so each round measures a baseline right before the demo: Python
with the modules that the demo loads, and the one slow key derivation of a new vault. The ratio of
the two says more about the program than seconds do (the demo has twenty).
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from ib_desk.storage.keys import SALT_BYTES, machine_memory, stretch_for, stretched_key

ROUNDS = 3
_LOAD = "import ib_desk.main.demo"


def main() -> None:
    """Print seconds for each round, and the middle ratio."""
    export = ["--edexml", *sys.argv[1:2]] if len(sys.argv) > 1 else []
    ratios = []
    print(" load   key  demo  ratio")
    with tempfile.TemporaryDirectory(prefix="ib-desk-bench-") as name:
        for number in range(ROUNDS):
            load = seconds(sys.executable, "-c", _LOAD)
            started = perf_counter()
            derive_key()
            key = perf_counter() - started
            out = Path(name) / str(number)
            demo = seconds(sys.executable, "-m", "ib_desk", "demo", "--out", str(out), *export)
            ratios.append(demo / (load + key))
            print(f"{load:5.2f} {key:5.2f} {demo:5.2f} {ratios[-1]:6.1f}", flush=True)
    print(f"the demo takes {median(ratios):.1f} times what loading and the key alone take")


def seconds(*command: str) -> float:
    """How long a command takes that must succeed."""
    started = perf_counter()
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own program
    return perf_counter() - started


def derive_key() -> None:
    """What the lock of a new vault costs on this machine, whatever the program does."""
    stretched_key(bytearray(b"wolk"), bytes(SALT_BYTES), stretch_for(machine_memory()))


if __name__ == "__main__":
    main()
