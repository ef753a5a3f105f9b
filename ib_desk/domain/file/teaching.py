"""What somebody who teaches a child tomorrow has to know: what helps, and what does not.

Of home, body and research nothing, unless that was asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from ib_desk.domain.file.factors import Factor, FactorPlace, factors
from ib_desk.domain.file.needs import needs_now
from ib_desk.domain.file.whole_file import Teammate, WholeFile
from ib_desk.domain.records.assessment import Assessment
from ib_desk.domain.records.broad_view import LifeDomain
from ib_desk.domain.records.contract import PartyKind
from ib_desk.domain.records.intervention import Effect, Intervention, Payer
from ib_desk.domain.records.need import NeedOf
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.school import Role, Sector
from ib_desk.domain.records.support_file import TeamPlace
from ib_desk.domain.sentences import sentences

_WHO_TEACH: Final = frozenset({Role.MENTOR, Role.TEACHER})
_AT_SCHOOL: Final = (None, Payer.SCHOOL, Payer.SWV)
_OF_PARENTS: Final = "ouders"
"""So begins a need that asks something of home."""
_AROUND_SCHOOL: Final = (FactorPlace.CHILD, FactorPlace.SCHOOL)
_NOT_OF_LESSONS: Final = (LifeDomain.BODY_SENSES, LifeDomain.PRESENCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class TeachersSheet:
    """Lines, the most useful first; what was not asked for is empty."""

    helps: tuple[str, ...]
    goes_well: tuple[str, ...]
    hinders: tuple[str, ...]
    did_not_help: tuple[str, ...]
    home: tuple[str, ...] = ()
    health: tuple[str, ...] = ()
    research: tuple[Assessment, ...] = ()

    def shortened(self, most: int) -> TeachersSheet:
        """With at most so many lines of each."""
        return TeachersSheet(
            helps=self.helps[:most],
            goes_well=self.goes_well[:most],
            hinders=self.hinders[:most],
            did_not_help=self.did_not_help[:most],
            home=self.home[:most],
            health=self.health[:most],
            research=self.research[:most],
        )


def who_teach(whole: WholeFile) -> tuple[Teammate, ...]:
    """The mentor and who teaches, of the core team: whoever stands in gets it from them.

    In secondary education who teaches on call too: there are more of them than a core team holds.
    """
    places = {TeamPlace.CORE}
    if whole.school.sector is Sector.VO:
        places.add(TeamPlace.ON_CALL)
    return tuple(
        mate
        for mate in whole.team
        if mate.person.role in _WHO_TEACH and mate.member.place in places
    )


def teachers_sheet(
    whole: WholeFile, *, with_home: bool = False, with_health: bool = False
) -> TeachersSheet:
    """Of this file; research only where somebody said that teachers may see it."""
    known = factors(whole)
    in_class = [one for one in known if _is_of_lessons(one)]
    return TeachersSheet(
        helps=_once(
            (*_needs(whole, with_home=with_home), *_agreed(whole), *_done(whole, helped=True))
        ),
        goes_well=_once(one.words for one in in_class if one.helps),
        hinders=_once(one.words for one in in_class if not one.helps),
        did_not_help=_once(_done(whole, helped=False)),
        home=_once(one.words for one in known if _is_of_home(one)) if with_home else (),
        health=_once(one.words for one in known if _is_of_body(one)) if with_health else (),
        research=_research(whole) if with_health else (),
    )


def _is_of_lessons(one: Factor) -> bool:
    return one.place in _AROUND_SCHOOL and one.domain not in _NOT_OF_LESSONS


def _is_of_home(one: Factor) -> bool:
    return one.place not in _AROUND_SCHOOL or one.domain is LifeDomain.PRESENCE


def _is_of_body(one: Factor) -> bool:
    return one.domain is LifeDomain.BODY_SENSES


def _needs(whole: WholeFile, *, with_home: bool) -> Iterator[str]:
    for said in dict(needs_now(whole)).get(NeedOf.PUPIL, ()):
        if with_home or not said.casefold().startswith(_OF_PARENTS):
            yield said


def _agreed(whole: WholeFile) -> Iterator[str]:
    """What teachers offered when all talked together."""
    parties = () if whole.contract is None else whole.parties(whole.contract)
    for party in parties:
        if party.kind is PartyKind.TEACHERS:
            yield from sentences(party.offers)


def _done(whole: WholeFile, *, helped: bool) -> Iterator[str]:
    for one in whole.of(Intervention):
        is_at_school = one.payer in _AT_SCHOOL and bool(one.title.strip())
        if is_at_school and one.effect is not None and (one.effect >= Effect.BETTER) is helped:
            yield one.title.strip()


def _research(whole: WholeFile) -> tuple[Assessment, ...]:
    return tuple(
        one
        for one in whole.of(Assessment)
        if one.is_in(OutputKind.TEACHERS_PRINT) and one.instrument.strip()
    )


def _once(lines: Iterable[str]) -> tuple[str, ...]:
    """Each line where it comes first, without a full stop."""
    found: dict[str, str] = {}
    for line in lines:
        bare = line.strip().rstrip(".")
        if bare:
            found.setdefault(bare.casefold(), bare)
    return tuple(found.values())
