"""The packages of the system: installed where that can be done, else asked for in one line."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGES = Path(__file__).resolve().parents[2] / "packages"
LISTED = re.findall(r"^[^#\s]+", (PACKAGES / "run.txt").read_text("utf-8"), re.MULTILINE)
TOOLS = ("sh", "dirname", "sed", "tr", "grep", "env")

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks Debian's package manager")


class Machine:
    """A folder of programs that is the whole PATH: real tools, and a package manager played."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._asked = folder / "asked"
        for name in TOOLS:
            (folder / name).symlink_to(shutil.which(name) or name)
        self.user = 1000
        self.play("apt-get", f'echo "$@" >> {self._asked}')
        self.play("sudo", "exit 1")

    def play(self, name: str, script: str) -> None:
        (self._folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (self._folder / name).chmod(0o755)

    def has(self, *packages: str) -> None:
        """`a:b` is a package `a` that provides `b` too."""
        lines = [f"installed,{name.replace(':', ', ')} (= 1)" for name in packages]
        self.play("dpkg-query", "\n".join(f"echo '{line}'" for line in lines))

    def install(self) -> subprocess.CompletedProcess[str]:
        self.play("id", f"echo {self.user}")
        return subprocess.run(
            [str(self._folder / "sh"), str(PACKAGES / "install.sh"), "run"],
            env={"PATH": str(self._folder)},
            capture_output=True,
            text=True,
            check=False,
        )

    @property
    def installed(self) -> str:
        return self._asked.read_text("utf-8") if self._asked.exists() else ""


@pytest.fixture
def machine(tmp_path):
    return Machine(tmp_path)


def test_a_machine_that_has_all_hears_nothing(machine):
    machine.has(*LISTED)
    done = machine.install()
    assert (done.returncode, done.stdout, done.stderr, machine.installed) == (0, "", "", "")


def test_a_package_under_a_new_name_counts(machine):
    renamed, *others = LISTED
    machine.has(f"{renamed}t64:{renamed}", *others)
    assert machine.install().stdout == ""


def test_without_rights_one_line_says_what_to_install(machine):
    *present, missing = LISTED
    machine.has(*present)
    done = machine.install()
    (line,) = (line.strip() for line in done.stdout.splitlines() if "apt-get" in line)
    assert line.endswith(f"--no-install-recommends {missing}")
    assert (done.returncode, machine.installed) == (1, "")


def test_root_installs_what_is_missing_and_no_more(machine):
    *present, missing = LISTED
    machine.has(*present)
    machine.user = 0
    assert machine.install().returncode == 0
    assert machine.installed.splitlines()[-1].endswith(f"--no-install-recommends {missing}")


def test_sudo_without_a_password_does_too(machine):
    machine.has("bash")
    machine.play("sudo", '[ "$1" = -n ] || exec "$@"')
    assert machine.install().returncode == 0
    assert machine.installed.splitlines()[-1].endswith(" ".join(LISTED))


def test_another_system_sees_to_it_itself(machine):
    assert machine.install().returncode == 0
