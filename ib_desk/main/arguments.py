"""The commands: thin, over the same use cases as the window."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from ib_desk.domain.errors import DeskError
from ib_desk.main.process import harden

OK = 0
REFUSED = 1
MISUSED = 2


def run(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks; a refusal is one plain sentence and an exit code."""
    harden()
    chosen = _parser().parse_args(arguments)
    try:
        return _run(chosen)
    except (DeskError, OSError) as error:
        # Only a refusal that was foreseen: its words hold no data.
        from ib_desk.ui.messages import message_for  # noqa: PLC0415 - Qt is slow to load

        message = message_for(error)
        sys.stderr.write(f"{message.title} {message.text}".strip() + "\n")
        return REFUSED


def _run(chosen: argparse.Namespace) -> int:
    # Each command loads only what it needs: the window alone takes half a second.
    match chosen.command:
        case "demo":
            from ib_desk.main.demo import demo  # noqa: PLC0415 - see above

            demo(chosen.out, chosen.edexml)
            return OK
        case "self-test":
            from ib_desk.main.self_test import self_test  # noqa: PLC0415 - see above

            return OK if self_test(sys.stdout) else REFUSED
        case _:
            from ib_desk.main.window import show_window  # noqa: PLC0415 - see above

            return show_window(chosen.vault)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="ib-desk", description="Dossiers van leerlingen, versleuteld op je eigen laptop."
    )
    parser.add_argument(
        "--vault", type=Path, metavar="MAP", help="open de kluis in deze map, of maak hem daar"
    )
    commands = parser.add_subparsers(dest="command", metavar="opdracht")
    commands.add_parser("self-test", help="kijk na of het programma heel is")
    demo = commands.add_parser("demo", help="doe het hele werk zonder venster, met een voorbeeld")
    demo.add_argument("--out", type=Path, required=True, metavar="MAP", help="een lege map")
    demo.add_argument(
        "--edexml", type=Path, metavar="BESTAND", help="export van een school, in EDEXML"
    )
    return parser
