"""Reads TOML files of `resources/`, or the user's own in their place, into values of the domain.

How to add a subject:

1. Write frozen dataclasses in the domain whose fields are named as the keys of the file. A field
   without a default is a key that must be there; a key that is no field is refused. Fields may be
   `str`, `int`, `bool`, `date`, an enumeration (by its value), another dataclass, `tuple[X, ...]`
   for a list, `Mapping[K, X]` for a table, or any of these with `| None`.
2. What a type cannot say, the dataclass checks in `__post_init__`, raising
   `UnfitValue("key", DataProblem.…)`.
3. `ResourceFiles(shipped=resources_root(), own=folder).read("terms.toml", Terms)`; for a folder
   of files of one shape `read_all("trajectories", Trajectory)`.

Every fault becomes an `InvalidData` with file, line and key, so that a person can mend the file.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from ib_desk.domain.data_problem import DataProblem
from ib_desk.domain.errors import InvalidData
from ib_desk.storage.toml_lines import line_of
from ib_desk.storage.toml_values import Misfit, structure

T = TypeVar("T")

_TOML_LINE = re.compile(r"at line (\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceFiles:
    """The shipped folder and, where the user has one, the folder whose files take their place."""

    shipped: Traversable
    own: Traversable | None = None

    def find(self, name: str) -> Traversable:
        """The file `name`, the user's own before the shipped: `terms.toml`, `trajectories/po.toml`.

        A name that is in neither folder gives the path where the shipped one would have been.
        """
        if self.own is not None:
            mine = self.own.joinpath(*name.split("/"))
            if mine.is_file():
                return mine
        return self.shipped.joinpath(*name.split("/"))

    def names(self, folder: str) -> tuple[str, ...]:
        """Names of the TOML files directly under `folder`, shipped and own together, sorted."""
        found: set[str] = set()
        for root in (self.shipped, self.own):
            place = None if root is None else root / folder
            if place is not None and place.is_dir():
                found |= {item.name for item in place.iterdir() if item.name.endswith(".toml")}
        return tuple(f"{folder}/{name}" for name in sorted(found))

    def read(self, name: str, shape: type[T]) -> T:
        """One file as a value of type `shape`.

        Raises:
            InvalidData: the file is absent, is no TOML, or does not fit `shape`.
        """
        return read_toml(self.find(name), shape, name)

    def read_all(self, folder: str, shape: type[T]) -> dict[str, T]:
        """Every TOML file of `folder`; the key is the name without folder and ending.

        Raises:
            InvalidData: as `read`, for the first file that cannot be used.
        """
        return {
            name.removeprefix(f"{folder}/").removesuffix(".toml"): self.read(name, shape)
            for name in self.names(folder)
        }


def read_toml(path: Traversable, shape: type[T], name: str | None = None) -> T:
    """The file at `path` as a value of type `shape`; `name` is what messages call it.

    Raises:
        InvalidData: the file is absent, is no UTF-8 or TOML, or does not fit `shape`.
    """
    called = path.name if name is None else name
    text, table = read_table(path, called)
    try:
        return structure(table, shape)
    except Misfit as misfit:
        raise told(misfit, called, text) from misfit


def read_table(path: Traversable, called: str) -> tuple[str, dict[str, Any]]:
    """The text of a TOML file and what it says, before anybody looked whether that fits.

    Raises:
        InvalidData: the file is absent, or is no UTF-8 or TOML.
    """
    text = _text(path, called)
    return text, table_in(text, called)


def table_in(text: str, called: str) -> dict[str, Any]:
    """What a text says; raises `InvalidData` for what is no TOML, or nested beyond all sense."""
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise InvalidData(called, "", DataProblem.TOO_DEEP) from error
    except ValueError as error:  # beside what it says itself: a number of thousands of figures
        at = _TOML_LINE.search(str(error))
        line = int(at.group(1)) if at else len(text.splitlines())
        raise InvalidData(called, "", DataProblem.SYNTAX, line) from error


def told(misfit: Misfit, called: str, text: str) -> InvalidData:
    """A fault with the name of its file and the line on which it stands."""
    key = ".".join(str(part) for part in misfit.path)
    return InvalidData(called, key, misfit.problem, line_of(text, misfit.path))


def _text(path: Traversable, called: str) -> str:
    try:
        # Notepad may put a byte order mark in front, which tomllib refuses.
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise InvalidData(called, "", DataProblem.NOT_UTF8, line) from error
    except OSError as error:
        raise InvalidData(called, "", DataProblem.NO_FILE) from error
