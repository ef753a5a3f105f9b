"""The words of people that leave, each with the field in which they were typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from ib_desk.domain.file.opps import newest_opp
from ib_desk.domain.file.whole_file import WholeFile, decided_weighing
from ib_desk.domain.leaving.forbidden import OutText
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.field_place import FieldPlace, place_of
from ib_desk.domain.records.kinds import KINDS, references
from ib_desk.domain.records.opp import Opp
from ib_desk.domain.records.output_kind import A_REQUEST, AN_OPP, OutputKind
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.statement import Statement
from ib_desk.domain.records.weighing import Weighing

OUTGOING_FIELDS: Final[Mapping[OutputKind, Mapping[type[Record], tuple[str, ...]]]] = {
    output: {kind: kind.leaving[output] for kind in KINDS if output in kind.leaving}
    for output in OutputKind
}
"""Free text by the kind of record that holds it; names and addresses of the school are no free
text. An output may hold less than this, never more."""

_ADDRESS: Final = frozenset({"address", "postcode", "town"})


def outgoing_texts(
    whole: WholeFile, output: OutputKind, about: Record | None = None
) -> tuple[OutText, ...]:
    """All words that can leave with this output; an address that is secret never does.

    Args:
        whole: the file.
        output: what leaves.
        about: the one record that it is about; of a request or a plan the present one if not given.
    """
    return tuple(
        OutText(place=place_of(record, name), text=text)
        for record in records_that_leave(whole, output, about)
        for name in OUTGOING_FIELDS[output][type(record)]
        if not (name in _ADDRESS and whole.is_address_secret)
        for text in [_text(record, name)]
        if text.strip()
    )


def place_of_content(attachment: Attachment) -> FieldPlace:
    """The inside of a document, as a place of its own."""
    return place_of(attachment, "content_id")


def records_that_leave(
    whole: WholeFile, output: OutputKind, about: Record | None = None
) -> Iterator[Record]:
    """The records of which this output can hold words; what was said of one stands beside it."""
    if about is None and output in A_REQUEST:
        about = whole.request
    if about is None and output in AN_OPP:
        about = newest_opp(whole)
    decided = decided_weighing(whole)
    ids = set()
    for kind in OUTGOING_FIELDS[output]:
        for record in whole.every(kind) if kind is not Statement else ():
            is_meant = record is decided or kind is not Weighing
            is_about = output is OutputKind.REGISTER_PRINT or _is_about(record, about)
            if record.is_in(output) and is_about and is_meant:
                ids.add(record.id)
                yield record
    if Statement in OUTGOING_FIELDS[output]:
        yield from (one for one in whole.of(Statement) if one.about in ids)


def _is_about(record: Record, about: Record | None) -> bool:
    """Of what an output is about only that one record, and of what refers to one what refers to it.

    Without one nothing of a request leaves, but what the register says of it. A plan tells what
    changed since its earlier versions.
    """
    if isinstance(record, Opp) and isinstance(about, Opp):
        return record.version <= about.version
    whole_kind: type[Record] = SwvRequest if about is None else type(about)
    about_id = None if about is None else about.id
    if isinstance(record, whole_kind):
        return record.id == about_id
    return all(
        getattr(record, name) == about_id
        for name, (kind, _must) in references(type(record)).items()
        if kind is whole_kind
    )


def _text(record: Record, name: str) -> str:
    said: str | tuple[object, ...] = getattr(record, name)
    if isinstance(said, str):
        return said
    # A field of several entries: the free text in it is the note of each.
    return "\n".join(getattr(entry, "note", "") for entry in said)
