"""What level the rule proposes for a weighing, and why; a person decides."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from ib_desk.domain.care.matched_care_rule import (
    Case,
    Condition,
    Conditions,
    LevelRange,
    MatchedCareRule,
    Scores,
)
from ib_desk.domain.records.weighing import MAX_SCORE, PRIMARY, Dimension, Weighing


class ProposalState(Enum):
    """Whether there is a proposal, and if not, what it waits for."""

    OPEN_QUESTIONS = auto()
    TOO_LITTLE_KNOWN = auto()
    READY = auto()


class ReasonCode(Enum):
    """What a reason explains."""

    BECAUSE = auto()
    NOTHING_HIGHER = auto()
    RAISED = auto()
    WIDENED = auto()
    NOT_HIGHER = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One fact behind the proposal, for the screen to put into words.

    `condition` is what was met, or for `NOT_HIGHER` what was not met; `None` where the last row of
    the table was used. `scores` are the dimensions to name and to light up, with their scores; for
    `NOT_HIGHER` those that did meet it, or the single dimension that fell short.
    """

    code: ReasonCode
    condition: Condition | None = None
    scores: tuple[tuple[Dimension, int | None], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """`levels` is `None` when there is no proposal.

    `questions_open` were not looked at, `find_out` were answered with “weet niet”; `hangs_on` are
    those of both whose answer could still change the proposal. With `stop_screen` the question of
    safety goes before anything else on the screen.
    """

    state: ProposalState
    case: str = ""
    levels: LevelRange | None = None
    reasons: tuple[Reason, ...] = ()
    questions_open: tuple[Dimension, ...] = ()
    find_out: tuple[Dimension, ...] = ()
    hangs_on: tuple[Dimension, ...] = ()
    stop_screen: bool = False

    @property
    def led_by(self) -> tuple[Dimension, ...]:
        """The dimensions that led to the proposal, in the order of the form."""
        named = {
            dimension
            for reason in self.reasons
            if reason.code is not ReasonCode.NOT_HIGHER
            for dimension, _score in reason.scores
        }
        return tuple(dimension for dimension in Dimension if dimension in named)


def propose(weighing: Weighing, rule: MatchedCareRule) -> Proposal:
    """The range, the default and the reasons; or what must be answered or found out first.

    An unknown score is worked out at 0 and at 4 and the range spans both; the default rests on
    what is known, so it is the one at 0. A row with a stop screen counts at once, also while
    other questions are open: who meets danger first need not fill in the rest.
    """
    scores = {dimension: weighing.score(dimension) for dimension in Dimension}
    questions_open = weighing.open_dimensions
    find_out = tuple(d for d in Dimension if scores[d] is None and d not in questions_open)
    case = rule.first_fit(scores)
    if questions_open and not case.stop:
        return Proposal(
            state=ProposalState.OPEN_QUESTIONS, questions_open=questions_open, find_out=find_out
        )
    levels = _span(scores, rule)
    if levels is None:
        return Proposal(
            state=ProposalState.TOO_LITTLE_KNOWN,
            case=case.name,
            reasons=_because(case, scores),
            find_out=find_out,
        )
    return Proposal(
        state=ProposalState.READY,
        case=case.name,
        levels=levels,
        reasons=(*_because(case, scores), *_not_higher(case, scores, rule)),
        questions_open=questions_open,
        find_out=find_out,
        hangs_on=_hangs_on(scores, rule),
        stop_screen=case.stop,
    )


def deviates(weighing: Weighing, proposal: Proposal) -> bool:
    """Whether a person chose another level than the one proposed, inside the range or not."""
    if weighing.chosen_level is None or proposal.levels is None:
        return False
    return weighing.chosen_level != proposal.levels.default


def _at(
    scores: Scores, unknown: int, dimensions: tuple[Dimension, ...] = tuple(Dimension)
) -> Scores:
    """`scores` with the unknown ones among `dimensions` taken to be `unknown`."""
    return {
        dimension: unknown if score is None and dimension in dimensions else score
        for dimension, score in scores.items()
    }


def _levels(scores: Scores, rule: MatchedCareRule) -> LevelRange | None:
    return rule.first_fit(scores).levels_for(scores)


def _span(scores: Scores, rule: MatchedCareRule) -> LevelRange | None:
    """The levels with all that is unknown at its lowest, widened to those at its highest."""
    lightest, heaviest = _levels(scores, rule), _levels(_at(scores, MAX_SCORE), rule)
    if lightest is None or heaviest is None:
        return None
    return LevelRange(
        low=min(lightest.low, heaviest.low),
        high=max(lightest.high, heaviest.high),
        default=lightest.default,
    )


def _hangs_on(scores: Scores, rule: MatchedCareRule) -> tuple[Dimension, ...]:
    """Unknown dimensions whose score can change the outcome, by itself or with the others high."""

    def matters(dimension: Dimension) -> bool:
        ends = [_at(scores, score, (dimension,)) for score in (0, MAX_SCORE)]
        return any(
            _levels(_at(ends[0], rest), rule) != _levels(_at(ends[1], rest), rule)
            for rest in (0, MAX_SCORE)
        )

    return tuple(d for d in Dimension if scores[d] is None and matters(d))


def _because(case: Case, scores: Scores) -> tuple[Reason, ...]:
    """What made the row fit, what raised its default, and what widened its range."""
    led_by = case.led_by(scores) or ()
    met = [(ReasonCode.BECAUSE, condition) for condition in led_by]
    if case.is_raised(scores):
        met += [(ReasonCode.RAISED, condition) for condition in case.raised_when]
    if case.is_widened(scores):
        met += [(ReasonCode.WIDENED, condition) for condition in case.widened_when]
    reasons = tuple(
        Reason(code=code, condition=condition, scores=_named(condition.met_by(scores), scores))
        for code, condition in met
    )
    if led_by:
        return reasons
    return (Reason(code=ReasonCode.NOTHING_HIGHER, scores=_named(PRIMARY, scores)), *reasons)


def _not_higher(case: Case, scores: Scores, rule: MatchedCareRule) -> tuple[Reason, ...]:
    """What keeps the default below the top of the range of its row."""
    levels = case.levels_for(scores)
    if levels is None or levels.default == levels.high:
        return ()
    raising = (case.raised_when,) if case.raised_when else ()
    ways = raising or _ways_above(levels.default, case, rule)
    nearest = min(ways, key=lambda way: _distance(way, scores), default=())
    return tuple(
        Reason(
            code=ReasonCode.NOT_HIGHER,
            condition=condition,
            scores=_named(
                condition.looks_at if condition.dimension else condition.met_by(scores), scores
            ),
        )
        for condition in nearest
        if _short(condition, scores)
    )


def _ways_above(level: int, case: Case, rule: MatchedCareRule) -> tuple[Conditions, ...]:
    """The conditions of rows above `case` that propose more than `level`, nearest row first."""
    before = rule.cases[: rule.cases.index(case)]
    heavier = [row for row in reversed(before) if row.levels and row.levels.default > level]
    return tuple(way for row in heavier for way in row.when)


def _distance(way: Conditions, scores: Scores) -> tuple[int, int]:
    """How many dimensions are lacking; of ways equally far, the one of which most is met."""
    lacking = sum(_short(condition, scores) for condition in way)
    return lacking, -sum(len(condition.met_by(scores)) for condition in way)


def _short(condition: Condition, scores: Scores) -> int:
    """How many dimensions are lacking for `condition` to hold."""
    return max(0, condition.count - len(condition.met_by(scores)))


def _named(
    dimensions: tuple[Dimension, ...], scores: Scores
) -> tuple[tuple[Dimension, int | None], ...]:
    return tuple((dimension, scores[dimension]) for dimension in dimensions)
