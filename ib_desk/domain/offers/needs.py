"""Hulpzinnen to pick instead of typing: data (`resources/needs.toml`), checked when read."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.records.need import Need, NeedOf


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedSentence:
    """One sentence, and the word under which the same need is found with other children."""

    whose: NeedOf
    sentence: str
    tag: str

    def __post_init__(self) -> None:
        """Refuse what would show as nothing."""
        for name in ("sentence", "tag"):
            if not getattr(self, name).strip():
                raise UnfitValue(name, DataProblem.EMPTY)


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedBank:
    """All sentences, the most common first."""

    need: tuple[NeedSentence, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a sentence that is there twice for the same."""
        seen: set[tuple[NeedOf, str]] = set()
        for index, one in enumerate(self.need):
            key = (one.whose, one.sentence.casefold())
            if key in seen:
                raise UnfitValue(f"need.{index}.sentence", DataProblem.DOUBLE)
            seen.add(key)

    def sentences(self, whose: NeedOf) -> tuple[str, ...]:
        """What can be picked for a pupil, or for a teacher."""
        return tuple(one.sentence for one in self.need if one.whose is whose)

    def tags(self, whose: NeedOf) -> tuple[str, ...]:
        """Every word under which needs are found, once."""
        return tuple(dict.fromkeys(one.tag for one in self.need if one.whose is whose))

    def tag_of(self, need: Need) -> str:
        """The word that comes along with its sentence; “” for a sentence of her own."""
        found = (one for one in self.need if one.whose is need.whose)
        return next((one.tag for one in found if one.sentence == need.sentence.strip()), "")

    def tagged(self, need: Need) -> Need:
        """With the tag of the sentence that was picked; a tag of her own stays."""
        tag, is_of_bank = self.tag_of(need), need.tag in ("", *self.tags(need.whose))
        return replace(need, tag=tag) if tag and is_of_bank else need
