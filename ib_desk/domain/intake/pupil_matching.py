"""Which pupil of an export is which child that we have. Rules 1 to 3 of `pupil_import`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ib_desk.domain.birth_date import BirthDate, is_same_birth
from ib_desk.domain.intake.school_export import (
    FullName,
    ReadPupil,
    folded_given_names,
    folded_surname,
    full_names,
)
from ib_desk.domain.records.pupil import Pupil, PupilId


class Doubt(StrEnum):
    """Why a row is unclear."""

    NAMESAKES = "namesakes"
    """Two children with this name and birth date, here or in the export."""
    OTHER_CHILD = "other_child"
    """The key is that of a child with another name and another birth date."""
    KEYS_DISAGREE = "keys_disagree"
    """Key and ECK iD point to two children, or two pupils of the export to one."""
    BIRTH_DATE_UNKNOWN = "birth_date_unknown"
    """The name fits; one side has no birth date, or less of it."""
    NO_NAME = "no_name"
    """The export gives no name at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unclear:
    """A person has to say who this is; `candidates` may be empty."""

    doubt: Doubt
    candidates: tuple[Pupil, ...] = ()


Match = Pupil | Unclear | None
"""`None`: nobody whom we have."""


def match_pupils(reads: Sequence[ReadPupil], stored: Sequence[Pupil], today: date) -> list[Match]:
    """One match for each of `reads`, in their order; each stored pupil is given out once at most.

    Pupils who are at school choose before former ones: a child that came back under a new key is
    listed as both.
    """
    matching = _Matching(reads, stored)
    matching.by_links()
    present = [i for i, read in enumerate(reads) if not read.has_left(today)]
    former = [i for i, read in enumerate(reads) if read.has_left(today)]
    matching.by_name(present, heed_taken=True)
    matching.by_name(former, heed_taken=False)
    return matching.matches


