"""Who signs at this SWV, and whether that is done for the text of now: a point for each of them.

Where nobody wrote down who signs there, nothing is claimed. Experts sign their own advice, of which
there is a point of its own.
"""

from __future__ import annotations

from enum import Enum
from typing import Final

from ib_desk.domain.certainty import Certainty
from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.leaving.signers import SignPlace, sign_places
from ib_desk.domain.records.field_place import place_for_new, place_of
from ib_desk.domain.records.sheet_signature import SheetSaid, SheetSignature
from ib_desk.domain.records.swv import Signer
from ib_desk.domain.request.request_people_checks import called_in
from ib_desk.domain.request.request_points import (
    Case,
    Finding,
    PointSpec,
    PointState,
    missing,
    ok,
    weak,
)

_SIGNS: Final = (SheetSaid.SEEN, SheetSaid.AGREES, SheetSaid.DISAGREES)
"""Who signs to disagree signs."""


def signatures(case: Case, _spec: PointSpec) -> list[Finding]:
    """What was not read of this SWV is a hint, and so is a parent beside one who signed."""
    route = case.whole.route_of(case.request)
    if route is None or not route.signers:
        return []
    asked = [
        one
        for one in sign_places(case.whole, case.request, case.rights, case.today, _unnamed)
        if one.role is not Signer.EXPERTS
    ]
    sheets = [one for one in case.whole.of(SheetSignature) if one.about_id == case.request.id]
    found = [(one, _looked_at(case, one, sheets)) for one in asked]
    a_parent_did = any(
        one.role is Signer.PARENTS and looked.state is PointState.OK for one, looked in found
    )
    is_read = route.how_sure is Certainty.READ
    return [
        looked
        if looked.state is not PointState.MISSING
        or (is_read and not (a_parent_did and one.role is Signer.PARENTS))
        else weak(looked.place, *looked.facts, name=looked.name)
        for one, looked in found
    ]


def _looked_at(case: Case, asked: SignPlace, sheets: list[SheetSignature]) -> Finding:
    """What holds for the text of now says most, then that nobody answered, then what did hold."""
    name, mine = _name(case, asked), [one for one in sheets if _person(one) == _person(asked)]
    signed = [one for one in mine if one.says in _SIGNS]
    for one in signed:
        if one.id not in case.outdated:
            return _signed(one, name)
    for one in mine:
        if one.says is SheetSaid.NO_REPLY:
            fact = Fact(kind=FactKind.CHOSEN, choice=one.says)
            return weak(place_of(one, "says"), fact, name=name)
    for one in signed:
        fact = Fact(kind=FactKind.EARLIER_TEXT, on=one.said_on)
        return weak(place_for_new(SheetSignature, "says"), fact, name=name)
    for one in mine:
        return missing(place_of(one, "says"), Fact(kind=FactKind.NOT_BACK), name=name)
    return missing(place_for_new(SheetSignature, "says"), name=name)


def _signed(one: SheetSignature, name: str | Enum) -> Finding:
    if one.said_on is None:
        return weak(place_of(one, "said_on"), Fact(kind=FactKind.NO_DATE), name=name)
    return ok(place_of(one, "says"), Fact(kind=FactKind.ON, on=one.said_on), name=name)


def _person(one: SheetSignature | SignPlace) -> object:
    """Whoever is director by now signs as the director."""
    return one.guardian_id or one.pupil_id or one.role


def _name(case: Case, asked: SignPlace) -> str | Enum:
    if asked.guardian_id is not None or asked.pupil_id is not None:
        return called_in(case, asked.guardian_id)
    return asked.name or asked.role


def _unnamed(_word: Enum) -> str:
    """Words for who has no name are found by the screen."""
    return ""
