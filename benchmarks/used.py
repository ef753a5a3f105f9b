"""What this process and its children used so far: seconds of processors, and memory at its most.

Not on Windows, which keeps no such count.
"""

from __future__ import annotations

import sys
from pathlib import Path


def processor_seconds() -> float:
    """Of this process and of the children that ended, in the program and in the system."""
    return sum(_used(by_children=by_children)[0] for by_children in (False, True))


def waited_seconds() -> float:
    """How long this process could have gone on, and others had the processors; 0 but on Linux.

    Not of its children, which wait as long as it does for each second that they work.
    """
    tasks = Path("/proc/self/task").glob("*/schedstat")  # where there is none, none are found
    return sum(int(one.read_text("ascii").split()[1]) for one in tasks) / 1e9


def own_megabytes() -> int:
    """The most that this process held; Linux remembers in `getrusage` what it was before `exec`."""
    if sys.platform == "linux":
        told = Path("/proc/self/status").read_text("ascii")
        return int(told.split("VmHWM:")[1].split()[0]) // 1024
    else:  # noqa: RET505 -- the types of each system see one of the two
        return _used(by_children=False)[1] // 1024**2


def children_megabytes() -> int:
    """The most that one of the children that ended held: kept in kilobytes, in bytes on macOS."""
    held = _used(by_children=True)[1]
    return held // 1024 if sys.platform == "linux" else held // 1024**2


def _used(*, by_children: bool) -> tuple[float, int]:
    """Seconds, and the most memory in the system's own unit."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not on Windows

        used = resource.getrusage(resource.RUSAGE_CHILDREN if by_children else resource.RUSAGE_SELF)
        return used.ru_utime + used.ru_stime, used.ru_maxrss
    else:  # noqa: RET505 -- as above
        raise NotImplementedError
