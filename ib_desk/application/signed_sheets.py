"""A signed sheet that came back: one scan, who signed on it, and the answers that follow from it.

What a signature says is said in other records too, where the file has one for it: the answer on a
handelingsdeel, that a plan was seen, the answer to a consent. These are filled by it and mended
with it, as long as they still say the same; what somebody said later stays.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from ib_desk.application.changes import Change, Edit
from ib_desk.application.ports import UnitOfWork, UnitOfWorkFactory
from ib_desk.application.records import Records
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.attachment import Attachment, DocumentKind
from ib_desk.domain.records.consent import ConsentAnswer, ConsentId, ConsentSaid, ConsentWay
from ib_desk.domain.records.disclosure import Disclosure
from ib_desk.domain.records.opp import OppAgreement, OppAgrees, OppId
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.request import (
    Inspection,
    InspectionOutcome,
    SwvRequest,
    SwvRequestId,
)
from ib_desk.domain.records.sheet_signature import ScanHolds, SheetSaid, SheetSignature
from ib_desk.domain.records.swv import Signer

_AGREES: Final = {
    SheetSaid.AGREES: OppAgrees.YES,
    SheetSaid.DISAGREES: OppAgrees.NO,
    SheetSaid.NO_REPLY: OppAgrees.NO_REPLY,
}
_CONSENTS: Final = {
    SheetSaid.AGREES: ConsentSaid.YES,
    SheetSaid.DISAGREES: ConsentSaid.NO,
}
_SCAN_OF: Final = {
    OutputKind.OPP_PRINT: DocumentKind.OPP,
    OutputKind.OPP_GUIDANCE_PRINT: DocumentKind.OPP,
    OutputKind.MEETING_PRINT: DocumentKind.MINUTES,
    OutputKind.EVALUATION_PRINT: DocumentKind.EVALUATION,
}


class SignedSheets:
    """On the database thread."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def settle(
        self,
        scan: Attachment | None,
        said: Mapping[SheetSignature, SheetSaid],
        on: date | None,
        holds: ScanHolds | None = None,
    ) -> Change:
        """Say of each what stands on this scan, as one step; the scan gets its kind and its day.

        Args:
            scan: a document that was taken in; `None` where the paper stays in a drawer.
            said: signatures on one sheet, as the screen knows them, with what they say.
            on: the day beside them; `None` where none stands there.
            holds: of a request, which of its pages are on it.

        Raises:
            Conflict, NotFound: see `Records.change`.
        """
        edits: list[Edit] = []
        scan_id = None if scan is None else scan.id
        for before, says in said.items():
            after = replace(before, says=says, said_on=on, scan_id=scan_id, holds=holds)
            edits += self._records.followed(Edit(before, after))
        if scan is None:
            return self._records.apply(Action.CHANGED, edits)
        sheets = {before.disclosure_id for before in said}
        kinds = [self._records.get(Disclosure, one).kind for one in sheets]
        kind = scan.kind or next((_SCAN_OF[one] for one in kinds if one in _SCAN_OF), None)
        # In the place of pages, and so not once more behind them.
        along = scan.goes_along and OutputKind.REQUEST_SIGN_PRINT not in kinds
        known = replace(scan, kind=kind, dated_on=scan.dated_on or on, goes_along=along)
        return self._records.apply(Action.CHANGED, [*edits, Edit(scan, known)])


@dataclass(frozen=True, slots=True)
class AnswersOnPaper:
    """What changes along with a signature; asked by `Records` of every change."""

    unit_of_work: UnitOfWorkFactory

    def along(self, edit: Edit) -> Sequence[Edit]:
        """The record that says the same as the signature, before and after."""
        before, after = edit.before, edit.after
        if not isinstance(before, SheetSignature) or not isinstance(after, SheetSignature):
            return ()
        is_asked = after.guardian_id is not None or after.pupil_id is not None
        is_asked = is_asked or after.role is Signer.DIRECTOR
        if not is_asked or not (edit.fields & {"says", "said_on"}):
            return ()  # of the school, or of a colleague, the file asks no answer
        with self.unit_of_work() as work:
            return _along(work, before, after)


def _along(work: UnitOfWork, before: SheetSignature, after: SheetSignature) -> Sequence[Edit]:
    about, kind = after.about_id, work.get(Disclosure, after.disclosure_id).kind
    if about is None:
        return ()
    match kind:
        case OutputKind.OPP_GUIDANCE_PRINT:
            return _agreement_along(work, before, after, OppId(about))
        case OutputKind.OPP_PRINT:
            return _seen_along(work, before, after, OppId(about))
        case OutputKind.CONSENT_PRINT:
            return _consent_along(work, before, after, ConsentId(about))
        case OutputKind.REQUEST_SIGN_PRINT:
            return _of_request_along(work, before, after, SwvRequestId(about))
        case _:
            return ()


