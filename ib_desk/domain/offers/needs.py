"""Hulpzinnen to pick instead of typing: data (`resources/needs.toml`), checked when read."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.records.broad_view import LifeDomain
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
class NeedTag:
    """In which parts of life what a pupil needs under this word can help."""

    tag: str
    domains: tuple[LifeDomain, ...]

    def __post_init__(self) -> None:
        """Refuse what would say nothing."""
        if not self.tag.strip():
            raise UnfitValue("tag", DataProblem.EMPTY)
        if not self.domains:
            raise UnfitValue("domains", DataProblem.EMPTY)


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedBank:
    """All sentences, the most common first; a word of her own is about no part of life."""

    need: tuple[NeedSentence, ...] = ()
    tag: tuple[NeedTag, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a sentence that is there twice for the same, and a tag that none has."""
        self._refuse_tags()
        seen: set[tuple[NeedOf, str]] = set()
        for index, one in enumerate(self.need):
            key = (one.whose, one.sentence.casefold())
            if key in seen:
                raise UnfitValue(f"need.{index}.sentence", DataProblem.DOUBLE)
            seen.add(key)

    def _refuse_tags(self) -> None:
        known = self.tags(NeedOf.PUPIL)
        told = [one.tag for one in self.tag]
        for index, tag in enumerate(told):
            if tag in told[:index]:
                raise UnfitValue(f"tag.{index}.tag", DataProblem.DOUBLE)
            if tag not in known:
                raise UnfitValue(f"tag.{index}.tag", DataProblem.UNKNOWN_VALUE)

    def domains_of(self, need: Need) -> tuple[LifeDomain, ...]:
        """Where what the pupil needs can help; none for a word of her own, or of the teacher."""
        if need.whose is not NeedOf.PUPIL:
            return ()
        return next((one.domains for one in self.tag if one.tag == need.tag.strip()), ())

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
