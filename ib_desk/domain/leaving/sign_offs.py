"""Whether a sign-off still holds: it was given for a text, and for no other.

What counts of a text is data (`resources/sign_offs.toml`); here it is written down as values,
digested, and compared with what is there now. Pages are never compared: they differ with the day.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from enum import Enum
from hashlib import sha256
from typing import Any, Final, get_args, get_type_hints
from uuid import UUID

from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.file.opp_texts import guidance_from
from ib_desk.domain.file.opps import newest_opp
from ib_desk.domain.file.scans import scans_of
from ib_desk.domain.file.trajectory import is_filled
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.leaving.let_through import let_through
from ib_desk.domain.leaving.outgoing_texts import OUTGOING_FIELDS, records_that_leave
from ib_desk.domain.leaving.stated_on_paper import stated_on_paper
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.goal import Goal
from ib_desk.domain.records.guardian import GuardianId
from ib_desk.domain.records.hypothesis import Hypothesis, HypothesisOutcome
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.kind_names import kind_name
from ib_desk.domain.records.opp import Opp, OppAgreement, OppAgrees
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import Inspection, InspectionOutcome, SwvRequest
from ib_desk.domain.records.seen import SeenText, SignOff
from ib_desk.domain.records.statement import Statement

FORM: Final = 1
"""The way in which values are written down; another way is another number, and 1 stays readable."""


_OURS: Final = (Inspection, OppAgreement)
"""Sign-offs themselves: what one says ends nobody else's."""

_SIGNED: Final[tuple[type[Record], ...]] = (
    SwvRequest,
    *OUTGOING_FIELDS[OutputKind.REQUEST_PACKAGE],
    *OUTGOING_FIELDS[OutputKind.OPP_GUIDANCE_PRINT],
    *OUTGOING_FIELDS[OutputKind.CONTRACT_PRINT],
    *OUTGOING_FIELDS[OutputKind.MEETING_PRINT],
    *OUTGOING_FIELDS[OutputKind.EVALUATION_PRINT],
    *OUTGOING_FIELDS[OutputKind.CONSENT_PRINT],
    *OUTGOING_FIELDS[OutputKind.PARENTS_PRINT],
    *OUTGOING_FIELDS[OutputKind.PLAN_PRINT],
    *OUTGOING_FIELDS[OutputKind.MY_PLAN_PRINT],
    *OUTGOING_FIELDS[OutputKind.CLOSING_PRINT],
)
_KINDS: Final[Mapping[str, type[Record]]] = {
    kind_name(kind): kind for kind in _SIGNED if kind not in _OURS
}

Subject = SwvRequest | Opp
"""Of which there is a text to sign."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldList:
    """Which fields count for one kind of sign-off; `sees` is by the name of a kind of record."""

    sign_off: SignOff
    version: int
    sees: Mapping[str, tuple[str, ...]]

    def __post_init__(self) -> None:
        """Refuse what no such text holds; raises `UnfitValue` for the first key at fault."""
        if not self.sees:
            raise UnfitValue("sees", DataProblem.EMPTY)
        for name, wanted in self.sees.items():
            kind = _KINDS.get(name)
            if kind is None:
                raise UnfitValue(f"sees.{name}", DataProblem.UNKNOWN_VALUE)
            for index, field in enumerate(wanted):
                if field not in kind.__dataclass_fields__:
                    raise UnfitValue(f"sees.{name}.{index}", DataProblem.UNKNOWN_VALUE)
                if field in wanted[:index]:
                    raise UnfitValue(f"sees.{name}.{index}", DataProblem.DOUBLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOffs:
    """`resources/sign_offs.toml`: older lists stay, or what was seen could not be worked out."""

    field_list: tuple[FieldList, ...]

    def __post_init__(self) -> None:
        """Refuse a sign-off without list, and versions that skip or repeat; raises `UnfitValue`."""
        for sign_off in SignOff:
            versions = [one.version for one in self.field_list if one.sign_off is sign_off]
            if versions != [*range(1, len(versions) + 1)]:
                raise UnfitValue("field_list", DataProblem.OUT_OF_RANGE)
            if not versions:
                raise UnfitValue("field_list", DataProblem.INCOMPLETE)

    def newest(self, sign_off: SignOff) -> FieldList:
        """What counts for who reads or signs now."""
        return max(self._of(sign_off), key=lambda one: one.version)

    def version(self, sign_off: SignOff, version: int) -> FieldList | None:
        """What counted then; `None` when the file was cut short."""
        return next((one for one in self._of(sign_off) if one.version == version), None)

    def _of(self, sign_off: SignOff) -> tuple[FieldList, ...]:
        return tuple(one for one in self.field_list if one.sign_off is sign_off)


Values = Mapping[tuple[str, str, str], Any]
"""(kind of record, its id, field) → the value as plain JSON; what is empty is not in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextChange:
    """One field that counts, then and now, as a value of the field; `None` for what was empty."""

    place: FieldPlace
    before: Any
    now: Any


