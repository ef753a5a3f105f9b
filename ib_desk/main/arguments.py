"""The commands: thin, over the same use cases as the window."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from ib_desk.domain.errors import DeskError
from ib_desk.main.hidden import run_hidden
from ib_desk.main.process import FINISH_COPIES, harden, has_display, loading
from ib_desk.ui.overriding import override

OK = 0
REFUSED = 1
MISUSED = 2
STOPPED = 130
"""As a shell says it of a program that was stopped with Ctrl+C."""


def run(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks; a refusal is one plain sentence and an exit code."""
    harden()
    if run_hidden(sys.argv[1:] if arguments is None else arguments):
        return OK
    _allow_any_sign()
    chosen = _parser().parse_args(arguments)
    try:
        return _run(chosen)
    except (DeskError, OSError) as error:
        # Only a refusal that was foreseen: its words hold no data.
        from ib_desk.ui.messages import act_message  # noqa: PLC0415 - Qt is slow to load

        message = act_message(error)
        sys.stderr.write(f"{message.title} {message.text}".strip() + "\n")
        return REFUSED
    except KeyboardInterrupt:
        return STOPPED


def _run(chosen: argparse.Namespace) -> int:
    # Each command loads only what it needs: the window alone takes half a second.
    match chosen.command:
        case "demo":
            with loading():
                from ib_desk.domain.records.school import Sector  # noqa: PLC0415 - see above
                from ib_desk.main.demo import demo  # noqa: PLC0415 - see above

            demo(chosen.out, chosen.edexml, chosen.case, chosen.attach, Sector(chosen.sector))
            return OK
        case None if chosen.finish_copies:
            with loading():
                from ib_desk.main.copies import finish_copies  # noqa: PLC0415 - see above

            finish_copies(chosen.vault)
            return OK
        case "self-test":
            with loading():
                from ib_desk.main.self_test import self_test  # noqa: PLC0415 - see above

            return OK if self_test(sys.stdout) else REFUSED
        case "check-package":
            with loading():
                from ib_desk.main.check_package import check  # noqa: PLC0415 - see above

            return check(chosen.file, sys.stdout)
        case _ if has_display():
            with loading():
                from ib_desk.main.window import show_window  # noqa: PLC0415 - see above

            return show_window(chosen.vault)
        case _:
            with loading():
                from ib_desk.main.demo import demo_without_display  # noqa: PLC0415 - see above

            demo_without_display()
            return OK


def _allow_any_sign() -> None:
    """A console that cannot show a sign shows its number: no words are worth a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _parser() -> argparse.ArgumentParser:
    parser = _DutchParser(
        prog="ib-desk", description="Dossiers van leerlingen, versleuteld op je eigen laptop."
    )
    parser.options.add_argument(
        "--vault", type=Path, metavar="MAP", help="open de kluis in deze map, of maak hem daar"
    )
    parser.options.add_argument(FINISH_COPIES, action="store_true", help=argparse.SUPPRESS)
    commands = parser.add_subparsers(title="opdrachten", dest="command", metavar="opdracht")
    commands.add_parser("self-test", help="kijk na of het programma heel is")
    looked = commands.add_parser(
        "check-package", help="kijk na of een pakket van een school heel is aangekomen"
    )
    looked.add_argument_group("wat je opgeeft").add_argument(
        "file",
        type=Path,
        metavar="BESTAND",
        help="een map, een zipbestand, een versleutelde pdf of een bestand met gegevens (.json)",
    )
    demo = commands.add_parser("demo", help="doe het hele werk zonder venster, met een voorbeeld")
    demo.options.add_argument("--out", type=Path, required=True, metavar="MAP", help="een lege map")
    demo.options.add_argument(
        "--edexml", type=Path, metavar="BESTAND", help="export van een school, in EDEXML"
    )
    demo.options.add_argument(
        "--case", type=Path, metavar="BESTAND", help="een eigen verzonnen leerling, in TOML"
    )
    demo.options.add_argument(
        "--sector",
        choices=("po", "vo"),
        default="po",
        help="een basisschool (po) of een school voor voortgezet onderwijs (vo)",
    )
    demo.options.add_argument(
        "--attach",
        type=Path,
        action="append",
        default=[],
        metavar="BESTAND",
        help="voeg ook dit bestand toe als bijlage; mag vaker",
    )
    return parser


class _DutchHelp(argparse.HelpFormatter):
    @override
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        words = "Zo gebruik je het: " if prefix is None else prefix
        super().add_usage(usage, actions, groups, words)


class _DutchParser(argparse.ArgumentParser):
    """Its words, and those of its commands, without the English ones of Python."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings, add_help=False, allow_abbrev=False, formatter_class=_DutchHelp)
        self.options = self.add_argument_group("opties")
        self.options.add_argument("-h", "--help", action="help", help="laat dit zien")

    @override
    def error(self, message: str) -> NoReturn:
        # Python words `message` in English and repeats what was typed.
        self.print_usage(sys.stderr)
        self.exit(MISUSED, "Deze opdracht klopt niet. Met --help zie je wat er kan.\n")
