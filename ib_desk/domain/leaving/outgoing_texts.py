"""The words of people that leave, each with the field in which they were typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from ib_desk.domain.file.whole_file import WholeFile, decided_weighing
from ib_desk.domain.leaving.forbidden import OutText
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.broad_view import BroadViewEntry
from ib_desk.domain.records.contract import ANSWERS, Contract, ContractParty, PartyKind
from ib_desk.domain.records.disclosure import OutputKind
from ib_desk.domain.records.field_place import FieldPlace, place_of
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.hypothesis import Hypothesis
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import Inspection, Statement, SwvRequest
from ib_desk.domain.records.support_file import TeamMember
from ib_desk.domain.records.weighing import Weighing

_Fields = Mapping[type[Record], tuple[str, ...]]

_OF_REQUEST: Final[_Fields] = {
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

OUTGOING_FIELDS: Final[Mapping[OutputKind, _Fields]] = {
    OutputKind.CONTRACT_PRINT: {
        Contract: ("shared_perspective", "present", "conditions"),
        ContractParty: ("name", *ANSWERS),
        Agreement: ("result", "capacity", "planning", "means", "owner"),
    },
    OutputKind.PARENTS_PRINT: {
        Pupil: ("about_me",),
        Contract: ("shared_perspective",),
        ContractParty: ANSWERS,
        BroadViewEntry: ("strong", "vulnerable", "unknown"),
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
        ),
        Intervention: ("title", "by_whom", "frequency", "duration", "effect_note"),
        Agreement: ("result", "owner"),
        TeamMember: ("task",),
    },
    OutputKind.REQUEST_PRINT: _OF_REQUEST,
    OutputKind.REQUEST_PACKAGE: _OF_REQUEST,
    OutputKind.ATTACHMENT: {},
}
"""Free text by the kind of record that holds it; names and addresses of the school are no free
text. An output may hold less than this, never more."""

_ADDRESS: Final = frozenset({"address", "postcode", "town"})
_WITH_NOTES: Final = frozenset({(Weighing, "scores"), (Contract, "conditions")})
"""Fields of several entries; the free text in them is the note of each."""


def outgoing_texts(
    whole: WholeFile, output: OutputKind, request: SwvRequest | None = None
) -> tuple[OutText, ...]:
    """All words that can leave with this output; an address that is secret never does.

    Args:
        whole: the file.
        output: what leaves.
        request: of which request, where the file holds more than one; the present one if not given.
    """
    about = request or whole.request
    fields = OUTGOING_FIELDS[output]
    return tuple(
        OutText(place=place_of(record, name), text=text)
        for record in records_that_leave(whole, output, about)
        for name in fields[type(record)]
        if not (name in _ADDRESS and whole.pupil.address_secret)
        for text in [_text(record, name)]
        if text.strip()
    )


def place_of_content(attachment: Attachment) -> FieldPlace:
    """The inside of a document, as a place of its own."""
    return place_of(attachment, "content_id")


def records_that_leave(
    whole: WholeFile, output: OutputKind, request: SwvRequest | None
) -> Iterator[Record]:
    """The records of which this output can hold words."""
    kinds = OUTGOING_FIELDS[output]
    return (record for record in _chosen(whole, output, request) if type(record) in kinds)


def _chosen(whole: WholeFile, output: OutputKind, request: SwvRequest | None) -> Iterator[Record]:
    """Of each kind only those that are printed: the last weighing, what goes along."""
    yield whole.pupil
    yield from whole.guardians
    yield from whole.of(Contract)
    speaks_for_all = output is OutputKind.CONTRACT_PRINT
    yield from (
        party
        for party in whole.of(ContractParty)
        if speaks_for_all or party.kind is PartyKind.PUPIL
    )
    yield from whole.of(BroadViewEntry)
    yield from whole.of(Hypothesis)
    weighing = decided_weighing(whole)
    if weighing is not None:
        yield weighing
    yield from whole.of(Intervention)
    yield from whole.of(Agreement)
    yield from whole.of(TeamMember)
    if request is not None:
        yield request
        yield from (one for one in whole.of(Statement) if one.request_id == request.id)
        yield from (one for one in whole.of(Inspection) if one.request_id == request.id)
    yield from (one for one in whole.of(Attachment) if one.goes_along)


def _text(record: Record, name: str) -> str:
    if (type(record), name) in _WITH_NOTES:
        return "\n".join(entry.note for entry in getattr(record, name))
    text: str = getattr(record, name)
    return text