def values_of(whole: WholeFile, subject: Subject, counting: FieldList) -> Values:
    """What a signer sees of this request, or of the handelingsdeel of this plan."""
    return values_in(_seen(let_through(whole), subject), counting)


def values_in(records: Iterable[Record], counting: FieldList) -> Values:
    """What these records say, as far as it counts."""
    found: dict[tuple[str, str, str], Any] = {}
    for record in records:
        name = kind_name(type(record))
        wanted = counting.sees.get(name, ())
        if _says_something(record, wanted):
            found |= {
                (name, str(record.id), field): _plain(getattr(record, field))
                for field in wanted
                if is_filled(record, field) and _is_of_text(record, field)
            }
    return found


def _seen(whole: WholeFile, subject: Subject) -> Iterable[Record]:
    """Each by itself, also where a plan says their words: so what is erased leaves the copy."""
    if isinstance(subject, Opp):
        return (subject, *guidance_from(subject, whole))
    package = OutputKind.REQUEST_PACKAGE
    leaving = records_that_leave(whole, package, subject)
    scans = scans_of(whole, subject)
    told = (one for one in leaving if not isinstance(one, Statement) and one not in scans)
    return (*told, *stated_on_paper(whole, package, subject, date.min))  # of a plan a day counts


def written_down(values: Values) -> bytes:
    """The same bytes for the same values, in whichever order they were found."""
    lines = [[*key, values[key]] for key in sorted(values)]
    return json.dumps(
        {"form": FORM, "values": lines}, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    ).encode()


def read_back(content: bytes) -> Values:
    """The values of `written_down`."""
    lines = json.loads(content)["values"]
    return {(kind, record_id, field): value for kind, record_id, field, value in lines}


def without_records(content: bytes, gone: Collection[UUID]) -> bytes:
    """What `written_down` gave, with no value of these: what was erased, nobody saw any more.

    The digest of the whole stays with the sign-off: it still says that there was another text.
    """
    ids = {str(record_id) for record_id in gone}
    kept = {key: value for key, value in read_back(content).items() if key[1] not in ids}
    return written_down(kept)


def digest_of(values: Values) -> str:
    """SHA-256 of the values as they are written down, in hex."""
    return sha256(written_down(values)).hexdigest()


