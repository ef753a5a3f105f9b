"""What a kind of request is called where it goes: the own words of that SWV, or those of all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from uuid import UUID

from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.domain.records.swv import SwvProfileId
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.records.swv_route import SwvRoute, counting
from ib_desk.domain.words.terms import Terms

OwnWords = Mapping[tuple[UUID | None, RequestKind], str]
"""Where a request says that it goes, and its kind → what it is called there, if that is known."""


def own_words(home: SwvProfileId | None, routes: Iterable[SwvRoute]) -> OwnWords:
    """Of every SWV; under `None` those of `home`, to which a request goes that names none."""
    found: dict[tuple[UUID | None, RequestKind], str] = {}
    for (swv_id, kind), route in counting(routes).items():
        if words := route.own_words.strip():
            found[swv_id, kind] = words
            if swv_id == home:
                found[None, kind] = words
    return found


def kind_called(request: SwvRequest, whole: WholeFile, terms: Terms) -> str:
    """“TLV heet hier arrangement”: as in the middle of a sentence, as it was typed."""
    return terms_at(whole.swv_of(request), whole, terms).label(request.kind)


def terms_at(swv: SwvProfile, whole: WholeFile, terms: Terms) -> Terms:
    """The terms, with the words of this SWV for the kinds that have another name there."""
    known = own_words(None, whole.swv_routes)
    own: dict[Enum, str] = {kind: words for (at, kind), words in known.items() if at == swv.id}
    return terms.calling(own) if own else terms
