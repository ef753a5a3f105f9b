"""What the points of a request look at in its own texts, and in what the file says in their place.

Filled is not fit: a stroke, a dot or one word tells a bureau nothing. What people say themselves is
never judged by its length (`request_people_checks`).
"""

from __future__ import annotations

from typing import Final

from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.file.trajectory import is_filled
from ib_desk.domain.file.whole_file import decided_weighing
from ib_desk.domain.records.contract import Contract
from ib_desk.domain.records.field_place import FieldPlace, place_for_new, place_of
from ib_desk.domain.records.record import Record
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
from ib_desk.domain.sentences import ANYTHING, word_count

_ANYTHING: Final = 1


def is_said(record: Record, name: str) -> bool:
    """Whether somebody filled it in; a text holds a letter or a figure: “-” says nothing."""
    value = getattr(record, name)
    if isinstance(value, str):
        return ANYTHING.search(value) is not None  # asked of each text: no function between
    return is_filled(record, name)


def too_short(text: str, least: int) -> list[Fact]:
    """The fact that there are fewer words than `least`, and never fewer than one."""
    count = word_count(text)
    return [Fact(kind=FactKind.TOO_SHORT, number=count)] if count < max(least, _ANYTHING) else []


def question(case: Case, spec: PointSpec) -> list[Finding]:
    """One question, long enough to be one and short enough to be clear."""
    text = case.request.question.strip()
    place = place_of(case.request, "question")
    if not text:
        return [missing(place)]
    facts = []
    if text.count("?") > 1:
        facts.append(Fact(kind=FactKind.MORE_QUESTIONS, number=text.count("?")))
    facts += too_short(text, spec.least)
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
    if len(text) > spec.limit:
        return [weak(place, length)]
    return [_long_enough(place, text, spec, length)]


def shared_perspective(case: Case, spec: PointSpec) -> list[Finding]:
    """The sentence that all stand behind."""
    contract = case.whole.contract
    field = "shared_perspective"
    place = place_of(contract, field) if contract else place_for_new(Contract, field)
    text = case.whole.shared_perspective.strip()
    return [_long_enough(place, text, spec) if text else missing(place)]


def done(case: Case, spec: PointSpec) -> list[Finding]:
    """What the school did: the user's own text, or what the interventions say."""
    place = place_of(case.request, "done_and_effect")
    text = case.request.done_and_effect.strip()
    if text:
        return [_long_enough(place, text, spec, Fact(kind=FactKind.LENGTH, number=len(text)))]
    known = evaluated(case.whole)
    if known:
        return [ok(place, Fact(kind=FactKind.FROM_INTERVENTIONS, number=len(known)))]
    return [not_tried(case, spec) or missing(place)]


def not_tried(case: Case, spec: PointSpec) -> Finding | None:
    """Why nothing lighter came first, as full an answer as what was done: a reason, in words."""
    text = case.request.not_tried_because.strip()
    place = place_of(case.request, "not_tried_because")
    return _long_enough(place, text, spec, Fact(kind=FactKind.NOT_TRIED)) if text else None


def falls_short_said(case: Case, spec: PointSpec) -> list[Finding]:
    """Why basic support falls short: the user's own text, or what the weighing says."""
    place = place_of(case.request, "why_basic_falls_short")
    text = case.request.why_basic_falls_short.strip()
    if text:
        return [_long_enough(place, text, spec, Fact(kind=FactKind.LENGTH, number=len(text)))]
    source, said = decided_weighing(case.whole), falls_short(case.whole)
    if source is not None and said:
        fact = Fact(kind=FactKind.FROM_WEIGHING, on=source.weighed_on)
        return [_long_enough(place, said, spec, fact)]
    return [missing(place)]


def asked(case: Case, spec: PointSpec) -> list[Finding]:
    """What is asked, with a number: hours, days or an amount."""
    place = place_of(case.request, "asked")
    text = case.request.asked.strip()
    if not text:
        return [missing(place)]
    has_number = any(sign.isdecimal() for sign in text)
    number = [] if has_number else [Fact(kind=FactKind.NO_NUMBER)]
    return [weak_if([*too_short(text, spec.least), *number], place)]


def _long_enough(place: FieldPlace, text: str, spec: PointSpec, *good: Fact) -> Finding:
    short = too_short(text, spec.least)
    return weak(place, *short) if short else ok(place, *good)
