"""What prints and packages are made of, what makes them, and what can stand in the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto
from hashlib import sha256
from typing import Protocol
from uuid import UUID

from ib_desk.application.letter import LetterOrder
from ib_desk.application.pieces import Piece, piece_name
from ib_desk.application.progress import Progress
from ib_desk.domain.errors import DeskError
from ib_desk.domain.file.scans import scans_of
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.leaving.list_sheet import ListSheet
from ib_desk.domain.leaving.request_signing import SignedScan
from ib_desk.domain.records.attachment import Attachment, ContentId
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.guardian import GuardianId
from ib_desk.domain.records.made_pages import Unfit
from ib_desk.domain.records.meeting import MeetingId
from ib_desk.domain.records.opp import OppId
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.sheet_signature import ScanHolds


class Report(Enum):
    """What can be printed of a file; the value names its texts in `resources/reports`."""

    CONTRACT = "contract"
    PARENTS = "parents"
    PLAN = "plan"
    PREPARATION = "preparation"
    MEETING = "meeting"
    EVALUATION = "evaluation"
    OPP = "opp"
    OPP_GUIDANCE = "opp_guidance"
    TEACHERS = "teachers"
    CONSENT = "consent"
    MY_PLAN = "my_plan"
    CLOSING = "closing"
    REQUEST = "request"
    REQUEST_TO_SIGN = "request_to_sign"
    REGISTER = "register"

    @property
    def is_of_request(self) -> bool:
        """Pages of the request that is worked on."""
        return self in {Report.REQUEST, Report.REQUEST_TO_SIGN}

    @property
    def output(self) -> OutputKind:
        """Under what name the register knows it."""
        return _NAMES[self][0]


_NAMES = {
    Report.CONTRACT: (OutputKind.CONTRACT_PRINT, "samenwerkingsafspraken"),
    Report.PARENTS: (OutputKind.PARENTS_PRINT, "overzicht-ouders"),
    Report.PLAN: (OutputKind.PLAN_PRINT, "een-plan"),
    Report.PREPARATION: (OutputKind.PREPARATION_PRINT, "voorbereiding"),
    Report.MEETING: (OutputKind.MEETING_PRINT, "verslag"),
    Report.EVALUATION: (OutputKind.EVALUATION_PRINT, "evaluatie"),
    Report.OPP: (OutputKind.OPP_PRINT, "opp"),
    Report.OPP_GUIDANCE: (OutputKind.OPP_GUIDANCE_PRINT, "handelingsdeel"),
    Report.TEACHERS: (OutputKind.TEACHERS_PRINT, "blad-voor-wie-lesgeeft"),
    Report.CONSENT: (OutputKind.CONSENT_PRINT, "toestemming"),
    Report.MY_PLAN: (OutputKind.MY_PLAN_PRINT, "mijn-plan"),
    Report.CLOSING: (OutputKind.CLOSING_PRINT, "afsluitbrief"),
    Report.REQUEST: (OutputKind.REQUEST_PRINT, "aanvraag"),
    Report.REQUEST_TO_SIGN: (OutputKind.REQUEST_SIGN_PRINT, "aanvraag-om-te-tekenen"),
    Report.REGISTER: (OutputKind.REGISTER_PRINT, "wat-naar-buiten-ging"),
}
"""In the register, and as a file."""
_LISTS = {
    OutputKind.FILES_LIST: "dossiers",
    OutputKind.AGREEMENTS_LIST: "afspraken",
    OutputKind.REQUESTS_LIST: "aanvragen",
}


class Mark(Enum):
    """Which word stands across every page; it is in `resources/reports/shared.toml`."""

    NONE = auto()
    CONCEPT = auto()
    EXAMPLE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintChoices:
    """Nothing that could hurt is on by default; `with_safety` does nothing without `with_scores`.

    `with_other_views` tells who sees a condition of the contract differently, which a party may not
    want on paper. `addressee` is the one guardian for whom the parents' print is; `None` means all
    who are told unasked (`ib_desk.domain.law.rights`), `with_address` sets their address above it,
    where they share one. `meeting` is the one that is prepared or
    whose minutes these are; `None` means the first that is to come, or the last that was held.
    `opp` is the version of the plan; `None` means the last.
    `with_others` tells who asks what left also of what went to another parent alone.
    `with_home` and `with_health` tell teachers of home, and of body and research. `large_type` is
    for who reads with difficulty: the same words on more pages.
    """

    mark: Mark = Mark.NONE
    signature_lines: bool = False
    with_scores: bool = False
    with_safety: bool = False
    with_more_answers: bool = False
    with_other_views: bool = True
    with_others: bool = False
    with_home: bool = False
    with_health: bool = False
    addressee: GuardianId | None = None
    with_address: bool = False
    meeting: MeetingId | None = None
    opp: OppId | None = None
    large_type: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Stands at the foot of every page."""

    printed_on: date
    maker: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListHead:
    """What stands around a list: the school, and when and by whom it was printed."""

    stamp: Stamp
    school: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A PDF in memory; `name` is a neutral file name, without the pupil.

    `contents_digest` is what its first page says, of a request with all that goes along.
    """

    content: bytes = field(repr=False)
    pages: int
    name: str
    contents_digest: str = ""

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes, in hex."""
        return sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosed:
    """An attachment behind the request, and on how many pages."""

    attachment: Attachment
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EnclosedScan:
    """Pages that came back signed, and on how many sheets they stand."""

    scan: SignedScan
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosures:
    """What stands behind the request; `digest` is of the contents and stands on its first page.

    What goes along as files of its own `are_apart`: it is listed, and no page of it is behind.
    `scans` stand right behind the request, or in its place. A `letter` comes before it all.
    """

    items: tuple[Enclosed, ...] = ()
    scans: tuple[EnclosedScan, ...] = ()
    digest: str = ""
    are_apart: bool = False
    letter: LetterOrder | None = None

    @property
    def takes_place(self) -> bool:
        """Whether a scan holds all pages, so that none of these is printed anew."""
        return any(one.scan.holds is ScanHolds.ALL_PAGES for one in self.scans)

    @property
    def pages(self) -> int:
        """Pages behind those of the request itself."""
        if self.are_apart:
            return 0
        return sum(one.pages for one in self.scans) + sum(one.pages for one in self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """`sealed` is what leaves; `readable` holds the same pages and stays in the vault.

    `contents_digest` is what the first page says: SHA-256 over the request as it is without that
    line, followed by the SHA-256 of each attachment as it was kept. It shows that two people have
    the same contents before them; `digest` shows that a file arrived unchanged.
    """

    sealed: bytes = field(repr=False)
    readable: bytes = field(repr=False)
    pages: int
    contents_digest: str
    name: str

    @property
    def digest(self) -> str:
        """SHA-256 of the sealed bytes, in hex."""
        return sha256(self.sealed).hexdigest()


class ReportPrinter(Protocol):
    """Turns a file into pages."""

    def print(
        self,
        report: Report,
        whole: WholeFile,
        stamp: Stamp,
        choices: PrintChoices,
        enclosures: Enclosures | None = None,
    ) -> Printed:
        """Make the pages; `enclosures` only for a request that has its attachments behind it.

        Raises:
            NothingToPrint: the file holds no contract, or no request.
            MissingGlyph: a character has no shape in the font.
        """

    def print_list(self, sheet: ListSheet, head: ListHead, mark: Mark, name: str) -> Printed:
        """Make the pages of a list over many pupils.

        Raises:
            MissingGlyph: a character has no shape in the font.
        """

    def letter(
        self, whole: WholeFile, stamp: Stamp, choices: PrintChoices, letter: LetterOrder
    ) -> Printed:
        """Make the letter that goes along with a request; raises as `print`."""

    def letter_text(self, whole: WholeFile, stamp: Stamp, letter: LetterOrder) -> str:
        """The same as the words of a mail; raises `NothingToPrint`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageOrder:
    """`contents` holds the kept pages (`pages.KeptPages`) of every attachment that goes along.

    Without a `passphrase` it can be looked at, not written. With a `letter` that comes
    before the request.
    """

    whole: WholeFile
    stamp: Stamp
    choices: PrintChoices
    contents: Mapping[ContentId, bytes] = field(repr=False)
    passphrase: str = field(default="", repr=False)
    letter: LetterOrder | None = None


class PackageWriter(Protocol):
    """Turns a request and its attachments into one sealed file."""

    def preview(self, order: PackageOrder, progress: Progress) -> Printed:
        """Make the very pages that `write` would seal, to be looked at; refuses as `write` does."""

    def pieces(self, order: PackageOrder, progress: Progress) -> Sequence[Piece]:
        """The same pages apart, for a folder; refuses as `write` does."""

    def write(self, order: PackageOrder, progress: Progress) -> Package:
        """Make the file and open it again, with the passphrase and without.

        Raises:
            AttachmentUnfit: an attachment cannot become pages.
            NothingToPrint: the file holds no request.
            MissingGlyph: a character has no shape in the font.
            SealFailed: what was made does not open, or opens with a wrong passphrase.
            PackageTooHeavy: it is more than this machine can make.
            Cancelled: nothing was made.
        """

    def seal_again(self, readable: bytes, passphrase: str, progress: Progress) -> bytes:
        """Seal pages that left before under another passphrase.

        Raises:
            SealFailed, PackageTooHeavy, Cancelled: as `write` does.
        """


class RequestDataWriter(Protocol):
    """Turns a request into what a program of the bureau can read."""

    def data_file(self, order: PackageOrder, files: Sequence[Piece]) -> bytes:
        """What the pages say, with a list of the `files` beside it.

        Raises:
            NothingToPrint: the file holds no request.
        """


class NothingToPrint(DeskError):
    """The file does not hold what this print is about."""

    def __init__(self, report: Report) -> None:
        super().__init__(report)
        self.report = report


class MissingGlyph(DeskError):
    """A character that the font cannot draw, and where it was typed.

    `place` is `None` when it stands in no record, but in a text of `resources/reports`.
    """

    def __init__(self, character: str, place: FieldPlace | None = None) -> None:
        super().__init__(character, place)
        self.character = character
        self.place = place


class AttachmentUnfit(DeskError):
    """`position` counts the attachments that go along, from 1; never a title or a word of it.

    `character` is the one that has no shape, where that is the reason.
    """

    def __init__(
        self, attachment_id: UUID, position: int, reason: Unfit, character: str = ""
    ) -> None:
        super().__init__(attachment_id, position, reason, character)
        self.attachment_id = attachment_id
        self.position = position
        self.reason = reason
        self.character = character


class SealFailed(DeskError):
    """The package was made but does not behave as a sealed one; it was thrown away."""


class PackageTooHeavy(DeskError):
    """Request and attachments together are more than a package can hold; nothing was made."""


_DIGEST_SHOWN = 16


def shown_digest(digest: str) -> str:
    """“3fa9 01bc 77d2 e410”: enough of it to compare by telephone, on paper and on the screen."""
    fours = range(0, _DIGEST_SHOWN, 4)
    return " ".join(digest[start : start + 4] for start in fours)


def file_name(report: Report, day: date) -> str:
    """“aanvraag-2026-0917.pdf”: says when, never about whom."""
    return f"{_NAMES[report][1]}-{day.year}-{day.month:02}{day.day:02}.pdf"


def print_name(report: Report, whole: WholeFile, day: date) -> str:
    """As `file_name`; of a request by its reference: “A26-4071-aanvraag.pdf”."""
    request = whole.request
    if not report.is_of_request or request is None or not request.reference:
        return file_name(report, day)
    return piece_name(request.reference, _NAMES[report][1])


def list_file_name(kind: OutputKind, day: date, ending: str) -> str:
    """“dossiers-2026-0917.csv”: says when, never about whom."""
    return f"{_LISTS[kind]}-{day.year}-{day.month:02}{day.day:02}.{ending}"


def documents_along(whole: WholeFile) -> tuple[Attachment, ...]:
    """Of which pages can leave with its request: what goes along, and every scan of it."""
    request = whole.request
    along = going_along(whole, request)
    return along if request is None else (*scans_of(whole, request), *along)


def going_along(whole: WholeFile, request: SwvRequest | None) -> tuple[Attachment, ...]:
    """Those that stand behind this request, in the order in which they were added.

    A scan of its own pages is none of them: it stands in their place, or is of an earlier text.
    """
    scans = () if request is None else scans_of(whole, request)
    return tuple(one for one in whole.of(Attachment) if one.goes_along and one not in scans)
