"""Looking back at the help in a meeting: what is asked there, and what it comes to.

An evaluation ends in a weighing or says why not: without it nobody asked whether the help may
become lighter, and so it goes on as it was.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from ib_desk.domain.file.meetings import newest_first
from ib_desk.domain.file.weighed import decided_since
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.evaluation import Evaluation
from ib_desk.domain.records.goal import Goal
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.meeting import Meeting, MeetingId, MeetingKind
from ib_desk.domain.records.running_measure import RunningMeasure
from ib_desk.domain.records.weighing import Weighing

_ABOUT_SOMETHING_ELSE: Final = frozenset({MeetingKind.ABOUT_ABSENCE})


def evaluation_in(whole: WholeFile, meeting: Meeting) -> Evaluation | None:
    """What was said in this meeting; there is one a meeting."""
    return next(iter(whole.parts_of(meeting, Evaluation)), None)


def can_be_evaluated(whole: WholeFile, meeting: Meeting) -> bool:
    """Whether this meeting can look back: there is help to look back at, and nobody meets for
    something else.
    """
    if evaluation_in(whole, meeting) is not None:
        return True
    has_help = bool(whole.of(Intervention) or whole.of(Goal)) or whole.level is not None
    return has_help and meeting.kind not in _ABOUT_SOMETHING_ELSE


def meeting_of(whole: WholeFile, evaluation: Evaluation) -> Meeting | None:
    """In which it was held."""
    return next((one for one in whole.of(Meeting) if one.id == evaluation.meeting_id), None)


def evaluated_on(whole: WholeFile, evaluation: Evaluation) -> date | None:
    """The day of its meeting; `None` where nobody filled it in."""
    meeting = meeting_of(whole, evaluation)
    return None if meeting is None else meeting.held_on


def evaluations(whole: WholeFile) -> tuple[Evaluation, ...]:
    """Oldest first; of which nobody filled in the day comes last: it is being written."""
    return tuple(sorted(whole.of(Evaluation), key=lambda one: evaluated_on(whole, one) or date.max))


def last_evaluation(whole: WholeFile) -> Evaluation | None:
    """The last that has a day: one that is being written did not take over yet."""
    dated = [one for one in evaluations(whole) if evaluated_on(whole, one) is not None]
    return dated[-1] if dated else None


def evaluated_meetings(whole: WholeFile) -> tuple[Meeting, ...]:
    """Those that looked back, the newest first; of which nobody filled in the day on top."""
    held = {one.meeting_id for one in whole.of(Evaluation)}
    return tuple(one for one in newest_first(whole) if one.id in held)


def evaluated_meeting(whole: WholeFile, chosen: MeetingId | None) -> Meeting | None:
    """The chosen one where it looked back, else the last that did."""
    meetings = evaluated_meetings(whole)
    last = next(iter(meetings), None)
    return next((one for one in meetings if one.id == chosen), last)


def weighed_after(whole: WholeFile, evaluation: Evaluation) -> Weighing | None:
    """The first weighing with a level on the day of this evaluation, or after it."""
    day = evaluated_on(whole, evaluation)
    return None if day is None else decided_since(whole, day)


def ends_in_weighing(whole: WholeFile, evaluation: Evaluation) -> bool:
    """Whether one weighed again, or said why that is not needed now."""
    is_said = bool(evaluation.not_weighed_because.strip())
    return is_said or weighed_after(whole, evaluation) is not None


def looked_back_at(whole: WholeFile, day: date) -> tuple[Intervention, ...]:
    """The help that an evaluation of `day` is about: what had begun, and was not looked back at
    on a day before.
    """
    return tuple(
        sorted(
            (
                one
                for one in whole.of(Intervention)
                if one.title.strip()
                and (one.starts_on is None or one.starts_on <= day)
                and (one.evaluated_on is None or one.evaluated_on >= day)
                and (one.effect is None or one.evaluated_on is not None)
            ),
            key=lambda one: one.starts_on or date.max,
        )
    )


def goals_of(whole: WholeFile, day: date) -> tuple[Goal, ...]:
    """Those that were worked on, and those that ended on that day: it was said in that meeting."""
    return tuple(
        one
        for one in whole.of(Goal)
        if one.aim.strip()
        and (one.starts_on is None or one.starts_on <= day)
        and (one.is_active or (one.ended_on is not None and one.ended_on >= day))
    )


def counted_at(whole: WholeFile, day: date) -> tuple[RunningMeasure, ...]:
    """Of which hours were granted, and of which one counts on `day` how many of them were used.

    What runs then; and what ended, until somebody counted it to its end.
    """
    return tuple(
        one
        for one in whole.of(RunningMeasure)
        if one.hours is not None
        and (one.starts_on is None or one.starts_on <= day)
        and not _is_counted_out(one, day)
    )


def _is_counted_out(one: RunningMeasure, day: date) -> bool:
    """On an earlier day: what was said at this table stays to be seen there."""
    counted, ended = one.used_until, one.ends_on
    return counted is not None and ended is not None and ended <= counted < day


def brought_in(whole: WholeFile, meeting: Meeting) -> tuple[Intervention, ...]:
    """Of which that meeting said what it brought."""
    day = meeting.held_on
    if day is None:
        return ()
    return tuple(one for one in looked_back_at(whole, day) if one.evaluated_on == day)
