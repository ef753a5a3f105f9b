"""The life of a request as a line of days: what happened, and by when something has to come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ib_desk.domain.deadlines.deadlines import Deadline
from ib_desk.domain.dutch_dates import plain_date
from ib_desk.domain.file.register import packages_in
from ib_desk.domain.file.request_life import replies_to
from ib_desk.domain.file.statements import who_said
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.law.sources import LegalSources
from ib_desk.domain.records.bureau_reply import BureauReplyKind
from ib_desk.domain.records.expert_advice import ExpertAdvice
from ib_desk.domain.records.request import Inspection, SwvRequest
from ib_desk.domain.records.statement import Statement
from ib_desk.domain.records.swv_decision import Objection, SwvDecision
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.texts import in_a_line, tr

Dated = tuple[date | None, str]


def life_of(request: SwvRequest, whole: WholeFile, terms: Terms) -> list[tuple[date, str]]:
    """What happened to a request, oldest first; in one day in the order in which it goes."""
    found = [
        *_made(request, whole),
        *_packed(request, whole, terms),
        *_answered(request, whole, terms),
        *_decided(request, whole, terms),
    ]
    # Sorting is stable.
    return sorted([(day, what) for day, what in found if day is not None], key=lambda pair: pair[0])


def _made(request: SwvRequest, whole: WholeFile) -> Iterator[Dated]:
    yield request.dated_on, tr("datum van de aanvraag")
    yield request.director_agrees_on, tr("directeur akkoord")
    names = {guardian.id: guardian.name for guardian in whole.guardians}
    pupil = whole.pupil.short_name
    for statement in whole.of(Statement):
        if statement.about == request.id:
            who = who_said(whole, statement)
            yield statement.said_on, tr("zienswijze van {who}").format(who=who)
    for inspection in whole.of(Inspection):
        if inspection.request_id == request.id:
            who = pupil if inspection.guardian_id is None else names.get(inspection.guardian_id, "")
            yield inspection.on, tr("inzage voor {who}").format(who=who)


def _packed(request: SwvRequest, whole: WholeFile, terms: Terms) -> Iterator[Dated]:
    packages = packages_in(request, whole)
    if not packages:
        yield request.sent_on, tr("aanvraag verstuurd")
    for line in packages:
        for event in line.events:
            if event.state is not None:
                yield event.on, tr("pakket {state}").format(state=terms.label(event.state))


def _answered(request: SwvRequest, whole: WholeFile, terms: Terms) -> Iterator[Dated]:
    for reply in replies_to(request, whole):
        if reply.kind is not None:
            what = tr("bureau {what}").format(what=terms.label(reply.kind))
            yield reply.on, in_a_line((what, reply.words))
        if reply.kind is BureauReplyKind.MORE_ASKED:
            yield reply.answered_on, tr("aanvulling gestuurd; de termijn loopt weer")
    for advice in whole.parts_of(request, ExpertAdvice):
        who = in_a_line((advice.name, terms.label(advice.discipline) if advice.discipline else ""))
        yield advice.on, tr("advies van {who}").format(who=who or tr("een deskundige"))


def _decided(request: SwvRequest, whole: WholeFile, terms: Terms) -> Iterator[Dated]:
    for decision in whole.parts_of(request, SwvDecision):
        if decision.outcome is not None:
            what = tr("besluit: {what}").format(what=terms.label(decision.outcome))
            yield decision.on, in_a_line((what, decision.number))
        for objection in whole.parts_of(decision, Objection):
            yield from _objected(objection, terms)


def _objected(objection: Objection, terms: Terms) -> Iterator[Dated]:
    who = terms.label(objection.by) if objection.by else tr("iemand")
    yield objection.filed_on, tr("bezwaar of klacht van {who}").format(who=who)
    yield objection.extended_on, tr("besluit daarop verdaagd")
    if objection.outcome is not None:
        what = tr("besluit daarop: {what}").format(what=terms.label(objection.outcome))
        yield objection.decided_on, what


def coming_of(
    request: SwvRequest, whole: WholeFile, deadlines: Iterable[Deadline], law: LegalSources
) -> list[tuple[str, str]]:
    """(by when, what and by which rule) of each term that hangs on this request."""
    decisions = whole.parts_of(request, SwvDecision)
    objections = (one for decision in decisions for one in whole.parts_of(decision, Objection))
    mine = {request.id, *(one.id for one in decisions), *(one.id for one in objections)}
    return [
        (_by_when(one), in_a_line((one.rule.title, law.told(one.rule.source, one.rule.how_sure))))
        for one in deadlines
        if one.anchored.record_id in mine
    ]


def _by_when(deadline: Deadline) -> str:
    since = deadline.anchored.still_since
    if since is not None:
        return tr("staat stil sinds {day}").format(day=plain_date(since))
    return tr("uiterlijk {day}").format(day=plain_date(deadline.due))
