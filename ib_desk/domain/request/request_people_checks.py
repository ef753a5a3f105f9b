"""What the points of a request look at person by person: voice, view, inspection, gezag."""

from __future__ import annotations

from enum import Enum

from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.law.rights import Act
from ib_desk.domain.leaving.hard_stops import is_settled
from ib_desk.domain.records.contract import ContractParty, PartyKind, PartyState
from ib_desk.domain.records.field_place import place_for_new, place_of
from ib_desk.domain.records.guardian import Custody, Guardian, GuardianId
from ib_desk.domain.records.request import Inspection, InspectionOutcome
from ib_desk.domain.records.statement import Agrees, Statement
from ib_desk.domain.request.request_points import (
    Case,
    Finding,
    PointSpec,
    PointState,
    missing,
    ok,
    weak,
)
from ib_desk.domain.request.text_checks import is_said

_WORDS_OF_PARTY = (
    "hopes",
    "expects",
    "going_well",
    "offers",
    "fears",
    "contact",
    "interest",
    "does_not_want",
    "earlier_experience",
)
_NEEDS_WORDS = frozenset({Agrees.NO, Agrees.YES_WITH_ADDITION})


def pupil_voice(case: Case, _spec: PointSpec) -> list[Finding]:
    """The pupil's own words: a view on the request, or what was said in the contract."""
    name = case.whole.pupil.short_name
    views = [s for s in _statements(case, None) if is_said(s, "words")]
    if views:
        fact = Fact(kind=FactKind.SAID, on=views[-1].said_on, name=name)
        return [ok(place_of(views[-1], "words"), fact, name=name)]
    parties = [party for party in case.whole.of(ContractParty) if party.kind is PartyKind.PUPIL]
    for party in reversed(parties):
        spoken = next((field for field in _WORDS_OF_PARTY if is_said(party, field)), None)
        if spoken:
            fact = Fact(kind=FactKind.SAID, on=party.state_on, name=name)
            return [ok(place_of(party, spoken), fact, name=name)]
    place = place_for_new(Statement, "words", case.whole.pupil.id)
    for party in reversed(parties):
        if party.state is PartyState.NOT_POSSIBLE and is_said(party, "not_possible_because"):
            return [weak(place, Fact(kind=FactKind.REASON), name=name)]
    return [missing(place, name=name)]


def views(case: Case, _spec: PointSpec) -> list[Finding]:
    """The view of each guardian who is entitled to one, agreeing or not."""
    entitled = case.rights.must_or_may(Act.VIEW)
    return [_view(case, person) for person in entitled if person is not None]


def _view(case: Case, guardian_id: GuardianId) -> Finding:
    name = called_in(case, guardian_id)
    found = [
        _of_earlier_text(statement, name)
        if statement.id in case.outdated
        else _looked_at(statement, name)
        for statement in _statements(case, guardian_id)
    ]
    empty = missing(place_for_new(Statement, "agrees", guardian_id), name=name)
    return _best([*found, empty])


def _of_earlier_text(statement: Statement, name: str | Enum) -> Finding:
    fact = Fact(kind=FactKind.EARLIER_TEXT, on=statement.said_on)
    return weak(place_of(statement, "said_on"), fact, name=name)


def _looked_at(statement: Statement, name: str | Enum) -> Finding:
    """“Oneens” and an addition need words; every view needs a day, silence too."""
    if statement.agrees is None:
        if not is_said(statement, "words"):
            return missing(place_of(statement, "agrees"), name=name)
        return weak(
            place_of(statement, "agrees"), Fact(kind=FactKind.LACKS, field="agrees"), name=name
        )
    if statement.agrees in _NEEDS_WORDS and not is_said(statement, "words"):
        return weak(
            place_of(statement, "words"), Fact(kind=FactKind.LACKS, field="words"), name=name
        )
    if statement.said_on is None:
        return weak(place_of(statement, "said_on"), Fact(kind=FactKind.NO_DATE), name=name)
    fact = Fact(kind=FactKind.AGREES, choice=statement.agrees, on=statement.said_on)
    return ok(place_of(statement, "agrees"), fact, name=name)


def inspections(case: Case, _spec: PointSpec) -> list[Finding]:
    """Reading by each person who is entitled to it, the pupil too from 16 on."""
    if case.rights.misses_guardian(Act.INSPECT):
        return [missing(place_for_new(Guardian, "name", case.whole.pupil.id))]
    entitled = case.rights.must_or_may(Act.INSPECT)
    along = case.rights.with_consent(Act.INSPECT)
    found = [_inspection(case, person) for person in entitled]
    return found + [_reading_along(case, person) for person in along]


