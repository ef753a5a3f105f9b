"""Starts a program behind a fence: the kernel kills it at its first socket to the internet.

`python fence.py COMMAND ARGUMENT...`. The fence holds for all that the program loads or starts, in
whatever language it is written. Linux only, and only for processors whose numbers are known here.
"""

from __future__ import annotations

import ctypes
import os
import platform
import struct
import sys

_NUMBERS_OF_SOCKET = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
_INTERNET = (2, 10)  # AF_INET, AF_INET6
_LOAD, _JUMP_IF_EQUAL, _ANSWER = 0x20, 0x15, 0x06
_ALLOW, _KILL = 0x7FFF0000, 0x80000000
_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _SECCOMP_MODE_FILTER = 38, 22, 2


def fence() -> None:
    """Put this process, and all that it becomes, behind it.

    Raises:
        KeyError: this processor is not known here.
        OSError: the kernel does not do it.
    """
    architecture, socket = _NUMBERS_OF_SOCKET[platform.machine()]
    steps = [
        (_LOAD, 0, 0, 4),
        (_JUMP_IF_EQUAL, 0, 5, architecture),
        (_LOAD, 0, 0, 0),
        (_JUMP_IF_EQUAL, 0, 3, socket),
        (_LOAD, 0, 0, 16),  # its first argument
        (_JUMP_IF_EQUAL, 2, 0, _INTERNET[0]),
        (_JUMP_IF_EQUAL, 1, 0, _INTERNET[1]),
        (_ANSWER, 0, 0, _ALLOW),
        (_ANSWER, 0, 0, _KILL),
    ]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    program = struct.pack("HxxxxxxP", len(steps), ctypes.addressof(code))
    library = ctypes.CDLL(None, use_errno=True)
    library.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    if library.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, program) != 0:
        raise OSError(ctypes.get_errno(), "no fence")


if __name__ == "__main__":
    fence()
    os.execv(sys.argv[1], sys.argv[1:])  # noqa: S606 - what a test asked for
