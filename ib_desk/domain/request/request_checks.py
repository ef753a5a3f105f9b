"""What the points of a request look at in the file behind it, and in pupil and school."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from ib_desk.domain.file.career import in_order
from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.file.whole_file import decided_weighing
from ib_desk.domain.records.broad_view import BroadViewEntry
from ib_desk.domain.records.career import CareerYear
from ib_desk.domain.records.doubts import doubts
from ib_desk.domain.records.field_place import place_for_new, place_of
from ib_desk.domain.records.intervention import CarriedOut, Intervention
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.weighing import Weighing
from ib_desk.domain.request.document_checks import is_old
from ib_desk.domain.request.request_points import (
    Case,
    Finding,
    PointSpec,
    missing,
    ok,
    too_old,
    weak,
    weak_if,
)
from ib_desk.domain.request.text_checks import is_said, not_tried, too_short


def filled(case: Case, spec: PointSpec) -> list[Finding]:
    """All fields filled is in order, some is weak, none is missing."""
    record = case.only(spec.record)
    lacking = [name for name in spec.fields if not is_said(record, name)]
    place = place_of(record, (lacking or spec.fields)[0])
    if len(lacking) == len(spec.fields):
        return [missing(place)]
    if lacking:
        return [weak(place, *(Fact(kind=FactKind.LACKS, field=name) for name in lacking))]
    for name in spec.fields:
        if spec.least and (short := too_short(getattr(record, name), spec.least)):
            return [weak(place_of(record, name), *short)]
    if unlikely := doubted(record, spec.fields, case.today):
        return [weak(place_of(record, unlikely[0].field), *unlikely)]
    days = [getattr(record, name) for name in spec.fields]
    facts = [Fact(kind=FactKind.ON, on=day) for day in days if isinstance(day, date)]
    return [ok(place, *facts)]


def strength(case: Case, _spec: PointSpec) -> list[Finding]:
    """At least one thing that is strong."""
    entries = case.whole.of(BroadViewEntry)
    strong = [entry for entry in entries if is_said(entry, "strong")]
    if strong:
        fact = Fact(kind=FactKind.COUNT, number=len(strong))
        return [ok(place_of(strong[0], "strong"), fact)]
    place = place_of(entries[0], "strong") if entries else place_for_new(BroadViewEntry, "strong")
    return [missing(place)]


def effect(case: Case, spec: PointSpec) -> list[Finding]:
    """At least one intervention of which the effect is known, with the day of looking back.

    It was done as it was meant, or else its effect says nothing; and it says what it was.
    """
    interventions = case.whole.of(Intervention)
    dated = [i for i in interventions if i.effect is not None and i.evaluated_on is not None]
    told = [i for i in dated if is_said(i, "title")]
    fit = [i for i in told if i.carried_out is not CarriedOut.NO]
    if fit:
        return [ok(place_of(fit[0], "effect"), Fact(kind=FactKind.COUNT, number=len(fit)))]
    if said := not_tried(case, spec):
        return [said]
    if told:
        fact = Fact(kind=FactKind.NOT_CARRIED_OUT, name=told[0].title)
        return [weak(place_of(told[0], "carried_out"), fact)]
    if dated:
        return [weak(place_of(dated[0], "title"), Fact(kind=FactKind.LACKS, field="title"))]
    return [_unseen(interventions)]


def _unseen(interventions: Sequence[Intervention]) -> Finding:
    """Nobody looked back yet, or wrote down when."""
    known = [i for i in interventions if i.effect is not None]
    if known:
        fact = Fact(kind=FactKind.NO_DATE, name=known[0].title)
        return weak(place_of(known[0], "evaluated_on"), fact)
    if interventions:
        first = interventions[0]
        fact = Fact(kind=FactKind.EFFECT_UNKNOWN, on=first.ends_on, name=first.title)
        return weak(place_of(first, "effect"), fact)
    return missing(place_for_new(Intervention, "title"))


def weighing(case: Case, spec: PointSpec) -> list[Finding]:
    """A level that a person chose, with why not lighter and not heavier, and not too long ago."""
    found = decided_weighing(case.whole)
    if found is None:
        busy = case.whole.weighing
        field = "chosen_level"
        place = place_of(busy, field) if busy else place_for_new(Weighing, field)
        return [missing(place)]
    for name in found.why_not_fields:
        if not is_said(found, name):
            return [weak(place_of(found, name), Fact(kind=FactKind.LACKS, field=name))]
    if found.weighed_on is None:
        return [weak(place_of(found, "weighed_on"), Fact(kind=FactKind.NO_DATE))]
    if is_old(found.weighed_on, spec.limit, case.today):
        place = place_for_new(Weighing, "weighed_on")
        return [too_old(place, Fact(kind=FactKind.TOO_OLD, on=found.weighed_on, of=spec.limit))]
    fact = Fact(kind=FactKind.LEVEL, number=found.chosen_level, on=found.weighed_on)
    return [ok(place_of(found, "chosen_level"), fact)]


def address(case: Case, _spec: PointSpec) -> list[Finding]:
    """An address, unless it is a secret: then it stays inside and nothing is missing."""
    pupil = case.whole.pupil
    if case.whole.is_address_secret:
        return [ok(place_of(pupil, "address_secret"), Fact(kind=FactKind.SECRET))]
    lacking = [n for n in ("address", "postcode", "town") if not is_said(pupil, n)]
    place = place_of(pupil, (lacking or ["address"])[0])
    if "address" in lacking:
        return [missing(place)]
    return [weak_if([Fact(kind=FactKind.LACKS, field=name) for name in lacking], place)]


def career(case: Case, _spec: PointSpec) -> list[Finding]:
    """At least one year before this one; for how many it makes sense, a person knows."""
    years = in_order(case.whole.of(CareerYear))
    if not years:
        return [missing(place_for_new(CareerYear, "began_in", case.whole.pupil.id))]
    last = years[-1]
    for name in ("began_in", "group"):
        if not is_said(last, name):
            return [weak(place_of(last, name), Fact(kind=FactKind.LACKS, field=name))]
    return [weak_if(doubted(last, ("began_in",), case.today), place_of(last, "group"))]


def school(case: Case, _spec: PointSpec) -> list[Finding]:
    """Who asks: the school with its BRIN, its director and a way to reach the coordinator."""
    record = case.whole.school
    names = ("name", "brin", "director", "coordinator")
    lacking = [name for name in names if not is_said(record, name)]
    if not is_said(record, "phone") and not is_said(record, "email"):
        lacking.append("email")
    if len(lacking) > len(names):
        return [missing(place_of(record, "name"))]
    facts = [Fact(kind=FactKind.LACKS, field=name) for name in lacking]
    facts += doubted(record, (*names, "email"), case.today)
    return [weak_if(facts, place_of(record, facts[0].field if facts else "name"))]


def doubted(record: Record, names: Iterable[str], today: date) -> list[Fact]:
    """What the form itself warns of is not in order here."""
    unlikely = doubts(record, today)
    return [Fact(kind=FactKind.MALFORMED, field=name) for name in names if name in unlikely]
