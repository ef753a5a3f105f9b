"""What stops a request whatever the user says: a forbidden field, or no offer to read it first.

All else is a warning. A record of a closed kind is refused by its kind alone, whatever the output
wants with it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Final
from uuid import UUID

from ib_desk.domain.errors import ForbiddenInOutput, HardStop, InspectionMissing
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.law.rights import Act, Rights
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.guardian import Guardian, GuardianId
from ib_desk.domain.records.kind_names import kind_name
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import Inspection, InspectionOutcome, SwvRequest

CLOSED_KINDS: Final = frozenset({"safeguarding", "work_note"})
"""Meldcode and werkaantekeningen: never in any output."""

NEVER_FIELDS: Final = frozenset({"bsn", "pgn", "education_number", "nationality", "birthplace"})
"""What no record may have a field for, refused should one come all the same."""

_ADDRESS_FIELDS: Final = frozenset({"address", "postcode", "town"})


def hard_stops(
    whole: WholeFile,
    request: SwvRequest,
    rights: Rights,
    today: date,
    leaving: Iterable[FieldPlace] = (),
    outdated: Collection[UUID] = (),
) -> tuple[HardStop, ...]:
    """Why this request may not leave; empty when it may.

    Args:
        whole: the file.
        request: the request in it that names the pupil.
        rights: who is entitled, on `today`.
        today: the day on which it would leave.
        leaving: every field that the output holds.
        outdated: sign-offs for an earlier text (`sign_offs.of_earlier_text`).
    """
    found: list[HardStop] = []
    unread = not_inspected(whole, request, rights, today, outdated)
    if unread is not None:
        found.append(InspectionMissing(unread))
    return (*found, *forbidden_fields(whole, leaving))


def forbidden_fields(whole: WholeFile, leaving: Iterable[FieldPlace]) -> tuple[HardStop, ...]:
    """What stops any output, whomever it is for: a field that may be in none."""
    forbidden = sorted({_name(place) for place in leaving if is_forbidden(place, whole)})
    return (ForbiddenInOutput(forbidden),) if forbidden else ()


def not_inspected(
    whole: WholeFile,
    request: SwvRequest,
    rights: Rights,
    today: date,
    outdated: Collection[UUID] = (),
) -> tuple[UUID, ...] | None:
    """Who is entitled to read the request first and was not offered it; `None` when all were.

    Reading an earlier text (`outdated`) is no reading of this one.

    Guardians by their id, the pupil by the pupil's. Empty, not `None`, when the guardians with
    gezag have to be found first: that the pupil read it, or anyone else, is not their reading.
    """
    if rights.misses_guardian(Act.INSPECT):
        return ()
    settled = {
        inspection.guardian_id
        for inspection in whole.of(Inspection)
        if inspection.request_id == request.id
        and inspection.id not in outdated
        and is_settled(inspection, today)
    }
    entitled = rights.must_or_may(Act.INSPECT)
    missing = tuple(_person_id(person, whole) for person in entitled if person not in settled)
    return missing or None


def is_settled(inspection: Inspection, today: date) -> bool:
    """Given or offered on a day that came, or not possible with the reason why."""
    if inspection.outcome is InspectionOutcome.NOT_POSSIBLE:
        return bool(inspection.reason.strip())
    if inspection.outcome is InspectionOutcome.OPEN:
        return False
    return inspection.on is not None and inspection.on <= today


def is_forbidden(place: FieldPlace, whole: WholeFile) -> bool:
    """Whether this field may never be in an output about this file."""
    if kind_name(place.record) in CLOSED_KINDS or place.field in NEVER_FIELDS:
        return True
    return place.field in _ADDRESS_FIELDS and _is_secret(place, whole)


def _is_secret(place: FieldPlace, whole: WholeFile) -> bool:
    kind: type[Record] = place.record
    if kind is Pupil:
        return whole.is_address_secret
    secret = {guardian.id for guardian in whole.of(Guardian) if guardian.address_secret}
    return kind is Guardian and place.record_id in secret


def _person_id(guardian_id: GuardianId | None, whole: WholeFile) -> UUID:
    return whole.pupil.id if guardian_id is None else guardian_id


def _name(place: FieldPlace) -> str:
    return f"{kind_name(place.record)}.{place.field}"
