"""Composition root: the only package that knows all others; nothing knows it."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def run(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks; as a child of this very program, read the file of a stranger.

    A child knows neither the commands nor the window: it begins before they are loaded.
    """
    if arguments is None and sys.argv[1:] == ["reader"]:
        from ib_desk.main.reading import read_for_parent  # noqa: PLC0415 - see above

        return read_for_parent()
    from ib_desk.main.arguments import run as run_command  # noqa: PLC0415 - see above

    return run_command(arguments)
