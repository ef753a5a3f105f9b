"""Who signs a request: as the counter of its kind says, else as forms usually ask.

What nobody wrote down of a samenwerkingsverband is not claimed. Then those are asked who sign as a
rule: parents with gezag, each on their own, the pupil from 16, and the director.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.law.rights import Act, Rights
from ib_desk.domain.records.contract import PartyKind
from ib_desk.domain.records.guardian import GuardianId
from ib_desk.domain.records.pupil import PupilId
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.sheet_signature import SheetSignature
from ib_desk.domain.records.swv import Signer

_USUAL: Final = (Signer.PUPIL_FROM_16, Signer.PARENTS, Signer.DIRECTOR)
_TWELVE: Final = 12


class ExpertPlace(Enum):
    """Their advice is given apart from each other."""

    FIRST = "first"
    SECOND = "second"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignPlace:
    """A place to sign; who is nobody of the file has a `name` alone."""

    role: Signer
    name: str
    guardian_id: GuardianId | None = None
    pupil_id: PupilId | None = None


def person_of(one: SheetSignature | SignPlace) -> object:
    """Whose signature it is: two places, or a place and what came back, are of one person by this.

    Whoever is director by now signs as the director; of two experts each has a place.
    """
    who = one.professional_id if isinstance(one, SheetSignature) else None
    by_name = one.name if one.role in {None, Signer.EXPERTS} else ""
    return one.guardian_id or one.pupil_id or who or (one.role, by_name)


def sign_places(
    whole: WholeFile,
    request: SwvRequest,
    rights: Rights,
    day: date,
    label: Callable[[Enum], str],
) -> tuple[SignPlace, ...]:
    """One for each who signs, each person once.

    Args:
        whole: the file.
        request: the request in it.
        rights: those of `day`.
        day: on which it is printed.
        label: the word for who is known by a role alone.
    """
    route = whole.route_of(request)
    asked = route.signers if route is not None and route.signers else _USUAL
    around = _Around(whole, request, rights, day, label)
    people: dict[object, SignPlace] = {}
    for place in (place for role in asked for place in around.places(role)):
        people.setdefault(person_of(place), place)
    return tuple(people.values())


@dataclass(frozen=True, slots=True)
class _Around:
    """What all places on one sheet hang on."""

    whole: WholeFile
    request: SwvRequest
    rights: Rights
    day: date
    label: Callable[[Enum], str]

    def places(self, role: Signer) -> Iterator[SignPlace]:
        match role:
            case Signer.PARENTS:
                yield from self._parents()
            case Signer.PUPIL_FROM_12:
                age = self.whole.pupil.age_on(self.day)
                if age is None or age.has_reached(_TWELVE) is not False:
                    yield self._pupil(role)
            case Signer.PUPIL_FROM_16:
                if None in self.rights.must_or_may(Act.SIGN):
                    yield self._pupil(role)
            case Signer.EXPERTS:
                for place in ExpertPlace:
                    yield SignPlace(role=role, name=self.label(place))
            case _:
                name = self._of_school(role).strip()
                yield SignPlace(role=role, name=name or self.label(role))

    def _parents(self) -> Iterator[SignPlace]:
        """The pupil in their place, who is of age."""
        asked = self.rights.must_or_may(Act.SIGN)
        for one in self.whole.guardians:
            if one.id in asked:
                name = one.name.strip() or self.label(one.relation or PartyKind.GUARDIAN)
                yield SignPlace(role=Signer.PARENTS, name=name, guardian_id=one.id)
        if self.rights.is_of_age:
            yield self._pupil(Signer.PARENTS)

    def _pupil(self, role: Signer) -> SignPlace:
        pupil = self.whole.pupil
        return SignPlace(role=role, name=pupil.short_name, pupil_id=pupil.id)

    def _of_school(self, role: Signer) -> str:
        if role is Signer.RECEIVING_SCHOOL:
            return self.request.receiving_school
        school = self.whole.school
        return school.board if role is Signer.BOARD else school.director
