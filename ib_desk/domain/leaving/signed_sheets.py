"""Prints that come back signed: who is asked to sign, for which text, and how that stands.

A print that asks for a signature has one `SheetSignature` for each who is asked, made when it left.
It holds for the text of then: that is kept as values (`sign_offs`) and compared with those of now.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Final
from uuid import UUID, uuid4

from ib_desk.domain.file.meetings import attendees, called, is_of_talk
from ib_desk.domain.file.opp_texts import factors_from, guidance_from
from ib_desk.domain.file.register import RegisterLine, is_back, is_outside, register_of
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.law.consents import asked_now
from ib_desk.domain.law.opp_people import partners
from ib_desk.domain.law.rights import Rights, letter_readers, told_unasked
from ib_desk.domain.leaving.let_through import let_through
from ib_desk.domain.leaving.outgoing_texts import records_that_leave
from ib_desk.domain.leaving.sign_offs import (
    FORM,
    FieldList,
    SignOffs,
    Values,
    digest_of,
    values_in,
    values_of,
)
from ib_desk.domain.leaving.signers import person_of, sign_places
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.closing import Closing
from ib_desk.domain.records.condition import ConditionAnswer
from ib_desk.domain.records.consent import Consent
from ib_desk.domain.records.contract import Contract, PartyKind, PartyState
from ib_desk.domain.records.disclosure import Disclosure, DisclosureId
from ib_desk.domain.records.guardian import GuardianId
from ib_desk.domain.records.meeting import Meeting, Presence
from ib_desk.domain.records.opp import Opp
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.seen import SeenText, SignOff
from ib_desk.domain.records.sheet_signature import SheetSaid, SheetSignature
from ib_desk.domain.records.support_file import SupportFile

SIGNED_PRINTS: Final[Mapping[OutputKind, SignOff]] = {
    OutputKind.CONTRACT_PRINT: SignOff.CONTRACT,
    OutputKind.MEETING_PRINT: SignOff.MEETING,
    OutputKind.EVALUATION_PRINT: SignOff.EVALUATION,
    OutputKind.OPP_PRINT: SignOff.OPP_WHOLE,
    OutputKind.OPP_GUIDANCE_PRINT: SignOff.OPP,
    OutputKind.CONSENT_PRINT: SignOff.CONSENT,
    OutputKind.PARENTS_PRINT: SignOff.PARENTS,
    OutputKind.PLAN_PRINT: SignOff.PLAN,
    OutputKind.MY_PLAN_PRINT: SignOff.MY_PLAN,
    OutputKind.CLOSING_PRINT: SignOff.CLOSING,
    OutputKind.REQUEST_SIGN_PRINT: SignOff.INSPECTION,
}
"""Prints with a place to sign → which fields of them count."""

OF_A_DAY: Final = frozenset(
    {OutputKind.PARENTS_PRINT, OutputKind.PLAN_PRINT, OutputKind.MY_PLAN_PRINT}
)
"""Prints that say how it stands on their day: that it is otherwise later asks for nobody's eye."""

_YES_OR_NO: Final = (SheetSaid.AGREES, SheetSaid.DISAGREES)
_ANSWERS: Final[Mapping[OutputKind, tuple[SheetSaid, ...]]] = {
    OutputKind.OPP_PRINT: (SheetSaid.SEEN,),
    OutputKind.OPP_GUIDANCE_PRINT: _YES_OR_NO,
    OutputKind.CONSENT_PRINT: _YES_OR_NO,
    OutputKind.PARENTS_PRINT: (SheetSaid.SEEN,),
    OutputKind.MY_PLAN_PRINT: (SheetSaid.SEEN,),
    OutputKind.CLOSING_PRINT: (SheetSaid.SEEN,),
}


def answers_on_paper(kind: OutputKind) -> tuple[SheetSaid, ...]:
    """What can stand on this print when it is back, the usual answer first: silence cannot."""
    return _ANSWERS.get(kind, (SheetSaid.SEEN, *_YES_OR_NO))


