"""The team's decision on the case: which there is, and when a weighing asks for one."""

from __future__ import annotations

from datetime import date

from ib_desk.domain.file.weighed import decided_before
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.decision import Changes, Decision, DecisionOption
from ib_desk.domain.records.meeting import Meeting
from ib_desk.domain.records.weighing import SupportPlace, Weighing


def options(whole: WholeFile, decision: Decision) -> tuple[DecisionOption, ...]:
    """What was looked at, in the order in which it was written; nothing of what has no words."""
    return tuple(one for one in whole.parts_of(decision, DecisionOption) if one.what.strip())


def decided_on(whole: WholeFile, decision: Decision) -> date | None:
    """The day of its meeting."""
    meeting = meeting_of_decision(whole, decision)
    return None if meeting is None else meeting.held_on


def meeting_of_decision(whole: WholeFile, decision: Decision) -> Meeting | None:
    """In which it was taken."""
    return next((one for one in whole.of(Meeting) if one.id == decision.meeting_id), None)


def case_decisions(whole: WholeFile) -> tuple[Decision, ...]:
    """Oldest first; of which nobody filled in the day come last."""
    found = (one for one in whole.of(Decision) if one.is_on_case)
    return tuple(sorted(found, key=lambda one: decided_on(whole, one) or date.max))


def decided_after(whole: WholeFile, weighing: Weighing) -> Decision | None:
    """The first on the day of this weighing, or after it."""
    day = weighing.weighed_on
    if day is None:
        return None
    later = ((decided_on(whole, one), one) for one in case_decisions(whole))
    return next((one for on, one in later if on is not None and on >= day), None)


def changes_level(whole: WholeFile, weighing: Weighing) -> bool:
    """Whether another level was chosen than before; the first counts where one was taken over."""
    if weighing.chosen_level is None or weighing.weighed_on is None:
        return False
    last = decided_before(whole, weighing)
    before = whole.file.taken_over_level if last is None else last.chosen_level
    return before is not None and before != weighing.chosen_level


def changes_place(whole: WholeFile, weighing: Weighing) -> bool:
    """Whether another place was chosen than before; a child is at its own school to begin with."""
    if weighing.support_place is None or weighing.weighed_on is None:
        return False
    last = decided_before(whole, weighing)
    before = None if last is None else last.support_place
    return weighing.support_place is not (before or SupportPlace.OWN_SCHOOL)


def changes_of(whole: WholeFile, weighing: Weighing) -> tuple[Changes, ...]:
    """What a team is to decide about, by this weighing; nothing for most."""
    found = ((Changes.LEVEL, changes_level), (Changes.PLACE, changes_place))
    return tuple(change for change, is_so in found if is_so(whole, weighing))


def decision_after(whole: WholeFile, weighing: Weighing) -> tuple[Meeting, Decision]:
    """A new decision on what changes, in the meeting of that day, or in one that is new."""
    held = (one for one in whole.of(Meeting) if one.held_on == weighing.weighed_on)
    meeting = next(held, None) or Meeting(file_id=whole.file.id, held_on=weighing.weighed_on)
    return meeting, Decision(
        meeting_id=meeting.id, changes=changes_of(whole, weighing) or (Changes.LEVEL,)
    )
