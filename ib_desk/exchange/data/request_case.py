"""What a request tells of the child's case, as data: the blocks of its pages in their order."""

from __future__ import annotations

from ib_desk.domain.care.goals import measured, numbered
from ib_desk.domain.file.career import career_of
from ib_desk.domain.file.case_decisions import decided_on, options
from ib_desk.domain.file.needs import needs_now
from ib_desk.domain.records.decision import AS_POSSIBLE
from ib_desk.domain.records.goal import Goal, GoalMeasurement
from ib_desk.domain.records.intervention import Effect
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.request.request_told import (
    assessments_told,
    broad_view_told,
    decision_told,
    help_questions_told,
    hypotheses_told,
    interventions_told,
    weighing_told,
)
from ib_desk.exchange.data.values import Chosen, Value, known, without_empty
from ib_desk.exchange.pdf.absence_block import absence_lines
from ib_desk.exchange.pdf.goal_block import last_note, values_line
from ib_desk.exchange.pdf.order import Order, scores_of


def case_data(order: Order, request: SwvRequest) -> dict[str, Value]:
    """Only blocks that say something."""
    return without_empty(
        {
            "perspective": order.whole.shared_perspective.strip(),
            "help_questions": _help_questions(order),
            "goals": [_goal(order, number, goal) for number, goal in numbered(order.whole)],
            "interventions": _interventions(order),
            "broad_view": _broad_view(order),
            "needs": [
                known(order.terms, whose=whose, needs=list(said))
                for whose, said in needs_now(order.whole)
            ],
            "assessments": _assessments(order),
            "career": _career(order),
            "absence": list(absence_lines(order)),
            "hypotheses": _hypotheses(order),
            "weighing": _weighing(order, request),
            "team_decision": _team_decision(order),
        }
    )


def _help_questions(order: Order) -> list[Value]:
    return [
        known(order.terms, who=order.asker(one), words=one.words)
        for one in help_questions_told(order.whole)
    ]


def _goal(order: Order, number: int, goal: Goal) -> Value:
    series = measured(goal, order.whole.of(GoalMeasurement), order.stamp.printed_on)
    has_values = bool(values_line(order, goal))
    return known(
        order.terms,
        number=number,
        aim=goal.aim,
        own_words=goal.own_words,
        measure=goal.measure if has_values else "",
        unit=goal.unit if has_values else "",
        baseline=goal.baseline,
        target=goal.target,
        measured=[{"on": day.isoformat(), "value": float(value)} for day, value in series],
        last_seen=last_note(order, goal),
        ends_on=goal.ends_on,
        state=goal.state,
        state_reason="" if goal.is_active else goal.state_reason,
    )


def _interventions(order: Order) -> list[Value]:
    numbers = {goal.id: number for number, goal in numbered(order.whole)}
    return [
        known(
            order.terms,
            title=one.title,
            goal=None if one.goal_id is None else numbers.get(one.goal_id),
            by_whom=one.by_whom,
            frequency=one.frequency,
            duration=one.duration,
            starts_on=one.starts_on,
            ends_on=one.ends_on,
            effect=_effect(order, one.effect),
            effect_note="" if one.effect is None else one.effect_note,
        )
        for one in interventions_told(order.whole)
    ]


def _effect(order: Order, effect: Effect | None) -> Chosen | None:
    if effect is None:
        return None
    return Chosen(effect.name.lower(), order.texts.request.effects[effect])


def _broad_view(order: Order) -> list[Value]:
    return [
        known(
            order.terms,
            domain=entry.domain,
            strong=entry.strong,
            vulnerable=entry.vulnerable,
            unknown=entry.unknown,
        )
        for entry in broad_view_told(order.whole)
    ]


def _assessments(order: Order) -> list[Value]:
    return [
        known(
            order.terms,
            instrument=one.instrument,
            taken_how=one.taken_how,
            by_whom=one.by_whom,
            registration=one.registration,
            taken_on=one.taken_on,
            question=one.question,
            outcome=one.outcome,
        )
        for one in assessments_told(order.whole)
    ]


def _career(order: Order) -> list[Value]:
    return [
        known(
            order.terms,
            year=one.year,
            group=one.group,
            school=one.school,
            went=one.went,
            note=one.note,
        )
        for one in career_of(order.whole, order.stamp.printed_on)
    ]


def _hypotheses(order: Order) -> list[Value]:
    return [
        known(order.terms, assumption=one.assumption, outcome=one.outcome, note=one.outcome_note)
        for one in hypotheses_told(order.whole)
    ]


def _weighing(order: Order, request: SwvRequest) -> dict[str, Value]:
    told = weighing_told(order.whole, request)
    if told is None:
        return {}
    weighing = told.weighing
    scores: list[Value] = []
    if order.choices.with_scores:
        scores = [
            known(order.terms, dimension=dimension, score=score)
            for dimension, score in scores_of(order, weighing)
        ]
    return known(
        order.terms,
        weighed_on=weighing.weighed_on,
        level=told.level,
        level_name=order.levels[told.level].name,
        deviation_reason=weighing.deviation_reason,
        why_not_lighter=told.why_not_lighter,
        why_not_heavier=told.why_not_heavier,
        wish_parents=weighing.wish_parents,
        way=order.way(weighing),
        place=order.place(weighing),
        scores=scores,
    )


def _team_decision(order: Order) -> dict[str, Value]:
    last = decision_told(order.whole)
    if last is None:
        return {}
    looked_at: list[Value] = [
        known(order.terms, what=one.what, chosen=one.is_chosen, because=one.because)
        for one in options(order.whole, last)
    ]
    as_possible = {name: getattr(last, name) for name in AS_POSSIBLE}
    is_otherwise = False in as_possible.values()
    return known(
        order.terms,
        decided=last.decided,
        because=last.because,
        decided_by=last.decided_by,
        decided_on=decided_on(order.whole, last),
        options=looked_at,
        otherwise=last.otherwise if is_otherwise else "",
        **as_possible,
    )
