"""Brede blik: what is strong, what is vulnerable and what nobody knows yet, per domain."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ib_desk.domain.day_direction import PastDay
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.support_file import SupportFileId


class LifeDomain(StrEnum):
    """All of life, so that what is strong is looked for too."""

    LEARNING = "leren"
    WORK_HABITS = "werkhouding"
    SOCIAL_EMOTIONAL = "sociaal_emotioneel"
    BODY_SENSES = "lichaam_zintuigen"
    LANGUAGE = "taal_communicatie"
    HOME = "thuis_gezin"
    LEISURE_NETWORK = "vrije_tijd_netwerk"
    PRESENCE = "aanwezigheid"
    TALENTS = "talenten"


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
