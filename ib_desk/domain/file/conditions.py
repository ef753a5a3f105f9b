"""How the nine conditions stand: read from the series of answers, for each condition and party.

A moment at which nobody said anything of a condition says nothing of it: what was said before is
told with its own day, and what nobody ever said is not known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from ib_desk.domain.records.condition import AskedAt, Condition, ConditionAnswer, ConditionState
from ib_desk.domain.records.contract import ContractId, ContractPartyId, ContractReviewId
from ib_desk.domain.records.record import Holding
from ib_desk.domain.records.request import SwvRequestId

Seen: TypeAlias = tuple[Condition, ContractPartyId | None]
"""Which condition, seen by whom; `None` for what all said together."""


def seen(answer: ConditionAnswer) -> Seen:
    """Of which series it is."""
    return answer.condition, answer.party_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """A moment at which conditions are asked anew: a look back, or before a request.

    `day` is that of the look back, or of today.
    """

    contract_id: ContractId
    day: date | None
    review_id: ContractReviewId | None = None
    request_id: SwvRequestId | None = None

    def answer(self, key: Seen, state: ConditionState) -> ConditionAnswer:
        """What is said of one at this moment."""
        condition, party = key
        is_look_back = self.review_id is not None
        return ConditionAnswer(
            contract_id=self.contract_id,
            party_id=party,
            asked_at=AskedAt.LOOK_BACK if is_look_back else AskedAt.REQUEST,
            review_id=self.review_id,
            request_id=self.request_id,
            asked_on=self._own_day,
            condition=condition,
            state=state,
        )

    def said(
        self, before: ConditionAnswer | None, key: Seen, state: ConditionState
    ) -> ConditionAnswer:
        """What is said of one now; `before` is mended, unless it was said on an earlier day."""
        if before is None or before.asked_on != self._own_day:
            return self.answer(key, state)
        return replace(before, state=state)

    @property
    def _own_day(self) -> date | None:
        """As of its answers: those of a look back have the day of that."""
        return None if self.review_id is not None else self.day

    def holds(self, answer: ConditionAnswer) -> bool:
        """Whether it was said at this moment."""
        mine = (self.contract_id, self.review_id, self.request_id)
        return mine == (answer.contract_id, answer.review_id, answer.request_id)


def answers_of_talk(among: Holding, contract_id: ContractId) -> tuple[ConditionAnswer, ...]:
    """Those that were given when this version was made."""
    return tuple(one for one in _of(among, contract_id) if one.is_of_the_talk)


def series(among: Holding, contract_id: ContractId) -> Mapping[Seen, tuple[ConditionAnswer, ...]]:
    """The answers of this version, each series by its days.

    Of the talk also those that have no day yet: they are written down while it goes on.
    """
    dated = [
        (one.day(among) or date.min, one)
        for one in _of(among, contract_id)
        if one.is_of_the_talk or one.day(among) is not None
    ]
    found: dict[Seen, list[ConditionAnswer]] = {}
    # Sorting is stable: of one day, what was said last stands last; the talk itself first.
    for _day, one in sorted(dated, key=lambda pair: (pair[0], not pair[1].is_of_the_talk)):
        found.setdefault(seen(one), []).append(one)
    return {key: tuple(answers) for key, answers in found.items()}


def since_the_talk(among: Holding, contract_id: ContractId) -> tuple[ConditionAnswer, ...]:
    """All that was said later about this version, the last first; without a day on top."""
    later = [one for one in _of(among, contract_id) if not one.is_of_the_talk]
    later.reverse()
    return tuple(sorted(later, key=lambda one: one.day(among) or date.max, reverse=True))


def last_seen(
    among: Holding, contract_id: ContractId, before: Asking | None = None
) -> dict[Seen, ConditionAnswer]:
    """How each was seen last; with `before`, how that was when one came to that moment."""
    found = {}
    for key, answers in series(among, contract_id).items():
        for one in answers:
            if before is None or _is_before(one, before, among):
                found[key] = one
    return found


def to_ask(among: Holding, moment: Asking) -> tuple[Seen, ...]:
    """What is asked at a moment: all that did not go well when it was last looked at, or was not.

    Where nobody looked at any condition nothing is asked: that is begun with the contract.
    """
    last = last_seen(among, moment.contract_id, moment)
    if not last:
        return ()
    together: list[Seen] = [(condition, None) for condition in Condition]
    asked = [
        key
        for key in (*together, *(key for key in last if key[1] is not None))
        if key not in last or last[key].state is not ConditionState.GOOD
    ]
    return _in_order(asked)


def said_at(among: Holding, moment: Asking) -> dict[Seen, ConditionAnswer]:
    """What was answered at a moment by now."""
    mine = (one for one in _of(among, moment.contract_id) if moment.holds(one))
    return {seen(one): one for one in mine}


@dataclass(frozen=True, slots=True, kw_only=True)
class Worry:
    """What asks for care, or is seen otherwise by one party.

    Attributes:
        answer: what was said of it last.
        day: on which that was.
        words: the last explanation since it goes this way.
    """

    answer: ConditionAnswer
    day: date | None
    words: str


def on_paper(among: Holding, contract_id: ContractId) -> tuple[Worry, ...]:
    """As `worries`, without what a party asked to keep off paper."""
    return tuple(one for one in worries(among, contract_id) if not one.answer.off_paper)


def worries(among: Holding, contract_id: ContractId) -> tuple[Worry, ...]:
    """What asks for care by now, and after each condition who sees it otherwise.

    A party that came to see it as all do, and has nothing to add, is no longer named.
    """
    every = series(among, contract_id)
    found = []
    for key in _in_order(every):
        last, together = every[key][-1], every.get((key[0], None), ())
        is_view = key[1] is not None
        if last.state.is_worry if not is_view else _is_otherwise(last, together[-1:]):
            words = _words_since(every[key])
            found.append(Worry(answer=last, day=last.day(among), words=words))
    return tuple(found)


def _is_before(answer: ConditionAnswer, moment: Asking, among: Holding) -> bool:
    is_later = (answer.day(among) or date.min) > (moment.day or date.max)
    return not moment.holds(answer) and not is_later


def _words_since(answers: tuple[ConditionAnswer, ...]) -> str:
    """The last note of the answers that say the same kind of thing as the last of all."""
    words = ""
    for one in answers:
        if one.state.is_worry is not answers[-1].state.is_worry:
            words = ""
        words = one.note.strip() or words
    return words


def _in_order(keys: Iterable[Seen]) -> tuple[Seen, ...]:
    """As the conditions stand, all together first."""
    order = list(Condition)
    return tuple(sorted(keys, key=lambda key: (order.index(key[0]), key[1] is not None)))


def _is_otherwise(view: ConditionAnswer, together: tuple[ConditionAnswer, ...]) -> bool:
    is_alike = any(one.state is view.state for one in together)
    return not is_alike or bool(view.note.strip())


def _of(among: Holding, contract_id: ContractId) -> list[ConditionAnswer]:
    return [one for one in among.of(ConditionAnswer) if one.contract_id == contract_id]
