"""What of a file a request tells, and what it keeps out: one rule for its pages, data and forms.

How it is said – in a sentence, or by its name in the data – is for each of them. Whether it is said
at all is decided here, or in what is asked from here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from uuid import UUID

from ib_desk.domain.file.case_decisions import case_decisions
from ib_desk.domain.file.help_questions import Asked, asked_questions
from ib_desk.domain.file.homes import home_lines
from ib_desk.domain.file.whole_file import WholeFile, decided_weighing
from ib_desk.domain.records.assessment import Assessment
from ib_desk.domain.records.broad_view import BroadViewEntry
from ib_desk.domain.records.decision import Decision
from ib_desk.domain.records.goal import Goal
from ib_desk.domain.records.guardian import Custody, Guardian, GuardianId
from ib_desk.domain.records.help_question import Asker
from ib_desk.domain.records.hypothesis import Hypothesis, HypothesisOutcome
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.request import BY_SCHOOL_YEAR, Inspection, InspectionOutcome, SwvRequest
from ib_desk.domain.records.statement import Statement
from ib_desk.domain.records.weighing import Weighing
from ib_desk.domain.request.place_checks import goal_meant


def home_told(whole: WholeFile) -> tuple[str, ...]:
    """Where the child lives, in lines; nothing where that is secret."""
    return () if whole.is_address_secret else tuple(home_lines(whole.pupil))


def phone_told(guardian: Guardian) -> str:
    """The other parent reads this too: who may not be found is reached through the school."""
    is_told = guardian.custody is not Custody.NO and not guardian.address_secret
    return guardian.phone.strip() if is_told else ""


def help_questions_told(whole: WholeFile) -> tuple[Asked, ...]:
    """Of all but the pupil, whose words stand by themselves."""
    return tuple(one for one in asked_questions(whole) if one.asker is not Asker.PUPIL)


def interventions_told(whole: WholeFile) -> tuple[Intervention, ...]:
    """Those that are called something."""
    return tuple(one for one in whole.of(Intervention) if one.title.strip())


def broad_view_told(whole: WholeFile) -> tuple[BroadViewEntry, ...]:
    """Domains of which something was written."""
    return tuple(
        one
        for one in whole.of(BroadViewEntry)
        if f"{one.strong}{one.vulnerable}{one.unknown}".strip()
    )


def assessments_told(whole: WholeFile) -> tuple[Assessment, ...]:
    """Only those that the bureau may see."""
    return tuple(
        one
        for one in whole.of(Assessment)
        if one.is_in(OutputKind.REQUEST_PRINT) and one.instrument.strip()
    )


def hypotheses_told(whole: WholeFile) -> tuple[Hypothesis, ...]:
    """Only what was tested: a guess does not travel."""
    return tuple(
        one
        for one in whole.of(Hypothesis)
        if one.assumption.strip() and one.outcome is not HypothesisOutcome.OPEN
    )


def decision_told(whole: WholeFile) -> Decision | None:
    """The last on the case, where it says what was decided."""
    last = next(reversed(case_decisions(whole)), None)
    return last if last is not None and last.decided.strip() else None


def goal_told(whole: WholeFile, request: SwvRequest) -> Goal | None:
    """The one that it is for; a TLV alone has one."""
    return goal_meant(whole, request) if request.kind in BY_SCHOOL_YEAR else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """The weighing that was decided on, with the `level` that was chosen."""

    weighing: Weighing
    level: int
    why_not_lighter: str
    why_not_heavier: str


def weighing_told(whole: WholeFile, request: SwvRequest) -> Weighed | None:
    """Why nothing lighter is told once: by the request, where it has no words of its own."""
    weighing = decided_weighing(whole)
    if weighing is None or weighing.chosen_level is None:
        return None
    has_own_words = bool(request.why_basic_falls_short.strip())
    return Weighed(
        weighing=weighing,
        level=weighing.chosen_level,
        why_not_lighter=weighing.why_not("why_not_lighter") if has_own_words else "",
        why_not_heavier=weighing.why_not("why_not_heavier"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewTold:
    """What somebody says of the request: a `guardian`, or a professional.

    `view` is `None` of a guardian who must be asked and said nothing: of others silence would read
    as a gap.
    """

    guardian: Guardian | None = None
    view: Statement | None = None


def views_told(
    whole: WholeFile, request: SwvRequest, asked: Collection[GuardianId | None]
) -> Iterator[ViewTold]:
    """Each guardian apart, then teachers and helpers; the pupil's words stand by themselves."""
    views = [one for one in whole.of(Statement) if one.about == request.id]
    for guardian in whole.guardians:
        mine = [one for one in views if one.guardian_id == guardian.id]
        own = [one for one in mine if not one.of_professional]
        yield from (ViewTold(guardian=guardian, view=one) for one in own)
        if not own and guardian.id in asked:
            yield ViewTold(guardian=guardian)
    yield from (ViewTold(view=one) for one in views if one.of_professional)


def pupils_views_told(whole: WholeFile, request: SwvRequest) -> tuple[str, ...]:
    """The pupil's own words on the request."""
    views = [one for one in whole.of(Statement) if one.about == request.id]
    return tuple(filter(None, (one.words.strip() for one in views if one.is_pupils)))


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionTold:
    """Who read the request, the pupil where there is no `guardian`.

    `inspection` is `None` of whoever it must be offered to and was not.
    """

    guardian: Guardian | None = None
    inspection: Inspection | None = None


def inspections_told(
    whole: WholeFile,
    request: SwvRequest,
    earlier: Collection[UUID],
    asked: Collection[GuardianId | None],
) -> Iterator[InspectionTold]:
    """Of who read the text of now no earlier reading; `earlier` are ids of what was of another."""
    inspections = [
        one
        for one in whole.of(Inspection)
        if one.request_id == request.id and one.outcome is not InspectionOutcome.OPEN
    ]
    for guardian in (*whole.guardians, None):
        person = None if guardian is None else guardian.id
        own = [one for one in inspections if one.guardian_id == person]
        of_now = [one for one in own if one.id not in earlier]
        yield from (InspectionTold(guardian=guardian, inspection=one) for one in of_now or own)
        if not own and person in asked:
            yield InspectionTold(guardian=guardian)
