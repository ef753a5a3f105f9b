"""What each source of law says, where it was read, and how sure that is: data, checked when read.

Nothing that is not read at its source is told to a user as law: it is told with the words that say
so. The texts are in `resources/law/sources.toml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from ib_desk.domain.certainty import Certainty
from ib_desk.domain.data_problem import DataProblem, UnfitValue


class LegalSource(Enum):
    """Where a right comes from, or a rule that is only our own reading."""

    WPO_1 = "wpo_1"
    WPO_18A = "wpo_18a"
    WPO_39 = "wpo_39"
    WPO_40A = "wpo_40a"
    WVO_2_44 = "wvo_2_44"
    WVO_2_47 = "wvo_2_47"
    AVG_6 = "avg_6"
    AVG_9 = "avg_9"
    AVG_13 = "avg_13"
    UAVG_5 = "uavg_5"
    UAVG_30 = "uavg_30"
    BW_1_233 = "bw_1_233"
    BW_1_245 = "bw_1_245"
    BW_1_247 = "bw_1_247"
    BW_1_377C = "bw_1_377c"
    IVRK_12 = "ivrk_12"
    CARE_CODES = "care_codes"
    SWV_PRACTICE = "swv_practice"
    READING_PRACTICE = "reading_practice"
    TABLE_PRACTICE = "table_practice"
    SIGNING_PRACTICE = "signing_practice"
    OWN_LEAST_WORDS = "own_least_words"
    OWN_NEED_HELPS = "own_need_helps"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """`meaning` is what it comes down to, in plain words; `where` is for who checks it again."""

    name: str
    meaning: str
    how_sure: Certainty
    seen_on: date
    where: str

    def __post_init__(self) -> None:
        for key in ("name", "meaning", "where"):
            if not getattr(self, key).strip():
                raise UnfitValue(key, DataProblem.EMPTY)


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalSources:
    """All sources; `unsure` is the sentence around the name of one that was not read itself."""

    unsure: str
    sources: Mapping[LegalSource, SourceText]

    def __post_init__(self) -> None:
        if "{name}" not in self.unsure:
            raise UnfitValue("unsure", DataProblem.INCOMPLETE)
        for source in LegalSource:
            if source not in self.sources:
                raise UnfitValue(f"sources.{source.value}", DataProblem.MISSING)

    def told(self, name: str, how_sure: Certainty) -> str:
        """`name` as a user may read it: as it is, or with the words that it is to be checked."""
        return name if how_sure is Certainty.READ else self.unsure.replace("{name}", name)

    def cited(self, source: LegalSource) -> str:
        """“UAVG, artikel 5 (laat dit nakijken)”."""
        text = self.sources[source]
        return self.told(text.name, text.how_sure)
