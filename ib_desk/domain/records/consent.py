"""Toestemming: what is asked for, and the answer of each person who is asked.

Who has to be asked follows from the rights (`ib_desk.domain.law.rights`), and how it stands from
the last answer of each (`ib_desk.domain.law.consents`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import NewType
from uuid import UUID, uuid4

from ib_desk.domain.day_direction import AnyDay, PastDay
from ib_desk.domain.records.guardian import GuardianId
from ib_desk.domain.records.last_said import last_said
from ib_desk.domain.records.moment import Happening, Moment
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.record import Among, Record, leaves
from ib_desk.domain.records.support_file import SupportFileId

ConsentId = NewType("ConsentId", UUID)


class ConsentPurpose(Enum):
    """What is done once everybody who is asked says yes."""

    FETCH = "fetch"
    SEND_ALONG = "send_along"
    SHARE = "share"
    DISCUSS = "discuss"
    EXAMINE = "examine"
    OTHER = "other"

    @property
    def lets_go(self) -> bool:
        """Whether a document may go to somebody by it; to fetch one is no leave to send it on."""
        return self in {ConsentPurpose.SEND_ALONG, ConsentPurpose.SHARE}


@leaves(OutputKind.CONSENT_PRINT, words=("recipient", "what"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Consent(Record):
    """One thing that is asked for: to do what, with which piece, for whom.

    `piece_id` is of a document, and stays when that goes: for another one nobody said yes. `what`
    says it in words where it is no document.
    """

    id: ConsentId = field(default_factory=lambda: ConsentId(uuid4()))
    file_id: SupportFileId
    purpose: ConsentPurpose | None = None
    recipient: str = ""
    piece_id: UUID | None = None
    what: str = ""


class ConsentSaid(Enum):
    """What somebody said to it."""

    YES = "yes"
    NO = "no"


class ConsentWay(Enum):
    """How it was said."""

    SIGNED = "signed"
    IN_WRITING = "in_writing"
    ORALLY = "orally"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentAnswer(Record):
    """Of one guardian, or of the pupil where no guardian is named; asked again it is another one.

    `said` is `None` as long as there is no answer. It ends after `until`, and at once when it is
    withdrawn.
    """

    consent_id: ConsentId
    guardian_id: GuardianId | None = None
    asked_on: PastDay | None = None
    said: ConsentSaid | None = None
    said_on: PastDay | None = None
    way: ConsentWay | None = None
    until: AnyDay | None = None
    withdrawn_on: PastDay | None = None
    note: str = ""

    @property
    def is_to_settle(self) -> bool:
        """Asked, and not answered yet."""
        return self.said is None

    def moments(self, among: Among) -> Iterator[Moment]:
        """When it was said, or asked as long as nothing was said; and when it was withdrawn."""
        asked_for = next((one for one in among.of(Consent) if one.id == self.consent_id), None)
        purpose = None if asked_for is None else asked_for.purpose
        who = among.called(self.guardian_id)
        if self.said is None:
            yield Moment(
                happening=Happening.CONSENT_ASKED, on=self.asked_on, who=who, about=purpose
            )
        else:
            yield Moment(on=self.said_on, words=self.note, who=who, about=purpose, choice=self.said)
        if self.withdrawn_on:
            yield Moment(
                happening=Happening.CONSENT_WITHDRAWN,
                on=self.withdrawn_on,
                who=who,
                about=purpose,
            )


def last_answers(answers: Iterable[ConsentAnswer]) -> dict[GuardianId | None, ConsentAnswer]:
    """What each person said last; who is asked anew said nothing else until there is an answer."""
    each: dict[GuardianId | None, list[ConsentAnswer]] = {}
    for one in answers:
        each.setdefault(one.guardian_id, []).append(one)
    last = ((person, _last_of(theirs)) for person, theirs in each.items())
    return {person: one for person, one in last if one is not None}


def _last_of(answers: list[ConsentAnswer]) -> ConsentAnswer | None:
    said = [one for one in answers if one.said is not None]
    return last_said(said or answers, _since, _is_undated_no)


def _since(answer: ConsentAnswer) -> date:
    return answer.said_on or answer.asked_on or date.min


def _is_undated_no(answer: ConsentAnswer) -> bool:
    is_back = answer.said is ConsentSaid.NO or answer.withdrawn_on is not None
    return is_back and answer.said_on is None
