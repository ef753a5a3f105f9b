"""Points, stops and answers of a plan in Dutch."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum
from uuid import UUID

from ib_desk.domain.dutch_dates import brief_date, row_date
from ib_desk.domain.errors import AgreementMissing, HardStop
from ib_desk.domain.file.facts import FactKind
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.law.opp_people import Partner
from ib_desk.domain.law.sources import LegalSources
from ib_desk.domain.plan.opp_check import OppPoint
from ib_desk.domain.records.opp import Opp
from ib_desk.domain.request.request_points import PointState
from ib_desk.domain.sentences import capital
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.change_words import field_words
from ib_desk.ui.check_card import CheckLine
from ib_desk.ui.fact_words import fact_words
from ib_desk.ui.messages import Message, message_for
from ib_desk.ui.records.opp import opp_kind
from ib_desk.ui.source_words import source_words
from ib_desk.ui.style.tokens import Ink
from ib_desk.ui.texts import in_a_line, listed, tr


def point_line(point: OppPoint, terms: Terms, today: date, law: LegalSources) -> CheckLine:
    """A point as a row of the check; its source is told as sure as it is."""
    looks: dict[PointState, tuple[str, Ink]] = {
        PointState.OK: ("done", "ok"),
        PointState.WEAK: ("attention", "warn"),
        PointState.MISSING: ("not_started", "muted"),
    }
    icon, ink = looks[point.state]
    is_open = point.state is not PointState.OK
    spec = point.spec
    return CheckLine(
        icon=icon,
        ink=ink,
        title=point.title(terms),
        words=_words(point, terms, today),
        source=source_words(spec.source, spec.how_sure, point.finding.facts, law),
        verb=point.spec.verb if is_open else "",
        place=point.finding.place if is_open else None,
    )


def _words(point: OppPoint, terms: Terms, today: date) -> str:
    said = []
    for fact in point.finding.facts:
        if fact.kind is FactKind.LACKS:
            asked = field_words(point.finding.place.record, fact.field)
            said.append(tr("‘{field}’ is nog leeg").format(field=asked))
        elif fact.kind is not FactKind.EMPTY:
            said.append(fact_words(fact, terms, today))
    found = capital(", ".join(filter(None, said)))
    if point.state is PointState.OK:
        return found
    return f"{found}. {point.spec.why}" if found else point.spec.why


def stop_message(stop: HardStop, whole: WholeFile) -> Message:
    """Whose yes lacks, by name; for any other stop the general words."""
    general = message_for(stop)
    if not isinstance(stop, AgreementMissing):
        return general
    if not stop.missing:
        return Message(tr("Vaststellen kan nog niet. Vul eerst in wie gezag heeft."), general.text)
    names: dict[UUID, str] = {one.id: one.name for one in whole.guardians}
    names[whole.pupil.id] = whole.pupil.short_name
    said = [
        words.format(names=listed([names.get(one) or tr("een ouder") for one in who]))
        for words, who in (
            (
                tr("Het akkoord van {names} ontbreekt."),
                [one for one in stop.missing if one not in stop.undated],
            ),
            (tr("Vul in op welke dag {names} akkoord gaf."), stop.undated),
        )
        if who
    ]
    return Message(" ".join((tr("Vaststellen kan nog niet."), *said)), general.text)


def asked_words(one: Partner, name: str, terms: Terms, today: date) -> str:
    """“Joost van Dalen: 2 keer gevraagd (mail 1 september, brief 8 september), niet akkoord”."""
    tries = [
        " ".join(
            filter(
                None,
                (
                    terms.label(each.asked_by),
                    "" if each.asked_on is None else brief_date(each.asked_on, today),
                ),
            )
        )
        for each in one.tries
    ]
    count = len(tries)
    times = tr("1 keer gevraagd") if count == 1 else tr("{n} keer gevraagd").format(n=count)
    how = ", ".join(filter(None, tries))
    asked = f"{times} ({how})" if how else times
    talked = [tr("gesproken {day}").format(day=brief_date(day, today)) for day in one.talks]
    said = terms.label(one.said) or tr("nog geen antwoord")
    if one.is_carer:
        said = tr("praat mee als verzorger")
    earlier = tr("over een eerdere tekst") if one.is_earlier else ""
    unasked = tr("tekent mee") if one.is_beside else tr("nog niet gevraagd")
    facts = in_a_line((asked if count else unasked, *talked, said, earlier))
    return f"{name}: {facts}"


def said_in(opp: Opp, terms: Terms, today: date) -> Iterator[tuple[str, str]]:
    """(question, answer) of what was filled in, as it reads when it can no longer be changed."""
    for field in opp_kind().form.fields:
        answer = answer_of(getattr(opp, field.name), terms, today)
        if answer:
            yield field.label, answer


def answer_of(value: object, terms: Terms, today: date) -> str:
    """As it reads; “” for what nobody filled in."""
    if isinstance(value, bool):
        return tr("ja") if value else tr("nee")
    if isinstance(value, date):
        return row_date(value, today)
    if isinstance(value, Enum):
        return terms.label(value)
    if isinstance(value, tuple):
        return ", ".join(terms.label(one) for one in value)
    return value.strip() if isinstance(value, str) else ""
