"""One hearing as lines: how the pupil was asked, what it said, what was done with it, told back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ib_desk.domain.dutch_dates import plain_date
from ib_desk.domain.file.hearings import said_by_pupil
from ib_desk.domain.records.hearing import Heard, Hearing, HearingInput
from ib_desk.domain.sentences import capital
from ib_desk.domain.words.report_texts import fill
from ib_desk.exchange.pdf.order import Order, listed


def voice_lines(order: Order, hearing: Hearing, *, beside: date | None) -> Iterator[str]:
    """Nothing for what nobody filled in; the day is left out where it is the one `beside` it."""
    texts, day = order.texts.voice, hearing.day(order.whole)
    ways = listed([order.terms.label(way) for way in hearing.ways])
    if hearing.outcome in {None, Heard.TOOK_PART} and ways:
        if day is None or day == beside:
            yield fill(texts.heard, ways=capital(ways))
        else:
            yield fill(texts.heard_on, day=plain_date(day), ways=ways)
    elif hearing.outcome is not None:
        yield _absent(order, hearing, ways)
    yield hearing.way_note
    for entry in said_by_pupil(order.whole, hearing):
        yield _said(order, entry)
    if hearing.told_on is not None:
        facts = {"name": order.pupil, "day": plain_date(hearing.told_on)}
        who = hearing.told_by.strip()
        yield fill(texts.told_by, who=who, **facts) if who else fill(texts.told, **facts)


def _absent(order: Order, hearing: Hearing, ways: str) -> str:
    """Why the pupil took no part, and how it could have."""
    texts = order.texts.voice
    said = {
        Heard.DID_NOT_WANT: texts.did_not_want,
        Heard.COULD_NOT: texts.could_not,
        Heard.NOT_ASKED: texts.not_asked,
    }
    why = said.get(hearing.outcome, "") if hearing.outcome else ""
    offered = fill(texts.offered, ways=ways) if ways else ""
    lines = (fill(why, name=order.pupil), hearing.outcome_note.strip(), offered)
    return " ".join(filter(None, lines))


def _said(order: Order, entry: HearingInput) -> str:
    texts, words, reason = order.texts.voice, entry.words.strip(), entry.because.strip()
    if entry.influence is None:
        return fill(texts.said, words=words)
    influence = order.terms.title(entry.influence)
    if not reason:
        return fill(texts.said_and_done, words=words, influence=influence)
    return fill(texts.said_and_why, words=words, influence=influence, reason=reason)
