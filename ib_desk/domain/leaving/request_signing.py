"""Who signed a request, whether that still holds, and which scans take the place of its pages.

A signature holds for the text that was printed. When that changes afterwards it holds no more, the
scan no longer goes along, and nobody's signature is carried over to the other text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.leaving.signed_sheets import SheetStanding
from ib_desk.domain.leaving.signers import SignPlace, person_of
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.sheet_signature import ScanHolds, SheetSaid, SheetSignature

_SIGNS = frozenset({SheetSaid.SEEN, SheetSaid.AGREES, SheetSaid.DISAGREES})
"""Who signs to disagree signs."""


class SignState(Enum):
    """How it stands with one who is to sign."""

    NOT_PRINTED = auto()
    WAITED_FOR = auto()
    SIGNED = auto()
    SIGNED_AGAINST = auto()
    NO_REPLY = auto()
    EARLIER_TEXT = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class SignerStanding:
    """One who is to sign; `standing` is the signature, or what is waited for."""

    place: SignPlace
    state: SignState
    standing: SheetStanding | None = None

    @property
    def is_signed(self) -> bool:
        """For the text of now."""
        return self.state in {SignState.SIGNED, SignState.SIGNED_AGAINST}


def who_signed(
    request: SwvRequest, places: Iterable[SignPlace], sheets: Iterable[SheetStanding]
) -> tuple[SignerStanding, ...]:
    """How it stands with each of `places` (`signers.sign_places`), in their order.

    `sheets` are those of the file, as `signed_sheets.sheets_of` gives them.
    """
    of_request = [one for one in sheets if one.signature.about_id == request.id]
    return tuple(_standing(place, of_request) for place in places)


def _standing(place: SignPlace, sheets: Iterable[SheetStanding]) -> SignerStanding:
    """What holds for the text of now says more than what held for an earlier one."""
    mine = [one for one in sheets if person_of(one.signature) == person_of(place)]
    for state in (SignState.SIGNED, SignState.SIGNED_AGAINST, SignState.NO_REPLY):
        for one in mine:
            if _state(one) is state:
                return SignerStanding(place=place, state=state, standing=one)
    waited = [one for one in mine if _state(one) is SignState.WAITED_FOR]
    earlier = [one for one in mine if _state(one) is SignState.EARLIER_TEXT]
    for one in (*earlier, *waited):
        return SignerStanding(place=place, state=_state(one), standing=one)
    return SignerStanding(place=place, state=SignState.NOT_PRINTED)


def _state(one: SheetStanding) -> SignState:
    match one.signature.says:
        case None:
            return SignState.NOT_PRINTED if one.is_earlier else SignState.WAITED_FOR
        case SheetSaid.NO_REPLY:
            return SignState.NO_REPLY
        case _ if one.is_earlier:
            return SignState.EARLIER_TEXT
        case SheetSaid.DISAGREES:
            return SignState.SIGNED_AGAINST
        case _:
            return SignState.SIGNED


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedScan:
    """A scan that leaves in the place of pages; `by` are those who signed on it."""

    document: Attachment
    holds: ScanHolds
    by: tuple[SheetSignature, ...]


def signed_scans(
    whole: WholeFile, request: SwvRequest, sheets: Iterable[SheetStanding]
) -> tuple[SignedScan, ...]:
    """Scans of the text of now, by the sheets of the file; those with all pages come first."""
    holding = [
        one.signature
        for one in sheets
        if one.signature.about_id == request.id
        and one.signature.says in _SIGNS
        and not one.is_earlier
    ]
    found = []
    for document in whole.of(Attachment):
        by = tuple(one for one in holding if one.scan_id == document.id)
        if by:
            found.append(SignedScan(document=document, holds=_holds(document, by), by=by))
    return tuple(sorted(found, key=lambda one: one.holds is not ScanHolds.ALL_PAGES))


def usual_holds(document: Attachment) -> ScanHolds:
    """What a scan of so many pages mostly holds."""
    pages = 0 if document.made is None else len(document.made.pages)
    return ScanHolds.ALL_PAGES if pages > 1 else ScanHolds.SIGNED_PAGE


def _holds(document: Attachment, by: Iterable[SheetSignature]) -> ScanHolds:
    """As was said; where nobody did, as is usual."""
    said = [one.holds for one in by if one.holds is not None]
    return said[0] if said else usual_holds(document)
