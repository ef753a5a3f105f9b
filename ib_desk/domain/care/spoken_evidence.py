"""What people said, and when: in the contract, looking back at it, in a contact, in a view."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from ib_desk.domain.care.evidence import Evidence, EvidenceKind
from ib_desk.domain.file.evaluations import evaluated_on
from ib_desk.domain.file.statements import who_said
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.contact import Contact, ContactPerson, Reached
from ib_desk.domain.records.contract import (
    Contract,
    ContractParty,
    ContractReview,
    PartyKind,
    ReviewState,
)
from ib_desk.domain.records.evaluation import Evaluation
from ib_desk.domain.records.field_place import place_of
from ib_desk.domain.records.hearing import Hearing, HearingInput
from ib_desk.domain.records.school import TEACHES, Role
from ib_desk.domain.records.statement import Statement

_WORRIES: Final[Mapping[PartyKind, tuple[str, ...]]] = {
    PartyKind.PUPIL: ("fears", "does_not_want"),
    PartyKind.GUARDIAN: ("fears", "earlier_experience"),
    PartyKind.TEACHERS: ("fears",),
    PartyKind.COORDINATOR: ("fears",),
    PartyKind.HELPER: ("limits", "fears"),
}
"""Who speaks → the answers that tell of a need; what they hope for and offer measures none."""
_OF_PARTY: Final = {
    PartyKind.PUPIL: EvidenceKind.PUPIL_SAID,
    PartyKind.GUARDIAN: EvidenceKind.PARENT_SAID,
    PartyKind.TEACHERS: EvidenceKind.SCHOOL_SAID,
    PartyKind.COORDINATOR: EvidenceKind.SCHOOL_SAID,
    PartyKind.HELPER: EvidenceKind.HELPER_SAID,
}
_AT_SCHOOL: Final = frozenset(
    {*TEACHES, Role.COORDINATOR, Role.DIRECTOR, Role.ASSISTANT, Role.SUPPORT_TEACHER, None}
)


def spoken(whole: WholeFile) -> Iterator[Evidence]:
    """All of it, in no order."""
    yield from _of_parties(whole)
    yield from _of_look_backs(whole)
    yield from _of_contacts(whole)
    yield from _of_views(whole)
    yield from _of_evaluations(whole)
    yield from _of_hearings(whole)


def _of_parties(whole: WholeFile) -> Iterator[Evidence]:
    talked = {one.id: one.talked_on for one in whole.of(Contract)}
    for party in whole.of(ContractParty):
        on = party.state_on or talked.get(party.contract_id)
        if on is None:
            continue
        for answer in _WORRIES[party.kind]:
            if words := getattr(party, answer).strip():
                yield Evidence(
                    kind=_OF_PARTY[party.kind],
                    on=on,
                    place=place_of(party, answer),
                    words=words,
                    who=party_name(whole, party),
                )
        if party.trust is not None:
            yield _trust(whole, party, on, party.trust)


def _of_look_backs(whole: WholeFile) -> Iterator[Evidence]:
    """What was said together, and the trust that each gave then."""
    parties = {one.id: one for one in whole.of(ContractParty)}
    for review in whole.of(ContractReview):
        if review.state is not ReviewState.HELD or review.held_on is None:
            continue
        if review.outcome.strip():
            yield Evidence(
                kind=EvidenceKind.LOOK_BACK,
                on=review.held_on,
                place=place_of(review, "outcome"),
                words=review.outcome,
            )
        for said in review.trust:
            if said.party in parties:
                yield _trust(whole, parties[said.party], review.held_on, said.score, review)


def _trust(
    whole: WholeFile,
    party: ContractParty,
    on: date,
    score: int,
    review: ContractReview | None = None,
) -> Evidence:
    return Evidence(
        kind=EvidenceKind.TRUST,
        on=on,
        place=place_of(review or party, "trust"),
        what=party_name(whole, party),
        number=score,
    )


def _of_contacts(whole: WholeFile) -> Iterator[Evidence]:
    """Of who was not reached nothing was heard."""
    people: dict[object, list[ContactPerson]] = {}
    for person in whole.of(ContactPerson):
        people.setdefault(person.contact_id, []).append(person)
    for contact in whole.of(Contact):
        met = people.get(contact.id, [])
        reached = [one for one in met if one.reached is Reached.YES]
        if contact.on is None or not contact.line.strip() or (met and not reached):
            continue
        who = ", ".join(filter(None, (one.called(whole) for one in reached)))
        yield Evidence(
            kind=_of_whom(reached, whole) if not contact.more_needed else EvidenceKind.MORE_NEEDED,
            on=contact.on,
            place=place_of(contact, "line"),
            words=contact.line,
            who=who,
        )
        if contact.trust is not None and who:
            yield Evidence(
                kind=EvidenceKind.TRUST,
                on=contact.on,
                place=place_of(contact, "trust"),
                what=who,
                number=contact.trust,
            )


def _of_whom(reached: list[ContactPerson], whole: WholeFile) -> EvidenceKind:
    """The child's own voice first, then a parent's: of them it is what a weighing asks for."""
    if any(one.pupil_id is not None for one in reached):
        return EvidenceKind.PUPIL_SAID
    if any(one.guardian_id is not None for one in reached):
        return EvidenceKind.PARENT_SAID
    known = [whole.people.get(one.professional_id) for one in reached if one.professional_id]
    if any(one is None or one.role in _AT_SCHOOL for one in known):
        return EvidenceKind.SCHOOL_SAID
    return EvidenceKind.HELPER_SAID if known else EvidenceKind.SPOKEN


def _of_views(whole: WholeFile) -> Iterator[Evidence]:
    for view in whole.of(Statement):
        if view.said_on is not None and view.words.strip():
            yield Evidence(
                kind=_whose(view),
                on=view.said_on,
                place=place_of(view, "words"),
                words=view.words,
                who=who_said(whole, view),
            )


def _whose(view: Statement) -> EvidenceKind:
    """Of a professional nobody wrote whether that is one of the school."""
    if view.of_professional:
        return EvidenceKind.SPOKEN
    return EvidenceKind.PUPIL_SAID if view.is_pupils else EvidenceKind.PARENT_SAID


def _of_evaluations(whole: WholeFile) -> Iterator[Evidence]:
    """How the pupil says it is at school, and what does not work yet."""
    for one in whole.of(Evaluation):
        on = evaluated_on(whole, one)
        if on is not None and one.wellbeing is not None:
            yield Evidence(
                kind=EvidenceKind.WELLBEING,
                on=on,
                place=place_of(one, "wellbeing"),
                words=one.wellbeing_words,
                choice=one.wellbeing,
            )
        if on is not None and one.not_yet.strip():
            yield Evidence(
                kind=EvidenceKind.NOT_YET, on=on, place=place_of(one, "not_yet"), words=one.not_yet
            )


def _of_hearings(whole: WholeFile) -> Iterator[Evidence]:
    """What the pupil brought in, in its own words."""
    days = {one.id: one.day(whole) for one in whole.of(Hearing)}
    for said in whole.of(HearingInput):
        on = days.get(said.hearing_id)
        if on is not None and said.words.strip():
            yield Evidence(
                kind=EvidenceKind.PUPIL_SAID,
                on=on,
                place=place_of(said, "words"),
                words=said.words,
                who=whole.pupil.short_name,
            )


def party_name(whole: WholeFile, party: ContractParty) -> str:
    """By the name of now; by what was typed for who is not in the file."""
    is_known = party.kind is PartyKind.PUPIL or party.guardian_id is not None
    return (whole.called(party.guardian_id) if is_known else "") or party.name
