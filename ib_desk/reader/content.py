"""The drawing commands of a page, without what no reader sees: comments, and lists of properties.

A list of properties can hold words that stand in for what is drawn (`/ActualText`): what would be
found in a file is then another text than the one on the page (ISO 32000-1, 14.6.2 and 14.9.4).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from pypdf.generic import NameObject

_WHITE: Final = rb"\x00\t\n\x0c\r "
_DELIMITERS: Final = rb"()<>\[\]{}/%"
_OF_INTEREST: Final = re.compile(
    rb"(?P<string>\()"
    rb"|(?P<comment>%[^\r\n]*)"
    rb"|(?P<dictionary><<)"
    rb"|(?P<name>/[^" + _WHITE + _DELIMITERS + rb"]*)"
    rb"|(?P<marked>(?<![^"
    + _WHITE
    + _DELIMITERS
    + rb"])(?:BDC|DP)(?![^"
    + _WHITE
    + _DELIMITERS
    + rb"]))"
    rb"|(?P<image>(?<![^" + _WHITE + _DELIMITERS + rb"])BI(?![^" + _WHITE + _DELIMITERS + rb"]))"
)
_FLAT_STRING: Final = re.compile(rb"\((?:[^()\\]++|\\.)*+\)", re.DOTALL)
_IN_STRING: Final = re.compile(rb"\\.|[()]", re.DOTALL)
_IN_DICTIONARY: Final = re.compile(rb"\(|<<|>>")
_HEX: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_DATA: Final = re.compile(rb"(?<![^" + _WHITE + rb"])ID[" + _WHITE + rb"]")
_DATA_END: Final = re.compile(rb"[" + _WHITE + rb"]EI(?![^" + _WHITE + rb"])")
_LOOK_AHEAD: Final = 12
_BARE: Final = {b"BDC": b"BMC", b"DP": b"MP"}


@dataclass(frozen=True, slots=True)
class Scanned:
    """`clean` is the same object as what was scanned when there was nothing to leave out.

    `names`: everything that is called by its name, as it stands in a resource dictionary (`/F1`).
    """

    clean: bytes
    names: frozenset[str]


def scanned(content: bytes) -> Scanned:
    """Go through drawing commands once; what cannot be understood is left as it is."""
    names: set[bytes] = set()
    cuts: list[tuple[int, int, bytes]] = []
    operand = (0, 0)
    at = 0
    while found := _OF_INTEREST.search(content, at):
        start, at = found.span()
        match found.lastgroup:
            case "string":
                at = _end_of_string(content, start)
            case "comment":
                cuts.append((start, at, b" "))
            case "dictionary":
                at = _end_of_dictionary(content, start)
                operand = (start, at)
            case "name":
                names.add(found[0])
                operand = (start, at)
            case "marked":
                cut_from = _operand_before(content, start, operand)
                if cut_from is not None:
                    cuts.append((cut_from, at, b" " + _BARE[found[0]]))
            case _:
                end, inside = _inline_image(content, at)
                names |= inside
                at = end
    return Scanned(_cut(content, cuts), frozenset(_spelled(name) for name in names))


def _operand_before(content: bytes, operator: int, operand: tuple[int, int]) -> int | None:
    start, end = operand
    if end == 0 or content[end:operator].strip(b"\x00\t\n\x0c\r "):
        return None
    return start


def _cut(content: bytes, cuts: list[tuple[int, int, bytes]]) -> bytes:
    if not cuts:
        return content
    parts: list[bytes] = []
    at = 0
    for start, end, instead in cuts:
        parts += (content[at:start], instead)
        at = end
    parts.append(content[at:])
    return b"".join(parts)


def _end_of_string(content: bytes, start: int) -> int:
    flat = _FLAT_STRING.match(content, start)
    if flat is not None:
        return flat.end()
    depth = 0
    for sign in _IN_STRING.finditer(content, start):
        if sign[0] == b"(":
            depth += 1
        elif sign[0] == b")":
            depth -= 1
            if depth == 0:
                return sign.end()
    return len(content)


def _end_of_dictionary(content: bytes, start: int) -> int:
    depth = 0
    at = start
    while found := _IN_DICTIONARY.search(content, at):
        at = found.end()
        if found[0] == b"(":
            at = _end_of_string(content, found.start())
        else:
            depth += 1 if found[0] == b"<<" else -1
            if depth == 0:
                return at
    return len(content)


def _inline_image(content: bytes, start: int) -> tuple[int, set[bytes]]:
    """Where a picture that stands among the commands ends, and the names in its head."""
    data = _DATA.search(content, start)
    if data is None:
        return start, set()
    names = set(re.findall(rb"/[^" + _WHITE + _DELIMITERS + rb"]*", content[start : data.start()]))
    for end in _DATA_END.finditer(content, data.end() - 1):
        ahead = content[end.end() : end.end() + _LOOK_AHEAD]
        if all(sign in b"\t\n\r" or 32 <= sign < 127 for sign in ahead):  # noqa: PLR2004 - ASCII
            return end.end(), names
    return len(content), names


def _spelled(name: bytes) -> str:
    """A name as pypdf spells it: `#20` is a space."""
    plain = _HEX.sub(lambda code: bytes([int(code[1], 16)]), name)
    for charset in NameObject.CHARSETS:
        try:
            return plain.decode(charset)
        except UnicodeDecodeError:
            continue
    return plain.decode("latin-1")
