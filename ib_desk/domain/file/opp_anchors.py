"""Anchors of a plan: by when it has to be set, and when it is looked back on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ib_desk.domain.file.anchors import Anchor, Anchored
from ib_desk.domain.file.evaluations import evaluated_on
from ib_desk.domain.file.opps import newest_opp, opp_in_force
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.evaluation import Evaluation
from ib_desk.domain.records.opp import Opp


def opp_term(whole: WholeFile) -> Iterator[Anchored]:
    """The six weeks, of a first version that was not set."""
    opp = newest_opp(whole)
    if opp is not None and not opp.is_set and opp.counts_from is not None:
        yield anchored_opp(opp, opp.counts_from)


def anchored_opp(opp: Opp, counts_from: date) -> Anchored:
    """What its term is counted from, also of one that was set."""
    return Anchored(anchor=Anchor.OPP, record_id=opp.id, on=counts_from)


def opp_evaluation(whole: WholeFile) -> Iterator[Anchored]:
    """Of the version that holds: on the day that was planned, else counted from when it was set.

    Nothing for a day on which the help is evaluated anyway, or was since. Whoever evaluated counts
    from that day, and `number` says how often it was: the rule gives until the end of the school
    year after it.
    """
    opp = opp_in_force(whole)
    if opp is None:
        return
    held = [day for one in whole.of(Evaluation) if (day := evaluated_on(whole, one)) is not None]
    day = opp.evaluate_on
    if day is not None:
        is_planned = any(one.next_on == day for one in whole.of(Evaluation))
        if not is_planned and all(one < day for one in held):
            yield Anchored(anchor=Anchor.OPP_EVALUATION, record_id=opp.id, on=day)
    elif opp.set_on is not None:
        since = [one for one in held if one >= opp.set_on]
        on = max(since, default=opp.set_on)
        yield Anchored(anchor=Anchor.OPP_YEAR, record_id=opp.id, on=on, number=len(since))
