"""Reads the pupil export of a school's own system: EDEXML 1.x, 2.0 and 2.1.

Not validated against the official schema, which knows no school year after 2024-2025 and none of
the additions that vendors make. Read in this process and not in a child: the parser
is fed in pieces, keeps no tree and is stopped by hard limits on bytes, depth, elements, pupils and
the length of a token, so there is nothing in XML that could take its memory or its time; what a
child would add is a copy of every pupil's name in a pipe.
"""

from __future__ import annotations

from collections import ChainMap, Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from ib_desk.application.import_errors import (
    DamagedFile,
    Danger,
    HostileFile,
    Measure,
    NoPupils,
    NoSchool,
    NotEdexml,
    OtherSchool,
    TooLarge,
)
from ib_desk.application.imports import MAX_EXPORT_BYTES, export_content
from ib_desk.application.progress import Progress, Silent
from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.intake.school_export import (
    ExportWarning,
    ReadColleague,
    ReadPupil,
    SchoolExport,
    WarningCode,
    folded_given_names,
    folded_surname,
    full_names,
)
from ib_desk.domain.records.pupil import Gender
from ib_desk.exchange import edexml_values as values
from ib_desk.exchange.edexml_document import (
    ORIGINS,
    PERSONAL_NUMBERS,
    EdexmlDocument,
    Entry,
)
from ib_desk.exchange.edexml_text import XmlText, looks_like

MAX_BYTES: Final = MAX_EXPORT_BYTES
MAX_MARKUP_BYTES: Final = 2 * 1024 * 1024
"""A tag or comment that is not finished after this many bytes is an attack: expat before 2.6 reads
an unfinished token again from its start with every piece it is fed (CVE-2023-52425)."""

MAX_NAMESAKES: Final = 200
"""Pupils with one name and no key: each has to be compared with each."""

KNOWN_VERSIONS: Final = frozenset({"0.9", "1.0", "1.01", "1.02", "1.03", "2.0", "2.1"})


def read_edexml(
    raw: bytes, *, expected_brin: str = "", progress: Progress | None = None
) -> SchoolExport:
    """Return all pupils of the file, or raise: never a part of them.

    Args:
        raw: the file. Its BSNs, countries and pupil weights are counted, not kept.
        expected_brin: the vault's own BRIN; an export of another one is refused before its first
            pupil is looked at. Empty: any school.
        progress: told in bytes.

    Raises:
        ImportRefused: one of `ib_desk.application.import_errors`.
        Cancelled: `progress` asked to stop.
    """
    if len(raw) > MAX_BYTES:
        raise TooLarge(Measure.BYTES, MAX_BYTES)
    text = XmlText(raw)
    reading = _Reading(expected_brin)
    document = EdexmlDocument(reading.take_school, reading.take_pupil)
    _parse(text, document, progress or Silent(), len(raw))
    if not reading.has_school:
        raise NoSchool
    if not reading.listed:
        raise NoPupils
    reading.note_text(text)
    return reading.result(document)


def read_edexml_file(
    path: Path, *, expected_brin: str = "", progress: Progress | None = None
) -> SchoolExport:
    """As `read_edexml`; raises `OSError` too."""
    return read_edexml(export_content(path), expected_brin=expected_brin, progress=progress)


def _parse(text: XmlText, document: EdexmlDocument, progress: Progress, total: int) -> None:
    parser = DefusedXMLParser(target=document, encoding="utf-8", forbid_dtd=True)
    expat = parser.parser
    first, fed, ended = "", 0, False
    try:
        for piece, done in text.chunks():
            progress.step(done, total)
            first = first or piece
            data = piece.encode("utf-8")
            behind = data if ended else _feed(parser, document, data, fed)
            if b"<" in behind:
                raise DamagedFile(expat.ErrorLineNumber)  # a second document: pupils would be lost
            text.notes.text_outside |= bool(behind.strip())
            fed, ended = fed + len(data), document.closed
            if not ended and fed - expat.CurrentByteIndex > MAX_MARKUP_BYTES:
                raise HostileFile(Danger.LONG_MARKUP)
    except DefusedXmlException:
        raise HostileFile(Danger.DTD) from None
    except ParseError as error:
        if not document.root_seen and "<EDEX" not in first.upper():
            raise NotEdexml(looks_like(b"", first)) from None
        raise DamagedFile(error.position[0]) from None
    if not ended:
        raise DamagedFile(expat.CurrentLineNumber)