@dataclass(frozen=True, slots=True, kw_only=True)
class ToSign:
    """A print that leaves with places to sign; `about` is what it is of, `addressee` for whom.

    `rights` are those of `day`.
    """

    day: date
    rights: Rights
    kind: OutputKind
    disclosure_id: DisclosureId
    about: Record | None
    addressee: GuardianId | None = None


def asked_to_sign(
    whole: WholeFile, sheet: ToSign, label: Callable[[Enum], str]
) -> tuple[SheetSignature, ...]:
    """One for each place to sign on this print, with nothing said yet."""
    match sheet.about:
        case Contract():
            found = _parties(whole, sheet, sheet.about, label)
        case Meeting():
            found = _attendees(whole, sheet, sheet.about)
        case Opp():
            found = _plan_people(whole, sheet, sheet.about, label)
        case Closing() | SupportFile():
            found = _family(whole, sheet, sheet.about, label)
        case SwvRequest():
            found = _request_people(whole, sheet, sheet.about, label)
        case _:
            found = _consenting(whole, sheet, label)
    return tuple(found)


def readers_who_sign(
    whole: WholeFile, kind: OutputKind, rights: Rights, day: date, addressee: GuardianId | None
) -> tuple[GuardianId | None, ...]:
    """Who of the family has a place on what it reads: the one for whom it is, else all it is for.

    The pupil (`None`) is last, and alone on its own plan.
    """
    chosen = tuple(one.id for one in whole.guardians if one.id == addressee)
    if kind is OutputKind.MY_PLAN_PRINT:
        return (None,)
    if chosen:
        return chosen
    if kind is OutputKind.CLOSING_PRINT:
        readers = letter_readers(whole, rights, day)
        return tuple(None if one is None else one.id for one in readers)
    told = tuple(one.id for one in told_unasked(whole, rights, day))
    signs = kind is OutputKind.PLAN_PRINT or rights.is_of_age
    return (*told, None) if signs else told


def _family(
    whole: WholeFile, sheet: ToSign, about: Record, label: Callable[[Enum], str]
) -> Iterator[SheetSignature]:
    """Who reads it; and the school, of the plan that it has with them."""
    day, rights = sheet.day, sheet.rights
    for person in readers_who_sign(whole, sheet.kind, rights, day, sheet.addressee):
        yield _of_person(whole, sheet, person, about.id, label)
    if sheet.kind is OutputKind.PLAN_PRINT:
        yield _of_school(whole, sheet, about.id)


def _parties(
    whole: WholeFile, sheet: ToSign, contract: Contract, label: Callable[[Enum], str]
) -> Iterator[SheetSignature]:
    for party in whole.parties(contract):
        if party.state is not PartyState.NOT_POSSIBLE:
            is_pupil = party.kind is PartyKind.PUPIL
            known = whole.called(party.guardian_id) if is_pupil or party.guardian_id else ""
            yield SheetSignature(
                disclosure_id=sheet.disclosure_id,
                about_id=contract.id,
                pupil_id=whole.pupil.id if is_pupil else None,
                guardian_id=party.guardian_id,
                name=party.name.strip() or known or label(party.kind),
            )


def _attendees(whole: WholeFile, sheet: ToSign, meeting: Meeting) -> Iterator[SheetSignature]:
    for one in attendees(whole, meeting):
        if one.presence is Presence.CAME:
            yield SheetSignature(
                disclosure_id=sheet.disclosure_id,
                about_id=meeting.id,
                pupil_id=one.pupil_id,
                guardian_id=one.guardian_id,
                professional_id=one.professional_id,
                name=called(whole, one),
            )


def _plan_people(
    whole: WholeFile, sheet: ToSign, opp: Opp, label: Callable[[Enum], str]
) -> Iterator[SheetSignature]:
    """Each who agrees by law, the pupil too, and the school."""
    who = [one.guardian_id for one in partners(whole, opp, sheet.rights)]
    for guardian_id in dict.fromkeys((*who, None)):
        yield _of_person(whole, sheet, guardian_id, opp.id, label)
    yield _of_school(whole, sheet, opp.id)


