"""The words of people that leave with a request, each with the field in which they were typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from ib_desk.domain.file.whole_file import WholeFile, decided_weighing
from ib_desk.domain.leaving.forbidden import OutText
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.broad_view import BroadViewEntry
from ib_desk.domain.records.contract import ANSWERS, Contract, ContractParty, PartyKind
from ib_desk.domain.records.field_place import FieldPlace, place_of
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.hypothesis import Hypothesis
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import Inspection, Statement, SwvRequest
from ib_desk.domain.records.weighing import Weighing

OUTGOING_FIELDS: Final[Mapping[type[Record], tuple[str, ...]]] = {
    SwvRequest: (
        "question",
        "summary",
        "done_and_effect",
        "why_basic_falls_short",
        "asked",
        "school_contributes",
        "others_contribute",
    ),
    Pupil: ("home_language", "about_me", "address", "postcode", "town"),
    Guardian: ("organisation", "custody_source", "phone", "email"),
    Contract: ("shared_perspective",),
    ContractParty: ANSWERS,
    BroadViewEntry: ("strong", "vulnerable", "unknown", "source"),
    Hypothesis: ("assumption", "outcome_note"),
    Weighing: (
        "deviation_reason",
        "why_not_lighter",
        "why_not_heavier",
        "wish_pupil",
        "wish_parents",
        "who",
        "frequency",
        "duration",
        "place",
        "scores",
    ),
    Intervention: ("title", "goal", "by_whom", "frequency", "duration", "place", "effect_note"),
    Statement: ("words",),
    Inspection: ("reason",),
    Attachment: ("title", "sender"),
}
"""Free text by the kind of record that holds it; names and addresses of the school are no free
text. A request may print less than this, never more."""

_ADDRESS: Final = frozenset({"address", "postcode", "town"})


def outgoing_texts(whole: WholeFile, request: SwvRequest) -> tuple[OutText, ...]:
    """All words that can leave with this request; an address that is secret never does."""
    return tuple(
        OutText(place=place_of(record, name), text=text)
        for record in _records(whole, request)
        for name in OUTGOING_FIELDS[type(record)]
        if not (name in _ADDRESS and whole.pupil.address_secret)
        for text in [_text(record, name)]
        if text.strip()
    )


def place_of_content(attachment: Attachment) -> FieldPlace:
    """The inside of a document, as a place of its own."""
    return place_of(attachment, "content_id")


def _records(whole: WholeFile, request: SwvRequest) -> Iterator[Record]:
    yield request
    yield whole.pupil
    yield from whole.guardians
    yield from whole.of(Contract)
    yield from (party for party in whole.of(ContractParty) if party.kind is PartyKind.PUPIL)
    yield from whole.of(BroadViewEntry)
    yield from whole.of(Hypothesis)
    weighing = decided_weighing(whole)
    if weighing is not None:
        yield weighing
    yield from whole.of(Intervention)
    yield from (one for one in whole.of(Statement) if one.request_id == request.id)
    yield from (one for one in whole.of(Inspection) if one.request_id == request.id)
    yield from (one for one in whole.of(Attachment) if one.goes_along)


def _text(record: Record, name: str) -> str:
    if isinstance(record, Weighing) and name == "scores":
        return "\n".join(score.note for score in record.scores)
    text: str = getattr(record, name)
    return text
