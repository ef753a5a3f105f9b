"""Who is consulted on a plan and agrees, what they said, and how the plan stands by it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from uuid import UUID

from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.law.rights import Act, Right, Rights, Standing
from ib_desk.domain.records.guardian import GuardianId
from ib_desk.domain.records.last_said import last_said
from ib_desk.domain.records.opp import (
    Opp,
    OppAgreement,
    OppAgrees,
    OppConsultation,
    OppState,
)


class OppStanding(Enum):
    """How a plan stands, in the words of the school."""

    CONCEPT = "concept"
    NO_AGREEMENT = "no_agreement"
    SET = "set"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """One who has a say in the plan: a guardian, or the pupil where none is named.

    `is_carer`: who cares for the pupil without gezag is talked with, and gives no yes.
    `is_open`: whether that is so hangs on the gezag or the age, which nobody knows. `answer` is
    what was said last; `is_earlier` where that was of an earlier text. `is_beside`: the pupil of 16
    or 17, who signs too while the law asks the agreement of the parents.
    """

    guardian_id: GuardianId | None
    is_carer: bool
    is_open: bool
    tries: tuple[OppConsultation, ...]
    answer: OppAgreement | None
    is_earlier: bool
    is_beside: bool = False

    @property
    def talks(self) -> tuple[date, ...]:
        """The days on which school talked with this person."""
        return tuple(sorted(one.talked_on for one in self.tries if one.talked_on is not None))

    @property
    def agrees(self) -> bool:
        """Yes, to the text of now: of which day nobody wrote, nobody knows to which text."""
        return self.said is OppAgrees.YES and not self.is_undated and not self.is_earlier

    @property
    def is_undated(self) -> bool:
        """Yes, and nobody wrote on which day."""
        answer = self.answer
        return answer is not None and answer.agrees is OppAgrees.YES and answer.said_on is None

    @property
    def said(self) -> OppAgrees | None:
        """What this person said last."""
        return None if self.answer is None else self.answer.agrees

    @property
    def has_withheld(self) -> bool:
        """No, or nothing at all though asked."""
        return self.said in {OppAgrees.NO, OppAgrees.NO_REPLY}


def partners(
    whole: WholeFile, opp: Opp, rights: Rights, outdated: Collection[UUID] = ()
) -> tuple[Partner, ...]:
    """Each who agrees by right (WPO art. 40a, WVO 2020 art. 2.44), the pupil from 18 on.

    From 16 the pupil signs beside the parents, and comes last: nothing waits for that.

    `outdated`: ids of answers on an earlier text (`leaving.sign_offs`).
    """
    asked = everyone_asked(whole, opp, rights, outdated)
    return tuple(one for one in asked if not one.is_carer)


def everyone_asked(
    whole: WholeFile, opp: Opp, rights: Rights, outdated: Collection[UUID] = ()
) -> tuple[Partner, ...]:
    """Each with whom school talks about the plan, and the pupil who signs beside them."""
    asked = talked_with(whole, opp, rights, outdated)
    there = {one.guardian_id for one in asked}
    firm = (Standing.MUST, Standing.OPEN)
    beside = [
        replace(_partner(whole, opp, right, outdated), is_beside=True)
        for right in rights.rights
        if right.act is Act.SIGN and right.standing in firm and right.guardian_id not in there
    ]
    return (*asked, *beside)


def talked_with(
    whole: WholeFile, opp: Opp, rights: Rights, outdated: Collection[UUID] = ()
) -> tuple[Partner, ...]:
    """Each with whom school talks about the plan: who agrees, and who cares without gezag."""
    agreeing = rights.must_or_may(Act.AGREE)
    found = []
    for right in rights.rights:
        if right.act is Act.CONSULT and right.standing in {Standing.MUST, Standing.OPEN}:
            one = _partner(whole, opp, right, outdated)
            is_carer = right.guardian_id not in agreeing
            carer = replace(one, is_carer=True, is_open=False, answer=None, is_earlier=False)
            found.append(carer if is_carer else one)
    return tuple(found)


def _partner(whole: WholeFile, opp: Opp, right: Right, outdated: Collection[UUID]) -> Partner:
    answer = last_answer(whole, opp, right.guardian_id)
    return Partner(
        guardian_id=right.guardian_id,
        is_carer=False,
        is_open=right.standing is Standing.OPEN,
        tries=tries_of(whole, opp, right.guardian_id),
        answer=answer,
        is_earlier=answer is not None and answer.id in outdated,
    )


def tries_of(whole: WholeFile, opp: Opp, who: GuardianId | None) -> tuple[OppConsultation, ...]:
    """Each time that this person was asked, oldest first."""
    asked = [one for one in whole.parts_of(opp, OppConsultation) if one.guardian_id == who]
    return tuple(sorted(asked, key=lambda one: one.asked_on or one.talked_on or date.max))


def last_answer(whole: WholeFile, opp: Opp, who: GuardianId | None) -> OppAgreement | None:
    """What this person said last of this version; one without an answer gives way to one with."""
    every = [one for one in whole.parts_of(opp, OppAgreement) if one.guardian_id == who]
    said = [one for one in every if one.agrees is not None]
    return last_said(said or every, _since, _is_undated_no)


def _since(answer: OppAgreement) -> date:
    return answer.said_on or date.min


def _is_undated_no(answer: OppAgreement) -> bool:
    return answer.said_on is None and answer.agrees in {OppAgrees.NO, OppAgrees.NO_REPLY}


def standing_of(whole: WholeFile, opp: Opp, rights: Rights) -> OppStanding:
    """Who refused, or did not answer, keeps it a concept, and says so."""
    if opp.state is OppState.LAPSED:
        return OppStanding.LAPSED
    if opp.state is OppState.SET:
        return OppStanding.SET
    withheld = any(one.has_withheld and not one.is_beside for one in partners(whole, opp, rights))
    return OppStanding.NO_AGREEMENT if withheld else OppStanding.CONCEPT
