"""A samenwerkingsverband as a file of its own, of the same shape as those of `resources/swv`.

Who made such a file is a stranger: it is read with bounds to its size, its depth and its
characters, and every fault has the name of its file, its line and its key.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any, Final

from ib_desk.domain.data_problem import DataProblem
from ib_desk.domain.errors import InvalidData
from ib_desk.domain.request.shipped_profile import ShippedProfile
from ib_desk.storage.resource_files import table_in, told
from ib_desk.storage.toml_values import Misfit, structure

LARGEST: Final = 256 * 1024
"""In bytes; one that was shipped has five thousand."""
LONGEST: Final = 20_000
"""In characters, of one text; and of one list a hundredth of that in items."""
DEEPEST: Final = 6
"""How far a value may stand inside others: that of a day of a route is the deepest there is."""


class ProfileFilesOnDisk:
    """Reads them where the user points, and says what one holds."""

    def read(self, path: Path) -> ShippedProfile:
        """The samenwerkingsverband in this file.

        Raises:
            InvalidData: it is not there, is no such file, or says what cannot be.
        """
        text = _text(path)
        table = table_in(text, path.name)
        try:
            _look_through(table)
            return structure(table, ShippedProfile)
        except Misfit as misfit:
            raise told(misfit, path.name, text) from misfit

    def content(self, profile: ShippedProfile) -> bytes:
        """What a file with it holds; it reads back as the same."""
        return ("\n".join(_lines(profile, ())).strip() + "\n").encode()


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise InvalidData(path.name, "", DataProblem.NO_FILE) from error
    if len(content) > LARGEST:
        raise InvalidData(path.name, "", DataProblem.TOO_LARGE)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise InvalidData(path.name, "", DataProblem.NOT_UTF8, line) from error


def _look_through(table: Mapping[str, Any]) -> None:
    for path, value in _values(table, ()):
        if len(path) > DEEPEST:
            raise Misfit(path[:DEEPEST], DataProblem.TOO_DEEP)
        if isinstance(value, list) and len(value) > LONGEST // 100:
            raise Misfit(path, DataProblem.TOO_LARGE)
        if isinstance(value, str):
            if len(value) > LONGEST:
                raise Misfit(path, DataProblem.TOO_LARGE)
            if any(map(_is_odd, value)):
                raise Misfit(path, DataProblem.ODD_CHARACTER)


def _values(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[Any, Any]]:
    """Each value in the table with the way to it, and none inside what is too deep."""
    yield path, value
    if len(path) > DEEPEST:
        return
    if isinstance(value, Mapping):
        inside = iter(value.items())
    elif isinstance(value, list):
        inside = iter(enumerate(value))
    else:
        return
    for key, part in inside:
        yield from _values(part, (*path, key))


def _lines(value: Any, at: tuple[str, ...]) -> Iterator[str]:
    """What a value says itself, and then what stands in tables of its own."""
    tables = []
    for field in fields(value):
        said = getattr(value, field.name)
        if said is None or (field.default is not MISSING and said == field.default):
            continue
        if is_dataclass(said) or (isinstance(said, tuple) and any(map(is_dataclass, said))):
            tables.append((field.name, said))
        else:
            yield f"{field.name} = {_plain(said)}"
    for name, said in tables:
        way = ".".join((*at, name))
        for one in said if isinstance(said, tuple) else (said,):
            yield ""
            yield f"[[{way}]]" if isinstance(said, tuple) else f"[{way}]"
            yield from _lines(one, (*at, name))


def _plain(value: Any) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_plain, value))}]"
    if isinstance(value, Enum):
        return _quoted(value.value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    return _quoted(value) if isinstance(value, str) else str(value)


def _quoted(text: str) -> str:
    """A basic string of TOML; what nobody can see stays behind."""
    short = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
    return f'"{"".join(short.get(sign, sign) for sign in text if not _is_odd(sign))}"'


def _is_odd(sign: str) -> bool:
    """What one does not see, and what turns the order of what one sees."""
    return unicodedata.category(sign)[0] == "C" and sign not in "\n\t"
