"""What the points of a request look at in its own texts and in the file behind it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from ib_desk.domain.dutch_dates import add_months
from ib_desk.domain.file.career import in_order
from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.file.trajectory import is_filled
from ib_desk.domain.file.whole_file import decided_weighing
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.broad_view import BroadViewEntry
from ib_desk.domain.records.career import CareerYear
from ib_desk.domain.records.contract import Contract
from ib_desk.domain.records.doubts import doubts
from ib_desk.domain.records.field_place import place_for_new, place_of
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import BY_SCHOOL_YEAR
from ib_desk.domain.records.weighing import Weighing
from ib_desk.domain.request.derived_texts import evaluated, falls_short
from ib_desk.domain.request.request_points import (
    Case,
    Finding,
    PointSpec,
    missing,
    ok,
    weak,
    weak_if,
)

ANY_AGE: Final = 1200
"""Months: of what no age is asked, and more than anybody means."""
_FEWEST_WORDS: Final = 5
_LAST_OF_SCHOOL_YEAR: Final = (7, 31)
"""A TLV holds for whole school years (SWV Noord-Kennemerland; WEC art. 40)."""


def filled(case: Case, spec: PointSpec) -> list[Finding]:
    """All fields filled is in order, some is weak, none is missing."""
    record = case.only(spec.record)
    lacking = [name for name in spec.fields if not is_filled(record, name)]
    place = place_of(record, (lacking or spec.fields)[0])
    if len(lacking) == len(spec.fields):
        return [missing(place)]
    if lacking:
        return [weak(place, *(Fact(kind=FactKind.LACKS, field=name) for name in lacking))]
    if unlikely := doubted(record, spec.fields, case.today):
        return [weak(place_of(record, unlikely[0].field), *unlikely)]
    days = [getattr(record, name) for name in spec.fields]
    facts = [Fact(kind=FactKind.ON, on=day) for day in days if isinstance(day, date)]
    return [ok(place, *facts)]


def question(case: Case, spec: PointSpec) -> list[Finding]:
    """One question, long enough to be one and short enough to be clear."""
    text = case.request.question.strip()
    place = place_of(case.request, "question")
    if not text:
        return [missing(place)]
    facts = []
    if text.count("?") > 1:
        facts.append(Fact(kind=FactKind.MORE_QUESTIONS, number=text.count("?")))
    if len(text.split()) < _FEWEST_WORDS:
        facts.append(Fact(kind=FactKind.TOO_SHORT, number=len(text.split())))
    if len(text) > spec.limit:
        facts.append(Fact(kind=FactKind.LENGTH, number=len(text), of=spec.limit))
    return [weak_if(facts, place)]


def summary(case: Case, spec: PointSpec) -> list[Finding]:
    """There, and not longer than the desk takes."""
    text = case.request.summary.strip()
    place = place_of(case.request, "summary")
    if not text:
        return [missing(place)]
    length = Fact(kind=FactKind.LENGTH, number=len(text), of=spec.limit)
    return [ok(place, length) if len(text) <= spec.limit else weak(place, length)]


def shared_perspective(case: Case, _spec: PointSpec) -> list[Finding]:
    """The sentence that all stand behind."""
    contract = case.whole.contract
    field = "shared_perspective"
    place = place_of(contract, field) if contract else place_for_new(Contract, field)
    if case.whole.shared_perspective.strip():
        return [ok(place)]
    return [missing(place)]


def strength(case: Case, _spec: PointSpec) -> list[Finding]:
    """At least one thing that is strong."""
    entries = case.whole.of(BroadViewEntry)
    strong = [entry for entry in entries if entry.strong.strip()]
    if strong:
        fact = Fact(kind=FactKind.COUNT, number=len(strong))
        return [ok(place_of(strong[0], "strong"), fact)]
    place = place_of(entries[0], "strong") if entries else place_for_new(BroadViewEntry, "strong")
    return [missing(place)]


def effect(case: Case, _spec: PointSpec) -> list[Finding]:
    """At least one intervention of which the effect is known, with the day of looking back."""
    interventions = case.whole.of(Intervention)
    known = [i for i in interventions if i.effect is not None]
    dated = [i for i in known if i.evaluated_on is not None]
    if dated:
        return [ok(place_of(dated[0], "effect"), Fact(kind=FactKind.COUNT, number=len(dated)))]
    if known:
        fact = Fact(kind=FactKind.NO_DATE, name=known[0].title)
        return [weak(place_of(known[0], "evaluated_on"), fact)]
    if interventions:
        first = interventions[0]
        fact = Fact(kind=FactKind.EFFECT_UNKNOWN, on=first.ends_on, name=first.title)
        return [weak(place_of(first, "effect"), fact)]
    place = place_for_new(Intervention, "title")
    return [missing(place)]


def done(case: Case, _spec: PointSpec) -> list[Finding]:
    """What the school did: the user's own text, or what the interventions say."""
    place = place_of(case.request, "done_and_effect")
    text = case.request.done_and_effect.strip()
    if text:
        return [ok(place, Fact(kind=FactKind.LENGTH, number=len(text)))]
    known = evaluated(case.whole)
    if known:
        return [ok(place, Fact(kind=FactKind.FROM_INTERVENTIONS, number=len(known)))]
    return [missing(place)]