def _of_school(whole: WholeFile, sheet: ToSign, about_id: UUID) -> SheetSignature:
    return SheetSignature(
        disclosure_id=sheet.disclosure_id, about_id=about_id, name=whole.school.name.strip()
    )


def _request_people(
    whole: WholeFile, sheet: ToSign, request: SwvRequest, label: Callable[[Enum], str]
) -> Iterator[SheetSignature]:
    for place in sign_places(whole, request, sheet.rights, sheet.day, label):
        if sheet.addressee in (None, place.guardian_id):
            yield SheetSignature(
                disclosure_id=sheet.disclosure_id,
                about_id=request.id,
                pupil_id=place.pupil_id,
                guardian_id=place.guardian_id,
                name=place.name,
                role=place.role,
            )


def _consenting(
    whole: WholeFile, sheet: ToSign, label: Callable[[Enum], str]
) -> Iterator[SheetSignature]:
    for guardian_id, consents in asked_now(whole, sheet.rights, sheet.day).items():
        if sheet.addressee in (None, guardian_id):
            for consent in consents:
                yield _of_person(whole, sheet, guardian_id, consent.id, label)


def _of_person(
    whole: WholeFile,
    sheet: ToSign,
    guardian_id: GuardianId | None,
    about_id: UUID,
    label: Callable[[Enum], str],
) -> SheetSignature:
    """By name, or by what that parent is to the pupil, as it stands on the sheet."""
    guardian = next((one for one in whole.guardians if one.id == guardian_id), None)
    relation = "" if guardian is None else label(guardian.relation or PartyKind.GUARDIAN)
    return SheetSignature(
        disclosure_id=sheet.disclosure_id,
        about_id=about_id,
        pupil_id=whole.pupil.id if guardian_id is None else None,
        guardian_id=guardian_id,
        name=whole.called(guardian_id).strip() or relation,
    )


def signed_values(
    whole: WholeFile, kind: OutputKind, about_id: UUID | None, counting: FieldList
) -> Values:
    """What stands on this print now, as far as it counts."""
    open_whole = let_through(whole)
    about = open_whole.record(about_id)
    return _values(open_whole, kind, about, counting)


def texts_of_set_plan(
    whole: WholeFile, concept: Opp, plan: Opp, lists: SignOffs
) -> Iterator[SeenText]:
    """The same texts once `plan` has words of its own, of who signed or may sign this concept.

    What is set holds the words that the file said until then: it is as it was signed only for who
    had those before them. No copy is kept, since the plan itself says them.
    """
    kinds = {one.id: one.kind for one in whole.of(Disclosure)}
    seen = {one.signed_in: one for one in whole.of(SeenText)}
    open_whole = let_through(whole)
    for one in whole.of(SheetSignature):
        text, kind = seen.get(one.id), kinds[one.disclosure_id]
        if one.about_id != concept.id or text is None or text.form != FORM:
            continue
        counting = lists.version(text.sign_off, text.fields)
        if counting is None:
            continue
        before, after = (
            digest_of(_values(open_whole, kind, about, counting)) for about in (concept, plan)
        )
        if text.digest == before != after:
            yield replace(text, id=uuid4(), digest=after, copy_id=None)


def _values(
    open_whole: WholeFile, kind: OutputKind, about: Record | None, counting: FieldList
) -> Values:
    if isinstance(about, SwvRequest):
        return values_of(open_whole, about, counting)  # as for who reads it on the screen
    return values_in(() if about is None else _read(open_whole, kind, about), counting)


