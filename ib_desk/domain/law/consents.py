"""How a consent stands: of whom it is needed, what each said last, and whether that still holds.

Who is asked is not judged here: that are those to whom `Act.CONSENT` is due (`rights`). A document
of somebody outside the school goes along with a request when all of them said yes to that. The SWV
needs no consent for its own task; a report of others was made for another purpose.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final
from uuid import UUID

from ib_desk.domain.calling import first_word
from ib_desk.domain.dutch_dates import add_months
from ib_desk.domain.file.research import is_research, sender_of
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.folding import distinct_words, fold
from ib_desk.domain.law.rights import Act, Rights, Standing
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.consent import (
    Consent,
    ConsentAnswer,
    ConsentPurpose,
    ConsentSaid,
    last_answers,
)
from ib_desk.domain.records.guardian import Guardian, GuardianId, Relation
from ib_desk.domain.records.request import SwvRequest

_SWV: Final = ("swv", "samenwerkingsverband")
_PARENTS: Final = "ouders"
_CALLED: Final = {Relation.MOTHER: "moeder", Relation.FATHER: "vader"}


class ConsentStand(Enum):
    """How it stands with one person; the best first."""

    GIVEN = "given"
    ASKED = "asked"
    NOT_ASKED = "not_asked"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"


_STILL_TO_SAY: Final = frozenset({ConsentStand.NOT_ASKED, ConsentStand.ENDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonsConsent:
    """What one person said last; `guardian_id` is `None` for the pupil."""

    guardian_id: GuardianId | None
    stand: ConsentStand
    answer: ConsentAnswer | None = None


def ends_on(answer: ConsentAnswer, months: int | None) -> date | None:
    """The last day on which a yes holds: as was said, else so many months after it.

    `None` where nobody wrote when it was said, or `months` counts none.
    """
    if answer.until is not None or answer.said_on is None or months is None:
        return answer.until
    return add_months(answer.said_on, months)


def stand_of(answer: ConsentAnswer | None, today: date, months: int | None = None) -> ConsentStand:
    """How it stands with who gave this answer."""
    if answer is None:
        return ConsentStand.NOT_ASKED
    if answer.withdrawn_on is not None and answer.withdrawn_on <= today:
        return ConsentStand.WITHDRAWN
    if answer.said is None:
        return ConsentStand.ASKED
    if answer.said is ConsentSaid.NO:
        return ConsentStand.REFUSED
    last = ends_on(answer, months)
    return ConsentStand.ENDED if last is not None and last < today else ConsentStand.GIVEN


def asked_now(
    whole: WholeFile, rights: Rights, today: date
) -> Mapping[GuardianId | None, tuple[Consent, ...]]:
    """Each who is asked for something now, with what: for the forms that they sign.

    Asked is who did not answer yet, and who has to and never was or whose yes ended. Of whom gezag
    is not known nothing is asked by itself, and of whom a ruling speaks neither.
    """
    found: dict[GuardianId | None, tuple[Consent, ...]] = {}
    for consent in whole.of(Consent):
        if consent.purpose is not None:
            for person in _being_asked(whole, consent, rights, today):
                found[person] = (*found.get(person, ()), consent)
    return found


def _being_asked(
    whole: WholeFile, consent: Consent, rights: Rights, today: date
) -> Iterator[GuardianId | None]:
    answers = whole.parts_of(consent, ConsentAnswer)
    waits = {one.guardian_id for one in answers if one.said is None and not one.withdrawn_on}
    last = last_answers(answers)
    restricted = {one.id for one in whole.guardians if one.is_restricted_on(today)}
    due = [
        right.guardian_id
        for right in rights.rights
        if right.act is Act.CONSENT and right.standing is Standing.MUST
    ]
    there = {None, *(one.id for one in whole.guardians)}
    for person in dict.fromkeys((*due, *(one for one in waits if one in there))):
        is_due = stand_of(last.get(person), today) in _STILL_TO_SAY
        if person in waits or (is_due and person not in restricted):
            yield person


def to_pass_on(
    whole: WholeFile,
    document: Attachment,
    request: SwvRequest,
    rights: Rights,
    today: date,
    months: int | None,
) -> tuple[PersonsConsent, ...]:
    """How it stands with each who has to say yes before this document of others goes along."""
    answers = last_answers(
        answer
        for one in whole.of(Consent)
        if _lets_go(one, document, whole, request)
        for answer in whole.parts_of(one, ConsentAnswer)
    )
    people = rights.must_or_may(Act.CONSENT)
    return tuple(_persons(person, answers, today, months) for person in people)


def to_anybody(
    whole: WholeFile, document: Attachment, rights: Rights, today: date, months: int | None
) -> tuple[PersonsConsent, ...]:
    """As `to_pass_on`, of a copy of which nobody says where it goes: a no to anybody counts.

    Nothing is asked for what the school itself or the family wrote.
    """
    if not is_of_others(whole, document):
        return ()
    asked = [
        last_answers(whole.parts_of(one, ConsentAnswer))
        for one in whole.of(Consent)
        if _is_to_let_go(one, document)
    ]
    return tuple(
        max(
            (_persons(person, answers, today, months) for answers in asked if person in answers),
            key=lambda one: tuple(ConsentStand).index(one.stand),
            default=PersonsConsent(guardian_id=person, stand=ConsentStand.NOT_ASKED),
        )
        for person in rights.must_or_may(Act.CONSENT)
    )


def relied_on(each: Iterable[PersonsConsent]) -> tuple[UUID, ...]:
    """Ids of the answers by which something may go now, each once."""
    given = (one.answer for one in each if one.stand is ConsentStand.GIVEN)
    return tuple(dict.fromkeys(one.id for one in given if one is not None))


def is_partly_given(stands: Collection[ConsentStand]) -> bool:
    """Whether somebody said yes, of nobody else it is no, and not everybody was heard yet."""
    others = set(stands) - {ConsentStand.GIVEN}
    is_no_no = others <= {ConsentStand.ASKED, ConsentStand.NOT_ASKED}
    return ConsentStand.GIVEN in stands and bool(others) and is_no_no


def _persons(
    person: GuardianId | None,
    answers: Mapping[GuardianId | None, ConsentAnswer],
    today: date,
    months: int | None,
) -> PersonsConsent:
    answer = answers.get(person)
    stand = stand_of(answer, today, months)
    return PersonsConsent(guardian_id=person, stand=stand, answer=answer)


def _lets_go(consent: Consent, document: Attachment, whole: WholeFile, request: SwvRequest) -> bool:
    """Whether it was asked for this very document, to go where this request goes.

    A yes for the SWV is none for another school or another SWV, nor the other way round.
    """
    if not _is_to_let_go(consent, document):
        return False
    said, wanted = consent.recipient, whole.recipient_of(request)
    if _names(said, wanted):
        return True
    if not request.goes_to_swv:
        return False
    return is_for_swv(said, whole) and not any(_names(said, one.name) for one in whole.swvs)


def _names(recipient: str, wanted: str) -> bool:
    name = fold(wanted.strip())
    return bool(name) and name in fold(recipient)


def _is_to_let_go(consent: Consent, document: Attachment) -> bool:
    """Whether it was asked for this very document, to go to anybody."""
    is_asked = consent.purpose is not None and consent.purpose.lets_go
    return is_asked and consent.piece_id == document.id


def is_for_swv(recipient: str, whole: WholeFile) -> bool:
    """Whether it was asked for an SWV: by the name of one, or by what every SWV is called."""
    said = fold(recipient)
    named = (fold(one.name.strip()) for one in whole.swvs)
    return any(name in said for name in (*_SWV, *named) if name)


def lets_parent_have(whole: WholeFile, guardian: Guardian, today: date) -> bool:
    """Whether the pupil said yes to sharing with this parent, and that still holds."""
    return shared_with(whole, guardian, today).stand is ConsentStand.GIVEN


def shared_with(whole: WholeFile, guardian: Guardian, today: date) -> PersonsConsent:
    """What the pupil said of sharing with this parent.

    By name, by what the parent is to the pupil, or with “ouders”.
    """
    answers = [
        answer
        for one in whole.of(Consent)
        if one.purpose is ConsentPurpose.SHARE and _is_for(guardian, one.recipient)
        for answer in whole.parts_of(one, ConsentAnswer)
        if answer.guardian_id is None
    ]
    return _persons(None, last_answers(answers), today, None)


def _is_for(guardian: Guardian, recipient: str) -> bool:
    """By whole words: “grootouders” are not the “ouders”, and “van” names no parent called An.

    Of “De heer Jansen” the word is “Jansen”: “de” stands in what is for anybody.
    """
    names = {_PARENTS, first_word(guardian.name)}
    if guardian.relation in _CALLED:
        names.add(_CALLED[guardian.relation])
    return not names.isdisjoint(distinct_words(recipient))


def is_of_others(whole: WholeFile, document: Attachment) -> bool:
    """Whether somebody outside the school made it, so that it was meant for something else.

    Research of which nobody wrote who did it counts as such; what a parent wrote does not.
    """
    sender = fold(sender_of(whole, document))
    if not sender.strip():
        return is_research(whole, document)
    return not any(name in sender for name in _own_names(whole))


def _own_names(whole: WholeFile) -> list[str]:
    """The school, who works there, the parents and the pupil."""
    school = whole.school
    colleagues = (
        person.name
        for person in whole.people.values()
        if fold(person.organisation.strip()) in {"", fold(school.name.strip())}
    )
    names = (
        school.name,
        school.director,
        school.coordinator,
        *colleagues,
        *(guardian.name for guardian in whole.guardians),
        whole.pupil.name,
    )
    return [fold(name.strip()) for name in names if name.strip()]
