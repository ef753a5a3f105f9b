"""The colours, sizes and type of `resources/style/tokens.toml`, checked when read."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal, cast, get_args

from ib_desk.domain.errors import InvalidData

FILE = "style/tokens.toml"

Ink = Literal[
    "window",
    "surface",
    "raised",
    "sunken",
    "hover",
    "selection",
    "line",
    "control",
    "text",
    "muted",
    "disabled",
    "accent",
    "accent_hover",
    "on_accent",
    "accent_text",
    "accent_soft",
    "focus",
    "ok",
    "ok_soft",
    "warn",
    "warn_soft",
    "late",
    "late_soft",
    "info",
    "info_soft",
    "voice",
    "voice_soft",
    "closed",
    "closed_soft",
]
"""A colour by what it is for."""

Role = Literal[
    "rail",
    "small",
    "small_strong",
    "body",
    "strong",
    "lead",
    "own_words",
    "h2",
    "h1",
    "talk",
    "talk_strong",
    "talk_lead",
    "talk_words",
    "talk_title",
]
"""A kind of text; `talk…` is for conversation mode."""

Colours = Mapping[Ink, str]
"""One theme: every ink as `#RRGGBB`."""

Grounds = Mapping[Ink, tuple[Ink, ...]]
"""Per ink the grounds it may be painted on."""

INKS: tuple[Ink, ...] = get_args(Ink)
ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Heights in pixels at 100 %, and the factor that spaces are multiplied with."""

    body: int
    control: int
    icon_button: int
    list_row: int
    step_row: int
    table_row: int
    space: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeRole:
    """`size` in pixels at 100 %, `weight` on the scale of CSS."""

    size: int
    weight: int
    italic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The whole file; the two themes have the same names."""

    light: Colours
    dark: Colours
    roomy: Sizes
    compact: Sizes
    type: Mapping[Role, TypeRole]
    painted_text: Grounds
    painted_edge: Grounds


def read_tokens(text: str) -> Tokens:
    """Refuses a missing, an unknown and a malformed name rather than drawing black on black.

    Raises:
        InvalidData: with the key that is wrong.
    """
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InvalidData(FILE, "", str(error)) from error
    painted = _table(found, "painted")
    return Tokens(
        light=_colours(found, "light"),
        dark=_colours(found, "dark"),
        roomy=_sizes(found, "roomy"),
        compact=_sizes(found, "compact"),
        type=_types(found),
        painted_text=_grounds(painted, "text"),
        painted_edge=_grounds(painted, "edge"),
    )


def _table(found: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    table = found.get(key)
    if not isinstance(table, dict):
        raise InvalidData(FILE, key, "this part is missing")
    return table


def _same_names(key: str, found: Mapping[str, Any], wanted: tuple[str, ...]) -> None:
    odd = sorted(set(found) ^ set(wanted))
    if odd:
        raise InvalidData(FILE, f"{key}.{odd[0]}", "missing or unknown")


def _colours(found: Mapping[str, Any], key: str) -> Colours:
    table = _table(found, key)
    _same_names(key, table, INKS)
    for name, value in table.items():
        if not (isinstance(value, str) and _is_hex(value)):
            raise InvalidData(FILE, f"{key}.{name}", "not a colour of the form #RRGGBB")
    return MappingProxyType({ink: table[ink] for ink in INKS})


def _is_hex(value: str) -> bool:
    return len(value) == len("#RRGGBB") and value[0] == "#" and value[1:].isalnum() and _hex(value)


def _hex(value: str) -> bool:
    try:
        int(value[1:], 16)
    except ValueError:
        return False
    return True


def _sizes(found: Mapping[str, Any], key: str) -> Sizes:
    table = _table(found, key)
    _same_names(key, table, tuple(Sizes.__dataclass_fields__))
    return Sizes(**table)


def _types(found: Mapping[str, Any]) -> Mapping[Role, TypeRole]:
    table = _table(found, "type")
    _same_names("type", table, ROLES)
    return MappingProxyType({role: TypeRole(**table[role]) for role in ROLES})


def _grounds(found: Mapping[str, Any], key: str) -> Grounds:
    table = _table(found, key)
    for name, grounds in table.items():
        for ink in (name, *grounds):
            if ink not in INKS:
                raise InvalidData(FILE, f"painted.{key}.{name}", f"there is no colour {ink}")
    return MappingProxyType({cast("Ink", name): tuple(table[name]) for name in table})
