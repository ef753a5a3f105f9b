"""Somebody at the window: says what to do to `window_driver` and hears what came of it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

from tests.program.machine import ROOT, Machine

_OF_THE_PLATFORM = "This plugin does not support "
"""What Qt says of windows where there is no screen at all."""
PHRASE = "wolk fietspad zilver tante appel"


class User:
    """`user.press("Verder")` is the act `press` of the driver with that argument."""

    def __init__(self, machine: Machine, *arguments: object) -> None:
        command = (sys.executable, "-m", "tests.program.driven", *arguments)
        self.process = machine.start(*command, PYTHONPATH=str(ROOT))
        self.err = ""
        self._hear_hello()

    def __getattr__(self, act: str) -> Callable[..., Any]:
        return lambda *arguments: self._ask(act, *arguments)

    @property
    def pid(self) -> int:
        return self.process.pid

    def _ask(self, act: str, *arguments: object) -> Any:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps([act, *arguments]) + "\n")
        self.process.stdin.flush()
        return self._hear()

    def _hear(self) -> Any:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise AssertionError(self.end())
        heard = json.loads(line)
        if isinstance(heard, dict):
            raise AssertionError(heard["trouble"])  # noqa: TRY004 - not a type is wrong here
        return heard

    def _hear_hello(self) -> None:
        assert self._hear() == "hello"

    # -- what takes more than one act --------------------------------------------------
    def begin_vault(self) -> None:
        """The first step, up to the sheet."""
        self.write("Naam van de kluis", "Proef")
        self.write("Wachtwoordzin", PHRASE)
        self.press("Verder")
        self.wait_for("Je herstelblad")

    def code(self) -> str:
        """What is on the sheet."""
        groups: list[str] = self.evaluate("list(window.page.proof.sheet.groups)")
        return "-".join(groups)

    def go_on_making_vault(self) -> str:
        """After a kill at the sheet, school and pupils later; returns the code on the new sheet."""
        self.write("Wachtwoordzin", PHRASE)
        self.press("Openen")
        self.wait_for("Je was hier gebleven. Dit is een nieuw blad.")
        code = self.code()
        for number, group in enumerate(code.split("-"), start=1):
            if f"Blok {number}" in self.texts():
                self.write(f"Blok {number}", group)
        self.press("Verder")
        for step in ("Je school", "Je leerlingen"):
            self.wait_for(step)
            self.press("Later")
        self.wait_for("Leerlingen")
        return code

    def unlock(self) -> None:
        """With the passphrase."""
        self.write("Wachtwoordzin", PHRASE)
        self.press("Openen")
        self.wait_for("Leerlingen")
        self.saved()

    def lock(self) -> None:
        """Until the fresh process says that it is there."""
        self._ask("lock")
        self._hear_hello()

    def close(self) -> int:
        """The window's cross; the exit code."""
        self._ask("close")
        return self.end()

    def kill(self) -> None:
        """At once."""
        self.process.kill()
        self.end()

    def end(self) -> int:
        """Until the process is gone; what it complained of is in `err` then."""
        _out, err = self.process.communicate(timeout=60)
        lines = err.splitlines(keepends=True)
        self.err = "".join(line for line in lines if not line.startswith(_OF_THE_PLATFORM))
        return self.process.returncode
