"""Whether everybody who has to said yes to the documents of others that go along."""

from __future__ import annotations

from enum import Enum
from typing import Final

from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.law.consents import ConsentStand, PersonsConsent, is_of_others, to_pass_on
from ib_desk.domain.law.rights import Act
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.consent import Consent
from ib_desk.domain.records.field_place import place_for_new, place_of
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.request.request_people_checks import called_in
from ib_desk.domain.request.request_points import Case, Finding, PointSpec, missing, ok, weak

_FIELD: Final = {
    ConsentStand.GIVEN: "said",
    ConsentStand.ASKED: "said",
    ConsentStand.ENDED: "until",
    ConsentStand.WITHDRAWN: "withdrawn_on",
    ConsentStand.REFUSED: "said",
}


def consents(case: Case, spec: PointSpec) -> list[Finding]:
    """A point for each person and each document of others; none where nothing of others goes."""
    whole, rights = case.whole, case.rights
    along = [one for one in whole.of(Attachment) if one.goes_along and is_of_others(whole, one)]
    if along and rights.misses_guardian(Act.CONSENT):
        return [missing(place_for_new(Guardian, "name", whole.pupil.id))]
    return [
        _finding(case, document, each)
        for document in along
        for each in to_pass_on(whole, document, case.request, rights, case.today, spec.limit)
    ]


def _finding(case: Case, document: Attachment, each: PersonsConsent) -> Finding:
    name: str | Enum = called_in(case, each.guardian_id)
    answer = each.answer
    day = None if answer is None else answer.said_on
    fact = Fact(kind=FactKind.CONSENT, choice=each.stand, name=document.title, on=day)
    if answer is None:
        return missing(place_for_new(Consent, "purpose", case.whole.pupil.id), fact, name=name)
    if each.stand is not ConsentStand.GIVEN:
        return missing(place_of(answer, _FIELD[each.stand]), fact, name=name)
    if answer.said_on is None:
        no_date = Fact(kind=FactKind.NO_DATE)
        return weak(place_of(answer, "said_on"), fact, no_date, name=name)
    return ok(place_of(answer, "said"), fact, name=name)
