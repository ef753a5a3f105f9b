"""What a child may use of the machine; set before it reads a byte of a stranger."""

from __future__ import annotations

import sys
from typing import Final

MEMORY: Final = 1 << 30
"""Bytes of address space: a file of ordinary size takes a fifth of it."""
_SECONDS: Final = 90
"""Of the processor; the parent counts its own, by the clock and by the number of pages."""
_OPEN_FILES: Final = 64


def keep_within() -> None:
    """No more memory and time than a file can need, no file written, no core, no process made.

    On Windows and macOS the parent sees to it (`ib_desk.exchange.child`).
    """
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not on Windows

        limits = [
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CPU, _SECONDS),
            (resource.RLIMIT_NOFILE, _OPEN_FILES),
        ]
        if sys.platform == "linux":
            limits += [(resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_NPROC, 0)]
        for kind, wanted in limits:
            _soft, hard = resource.getrlimit(kind)
            most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
            resource.setrlimit(kind, (most, most))
