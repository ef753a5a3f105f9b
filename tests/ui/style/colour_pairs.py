"""Everything that the style draws on something else, and how well one is seen on the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from ib_desk.ui.style.tokens import INKS, Ink, Tokens

TEXT_LIMIT = 4.5
"""WCAG 2.2, 1.4.3."""
EDGE_LIMIT = 3.0
"""WCAG 2.2, 1.4.11."""

_COMMENT = re.compile(r"/\*(.*?)\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_EDGE_OUTSIDE = re.compile(r"edge on:([^;]*)")
_GROUNDS = re.compile(r"(?<!edge )\bon:([^;]*)")


class NoGround(Exception):
    """A rule of the sheet does not say on which colour it draws, or names one that is not there."""


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """`ink` drawn on `ground`, with the lowest contrast that it may have."""

    ink: Ink
    ground: Ink
    limit: float


def pairs_of(template: str, tokens: Tokens) -> frozenset[Pair]:
    """Everything that the template and the painting code draw on something else.

    A rule that sets a colour says its ground itself (`background`), or in a comment
    (`on: window surface`); the grounds around an edge stand in `edge on: window surface`.

    Raises:
        NoGround: a rule has a colour and no ground.
    """
    found = set(_painted(tokens))
    for selector, body in _RULE.findall(_without_loose_comments(template)):
        found |= set(_pairs_of_rule(selector.strip(), body))
    return frozenset(found)


def _without_loose_comments(template: str) -> str:
    """Comments between the rules are prose; those inside the braces carry grounds."""
    kept: list[str] = []
    depth = 0
    for part in re.split(r"(/\*.*?\*/|[{}])", template, flags=re.DOTALL):
        depth += {"{": 1, "}": -1}.get(part, 0)
        if depth or not part.startswith("/*"):
            kept.append(part)
    return "".join(kept)


def _painted(tokens: Tokens) -> Iterator[Pair]:
    for painted, limit in (
        (tokens.painted_text, TEXT_LIMIT),
        (tokens.painted_edge, EDGE_LIMIT),
    ):
        for ink, grounds in painted.items():
            yield from (Pair(ink, ground, limit) for ground in grounds)


def _pairs_of_rule(selector: str, body: str) -> Iterator[Pair]:
    remarks = " ; ".join(_COMMENT.findall(body))
    rules = _COMMENT.sub("", body)
    own = _inks(r"(?<![a-z-])background(?:-color)?:\s*@(\w+)", rules)
    around = own or _named(_GROUNDS, remarks, selector)
    for ink in _inks(r"(?<![a-z-])(?:color|placeholder-text-color):\s*@(\w+)", rules):
        if not around:
            raise NoGround(selector)
        yield from (Pair(ink, ground, TEXT_LIMIT) for ground in around)
    for ink in _inks(r"selection-color:\s*@(\w+)", rules):
        chosen = _inks(r"selection-background-color:\s*@(\w+)", rules)
        yield from (Pair(ink, ground, TEXT_LIMIT) for ground in chosen)
    edges = _inks(r"border[a-z-]*:[^;]*@([a-z_]+)", rules) - {"line"}
    for ink in edges:
        for ground in (*_named(_EDGE_OUTSIDE, remarks, selector), *own):
            if ground != ink:
                yield Pair(ink, ground, EDGE_LIMIT)


def _inks(pattern: str, rules: str) -> set[Ink]:
    return {cast("Ink", name) for name in re.findall(pattern, rules) if name in INKS}


def _named(pattern: re.Pattern[str], remarks: str, selector: str) -> set[Ink]:
    names = {name for part in pattern.findall(remarks) for name in part.split()}
    odd = names - set(INKS)
    if odd:
        raise NoGround(selector, min(odd))
    return {cast("Ink", name) for name in names}


def contrast(one: str, other: str) -> float:
    """Between 1 and 21, as WCAG 2.2 defines it for two colours of the form #RRGGBB."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        part / 12.92
        if part <= 0.04045
        else ((part + 0.055) / 1.055) ** 2.4  # the numbers of sRGB, as in WCAG
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
