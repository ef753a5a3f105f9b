"""Wrong secrets in a row, and the waiting time from the third on: 4, 8, 16 up to 60 seconds.

It keeps who tries by hand from trying fast, also after starting the program anew. Who copies the
vault is kept out by the slow key derivation, not by this file.
"""

from __future__ import annotations

import contextlib
import json
import math
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from ib_desk.application.vault_errors import VaultError, WaitFirst, WrongSecret
from ib_desk.storage.faults import told_apart
from ib_desk.storage.vault_folder import read_file, write_whole

LONGEST_WAIT = 60
_LONGEST = 4096
SLIPS = 2  # a slip of the finger, and Caps Lock
PINS_ALLOWED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    """Wrong secrets in a row, wrong PINs among them, and the moment of the last."""

    wrong: int
    pins: int
    last: float


class Attempts:
    """The count in one vault folder; `now` gives seconds since 1970."""

    def __init__(self, file: Path, now: Callable[[], float]) -> None:
        self._file = file
        self._now = now

    def wait_seconds(self) -> int:
        """Whole seconds until the next attempt."""
        state, now = self._read(), self._now()
        if state.last > now:
            # The clock was set back: the time is counted from here, else it would never be over.
            state = replace(state, last=now)
            self._write(state)
        return max(0, math.ceil(state.last + _wait_after(state.wrong) - now))

    @property
    def pins_used_up(self) -> bool:
        """Whether the PIN was wrong as often in a row as is allowed."""
        return self._read().pins >= PINS_ALLOWED

    def require_waited(self) -> None:
        """Let an attempt begin.

        Raises:
            WaitFirst: not yet.
        """
        wait = self.wait_seconds()
        if wait:
            raise WaitFirst(wait)

    def count_wrong(self, *, pin: bool = False) -> WrongSecret:
        """One more; gives the error to raise."""
        state = self._read()
        wrong = state.wrong + 1
        self._write(_State(wrong=wrong, pins=state.pins + pin, last=self._now()))
        return WrongSecret(wrong, _wait_after(wrong))

    def clear(self) -> None:
        """The right secret was given."""
        with contextlib.suppress(OSError):
            self._file.unlink(missing_ok=True)

    def _read(self) -> _State:
        try:
            content = json.loads(read_file(self._file, _LONGEST))
            return _State(
                wrong=int(content["wrong"]), pins=int(content["pins"]), last=float(content["last"])
            )
        except (OSError, ValueError, LookupError, TypeError, OverflowError, RecursionError):
            return _State(wrong=0, pins=0, last=0.0)

    def _write(self, state: _State) -> None:
        content = json.dumps(asdict(state)).encode()
        with contextlib.suppress(VaultError), told_apart():  # a full disk must not hide the message
            write_whole(self._file, content)


def _wait_after(wrong: int) -> int:
    """Seconds to wait after this many wrong secrets in a row."""
    return min(LONGEST_WAIT, 1 << min(wrong - 1, 10)) if wrong > SLIPS else 0
