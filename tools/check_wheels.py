"""Asks the package index whether each locked package can be had ready-made where we say we run.

`make wheels`. Nothing is downloaded but what the index says about the packages. A package without a
wheel for one of these systems would be built there, by a compiler that a school does not have.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

LOCK: Final = Path(__file__).resolve().parents[1] / "requirements" / "dev.txt"
"""Holds all of run.txt too."""

PYTHONS: Final = ("3.11", "3.12", "3.13")


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """The oldest of a kind that IB Desk means to serve."""

    name: str
    sys_platform: str
    platform_machine: str
    resolver: str
    """The same, as the resolver calls it."""

    oldest_macos: str = ""


SYSTEMS: Final = (
    System(
        name="Windows 10 22H2 (x64)",
        sys_platform="win32",
        platform_machine="AMD64",
        resolver="x86_64-pc-windows-msvc",
    ),
    System(
        name="macOS 13 (arm64)",
        sys_platform="darwin",
        platform_machine="arm64",
        resolver="aarch64-apple-darwin",
        oldest_macos="13.0",
    ),
    System(
        name="Linux, glibc 2.34 (x86-64)",
        sys_platform="linux",
        platform_machine="x86_64",
        resolver="x86_64-manylinux_2_34",
    ),
)


def installation(system: System, python: str, lock: Path) -> subprocess.CompletedProcess[str]:
    """What installing the lock there would do, wheels alone and by hash; nothing is installed."""
    with TemporaryDirectory() as nowhere:
        return subprocess.run(  # noqa: S603 - the uv of this environment
            [
                str(Path(sys.executable).with_name("uv")),
                *("pip", "install", "--dry-run", "--target", nowhere, "--no-deps"),
                *("--require-hashes", "--only-binary", ":all:"),
                *("--python-platform", system.resolver, "--python-version", python),
                *("--requirement", str(lock)),
            ],
            env=os.environ | {"MACOSX_DEPLOYMENT_TARGET": system.oldest_macos},
            capture_output=True,
            text=True,
            check=False,
        )


def main() -> int:
    """The exit code: 0 when nothing is missing anywhere."""
    missing = False
    for system in SYSTEMS:
        for python in PYTHONS:
            done = installation(system, python, LOCK)
            found = sum(line.startswith(" + ") for line in done.stderr.splitlines())
            missing = missing or done.returncode != 0 or found == 0
            told = f"{found} wheels" if done.returncode == 0 else f"no\n{done.stderr}"
            print(f"{system.name}, Python {python}: {told}")
    return int(missing)


if __name__ == "__main__":
    sys.exit(main())