def _feed(parser: Any, document: EdexmlDocument, data: bytes, fed: int) -> bytes:
    """Parse, and return what stands behind the document's end: an error to expat, not yet to us."""
    try:
        parser.feed(data)
    except ParseError:
        if not document.closed:
            raise
        return data[max(0, parser.parser.ErrorByteIndex - fed) :]
    return b""


@dataclass(slots=True)
class _Listed:
    """A pupil whose group and site are still keys: their names may stand further on."""

    pupil: ReadPupil
    group_key: str
    mixed_group_keys: tuple[str, ...]
    location_key: str


@dataclass(slots=True)
class _Reading:
    """What has been gathered of one file; the raw entries are not kept."""

    expected_brin: str
    has_school: bool = False
    export: SchoolExport = field(default_factory=SchoolExport)
    listed: list[_Listed] = field(default_factory=list)
    warnings: Counter[WarningCode] = field(default_factory=Counter)
    numbers_dropped: int = 0
    origins_dropped: int = 0

    def take_school(self, entry: Entry) -> None:
        """Keep the header; a second one is not looked at."""
        if self.has_school:
            return
        self.has_school = True
        brin, branch = values.read_brin(entry.text("brincode"))
        expected, _ = values.read_brin(self.expected_brin)
        if brin and expected and brin != expected:
            raise OtherSchool(brin, expected)
        branch = (entry.text("dependancecode") or branch or "0").zfill(2)
        school_year = values.read_school_year(entry.text("schooljaar"))
        version = values.read_version(entry.text("xsdversie"))
        made_on = self._date(entry.text("aanmaakdatum"))
        self._warn(WarningCode.UNREADABLE_BRIN, bool(entry.text("brincode")) and not brin)
        self._warn(WarningCode.UNREADABLE_SCHOOL_YEAR, not school_year)
        self._warn(WarningCode.UNKNOWN_VERSION, version not in KNOWN_VERSIONS | {""})
        self.export = SchoolExport(
            brin=brin,
            branch_code=branch if brin and branch.isdigit() else "",
            school_year=school_year,
            as_of=self._date(entry.text("peildatum")) or made_on,
            made_on=made_on,
            version=version,
        )

    def take_pupil(self, entry: Entry) -> None:
        """Keep what we keep of a pupil; numbers and origins are counted here and end here."""
        own = frozenset(filter(None, map(values.digits_of, _texts_of(entry, PERSONAL_NUMBERS))))
        self.numbers_dropped += len(_texts_of(entry, PERSONAL_NUMBERS))
        self.origins_dropped += len(_texts_of(entry, ORIGINS))
        year_group = values.read_year_group(entry.text("jaargroep"))
        historic = year_group == values.HISTORIC
        pupil = ReadPupil(
            call_name=self._text(entry.text("roepnaam"), own),
            first_names=self._text(entry.text("voornamen"), own),
            initials=self._text(entry.text("voorletters-1", "voorletters"), own),
            prefix=self._text(entry.text("voorvoegsel", "tussenvoegsel"), own),
            surname=self._text(entry.text("achternaam"), own),
            born_on=self._birth(entry.text("geboortedatum")),
            gender=self._gender(entry.text("geslacht")),
            year_group="" if historic else year_group,
            historic=historic,
            postcode=values.read_postcode(self._text(_postcode(entry), own)),
            enrolled_on=self._date(entry.text("instroomdatum")),
            left_on=self._date(entry.text("uitstroomdatum")),
            edexml_key=self._lasting_key(entry.key, own),
            eckid=self._key(entry.eckid, own),
        )
        self._warn(WarningCode.NO_BIRTH_DATE, pupil.born_on is None)
        self._warn(WarningCode.NO_NAME, not pupil.sort_name)
        self.listed.append(
            _Listed(
                pupil,
                entry.references.get("groep", ""),
                tuple(entry.mixed_group_keys),
                entry.references.get("vestiging", ""),
            )
        )

    def note_text(self, text: XmlText) -> None:
        """Take over what was odd about the text, once all of it is read."""
        notes = text.notes
        self._warn(WarningCode.ENCODING_DIFFERS, notes.encoding_differs)
        self._warn(WarningCode.TEXT_OUTSIDE, notes.text_outside)
        self._warn(WarningCode.UNREADABLE_CHARACTERS, notes.unreadable_characters)

    def result(self, document: EdexmlDocument) -> SchoolExport:
        """Everything read, with names in place of keys and each pupil once."""
        location_names = {
            key: self._text(site.text("naam"), frozenset())
            for key, site in document.locations.items()
        }
        placed = [self._placed(listed, document, location_names) for listed in self.listed]
        pupils = tuple(self._each_once(placed))
        _refuse_crowd_of_namesakes(pupils)
        sites = {name for name in location_names.values() if name}
        return replace(
            self.export,
            school_name=sites.pop() if len(sites) == 1 else "",
            pupils=pupils,
            colleagues=tuple(self._colleagues(document)),
            warnings=tuple(
                ExportWarning(code=code, count=self.warnings[code])
                for code in WarningCode
                if self.warnings[code]
            ),
            personal_numbers_dropped=self.numbers_dropped,
            origins_dropped=self.origins_dropped,
        )

    def _placed(
        self, listed: _Listed, document: EdexmlDocument, location_names: Mapping[str, str]
    ) -> ReadPupil:
        """With the names of group and site, and the group's year when the pupil has none."""
        pupil = listed.pupil
        # The two kinds of group may share a key; systems also mistake the one for the other.
        key, groups = listed.group_key, ChainMap(document.groups, document.mixed_groups)
        if not key and len(listed.mixed_group_keys) == 1:
            key, groups = listed.mixed_group_keys[0], ChainMap(*reversed(groups.maps))
        group = groups.get(key)
        self._warn(WarningCode.UNKNOWN_GROUP, bool(key) and group is None)
        if group is None:
            name, year = self._text(key, frozenset()), ""
        else:
            name = self._text(group.text("naam"), frozenset())
            year = values.read_year_group(group.text("jaargroep"))
        historic = pupil.historic or (not pupil.year_group and year == values.HISTORIC)
        year_group = pupil.year_group or ("" if historic else year)
        self._warn(WarningCode.NO_YEAR_GROUP, not year_group and not historic)
        return replace(
            pupil,
            group_name=name,
            year_group=year_group,
            historic=historic,
            location=location_names.get(listed.location_key, ""),
        )

    def _colleagues(self, document: EdexmlDocument) -> Iterator[ReadColleague]:
        """Those with a name, with the names of their groups in the order of the file."""
        groups = ChainMap(document.groups, document.mixed_groups)
        for entry in document.colleagues:
            given = entry.text("roepnaam") or entry.text("voorletters-1")
            parts = (given, entry.text("voorvoegsel", "tussenvoegsel"), entry.text("achternaam"))
            name = self._text(" ".join(filter(None, parts)), frozenset())
            known = (groups[key] for key in entry.mixed_group_keys if key in groups)
            names = (self._text(group.text("naam"), frozenset()) for group in known)
            if name:
                yield ReadColleague(
                    name=name,
                    role_code=entry.text("rol").upper(),
                    groups=tuple(dict.fromkeys(filter(None, names))),
                )

    def _each_once(self, pupils: list[ReadPupil]) -> list[ReadPupil]:
        """One entry for a pupil listed twice under one key; no key where two children share it."""
        by_key: defaultdict[str, list[int]] = defaultdict(list)
        for number, pupil in enumerate(pupils):
            by_key[pupil.edexml_key].append(number)
        kept = dict(enumerate(pupils))
        for key, numbers in by_key.items():
            if not key or len(numbers) == 1:
                continue
            first = max(numbers, key=lambda number: _how_current(pupils[number]))
            if all(_same_child(pupils[first], pupils[number]) for number in numbers):
                self._warn(WarningCode.LISTED_TWICE, len(numbers) - 1)
                for number in numbers:
                    if number != first:
                        del kept[number]
            else:
                self._warn(WarningCode.KEY_USED_TWICE, len(numbers))
                for number in numbers:
                    kept[number] = replace(pupils[number], edexml_key="")
        eckids = Counter(pupil.eckid for pupil in kept.values())
        return [replace(p, eckid="") if eckids[p.eckid] > 1 else p for p in kept.values()]

    def _warn(self, code: WarningCode, count: int) -> None:
        self.warnings[code] += count

    def _text(self, text: str, own_numbers: frozenset[str]) -> str:
        cleaned, dropped = values.clean_text(text, own_numbers)
        self.numbers_dropped += dropped
        return cleaned

    def _key(self, text: str, own_numbers: frozenset[str]) -> str:
        key, is_number = values.clean_key(text, own_numbers)
        self.numbers_dropped += is_number
        self._warn(WarningCode.KEY_LIKE_BSN, is_number)
        return key

    def _lasting_key(self, text: str, own_numbers: frozenset[str]) -> str:
        if text.startswith(values.TEMPORARY_KEY_MARK):
            self._warn(WarningCode.TEMPORARY_KEY, 1)
            return ""
        self._warn(WarningCode.NO_KEY, not text)
        return self._key(text, own_numbers)

    def _date(self, text: str) -> date | None:
        read = values.read_date(text)
        self._warn(WarningCode.UNREADABLE_DATE, bool(text) and read is None)
        return read

    def _birth(self, text: str) -> BirthDate | None:
        """As much of it as the school's system knows: “2017-00-00” is a year."""
        read = values.read_birth(text)
        self._warn(WarningCode.UNREADABLE_DATE, bool(text) and read is None)
        return read

    def _gender(self, text: str) -> Gender:
        gender = values.read_gender(text)
        self._warn(WarningCode.UNKNOWN_GENDER, gender is None)
        return gender or Gender.UNKNOWN


