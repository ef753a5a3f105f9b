"""Texts of a request that the file already holds: worked out each time, never kept twice.

What a user types in the request itself comes in their place (enter once, use everywhere).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from ib_desk.domain.dutch_dates import plain_date
from ib_desk.domain.file.whole_file import WholeFile, decided_weighing
from ib_desk.domain.records.intervention import Effect, Intervention
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.sentences import ended, says_anything
from ib_desk.domain.words.report_texts import CheckedTexts, fill


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivedWording(CheckedTexts):
    """`resources/requests/derived_texts.toml`: how facts become sentences."""

    done: Annotated[str, "what", "details", "effect"]
    bare: Annotated[str, "what", "effect"]
    since: Annotated[str, "day"]
    until: Annotated[str, "day"]
    period: Annotated[str, "start", "end"]
    not_tried: Annotated[str, "because"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivedTexts:
    """What a request says by itself; “” where the file says nothing yet."""

    done_and_effect: str
    why_basic_falls_short: str


def derived_texts(
    whole: WholeFile,
    request: SwvRequest,
    wording: DerivedWording,
    effect_words: Callable[[Effect], str],
) -> DerivedTexts:
    """Both texts for this request; a line for each intervention of which the effect is known."""
    lines = [_line(done, wording, effect_words(effect)) for done, effect in evaluated(whole)]
    if because := ended(request.not_tried_because):
        lines.append(fill(wording.not_tried, because=because))
    return DerivedTexts(done_and_effect="\n".join(lines), why_basic_falls_short=falls_short(whole))


def evaluated(whole: WholeFile) -> tuple[tuple[Intervention, Effect], ...]:
    """Interventions of which the effect is known, in the order in which they began."""
    known = [
        (intervention, intervention.effect)
        for intervention in whole.of(Intervention)
        if intervention.effect is not None and says_anything(intervention.title)
    ]
    return tuple(sorted(known, key=lambda pair: pair[0].starts_on or date.max))


def falls_short(whole: WholeFile) -> str:
    """Why basic support falls short: why nothing lighter fits, in the last weighing."""
    weighing = decided_weighing(whole)
    reason = "" if weighing is None else weighing.why_not("why_not_lighter")
    return ended(reason)


def says_falls_short(whole: WholeFile, request: SwvRequest) -> str:
    """What the request says about it: the user's own text, else that of the weighing."""
    return request.why_basic_falls_short.strip() or falls_short(whole)


def _line(intervention: Intervention, wording: DerivedWording, effect: str) -> str:
    details = ", ".join(
        part
        for part in (
            intervention.by_whom.strip(),
            intervention.frequency.strip(),
            _period(intervention, wording),
        )
        if part
    )
    said = fill(
        wording.done if details else wording.bare,
        what=intervention.title.strip(),
        details=details,
        effect=effect,
    )
    note = intervention.effect_note
    return f"{said} {ended(note)}" if note.strip() else said


def _period(intervention: Intervention, wording: DerivedWording) -> str:
    start, end = intervention.starts_on, intervention.ends_on
    if start and start == end:
        return plain_date(start)
    if start and end:
        return fill(wording.period, start=plain_date(start), end=plain_date(end))
    if start:
        return fill(wording.since, day=plain_date(start))
    return fill(wording.until, day=plain_date(end)) if end else ""