def what_changed(before: Values, now: Values) -> tuple[TextChange, ...]:
    """Each field that differs, in the order of the kinds of record of the text."""
    order = list(_KINDS)
    differing = sorted(
        (key for key in {*before, *now} if before.get(key) != now.get(key)),
        key=lambda key: (order.index(key[0]), key),
    )
    return tuple(
        TextChange(
            place=FieldPlace(record=_KINDS[kind], record_id=UUID(record_id), field=field),
            before=_of_field(_KINDS[kind], field, before.get((kind, record_id, field))),
            now=_of_field(_KINDS[kind], field, now.get((kind, record_id, field))),
        )
        for kind, record_id, field in differing
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """The record that holds a sign-off, and the day on which it was given."""

    sign_off: SignOff
    record: Inspection | Statement | SwvRequest | OppAgreement
    on: date

    @property
    def subject_id(self) -> UUID:
        """The request, or the plan, that it is about."""
        match self.record:
            case SwvRequest(id=request_id):
                return request_id
            case OppAgreement(opp_id=opp_id):
                return opp_id
            case Statement(about=request_id):
                return request_id
            case record:
                return record.request_id

    @property
    def who(self) -> GuardianId | None:
        """Of a reading or a view: a guardian, or the pupil; the director is nobody of the file."""
        return None if isinstance(self.record, SwvRequest) else self.record.guardian_id


def signature_of(record: Record) -> Signature | None:
    """The sign-off that a record holds; `None` where nobody signed yet.

    Who could not be reached read nothing, and that does not change with the text. What a teacher
    says of a request is a part of it.
    """
    match record:
        case Inspection(
            outcome=InspectionOutcome.GIVEN | InspectionOutcome.OFFERED, on=date() as on
        ):
            return Signature(sign_off=SignOff.INSPECTION, record=record, on=on)
        case Statement(said_on=date() as on) if record.is_familys_view and _says(record):
            return Signature(sign_off=SignOff.STATEMENT, record=record, on=on)
        case SwvRequest(director_agrees_on=date() as on):
            return Signature(sign_off=SignOff.DIRECTOR, record=record, on=on)
        case OppAgreement(agrees=OppAgrees.YES | OppAgrees.NO, said_on=date() as on):
            return Signature(sign_off=SignOff.OPP, record=record, on=on)
        case _:
            return None


def _says(view: Statement) -> bool:
    return view.agrees is not None or bool(view.words.strip())


def signatures(whole: WholeFile, subject: Subject) -> Iterator[Signature]:
    """Everything that was signed for this request, or for this plan."""
    signing = (*whole.of(Statement), *whole.of(Inspection), *whole.of(OppAgreement))
    for record in (subject, *signing):
        found = signature_of(record)
        if found is not None and found.subject_id == subject.id:
            yield found


def of_earlier_text(whole: WholeFile, subject: Subject, lists: SignOffs) -> frozenset[UUID]:
    """Ids of the records whose sign-off holds for an earlier text, or for one that nobody knows.

    The director's is known by the id of the request.
    """
    now: dict[tuple[SignOff, int, int], str | None] = {}

    def holds(seen: SeenText) -> bool:
        counts = (seen.sign_off, seen.fields, seen.form)
        if counts not in now:  # many signed for the same fields
            now[counts] = _digest_now(seen, whole, subject, lists)
        return seen.digest == now[counts]

    return frozenset(
        signed.record.id
        for signed in signatures(whole, subject)
        if not any(holds(seen) for seen in seen_by(signed, whole))
    )


def known_earlier(whole: WholeFile, lists: SignOffs) -> frozenset[UUID]:
    """As `of_earlier_text`, of the request that is worked on, and only what is known to differ.

    On paper nothing is said of what nobody knows; nor of a request that was closed, since its file
    went on.
    """
    request, opp = whole.request, newest_opp(whole)
    subjects: list[Subject] = []
    if request is not None and request.packed_on is None:
        subjects.append(request)
    if opp is not None and not opp.is_set:
        subjects.append(opp)
    return frozenset(
        signed.record.id
        for subject in subjects
        for outdated in [of_earlier_text(whole, subject, lists)]
        for signed in signatures(whole, subject)
        if signed.record.id in outdated and seen_by(signed, whole)
    )


def to_be_given_again(
    whole: WholeFile, request: SwvRequest, outdated: Collection[UUID]
) -> tuple[Signature, ...]:
    """Of what was signed for an earlier text the last by each person who signed no later one."""
    last: dict[tuple[SignOff, GuardianId | None], Signature] = {}
    holds = set()
    for signed in signatures(whole, request):
        key = (signed.sign_off, signed.who)
        if signed.record.id in outdated:
            last[key] = signed
        else:
            holds.add(key)
    return tuple(signed for key, signed in last.items() if key not in holds)


def seen_by(signed: Signature, whole: WholeFile) -> tuple[SeenText, ...]:
    """What was seen when it was signed last, and the corrections that were let pass since."""
    found: list[SeenText] = []
    for seen in reversed(whole.of(SeenText)):
        if seen.signed_in == signed.record.id and seen.sign_off is signed.sign_off:
            found.append(seen)
            if not seen.reason:
                break
    return tuple(reversed(found))


def _digest_now(seen: SeenText, whole: WholeFile, subject: Subject, lists: SignOffs) -> str | None:
    """What the same fields say now, written down in the same way; `None` if nobody can tell."""
    counting = lists.version(seen.sign_off, seen.fields)
    if counting is None or seen.form != FORM:
        return None
    return digest_of(values_of(whole, subject, counting))


def _says_something(record: Record, wanted: tuple[str, ...]) -> bool:
    """Blank records and guesses that were not tested are on no page."""
    if isinstance(record, Hypothesis):
        return bool(record.assumption.strip()) and record.outcome is not HypothesisOutcome.OPEN
    if isinstance(record, Intervention):
        return bool(record.title.strip())
    if isinstance(record, Goal):
        return bool(record.aim.strip())
    return any(
        is_filled(record, name)
        for name in wanted
        if not isinstance(getattr(record, name), Enum) or isinstance(record, SwvRequest)
    )


def _is_of_text(record: Record, field: str) -> bool:
    """Of a statement what school and helpers say; what was done with a view is on no page."""
    if not isinstance(record, Statement):
        return True
    if field == "done":
        return not record.is_view and bool(record.words.strip())
    return record.of_professional


def _of_field(kind: type[Record], field: str, plain: Any) -> Any:
    """The other way round; a code that no longer exists stays as it is."""
    for hint in _inside(get_type_hints(kind)[field]):
        if isinstance(hint, type) and issubclass(hint, Enum):
            return next((one for one in hint if one.value == plain), plain)
        if getattr(hint, "__supertype__", hint) is UUID and plain:
            return UUID(plain)
        if hint is date and plain:
            return date.fromisoformat(plain)
        if hint is Decimal and plain:
            return Decimal(plain)
    return plain


def _inside(hint: Any) -> Iterator[Any]:
    yield hint
    for part in get_args(hint):
        yield from _inside(part)


def _plain(value: Any) -> Any:
    match value:
        case Enum():
            return value.value
        case date():
            return value.isoformat()
        case Decimal():
            return str(value.normalize())  # 90 and 90,0 were signed as one
        case tuple():
            return [_plain(entry) for entry in value]
        case _ if hasattr(value, "__dataclass_fields__"):
            return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
        case _:
            return str(value) if isinstance(value, UUID) else value
