"""Verzuim on paper: the last totals with their source, a stay at home, and the timetable of now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ib_desk.domain.dutch_dates import add_months, plain_date
from ib_desk.domain.records.absence import AbsenceTotal, AdaptedTeaching, AtHome, last_told
from ib_desk.domain.sentences import capital
from ib_desk.domain.words.report_texts import fill
from ib_desk.exchange.pdf.order import Order, filled, listed

_MONTHS: Final = 12
"""What is told of, back from the day of the print."""


def absence_lines(order: Order) -> list[str]:
    """Sentences for whoever reads the request; none where the file says nothing of it."""
    return [*_totals(order), *_at_home(order), *_teaching(order)]


def running_teaching(order: Order) -> tuple[AdaptedTeaching, ...]:
    """What holds on the day of the print."""
    day = order.stamp.printed_on
    every = order.whole.of(AdaptedTeaching)
    return tuple(one for one in every if one.kind is not None and one.runs_on(day))


def total_line(order: Order) -> str:
    """The last total with its source; “” where there is none that says how much."""
    texts = order.texts.request
    last = last_told(order.whole.of(AbsenceTotal))
    if last is None or last.as_of is None or not last.says_how_much:
        return ""
    unit = order.terms.label(last.unit)
    much = [
        fill(words, count=str(count), unit=unit)
        for words, count in (
            (texts.absence_excused, last.excused),
            (texts.absence_unexcused, last.unexcused),
        )
        if count is not None
    ]
    return fill(
        texts.absence_total,
        day=plain_date(last.as_of),
        much=listed(much),
        source=last.source.strip() or texts.school,
    )


def _totals(order: Order) -> Iterator[str]:
    texts, line = order.texts.request, total_line(order)
    last = last_told(order.whole.of(AbsenceTotal))
    if last is None or not line:
        return
    yield line
    if last.is_over_quarter is not None:
        yield texts.over_quarter if last.is_over_quarter else texts.under_quarter
    yield from filled([last.note])


def _at_home(order: Order) -> Iterator[str]:
    texts, name = order.texts.request, order.pupil
    for one in order.whole.of(AtHome):
        since, back = one.since, one.back_on
        if since is None:
            continue
        if back is None:
            said = fill(texts.at_home, name=name, day=plain_date(since))
        elif back < add_months(order.stamp.printed_on, -_MONTHS):
            continue
        else:
            days = {"start": plain_date(since), "end": plain_date(back)}
            said = fill(texts.was_at_home, name=name, **days)
        reason = "" if one.reason is None else f"{capital(order.terms.label(one.reason))}."
        yield " ".join(filled((said, reason, one.line, one.plan)))


def _teaching(order: Order) -> Iterator[str]:
    texts = order.texts.request
    for one in running_teaching(order):
        hours = "" if one.hours is None else fill(texts.hours_a_week, count=str(one.hours))
        begin = "" if one.starts_on is None else fill(texts.since, day=plain_date(one.starts_on))
        end = "" if one.ends_on is None else fill(texts.until, day=plain_date(one.ends_on))
        facts = ", ".join(filled((hours, " ".join(filled((begin, end))))))
        kind = capital(order.terms.label(one.kind))
        said = fill(texts.teaching, kind=kind, facts=facts) if facts else f"{kind}."
        yield " ".join(filled((said, one.line)))
