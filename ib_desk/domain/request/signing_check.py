"""Who signs at this SWV, and whether that is done for the text of now: a point for each of them.

Where nobody wrote down who signs there, nothing is claimed. Experts sign their own advice, of which
there is a point of its own.
"""

from __future__ import annotations

from enum import Enum

from ib_desk.domain.certainty import Certainty
from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.leaving.request_signing import SignerStanding, SignState, who_signed
from ib_desk.domain.leaving.signers import SignPlace, sign_places
from ib_desk.domain.records.field_place import place_for_new, place_of
from ib_desk.domain.records.sheet_signature import SheetSignature
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
    standings = who_signed(case.request, asked, case.sheets)
    found = [(one.place, _looked_at(case, one)) for one in standings]
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


def _looked_at(case: Case, one: SignerStanding) -> Finding:
    """As it stands on the sheet that says most of this signer (`leaving.request_signing`)."""
    name, by = _name(case, one.place), one.standing
    if by is None:
        return missing(place_for_new(SheetSignature, "says"), name=name)
    match one.state:
        case SignState.NO_REPLY:
            fact = Fact(kind=FactKind.CHOSEN, choice=by.signature.says)
            return weak(place_of(by.signature, "says"), fact, name=name)
        case SignState.EARLIER_TEXT:
            fact = Fact(kind=FactKind.EARLIER_TEXT, on=by.signature.said_on)
            return weak(place_for_new(SheetSignature, "says"), fact, name=name)
        case SignState.WAITED_FOR:
            return missing(place_of(by.signature, "says"), Fact(kind=FactKind.NOT_BACK), name=name)
        case _:
            return _signed(by.signature, name)


def _signed(one: SheetSignature, name: str | Enum) -> Finding:
    if one.said_on is None:
        return weak(place_of(one, "said_on"), Fact(kind=FactKind.NO_DATE), name=name)
    return ok(place_of(one, "says"), Fact(kind=FactKind.ON, on=one.said_on), name=name)


def _name(case: Case, asked: SignPlace) -> str | Enum:
    if asked.guardian_id is not None or asked.pupil_id is not None:
        return called_in(case, asked.guardian_id)
    return asked.name or asked.role


def _unnamed(_word: Enum) -> str:
    """Words for who has no name are found by the screen."""
    return ""
