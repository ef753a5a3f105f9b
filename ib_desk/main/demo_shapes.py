"""Requests of the example in every shape that a bureau may ask for, and its forms, filled in.

As files, to try them on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final
from uuid import uuid4

from ib_desk.application.desk import Desk
from ib_desk.application.leaving.exit import AtOnce
from ib_desk.application.leaving.outside import NamedFile, ToFile
from ib_desk.application.progress import Silent
from ib_desk.domain.records.disclosure import Disclosure, DisclosureState
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import (
    Inspection,
    RequestKind,
    SwvRequest,
    SwvRequestId,
)
from ib_desk.domain.records.school import School, Sector
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.domain.records.swv import DeliveryForm, DeliveryShape
from ib_desk.domain.records.swv_form import FormType, SwvForm
from ib_desk.domain.request.shapes import CLOSED, WITH_DATA
from ib_desk.ui.request.deliveries import Handover, form_order, ground_of, recipient_words

_KINDS: Final = {
    Sector.PO: (RequestKind.ARRANGEMENT, RequestKind.TLV_SO),
    Sector.VO: (RequestKind.TLV_VSO, RequestKind.ARRANGEMENT),
}
"""A TLV for vso is a dossier: the school that takes the pupil asks."""

_ENDINGS: Final = {
    DeliveryShape.ONE_PDF: ".pdf",
    DeliveryShape.ZIP: ".zip",
    DeliveryShape.PAPER: ".pdf",
}
"""The others are folders."""
_FORM_ENDINGS: Final = {FormType.PDF: ".pdf", FormType.WORD: ".docx"}
_REASON: Final = "Voorbeeld"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One of them; `sha256` as the register has it, `passphrase` “” where none is needed.

    `data` is the name of the file for a program that is in it, “” where there is none.
    """

    form: str
    kind: str
    path: str
    passphrase: str
    sha256: str
    data: str = ""


def hand_over_in_each_shape(desk: Desk, file: SupportFile, out: Path) -> list[Form]:
    """Each kind in each shape below `out`; what was made for it is in the bin afterwards."""
    sent = desk.records.find(SwvRequest, file_id=file.id)[-1]
    out.mkdir()
    found: list[Form] = []
    for kind in kinds_of(desk):
        request = begun_like(desk, sent, kind)
        found += _each_shape(desk, request, out)
        if kind is RequestKind.ARRANGEMENT:
            found += _each_form(desk, request, out)
        desk.records.remove(desk.records.get(SwvRequest, request.id))
    return found


def kinds_of(desk: Desk) -> tuple[RequestKind, RequestKind]:
    """Of a school as this one: that of the desk itself was asked before there was a school."""
    school = next(iter(desk.records.find(School)), School())
    return _KINDS[school.sector or Sector.PO]


def begun_like(desk: Desk, sent: SwvRequest, kind: RequestKind) -> SwvRequest:
    """What was typed for the one that was sent, and who read it, for another kind."""
    begun = desk.requests.start(sent.file_id, kind).edits[0].after
    if not isinstance(begun, SwvRequest):
        raise TypeError(type(begun))
    kept = {"id", "kind", "reference", "asked_by", "decided_by", "packed_on", "sent_on"}
    said = {name: getattr(sent, name) for name in SwvRequest.__dataclass_fields__}
    request = replace(begun, **{name: one for name, one in said.items() if name not in kept})
    desk.records.change(begun, request)
    read = desk.records.find(Inspection, request_id=sent.id)
    more: list[Record] = [replace(one, id=uuid4(), request_id=request.id) for one in read]
    if more:
        desk.records.add(*more)
    return request


def _each_shape(desk: Desk, request: SwvRequest, out: Path) -> Iterator[Form]:
    for shape in DeliveryShape:
        path = out / f"{request.kind.value}-{shape.value}{_ENDINGS.get(shape, '')}"
        phrase = desk.draw_for_export() if shape in CLOSED else ""
        line = _hand_over(desk, request.id, shape, path, phrase)
        desk.register.note(line.id, DisclosureState.NOT_SENT, desk.clock.today())
        yield Form(
            form=shape.value,
            kind=request.kind.value,
            path=str(path),
            passphrase=phrase,
            sha256=line.digest,
            data=next((one.name for one in _copies(desk, line) if one.name.endswith(".json")), ""),
        )


def _copies(desk: Desk, line: Disclosure) -> tuple[NamedFile, ...]:
    return () if line.copy_id is None else desk.left_copies.of(line.copy_id)


def _each_form(desk: Desk, request: SwvRequest, out: Path) -> Iterator[Form]:
    """Those of the bureau of the school; two are unlike each other in all but what they ask."""
    for form in (one for one in desk.records.find(SwvForm) if not one.is_listed):
        path = out / f"{request.kind.value}-formulier{_FORM_ENDINGS[form.type]}"
        order = form_order(desk, request, form, _REASON)
        left = desk.exit.let_out(order, ToFile(path), AtOnce(), Silent())
        line = desk.records.get(Disclosure, left.line_ids[0])
        desk.register.note(line.id, DisclosureState.NOT_SENT, desk.clock.today())
        yield Form(
            form=f"form_{form.type.value}",
            kind=request.kind.value,
            path=str(path),
            passphrase="",
            sha256=line.digest,
        )


def _hand_over(
    desk: Desk, request_id: SwvRequestId, shape: DeliveryShape, path: Path, phrase: str
) -> Disclosure:
    request = desk.records.get(SwvRequest, request_id)
    snapshot = desk.documents.snapshot(request.file_id, with_contents=True)
    whole = snapshot.whole
    handover = Handover(
        snapshot=snapshot,
        request=request,
        shape=shape,
        counter=DeliveryForm.MAIL,
        passphrase=phrase,
        recipient=recipient_words(request, whole),
        ground=ground_of(request, whole.school, desk.catalogue.law),
        reason=_REASON,
    )
    order = replace(handover.order, with_data=shape in WITH_DATA)
    left = desk.exit.let_out(order, ToFile(path), AtOnce(), Silent())
    return desk.records.get(Disclosure, left.line_ids[0])
