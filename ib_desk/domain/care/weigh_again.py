"""On which day one weighs again: an evaluation ends in a weighing, so both are on one day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from ib_desk.domain.file.evaluations import last_evaluation
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.weighing import Weighing

_HELP_TAKES: Final = timedelta(weeks=4)
"""The first look back at a contract is after two weeks: it tells of promises, not yet of help."""


def with_day_to_weigh_again(weighing: Weighing, whole: WholeFile, today: date) -> Weighing:
    """The weighing in which a level was chosen, to be weighed again when one looks back anyhow.

    That day was planned by people, at an evaluation or else in the contract. Where none was, or a
    day stands there already, nothing is filled in.
    """
    if weighing.chosen_level is None or weighing.next_on is not None:
        return weighing
    last, contract = last_evaluation(whole), whole.contract
    planned = (
        None if last is None else last.next_on,
        None if contract is None else contract.review_on,
    )
    since = max(weighing.weighed_on or today, today)
    ahead = (day for day in planned if day is not None and day >= since + _HELP_TAKES)
    return replace(weighing, next_on=next(ahead, None))