def _reading_along(case: Case, guardian_id: GuardianId) -> Finding:
    """A parent of a pupil of 16 or 17 gives a view on what the pupil may keep to itself."""
    found = _inspection(case, guardian_id)
    if found.state is PointState.OK:
        return found
    fact = Fact(kind=FactKind.READS_ALONG, name=case.whole.pupil.short_name)
    return weak(found.place, fact, name=found.name)


def _inspection(case: Case, guardian_id: GuardianId | None) -> Finding:
    name = called_in(case, guardian_id)
    mine = [i for i in _inspections(case) if i.guardian_id == guardian_id]
    settled = [i for i in mine if is_settled(i, case.today) and i.id not in case.outdated]
    if settled:
        return _read(settled[0], name)
    about = case.whole.pupil.id if guardian_id is None else guardian_id
    anew = place_for_new(Inspection, "outcome", about)
    if not mine:
        return missing(anew, name=name)
    last = mine[-1]
    if last.id in case.outdated:
        return missing(anew, Fact(kind=FactKind.EARLIER_TEXT, on=last.on), name=name)
    if last.outcome is InspectionOutcome.OPEN:
        return missing(place_of(last, "outcome"), name=name)
    if last.outcome is InspectionOutcome.NOT_POSSIBLE:
        return missing(place_of(last, "reason"), Fact(kind=FactKind.NO_REASON), name=name)
    fact = Fact(kind=FactKind.NO_DATE, on=last.on)
    return missing(place_of(last, "on"), fact, name=name)


def _read(inspection: Inspection, name: str | Enum) -> Finding:
    fact = Fact(kind=FactKind.OUTCOME, choice=inspection.outcome, on=inspection.on)
    return ok(place_of(inspection, "outcome"), fact, name=name)


def director(case: Case, _spec: PointSpec) -> list[Finding]:
    """The director agrees with this request, and not with an earlier text of it."""
    request = case.request
    place = place_of(request, "director_agrees_on")
    day = request.director_agrees_on
    if day is None:
        return [missing(place)]
    if request.id in case.outdated:
        return [weak(place, Fact(kind=FactKind.EARLIER_TEXT, on=day))]
    return [ok(place, Fact(kind=FactKind.ON, on=day))]


def custody(case: Case, _spec: PointSpec) -> list[Finding]:
    """Who has gezag, from which source and checked when; never assumed."""
    guardians = case.whole.guardians
    if not guardians:
        return [missing(place_for_new(Guardian, "name", case.whole.pupil.id))]
    return [_custody(guardian.as_on(case.today)) for guardian in guardians]


def _custody(guardian: Guardian) -> Finding:
    name = _called(guardian)
    if guardian.custody is Custody.UNKNOWN:
        return missing(place_of(guardian, "custody"), name=name)
    asked = ("custody_source", "custody_checked_on")
    lacking = [field for field in asked if not is_said(guardian, field)]
    if lacking:
        facts = (Fact(kind=FactKind.LACKS, field=field) for field in lacking)
        return weak(place_of(guardian, lacking[0]), *facts, name=name)
    fact = Fact(kind=FactKind.CUSTODY, choice=guardian.custody, on=guardian.custody_checked_on)
    return ok(place_of(guardian, "custody"), fact, name=name)


def _best(found: list[Finding]) -> Finding:
    order = (PointState.OK, PointState.WEAK, PointState.MISSING)
    return min(found, key=lambda finding: order.index(finding.state))


def _statements(case: Case, guardian_id: GuardianId | None) -> list[Statement]:
    return [
        statement
        for statement in case.whole.of(Statement)
        if statement.about == case.request.id
        and statement.guardian_id == guardian_id
        and not statement.of_professional
    ]


def _inspections(case: Case) -> list[Inspection]:
    return [i for i in case.whole.of(Inspection) if i.request_id == case.request.id]


def called_in(case: Case, guardian_id: GuardianId | None) -> str | Enum:
    """Whom a point is about: by name, or by what somebody without one is to the pupil."""
    if guardian_id is None:
        return case.whole.pupil.short_name
    return next(_called(g) for g in case.whole.guardians if g.id == guardian_id)


def _called(guardian: Guardian) -> str | Enum:
    return guardian.name.strip() or guardian.relation or PartyKind.GUARDIAN