def _texts_of(entry: Entry, names: frozenset[str]) -> list[str]:
    return [text for name, text in entry.texts.items() if name in names and text != "?"]


def _postcode(entry: Entry) -> str:
    return entry.text("postcodenl", "postnummerbe", "postcodeoverig", "postcode")


def _refuse_crowd_of_namesakes(pupils: Iterable[ReadPupil]) -> None:
    """A file without names and keys, or one that is to keep us busy for an hour."""
    strangers = (pupil for pupil in pupils if not (pupil.edexml_key or pupil.eckid))
    crowds = Counter(name for pupil in strangers for name in full_names(pupil))
    if max(crowds.values(), default=0) > MAX_NAMESAKES:
        raise TooLarge(Measure.NAMESAKES, MAX_NAMESAKES)


def _same_child(one: ReadPupil, other: ReadPupil) -> bool:
    return (
        one.born_on == other.born_on
        and folded_surname(one) == folded_surname(other)
        and folded_given_names(one) == folded_given_names(other)
    )


def _how_current(pupil: ReadPupil) -> tuple[bool, date, date, str]:
    """Of two entries for one pupil the one that stays at school longest counts; never the order."""
    last_day = pupil.left_on or date.max
    return (not pupil.historic, last_day, pupil.enrolled_on or date.min, repr(pupil))
