"""The team's decision on the case as lines: by whom, what else was looked at, and zo-zo-zo."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ib_desk.domain.dutch_dates import plain_date
from ib_desk.domain.file.case_decisions import decided_on, meeting_of_decision, options
from ib_desk.domain.records.decision import AS_POSSIBLE, Decision, DecisionOption
from ib_desk.domain.words.report_texts import fill
from ib_desk.exchange.pdf.order import Order, filled, listed


def case_lines(
    order: Order, decision: Decision, introduce: Callable[[str], str], *, with_day: bool = False
) -> Iterator[str]:
    """Nothing of a decision that changes neither the level nor the place."""
    if not decision.is_on_case:
        return
    yield from filled((_by(order, decision, introduce, with_day=with_day),))
    for option in options(order.whole, decision):
        yield introduce(_option(order, option))
    yield from filled((_as_possible(order, decision),))


def _by(
    order: Order, decision: Decision, introduce: Callable[[str], str], *, with_day: bool
) -> str:
    """Who may decide in its meeting, where nobody wrote who did."""
    texts, meeting = order.texts.decision, meeting_of_decision(order.whole, decision)
    who = decision.decided_by.strip() or ("" if meeting is None else meeting.decides.strip())
    day = decided_on(order.whole, decision) if with_day else None
    said = introduce(who)
    if day is None:
        return fill(texts.by, who=said) if said else ""
    if not said:
        return fill(texts.on, day=plain_date(day))
    return fill(texts.by_on, day=plain_date(day), who=said)


def _option(order: Order, option: DecisionOption) -> str:
    texts, what = order.texts.decision, option.what.strip().rstrip(".")
    what = what[:1].lower() + what[1:] if what[1:2].islower() else what
    said = fill(texts.chosen if option.is_chosen else texts.not_chosen, what=what)
    reason = option.because.strip()
    return fill(texts.with_reason, said=said, reason=reason) if reason else said


def _as_possible(order: Order, decision: Decision) -> str:
    texts = order.texts.decision
    words = {name: getattr(texts, name) for name in AS_POSSIBLE}
    yes = [words[name] for name in AS_POSSIBLE if getattr(decision, name) is True]
    no = [words[name] for name in AS_POSSIBLE if getattr(decision, name) is False]
    said = (
        fill(texts.is_so, what=listed(yes)) if yes else "",
        fill(texts.is_not_so, what=listed(no)) if no else "",
        decision.otherwise.strip() if no else "",
    )
    return " ".join(filled(said))
