"""What a child may use of the machine; set before it reads a byte of a stranger."""

from __future__ import annotations

import math
import sys
from typing import Final

MEMORY: Final = 1 << 30
"""Bytes of address space: a file of ordinary size takes a fifth of it."""
PACKING_MEMORY: Final = 2 << 30
"""The same for a package: three times what its pages take, so some 600 MB of them."""
SECONDS: Final = 10.0
SECONDS_A_PAGE: Final = 0.15
"""Of the processor, for a megabyte of a package as for a page.

By the clock, the parent gives twice as much (`ib_desk.exchange.reader_child`).
"""
_MOST_SECONDS: Final = 90
_OPEN_FILES: Final = 64


def keep_within(memory: int = MEMORY) -> None:
    """No more memory and time than a file can need, no file written, no core, no process made.

    On Windows and macOS the parent sees to it (`ib_desk.exchange.child`).
    """
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not on Windows

        limits = [
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CPU, _MOST_SECONDS),
            (resource.RLIMIT_NOFILE, _OPEN_FILES),
        ]
        if sys.platform == "linux":
            limits += [(resource.RLIMIT_AS, memory), (resource.RLIMIT_NPROC, 0)]
        for kind, wanted in limits:
            _soft, hard = resource.getrlimit(kind)
            most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
            resource.setrlimit(kind, (most, most))
    take_time_for(0)


def take_time_for(pages: int) -> None:
    """So much longer for each page: then the system ends this process."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not on Windows

        _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
        wanted = math.ceil(seconds_for(pages))
        resource.setrlimit(resource.RLIMIT_CPU, (min(wanted, hard), hard))


def seconds_for(pages: int) -> float:
    """Of the processor, for so many pages, or megabytes of a package."""
    return SECONDS + SECONDS_A_PAGE * pages