def falls_short_said(case: Case, _spec: PointSpec) -> list[Finding]:
    """Why basic support falls short: the user's own text, or what the weighing says."""
    place = place_of(case.request, "why_basic_falls_short")
    text = case.request.why_basic_falls_short.strip()
    if text:
        return [ok(place, Fact(kind=FactKind.LENGTH, number=len(text)))]
    source = decided_weighing(case.whole)
    if source is not None and falls_short(case.whole):
        return [ok(place, Fact(kind=FactKind.FROM_WEIGHING, on=source.weighed_on))]
    return [missing(place)]


def asked(case: Case, _spec: PointSpec) -> list[Finding]:
    """What is asked, with a number: hours, days or an amount."""
    place = place_of(case.request, "asked")
    text = case.request.asked.strip()
    if not text:
        return [missing(place)]
    has_number = any(sign.isdecimal() for sign in text)
    return [weak_if([] if has_number else [Fact(kind=FactKind.NO_NUMBER)], place)]


def period(case: Case, _spec: PointSpec) -> list[Finding]:
    """From when and until when, in that order; not over, and a TLV to the end of a school year."""
    start, end = case.request.starts_on, case.request.ends_on
    lacking = "ends_on" if start else "starts_on"
    if start is None and end is None:
        place = place_of(case.request, lacking)
        return [missing(place)]
    if start is None or end is None:
        fact = Fact(kind=FactKind.LACKS, field=lacking)
        return [weak(place_of(case.request, lacking), fact)]
    if end < start:
        fact = Fact(kind=FactKind.TURNED_ROUND, on=start, until=end)
        return [weak(place_of(case.request, "ends_on"), fact)]
    unfit = []
    if end < case.today:
        unfit.append(Fact(kind=FactKind.PERIOD_OVER, until=end))
    if case.request.kind in BY_SCHOOL_YEAR and (end.month, end.day) != _LAST_OF_SCHOOL_YEAR:
        unfit.append(Fact(kind=FactKind.NO_SCHOOL_YEAR, until=end))
    if unfit:
        return [weak(place_of(case.request, "ends_on"), *unfit)]
    fact = Fact(kind=FactKind.PERIOD, on=start, until=end)
    return [ok(place_of(case.request, "starts_on"), fact)]


def weighing(case: Case, spec: PointSpec) -> list[Finding]:
    """A level that a person chose, with why not lighter and not heavier, and not too long ago."""
    found = decided_weighing(case.whole)
    if found is None:
        busy = case.whole.weighing
        field = "chosen_level"
        place = place_of(busy, field) if busy else place_for_new(Weighing, field)
        return [missing(place)]
    for name in found.why_not_fields:
        if not is_filled(found, name):
            return [weak(place_of(found, name), Fact(kind=FactKind.LACKS, field=name))]
    if found.weighed_on is None:
        return [weak(place_of(found, "weighed_on"), Fact(kind=FactKind.NO_DATE))]
    if is_old(found.weighed_on, spec.limit, case.today):
        place = place_for_new(Weighing, "weighed_on")
        return [weak(place, _too_old(found.weighed_on, spec))]
    fact = Fact(kind=FactKind.LEVEL, number=found.chosen_level, on=found.weighed_on)
    return [ok(place_of(found, "chosen_level"), fact)]


