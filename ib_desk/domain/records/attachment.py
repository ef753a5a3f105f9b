"""Documents that belong to a file; their bytes are kept apart under a generated id."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import NewType
from uuid import UUID, uuid4

from ib_desk.domain.day_direction import PastDay
from ib_desk.domain.records.made_pages import MadeFacts, Outcome, Unfit
from ib_desk.domain.records.moment import Happening, Moment
from ib_desk.domain.records.output_kind import A_REQUEST, OutputKind
from ib_desk.domain.records.record import Among, Record, leaves
from ib_desk.domain.records.support_file import SupportFileId

AttachmentId = NewType("AttachmentId", UUID)
ContentId = NewType("ContentId", UUID)


class DocumentKind(Enum):
    """What a document is, as a bureau's list of attachments names it."""

    OPP = "opp"
    MINUTES = "minutes"
    OBSERVATION = "observation"
    RESEARCH = "research"
    ABSENCE = "absence"
    EVALUATION = "evaluation"
    TESTS = "tests"
    LETTER = "letter"
    QUOTE = "quote"
    CONSENT_FORM = "consent_form"
    SCHOOL_REPORT = "school_report"
    """Onderwijskundig rapport: of the school before this one, or for the next."""
    EXPERT_ADVICE = "expert_advice"
    BOARD_AGREEMENT = "board_agreement"
    OTHER = "other"


class MediaType(Enum):
    """What the bytes are, found by looking at them and never by the file's name."""

    PDF = "pdf"
    PNG = "png"
    JPEG = "jpeg"
    HEIC = "heic"
    WEBP = "webp"
    TIFF = "tiff"
    GIF = "gif"
    TEXT = "text"
    WORD = "word"
    OLD_WORD = "old_word"
    EXCEL = "excel"
    OLD_EXCEL = "old_excel"
    POWERPOINT = "powerpoint"
    OLD_POWERPOINT = "old_powerpoint"
    OPEN_TEXT = "open_text"
    OPEN_SHEET = "open_sheet"
    OPEN_SLIDES = "open_slides"
    MAIL = "mail"
    OUTLOOK_MAIL = "outlook_mail"
    HTML = "html"
    RTF = "rtf"
    SVG = "svg"
    POSTSCRIPT = "postscript"
    XML = "xml"
    CALENDAR = "calendar"
    CARD = "card"
    OTHER_IMAGE = "other_image"
    MP3 = "mp3"
    M4A = "m4a"
    WAV = "wav"
    OGG = "ogg"
    MP4 = "mp4"
    QUICKTIME = "quicktime"
    AVI = "avi"
    WEBM = "webm"
    WINDOWS_MEDIA = "windows_media"
    ARCHIVE = "archive"
    PROGRAM = "program"
    OTHER = "other"


@leaves(*A_REQUEST, words=("title", "sender"))
@leaves(OutputKind.CONSENT_PRINT, words=("title",))
@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment(Record):
    """`digest` and `pages_digest` are SHA-256 in hex, of the content and of what was made of it.

    Only what has pages can go along; `goes_along` puts those behind the request. Why it has none is
    in `unfit`, with the sign that could not be drawn in `unfit_sign`. `maker` is the version of
    whoever made the pages or found that there are none.
    """

    id: AttachmentId = field(default_factory=lambda: AttachmentId(uuid4()))
    file_id: SupportFileId
    content_id: ContentId
    title: str = ""
    kind: DocumentKind | None = None
    dated_on: PastDay | None = None
    sender: str = ""
    media_type: MediaType
    size: int
    digest: str
    maker: int = 0
    made: MadeFacts | None = None
    pages_id: ContentId | None = None
    pages_digest: str = ""
    unfit: Unfit | None = None
    unfit_sign: str = ""
    goes_along: bool = False

    def is_in(self, output: OutputKind) -> bool:
        """Behind the request; or named where a yes to it is asked."""
        return self.goes_along or output is OutputKind.CONSENT_PRINT

    def moments(self, among: Among) -> Iterator[Moment]:
        """The day that it bears."""
        del among
        yield Moment(
            happening=Happening.DOCUMENT,
            on=self.dated_on,
            words=self.title,
            who=self.sender,
            choice=self.kind,
        )

    @property
    def outcome(self) -> Outcome:
        """What can be done with it."""
        if self.made is not None:
            return Outcome.ALONG
        return Outcome.KEPT if self.unfit is Unfit.OTHER_KIND else Outcome.REFUSED
