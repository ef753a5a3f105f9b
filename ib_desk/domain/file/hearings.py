"""Whether the pupil was heard, and what the pupil said: for the plan, a meeting and the prints."""

from __future__ import annotations

from datetime import date

from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.hearing import Hearing, HearingInput
from ib_desk.domain.records.meeting import Meeting


def hearings(whole: WholeFile, today: date) -> tuple[Hearing, ...]:
    """Those that were by today, oldest first; last come those of which nobody wrote the day."""
    known = whole.known_on(today)
    days = {one.id: one.day(known) for one in known.of(Hearing)}
    held = (one for one in known.of(Hearing) if (days[one.id] or today) <= today)
    return tuple(sorted(held, key=lambda one: days[one.id] or date.max))


def about_plan(whole: WholeFile, since: date | None, today: date) -> tuple[Hearing, ...]:
    """Hearings on the plan that count: on a day from `since` on, and the pupil could take part.

    That a pupil did not want to, or could not, counts as well where it says how it was offered.
    Without `since` every day counts; one without a day never does, for nobody can say when it was.
    """
    counted = []
    for one in hearings(whole, today):
        day = one.day(whole)
        is_plan = one.subject is not None and one.subject.is_plan
        if is_plan and one.is_offered and day is not None and (since is None or day >= since):
            counted.append(one)
    return tuple(counted)


def is_heard_about_plan(whole: WholeFile, since: date | None, today: date) -> bool:
    """Whether the pupil was heard on the plan since a day, or could have been.

    Asked by WPO art. 40a and WVO 2020 art. 2.44 (`resources/law/sources.toml` says how sure).
    """
    return bool(about_plan(whole, since, today))


def heard_in(whole: WholeFile, meeting: Meeting) -> tuple[Hearing, ...]:
    """Those that were part of a meeting, in the order in which they were written."""
    return whole.parts_of(meeting, Hearing)


def said_by_pupil(whole: WholeFile, hearing: Hearing) -> tuple[HearingInput, ...]:
    """What has words, in the order in which it was written."""
    return tuple(one for one in whole.parts_of(hearing, HearingInput) if one.words.strip())
