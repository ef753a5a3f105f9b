"""What the point about the talk with parents looks at: when, who was there, and its report.

It is derived: the file knows its meetings, who came, and which documents go along.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.file.meetings import called
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.attachment import Attachment, DocumentKind
from ib_desk.domain.records.field_place import place_for_new, place_of
from ib_desk.domain.records.meeting import (
    Attendee,
    Meeting,
    MeetingId,
    MeetingKind,
    Presence,
)
from ib_desk.domain.request.request_points import Case, Finding, PointSpec, missing, ok, weak


def talk(case: Case, _spec: PointSpec) -> list[Finding]:
    """The last of which the report goes along; of a pupil of age nobody asks what parents said."""
    if case.rights.is_of_age:
        return []
    asked = _parents_asked(case.whole)
    held = _held(case.whole, asked, case.today)
    talks = [one for one in held if _came(asked.get(one.id, ()))]
    if not talks:
        return [_without_parents(held)]
    last = told_talk(case.whole, case.today)
    if last is not None:
        who = ", ".join(called(case.whole, one) for one in _came(asked[last.id]))
        fact = Fact(kind=FactKind.SAID, on=last.held_on, name=who)
        return [ok(place_of(last, "held_on"), fact)]
    facts = (Fact(kind=FactKind.TALKED, on=talks[-1].held_on), Fact(kind=FactKind.NO_REPORT))
    return [weak(place_for_new(Attachment, "title"), *facts)]


def told_talk(whole: WholeFile, today: date) -> Meeting | None:
    """The last at which a parent was, and of which a report goes along; `None` while none does."""
    asked, until = _parents_asked(whole), _last_report(whole)
    told = [
        one
        for one in _held(whole, asked, today)
        if _came(asked.get(one.id, ())) and until is not None and (one.held_on or date.max) <= until
    ]
    return told[-1] if told else None


def _parents_asked(whole: WholeFile) -> Mapping[MeetingId, list[Attendee]]:
    """By meeting; looked at once, for a file may hold many."""
    found: dict[MeetingId, list[Attendee]] = {}
    for one in whole.of(Attendee):
        if one.guardian_id is not None:
            found.setdefault(one.meeting_id, []).append(one)
    return found


def _held(
    whole: WholeFile, asked: Mapping[MeetingId, list[Attendee]], today: date
) -> list[Meeting]:
    """Oldest first: parents were there, were asked, or it is called after them."""
    held = [
        (one.held_on, at, one)
        for at, one in enumerate(whole.of(Meeting))
        if one.held_on is not None and one.held_on <= today
        if one.kind is MeetingKind.WITH_PARENTS or one.id in asked
    ]
    return [one for _day, _at, one in sorted(held)]


def _came(asked: Iterable[Attendee]) -> list[Attendee]:
    return [one for one in asked if one.presence is Presence.CAME]


def _without_parents(held: Sequence[Meeting]) -> Finding:
    """Who was asked and did not come cannot be made to: that is told, and never held against it."""
    if not held:
        return missing(place_for_new(Meeting, "held_on"))
    facts = (Fact(kind=FactKind.ON, on=held[-1].held_on), Fact(kind=FactKind.NOBODY_CAME))
    return weak(place_of(held[-1], "held_on"), *facts)


def _last_report(whole: WholeFile) -> date | None:
    days = [
        one.dated_on
        for one in whole.of(Attachment)
        if one.goes_along and one.kind is DocumentKind.MINUTES and one.dated_on is not None
    ]
    return max(days, default=None)
