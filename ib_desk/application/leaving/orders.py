"""What can leave: one class for each kind of order, with all that the register says of it.

A later kind (a data file) is a class here, and a case in `clearance.py` and `making.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from ib_desk.application.bureau_forms import FormOfRequest
from ib_desk.application.documents import Snapshot
from ib_desk.application.lists_beside import AgreementLine, RequestLine
from ib_desk.application.overview import CaseloadLine
from ib_desk.application.paper import ListHead, PrintChoices, Report, list_file_name
from ib_desk.domain.file.evaluations import evaluated_meeting
from ib_desk.domain.file.meetings import meeting_meant
from ib_desk.domain.file.opps import opp_meant
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.leaving.list_sheet import ListSheet
from ib_desk.domain.leaving.stated_on_paper import told_on_paper
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.contact import Contact
from ib_desk.domain.records.disclosure import Disclosure, Way
from ib_desk.domain.records.meeting import Meeting
from ib_desk.domain.records.opp import Opp
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import SwvRequest, SwvRequestId
from ib_desk.domain.records.statement import Statement
from ib_desk.domain.records.support_file import SupportFileId
from ib_desk.domain.records.swv import DeliveryShape
from ib_desk.domain.records.swv_form import SwvForm, SwvFormBox
from ib_desk.domain.words.neat_text import NeatText


def printed_one(
    whole: WholeFile, report: Report, choices: PrintChoices, day: date
) -> Meeting | Opp | None:
    """The meeting, or the version of the plan, that this print is of; `None` for any other."""
    if report is Report.EVALUATION:
        return evaluated_meeting(whole, choices.meeting)
    if report in {Report.OPP, Report.OPP_GUIDANCE}:
        return opp_meant(whole, choices.opp)
    if report is not Report.MEETING:
        return None
    return meeting_meant(whole, choices.meeting, day)


def told_on_print(
    whole: WholeFile, report: Report, choices: PrintChoices, day: date
) -> tuple[Statement, ...]:
    """What people said that stands on this print, the views on a request among it."""
    about: Record | None = printed_one(whole, report, choices, day)
    if report.is_of_request:
        about = whole.request
    if report is Report.CONTRACT:
        about = whole.contract
    return told_on_paper(whole, report.output, about, day, choices.addressee)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintOrder:
    """Pages of a file, on paper or as a PDF; `snapshot` is what the user saw them of."""

    snapshot: Snapshot
    report: Report
    choices: PrintChoices
    recipient: str
    ground: str
    reason: str = ""

    @property
    def file_id(self) -> SupportFileId:
        """Whose register it comes in."""
        return self.snapshot.whole.file.id

    @property
    def request_id(self) -> SwvRequestId | None:
        """The request that is printed, if it is one."""
        request = self.snapshot.whole.request
        return request.id if self.report.is_of_request and request is not None else None

    @property
    def about(self) -> Meeting | Opp | None:
        """The one record that is printed with what refers to it, where it is not a request."""
        return printed_one(
            self.snapshot.whole, self.report, self.choices, self.snapshot.stamp.printed_on
        )

    @property
    def kind(self) -> OutputKind:
        """Under what name the register knows it."""
        return self.report.output


@dataclass(frozen=True, slots=True, kw_only=True)
class _OfRequest:
    """What leaves of a request; `snapshot` is what the user saw of its file."""

    snapshot: Snapshot
    request: SwvRequest
    choices: PrintChoices
    recipient: str
    ground: str
    reason: str = ""

    @property
    def file_id(self) -> SupportFileId:
        """Whose register it comes in."""
        return self.request.file_id

    @property
    def request_id(self) -> SwvRequestId:
        """The request that leaves, or of which this is made."""
        return self.request.id


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverOrder(_OfRequest):
    """A request with all that goes along; `snapshot` holds the contents.

    `passphrase` is for the shapes that are closed, “” for the others. Where they come apart, a file
    with the data of the request is among them `with_data`.
    """

    shape: DeliveryShape = DeliveryShape.ONE_PDF
    passphrase: str = field(default="", repr=False)
    with_data: bool = False
    way: Way

    @property
    def kind(self) -> OutputKind:
        """Under what name the register knows it."""
        return OutputKind.REQUEST_PACKAGE


@dataclass(frozen=True, slots=True, kw_only=True)
class FormOrder(_OfRequest):
    """The bureau's own form, filled in from a request; `boxes` say what comes where."""

    form: SwvForm
    boxes: tuple[SwvFormBox, ...]
    way: Way = Way.SAVED

    @property
    def kind(self) -> OutputKind:
        """Under what name the register knows it."""
        return OutputKind.REQUEST_FORM

    def of_request(self, content: bytes) -> FormOfRequest:
        """What it is made from, with the empty form."""
        return FormOfRequest(
            form=self.form,
            boxes=self.boxes,
            content=content,
            whole=self.snapshot.whole,
            stamp=self.snapshot.stamp,
            choices=self.choices,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ResealedOrder:
    """The pages of an earlier package under another passphrase: the words of before are lost."""

    line: Disclosure
    passphrase: str = field(repr=False)

    @property
    def file_id(self) -> SupportFileId:
        """Whose register it comes in."""
        return self.line.file_id

    @property
    def request_id(self) -> SwvRequestId | None:
        """The request that was packed."""
        return self.line.request_id

    @property
    def kind(self) -> OutputKind:
        """As it left before."""
        return self.line.kind

    @property
    def way(self) -> Way:
        """As it left before."""
        return self.line.way

    @property
    def recipient(self) -> str:
        """As it left before."""
        return self.line.recipient

    @property
    def ground(self) -> str:
        """As it left before."""
        return self.line.ground

    @property
    def reason(self) -> str:
        """What was said of these pages when they left holds for them still."""
        return self.line.gaps_reason


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentOrder:
    """A document of the file, as it was taken in; to be kept outside, or to be opened only."""

    attachment: Attachment
    way: Way = Way.SAVED_DOCUMENT
    recipient: str = ""
    ground: str = ""
    reason: str = ""

    @property
    def file_id(self) -> SupportFileId:
        """Whose register it comes in."""
        return self.attachment.file_id

    @property
    def request_id(self) -> None:
        """A document that is saved goes to nobody yet."""
        return

    @property
    def kind(self) -> OutputKind:
        """Under what name the register knows it."""
        return OutputKind.ATTACHMENT


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteOrder:
    """A contact as neat text, for the pupil system of the school; `seen` is what she looked at."""

    contact: Contact
    file_id: SupportFileId
    seen: NeatText
    recipient: str
    ground: str
    way: Way = Way.COPIED
    reason: str = ""

    @property
    def request_id(self) -> None:
        """It belongs to no request."""
        return

    @property
    def kind(self) -> OutputKind:
        """Under what name the register knows it."""
        return OutputKind.PUPIL_SYSTEM_TEXT


ListedLine = CaseloadLine | AgreementLine | RequestLine
"""One line of a list that can leave."""

Seen = tuple[CaseloadLine, ...] | tuple[AgreementLine, ...] | tuple[RequestLine, ...]
"""The lines of which a list was made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOrder:
    """A list over many pupils, on paper, as a PDF or as a table for another program.

    It comes in the register of each of their files. `seen` are the lines that `sheet` was made of:
    it leaves as long as these are still so.
    """

    kind: OutputKind
    sheet: ListSheet
    head: ListHead
    seen: Seen
    as_table: bool = False
    recipient: str
    ground: str
    reason: str = ""

    @property
    def name(self) -> str:
        """Of the file; a queue shows it without its ending."""
        ending = "csv" if self.as_table else "pdf"
        return list_file_name(self.kind, self.head.stamp.printed_on, ending)


OfOneFile = PrintOrder | HandoverOrder | FormOrder | ResealedOrder | DocumentOrder | NoteOrder
Order = OfOneFile | ListOrder
