"""The register: a line for each thing that left, and one more for all that is known of it later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Final, NewType
from uuid import UUID, uuid4

from ib_desk.domain.day_direction import PastDay
from ib_desk.domain.records.attachment import ContentId
from ib_desk.domain.records.moment import Happening, Moment, Said
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.record import Among, Record, leaves
from ib_desk.domain.records.request import SwvRequestId
from ib_desk.domain.records.support_file import SupportFileId

DisclosureId = NewType("DisclosureId", UUID)


class Way(Enum):
    """How something left."""

    PRINTED = "printed"
    SAVED = "saved"
    SAVED_DOCUMENT = "saved_document"
    OPENED = "opened"
    SEALED_BY_MAIL = "sealed_by_mail"
    SEALED_BY_PORTAL = "sealed_by_portal"
    SEALED_BY_UPLOAD = "sealed_by_upload"
    SEALED_ZIP = "sealed_zip"
    OPEN_FILES = "open_files"
    """A folder of documents, uploaded one by one."""
    PORTAL_FIELDS = "portal_fields"
    """The same, and texts copied into the fields of a portal."""
    ON_PAPER = "on_paper"
    COPIED = "copied"


@leaves(OutputKind.REGISTER_PRINT, words=("recipient", "ground"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure(Record):
    """A line of the register: what went to whom, when, how, why; never changed, only added to.

    `digest` is the SHA-256 of the very bytes that left; `copy_id` opens those bytes again;
    `gaps_reason` is what the user answered when something was open or found. `place` and
    `temporary` say where a file was put and under which name it was written first (“” for a
    printer), so that a line that was cut off can be settled.

    A list over many pupils has a line in the file of each, with the same `list_id`: what becomes of
    one becomes of all. No copy of it is kept, since it tells of the others too.
    """

    id: DisclosureId = field(default_factory=lambda: DisclosureId(uuid4()))
    file_id: SupportFileId
    request_id: SwvRequestId | None = None
    kind: OutputKind
    begun_at: datetime
    way: Way
    recipient: str = ""
    ground: str = ""
    gaps_reason: str = ""
    digest: str
    copy_id: ContentId | None = None
    place: str = ""
    temporary: str = ""
    list_id: UUID | None = None


class DisclosureState(Enum):
    """How far something that leaves is; the first five are the program's, the others are hers.

    That a file was made says nothing of where it went: only a person knows that.
    """

    BEGUN = "begun"
    MADE = "made"
    OFFERED_TO_PRINTER = "offered_to_printer"
    NOT_COMPLETED = "not_completed"
    UNKNOWN = "unknown"
    HANDED_OVER = "handed_over"
    SENT = "sent"
    RECEIVED = "received"
    NOT_SENT = "not_sent"


_HAPPENINGS: Final = {
    DisclosureState.MADE: Happening.MADE_OUTSIDE,
    DisclosureState.OFFERED_TO_PRINTER: Happening.OFFERED_TO_PRINTER,
    DisclosureState.HANDED_OVER: Happening.HANDED_OVER,
    DisclosureState.SENT: Happening.SENT,
    DisclosureState.RECEIVED: Happening.RECEIVED,
    DisclosureState.NOT_SENT: Happening.NOT_SENT,
    None: Happening.REGISTER_REMARK,
}


@leaves(OutputKind.REGISTER_PRINT, words=("note",))
@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureEvent(Record):
    """What became of a line on a day; `state` is `None` for a remark or a correction in words.

    Events follow each other in the order in which they were noted, and the last state counts.
    """

    disclosure_id: DisclosureId
    state: DisclosureState | None
    on: PastDay
    noted_at: datetime
    note: str = ""

    def moments(self, among: Among) -> Iterator[Moment]:
        """What did not become a file is in the register alone: around the pupil it is nothing."""
        happening = _HAPPENINGS.get(self.state)
        line = next((one for one in among.of(Disclosure) if one.id == self.disclosure_id), None)
        if happening is not None and line is not None:
            yield Moment(
                happening=happening,
                said=Said.FACT,
                on=self.on,
                words=self.note or line.ground,
                who=line.recipient,
                choice=line.kind,
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentUsed(Record):
    """By which yes something left; of a line that rests on no consent there is none.

    What left by a yes that was taken back later left lawfully, and may not leave by it again.
    `answer_id` stays when that answer goes: it is not another one that let it go.
    """

    is_found = False  # it holds no word

    disclosure_id: DisclosureId
    answer_id: UUID