class _Matching:
    """The state of one matching: what is matched by now, and which children are given out."""

    def __init__(self, reads: Sequence[ReadPupil], stored: Sequence[Pupil]) -> None:
        self.matches: list[Match] = [None] * len(reads)
        self._reads = reads
        self._stored = stored
        self._taken: set[PupilId] = set()
        self._names = [full_names(read) for read in reads]
        self._by_name: defaultdict[FullName, list[Pupil]] = defaultdict(list)
        for pupil in stored:
            for name in full_names(pupil):
                self._by_name[name].append(pupil)

    def by_links(self) -> None:
        """By key, and then by ECK iD: of two pupils that claim one child the key's goes first."""
        by_key = _unique(self._stored, "edexml_key")
        by_eckid = _unique(self._stored, "eckid")
        key_counts = Counter(read.edexml_key for read in self._reads)
        eckid_counts = Counter(read.eckid for read in self._reads)
        claims = [
            (
                by_key.get(read.edexml_key) if key_counts[read.edexml_key] == 1 else None,
                by_eckid.get(read.eckid) if eckid_counts[read.eckid] == 1 else None,
            )
            for read in self._reads
        ]
        in_order = sorted(range(len(claims)), key=lambda i: claims[i][0] is None)
        for i in in_order:
            self._claim(i, *claims[i])

    def by_name(self, numbers: Sequence[int], *, heed_taken: bool) -> None:
        """By full name and birth date, for those of `numbers` that are still open.

        Args:
            numbers: places in `reads`.
            heed_taken: whether a namesake who is already given out makes a pupil unclear.
        """
        numbers = [i for i in numbers if self.matches[i] is None]
        strong = {i: list(self._open_namesakes(i, same_day=True)) for i in numbers}
        rivals = Counter(pupil.id for found in strong.values() for pupil in found)
        twins = Counter(name for i in numbers for name in self._dated_names(i))
        found: dict[int, Match] = {}
        for i in numbers:
            certain = strong[i]
            if len(certain) == 1 and rivals[certain[0].id] == 1:
                taken = self._taken_namesakes(i) if heed_taken else []
                if not taken or certain[0].edexml_key == self._reads[i].edexml_key:
                    found[i] = certain[0]
                    continue
            found[i] = self._doubt(i, certain, heed_taken=heed_taken, twins=twins)
        for i, match in found.items():
            self._settle(i, match)

    def _claim(self, i: int, by_key: Pupil | None, by_eckid: Pupil | None) -> None:
        claimed = by_key or by_eckid
        if claimed is None:
            return
        read = self._reads[i]
        if (by_key and by_eckid and by_key.id != by_eckid.id) or claimed.id in self._taken:
            both = {pupil.id: pupil for pupil in (by_key, by_eckid) if pupil}
            match: Match = Unclear(doubt=Doubt.KEYS_DISAGREE, candidates=tuple(both.values()))
        elif by_key is not by_eckid and _is_other_child(read, claimed):
            others = [p for p in self._open_namesakes(i, same_day=True) if p.id != claimed.id]
            match = Unclear(doubt=Doubt.OTHER_CHILD, candidates=(claimed, *others))
        else:
            match = claimed
        self._settle(i, match)

    def _settle(self, i: int, match: Match) -> None:
        self.matches[i] = match
        if isinstance(match, Pupil):
            self._taken.add(match.id)

    def _doubt(
        self,
        i: int,
        certain: list[Pupil],
        *,
        heed_taken: bool,
        twins: Counter[tuple[FullName, BirthDate]],
    ) -> Match:
        taken = self._taken_namesakes(i) if heed_taken else []
        possible = list(self._open_namesakes(i, same_day=False))
        if certain or taken:
            candidates = tuple({p.id: p for p in (*certain, *taken, *possible)}.values())
            return Unclear(doubt=Doubt.NAMESAKES, candidates=candidates)
        if possible:
            return Unclear(doubt=Doubt.BIRTH_DATE_UNKNOWN, candidates=tuple(possible))
        if not heed_taken:
            return None
        if not self._reads[i].sort_name:
            return Unclear(doubt=Doubt.NO_NAME)
        if any(twins[name] > 1 for name in self._dated_names(i)):
            return Unclear(doubt=Doubt.NAMESAKES)
        return None

    def _open_namesakes(self, i: int, *, same_day: bool) -> Iterator[Pupil]:
        """Children not given out, with this name and either this birth date or an unknown one."""
        born_on = self._reads[i].born_on
        for pupil in self._namesakes(i):
            if pupil.id in self._taken:
                continue
            if is_same_birth(pupil.born_on, born_on) is (True if same_day else None):
                yield pupil

    def _taken_namesakes(self, i: int) -> list[Pupil]:
        born_on = self._reads[i].born_on
        return [p for p in self._namesakes(i) if p.id in self._taken and p.born_on == born_on]

    def _namesakes(self, i: int) -> Iterable[Pupil]:
        found = {p.id: p for name in self._names[i] for p in self._by_name[name]}
        return found.values()

    def _dated_names(self, i: int) -> list[tuple[FullName, BirthDate]]:
        born_on = self._reads[i].born_on
        return [(name, born_on) for name in self._names[i]] if born_on else []


def _is_other_child(read: ReadPupil, stored: Pupil) -> bool:
    """Whether name and birth date both differ.

    Without both birth dates only a name that has nothing in common counts: a new surname alone, or
    another call name, is no other child.
    """
    is_same = is_same_birth(read.born_on, stored.born_on)
    if read.born_on and is_same is not None:
        return not is_same and full_names(read).isdisjoint(full_names(stored))
    if not (full_names(read) and full_names(stored)):
        return False
    return folded_given_names(read).isdisjoint(folded_given_names(stored)) and (
        folded_surname(read) != folded_surname(stored)
    )


def _unique(stored: Sequence[Pupil], name: str) -> dict[str, Pupil]:
    """Stored pupils by a link that one of them has; an empty link is none."""
    counts = Counter(getattr(pupil, name) for pupil in stored)
    return {key: p for p in stored if (key := getattr(p, name)) and counts[key] == 1}
