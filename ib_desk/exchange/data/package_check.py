"""Whether a package is as it was made: its data by the written form, its files by their digests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ib_desk.exchange.data.json_text import JsonText, NotJson
from ib_desk.exchange.data.schema import Fault, Schema
from ib_desk.exchange.packages_of_others import GotPackage


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedFault:
    """A fault with its line."""

    line: int
    fault: Fault


@dataclass(frozen=True, slots=True, kw_only=True)
class BesideFault:
    """A file of the list, by its number from 1, that is not there, or `is_there` and is another.

    `line` is where the list has it; `name` is as it is told there.
    """

    number: int
    line: int
    name: str
    is_there: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What came of one file with data.

    `listed` is how many files its list has, `more` how many stand beside it that it does not know.
    Files are looked at only where the data has its form.
    """

    made_on: str = ""
    unread: NotJson | None = None
    faults: tuple[PlacedFault, ...] = ()
    beside: tuple[BesideFault, ...] = ()
    listed: int = 0
    more: int = 0

    @property
    def is_whole(self) -> bool:
        """Nothing is wrong with it."""
        return self.unread is None and not self.faults and not self.beside


def check_package(got: GotPackage, schema: Schema) -> tuple[Checked, ...]:
    """Each file with data that is in it."""
    return tuple(_checked(one, got, schema) for one in got.data)


def _checked(content: bytes, got: GotPackage, schema: Schema) -> Checked:
    try:
        text = JsonText(content)
    except NotJson as unread:
        return Checked(unread=unread)
    found = schema.faults(text.document)
    faults = [PlacedFault(line=text.line(one.path), fault=one) for one in found]
    if faults:
        return Checked(faults=tuple(sorted(faults, key=lambda one: one.line)))
    facts: Mapping[str, Any] = text.document
    listed = facts.get("files", [])
    names = {one["name"] for one in listed}
    return Checked(
        made_on=facts["made_on"],
        beside=() if got.is_alone else tuple(_beside(listed, got.digests, text)),
        listed=len(listed),
        more=sum(name not in names for name in got.digests),
    )


def _beside(
    listed: list[Mapping[str, Any]], digests: Mapping[str, str], text: JsonText
) -> Iterator[BesideFault]:
    for place, one in enumerate(listed):
        digest = digests.get(one["name"])
        if digest != one["sha256"]:
            yield BesideFault(
                number=place + 1,
                line=text.line(("files", place, "name")),
                name=one["name"],
                is_there=digest is not None,
            )
