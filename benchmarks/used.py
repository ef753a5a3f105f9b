"""What this process and its children used so far: seconds of processors, and memory at its most."""

from __future__ import annotations

import resource
import sys
from pathlib import Path

assert sys.platform != "win32", "Windows has no getrusage"  # noqa: S101 -- the types know it too


def processor_seconds() -> float:
    """Of this process and of the children that ended, in the program and in the system."""
    both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, both))


def own_megabytes() -> int:
    """The most that this process held; Linux remembers in `ru_maxrss` what it was before `exec`."""
    if sys.platform == "linux":
        told = Path("/proc/self/status").read_text("ascii")
        return int(told.split("VmHWM:")[1].split()[0]) // 1024
    else:  # noqa: RET505 -- the types of each system see one of the two
        return _megabytes(resource.RUSAGE_SELF)


def children_megabytes() -> int:
    """The most that one of the children that ended held."""
    return _megabytes(resource.RUSAGE_CHILDREN)


def _megabytes(whose: int) -> int:
    """Kept by the system in kilobytes on Linux, in bytes on macOS."""
    held = resource.getrusage(whose).ru_maxrss
    return held // 1024 if sys.platform == "linux" else held // 1024**2
