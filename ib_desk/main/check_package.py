"""`ib-desk check-package`: whether a package is as it was made, in words that name nobody.

Whoever takes requests in runs it, or makes a program that does. What stands in a package is never
shown: a fault is told by its line and its place, and a file by what the program calls such a file.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from getpass import getpass
from pathlib import Path
from typing import Final, TextIO

from ib_desk.exchange.data.json_text import JsonTrouble, NotJson
from ib_desk.exchange.data.package_check import BesideFault, Checked, PlacedFault, check_package
from ib_desk.exchange.data.schema import Fault, FaultKind, Schema
from ib_desk.exchange.packages_of_others import (
    GotPackage,
    NoPackage,
    PackageTrouble,
    is_closed,
    read_package,
)
from ib_desk.main.resources import resources_root

WHOLE: Final = 0
FAULTY: Final = 1
UNOPENED: Final = 3
"""Nothing was looked at; 2 is a command that is not understood."""

_MOST_TOLD: Final = 20
_TRIES: Final = 3
_OURS: Final = re.compile(r"(?:brief|aanvraag|getekend-[0-9]+|bijlage-[0-9]+)(?![a-z0-9])")

_TROUBLES: Final = {
    PackageTrouble.UNREADABLE: (
        "Dit bestand of deze map is er niet, of mag niet worden gelezen. Kijk de naam na."
    ),
    PackageTrouble.EMPTY: (
        "Dit bestand is leeg. Haal het opnieuw op, of vraag het de school nog eens."
    ),
    PackageTrouble.NO_PDF: (
        "Dit bestand heet pdf, maar is het niet, of het begin is weg. Haal het opnieuw op, of "
        "vraag het de school nog eens."
    ),
    PackageTrouble.OTHER_KIND: (
        "Dit is geen pakket van IB Desk. Geef de pdf, de zip, de map of het bestand met gegevens "
        "(.json) op."
    ),
    PackageTrouble.UNMARKED: (
        "Deze pdf heeft geen merk van IB Desk: of hij heel is, is niet te zeggen."
    ),
    PackageTrouble.NO_DATA: (
        "Hier zit geen bestand met gegevens (.json) in: of alles heel is, is dan niet te zeggen."
    ),
    PackageTrouble.TOO_LARGE: "Dit is te groot voor een pakket.",
    PackageTrouble.DAMAGED: (
        "Dit zipbestand is beschadigd. Haal het opnieuw op, of vraag het de school nog eens."
    ),
    PackageTrouble.CLOSED: "Dit pakket opent alleen met de zes woorden.",
    PackageTrouble.NOT_OPENED: (
        "De woorden zijn anders, of het pakket is niet meer zoals gemaakt."
    ),
}
_UNREAD: Final = {
    JsonTrouble.NO_UTF8: "geen tekst in UTF-8",
    JsonTrouble.NO_JSON: "geen geldige JSON",
    JsonTrouble.TOO_DEEP: "te veel haken in elkaar",
    JsonTrouble.TWICE: "een naam staat twee keer in hetzelfde stuk",
}
_TYPES: Final = {
    "object": "een stuk met namen ({…})",
    "array": "een lijst ([…])",
    "string": "tekst",
    "boolean": "true of false",
    "integer": "een heel getal",
    "number": "een getal",
}

_WRONG: Final = {
    FaultKind.MISSING: "ontbreekt",
    FaultKind.UNKNOWN: "er staat iets in dat hier niet hoort",
    FaultKind.OTHER_VALUE: "hoort {asked} te zijn",
    FaultKind.OTHER_FORM: "heeft niet de vorm die hier hoort",
    FaultKind.EMPTY: "is leeg; wat niet bekend is, hoort weg te blijven",
    FaultKind.TOO_LONG: "is langer dan {asked} tekens",
    FaultKind.TOO_SMALL: "hoort minstens {asked} te zijn",
}


def check(path: Path, out: TextIO) -> int:
    """Look at what stands there and say what came of it; gives the exit code."""
    schema = Schema(
        json.loads((resources_root() / "requests" / "package.schema.json").read_text("utf-8"))
    )
    try:
        got = _read(path)
    except NoPackage as none:
        sys.stderr.write(f"{_TROUBLES[none.trouble]}\n")
        return UNOPENED
    if got.is_pdf:
        out.write("De pdf is zoals gemaakt. Gegevens voor een programma zitten er niet in.\n")
        return WHOLE
    found = check_package(got, schema)
    for one in found:
        out.writelines(f"{line}\n" for line in _told(one, got))
    return WHOLE if all(one.is_whole for one in found) else FAULTY


def _read(path: Path) -> GotPackage:
    """Asks for the words where they are needed, and again where somebody mistyped them."""
    if not is_closed(path):
        return read_package(path)
    is_typed = sys.stdin.isatty()
    for still in reversed(range(_TRIES if is_typed else 1)):
        try:
            return read_package(path, _asked(is_typed=is_typed))
        except NoPackage as none:
            if none.trouble is not PackageTrouble.NOT_OPENED or not still:
                raise
            sys.stderr.write(f"{_TROUBLES[none.trouble]}\n")
    raise NoPackage(PackageTrouble.CLOSED)


def _asked(*, is_typed: bool) -> str:
    """Never on the command line, where others see it: typed unseen, or from another program."""
    if is_typed:
        return " ".join(getpass("De zes woorden: ").split())
    return " ".join(sys.stdin.readline().split())


def _told(one: Checked, got: GotPackage) -> Iterator[str]:
    if one.unread is not None:
        yield f"De gegevens zijn niet te lezen: {_unread(one.unread)}."
        return
    wrong = [*map(_fault, one.faults), *map(_beside, one.beside)]
    if not wrong:
        yield f"De gegevens kloppen. Gemaakt op {one.made_on}."
        yield from _files(one, got)
        return
    count = len(wrong)
    yield "De gegevens kloppen niet: " + ("1 fout." if count == 1 else f"{count} fouten.")
    yield from wrong[:_MOST_TOLD]
    if count > _MOST_TOLD:
        yield f"En nog {count - _MOST_TOLD}."


def _files(one: Checked, got: GotPackage) -> Iterator[str]:
    if got.is_alone:
        if one.listed:
            yield "De bestanden die erbij horen, zijn niet nagekeken: geef de map of de zip op."
        return
    if one.listed:
        are = (
            "Het ene bestand op de lijst is" if one.listed == 1 else f"{one.listed} bestanden zijn"
        )
        yield f"{are} zoals gemaakt."
    if one.more:
        stand = "1 bestand staat" if one.more == 1 else f"{one.more} bestanden staan"
        yield f"{stand} niet op de lijst en hoort er dus niet bij."


def _unread(unread: NotJson) -> str:
    words = _UNREAD[unread.trouble]
    return words if unread.line is None else f"{words} (regel {unread.line})"


def _beside(one: BesideFault) -> str:
    ours = _OURS.search(one.name)
    named = f"bestand {one.number}" + (f" ({ours[0]})" if ours else "")
    became = "is niet meer zoals gemaakt" if one.is_there else "ontbreekt"
    return f"regel {one.line}: {named} {became}"


def _fault(placed: PlacedFault) -> str:
    fault = placed.fault
    if not fault.path:
        return f"regel {placed.line}: {_wrong(fault)}"
    where = ", ".join(filter(None, (_place(fault), fault.meant.rstrip("."))))
    return f"regel {placed.line}, {where}: {_wrong(fault)}"


def _place(fault: Fault) -> str:
    """“case.goals[2].aim”: in the names of the written form, counted from 1."""
    parts = (f"[{one + 1}]" if isinstance(one, int) else f".{one}" for one in fault.path)
    return "".join(parts).removeprefix(".")


def _wrong(fault: Fault) -> str:
    if fault.kind is FaultKind.OTHER_TYPE:
        return f"hoort {_TYPES[fault.asked]} te zijn"
    return _WRONG[fault.kind].format(asked=fault.asked)
