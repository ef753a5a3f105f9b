"""What a child may use, where it cannot see to that itself: Windows and macOS."""

from __future__ import annotations

import sys
from typing import Final

FLAGS: Final = 0x0800_0000 if sys.platform == "win32" else 0
"""Windows shows a console for each process, but for one that says it wants none."""

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _LIMITS: Final = 9  # JobObjectExtendedLimitInformation
    _ACTIVE_PROCESSES: Final = 0x8
    _PROCESS_MEMORY: Final = 0x100
    _KILL_ON_CLOSE: Final = 0x2000
    _MAY_LIMIT: Final = 0x0101  # PROCESS_SET_QUOTA | PROCESS_TERMINATE

    class _Basic(ctypes.Structure):
        _fields_ = (
            ("per_process_time", wintypes.LARGE_INTEGER),
            ("per_job_time", wintypes.LARGE_INTEGER),
            ("flags", wintypes.DWORD),
            ("least_working_set", ctypes.c_size_t),
            ("most_working_set", ctypes.c_size_t),
            ("active_processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority", wintypes.DWORD),
            ("scheduling", wintypes.DWORD),
        )

    class _Extended(ctypes.Structure):
        _fields_ = (
            ("basic", _Basic),
            ("counters", ctypes.c_ulonglong * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process", ctypes.c_size_t),
            ("peak_job", ctypes.c_size_t),
        )

    class Leash:
        """A job object: its process has so much memory, starts no other, and dies with us."""

        def __init__(self, pid: int, memory: int) -> None:
            kernel = ctypes.WinDLL("kernel32", use_last_error=True)
            kernel.CreateJobObjectW.restype = wintypes.HANDLE
            kernel.OpenProcess.restype = wintypes.HANDLE
            self._close = kernel.CloseHandle
            self._close.argtypes = [wintypes.HANDLE]
            self._job = kernel.CreateJobObjectW(None, None)
            wanted = _Extended()
            wanted.basic.flags = _ACTIVE_PROCESSES | _PROCESS_MEMORY | _KILL_ON_CLOSE
            # Python in a virtual environment is two processes: one that starts the other.
            wanted.basic.active_processes = 2
            wanted.process_memory = memory
            kernel.SetInformationJobObject.argtypes = [
                wintypes.HANDLE,
                ctypes.c_int,
                ctypes.c_void_p,
                wintypes.DWORD,
            ]
            kernel.SetInformationJobObject(
                self._job, _LIMITS, ctypes.byref(wanted), ctypes.sizeof(wanted)
            )
            process = kernel.OpenProcess(_MAY_LIMIT, False, pid)  # noqa: FBT003 - no heir
            kernel.AssignProcessToJobObject.argtypes = [wintypes.HANDLE, wintypes.HANDLE]
            kernel.AssignProcessToJobObject(self._job, process)
            self._close(process)

        def let_go(self) -> None:
            """The process is gone."""
            self._close(self._job)

    def is_too_large(pid: int, memory: int) -> bool:
        """The job object sees to it."""
        del pid, memory
        return False

else:

    class Leash:
        """Nothing: a child on Linux limits itself; on macOS its size is looked at."""

        def __init__(self, pid: int, memory: int) -> None:
            del pid, memory

        def let_go(self) -> None:
            """The process is gone."""

    if sys.platform == "darwin":
        import subprocess

        def is_too_large(pid: int, memory: int) -> bool:
            """Whether it uses more than it may; macOS keeps no process to a size."""
            told = subprocess.run(  # noqa: S603 - a tool of the system, with a number
                ["/bin/ps", "-o", "rss=", "-p", str(pid)], capture_output=True, check=False
            )
            return told.stdout.strip().isdigit() and int(told.stdout) * 1024 > memory

    else:

        def is_too_large(pid: int, memory: int) -> bool:
            """It limits itself."""
            del pid, memory
            return False