def address(case: Case, _spec: PointSpec) -> list[Finding]:
    """An address, unless it is a secret: then it stays inside and nothing is missing."""
    pupil = case.whole.pupil
    if case.whole.is_address_secret:
        return [ok(place_of(pupil, "address_secret"), Fact(kind=FactKind.SECRET))]
    lacking = [n for n in ("address", "postcode", "town") if not is_filled(pupil, n)]
    place = place_of(pupil, (lacking or ["address"])[0])
    if "address" in lacking:
        return [missing(place)]
    return [weak_if([Fact(kind=FactKind.LACKS, field=name) for name in lacking], place)]


def career(case: Case, _spec: PointSpec) -> list[Finding]:
    """At least one year before this one; for how many it makes sense, a person knows."""
    years = in_order(case.whole.of(CareerYear))
    if not years:
        return [missing(place_for_new(CareerYear, "began_in", case.whole.pupil.id))]
    return [ok(place_of(years[-1], "group"))]


def school(case: Case, _spec: PointSpec) -> list[Finding]:
    """Who asks: the school with its BRIN, its director and a way to reach the coordinator."""
    record = case.whole.school
    names = ("name", "brin", "director", "coordinator")
    lacking = [name for name in names if not is_filled(record, name)]
    if not is_filled(record, "phone") and not is_filled(record, "email"):
        lacking.append("email")
    if len(lacking) > len(names):
        return [missing(place_of(record, "name"))]
    facts = [Fact(kind=FactKind.LACKS, field=name) for name in lacking]
    facts += doubted(record, (*names, "email"), case.today)
    return [weak_if(facts, place_of(record, facts[0].field if facts else "name"))]


def attached(case: Case, spec: PointSpec) -> list[Finding]:
    """An attachment of this kind goes along, and at least one of them is recent enough."""
    of_kind = [a for a in case.whole.of(Attachment) if spec.document in {None, a.kind}]
    along = [a for a in of_kind if a.goes_along]
    if not along:
        place = (
            place_of(of_kind[0], "goes_along") if of_kind else place_for_new(Attachment, "title")
        )
        return [missing(place)]
    problems = _problems_of_age(along, spec, case.today)
    if len(problems) < len(along):
        return [ok(place_of(along[0], "title"), Fact(kind=FactKind.COUNT, number=len(along)))]
    if problems[0].kind is FactKind.TOO_OLD:
        # A newer one is asked for; another day on the old one would be untrue.
        return [weak(place_for_new(Attachment, "title"), problems[0])]
    return [weak(place_of(along[0], "dated_on"), problems[0])]


def recent(case: Case, spec: PointSpec) -> list[Finding]:
    """Nothing that goes along is older than is usual; older needs a reason."""
    along = [a for a in case.whole.of(Attachment) if a.goes_along]
    if not along:
        return []
    problems = _problems_of_age(along, spec, case.today)
    if problems:
        first = next(a for a in along if a.id == problems[0].record_id)
        return [weak(place_of(first, "dated_on"), *problems)]
    return [ok(place_of(along[0], "dated_on"), Fact(kind=FactKind.COUNT, number=len(along)))]


def doubted(record: Record, names: Iterable[str], today: date) -> list[Fact]:
    """What the form itself warns of is not in order here."""
    unlikely = doubts(record, today)
    return [Fact(kind=FactKind.MALFORMED, field=name) for name in names if name in unlikely]


def is_old(day: date, months: int, today: date) -> bool:
    """Whether more than so many months went by since."""
    return day < months_before(today, months)


def months_before(today: date, months: int) -> date:
    """Never before `ANY_AGE`: what one SWV asks is typed, and six digits would be before year 1."""
    return add_months(today, -min(months, ANY_AGE))


def _problems_of_age(along: Sequence[Attachment], spec: PointSpec, today: date) -> list[Fact]:
    found = []
    for attachment in along:
        day = attachment.dated_on
        if day is None:
            found.append(
                Fact(kind=FactKind.NO_DATE, name=attachment.title, record_id=attachment.id)
            )
        elif is_old(day, spec.limit, today):
            found.append(_too_old(day, spec, attachment))
    return found


def _too_old(day: date, spec: PointSpec, attachment: Attachment | None = None) -> Fact:
    return Fact(
        kind=FactKind.TOO_OLD,
        on=day,
        of=spec.limit,
        name=attachment.title if attachment else "",
        record_id=attachment.id if attachment else None,
    )
