"""Commands that only the program itself gives, to children of its own.

They come before the parser of the command line, the window and all else that is slow to load. A
child gets its work on standard input; nothing about it is in the arguments.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from ib_desk.main.process import die_with_parent

REKEY: Final = "--child-rekey"
READ: Final = "--child-read"
"""Open the file of a stranger, and nothing else (`ib_desk.reader`)."""

PACK: Final = "--child-pack"
"""Put made pages behind a request, and seal them (`ib_desk.reader.packing_child`)."""

FORM: Final = "--child-form"
"""Open a bureau's form, and fill it in (`ib_desk.reader.forms`)."""


def child_command(name: str) -> list[str]:
    """What starts a child of this program for `name`, one of the commands here.

    Isolated: neither the folder where the user happens to be, nor her environment, can put another
    module in the place of one of ours. Where we are it has to be told: not every work copy is
    installed in the environment that runs it.
    """
    if getattr(sys, "frozen", False):
        return [sys.executable, name]
    root = str(Path(__file__).parents[2])
    begin = f"import sys; sys.path.append({root!r}); from ib_desk.main import run; sys.exit(run())"
    return [sys.executable, "-I", "-c", begin, name]


def run_hidden(arguments: Sequence[str]) -> bool:
    """Do the work of a child, if that is what this process is."""
    work = _COMMANDS.get(arguments[0]) if len(arguments) == 1 else None
    if work is None:
        return False
    die_with_parent()
    work()
    return True


def _rekey() -> None:
    from ib_desk.storage.rekey import serve  # noqa: PLC0415 - only this child needs it

    serve(sys.stdin.buffer, sys.stdout)


def _read() -> None:
    from ib_desk.main.resources import resources_root  # noqa: PLC0415 - as above
    from ib_desk.reader.child import serve  # noqa: PLC0415 - as above

    serve((resources_root() / "fonts" / "Lato-Regular.ttf").read_bytes)


def _pack() -> None:
    from ib_desk.reader.packing_child import serve  # noqa: PLC0415 - as above

    serve()


def _form() -> None:
    from ib_desk.reader.forms.form_child import serve  # noqa: PLC0415 - as above

    serve()


_COMMANDS: Mapping[str, Callable[[], None]] = {REKEY: _rekey, READ: _read, PACK: _pack, FORM: _form}
