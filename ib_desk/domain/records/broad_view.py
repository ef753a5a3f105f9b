"""Brede blik: what is strong, what is vulnerable and what nobody knows yet, per domain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from ib_desk.domain.day_direction import PastDay
from ib_desk.domain.records.moment import Happening, Moment
from ib_desk.domain.records.output_kind import A_REQUEST, OutputKind
from ib_desk.domain.records.record import Among, Record, leaves
from ib_desk.domain.records.support_file import SupportFileId


class LifeDomain(Enum):
    """All of life, so that what is strong is looked for too; class and school are part of it."""

    LEARNING = "learning"
    WORK_HABITS = "work_habits"
    SOCIAL_EMOTIONAL = "social_emotional"
    BODY_SENSES = "body_senses"
    LANGUAGE = "language"
    SCHOOL = "school"
    HOME = "home"
    LEISURE_NETWORK = "leisure_network"
    PRESENCE = "presence"
    TALENTS = "talents"


@leaves(*A_REQUEST, words=("strong", "vulnerable", "unknown", "source"))
@leaves(OutputKind.TEACHERS_PRINT, words=("strong", "vulnerable"))
@leaves(OutputKind.PARENTS_PRINT, words=("strong", "vulnerable", "unknown"))
@leaves(OutputKind.OPP_PRINT, words=("strong", "vulnerable"))
@dataclass(frozen=True, slots=True, kw_only=True)
class BroadViewEntry(Record):
    """One domain of one file; strong comes before vulnerable, here and in print."""

    file_id: SupportFileId
    domain: LifeDomain
    strong: str = ""
    vulnerable: str = ""
    unknown: str = ""
    source: str = ""
    seen_on: PastDay | None = None

    def looked_at_with(self, others: Iterable[BroadViewEntry], day: date | None) -> BroadViewEntry:
        """With day and source of what was looked at on `day` already, if anything was."""
        same = [one for one in others if one.seen_on == day and day is not None]
        return replace(self, seen_on=day, source=same[-1].source) if same else self

    def moments(self, among: Among) -> Iterator[Moment]:
        """What is strong is told first."""
        del among
        yield Moment(
            happening=Happening.BROAD_VIEW,
            on=self.seen_on,
            words=self.strong or self.vulnerable or self.unknown,
            who=self.source,
            choice=self.domain,
        )