def _agreement_along(
    work: UnitOfWork, before: SheetSignature, after: SheetSignature, opp_id: OppId
) -> Sequence[Edit]:
    known = _agreements(work, after, opp_id)
    (was, was_on), (now, now_on) = _agrees(before), _agrees(after)
    if now is not None and any((one.agrees, one.said_on) == (now, now_on) for one in known):
        return ()  # it was noted by hand
    for one in known:
        if one.agrees is was and (was is None or one.said_on == was_on):
            return (_or_gone(one, replace(one, agrees=now, said_on=now_on)),)
    if was is not None or now is None:
        return ()
    who = after.guardian_id
    fresh = OppAgreement(opp_id=opp_id, guardian_id=who, agrees=now, said_on=now_on)
    return (Edit(None, fresh),)


def _seen_along(
    work: UnitOfWork, before: SheetSignature, after: SheetSignature, opp_id: OppId
) -> Sequence[Edit]:
    known = _agreements(work, after, opp_id)
    was, now = _seen_on(before), _seen_on(after)
    if was == now or any(now is not None and one.seen_on == now for one in known):
        return ()
    for one in known:
        if one.seen_on == was:
            return (_or_gone(one, replace(one, seen_on=now)),)
    if was is not None:
        return ()
    return (Edit(None, OppAgreement(opp_id=opp_id, guardian_id=after.guardian_id, seen_on=now)),)


def _consent_along(
    work: UnitOfWork, before: SheetSignature, after: SheetSignature, consent_id: ConsentId
) -> Sequence[Edit]:
    answers = work.find(ConsentAnswer, consent_id=consent_id)
    known = [one for one in answers if one.guardian_id == after.guardian_id]
    (was, was_on), (now, now_on) = _consents(before), _consents(after)
    if now is not None and any((one.said, one.said_on) == (now, now_on) for one in known):
        return ()
    way = None if now is None else ConsentWay.SIGNED
    for one in known:
        if one.said is was and (was is None or one.said_on == was_on):
            return (Edit(one, replace(one, said=now, said_on=now_on, way=way)),)
    if was is not None or now is None:
        return ()
    who = after.guardian_id
    fresh = ConsentAnswer(consent_id=consent_id, guardian_id=who, said=now, said_on=now_on, way=way)
    return (Edit(None, fresh),)


def _of_request_along(
    work: UnitOfWork, before: SheetSignature, after: SheetSignature, request_id: SwvRequestId
) -> Sequence[Edit]:
    """Who signs read it, and the director agrees; of what left nothing changes any more."""
    request = next(iter(work.find(SwvRequest, id=request_id)), None)
    if request is None or request.is_closed:
        return ()
    if after.role is Signer.DIRECTOR:
        return _director_along(request, before, after)
    known = [
        one
        for one in reversed(work.find(Inspection, request_id=request_id))
        if one.guardian_id == after.guardian_id
    ]
    was, now = _read_on(before), _read_on(after)
    for one in known:
        if was is not None and (one.outcome, one.on) == (InspectionOutcome.GIVEN, was):
            return (Edit(one, _read(one, now)),)
    if was is not None or now is None:
        return ()
    for one in known:
        if one.outcome is InspectionOutcome.OPEN:
            return (Edit(one, _read(one, now)),)
    # Both readings stay: somebody read this text, and an earlier one before.
    fresh = Inspection(request_id=request_id, guardian_id=after.guardian_id)
    return (Edit(None, _read(fresh, now)),)


def _director_along(
    request: SwvRequest, before: SheetSignature, after: SheetSignature
) -> Sequence[Edit]:
    """What the director said on a later day stays."""
    was, now, stands = _director_on(before), _director_on(after), request.director_agrees_on
    is_later = now is not None and (stands is None or stands <= now)
    if stands == now or not (stands == was or is_later):
        return ()
    return (Edit(request, replace(request, director_agrees_on=now)),)


def _read(one: Inspection, on: date | None) -> Inspection:
    outcome = InspectionOutcome.OPEN if on is None else InspectionOutcome.GIVEN
    return replace(one, outcome=outcome, on=on)


def _read_on(one: SheetSignature) -> date | None:
    return None if one.says in {None, SheetSaid.NO_REPLY} else one.said_on


def _director_on(one: SheetSignature) -> date | None:
    return one.said_on if one.says in {SheetSaid.SEEN, SheetSaid.AGREES} else None


def _agreements(work: UnitOfWork, signed: SheetSignature, opp_id: OppId) -> list[OppAgreement]:
    """Answers on this version by the same person, newest first."""
    known = work.find(OppAgreement, opp_id=opp_id)
    return [one for one in reversed(known) if one.guardian_id == signed.guardian_id]


def _or_gone(before: OppAgreement, after: OppAgreement) -> Edit:
    """An answer that says nothing any more goes."""
    says = (after.agrees, after.said_on, after.seen_on)
    return Edit(before, after if any(one is not None for one in says) else None)


def _agrees(one: SheetSignature) -> tuple[OppAgrees | None, date | None]:
    agrees = None if one.says is None else _AGREES.get(one.says)
    return agrees, None if agrees is None else one.said_on


def _consents(one: SheetSignature) -> tuple[ConsentSaid | None, date | None]:
    said = None if one.says is None else _CONSENTS.get(one.says)
    return said, None if said is None else one.said_on


def _seen_on(one: SheetSignature) -> date | None:
    return one.said_on if one.says is SheetSaid.SEEN else None
