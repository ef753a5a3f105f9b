"""Every code that is stored or stands in a data file, and the list of those that ever were.

`tests/data/codes.txt` has a line for each: the version that brought it, of what sort it is, and the
code. Lines are added by `make first-schema` until the first release and by `tools/freeze_schema.py`
after it; none is ever changed or taken away. A code that the program no longer knows is named in
`codes_gone` of the version that turned it into something else in every vault.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from ib_desk.application.catalogue import Catalogue
from ib_desk.application.paper import Report
from ib_desk.application.route import Route
from ib_desk.domain.file.trajectory import Trajectory
from ib_desk.domain.intake.school_export import WarningCode
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.kinds import KIND_BY_NAME
from ib_desk.domain.request.request_points import RequestPoints
from ib_desk.domain.words.vocabulary import SHOWN_TOO, kept_enumerations
from ib_desk.main.resources import resources_root
from ib_desk.storage.resource_files import ResourceFiles
from ib_desk.ui.style.metrics import Density
from ib_desk.ui.style.theme import Scheme

LIST = Path(__file__).parent.parent / "tests" / "data" / "codes.txt"

IN_THE_VAULT = ("kind", "field", "choice", "action")
"""Sorts of code that a frozen vault holds, every one."""

_ELSEWHERE = (Report, WarningCode, Route, Density, Scheme)
"""Named in the summary of the demo, the header of a vault and the settings of the program."""


def codes() -> list[str]:
    """All codes of today: “choice Custody.yes”, “field guardian.custody”, in a fixed order."""
    return [*dict.fromkeys(_all())]


def listed(path: Path = LIST) -> dict[str, str]:
    """Code → the version that brought it."""
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    found = (line.split(" ", 1) for line in lines)
    return {code: revision for revision, code in found}


def list_new(revision: str, known: Mapping[str, str]) -> None:
    """Write the list of `known` codes with those of today that are not in it."""
    whole = {**dict.fromkeys(codes(), revision), **known}
    LIST.write_text("".join(f"{since} {code}\n" for code, since in whole.items()), "utf-8")


def fields_of(kind: type[Any], name: str) -> Iterator[str]:
    """“guardian.custody”; of parts inside a field “contract.conditions.state”."""
    for field, hint in get_type_hints(kind).items():
        yield f"{name}.{field}"
        for part in _parts(hint):
            yield from fields_of(part, f"{name}.{field}")


def _all() -> Iterator[str]:
    for name, kind in KIND_BY_NAME.items():
        yield f"kind {name}"
        yield from (f"field {field}" for field in fields_of(kind, name))
    for enumeration in kept_enumerations():
        yield from (f"choice {code}" for code in _members(enumeration))
    yield from (f"action {member.value}" for member in Action)
    data_files = dict.fromkeys((*SHOWN_TOO, *_inside(Catalogue, set())))
    for enumeration in data_files:
        if enumeration is not Action and enumeration not in kept_enumerations():
            yield from (f"file {code}" for code in _members(enumeration))
    # Not the whole catalogue: its words refuse a code that changed before the list can tell.
    files = ResourceFiles(shipped=resources_root())
    for name, trajectory in files.read_all("trajectories", Trajectory).items():
        yield f"trajectory {name}"
        yield from (f"step {step.id}" for step in trajectory.step)
    points = files.read("requests/points.toml", RequestPoints)
    yield from (f"point {point.code}" for point in points.point)
    for enumeration in _ELSEWHERE:
        yield from (f"elsewhere {code}" for code in _members(enumeration))


def _members(enumeration: type[Enum]) -> Iterator[str]:
    return (f"{enumeration.__name__}.{member.value}" for member in enumeration)


def _parts(hint: Any) -> Iterator[type[Any]]:
    if is_dataclass(hint) and isinstance(hint, type):
        yield hint
    for inner in get_args(hint):
        yield from _parts(inner)


def _inside(hint: Any, seen: set[Any]) -> Iterator[type[Enum]]:
    """Enumerations that a data file can name, however deep."""
    if isinstance(hint, type) and issubclass(hint, Enum):
        yield hint
    elif is_dataclass(hint) and hint not in seen:
        seen.add(hint)
        for inner in get_type_hints(hint).values():
            yield from _inside(inner, seen)
    elif get_origin(hint) is not None:
        for inner in get_args(hint):
            yield from _inside(inner, seen)
