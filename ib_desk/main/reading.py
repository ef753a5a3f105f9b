"""The hidden command `reader`: this program once more, as the child that opens strangers' files."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from ib_desk.main.process import harden
from ib_desk.main.resources import resources_root
from ib_desk.reader.child import serve


def read_for_parent() -> int:
    """Do one job, asked on standard input (`ib_desk.exchange.children`)."""
    harden()
    return serve((resources_root() / "fonts" / "Lato-Regular.ttf").read_bytes)


def reader_command() -> Sequence[str]:
    """What starts such a child.

    Isolated: neither the folder where the user happens to be, nor her environment, can put another
    module in the place of one of ours.
    """
    if getattr(sys, "frozen", False):
        return (sys.executable, "reader")
    return (sys.executable, "-I", "-m", "ib_desk", "reader")
