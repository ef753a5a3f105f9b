"""Takes the parser's events and keeps the few elements we want, each by its full path.

`groep` stands in three places and vendors put a `leerling` of their own inside `toevoegingen`, so
an element counts only where the schema has it. All else is let go of as it passes by.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from ib_desk.application.import_errors import (
    Danger,
    HostileFile,
    LooksLike,
    Measure,
    NotEdexml,
    TooLarge,
)

MAX_DEPTH: Final = 64
MAX_ELEMENTS: Final = 1_000_000
"""Attributes count as well."""
MAX_PUPILS: Final = 10_000
MAX_COLLEAGUES: Final = 2_000
MAX_TEXT: Final = 1024
"""Characters in a value or key; the schema allows 256 at most."""

ROOTS: Final = frozenset({"edex", "edexml"})
_FIELD_DEPTH: Final = {
    "school": 3,
    "vestigingen": 4,
    "groepen": 4,
    "leerlingen": 4,
    "leerkrachten": 4,
}
_RECORDS: Final = frozenset(
    {
        ("vestigingen", "vestiging"),
        ("groepen", "groep"),
        ("groepen", "samengestelde_groep"),
        ("leerlingen", "leerling"),
        ("leerkrachten", "leerkracht"),
    }
)
MIXED_GROUPS: Final = "samengestelde_groepen"
PERSONAL_NUMBERS: Final = frozenset(
    {"bsn", "sofinummer", "onderwijsnummer", "bsn_ondwnr-4", "rijksregisternummer", "pgn"}
)
ORIGINS: Final = frozenset(
    {"land", "land_vader", "land_moeder", "nationaliteit", "etniciteit", "gewicht", "gewicht_nieuw"}
)
_WANTED: Final = {
    "school": frozenset(
        {"schooljaar", "peildatum", "brincode", "dependancecode", "aanmaakdatum", "xsdversie"}
    ),
    "vestigingen": frozenset({"naam"}),
    "groepen": frozenset({"naam", "jaargroep"}),
    # The last line holds the names that EDEXML 0.9 had for what follows it (handbook p. 23).
    "leerlingen": PERSONAL_NUMBERS
    | ORIGINS
    | {"achternaam", "voorvoegsel", "voornamen", "voorletters-1", "roepnaam", "geboortedatum"}
    | {"geslacht", "jaargroep", "postcodenl", "postnummerbe", "postcodeoverig"}
    | {"instroomdatum", "uitstroomdatum"}
    | {"tussenvoegsel", "voorletters", "postcode"},
    "leerkrachten": frozenset(
        {"achternaam", "voorvoegsel", "tussenvoegsel", "roepnaam", "voorletters-1", "rol"}
    ),
}
_GROUPS_OF: Final = {
    "leerlingen": ([MIXED_GROUPS, "samengestelde_groep"],),
    "leerkrachten": (["groepen", "groep"], ["groepen", "samengestelde_groep"]),
}
"""Where the keys of several groups stand below a pupil or a colleague."""
_REFERENCES: Final = frozenset({"groep", "vestiging"})


@dataclass(slots=True)
class Entry:
    """One school, site, group, pupil or colleague: texts by element name, keys by what they mean.

    Of a colleague `mixed_group_keys` holds the groups of both kinds, as they stand in the file.
    """

    key: str = ""
    eckid: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    references: dict[str, str] = field(default_factory=dict)
    mixed_group_keys: list[str] = field(default_factory=list)

    def text(self, *names: str) -> str:
        """The first of these elements that has anything in it."""
        return next(filter(None, (self.texts.get(name, "") for name in names)), "")


class EdexmlDocument:
    """A parser target; gives each pupil away at its end tag, so the raw numbers live no longer.

    Args:
        on_school: called once, when the header is complete and before any pupil.
        on_pupil: called at each pupil's end tag.

    Its methods raise `NotEdexml`, `HostileFile`, `TooLarge` and what the two callbacks raise.
    """

    def __init__(
        self, on_school: Callable[[Entry], None], on_pupil: Callable[[Entry], None]
    ) -> None:
        self._on_school = on_school
        self._on_pupil = on_pupil
        self._path: list[str] = []
        self._elements = 0
        self._pupils = 0
        self._entry: Entry | None = None
        self._wanted_depth = 0
        self._pieces: list[str] = []
        self._length = 0
        self.root_seen = False
        self.closed = False
        self.locations: dict[str, Entry] = {}
        """By key, as the two kinds of group; of two with one key the first counts."""
        self.groups: dict[str, Entry] = {}
        self.mixed_groups: dict[str, Entry] = {}
        self.colleagues: list[Entry] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        namespace, _, local = tag.rpartition("}")
        name = local.casefold()
        self._path.append(name)
        self._elements += 1 + len(attributes)
        if len(self._path) > MAX_DEPTH:
            raise HostileFile(Danger.DEPTH)
        if self._elements > MAX_ELEMENTS:
            raise TooLarge(Measure.ELEMENTS, MAX_ELEMENTS)
        if len(self._path) == 1:
            _require_edex(name, namespace)
            self.root_seen = True
        else:
            self._start_inside(name, attributes)

    def data(self, text: str) -> None:
        """Text of the innermost element; the parser may give it in pieces."""
        if len(self._path) != self._wanted_depth:
            return
        self._length += len(text)
        if self._length > MAX_TEXT:
            raise HostileFile(Danger.LONG_TEXT)
        self._pieces.append(text)

    def end(self, _tag: str) -> None:
        """The innermost element ends."""
        name = self._path[-1]
        depth = len(self._path)
        section = self._path[1] if depth > 1 else ""
        if depth == self._wanted_depth:
            self._keep(name)
        elif depth == _FIELD_DEPTH.get(section, 0) - 1 and self._entry is not None:
            self._finish(section, name, self._entry)
            self._entry = None
        self._path.pop()
        self.closed = not self._path

    def close(self) -> None:
        """Nothing is left to hand over."""

    def _start_inside(self, name: str, attributes: Mapping[str, str]) -> None:
        depth, section = len(self._path), self._path[1]
        field_depth = _FIELD_DEPTH.get(section)
        if field_depth is None:
            return
        if depth == field_depth - 1:
            if section == "school" or (section, name) in _RECORDS:
                self._entry = Entry(key=_key(attributes), eckid=_key(attributes, "eckid"))
        elif self._entry is None:
            return
        elif depth == field_depth:
            self._start_field(section, name, attributes, self._entry)
        elif self._path[3:] in _GROUPS_OF.get(section, ()):
            self._entry.mixed_group_keys.append(_key(attributes))

    def _start_field(
        self, section: str, name: str, attributes: Mapping[str, str], entry: Entry
    ) -> None:
        if name in _WANTED[section]:
            self._wanted_depth, self._pieces, self._length = len(self._path), [], 0
        elif section == "leerlingen" and name in _REFERENCES:
            entry.references.setdefault(name, _key(attributes))

    def _keep(self, name: str) -> None:
        text = "".join(self._pieces).strip()
        if text and self._entry is not None:
            self._entry.texts.setdefault(name, text)
        self._wanted_depth = 0

    def _finish(self, section: str, name: str, entry: Entry) -> None:
        if section == "school":
            self._on_school(entry)
        elif section == "leerlingen":
            self._pupils += 1
            if self._pupils > MAX_PUPILS:
                raise TooLarge(Measure.PUPILS, MAX_PUPILS)
            self._on_pupil(entry)
        elif section == "leerkrachten":
            if len(self.colleagues) >= MAX_COLLEAGUES:
                raise TooLarge(Measure.COLLEAGUES, MAX_COLLEAGUES)
            self.colleagues.append(entry)
        else:
            named = {"groep": self.groups, "samengestelde_groep": self.mixed_groups}
            named.get(name, self.locations).setdefault(entry.key, entry)


def _key(attributes: Mapping[str, str], wanted: str = "key") -> str:
    """An attribute whatever its capitals; spaces around a key mean nothing (handbook p. 10)."""
    for name, value in attributes.items():
        if name.casefold() == wanted:
            if len(value) > MAX_TEXT:
                raise HostileFile(Danger.LONG_TEXT)
            return value.strip()
    return ""


def _require_edex(root: str, namespace: str) -> None:
    if root in ROOTS:
        return
    space = namespace.casefold()
    if root == "dossier" or "/oso" in space:
        raise NotEdexml(LooksLike.OSO)
    if root.startswith(("leerlinggegevens", "toetsresultaten", "structuur")) or "uwlr" in space:
        raise NotEdexml(LooksLike.UWLR)
    if root == "envelope" and "soap" in space:
        raise NotEdexml(LooksLike.UWLR)
    if root == "schema":
        raise NotEdexml(LooksLike.SCHEMA)
    if root == "workbook" or "spreadsheet" in space:
        raise NotEdexml(LooksLike.SPREADSHEET)
    raise NotEdexml(LooksLike.HTML if root == "html" else LooksLike.OTHER_XML)