def _read(whole: WholeFile, kind: OutputKind, about: Record) -> Iterable[Record]:
    """What one who signs has before them, without what only happened to be there."""
    match about:
        case Opp():
            factors = factors_from(about, whole) if kind is OutputKind.OPP_PRINT else ()
            return (about, *guidance_from(about, whole), *factors)
        case Contract():
            of_talk = (
                one
                for one in whole.of(Agreement)
                if is_of_talk(whole, one, about.talked_on) and one.result.strip()
            )
            said = (
                one
                for one in whole.parts_of(about, ConditionAnswer)
                if one.is_of_the_talk and one.is_in(kind)
            )
            return (about, *whole.parties(about), *of_talk, *said)
        case Consent():
            return (about,)
        case _:
            return records_that_leave(whole, kind, about)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetStanding:
    """A signature with the line of its sheet; `text_of` is the day whose text was on it.

    `is_earlier`: something that counts changed since.
    """

    signature: SheetSignature
    line: RegisterLine
    text_of: date
    is_earlier: bool


def sheets_of(whole: WholeFile, lists: SignOffs) -> tuple[SheetStanding, ...]:
    """All that is waited for or was said: what is waited for first, then the newest."""
    seen = {(one.signed_in, one.sign_off): one for one in whole.of(SeenText)}
    texts = _TextsNow(whole, lists)
    found = []
    for one, line in _waited_for(whole):
        sign_off = SIGNED_PRINTS.get(line.disclosure.kind)
        text = None if sign_off is None else seen.get((one.id, sign_off))
        found.append(
            SheetStanding(
                signature=one,
                line=line,
                text_of=_text_of(text, line),
                is_earlier=text is None or not texts.holds(text, one, line.disclosure.kind),
            )
        )
    newest_first = sorted(found, key=lambda one: one.line.disclosure.begun_at, reverse=True)
    return tuple(sorted(newest_first, key=lambda one: one.signature.says is not None))


def waited_for(whole: WholeFile) -> tuple[SheetSignature, ...]:
    """What was said, and what is still waited for: of a sheet that is out, and asked on no later.

    Who was asked again on a later sheet of the same is not waited for on the first.
    """
    return tuple(one for one, _line in _waited_for(whole))


def _waited_for(whole: WholeFile) -> list[tuple[SheetSignature, RegisterLine]]:
    lines = {line.disclosure.id: line for line in register_of(whole)}
    asked = [
        (one, line)
        for one in whole.of(SheetSignature)
        for line in [lines.get(one.disclosure_id)]
        if line is not None and (one.says is not None or _is_out(line))
    ]
    last = {_asked(one, line): one.id for one, line in asked}
    return [
        (one, line)
        for one, line in asked
        if one.says is not None or last[_asked(one, line)] == one.id
    ]


def outdated_sheets(sheets: Iterable[SheetStanding]) -> frozenset[UUID]:
    """Ids of what was signed for a text that changed since."""
    return frozenset(
        one.signature.id for one in sheets if one.is_earlier and one.signature.says is not None
    )


def _asked(one: SheetSignature, line: RegisterLine) -> tuple[object, ...]:
    """Who signs what: the same on a later sheet takes the place of what did not come back."""
    return line.disclosure.kind, one.about_id, person_of(one)


def _is_out(line: RegisterLine) -> bool:
    return is_outside(line.state) and not is_back(line.state)


def _text_of(seen: SeenText | None, line: RegisterLine) -> date:
    return line.disclosure.begun_at.date() if seen is None else seen.on


class _TextsNow:
    """What the same fields say now: many signed for the same."""

    def __init__(self, whole: WholeFile, lists: SignOffs) -> None:
        self._whole = whole
        self._lists = lists
        self._known: dict[tuple[OutputKind, UUID | None, int], str] = {}

    def holds(self, seen: SeenText, one: SheetSignature, kind: OutputKind) -> bool:
        """What nobody can tell any more counts as changed."""
        counting = self._lists.version(SIGNED_PRINTS[kind], seen.fields)
        if counting is None or seen.form != FORM:
            return False
        text = (kind, one.about_id, seen.fields)
        if text not in self._known:
            values = signed_values(self._whole, kind, one.about_id, counting)
            self._known[text] = digest_of(values)
        return self._known[text] == seen.digest
