"""Why a file with pupils was refused. Facts only: the wording is in `ib_desk.ui.messages`.

A refused file has changed nothing: each of these is raised before anything is compared or stored.

ImportRefused
├── NotEdexml      some other kind of file: `looks_like`
├── DamagedFile    not well formed, or cut off: `line`
├── HostileFile    what no school's system writes and what attacks a reader: `what`
├── TooLarge       `measure` and its `limit`
├── NoSchool       an export that does not say whose it is
├── NoPupils       an export with nobody in it
├── OtherSchool    `found` and `expected` BRIN
└── NoList         a spreadsheet that gives no rows: `why`
"""

from __future__ import annotations

from enum import StrEnum

from ib_desk.domain.errors import DeskError
from ib_desk.domain.intake.table import TableFault


class LooksLike(StrEnum):
    """What a file that is no EDEXML most likely is, so that the user sees what she picked."""

    EMPTY = "empty"
    OLD_EDEX = "old_edex"
    UWLR = "uwlr"
    OSO = "oso"
    SCHEMA = "schema"
    OTHER_XML = "other_xml"
    HTML = "html"
    SPREADSHEET = "spreadsheet"
    CSV = "csv"
    DOCUMENT = "document"
    PDF = "pdf"
    IMAGE = "image"
    ARCHIVE = "archive"
    TEXT = "text"
    UNKNOWN = "unknown"


class Danger(StrEnum):
    """What makes a file hostile."""

    DTD = "dtd"
    DEPTH = "depth"
    LONG_MARKUP = "long_markup"
    LONG_TEXT = "long_text"


class Measure(StrEnum):
    """What a limit of `TooLarge` counts."""

    BYTES = "bytes"
    ELEMENTS = "elements"
    PUPILS = "pupils"
    NAMESAKES = "namesakes"
    COLLEAGUES = "colleagues"


class ImportRefused(DeskError):
    """Base: the file was not read; what is stored is as it was."""


class NotEdexml(ImportRefused):
    """The file is no school export in EDEXML."""

    def __init__(self, looks_like: LooksLike) -> None:
        super().__init__(looks_like)
        self.looks_like = looks_like


class DamagedFile(ImportRefused):
    """An EDEXML file that breaks off or goes wrong at `line` (counted from 1)."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


class HostileFile(ImportRefused):
    """Refused unread: EDEXML has no need for what is in here."""

    def __init__(self, what: Danger) -> None:
        super().__init__(what)
        self.what = what


class TooLarge(ImportRefused):
    """More than a school can have; `limit` is in units of `measure`."""

    def __init__(self, measure: Measure, limit: int) -> None:
        super().__init__(measure, limit)
        self.measure = measure
        self.limit = limit


class NoSchool(ImportRefused):
    """The header with the school is not there, so nobody can tell whose pupils these are."""


class NoPupils(ImportRefused):
    """An export without a single pupil: mostly made with the wrong selection."""


class OtherSchool(ImportRefused):
    """The export is of another school than the vault's."""

    def __init__(self, found: str, expected: str) -> None:
        super().__init__(found, expected)
        self.found = found
        self.expected = expected


class NoList(ImportRefused):
    """The file gives no rows of a list."""

    def __init__(self, why: TableFault) -> None:
        super().__init__(why)
        self.why = why
