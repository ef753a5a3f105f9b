"""Which statements stand on a paper: those about a record whose own words are read on it.

`records_that_leave` says what a paper can hold at most. A guess that was not tested, a goal that
was left and what was said in another talk are not read there, so what was said of those is not
either.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from ib_desk.domain.file.evaluations import brought_in, goals_of
from ib_desk.domain.file.opp_texts import factors_from, guidance_from
from ib_desk.domain.file.opps import hearing_told
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.leaving.outgoing_texts import records_that_leave
from ib_desk.domain.records.broad_view import BroadViewEntry
from ib_desk.domain.records.goal import Goal, GoalMeasurement, GoalState
from ib_desk.domain.records.guardian import GuardianId
from ib_desk.domain.records.hearing import Hearing, HearingInput
from ib_desk.domain.records.hypothesis import Hypothesis, HypothesisOutcome
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.meeting import Meeting
from ib_desk.domain.records.need import Need
from ib_desk.domain.records.opp import Opp
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.statement import Statement

TOLD_TO_PARENTS: Final = frozenset({GoalState.ACTIVE, GoalState.REACHED, GoalState.ELSEWHERE})
"""Of a goal, in their overview."""


def stated_on_paper(
    whole: WholeFile, output: OutputKind, about: Record | None, day: date
) -> tuple[Statement, ...]:
    """In the order in which they were added; `day` is that of the print."""
    # As it is kept: a plan that is printed has been written out.
    kept = None if about is None else whole.record(about.id)
    page = _Page(whole, output, kept, day)
    leaving = tuple(records_that_leave(whole, output, about))
    told = {one.id for one in leaving if not isinstance(one, Statement) and page.holds(one)}
    return tuple(one for one in leaving if isinstance(one, Statement) and one.about in told)


def told_on_paper(
    whole: WholeFile,
    output: OutputKind,
    about: Record | None,
    day: date,
    reader: GuardianId | None,
) -> tuple[Statement, ...]:
    """Those that stand there; `reader` is the guardian who was chosen to get it, if one was.

    The parents' overview tells what a guardian said to that guardian alone: a sheet for all has
    nobody's, they read it in the file. Elsewhere what was said belongs to the text that it is
    about.
    """
    is_overview = output is OutputKind.PARENTS_PRINT
    return tuple(
        one
        for one in stated_on_paper(whole, output, about, day)
        if one.words.strip() and (not is_overview or one.guardian_id in (None, reader))
    )


@dataclass(frozen=True, slots=True)
class _Page:
    whole: WholeFile
    output: OutputKind
    about: Record | None
    day: date

    def holds(self, record: Record) -> bool:
        """Whether its words are read here, of what can be here at all."""
        if isinstance(record, Hypothesis):
            return record.outcome is not HypothesisOutcome.OPEN
        if isinstance(record, GoalMeasurement):
            goal = self.whole.record(record.goal_id)
            return goal is not None and self.holds(goal)
        if isinstance(record, Hearing | HearingInput):
            return self._is_of_hearing(record)
        return self._is_of_this_paper(record)

    def _is_of_this_paper(self, record: Record) -> bool:
        if isinstance(self.about, Opp):
            return self._is_in_plan(record, self.about)
        if self.output is OutputKind.EVALUATION_PRINT and isinstance(self.about, Meeting):
            return self._is_looked_back_at(record, self.about)
        if self.output is OutputKind.PARENTS_PRINT and isinstance(record, Goal):
            return record.state in TOLD_TO_PARENTS
        return True

    def _is_of_hearing(self, record: Hearing | HearingInput) -> bool:
        hearing_id = record.id if isinstance(record, Hearing) else record.hearing_id
        if isinstance(self.about, Opp):
            told = hearing_told(self.whole, self.about, self.day)
            return told is not None and told.id == hearing_id
        hearing = self.whole.record(hearing_id)
        meeting_id = hearing.meeting_id if isinstance(hearing, Hearing) else None
        return self.about is not None and meeting_id == self.about.id

    def _is_in_plan(self, record: Record, opp: Opp) -> bool:
        """As far as the plan has no words of its own in their place."""
        match record:
            case Goal() | Need() | Intervention():
                return record in guidance_from(opp, self.whole)
            case BroadViewEntry():
                return record in factors_from(opp, self.whole)
            case _:
                return True

    def _is_looked_back_at(self, record: Record, meeting: Meeting) -> bool:
        match record:
            case Goal():
                day = meeting.held_on
                return day is not None and record in goals_of(self.whole, day)
            case Intervention():
                return record in brought_in(self.whole, meeting)
            case _:
                return True
